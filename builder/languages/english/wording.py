"""A quantity put into English words, as the editions write it: KRW 2,000 trillion; March 2024; 10 or more."""

from __future__ import annotations

from fractions import Fraction

from builder.languages.english.weekdays import NAMES
from builder.languages.quantity import PROVISIONS, Bound, Quantity, QuantityKind
from builder.languages.quantity.weekdays import is_weekday

_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
)  # fmt: skip
_BOUNDS: dict[Bound, str] = {
    "": "{}",
    "at least": "{} or more",
    "more than": "more than {}",
    "at most": "at most {}",
    "less than": "less than {}",
}
_AFTER: dict[QuantityKind, str] = {
    "percent": " percent",
    "points": " percentage points",
    "multiple": " times as much",
    "times": " times",
}  # fmt: skip


def in_words(quantity: Quantity) -> str:
    """What the quantity says.

    >>> in_words(Quantity("money", Fraction(2 * 10**15), Fraction(2 * 10**15), "KRW", bound="at least"))
    'KRW 2,000 trillion or more'
    """
    if quantity.kind == "relative":
        return _distance(quantity)
    if quantity.kind == "date":
        ends = [_date(int(end)) for end in dict.fromkeys((quantity.low, quantity.high))]
        return " ".join(filter(None, (quantity.unit, " to ".join(ends))))
    if quantity.kind == "name":
        return str(quantity.low)
    if quantity.kind == "label" and quantity.unit and quantity.unit not in PROVISIONS:  # a part of ten years of a life
        return f"{quantity.unit} {quantity.low}s"
    if quantity.kind == "clock":
        return f"{int(quantity.low) // 60}:{int(quantity.low) % 60:02} {quantity.unit}".strip()
    return _BOUNDS[quantity.bound].format(_amount(quantity))


def _distance(quantity: Quantity) -> str:
    if not is_weekday(quantity):
        return f"a {quantity.unit}"
    return " to ".join(NAMES[int(end) - 1] for end in dict.fromkeys((quantity.low, quantity.high)))


def _amount(quantity: Quantity) -> str:
    number = " to ".join(_number(end) for end in dict.fromkeys((quantity.low, quantity.high)))
    if quantity.kind == "money":
        return f"{quantity.unit} {number}"
    if quantity.unit in PROVISIONS:
        return f"{quantity.unit} {number}"
    if quantity.kind == "ordinal":
        return f"number {number} in order"
    if quantity.unit:
        return f"{number} {quantity.unit}{'s' if quantity.kind in ('duration', 'day') and quantity.high != 1 else ''}"
    return number + _AFTER.get(quantity.kind, "")


def _number(number: Fraction) -> str:
    scale, word = next(((s, f" {w}") for s, w in _SCALES if number >= s), (1, ""))
    part = number / scale
    if part.denominator == 1:
        return f"{int(part):,}{word}"
    decimal = f"{float(part):,.6f}".rstrip("0")
    return f"{part}{word}" if word == "" and Fraction(decimal.replace(",", "")) != part else f"{decimal}{word}"


def _date(date: int) -> str:
    year, month, day = date // 10000, date // 100 % 100, date % 100
    name = _MONTHS[month - 1] if 1 <= month <= len(_MONTHS) else ""
    days = f"{name} {day}".strip() if day else name
    return (f"{days}, {year}" if day and year else f"{days} {year or ''}").strip() or "a year"
