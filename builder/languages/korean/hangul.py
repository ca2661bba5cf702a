"""Hangul syllable arithmetic (Unicode Standard, section 3.12)."""

from __future__ import annotations

FIRST, LAST = "가", "힣"
LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS = ["", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"]


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
