"""The house style that a repository states for itself, beyond what the rules ask of every text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class HouseStyle:
    """What the table `[tool.daeyeok]` of pyproject.toml says of the content.

    `words` are English words that are right though no dictionary has them, in their order there.
    """

    words: tuple[str, ...] = ()

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words in small letters."""
        return frozenset(word.lower() for word in self.words)


HOUSE_STYLE = HouseStyle()
