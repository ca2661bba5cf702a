"""Where a Korean term may occur in running text: spelling tolerance, and word edges.

Texts are compared without spaces and middle dots, so that 미·중, 미‧중 and 미중 are equal, and so are AI 컴퓨팅 센터 and AI컴퓨팅센터; the
result can be mapped back. `gate` then examines the original text and rejects what this lets through wrongly.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from builder.languages.capitalization import capitals_agree
from builder.languages.korean.hangul import is_syllable
from builder.languages.korean.particles import word_end
from builder.languages.normalized import NormalizedText, lower_keeping_length

# What Korean typists use for the middle dot (가운뎃점, U+00B7): the hyphenation point, the katakana dots, the letter araea (as such and
# conjoining, U+318D and U+119E), bullet, dot operator, bullet operator, one dot leader, and Greek ano teleia.
MIDDLE_DOTS = "·‧・･ㆍ\u119e•⋅∙․\u0387"
_DOTS = frozenset(MIDDLE_DOTS)
# A gloss in brackets that begins in Latin script or Hanja belongs to the word before it: 소버린(Sovereign) AI.
_GLOSS = re.compile(r"[(（](?=[A-Za-z\u2e80-\u9fff\uf900-\ufaff])[^()（）\n]*[)）]")
_SPACED_GLOSS = re.compile(rf"\s?{_GLOSS.pattern}")
_BLANK = re.compile(r"\s")
_DATE_DOT = re.compile(r"(?<=[0-9])\.(?=[0-9])")  # a full stop does for a middle dot between digits: 12.3 비상계엄
_COMPATIBLE = re.compile("[\uf900-\ufaff]")
_ODD_BLANK_FROM = 4  # a space that the term does not have is accepted only in terms of at least this many letters
_LATIN_BEFORE = re.compile(r"([A-Za-z]{2,}) $")
_LATIN_AFTER = re.compile(r" ([A-Za-z]{2,})")
# 접두사 of stance toward a country, an organization or a person, before a name that is still a word: 대중국, 반정부; and the same in Hanja.
_STANCES = "대반친탈"
_HAN_PREFIXES = "對反親脫"
_TAKES_STANCES = frozenset(("place", "organization", "person"))
# 접미사 that make a modifier of the noun before them, after which a new word may begin without a space: 생성형AI, 산업용AI.
_MODIFIERS = "형용식급적"
_HAN_SUFFIXES = "的式産製側間系圈化"


def is_han(char: str) -> bool:
    """Whether `char` is a Chinese character."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def normalize(text: str) -> NormalizedText:
    """`text` without spaces and middle dots, in lower case, with compatibility Hanja unified."""
    spaced = text
    if not unicodedata.is_normalized("NFC", text):  # false if there are compatibility Hanja
        spaced = _COMPATIBLE.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    for dot in _DOTS:
        spaced = spaced.replace(dot, " ")
    if "." in spaced:
        spaced = _DATE_DOT.sub(" ", spaced)
    bare = spaced.replace(" ", "")
    if bare.split() != [bare]:  # there is other white space too
        spaced = _BLANK.sub(" ", spaced)
        bare = spaced.replace(" ", "")
    return NormalizedText(lower_keeping_length(bare), spaced)


def glosses(text: str) -> list[tuple[int, int]]:
    """The spans of the bracketed glosses in `text`."""
    return [gloss.span() for gloss in _GLOSS.finditer(text)]


def gate(
    text: str, start: int, end: int, form: str, touching: frozenset[int] = frozenset(), kind: str = ""
) -> str | None:
    """The name of the gate that rejects `form` at `text[start:end]`, or None if it may occur there.

    `touching` contains the offsets at which other accepted terms end: 한미 ends where MOU begins in 한미MOU. `kind` is what the term
    names: a place, an organization, a person, a product, or anything else.
    """
    if start and text[start - 1] != " " and not _begins(text, start, kind) and start not in touching:
        return "left edge"
    if end < len(text) and text[end] != " " and not _ends(text, end, kind, end - start):
        return "right edge"
    found = text[start:end]
    if found != form:
        in_row = not _DOTS.isdisjoint((text[start - 1 : start], text[end : end + 1]))
        if odd := _spelling(found, form, in_row):
            return odd
    return "Latin prose" if form.isascii() and _in_prose(text, start, end) else None


def _begins(text: str, start: int, kind: str) -> bool:
    """Whether a word may begin at `start`, which is not at the start of the text or after a space."""
    first, before = text[start], text[start - 1]
    fresh = start == 1 or not is_syllable(text[start - 2])  # whether the preceding syllable is the first of its run
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
    """Whether the digits before `end` are a number that a unit may follow (3인), not the end of a code (G2, 5G)."""
    return not text[:end].rstrip("0123456789")[-1:].isalpha()


def _ends(text: str, end: int, kind: str, length: int) -> bool:
    """Whether a word of such a length may end at `end`, particles aside; after Latin letters and digits any Hangul may follow."""
    last, after = text[end - 1], text[end]
    if is_syllable(last):
        return word_end(text, end, kind, predicates=length > 1)
    if is_han(last):
        return not is_han(after) or after in _HAN_SUFFIXES
    return not (last.isascii() and after.isascii() and after.isalnum())


@lru_cache(maxsize=1 << 14)
def _spelling(found: str, form: str, in_row: bool) -> str | None:
    """Middle dots where the form has them or between all syllables, but between digits only as in the form; an odd space only in long
    terms; capitals as in the form.

    `in_row` is whether the series of middle dots extends beyond: 한·미 in 한·미·일 is not a pair.
    """
    found = _SPACED_GLOSS.sub("", found).rstrip()  # it matches only one of several spaces before a gloss
    letters, dots, blanks = _gaps(found)
    _, own_dots, own_blanks = _gaps(form)
    if any(letters[at - 1 : at + 1].isdecimal() for at in dots ^ own_dots if at):
        return "middle dot"
    if dots - own_dots and (len(dots) < len(letters) - 1 or in_row):
        return "middle dot"
    odd = {at for at in blanks - dots - own_blanks if is_syllable(letters[at - 1]) == is_syllable(letters[at])}
    if odd and len(letters) < _ODD_BLANK_FROM:
        return "space"
    return None if capitals_agree(form, found) else "capitals"


def _gaps(text: str) -> tuple[str, set[int], set[int]]:
    """The letters of `text` without middle dots and spaces, and the indices of the letters before which dots and spaces occur."""
    letters, dots, blanks = "", set[int](), set[int]()
    for char in _DATE_DOT.sub(MIDDLE_DOTS[0], text):
        if char in MIDDLE_DOTS:
            dots.add(len(letters))
        elif char.isspace():
            blanks.add(len(letters))
        else:
            letters += char
    return letters, dots, blanks


def _in_prose(text: str, start: int, end: int) -> bool:
    """Whether a Latin term is among English words and part of that English: “AI Action Summit”."""
    if text[start - 2 : start - 1].isascii():
        before = _LATIN_BEFORE.search(text, max(0, start - 40), start)
        if before and not before[1].isupper():
            return True
    if text[end : end + 1] == " ":
        after = _LATIN_AFTER.match(text, end)
        return after is not None and not after[1].isupper()
    return False
