"""When a quantity of one side of a translation answers one of the other: by value, with units and periods brought to one scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.quantity import AND_ONE, IN_ALL, OTHERS, PROVISIONS, Quantity, QuantityKind
from builder.languages.quantity.unit_table import UNITS
from builder.languages.quantity.units import BY_CODE, convertible, in_base, same_unit
from builder.languages.quantity.weekdays import is_weekday, same_weekdays

# What, beside its own kind, may answer a kind of the original in the translation. Money is answered by nothing less.
_ANSWERS: dict[QuantityKind, frozenset[QuantityKind]] = {
    "number": frozenset({"label", "ordinal", "times", "money", "duration", "date", "name"}),
    "label": frozenset({"number", "ordinal", "times", "date"}),
    "ordinal": frozenset({"label"}),
    "times": frozenset({"number", "multiple", "label", "ordinal"}),
    "multiple": frozenset({"times"}),
    "fraction": frozenset({"percent"}),
    "percent": frozenset({"fraction"}),
    "points": frozenset({"number"}),
    "duration": frozenset({"number"}),
    "day": frozenset({"date", "duration", "number", "ordinal", "relative"}),
    "date": frozenset({"number", "label", "relative"}),
    "relative": frozenset({"date", "relative"}),
    "clock": frozenset({"number"}),
    "name": frozenset({"number", "label", "ordinal"}),
}
_HALF_DAY = 720
_DAY = 1440
_NOT_ON_12_HOUR_CLOCK = 780  # from one in the afternoon, as a 24-hour clock says it
_LEAST_LOOSE = 1000  # counts from here on are seldom meant so exactly that "or more" differs from "more than"
_FEW = 100
_LOOSEST = Fraction(
    1, 20
)  # a figure converted and rounded is off by no more than this part; one of a single digit by twice as much
_COUNTS = {"number", "money"}
_LEAST_ROUNDED = 10**6  # numbers below are copied in full
_TWO_FIGURES = 2
_LEAST_FIGURES = 3  # what is left of a number that is rounded without a word
_CLOSE = Fraction(1, 100)  # of a number: nearly 7 million for 6.98 million
_HALF_DEGREE = Fraction(6, 10)  # what rounding to whole degrees of either scale leaves
_HOT, _OF_OVENS = 100, 5  # degrees Celsius: what cookbooks say of an oven in round numbers of either scale
_ALIKE = (
    {"label", "ordinal"},
    {"number", "times"},
    {"label", "number"},
    {"label", "times"},
    {"ordinal", "times"},
)
_PLAINLY_ALIKE = ({"label", "ordinal"}, {"day", "ordinal"}, {"day", "date"})
_UPWARD = ("at least", "more than")


def has_counterpart(quantity: Quantity, others: Iterable[Quantity], original: bool) -> bool:
    """Whether one of `others`, of the other side, says what `quantity` says: value, unit and bound; `original` if it is the source's.

    A range may be answered by its two ends, and an end by the range. Whether a number is rounded is not compared: 약 may be dropped,
    and "about" added.
    """
    there = [meaning for other in others for meaning in _meanings(other)]
    return any(_answered(meaning, there, original) for meaning in _meanings(quantity))


def contradicts(quantity: Quantity, other: Quantity) -> bool:
    """Whether two quantities that nothing answers say different things of the same kind, so that one must be a slip."""
    return any(_contradict(here, there) for here in _meanings(quantity) for there in _meanings(other))


def _contradict(quantity: Quantity, other: Quantity) -> bool:
    kinds = {quantity.kind, other.kind}
    parts = kinds == {"date"} and quantity.unit and other.unit  # the first half of a year, and the second
    units = {"" if one.unit in (*PROVISIONS, OTHERS, AND_ONE, IN_ALL) else one.unit for one in (quantity, other)}
    same = len(units) == 1 or units == {"", "point"} or bool(parts)
    return (len(kinds) == 1 or kinds in _ALIKE) and same


def are_other_ones(quantity: Quantity, other: Quantity) -> bool:
    """Whether both are one of a unit, and of units of one kind that differ: 1km and "a mile", 1년 and "a month"."""
    ones = all(one.low == one.high == 1 for one in (quantity, other))
    if not ones or quantity.kind != other.kind or quantity.unit == other.unit:
        return False
    return quantity.kind == "duration" or convertible(quantity.unit, other.unit)


def is_plainly_equal(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities say one thing in the same way: their first meanings are of one kind, and agree."""
    return (one.kind == other.kind or {one.kind, other.kind} in _PLAINLY_ALIKE) and _agree(one, other)


