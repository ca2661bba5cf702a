"""Korean numbers and what follows them: digits and Sino-Korean numerals, with a counter or a unit, as one quantity.

What a number means is told by what stands around it. Each function of the table `_READERS` knows one such sign and gives the kind and
the unit that it makes of the number; the first that knows one decides, and the counter is the last. Each function of `_OTHER_MEANINGS`
knows one ambiguity and gives what else the words may mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from builder.languages.korean.bounds import bounded
from builder.languages.korean.counters import BARE, LINE, Counter, counts, half_after, is_counted, unit_after
from builder.languages.korean.dates import of_year
from builder.languages.korean.numerals import DIGITS, VAGUE, WORDS, Numeral, value
from builder.languages.quantity import Need, Quantity, QuantityKind
from builder.languages.quantity.grammar import Grammar, alternatives
from builder.languages.quantity.units import signs

_SYMBOLS = signs()
_SIGN = alternatives(_SYMBOLS)
_LONGEST_MONTH = 31
_LEVEL = 100  # from here on N선 is no line but a level: 1,400선
_CUT_YEARS = 100  # numbers below may be years cut to two digits
_GROUPS = 100  # 조 and 만 may be no scale after numbers below

_PREFIX = "(?<=[약총제만중또])"  # what a number may follow without a space: 약30%, 총5개
_START = rf"(?:(?<![가-힣])|{_PREFIX}|(?<=최대)|(?<=최소)|(?<=영하)|(?<=평균))"
_HANGUL = rf"(?:{VAGUE}|{WORDS})(?![가-힣](?<=[십백천만억조]))"
_TO = r"(?: ?(?:[-–~∼〜～]|내지|에서(?= ))\s?|, ?)"
_LAW = re.compile(r"(?:법|령|칙|약|법률|헌장|헌법|시행령|조례) $")
_TEAM = re.compile(r"(?:인|명) ?$")
_SHIFTS = re.compile(r" ?[23]교대")
_APIECE = re.compile(r"[가-힣]{0,2} ?당(?![가-힣](?<![의은이에]))")  # 1인당: per person
_SPEEDS = {("시속", "km"): "km/h", ("시속", "mi"): "mph", ("초속", "m"): "m/s"}
_SCALES = {"섭씨": "°C", "화씨": "°F"}
_NEGATIVE = re.compile(r"(?:(?:영하|마이너스) ?|(?<![\d가-힣A-Za-z)~%])[-−–])(?:약 ?)?$")
_HALVES = re.compile(r"(전|후)반 ?$")
_HALF_TIME = 45  # minutes of football before the second half
_NIGHTS = re.compile(r"박 ?$")
# What shows that N일 is a number of days and not a day of the month.
_LASTS = re.compile(
    r"(?:째|치|씩|여|제(?![주출안시])|장(?!관)|짜리|분(?![당기]))|이[ 나]?(?:걸|지나|넘|남|흐|소요)|도 (?:안|채|못|걸리|되)"
    r"|을 ?(?:넘|쉬|기다|버|굶)"
    r"|에 걸쳐|의 (?:일정|휴가|여정|시간)| ?(?:간(?![담부호])|동안|만에|만이|만의|이내|연속|내내|가량|정도|남짓|이상(?!한)"
    r"|이하|미만|넘|안에|밤낮|단위"
    r"|일정|체류|반[ 의]|뒤(?![늦집])|후(?![보반속임원])|전(?:에|부터|까지|의|이[다었]|,|\.|$))"
)
_GLUE = "약총제만중또대소도면씩"  # what figures may follow without being the tail of a name


@dataclass(frozen=True)
class _Found:
    """A match of the general pattern, the numerals in it, and the counter after it; `end` is where the counter ends."""

    match: re.Match[str]
    first: Numeral
    last: Numeral
    counter: Counter
    end: int

    @property
    def text(self) -> str:
        return self.match.string

    @property
    def before(self) -> str:
        return self.text[max(0, self.match.start() - 8) : self.match.start()]

    @property
    def bare(self) -> bool:
        """Whether no counter and no sign says what is counted."""
        return self.counter is BARE and not self.match["sign"]


# --- The kind and the unit --------------------------------------------------------------------------------------------

_KindAndUnit = tuple[QuantityKind, str]


def _article(found: _Found) -> _KindAndUnit | None:
    return ("ordinal", "") if found.match["je"] or _is_article(found) else None


def _is_article(found: _Found) -> bool:
    """Whether 조 is an article of law: 제301조, 헌법 1조."""
    bare = found.counter is BARE and found.match["a"].endswith("조") and not found.match["b"]
    return bare and bool(found.match["je"] or _LAW.search(found.before))


def _team(found: _Found) -> _KindAndUnit | None:
    return ("label", "") if _is_team(found) else None


def _is_team(found: _Found) -> bool:
    """Whether 조 is a team of people: 2인 1조, 4조 2교대."""
    bare = found.counter is BARE and found.match["a"].endswith("조")
    return bare and bool(_SHIFTS.match(found.text, found.end) or _TEAM.search(found.before))


def _money(found: _Found) -> _KindAndUnit | None:
    sign = found.match["sign"]
    return ("money", _SYMBOLS[sign.strip()]) if sign else None


def _days(found: _Found) -> _KindAndUnit | None:
    """A number of days or a day of the month."""
    if found.counter.unit != "day":
        return None
    lasts = found.last.high > _LONGEST_MONTH or _NIGHTS.search(found.before) or _LASTS.match(found.text, found.end)
    return ("duration" if lasts else "day"), "day"


def _temperature(found: _Found) -> _KindAndUnit | None:
    scale = _SCALES.get(found.before.rstrip()[-2:])
    return ("number", scale) if scale and found.counter.unit == "degree" else None


def _level(found: _Found) -> _KindAndUnit | None:
    return ("number", "") if found.counter is LINE and found.last.high >= _LEVEL else None


def _speed(found: _Found) -> _KindAndUnit | None:
    speed = _SPEEDS.get((found.before.rstrip(" 약")[-2:], found.counter.unit))
    return ("number", speed) if speed else None


def _counter(found: _Found) -> _KindAndUnit:
    return found.counter.kind, found.counter.unit


_READERS: tuple[Callable[[_Found], _KindAndUnit | None], ...] = (
    _article,
    _team,
    _money,
    _days,
    _temperature,
    _level,
    _speed,
    _counter,
)

# --- What else the words may mean -------------------------------------------------------------------------------------


def _or_group(found: _Found, quantity: Quantity) -> Iterator[Quantity]:
    """3조: Group 3; 3만: only three."""
    a, scale = found.match["a"], found.last.scale
    figures = found.bare and not found.match["some"] and a[:-1].isdigit() and quantity.low < _GROUPS * scale
    if figures and (a[-1] == "조" or (a[-1] == "만" and not is_counted(found.text, found.match.end()))):
        yield replace(quantity, kind="label", low=quantity.low / scale, high=quantity.high / scale)


def _or_year(_: _Found, quantity: Quantity) -> Iterator[Quantity]:
    """24년: the year 2024."""
    if quantity.unit == "year" and quantity.low == quantity.high < _CUT_YEARS and quantity.low.denominator == 1:
        yield of_year(int(quantity.low))


def _or_date(_: _Found, quantity: Quantity) -> Iterator[Quantity]:
    """3일: the third of the month; 3주: three shares."""
    if quantity.kind == "duration" and quantity.unit == "day":
        yield replace(quantity, kind="day")
    if quantity.unit == "week":
        yield replace(quantity, kind="number", unit="share")


def _or_measure(_: _Found, quantity: Quantity) -> Iterator[Quantity]:
    """파운드 of weight; 도 of temperature, or of latitude (the 38th parallel)."""
    if quantity.unit == "GBP":
        yield replace(quantity, kind="number", unit="lb")
    if quantity.unit == "degree":
        yield replace(quantity, unit="°C")
        yield replace(quantity, kind="ordinal", unit="")


def _or_share(_: _Found, quantity: Quantity) -> Iterator[Quantity]:
    """½: a half; 3할: .300."""
    if quantity.kind == "number" and not quantity.unit and 0 < quantity.high < 1:
        yield replace(quantity, kind="fraction")
    if quantity.kind == "fraction":
        yield replace(quantity, kind="number")


def _or_minute_of_match(found: _Found, quantity: Quantity) -> Iterator[Quantity]:
    """후반 42분: the 87th minute, or the 42nd of the second half."""
    if quantity.unit == "minute" and (half := _HALVES.search(found.before)):
        for before in {0, _HALF_TIME if half[1] == "후" else 0}:
            yield replace(quantity, kind="label", unit="", low=quantity.low + before, high=quantity.high + before)


_OTHER_MEANINGS: tuple[Callable[[_Found, Quantity], Iterator[Quantity]], ...] = (
    _or_group,
    _or_year,
    _or_date,
    _or_measure,
    _or_share,
    _or_minute_of_match,
)

# --- The numbers ------------------------------------------------------------------------------------------------------


def _general(match: re.Match[str]) -> Iterator[Quantity]:
    """A number, or two that are a range, with the unit that follows."""
    end, counter = unit_after(match.string, match.end())
    if not _is_part_of_word(match, counter):
        found = _Found(match, value(match["a"]), value(match["b"] or match["a"]), counter, end)
        for low, high, start, stop in _parts(found):
            yield _quantity(found, low, high, (start, stop))


def _parts(found: _Found) -> Iterator[tuple[Fraction, Fraction, int, int]]:
    """The ends of what a match says, and where: one quantity, or two where one of a range's ends is vague (수십, 수백조)."""
    match, first, last = found.match, found.first, found.last
    factor = last.scale if _lends(first, last) else 1
    if match["b"] and (first.low != first.high or last.low != last.high):
        yield first.low * factor, first.high * factor, match.start(), match.end("a")
        yield last.low, last.high, match.start("b"), found.end
    else:
        low, high = sorted((first.low * factor, last.high)) if match["b"] else (first.low, last.high)
        yield low, high, match.start(), found.end


