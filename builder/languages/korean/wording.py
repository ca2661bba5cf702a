"""A quantity put into Korean words: 2000조 원, 2024년 3월, 10 이상."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from builder.languages.korean.weekdays import DAYS
from builder.languages.quantity import OTHERS, Bound, Quantity, QuantityKind
from builder.languages.quantity.units import BY_CODE
from builder.languages.quantity.weekdays import is_weekday

_SCALES = ((10**20, "해"), (10**16, "경"), (10**12, "조"), (10**8, "억"), (10**4, "만"), (1, ""))
_BOUNDS: dict[Bound, str] = {
    "": "{}",
    "at least": "{} 이상",
    "more than": "{} 초과",
    "at most": "{} 이하",
    "less than": "{} 미만",
}
_ABOUT = "{} 남짓"  # of a bound that is loose: 100여
_FORMS: dict[QuantityKind, str] = {
    "percent": "{}%",
    "points": "{}%포인트",
    "multiple": "{}배",
    "times": "{}회",
    "ordinal": "{}번째",
}
_PROVISIONS = {"article": "제{}조", "branch": "의{}", "paragraph": "제{}항", "item": "제{}호"}
_PERIODS = {"year": "{}년", "quarter": "{}분기", "month": "{}개월", "week": "{}주", "day": "{}일"}
_YEARS = {"decade": 10, "millennium": 1000}  # periods that Korean has no word for, in years
_DISTANCES = {"month": "달(예: 지난달)", "week": "주(예: 다음 주)", "day": "날(예: 오늘)"}
_YEAR = "해(예: 지난해)"  # named by its distance
_PARTS = {"early": "초", "mid": "중순", "late": "말", "first half": "상반기", "second half": "하반기"}
_PARTS_OF_YEARS = {"early": "초", "mid": "중반", "late": "말"}
_PARTS_OF_LIFE = {"early": "초반", "mid": "중반", "late": "후반"}
_HALVES = {"am": "오전", "pm": "오후"}


def in_words(quantity: Quantity) -> str:
    """What the quantity says.

    >>> in_words(Quantity("money", Fraction(2 * 10**15), Fraction(2 * 10**15), "KRW", bound="at least"))
    '2000조 원 이상'
    """
    if quantity.kind == "relative":
        return _distance(quantity)
    if quantity.kind == "date":
        return _dates(quantity)
    if quantity.kind == "name":
        return str(quantity.low)
    if quantity.kind == "label" and quantity.unit in _PARTS_OF_LIFE:
        return f"{quantity.low}대 {_PARTS_OF_LIFE[quantity.unit]}"
    if quantity.kind == "clock":
        return f"{_HALVES.get(quantity.unit, '')} {int(quantity.low) // 60}:{int(quantity.low) % 60:02}".strip()
    loose = quantity.bound == "more than" and quantity.approximate
    return (_ABOUT if loose else _BOUNDS[quantity.bound]).format(_amount(quantity))


def _distance(quantity: Quantity) -> str:
    if not is_weekday(quantity):
        return _DISTANCES.get(quantity.unit, quantity.unit)
    return "~".join(f"{DAYS[int(end) - 1]}요일" for end in dict.fromkeys((quantity.low, quantity.high)))


def _amount(quantity: Quantity) -> str:
    if quantity.unit in _YEARS:
        years = _YEARS[quantity.unit]
        quantity = replace(quantity, low=quantity.low * years, high=quantity.high * years, unit="year")
    number = "~".join(_number(end) for end in dict.fromkeys((quantity.low, quantity.high)))
    if quantity.kind == "money":
        return f"{number} {_currency(quantity.unit)}"
    if quantity.unit == OTHERS:
        return f"외 {number}"
    if quantity.unit in _PROVISIONS:
        return _PROVISIONS[quantity.unit].format(number)
    if quantity.kind in ("duration", "day") and quantity.unit in _PERIODS:
        return _PERIODS[quantity.unit].format(number)
    if quantity.unit and quantity.kind != "ordinal":
        return f"{number}{_name(quantity.unit)}"
    return _FORMS.get(quantity.kind, "{}").format(number)


def _currency(code: str) -> str:
    """The name of a currency after an amount: 원, not 원화."""
    names = BY_CODE[code].korean if code in BY_CODE else ()
    return next((name for name in names if not name.endswith("화")), code)


def _name(code: str) -> str:
    """What follows a number: the name of a period of time in Hangul (시간), of a measure its symbol (km)."""
    unit = BY_CODE.get(code)
    return unit.korean[0] if unit and unit.dimension in ("calendar", "time", "angle", "index") and unit.korean else code


def _number(number: Fraction) -> str:
    """A number with its ten thousands named; a fraction that no six decimals say is one of so many parts."""
    if number < 0:
        return f"-{_number(-number)}"
    decimal = f"{float(number % 1):.6f}".rstrip("0").removeprefix("0").rstrip(".")
    if int(number) < 1 and Fraction(f"0{decimal}") != number:
        return f"{number.denominator}분의 {number.numerator}"
    groups, left = [], int(number)
    for scale, name in _SCALES:
        if left >= scale:
            groups.append(f"{left // scale}{name}")
            left %= scale
    return f"{' '.join(groups) or 0}{decimal}"


def _dates(quantity: Quantity) -> str:
    ends = list(dict.fromkeys(int(end) for end in (quantity.low, quantity.high)))
    parts = _PARTS if all(date // 100 % 100 for date in ends) else _PARTS | _PARTS_OF_YEARS
    return f"{'~'.join(_date(date) for date in ends)} {parts.get(quantity.unit, '')}".strip()


def _date(date: int) -> str:
    year, month, day = date // 10000, date // 100 % 100, date % 100
    named = ((year, "년"), (month, "월"), (day, "일"))
    return " ".join(f"{number}{name}" for number, name in named if number) or _YEAR
