"""Where a Korean term may stand in running text: spelling tolerance, and the edges of a word.

A text is compared without blanks and middle dots, so that 미·중, 미‧중 and 미중, or AI 컴퓨팅 센터 and AI컴퓨팅센터, are one; the result
keeps the way back. What that loosens, `gate` tightens again by looking at the text itself.
"""

from __future__ import annotations

import re
import unicodedata

from builder.korean.hangul import is_syllable
from builder.korean.particles import word_end
from builder.latin import capitals_agree
from builder.squeezed import Squeezed

# The four middle dots that Korean typists use; U+318D is a letter (jamo araea) by its Unicode category.
MIDDLE_DOTS = "·‧・ㆍ"
# A gloss in brackets that begins in Latin script or Hanja belongs to the word before it: 소버린(Sovereign) AI.
GLOSS = re.compile(r"\s?\((?=[A-Za-z\u2e80-\u9fff\uf900-\ufaff])[^()\n]*\)")
_ODD_BLANK_FROM = 4  # a blank where the term has none is a slip only in terms of this many syllables


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def _one(char: str) -> str:
    """`char` in lower case and without compatibility form, where that is one character."""
    folded = unicodedata.normalize("NFC", char).lower()
    return folded if len(folded) == 1 else char


def squeeze(text: str, skip: re.Pattern[str] | None = None) -> Squeezed:
    """`text` squeezed; what `skip` matches is left out altogether."""
    skipped = {i for found in skip.finditer(text) for i in range(*found.span())} if skip else frozenset()
    kept = [i for i, c in enumerate(text) if i not in skipped and not c.isspace() and c not in MIDDLE_DOTS]
    return Squeezed("".join(_one(text[i]) for i in kept), tuple(kept))


def gate(text: str, start: int, end: int, form: str, touching: frozenset[int] = frozenset()) -> str | None:
    """The name of the gate that turns down `form` at `text[start:end]`, or None if it may stand there.

    `touching` holds offsets at which other accepted terms end: 한미 ends where MOU begins in 한미MOU.
    """
    found = text[start:end]
    if not _left(text, start) and start not in touching:
        return "left edge"
    if is_syllable(found[-1]) and not word_end(text, end):
        return "right edge"
    if found[-1].isascii() and end < len(text) and text[end].isascii() and text[end].isalnum():
        return "right edge"
    if not capitals_agree(form, GLOSS.sub("", found)):
        return "capitals"
    return _spacing(found, form) or _prose(text, start, end, form)


def _left(text: str, start: int) -> bool:
    """Whether a word may begin at `start`."""
    if start == 0:
        return True
    before, first = text[start - 1], text[start]
    if first.isascii():
        return not (before.isalnum() or is_han(before))
    return not is_syllable(before)


def _spacing(found: str, form: str) -> str | None:
    """A middle dot only within two-syllable pairs, an unexpected blank only in long terms."""
    if any(dot in found and dot not in form for dot in MIDDLE_DOTS) and len(form) > 2:  # noqa: PLR2004
        return "middle dot"
    blanks = [m.start() for m in re.finditer(r"\s", GLOSS.sub("", found))]
    expected = [m.start() for m in re.finditer(r"\s", form)]
    odd = len(blanks) > len(expected) or (len(blanks) == len(expected) and blanks != expected)
    return "blank" if odd and len(re.sub(r"\W", "", form)) < _ODD_BLANK_FROM else None


def _prose(text: str, start: int, end: int, form: str) -> str | None:
    """A Latin term among Latin words is part of that English: "Global AI Index", "AI Action Summit"."""
    if not form.isascii():
        return None
    before, after = re.search(r"([A-Za-z]{2,}) $", text[:start]), re.match(r" ([A-Za-z]{2,})", text[end:])
    return "Latin prose" if any(m and not m[1].isupper() for m in (before, after)) else None
