"""Rates of exchange in English text, whose currency is said elsewhere in the sentence: The won closed at 1,432.1 per dollar."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.languages.quantity import Quantity
from builder.languages.quantity.grammar import alternatives
from builder.languages.quantity.unit_table import UNITS

_GREAT, _LEAST_ALONE = (
    100_000,
    1000,
)  # a number that no noun follows may be money too: 14,000 won after three years at 13,000
_ALONE = re.compile(r"[,;:)]|\.(?!\d)|$| (?:and|or|in|for|from|to|against|last|this|a year)\b")
_CODES = {name.lower(): unit.code for unit in UNITS if unit.dimension == "money" for name in unit.english}
_NAME = alternatives(_CODES)
_PER = re.compile(
    rf" (?:(?:range|level|mark) )?(?:per|to|to the|against the|versus the|a) (?:U\.?S\.? )?(?P<whole>{_NAME})\b", re.I
)
_CURRENCY = re.compile(rf"\b{_NAME}\b", re.I)


def with_rates(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities, a bare number before “per dollar” being money too: in the first other currency that the text names."""
    found = list(quantities)
    of_text = next(filter(None, (_rate(text, one) for one in found)), None)
    for one in found:
        code = _rate(text, one) or (of_text if _is_bare(one) else None)
        of_text = (
            code or of_text
        )  # the other bare numbers may be rates too: through 1,500 to as low as 1,506 per dollar
        yield replace(one, also=(*one.also, replace(one, kind="money", unit=code))) if code else one


def _is_bare(one: Quantity) -> bool:
    return one.kind == "number" and not one.unit


def _rate(text: str, one: Quantity) -> str | None:
    """The currency of a bare number before “per dollar”."""
    rate = _PER.match(text, one.span[1]) if _is_bare(one) else None
    return _priced(text, _CODES[rate["whole"].lower()]) if rate else None


def with_shared_currency(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities, a great bare number being money too where all money of the text is of one currency: 2 million in pay."""
    found = list(quantities)
    codes = {one.unit for one in found if one.kind == "money"}
    for one in found:
        bare = _is_bare(one) and len(codes) == 1 and (one.low >= _GREAT or _is_alone(text, one))
        yield (
            replace(one, also=(*one.also, *(replace(one, kind="money", unit=code, also=()) for code in codes)))
            if bare
            else one
        )


def _is_alone(text: str, one: Quantity) -> bool:
    return one.low >= _LEAST_ALONE and _ALONE.match(text, one.span[1]) is not None


def _priced(text: str, whole: str) -> str | None:
    named = (_CODES[found[0].lower()] for found in _CURRENCY.finditer(text))
    return next((code for code in named if code != whole), None)
