"""Where a Korean term may stand in running text: spelling tolerance, and the edges of a word.

A text is compared without blanks and middle dots, so that 미·중, 미‧중 and 미중, or AI 컴퓨팅 센터 and AI컴퓨팅센터, are one; the result
keeps the way back. What that loosens, `gate` tightens again by looking at the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from builder.languages.capitalization import capitals_agree
from builder.languages.korean.hangul import is_syllable
from builder.languages.korean.particles import word_end
from builder.languages.normalized import NormalizedText, lower_keeping_length

# The four middle dots that Korean typists use; U+318D is a letter (jamo araea) by its Unicode category.
MIDDLE_DOTS = "·‧・ㆍ"
_DOTS = frozenset(MIDDLE_DOTS)
# A gloss in brackets that begins in Latin script or Hanja belongs to the word before it: 소버린(Sovereign) AI.
_GLOSS = re.compile(r"[(（](?=[A-Za-z\u2e80-\u9fff\uf900-\ufaff])[^()（）\n]*[)）]")
_SPACED_GLOSS = re.compile(rf"\s?{_GLOSS.pattern}")
_BLANK = re.compile(r"\s")
_COMPATIBLE = re.compile("[\uf900-\ufaff]")
_ODD_BLANK_FROM = 4  # a blank where the term has none is a slip only in terms of this many letters
_LATIN_BEFORE = re.compile(r"([A-Za-z]{2,}) $")
_LATIN_AFTER = re.compile(r" ([A-Za-z]{2,})")
# 접두사 that say the stand taken to a country, a body or a person, and leave the name a word: 대중국, 반정부; and the same in Hanja.
_STANCES = "대반친탈"
_HAN_PREFIXES = "對反親脫"
_TAKES_STANCES = frozenset(("place", "organization", "person"))
# 접미사 that make a modifier of the noun before them, after which a new word may begin without a blank: 생성형AI, 산업용AI.
_MODIFIERS = "형용식급적"
_HAN_SUFFIXES = "的式産製側間系圈化"


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def normalize(text: str) -> NormalizedText:
    """`text` without blanks and middle dots, in lower case, compatibility Hanja unified."""
    spaced = text
    if not unicodedata.is_normalized("NFC", text):  # as it is not where there are compatibility Hanja
        spaced = _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    for dot in _DOTS:
        spaced = spaced.replace(dot, " ")
    bare = spaced.replace(" ", "")
    if bare.split() != [bare]:  # there are other blanks too
        spaced = _BLANK.sub(" ", spaced)
        bare = spaced.replace(" ", "")
    return NormalizedText(lower_keeping_length(bare), spaced)


def glosses(text: str) -> list[tuple[int, int]]:
    """The spans of the bracketed glosses in `text`."""
    return [gloss.span() for gloss in _GLOSS.finditer(text)]


def gate(
    text: str, start: int, end: int, form: str, touching: frozenset[int] = frozenset(), kind: str = ""
) -> str | None:
    """The name of the gate that turns down `form` at `text[start:end]`, or None if it may stand there.

    `touching` holds offsets at which other accepted terms end: 한미 ends where MOU begins in 한미MOU. `kind` is what the term
    names: a place, an organization, a person, a product, or anything else.
    """
    if start and text[start - 1] != " " and not _begins(text, start, kind) and start not in touching:
        return "left edge"
    if end < len(text) and text[end] != " " and not _ends(text, end, kind):
        return "right edge"
    found = text[start:end]
    if found != form:
        in_row = not _DOTS.isdisjoint((text[start - 1 : start], text[end : end + 1]))
        if odd := _spelling(found, form, in_row):
            return odd
    return "Latin prose" if form.isascii() and _in_prose(text, start, end) else None


def _begins(text: str, start: int, kind: str) -> bool:
    """Whether a word may begin at `start`, where no text or blank comes before."""
    first, before = text[start], text[start - 1]
    fresh = start == 1 or not is_syllable(text[start - 2])  # whether the syllable before is the first of its run
    if first.isascii():
        return not (_is_letter(before) or is_han(before)) or (before in _MODIFIERS and not fresh)
    if is_han(first):
        return not is_han(before) or before in _HAN_PREFIXES
    if is_syllable(before):
        return before in _STANCES and fresh and kind in _TAKES_STANCES
    return not (before.isdecimal() and _is_number(text, start))


def _is_letter(char: str) -> bool:
    return char.isalnum() and char not in MIDDLE_DOTS


def _is_number(text: str, end: int) -> bool:
    """Whether the digits before `end` are a number, whose unit follows (3인), and not the end of a code (G2, 5G)."""
    return not text[:end].rstrip("0123456789")[-1:].isalpha()


def _ends(text: str, end: int, kind: str) -> bool:
    """Whether a word may end at `end`, particles aside; after Latin letters and digits any Hangul may follow."""
    last, after = text[end - 1], text[end]
    if is_syllable(last):
        return word_end(text, end, kind)
    if is_han(last):
        return not is_han(after) or after in _HAN_SUFFIXES
    return not (last.isascii() and after.isascii() and after.isalnum())


@lru_cache(maxsize=1 << 14)
def _spelling(found: str, form: str, in_row: bool) -> str | None:
    """Middle dots where the form has them or between all syllables, an odd blank only in long terms, capitals as in the form.

    `in_row` tells whether middle dots carry on outside: 한·미 in 한·미·일 is no pair.
    """
    found = _SPACED_GLOSS.sub("", found).rstrip()  # of several blanks before a gloss it takes one
    letters, dots, blanks = _gaps(found)
    _, own_dots, own_blanks = _gaps(form)
    if dots - own_dots and (len(dots) < len(letters) - 1 or in_row):
        return "middle dot"
    odd = {at for at in blanks - dots - own_blanks if is_syllable(letters[at - 1]) == is_syllable(letters[at])}
    if odd and len(letters) < _ODD_BLANK_FROM:
        return "space"
    return None if capitals_agree(form, found) else "capitals"


def _gaps(text: str) -> tuple[str, set[int], set[int]]:
    """The letters of `text` without middle dots and blanks, and before which of them, counted from 0, those stand."""
    letters, dots, blanks = "", set[int](), set[int]()
    for char in text:
        if char in MIDDLE_DOTS:
            dots.add(len(letters))
        elif char.isspace():
            blanks.add(len(letters))
        else:
            letters += char
    return letters, dots, blanks


def _in_prose(text: str, start: int, end: int) -> bool:
    """Whether a Latin term stands among Latin words and is part of that English: "AI Action Summit"."""
    if text[start - 2 : start - 1].isascii():
        before = _LATIN_BEFORE.search(text, max(0, start - 40), start)
        if before and not before[1].isupper():
            return True
    if text[end : end + 1] == " ":
        after = _LATIN_AFTER.match(text, end)
        return after is not None and not after[1].isupper()
    return False
