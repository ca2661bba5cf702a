"""What else the words of a Korean number may mean: 3조 is three trillion, or Group 3. Each function knows one ambiguity."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.korean.counters import BARE, is_counted
from builder.languages.korean.dates import of_year
from builder.languages.korean.found_number import FoundNumber
from builder.languages.quantity import Quantity

_GROUPS = 100  # 조 and 만 may be no scale after numbers below
_YEARS_IN_WORDS = range(1001, 3000)
_CUT_YEARS = 100  # numbers below may be years cut to two digits
_LEAST_WON = 10**7  # what is worth so many, without a word, is worth so many won
_HALVES = re.compile(r"(전|후)반 ?$")
_LAST_SIXTEEN = 16
_RATED = ("KRW", "JPY", "CNY")
_OF_RATE = re.compile("환율|(?:원화|엔화|위안화) ?(?:가치|약세|강세|값)|[원엔]·달러|달러당")
_UNDER_AGE = re.compile("(?:세|살) ?미만")
_OF_SETS = re.compile("(?:세트 ?스코어|게임 ?스코어) ?$")
_STROKES = re.compile("타(?:를|만|나)? ?(?:(?P<saved>줄|덜어)|잃|까먹)")
_PARS = (70, 71, 72)
_MOST_SETS = 4  # that one side wins
_HALF_TIME = 45  # minutes of football before the second half


def _or_group(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """3조: Group 3; 3만: only three."""
    a, scale = found.match["a"], found.last.scale
    figures = (
        found.bare
        and not found.is_article
        and not found.match["some"]
        and a[:-1].isdigit()
        and quantity.low < _GROUPS * scale
    )
    if figures and (a[-1] == "조" or (a[-1] == "만" and not is_counted(found.text, found.match.end()))):
        yield replace(quantity, kind="label", low=quantity.low / scale, high=quantity.high / scale)


def _or_year(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """24년: the year 2024; 이천십육년: 2016."""
    if (
        quantity.unit == "year"
        and quantity.low == quantity.high in _YEARS_IN_WORDS
        and not found.match["a"][0].isdigit()
    ):
        yield Quantity("date", quantity.low * 10000, quantity.low * 10000)
    if quantity.unit == "year" and quantity.low == quantity.high < _CUT_YEARS and quantity.low.denominator == 1:
        yield of_year(int(quantity.low))


def _or_date(_: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """3일: the third of the month; 3주: three shares."""
    if quantity.kind == "duration" and quantity.unit == "day":
        yield replace(quantity, kind="day")
    if quantity.unit == "week":
        yield replace(quantity, kind="number", unit="share")


_OF_RENT = re.compile(r"(?:보증금|전세금?|월세|사글세|반전세)(?:은|는|이|가)? ?$")
_PERIODS_OF_RENT = re.compile(r"기(?:의|분의?)? ?(?:차임|월세|임차료|임대료|지료|지대)")
_MOST_OF_RENT = 100_000  # of ten thousand won


def _or_measure(_: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """파운드 of weight; 도 of temperature, or of latitude (the 38th parallel)."""
    if quantity.unit == "GBP":
        yield replace(quantity, kind="number", unit="lb")
    if quantity.unit == "degree":
        yield replace(quantity, unit="°C")
        yield replace(quantity, kind="ordinal", unit="")


def _or_miles(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """천 리: a thousand miles."""
    if found.counter is BARE and found.text.startswith(("리", " 리"), found.match.end()):
        yield replace(quantity, unit="mi")


def _or_minus(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """△0.3%: minus 0.3 percent, as statements of account and statistics have it; the sign begins an item of a list too."""
    if found.before.endswith(("△", "▲")) and found.match["a"][0].isdigit():
        yield replace(quantity, low=-quantity.high, high=-quantity.low)


def _or_won(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """10억대 아파트: a flat worth a billion won."""
    if (
        quantity.kind in ("number", "label")
        and not quantity.unit
        and quantity.low >= _LEAST_WON
        and found.match["a"][-1] in "만억조"
    ):
        yield replace(quantity, kind="money", unit="KRW")


def _or_rent(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """보증금 500에 월세 40: 5 million won and 400,000; 2기의 차임: the rent of two months."""
    if found.bare and quantity.high < _MOST_OF_RENT and _OF_RENT.search(found.before):
        yield replace(quantity, kind="money", unit="KRW", low=quantity.low * 10**4, high=quantity.high * 10**4)
    if quantity.kind == "label" and _PERIODS_OF_RENT.match(found.text, found.end - 1):
        yield replace(quantity, kind="duration", unit="month")


def _or_rate(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """원화가 1,480원대로: the won in the 1,480 range."""
    if quantity.unit in _RATED and _OF_RATE.search(found.text, max(0, found.match.start() - 60), found.match.start()):
        yield replace(quantity, kind="number", unit="")


def _or_years(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """즉위 60주년: 60 years on the throne; 3주기: three years after a death."""
    if quantity.kind == "label" and found.text.startswith(("주년", "주기"), found.end - len("주년")):
        yield replace(quantity, kind="duration", unit="year")


def _or_up_to_the_last(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """16세 미만: up to 15."""
    if quantity.kind == "number" and quantity.low == quantity.high and _UNDER_AGE.match(found.text, found.end):
        last = quantity.low - 1
        yield replace(quantity, low=last, high=last, bound="at most")


def _or_share(_: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """½: a half; 3할: .300."""
    if quantity.kind == "number" and not quantity.unit and 0 < quantity.high < 1:
        yield replace(quantity, kind="fraction")
    if quantity.kind == "fraction":
        yield replace(quantity, kind="number")


def _or_minute_of_match(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """후반 42분: the 87th minute, or the 42nd of the second half; after 87 minutes."""
    if quantity.unit == "minute" and (half := _HALVES.search(found.before)):
        for before in {0, _HALF_TIME if half[1] == "후" else 0}:
            low, high = quantity.low + before, quantity.high + before
            yield replace(quantity, kind="label", unit="", low=low, high=high)
            yield replace(quantity, low=low, high=high)


def _or_second_round(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """16강: the round of 16, or the second round."""
    if quantity.kind == "label" and quantity.high == _LAST_SIXTEEN and found.text[found.end - 1] == "강":
        yield replace(quantity, low=Fraction(2), high=Fraction(2))


def _or_last_set(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """세트스코어 3-1: in four sets, by the fourth."""
    if found.match["b"] and _OF_SETS.search(found.before) and quantity.high <= _MOST_SETS:
        last = quantity.low + quantity.high
        yield replace(quantity, kind="ordinal", low=last, high=last)


def _or_round_of_golf(found: FoundNumber, quantity: Quantity) -> Iterator[Quantity]:
    """6타를 줄였다: a round of 66 on a course of par 72."""
    if strokes := _STROKES.match(found.text, found.end):
        sign = -1 if strokes["saved"] else 1
        for par in _PARS:
            low, high = sorted((par + sign * quantity.low, par + sign * quantity.high))
            yield replace(quantity, low=low, high=high)


OTHER_MEANINGS: tuple[Callable[[FoundNumber, Quantity], Iterator[Quantity]], ...] = (
    _or_group,
    _or_year,
    _or_date,
    _or_measure,
    _or_miles,
    _or_minus,
    _or_won,
    _or_rent,
    _or_rate,
    _or_years,
    _or_share,
    _or_minute_of_match,
    _or_second_round,
    _or_last_set,
    _or_up_to_the_last,
    _or_round_of_golf,
)
