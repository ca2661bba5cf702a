"""Where an English rendering may stand in running text: inflection, spelling, capitals, and the edges of a word."""

from __future__ import annotations

import re

from builder.latin import capitals_agree
from builder.squeezed import Squeezed, lowered

_LIKE = str.maketrans(
    {"\u00a0": " ", "-": " ", "\u2010": " ", "\u2011": " ", "–": " ", "’": "'", "‘": "'", "“": '"', "”": '"'}
)
_SURPLUS = re.compile(r"(?<=[ \u00a0\u2010\u2011–-])[ \u00a0\u2010\u2011–-]+")
_UK = (
    ("ization", "isation"),
    ("izing", "ising"),
    ("ize", "ise"),
    ("or ", "our "),
    ("center", "centre"),
    ("program", "programme"),
)
_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
_Y = re.compile(r"(?<=[^aeiou])y$")


def squeeze(text: str) -> Squeezed:
    """`text` in lower case with straight quotes; blanks, hyphens and en dashes are one blank, however many stand together."""
    return Squeezed(lowered(_SURPLUS.sub("", text).translate(_LIKE)), text, _SURPLUS)


def plural(phrase: str) -> str:
    """`phrase` with its last word in the regular plural."""
    if _Y.search(phrase):
        return _Y.sub("ies", phrase)
    return phrase + ("es" if _SIBILANT.search(phrase) else "s")


def inflected(phrase: str) -> tuple[str, ...]:
    """`phrase`, its plural, and the British spelling of both; the possessive needs no form, as an apostrophe ends a word."""
    bare = phrase.removeprefix("the ").removeprefix("The ")
    spelt = {bare, *(bare.replace(us, uk) for us, uk in _UK if us in bare)}
    return tuple(sorted({f for s in spelt for f in ((s, plural(s)) if s[-1:].isalpha() else (s,))}))


def gate(text: str, start: int, end: int, form: str) -> str | None:
    """The name of the gate that turns down `form` at `text[start:end]`, or None if it may stand there.

    A word that the form writes with a capital must have one in the text (Meta is not meta, AI is not ai); a small letter in
    the form agrees with either.
    """
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return "left edge"
    if end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        return "right edge"
    return None if capitals_agree(form, text[start:end]) else "capitals"
