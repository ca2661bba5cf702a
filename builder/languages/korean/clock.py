"""Times of day in Korean text: 오전 10시 30분, 세 시 반, 19:30, 정오.

The forms are those of 한글 맞춤법 제43항 and of official style (행정업무의 운영 및 혁신에 관한 규정 제7조: 24-hour time with a colon).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from builder.languages.korean.numerals import NATIVE, value
from builder.languages.korean.particles import word_end
from builder.languages.quantity import Quantity
from builder.languages.quantity.grammar import Grammar, Guarded

_HOURS = "열한|열두|열|한|두|세|네|다섯|여섯|일곱|여덟|아홉"
_NOON = 12
_DAWN, _DUSK = 6, 5  # 밤 is of the new day before six, 낮 of the afternoon up to five
_HALF = {"오전": "am", "새벽": "am", "아침": "am", "오후": "pm", "저녁": "pm"}
_WHEN = r"(?:(?P<when>오전|오후|새벽|아침|저녁|낮|밤|한낮|한밤)(?: ?\(?약\)?)? ?)?"
_POINTS = {"정오": (720, "pm"), "자정": (0, "am")}


def _half_of_day(when: str, hour: int) -> str:
    if when.endswith("밤"):
        return "am" if hour == _NOON or hour < _DAWN else "pm"
    if when.endswith("낮"):
        return "pm" if hour == _NOON or hour <= _DUSK else "am"
    return _HALF.get(when, "")


def _number(text: str | None) -> int:
    return int(value(text).low) if text else 0


def _time(match: re.Match[str]) -> Iterator[Quantity]:
    parts = match.groupdict()
    hour, minute = _number(parts["hour"]), 30 if parts.get("half") else _number(parts["minute"])
    if hour > 24 or minute >= 60 or not _is_hour(match):  # noqa: PLR2004 - hours of a day, minutes of an hour
        return
    first = _number(parts.get("first")) or hour
    start, end = Fraction(first * 60 + minute), Fraction(hour * 60 + (_number(parts.get("until")) or minute))
    unit = _half_of_day(parts["when"] or "", hour)
    time = Quantity("clock", start, end, unit, span=match.span())
    if parts.get("before"):
        earlier = Quantity("clock", start - 2 * minute, end - 2 * minute, unit, span=match.span())
        surely = parts["hour"] in NATIVE or match.string.startswith(("이다", "입", "이었", "이 ", "이,"), match.end())
        time = earlier if surely else Quantity(**{**vars(earlier), "also": (time,)})
    yield time


def _is_hour(match: re.Match[str]) -> bool:
    """Whether a native number before 시 is an hour: 시 is a city and a poem too."""
    return match["hour"] not in NATIVE or bool(match["minute"] or match["half"] or word_end(match.string, match.end()))


def _point(match: re.Match[str]) -> Iterator[Quantity]:
    minutes, half = _POINTS[match[0]]
    if word_end(match.string, match.end()):
        yield Quantity("clock", Fraction(minutes), Fraction(minutes), half, span=match.span())


_MINUTE = r"(?P<minute>\d{1,2}|[이삼사오]?십[일이삼사오육칠팔구]?|[일이삼사오육칠팔구])"
_UNTIL = r"(?: ?(?:부터|에서|[-~∼〜–]) ?(?P<until>\d{1,2})분(?= ?(?:까지|사이)|$|[^가-힣]))?"
TIMES: Grammar = (
    (Guarded(
        ("시",),
        rf"{_WHEN}(?<!\d)(?:(?P<first>\d{{1,2}})시? ?[-~∼〜–] ?)?(?P<hour>\d{{1,2}}|(?<![가-힣])(?:{_HOURS})) ?시(?![간대장즌민스험설작청])"
        rf"(?: ?{_MINUTE} ?분(?![기의]){_UNTIL}| ?(?P<half>반))?(?P<before>(?<=분) ?전)?"
    ), _time),
    (Guarded((":",), rf"{_WHEN}(?<![\d:])(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?![\d:])"), _time),
    (Guarded(("정오", "자정"), "(?<![가-힣])(?:정오|자정)"), _point),
)  # fmt: skip
