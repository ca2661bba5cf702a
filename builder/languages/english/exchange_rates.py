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
    of_text = None
    for quantity in quantities:
        bare = quantity.kind == "number" and not quantity.unit
        rate = _PER.match(text, quantity.span[1]) if bare else None
        code = _priced(text, _CODES[rate["whole"].lower()]) if rate else of_text if bare else None
        of_text = code or of_text  # what follows a rate may be one too: before closing at 1,467.5
        yield replace(quantity, also=(*quantity.also, replace(quantity, kind="money", unit=code))) if code else quantity


def with_shared_currency(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities, a great bare number being money too where all money of the text is of one currency: 2 million in pay."""
    found = list(quantities)
    codes = {one.unit for one in found if one.kind == "money"}
    for one in found:
        bare = one.kind == "number" and not one.unit and len(codes) == 1 and (one.low >= _GREAT or _is_alone(text, one))
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