def is_year_by_distance(quantity: Quantity) -> bool:
    """Whether a date is a year named only by its distance: this year."""
    return quantity.kind == "date" and quantity.high == 0


def _meanings(quantity: Quantity) -> Iterator[Quantity]:
    yield quantity
    for other in quantity.also:
        yield replace(
            other, bound=other.bound or quantity.bound, approximate=quantity.approximate, strict=quantity.strict
        )


def _answered(quantity: Quantity, others: list[Quantity], original: bool) -> bool:
    candidates = [other for other in others if _kinds_agree(quantity, other, original)]
    if any(_agree(quantity, other) for other in candidates):
        return True
    if any(_is_rounded(*((quantity, other) if original else (other, quantity))) for other in candidates):
        return True
    if quantity.low != quantity.high:
        ends = [*_ends(quantity)]
        return all(any(_agree(end, other) for other in candidates) for end in ends) or (
            not original and _is_to_nothing(quantity, candidates)
        )
    return any(_agree(quantity, end) for other in candidates if other.low != other.high for end in _ends(other))


def _kinds_agree(quantity: Quantity, other: Quantity, original: bool) -> bool:
    source, target = (quantity, other) if original else (other, quantity)
    if source.kind == "date" and target.kind == "relative":
        return int(source.low) % 100 == 0  # a day that is named is not to be left to "Wednesday"
    if source.kind == "number" and target.kind == "ordinal":
        return source.high > 1  # "for the first time" answers nothing
    if source.kind == "date" and target.kind in ("number", "label"):
        return source.low % 10000 == 0  # a year; October is no thousand
    if source.kind == "points" and target.kind == "number":
        return target.unit == "point"
    if (
        {source.kind, target.kind} == {"number", "duration"}
        and "free" in (source.need, target.need)
        and source.high == 1
    ):
        return False  # one pill is not answered by "a day"
    return source.kind == target.kind or target.kind in _ANSWERS.get(source.kind, frozenset())


def _agree(quantity: Quantity, other: Quantity) -> bool:
    if is_weekday(quantity) and quantity.strict and other.kind != "relative":
        return False  # "June 12" does not answer for the weekday of 12일(목) too
    return not _are_other_parts(quantity, other) and _values_agree(quantity, other) and _bounds_agree(quantity, other)