def _lends(first: Numeral, last: Numeral) -> bool:
    """Whether the first number of a range is counted in the same 만 or 억 as the last: 10~20만."""
    return first.scale == 1 and last.scale > 1 and first.low * last.scale < last.low


def _quantity(found: _Found, low: Fraction, high: Fraction, span: tuple[int, int]) -> Quantity:
    kind, unit = next(reading for reader in _READERS if (reading := reader(found)))
    sign = -1 if _NEGATIVE.search(found.before) else 1
    factor = found.counter.factor * sign / (found.last.scale if _is_article(found) or _is_team(found) else 1)
    half = half_after(found.text, found.end, kind)
    low, high = low * factor + half, high * factor + half
    quantity = Quantity(kind, low, high, unit, _level(found) is not None, need=_need(found, kind, high))
    quantity = replace(quantity, also=tuple(other for meaning in _OTHER_MEANINGS for other in meaning(found, quantity)))
    and_some = bool(found.match["some"]) or "여" in found.match[0] or found.last.and_some
    return bounded(quantity, found.text, *span, and_some)


def _need(found: _Found, kind: QuantityKind, high: Fraction) -> Need:
    if found.match["a"] in ("수", "몇"):
        return "free"
    if found.counter.need != "required":
        return found.counter.need
    one = high == 1 and kind not in ("percent", "points", "fraction", "multiple")
    another = found.match["je"] and found.text.startswith("의 ", found.end)  # 제3의 인물: somebody else
    loose = kind == "day" or high == 0 or one or another or _APIECE.match(found.text, found.match.end())
    return "optional" if loose else "required"


