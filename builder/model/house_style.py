"""The house style that a repository chooses: its words, its marks, its spelling, and the rules that are on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

# Typographic marks, of which either pair may be the outer one (curly), “ ” or ‘ ’ must be (double, single), or those of a typewriter.
QuotationMarks = Literal["curly", "double", "single", "straight"]
# A dash in a sentence: an em dash without spaces, one with spaces, or an en dash with spaces.
Dashes = Literal["em", "spaced-em", "spaced-en"]
Spelling = Literal["US", "UK"]


@dataclass(frozen=True)
class HouseStyle:
    """What the table `[tool.daeyeok]` of pyproject.toml says of the content.

    `words` are English words that are right though no dictionary has them, in their order there; `off` are the codes of the rules that
    are off, in order.
    """

    words: tuple[str, ...] = ()
    quotation_marks: QuotationMarks = "curly"
    dashes: Dashes = "em"
    spelling: Spelling = "US"
    off: tuple[str, ...] = ()

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words in lower case."""
        return frozenset(word.lower() for word in self.words)


HOUSE_STYLE = HouseStyle()
