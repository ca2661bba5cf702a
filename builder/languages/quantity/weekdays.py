"""Days of the week as quantities: Monday is 1, Sunday 7; Monday to Friday is 1 to 5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.quantity import Quantity

_SATURDAY, _WEEK = 6, 7
_NEAR = 6  # characters between a date and its day of the week: ", a "


def weekdays(first: int, span: tuple[int, int], last: int = 0) -> Quantity:
    """A day of the week, or the days from one to another. Idiom adds and drops them, but does not change them."""
    return Quantity("relative", Fraction(first), Fraction(last or first), "day", need="optional", span=span)


def weekend(span: tuple[int, int]) -> Quantity:
    """Saturday and Sunday, which are never asked for by this name."""
    return replace(weekdays(_SATURDAY, span, _WEEK), need="free")


def is_weekday(quantity: Quantity) -> bool:
    """Whether a quantity is a day of the week, or several."""
    return quantity.kind == "relative" and quantity.high > 0


def with_days_told(quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities, a date whose day of the week is told beside it being strict: it is no answer to another."""
    quantities = tuple(quantities)
    for before, this, after in zip((None, *quantities), quantities, (*quantities[1:], None), strict=False):
        beside = this.kind in ("day", "date") and (_tells(before, this) or _tells(after, this))
        yield replace(this, strict=True) if beside else this


def _tells(weekday: Quantity | None, date: Quantity) -> bool:
    """Whether a neighbor is the day of the week of a date."""
    if weekday is None or not is_weekday(weekday) or not weekday.strict:
        return False
    return max(weekday.span[0] - date.span[1], date.span[0] - weekday.span[1]) <= _NEAR


def same_weekdays(one: Quantity, other: Quantity) -> bool:
    """Whether two name the same days: from Tuesday to Sunday is also every day but Monday."""
    return (one.low, one.high) == (other.low, other.high) or _is_rest(one, other) or _is_rest(other, one)


def _is_rest(days: Quantity, day: Quantity) -> bool:
    """Whether `days` are all but the one `day`."""
    return day.low == day.high and (days.low % _WEEK, days.high % _WEEK) == (
        (day.low + 1) % _WEEK,
        (day.low - 1) % _WEEK,
    )
