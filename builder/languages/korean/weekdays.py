"""Days of the week in Korean: 월요일, 월~금요일, 화·목·토요일, and what stands in brackets after a date, 12일(목)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.languages.quantity import Quantity
from builder.languages.quantity.grammar import Grammar, Guarded
from builder.languages.quantity.weekdays import weekdays, weekend

DAYS = "월화수목금토일"
_DAY = f"[{DAYS}]"
_WAVE = "[-–~∼〜]"
# In brackets after a date that is told too; {} is the name of the group.
IN_BRACKETS = rf"(?: ?\((?P<{{}}>{_DAY})(?:요일)?\))?"
# After midnight, and by Korean time, the day before is as right.
_EARLY = re.compile(r" ?(?:새벽|자정|0시)")
_KOREAN_TIME = re.compile(r"(?:한국|우리) ?시[간각](?:으로|로| 기준)? ?$")
_GONE = re.compile(r"에 이어|의? ?(?:다음 ?날|이튿날)")  # 일요일에 이어 이틀째: Monday
_OF_DATE = re.compile(r"\d일,? $")  # 26일 토요일
_DATE_AFTER = re.compile(r"(?:인|,)? \d{1,2}(?:월|일)")  # 토요일인 26일


def glossed(match: re.Match[str], *groups: str) -> Iterator[Quantity]:
    """The days of the week that a date has in brackets."""
    for group in groups:
        if match[group]:
            yield replace(weekdays(_number(match[group]), match.span(group)), strict=True)


def _number(day: str) -> int:
    return DAYS.index(day) + 1


def _one(match: re.Match[str]) -> Iterator[Quantity]:
    day = weekdays(_number(match["day"]), match.span())
    told = _OF_DATE.search(match.string[: match.start()][-6:]) or _DATE_AFTER.match(match.string, match.end())
    yield replace(day, strict=bool(told), also=tuple(_as_right(match)))


def _as_right(match: re.Match[str]) -> Iterator[Quantity]:
    """The days that may be told instead: the one before, or the one after."""
    text, (start, end), number = match.string, match.span(), _number(match["day"])
    if _EARLY.match(text, end) or _KOREAN_TIME.search(text[:start][-12:]):
        yield weekdays((number - 2) % len(DAYS) + 1, match.span())
    if _GONE.match(text, end):
        yield weekdays(number % len(DAYS) + 1, match.span())


def _range(match: re.Match[str]) -> Iterator[Quantity]:
    yield weekdays(_number(match["day"]), match.span(), _number(match["last"]))


def _range_in_brackets(match: re.Match[str]) -> Iterator[Quantity]:
    for days in _range(match):
        yield replace(days, strict=True)


def _list(match: re.Match[str]) -> Iterator[Quantity]:
    for day in re.finditer(_DAY, match["days"]):
        yield weekdays(_number(day[0]), (match.start("days") + day.start(), match.start("days") + day.end()))


def _weekend(match: re.Match[str]) -> Iterator[Quantity]:
    yield weekend(match.span())


def _after_date(match: re.Match[str]) -> Iterator[Quantity]:
    yield from glossed(match, "day")


WEEKDAYS: Grammar = (
    (Guarded(("주말",), "(?<![가-힣])(?:(?:지난|이번|다음) ?)?주말"), _weekend),
    (Guarded(("요일",), rf"(?<![가-힣])(?P<day>{_DAY})(?:요일)? ?{_WAVE} ?(?P<last>{_DAY})요일"), _range),
    (Guarded(("요일",), rf"(?<![가-힣])(?P<days>(?:{_DAY}(?:요일)?(?:[·ㆍ‧・]|, ?)){{1,6}}{_DAY})요일"), _list),
    (Guarded(("매주",), rf"(?<=매주 )(?P<days>{_DAY}(?:[·ㆍ‧・]{_DAY}){{1,6}})(?![가-힣])"), _list),
    (Guarded(("요일",), rf"(?:(?<![가-힣])|(?<=성))(?P<day>{_DAY})요일"), _one),
    (Guarded(
        tuple(f"({day}" for day in DAYS), rf"(?<=[\d일.])\((?P<day>{_DAY}) ?{_WAVE} ?(?P<last>{_DAY})\)"
    ), _range_in_brackets),
    (Guarded(tuple(f"({day}" for day in DAYS), rf"(?<=[\d일.])(?: ?\((?P<day>{_DAY})(?:요일)?\))"), _after_date),
    (re.compile(rf"(?<![가-힣\d])(?P<day>{_DAY})[~∼〜](?P<last>{_DAY})(?![가-힣])"), _range),
)  # fmt: skip
