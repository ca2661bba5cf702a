"""A quantity as a value, whatever the language that says it, and when one side of a translation answers the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

QuantityKind = Literal[
    "number", "ordinal", "label", "times", "multiple", "fraction", "percent", "points", "money", "duration", "day", "date", "clock"
]  # fmt: skip
Bound = Literal["", "at least", "more than", "at most", "less than"]


@dataclass(frozen=True)
class Quantity:
    """One quantity of a text.

    `low` and `high` are the ends of a range (1.5–2) or of what a vague word covers (tens: 10 to 100), else the same. A date is the
    number YYYYMMDD with zeros for what is not said, 0 for a year named only by its distance (last year); a time of day is in minutes.
    A `label` may be an ordinal or a count (3단계: stage three, three stages), `times` a multiple or a count, a `day` a date or a
    duration (N일). `unit` is the ISO 4217 code of money, the unit of a duration or a measure, the part of a period (early, mid, late).
    `approximate` is true of a rounded number and of a loose bound (100여: a hundred and some). `must` is false of what idiom adds and
    drops freely, such as "one" and "both": it may answer the other side, and needs no answer. `span` is half-open, in code points.
    """

    kind: QuantityKind
    low: Fraction
    high: Fraction
    unit: str = ""
    approximate: bool = False
    bound: Bound = ""
    must: bool = True
    span: tuple[int, int] = (0, 0)


# Durations in a common measure: months for those of the calendar, seconds for the rest.
_DURATIONS: dict[str, tuple[str, int]] = {
    "century": ("month", 1200),
    "decade": ("month", 120),
    "year": ("month", 12),
    "month": ("month", 1),
    "week": ("second", 604800),
    "day": ("second", 86400),
    "hour": ("second", 3600),
    "minute": ("second", 60),
    "second": ("second", 1),
}
# What, beside its own kind, may answer a kind of the original in the translation. Money and percentages are answered by nothing less.
_ANSWERS: dict[QuantityKind, frozenset[QuantityKind]] = {
    "number": frozenset({"label", "times", "money", "duration", "date"}),
    "label": frozenset({"number", "ordinal", "times", "date"}),
    "ordinal": frozenset({"label"}),
    "times": frozenset({"number", "multiple", "label", "ordinal"}),
    "multiple": frozenset({"times"}),
    "fraction": frozenset({"percent"}),
    "percent": frozenset({"fraction"}),
    "duration": frozenset({"number"}),
    "day": frozenset({"date", "duration", "number", "ordinal"}),
    "date": frozenset({"number", "label"}),
}
_EXACT_BELOW = 1000  # counts above are seldom meant so exactly that "or more" differs from "more than"
_HALF_DAY = 720


def has_counterpart(quantity: Quantity, others: Iterable[Quantity], original: bool) -> bool:
    """Whether one of `others`, of the other side, says what `quantity` says: value, unit and bound; `original` if it is the source's.

    A range may be answered by its two ends, and an end by the range. Whether a number is rounded is not compared: 약 may be dropped,
    and "about" added.
    """
    candidates = [other for other in others if _kinds_agree(quantity, other, original)]
    if any(_agree(quantity, other) for other in candidates):
        return True
    if quantity.low != quantity.high:
        return all(any(_agree(end, other) for other in candidates) for end in _ends(quantity))
    return any(_agree(quantity, end) for other in candidates if other.low != other.high for end in _ends(other))


def _kinds_agree(quantity: Quantity, other: Quantity, original: bool) -> bool:
    source, target = (quantity.kind, other.kind) if original else (other.kind, quantity.kind)
    return source == target or target in _ANSWERS.get(source, frozenset())


def _agree(quantity: Quantity, other: Quantity) -> bool:
    return _values_agree(quantity, other) and _bounds_agree(quantity, other)


def _ends(quantity: Quantity) -> Iterator[Quantity]:
    for end in (quantity.low, quantity.high):
        yield replace(quantity, low=end, high=end, bound="")


def _values_agree(one: Quantity, other: Quantity) -> bool:
    kinds = {one.kind, other.kind}
    if kinds == {"date"}:
        parts = not (one.unit and other.unit) or one.unit == other.unit
        return parts and _within(one.low, other.low) and _within(one.high, other.high)
    if kinds == {"clock"}:
        return (one.low - other.low) % _HALF_DAY == 0 and (one.unit == other.unit or not (one.unit and other.unit))
    if kinds == {"duration"}:
        return _measured(one) == _measured(other)
    if one.unit and other.unit and one.unit != other.unit and "date" not in kinds:
        return False
    return _ends_of(one, other) == _ends_of(other, one)


def _within(date: Fraction, other: Fraction) -> bool:
    """Whether all that `date` says stands in `other` too; the year may be left to the context."""
    year, month, day = _fields(date)
    there = _fields(other)
    years = year == 0 or year == there[0] or (there[0] == 0 and (month > 0 or there == (0, 0, 0)))
    return years and month in (0, there[1]) and day in (0, there[2])


def _fields(date: Fraction) -> tuple[int, int, int]:
    return int(date) // 10000, int(date) // 100 % 100, int(date) % 100


def _measured(duration: Quantity) -> tuple[str, Fraction, Fraction]:
    base, factor = _DURATIONS[duration.unit]
    return base, duration.low * factor, duration.high * factor


def _ends_of(one: Quantity, other: Quantity) -> tuple[Fraction, Fraction]:
    """The ends of `one` on the scale on which it meets `other`: a percentage as a fraction, a date as its year or its day."""
    if one.kind == "percent" and other.kind == "fraction":
        return one.low / 100, one.high / 100
    if one.kind == "date" and other.kind == "day":
        return Fraction(int(one.low) % 100), Fraction(int(one.high) % 100)
    if one.kind == "date" and other.kind != "date" and one.low % 10000 == 0:
        return one.low / 10000, one.high / 10000
    return one.low, one.high


def _bounds_agree(one: Quantity, other: Quantity) -> bool:
    if one.bound == other.bound:
        return True
    loose = one.approximate or other.approximate
    if not one.bound or not other.bound:
        return loose
    if (one.bound in _UPWARD) != (other.bound in _UPWARD):
        return False
    return loose or one.kind in _ROUGH or one.low >= _EXACT_BELOW


_ROUGH = ("percent", "money", "multiple", "times")
_UPWARD = ("at least", "more than")