def _is_part_of_word(match: re.Match[str], counter: Counter) -> bool:
    """Whether the digits are the tail of a name (코로나19, 그록3), or the Hangul is no numeral where it is (이천 공장)."""
    text, start, end = match.string, match.start(), match.end()
    if not re.search(r"[\d½⅓⅔¼¾⅛]", match[0]):
        return not _is_spelled_number(match)
    glued = start > 0 and "가" <= text[start - 1] <= "힣" and text[start - 1] not in _GLUE
    counted = text[end : end + 1] != " " and is_counted(text, end)
    return glued and counter is BARE and not counted and not text.startswith("여", end)


def _is_spelled_number(match: re.Match[str]) -> bool:
    text, end = match.string, match.end()
    if match["some"] or re.match(r",? ?수|에서 ?수|[~∼-]수", text[end : end + 4]):
        return True
    return counts(match["b"] or match["a"], text, end)


COUNTED: Grammar = (
    (re.compile(
        rf"(?P<je>(?<![가-힣])제 ?(?=\d))?(?P<sign>{_SIGN} ?)?"
        rf"(?:(?<![\w.,])|(?<=[가-힣])(?=\d)|{_START}|(?<=[A-Za-z$€£¥₩ ])(?=\d))(?<![\d.,])"
        rf"(?P<a>{DIGITS}|{_HANGUL})(?P<some>여(?!러))?(?:{_TO}(?P<b>{DIGITS}|{_HANGUL})(?:여(?!러))?)?"
    ), _general),
)  # fmt: skip
