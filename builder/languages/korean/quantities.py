"""The quantities of a Korean text: the grammar, its patterns in order of precedence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.languages.korean.counted import COUNTED
from builder.languages.korean.counters import unit_after
from builder.languages.korean.dates import DATES
from builder.languages.korean.native import NATIVE_NUMBERS
from builder.languages.korean.number_forms import FORMS, FORMS_BEFORE_DATES
from builder.languages.korean.number_words import NUMBER_WORDS
from builder.languages.korean.proverbs import without_proverbs
from builder.languages.korean.shares import with_shares
from builder.languages.quantity import AND_ONE, OTHERS, Quantity
from builder.languages.quantity.forms import is_suffix
from builder.languages.quantity.grammar import Grammar, distribute_units, join_parts, masked, plain, scan

_GRAMMAR: Grammar = (*FORMS_BEFORE_DATES, *DATES, *FORMS, *NUMBER_WORDS, *COUNTED, *NATIVE_NUMBERS)
_BETWEEN = re.compile(r"(?:, ?|와 |과 |에서 |또는 |내지 |·)(?:최대 |최소 |약 )?")
# 외 3명, 외 위원 3명.
_BESIDE = re.compile(r"(?<![가-힣])외(?:에도?)?(?: ?| [가-힣]{1,6}(?<![로에서은는이가을를과와도]) )$")
_JOINED = re.compile(r"(?:세(?= ))? ?")  # 27세 3개월


def quantities(text: str) -> list[Quantity]:
    """Every quantity of a Korean text, in text order; names and addresses with digits in them are none."""
    clear = masked(plain(text), _is_unit)
    found = distribute_units(clear, scan(clear, _GRAMMAR), _BETWEEN)
    joined = with_shares(clear, join_parts(clear, found, _JOINED))
    return list(_with_others(clear, without_proverbs(clear, joined)))


def _with_others(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities, one that counts others than a person or a thing named: 김 씨 외 3명, four in all."""
    for quantity in quantities:
        counts = quantity.kind == "number" and not quantity.unit
        if counts and _BESIDE.search(text, max(0, quantity.span[0] - 12), quantity.span[0]):
            all_told = replace(quantity, low=quantity.low + 1, high=quantity.high + 1, unit=AND_ONE, also=())
            yield replace(quantity, unit=OTHERS, also=(*quantity.also, all_told))
        else:
            yield quantity


def _is_unit(text: str, at: int) -> bool:
    return unit_after(text, at)[0] > at or is_suffix(text, at)
