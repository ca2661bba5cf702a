"""What the other numbers of a sentence tell by their sum or their difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations

from builder.languages.quantity import Quantity

_SUMMED = ("number", "money", "percent", "points", "times", "duration")
_MOST = 12  # no more numbers than these are added up by threes


def is_implied(quantity: Quantity, others: Iterable[Quantity]) -> bool:
    """Whether two of `others`, of its own side, tell what a quantity says: 3,058명에서 4,567명으로 1,509명; 1998년부터 2003년까지 5년.

    A total may be that of three (179, 105 and 3 of 287), and one of two numbers follows from a factor (25%에서 50%로 두 배).
    """
    if quantity.low != quantity.high:
        return False
    others = tuple(others)
    if _is_product(quantity, others):
        return True
    amounts = Counter(amount for other in others if (amount := _in_sum(quantity, other)) is not None)
    if any(amounts[other] > (other == one) for one in amounts for other in (quantity.low - one, one - quantity.low)):
        return True
    return any(sum(three) == quantity.low for three in combinations(list(amounts.elements())[:_MOST], 3))


def _is_product(quantity: Quantity, others: tuple[Quantity, ...]) -> bool:
    factors = [other.low for other in others if other.kind == "multiple" and other.low == other.high > 1]
    alike = [other.low for other in others if (other.kind, other.unit) == (quantity.kind, quantity.unit)]
    return any(number in (quantity.low * factor, quantity.low / factor) for factor in factors for number in alike)


def _in_sum(quantity: Quantity, other: Quantity) -> Fraction | None:
    """What another quantity may add to the one, or nothing if it is of another kind."""
    if other.low != other.high or quantity.kind not in _SUMMED:
        return None
    if (quantity.kind, other.kind) == ("duration", "date") and quantity.unit == "year":
        return Fraction(int(other.low) // 10000) or None
    kinds = {quantity.kind, other.kind} == {"points", "percent"} or quantity.kind == other.kind
    return other.low if kinds and quantity.unit == other.unit else None
