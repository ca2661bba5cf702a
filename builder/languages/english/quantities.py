"""The quantities of an English text: the grammar, its patterns in order of precedence.

Spelled-out numbers follow the Chicago Manual of Style (17th edition), 9.2–9.4, and the AP Stylebook (numerals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.languages.english.counted import COUNTED
from builder.languages.english.dates import DATES
from builder.languages.english.exchange_rates import with_rates, with_shared_currency
from builder.languages.english.number_forms import FORMS, FORMS_BEFORE_DATES, RANKS
from builder.languages.english.number_words import NUMBER_WORDS, PARTS_OF_PERIODS, SPANS
from builder.languages.english.units import is_unit
from builder.languages.quantity import Quantity
from builder.languages.quantity.grammar import Grammar, distribute_units, join_parts, masked, plain, scan

_GRAMMAR: Grammar = (
    *PARTS_OF_PERIODS,
    *FORMS_BEFORE_DATES,
    *DATES,
    *FORMS,
    *NUMBER_WORDS,
    *RANKS,
    *COUNTED,
    *SPANS,
)
_BETWEEN = re.compile(r"(?:,? (?:and|or|to|but|from|by) |, |[-–]| ?[x×] ?)(?:up to |at least |about )?")
# A number that counts nothing, and the words for a share: Moon Jae-in, at 78; a winning percentage of 94.8.
_ENDS = re.compile(r"[,;:)]|\.(?!\d)|$| (?:and|or|in|for|from|to|against|versus|points?)\b")
_RATE = re.compile(r"\b(?:percentage|rate|rating|share|support|turnout|approval)(?: [a-z]+){0,3} $")
_TITLE = re.compile(r"[“\"‘*]\d[\d.,]{0,8}(?=: [A-Z])")  # “12.12: The Day”, which has another title in Korean
_JOINED = re.compile(r"(?:,? and |, | )")


def quantities(text: str) -> list[Quantity]:
    """Every quantity of an English text, in text order; names and addresses with digits in them are none."""
    clear = masked(plain(text), is_unit)
    found = with_rates(clear, _with_shares(clear, distribute_units(clear, scan(clear, _GRAMMAR), _BETWEEN)))
    return list(_without_titles(clear, join_parts(clear, with_shared_currency(clear, found), _JOINED)))


def _with_shares(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """The quantities, a bare number being a percentage too where one was told before it, or where it is said to be a rate."""
    told = False
    for quantity in quantities:
        bare = quantity.kind == "number" and not quantity.unit and text[quantity.span[0]].isdigit()
        ends = bare and _ENDS.match(text, quantity.span[1])
        if ends and (told or _RATE.search(text, max(0, quantity.span[0] - 40), quantity.span[0])):
            yield replace(quantity, also=(*quantity.also, replace(quantity, kind="percent", also=())))
        else:
            yield quantity
        told = told or quantity.kind == "percent"


def _without_titles(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """The quantities, those with which a title begins as such that need no answer."""
    places = [found.end() for found in _TITLE.finditer(text)]
    for quantity in quantities:
        yield replace(quantity, need="optional") if quantity.span[1] in places else quantity
