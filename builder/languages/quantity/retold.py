"""What one side tells by an end and the other by a length: from 2012 for three years, from 2012 to 2015."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from builder.languages.quantity import Quantity
from builder.languages.quantity.units import BY_CODE, in_base

_Term = tuple[str, Fraction]  # a scale, and a place or an amount on it

_DAY = 86400
_HALF_DAY = 43200
# The scales of points, as in time: that of their lengths, by how much these count more than lies between, and where they begin anew.
_POINTS = {
    "year": ("calendar", (0, 12), None),
    "month": ("calendar", (0, 1), 12),
    "day": ("time", (_DAY,), None),  # three days from the 10th end on the 12th
    "clock": ("time", (0,), _HALF_DAY),
    "percent": ("points", (0,), None),
}
_NOT_SUMMED = {*_POINTS, "calendar", "time", "points", "times"}  # small numbers are sums by chance
_RANGES = ("date", "clock", "day", "percent")
_LEAST_SUM, _LEAST_PRODUCT = 1000, 10  # and so are counts below these
_LARGEST_FACTOR = 4  # quadruple; more times than that are a count
_LONGEST_MONTH = 31
_MOST = 40  # of two sides with more quantities each follows from some others


def is_told_otherwise(quantity: Quantity, own: Sequence[Quantity], across: Sequence[Quantity]) -> bool:
    """Whether a quantity follows from one that both sides have and one that only the other side has.

    3년 and 2015 both do where the one side has 2012년부터 3년간 and the other "from 2012 to 2015". `own` and `across` are all quantities
    of the two sides.
    """
    if len(own) + len(across) > _MOST:
        return False
    if _is_of_vote(quantity, own, across):
        return True
    here, there = _all_terms(own), _all_terms(across)
    shared, other = here & there, there - here
    new = set(_terms(quantity)) - there
    return bool(new) and all(
        any(_tells(one, end, by) and not _is_told_here(one, end, here) for one in shared for by in other) for end in new
    )


def _is_told_here(one: _Term, end: _Term, here: set[_Term]) -> bool:
    """Whether its own side tells all three: 500 won up from 4,800 to 5,300 leaves the other side no other end."""
    return any(_tells(one, end, by) for by in here - {one, end})


def _is_of_vote(quantity: Quantity, own: Sequence[Quantity], across: Sequence[Quantity]) -> bool:
    """Whether a vote is told by its two sides (10-2) on the one side, and by all and one of its sides (10 of 12) on the other."""
    here, there = ([one for one in side if one.kind == "number" and not one.unit] for side in (own, across))
    if quantity.kind != "number" or quantity.unit:
        return False
    if quantity.low < quantity.high:
        return _is_parted(quantity, there)
    return any(quantity.low == one.low + one.high and _is_parted(one, here) for one in there if one.low < one.high)


def _is_parted(vote: Quantity, counts: Sequence[Quantity]) -> bool:
    told = {one.low for one in counts if one.low == one.high and any(other.kind == "fraction" for other in one.also)}
    return vote.low + vote.high in told and not told.isdisjoint((vote.low, vote.high))


def _all_terms(quantities: Iterable[Quantity]) -> set[_Term]:
    return {term for quantity in quantities for term in _terms(quantity)}


def _terms(quantity: Quantity) -> Iterator[_Term]:
    """The ends of a quantity, each on its scale; none of what is vague or bounded."""
    if not quantity.bound or quantity.approximate:
        ends = {quantity.low, quantity.high}
        if len(ends) == 1 or quantity.kind in _RANGES:
            for end in ends:
                yield from _term(quantity, end)


def _term(quantity: Quantity, end: Fraction) -> Iterator[_Term]:
    kind, unit = quantity.kind, quantity.unit
    if kind == "date":
        yield from _of_date(int(end))
    elif kind == "clock":
        yield "clock", end * 60 % _HALF_DAY
    elif kind == "day" or (kind == "ordinal" and not unit and end <= _LONGEST_MONTH):
        yield "day", end * _DAY
    elif kind == "duration":
        yield BY_CODE[unit].dimension, in_base(end, unit)
    elif kind in ("times", "multiple", "fraction"):
        yield ("number " if kind == "times" and end > _LARGEST_FACTOR else "times"), end
    elif kind in ("percent", "points"):
        yield kind, end
    elif kind in ("money", "number"):
        yield f"{kind} {unit}", end


def _of_date(date: int) -> Iterator[_Term]:
    year, month, day = date // 10000, date // 100 % 100, date % 100
    if day:
        yield "day", Fraction(day * _DAY)
    elif month:
        yield "month", Fraction(month)
    elif year:
        yield "year", Fraction(year * 12)


def _tells(shared: _Term, one: _Term, other: _Term) -> bool:
    """Whether one side's `one` and the other's `other` say the same of what both have: a point in time or an amount.

    Of the two at least one is a length, a difference or a factor, since two points or amounts that differ are a slip.
    """
    scale, number = shared
    if {scale} == {one[0], other[0]}:
        return scale not in _NOT_SUMMED and _is_sum(number, one[1], other[1]) and max(number, one[1]) >= _LEAST_SUM
    for end, by in ((one, other), (other, one)):
        if end[0] == scale and by[0] == _POINTS.get(scale, ("",))[0]:
            return _lasts(scale, (number, end[1]), by[1])
        if end[0] == scale and by[0] == "times":
            return _is_times(number, end[1], by[1])
    return False


def _is_sum(*numbers: Fraction) -> bool:
    return 2 * max(numbers) == sum(numbers)


def _lasts(scale: str, ends: tuple[Fraction, Fraction], length: Fraction) -> bool:
    _, steps, anew = _POINTS[scale]
    apart = abs(ends[0] - ends[1])
    return any(length - step in ((apart, anew - apart) if anew else (apart,)) for step in steps)


def _is_times(one: Fraction, other: Fraction, factor: Fraction) -> bool:
    """Whether the one is so many times, or such a part of, the other, or is less by that part; no number is once itself."""
    small, great = sorted((one, other))
    return small != great >= _LEAST_PRODUCT and (
        great == small * factor or small in (great * factor, great * (1 - factor))
    )
