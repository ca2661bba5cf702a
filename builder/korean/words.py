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
from builder.squeezed import Squeezed, lowered

# The four middle dots that Korean typists use; U+318D is a letter (jamo araea) by its Unicode category.
MIDDLE_DOTS = "·‧・ㆍ"
# A gloss in brackets that begins in Latin script or Hanja belongs to the word before it: 소버린(Sovereign) AI.
GLOSS = re.compile(r"\s?\((?=[A-Za-z\u2e80-\u9fff\uf900-\ufaff])[^()\n]*\)")
_GAPS = re.compile(rf"[\s{MIDDLE_DOTS}]+")
_GAPS_AND_GLOSSES = re.compile(rf"(?:{GLOSS.pattern}|[\s{MIDDLE_DOTS}])+")
_BLANK = re.compile(r"\s")
_COMPATIBLE = re.compile("[\uf900-\ufaff]")
_PAIR = 2  # the syllables of a term that a middle dot may part: 미·중
_ODD_BLANK_FROM = 4  # a blank where the term has none is a slip only in terms of this many syllables
_LATIN_BEFORE = re.compile(r"([A-Za-z]{2,}) $")
_LATIN_AFTER = re.compile(r" ([A-Za-z]{2,})")


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def squeeze(text: str, without_glosses: bool = False) -> Squeezed:
    """`text` without blanks and middle dots, in lower case, compatibility Hanja unified; if asked, without glosses too."""
    dropped = _GAPS_AND_GLOSSES if without_glosses else _GAPS
    unified = _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    return Squeezed(lowered(dropped.sub("", unified)), text, dropped)


def gate(text: str, start: int, end: int, form: str, touching: frozenset[int] = frozenset()) -> str | None:
    """The name of the gate that turns down `form` at `text[start:end]`, or None if it may stand there.

    `touching` holds offsets at which other accepted terms end: 한미 ends where MOU begins in 한미MOU.
    """
    if not _begins(text, start) and start not in touching:
        return "left edge"
    if not _ends(text, end):
        return "right edge"
    found = text[start:end]
    if found != form and (odd := _spelling(found, form)):
        return odd
    return "Latin prose" if form.isascii() and _in_prose(text, start, end) else None


def _begins(text: str, start: int) -> bool:
    """Whether a word may begin at `start`."""
    if start == 0:
        return True
    before = text[start - 1]
    if text[start].isascii():
        return not (before.isalnum() or is_han(before))
    return not is_syllable(before)


def _ends(text: str, end: int) -> bool:
    """Whether a word may end at `end`, particles aside; after Latin letters and digits any Hangul may follow."""
    if end == len(text):
        return True
    last, after = text[end - 1], text[end]
    if is_syllable(last):
        return not is_syllable(after) or word_end(text, end)
    return not (last.isascii() and after.isascii() and after.isalnum())


def _spelling(found: str, form: str) -> str | None:
    """A middle dot only within two-syllable pairs, an unexpected blank only in long terms, capitals as in the form."""
    bare = GLOSS.sub("", found)
    if len(form) > _PAIR and any(dot in bare and dot not in form for dot in MIDDLE_DOTS):
        return "middle dot"
    blanks = [m.start() for m in _BLANK.finditer(bare)]
    expected = [m.start() for m in _BLANK.finditer(form)]
    odd = len(blanks) > len(expected) or (len(blanks) == len(expected) and blanks != expected)
    if odd and sum(char.isalnum() for char in form) < _ODD_BLANK_FROM:
        return "blank"
    return None if capitals_agree(form, bare) else "capitals"


def _in_prose(text: str, start: int, end: int) -> bool:
    """Whether a Latin term stands among Latin words and is part of that English: "AI Action Summit"."""
    beside = (_LATIN_BEFORE.search(text, max(0, start - 40), start), _LATIN_AFTER.match(text, end))
    return any(word and not word[1].isupper() for word in beside)
