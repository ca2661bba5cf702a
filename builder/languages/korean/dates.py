"""Dates in Korean text: years, months and days in every usual writing, decades, centuries, and the time of day.

The forms are those of 한글 맞춤법 부록 문장 부호 (마침표, 작은따옴표 for a cut year) and of official style
(행정업무의 운영 및 혁신에 관한 규정 제7조: 2025. 1. 11.).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.korean.numerals import value
from builder.languages.quantity import Quantity
from builder.languages.quantity.grammar import Grammar

_RANGE = r" ?(?:[-–~∼〜]|에서|부터) ?"
_CUT = "[’'‘]"
_YEAR = rf"(?<![\d,.])(?:[12]\d{{3}}|{_CUT}\d{{2}})"
_PARTS = {
    "early": ("초", "초반", "초순", "초기", "초엽"),
    "mid": ("중반", "중순", "중엽"),
    "late": ("말", "후반", "하순", "말엽", "말기"),
    "first half": ("상반기", "전반기"),
    "second half": ("하반기", "후반기"),
}
_PART_OF = {word: part for part, words in _PARTS.items() for word in words}
_PART = (
    rf"(?: ?(?P<part>{'|'.join(sorted(_PART_OF, key=len, reverse=True))})(?![가-힣](?<![에의까부은이을도과와는로])))?"
)
_CENTURY_CUT = 50  # a year cut to two digits below this is of this century
_THIS, _LAST = 2000, 1900


def _year(text: str | None) -> int:
    """The year that two or four digits say, with or without the quote of a cut year."""
    if not text:
        return 0
    number = int(text.lstrip("’'‘"))
    if number >= 100:  # noqa: PLR2004 - of three digits or more: whole
        return number
    return number + (_THIS if number < _CENTURY_CUT else _LAST)


def _date(match: re.Match[str], low: tuple[int, int, int], high: tuple[int, int, int] | None = None) -> Quantity:
    part = _PART_OF.get(match.groupdict().get("part") or "", "")
    ends = [Fraction(year * 10000 + month * 100 + day) for year, month, day in (low, high or low)]
    return Quantity("date", ends[0], ends[1], part, span=match.span())


def _number(text: str | None) -> int:
    return int(text or 0)


def _full(match: re.Match[str]) -> Iterator[Quantity]:
    yield _date(match, (_year(match["y"]), _number(match["m"]), _number(match["d"])))


def _named_day(match: re.Match[str]) -> Iterator[Quantity]:
    """An event known by its day (3·1운동, 6·25 전쟁), which a translation seldom names so."""
    yield replace(_date(match, (0, int(match["m"]), int(match["d"]))), must=False)


def _of_month(match: re.Match[str]) -> Iterator[Quantity]:
    year, month, day = _year(match["y"]), _number(match["m"]), _number(match["d"])
    low = (year, _number(match["m0"]) or month, _number(match["d0"]) or day)
    yield _date(match, low, (year, month, day))


def _years(match: re.Match[str]) -> Iterator[Quantity]:
    low = _year(match["y"])
    last = match["last"]
    high = low if last is None else low // 100 * 100 + int(last) if len(last.strip("’'‘")) == 2 else _year(last)  # noqa: PLR2004
    yield _date(match, (low, 0, 0), (high, 0, 0))


def _decades(match: re.Match[str]) -> Iterator[Quantity]:
    first, last = _year(match["y"]), match["last"]
    final = first if last is None else int(last) if len(last) > 2 else first // 100 * 100 + int(last)  # noqa: PLR2004
    for year in dict.fromkeys((first, final)):
        yield _date(match, (year, 0, 0), (year + 9, 0, 0))


def _centuries(match: re.Match[str]) -> Iterator[Quantity]:
    last = int(value(match["last"]).low)
    first = int(value(match["first"]).low) if match["first"] else last
    yield _date(match, (first * 100 - 99, 0, 0), (last * 100, 0, 0))


def _relative(match: re.Match[str]) -> Iterator[Quantity]:
    part = _PART_OF.get(match["part"] or "", "")
    yield Quantity("date", Fraction(0), Fraction(0), part, must=False, span=match.span())


def _clock(match: re.Match[str]) -> Iterator[Quantity]:
    hour, minute = int(match["hour"]), 30 if match["half"] else _number(match["minute"])
    half_day = {"오전": "am", "새벽": "am", "오후": "pm", "저녁": "pm", "밤": "pm"}.get(match["when"] or "", "")
    minutes = Fraction(hour * 60 + minute)
    yield Quantity("clock", minutes, minutes, half_day, span=match.span())


_TEN = r"(?:\d{1,2}|[이]?십[일이삼사오육칠팔구]?)"

DATES: Grammar = (
    (re.compile(
        r"(?<![\d.])(?P<m>\d{1,2})[·‧・ㆍ](?P<d>\d{1,2})(?! ?(?:[위차호항월일급부장조번기회]|분기|단계|세대|개|명|년|학년|[\d,.%]))"
    ), _named_day),
    (re.compile(r"(?<![\d.])(?P<y>[12]\d{3})(?P<sep>[-./]) ?(?P<m>\d{1,2})(?P=sep) ?(?P<d>\d{1,2})\.?(?!\d)"), _full),
    (re.compile(rf"(?P<y>{_CUT}\d{{2}})\. ?(?P<m>\d{{1,2}})(?:\. ?(?P<d>\d{{1,2}}))?\.?(?![\d월])"), _full),
    (re.compile(
        rf"(?<![\d,.])(?:(?P<y>[12]\d{{3}}|{_CUT}?\d{{2}}(?=년)|{_CUT}\d{{2}})(?:년|\.) ?)?"
        rf"(?:(?P<m0>\d{{1,2}})월?{_RANGE})?(?P<m>\d{{1,2}})월(?!간)"
        rf"(?: ?(?:(?P<d0>\d{{1,2}})일?{_RANGE})?(?P<d>\d{{1,2}})일)?{_PART}"
    ), _of_month),
    (re.compile(rf"(?P<y>{_YEAR}|(?<![\d,.])\d0)(?:년대?)?(?:{_RANGE}(?P<last>\d{{2,4}}))?년대{_PART}"), _decades),
    (re.compile(rf"(?<![\d가-힣])(?:(?P<first>{_TEN}){_RANGE})?(?P<last>{_TEN})세기(?! ?(?:동안|만에|간|에 걸쳐)){_PART}"), _centuries),
    (re.compile(rf"(?P<y>{_YEAR})(?:년도?)?(?:{_RANGE}(?P<last>[12]\d{{3}}|{_CUT}?\d{{2}}))?년(?!간|차|대| 동안|여)도?{_PART}"), _years),
    (re.compile(rf"(?<![\w,.$€£¥₩-])(?P<y>[12]\d{{3}})(?:[-–~∼](?P<last>[12]\d{{3}}))?(?![\d,.]*\d|[가-힣A-Za-z%~∼–-]){_PART}"), _years),
    (re.compile(rf"(?<![가-힣])(?:올해|금년|지난해|작년|재작년|내년|내후년|이듬해|전년|당해){_PART}"), _relative),
    (re.compile(
        r"(?:(?P<when>오전|오후|새벽|저녁|밤) ?)?(?<!\d)(?P<hour>\d{1,2})시(?![간대장즌민스험])(?: ?(?P<minute>\d{1,2})분| ?(?P<half>반))?"
    ), _clock),
    (re.compile(r"(?P<when>)(?P<half>)(?<![\d:])(?P<hour>\d{1,2}):(?P<minute>\d{2})(?![\d:])"), _clock),
)  # fmt: skip
