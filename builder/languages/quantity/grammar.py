"""What the grammars of both languages stand on: patterns in order of precedence, and how they are put to a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.quantity import Quantity, QuantityKind

# Code that turns a match of a pattern into quantities, and the patterns of a language in order of precedence.
Reading = Callable[[re.Match[str]], Iterable[Quantity]]
Grammar = tuple[tuple[re.Pattern[str], Reading], ...]

# A unit: what stands after a number, the kind that it makes of it, and the unit's name.
Unit = tuple[re.Pattern[str], QuantityKind, str]

# What holds digits and is no quantity: addresses, ISBNs and telephone numbers, versions, and names of Latin letters and digits. Words
# without digits are matched too (`word`), so that a chain of them is gone through once and not from each of its words.
_IDENTIFIER = re.compile(
    r"https?://\S+|(?<!\S)\S+@\S+|\bISBN[-: ]*+[\d -]*\d[Xx]?(?: \d{5})?|\(?ext\. \d+|(?<![\d.])\d+(?:\.\d+){3,}"
    r"|(?<![\d-])0\d{1,2}[- ]\d{3,4}[- ]\d{4}(?!\d)|\+\d{1,3}(?:[- ]\d+)+"
    r"|(?<![A-Za-z0-9])(?!(?:[Mm]id|[Pp]re|[Pp]ost|[Nn]on|[Ss]ub|[Ll]ate|[Ee]arly|Q(?=[1-4]\b)|US|KRW|USD|EUR|CNY|RMB|JPY|CAD|GBP)-?\d)"
    r"[A-Za-z]++(?:-[A-Za-z]++)*+(?:-?\d[A-Za-z0-9]*+(?:[.-][A-Za-z0-9]++)*+|(?P<word>))"
)
_MIXED = re.compile(r"(?<![A-Za-z0-9.,$€£¥₩])\d[\d.,]*(?=([A-Za-z]+))[A-Za-z]+[A-Za-z0-9]*")


def masked(text: str, units: frozenset[str]) -> str:
    """`text` with identifiers blotted out, at the same length; digits before one of `units` are no identifier (10km)."""

    def blot(found: re.Match[str]) -> str:
        return "\ufffc" * len(found[0])

    def identifier(found: re.Match[str]) -> str:
        return blot(found) if found["word"] is None else found[0]

    def mixed(found: re.Match[str]) -> str:
        return found[0] if found[1].lower() in units else blot(found)

    return _MIXED.sub(mixed, _IDENTIFIER.sub(identifier, text))


def scan(text: str, grammar: Grammar) -> list[Quantity]:
    """The quantities that the patterns find, in text order; a place taken by an earlier pattern is closed to the later ones."""
    found: list[Quantity] = []
    for pattern, reading in grammar:
        closed = bytearray(len(text) + 1)
        for quantity in found:
            closed[slice(*quantity.span)] = b"\1" * (quantity.span[1] - quantity.span[0])
        for match in pattern.finditer(text):
            if not any(closed[match.start() : match.end()]):
                found.extend(reading(match))
    return sorted(found, key=lambda quantity: quantity.span)


_LENT = ("money", "percent", "points", "duration", "multiple", "label")


def distribute_units(text: str, quantities: Iterable[Quantity], between: re.Pattern[str]) -> list[Quantity]:
    """The quantities with units lent backward: in "30 to 40 percent" both are percentages. `between` matches all that may part them."""
    result: list[Quantity] = []
    following: Quantity | None = None
    for this in sorted(quantities, key=lambda q: q.span, reverse=True):
        lends = following is not None and this.kind == "number" and not this.unit and following.kind in _LENT
        if lends and following and between.fullmatch(text[this.span[1] : following.span[0]]):
            this = replace(this, kind=following.kind, unit=following.unit)  # noqa: PLW2901 - the same quantity, better known
        result.append(this)
        following = this
    return result[::-1]


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"


def unit_at(text: str, at: int, units: Iterable[Unit]) -> tuple[int, QuantityKind, str]:
    """The first of the units that stands at an offset: where it ends, its kind and its name; a bare number without one."""
    for pattern, kind, unit in units:
        if found := pattern.match(text, at):
            return found.end(), kind, unit
    return at, "number", ""


def sign_number(match: re.Match[str]) -> Iterator[Quantity]:
    """A character that is a number: Ⅳ, ⑦."""
    number = Fraction(int(unicodedata.numeric(match[0])))
    yield Quantity("label", number, number, span=match.span())


SIGNS = re.compile("[Ⅰ-Ⅻ①-⑳]")