def _are_other_parts(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities number different parts of a law: paragraph 1 of article 3 is not 1(3)."""
    return one.unit != other.unit and one.unit in PROVISIONS and other.unit in PROVISIONS


def _is_rounded(source: Quantity, target: Quantity) -> bool:
    """Whether a great number of the original is rounded in the translation, as newspapers do: 12조1,661억 is 12.17 trillion.

    It must be rounded rightly, and to three figures at least, or to two that are said to be about; to one, if that is within a hundredth.
    """
    if not {source.kind, target.kind} <= _COUNTS or not same_unit(source.unit, target.unit):
        return False
    if source.low != source.high or target.low != target.high:
        return False
    step, figures = _last_figure(target.low)
    about = source.approximate or target.approximate
    is_close = about and abs(source.low - target.low) <= source.low * _CLOSE
    enough = figures >= _LEAST_FIGURES - about or is_close
    great = source.low >= _LEAST_ROUNDED and source.low % step != 0 and enough
    return great and abs(source.low - target.low) <= step / 2 and _bounds_agree(source, target)


def _is_to_nothing(quantity: Quantity, others: list[Quantity]) -> bool:
    """Whether a score or a vote is one to nothing, whose one side alone is told: all eight justices, 8-0."""
    return quantity.low == 0 and any(other.low == quantity.high == other.high for other in others)


def _ends(quantity: Quantity) -> Iterator[Quantity]:
    for end in (quantity.low, quantity.high):
        yield replace(quantity, low=end, high=end, bound="", approximate=True)


def _values_agree(one: Quantity, other: Quantity) -> bool:
    kinds = {one.kind, other.kind}
    if "relative" in kinds:
        return _distances_agree(one, other)
    if kinds == {"label"} and one.unit and other.unit:  # the early and the late thirties
        return one.unit == other.unit and one.low == other.low and one.high == other.high
    if kinds == {"date"}:
        parts = not (one.unit and other.unit) or one.unit == other.unit
        return parts and _within(one.low, other.low) and _within(one.high, other.high)
    if "clock" in kinds:
        return _times_agree(one, other)
    if "date" in kinds or "points" in kinds:
        return _ends_of(one, other) == _ends_of(other, one)
    return _amounts_agree(one, other)


def _amounts_agree(one: Quantity, other: Quantity) -> bool:
    if _is_label_of(one, other) or _is_label_of(other, one) or _is_same_unit(one, other):
        return _ends_of(one, other) == _ends_of(other, one)
    if one.kind == other.kind == "duration":
        return all(_lasts_as_long(a, one.unit, b, other.unit) for a, b in _pairs(one, other))
    if len({one.unit, other.unit} & set(_SPEEDS)) == 1:  # "100 kilometers (62 miles) per hour"
        one, other = (replace(this, unit=_SPEEDS.get(this.unit, this.unit)) for this in (one, other))
    loose = one.approximate or other.approximate
    return convertible(one.unit, other.unit) and all(
        _near(a, one.unit, b, other.unit, loose=loose) for a, b in _pairs(one, other)
    )


def _is_label_of(one: Quantity, other: Quantity) -> bool:
    """Whether the one is a label, and the other no measure: 2위 is not "two kilometers"."""
    return one.kind == "label" and not (other.kind == "number" and (other.unit in BY_CODE or other.unit in _COUNTED_AS))


def _is_same_unit(one: Quantity, other: Quantity) -> bool:
    outs = one.unit != other.unit and "out" in (one.unit, other.unit)
    return same_unit(one.unit, other.unit) and not outs and "label" not in (one.kind, other.kind)


_COUNTED_AS = ("digit", "out")  # what only its own unit answers
_SPEEDS = {unit.code: unit.general for unit in UNITS if unit.dimension == "speed" and unit.general}
_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31
_DAY_IN_SECONDS = 86400


def _lasts_as_long(length: Fraction, unit: str, other: Fraction, other_unit: str) -> bool:
    """Whether two lengths of time are one: exactly, or days for months (90 days, three months)."""
    here, there = in_base(length, unit), in_base(other, other_unit)
    if convertible(unit, other_unit):
        return here == there
    months, seconds = (here, there) if BY_CODE[unit].dimension == "calendar" else (there, here)
    days = seconds / _DAY_IN_SECONDS
    return days.denominator == 1 and _SHORTEST_MONTH * months <= days <= _LONGEST_MONTH * months


def _pairs(one: Quantity, other: Quantity) -> tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]:
    return (one.low, other.low), (one.high, other.high)


def _near(amount: Fraction, unit: str, other: Fraction, other_unit: str, *, loose: bool) -> bool:
    """Whether a measure is another one converted, and rounded to the figures that either shows."""
    here, there = in_base(amount, unit), in_base(other, other_unit)
    if BY_CODE[unit].dimension == "temperature":
        return abs(here - there) <= (_OF_OVENS if loose and here >= _HOT else _HALF_DEGREE)
    return abs(here - there) <= max(in_base(_slack(amount), unit), in_base(_slack(other), other_unit))


def _slack(number: Fraction) -> Fraction:
    """How far off a rounded number may be: half of its last figure that is not zero, and no more than a small part of it.

    Speeds of wind are rounded to fives (185 mph), and so may be any number of three figures.
    """
    step, figures = _last_figure(number)
    if figures > _TWO_FIGURES and number % (5 * step) == 0:
        step *= 5
    return min(step / 2, abs(number) * _LOOSEST * (2 if figures == 1 else 1)) + Fraction(1, 10**6)


def _last_figure(number: Fraction) -> tuple[Fraction, int]:
    """The place of the last figure that is not zero, to a thousandth, and how many figures there are down to it: (100, 2) of 1,200."""
    step, figures = Fraction(1), 1
    while step * 10 <= abs(number) and number % (step * 10) == 0:
        step *= 10
    while number % step and step > Fraction(1, 1000):
        step /= 10
    while step * 10**figures <= abs(number):
        figures += 1
    return step, figures


def _distances_agree(one: Quantity, other: Quantity) -> bool:
    """Whether a date named by its distance may be the other: last month for June, Monday for the 29th."""
    if one.kind == other.kind:
        return _relatives_agree(one, other)
    distance, date = (one, other) if one.kind == "relative" else (other, one)
    if is_weekday(distance) and date.strict:
        return False
    if date.kind == "day":
        return distance.unit == "day"
    day = _fields(date.low)[2]
    return day == 0 if distance.unit == "month" else day > 0


def _relatives_agree(one: Quantity, other: Quantity) -> bool:
    """Whether two distances may be one: Monday is not Tuesday, nor is it said of "next week" too."""
    if is_weekday(one) and is_weekday(other):
        return same_weekdays(one, other)
    return one.unit == other.unit or not (is_weekday(one) or is_weekday(other))


def _within(date: Fraction, other: Fraction) -> bool:
    """Whether all that `date` says is in `other` too; the year may be left to the context."""
    year, month, day = _fields(date)
    there = _fields(other)
    years = year in (0, there[0]) or (there[0] == 0 and (month > 0 or there == (0, 0, 0)))
    return years and month in (0, there[1]) and day in (0, there[2])


def _fields(date: Fraction) -> tuple[int, int, int]:
    return int(date) // 10000, int(date) // 100 % 100, int(date) % 100


def _times_agree(one: Quantity, other: Quantity) -> bool:
    if one.kind != other.kind:
        clock, number = (one, other) if one.kind == "clock" else (other, one)
        return not number.unit and clock.low == number.low * 60 and clock.high == number.high * 60
    known = bool(_half(one) and _half(other))
    ends = _pairs(one, other)
    return all((_of_day(a, one) - _of_day(b, other)) % (_DAY if known else _HALF_DAY) == 0 for a, b in ends)


def _half(clock: Quantity) -> str:
    if clock.unit:
        return clock.unit
    return "am" if clock.low < 60 else "pm" if clock.low >= _NOT_ON_12_HOUR_CLOCK else ""  # noqa: PLR2004 - the hour of midnight


def _of_day(minutes: Fraction, clock: Quantity) -> Fraction:
    """A time in minutes from midnight, where its half of the day is known."""
    return minutes % _HALF_DAY + _HALF_DAY if _half(clock) == "pm" else minutes % _HALF_DAY


def _ends_of(one: Quantity, other: Quantity) -> tuple[Fraction, Fraction]:
    """The ends of `one` on the scale on which it meets `other`: a percentage as a fraction, a date as its year or its day."""
    if one.kind == "percent" and other.kind == "fraction":
        return one.low / 100, one.high / 100
    if one.kind == "date" and other.kind == "day":
        return Fraction(int(one.low) % 100), Fraction(int(one.high) % 100)
    if one.kind == "date" and other.kind != "date" and one.low % 10000 == 0:
        return one.low / 10000, one.high / 10000
    return one.low, one.high


def _leaves_out_its_end(quantity: Quantity) -> bool:
    """Whether a bound is one of a few that are counted, the last of which is out: 13세 이상 16세 미만 is 13 to 15."""
    few = quantity.kind == "number" and not quantity.unit and quantity.high < _FEW
    return few and quantity.strict and quantity.bound == "less than"


def _bounds_agree(one: Quantity, other: Quantity) -> bool:
    if one.bound == other.bound:
        return True
    loose = one.approximate or other.approximate
    if not one.bound or not other.bound:
        return loose and not (_leaves_out_its_end(one) or _leaves_out_its_end(other))
    if (one.bound in _UPWARD) != (other.bound in _UPWARD):
        return False
    return not (one.strict or other.strict) or one.low >= _LEAST_LOOSE
