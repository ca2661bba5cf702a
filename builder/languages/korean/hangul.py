"""Hangul syllable arithmetic (Unicode Standard, section 3.12)."""

from __future__ import annotations

FIRST, LAST = "가", "힣"
LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]


# Two consonants that an input method joins into one letter, and the two: as initials they are two syllables'.
JOINED = {
    **{letter: 2 * single for letter, single in zip("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ", strict=True)},
    **dict(
        zip("ㄳㄵㄶㄺㄻㄼㄽㄾㄿㅀㅄ", "ㄱㅅ ㄴㅈ ㄴㅎ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅂㅅ".split(), strict=True)
    ),
}
_APART = str.maketrans(JOINED)


def is_syllable(char: str) -> bool:
    """Whether `char` is a modern precomposed syllable (U+AC00 to U+D7A3)."""
    return FIRST <= char <= LAST


def split(syllable: str) -> tuple[str, str, str]:
    """The leading consonant, vowel and trailing consonant ("" if there is none) of a syllable, as compatibility jamo."""
    code = ord(syllable) - ord(FIRST)
    return LEADS[code // 588], VOWELS[code % 588 // 28], TAILS[code % 28]


def initials(text: str) -> str:
    """`text` with each syllable replaced by its leading consonant: 기정학 gives ㄱㅈㅎ."""
    return "".join(split(char)[0] if is_syllable(char) else char for char in text)


def taken_apart(text: str) -> str:
    """`text` with joined consonants that are in no syllable as the two that they are: ㅂㅇㄳ gives ㅂㅇㄱㅅ."""
    return text.translate(_APART)


def begins_as(text: str, typed: str, *, whole: bool = False) -> bool:
    """Whether `text` begins as was typed in syllables and initial consonants (taken apart), 기정학 as 기ㅈ; and, if `whole`, ends there.

    >>> begins_as("기정학", "기ㅈ"), begins_as("기정학", "기ㅈ", whole=True), begins_as("기정학", "기ㅈㅎ", whole=True)
    (True, False, True)
    """
    at = 0
    for char in text:
        lead = taken_apart(split(char)[0]) if is_syllable(char) else char
        rest = typed[at : at + len(lead)]
        if typed.startswith(char, at):
            at += 1
        elif rest and lead.startswith(rest):
            at += len(rest)
        else:
            return at == len(typed) and not whole
    return at == len(typed)


def with_tail(text: str, tail: str) -> str:
    """`text`, which ends in an open syllable, with a tail consonant: 하 and ㄴ give 한."""
    return text[:-1] + chr(ord(text[-1]) + TAILS.index(tail))
