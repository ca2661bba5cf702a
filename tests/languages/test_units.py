"""The table of units: every row is read in both languages, and means one thing."""

from __future__ import annotations

from fractions import Fraction

import pytest

from builder.languages.english.quantities import quantities as of_english
from builder.languages.korean.quantities import quantities as of_korean
from builder.languages.quantity.comparison import has_counterpart
from builder.languages.quantity.unit_table import UNITS, Unit
from builder.languages.quantity.units import BY_CODE, convertible, in_base, same_unit

BOTH = [
    pytest.param(ko, en, id=f"{unit.code}-{ko}-{en}")
    for unit in UNITS
    for ko in (*unit.korean, *unit.symbols)
    if ko != "세기"  # 57세기 is the 57th century
    for en in unit.english[:1] or unit.symbols[:1]
]


def pairs(ko: str, en: str) -> bool:
    there = of_english(en)
    return all(has_counterpart(quantity, there, original=True) for quantity in of_korean(ko))


@pytest.mark.parametrize(("ko", "en"), BOTH)
def test_a_unit_is_read_in_both_languages(ko: str, en: str) -> None:
    numbers = [quantity for quantity in of_korean(f"모두 57{ko}") if quantity.high]
    assert numbers
    assert pairs(f"모두 57{ko}", f"It is 57 {en}")
    assert not pairs(f"모두 57{ko}", f"It is 58 {en}")


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.signs], ids=lambda unit: unit.code)
def test_a_sign_stands_before_its_amount(unit: Unit) -> None:
    for sign in unit.signs:
        (found,) = of_english(f"It costs {sign}57 million.")
        assert found.kind == "money"
        assert found.unit == unit.code
        assert found.low == 57_000_000


def test_no_two_units_share_a_name_but_for_general_ones() -> None:
    for field in ("korean", "english", "symbols", "signs"):
        names = [name for unit in UNITS for name in getattr(unit, field)]
        assert len(names) == len(set(names)), [name for name in names if names.count(name) > 1]


@pytest.mark.parametrize(
    ("amount", "unit", "base", "into"),
    [
        (Fraction(212), "°F", Fraction(100), "°C"),
        (Fraction(100), "mi", Fraction("160934.4"), "m"),
        (Fraction(2), "century", Fraction(2400), "month"),
    ],
)
def test_an_amount_in_its_base_unit(amount: Fraction, unit: str, base: Fraction, into: str) -> None:
    assert in_base(amount, unit) == base
    assert convertible(unit, into)


def test_a_general_name_means_any_of_its_units() -> None:
    assert same_unit("MXN", "PHP")
    assert not same_unit("MXN", "ARS")
    assert all(unit.general in BY_CODE for unit in UNITS if unit.general)
