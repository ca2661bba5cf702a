"""English words that are derived from one stem, and so are different words, however like they look: an employer and an employee.

The suffixes are those that make nouns of persons, of deeds and of states, and adjectives beside these.
"""

from __future__ import annotations

# Suffixes of one row make one word in different spellings: adviser and advisor, independence and (wrongly) independance.
SUFFIXES = (
    ("ism",),
    ("ist",),
    ("er", "or"),
    ("ee",),
    ("ed",),
    ("ing",),
    ("ion",),
    ("ive",),
    ("ance", "ence", "ancy", "ency"),
    ("ant", "ent"),
    ("al",),
    ("ian",),
    ("s",),
)
SHORTEST_STEM = 3


def are_derivatives(word: str, other: str) -> bool:
    """Whether two words, in small letters, have one stem and suffixes that make different words of it.

    >>> are_derivatives("realist", "realism"), are_derivatives("advisor", "adviser"), are_derivatives("realist", "realst")
    (True, False, False)
    """
    return any(row != across for stem, row in _parted(word) for root, across in _parted(other) if stem == root)


def _parted(word: str) -> list[tuple[str, tuple[str, ...]]]:
    """A word as its stem and the row of its suffix."""
    parted = ((word.removesuffix(suffix), row) for row in SUFFIXES for suffix in row if word.endswith(suffix))
    return [(stem, row) for stem, row in parted if len(stem) >= SHORTEST_STEM]
