"""British spellings of American words, for a house that writes them; -ize is left alone, which Oxford writes too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from builder.languages.english.american import WHOLE, american

# American spellings that British English has too, in another sense: a computer program, a parking meter, a driver who tires, to license.
_BOTH = frozenset(
    "among check checks judgment learned license licenses meter meters mold molded plow program programs tire tires while".split()
)
_REVERSED = {there: here for here, there in WHOLE.items() if there not in _BOTH}
_LETTERS = (
    (re.compile(r"or(?=(?:s|ed|ing|er|ers|able|ably|al|ful|fully|less|hood|hoods|ite|ites)?$)"), "our"),
    (re.compile(r"yz(?=(?:e|es|ed|ing|er|ers)$)"), "ys"),
    (re.compile(r"l(?=(?:ed|ing|er|ers)$)"), "ll"),
)


@lru_cache(1 << 12)
def british(word: str) -> str | None:
    """The British spelling of a lowercase American word; None for any other word, and where both spell it alike."""
    if word in _REVERSED:
        return _REVERSED[word]
    return next((other for other in _candidates(word) if american(other) == word), None)


def _candidates(word: str) -> Iterator[str]:
    return (letters.sub(instead, word) for letters, instead in _LETTERS if letters.search(word))
