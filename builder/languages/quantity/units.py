"""Units by name and by code, and when an amount in one unit is an amount in another."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from builder.languages.quantity.unit_table import UNITS, Unit

BY_CODE: dict[str, Unit] = {unit.code: unit for unit in reversed(UNITS)}


def by_name(names: Callable[[Unit], tuple[str, ...]]) -> dict[str, Unit]:
    """The units by the names that `names` picks from a row; of a name in two rows, the first."""
    return {name: unit for unit in reversed(UNITS) for name in names(unit)}


def signs() -> dict[str, str]:
    """What is written before an amount of money, with the code that it means."""
    return {sign: unit.code for sign, unit in by_name(lambda unit: unit.signs).items()}


def same_unit(one: str, other: str) -> bool:
    """Whether two codes mean one unit, or one is what the other is called for short; no unit agrees with any."""
    return not one or not other or one == other or _general(one) == other or _general(other) == one


def _general(code: str) -> str:
    return BY_CODE[code].general if code in BY_CODE else ""


def convertible(one: str, other: str) -> bool:
    """Whether amounts in the two units can be compared: miles and kilometers, months and years; currencies cannot."""
    here, there = BY_CODE.get(one), BY_CODE.get(other)
    return here is not None and there is not None and one != other and here.dimension == there.dimension != "money"


def in_base(amount: Fraction, code: str) -> Fraction:
    """An amount in the base unit of its dimension.

    >>> in_base(Fraction(77), "°F"), in_base(Fraction(3), "km")
    (Fraction(25, 1), Fraction(3000, 1))
    """
    unit = BY_CODE[code]
    return amount * unit.factor + unit.offset
