"""The Standard Pronunciation of Korean (표준 발음법), to the extent that romanization shows it.

Both romanizations derive from this: they write the same sounds in different letters. Tensification between syllables (제6장) is left out,
since the Revised Romanization never writes it and McCune–Reischauer only in part. What depends on morpheme boundaries is decided by
`morphemes`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from builder.languages.korean.hangul import split
from builder.languages.korean.morphemes import is_inflected, keeps_n, stands_apart, takes_n

SILENT = "ㅇ"  # the leading consonant of a syllable that begins with its vowel
_WORD = re.compile("[가-힣]+")
# A gloss repeats a word in Hanja or in Latin letters: 기정학(技政學), 그록(Grok) 3.
_GLOSS = re.compile(r"(?<=[가-힣])\s*\((?=[^()]*[^\W\d_])[^()가-힣]+\)")


class Sound(NamedTuple):
    """A syllable as it is pronounced; its trailing consonant is one of ㄱㄴㄷㄹㅁㅂㅇ or ""."""

    lead: str
    vowel: str
    tail: str


def paired(table: str) -> dict[str, str]:
    """A table from a text of alternating letters and replacements: `ㄱ g ㄲ kk`."""
    items = table.split()
    return dict(zip(items[::2], items[1::2], strict=True))


# 제8–11항: the seven sounds in which a syllable may end, each with the trailing consonants so pronounced.
_SEVEN = paired("ㄱ ㄱㄲㅋㄳㄺ ㄴ ㄴㄵㄶ ㄷ ㄷㅅㅆㅈㅊㅌㅎ ㄹ ㄹㄼㄽㄾㅀ ㅁ ㅁㄻ ㅂ ㅂㅍㅄㄿ ㅇ ㅇ")
_CLOSING = {"": "", **{tail: sound for sound, tails in _SEVEN.items() for tail in tails}}
# 제14항: the second of two final consonants moves to a following vowel. ㅎ is lost before one (제12항 4).
_PAIRS = {row[0]: (row[1], row[2]) for row in "ㄳㄱㅅ ㄵㄴㅈ ㄺㄹㄱ ㄻㄹㅁ ㄼㄹㅂ ㄽㄹㅅ ㄾㄹㅌ ㄿㄹㅍ ㅄㅂㅅ".split()}
_WITHOUT_H = {"ㅎ": "", "ㄶ": "ㄴ", "ㅀ": "ㄹ"}
_ASPIRATED = paired("ㄱ ㅋ ㄷ ㅌ ㅂ ㅍ ㅅ ㅌ ㅆ ㅌ ㅈ ㅊ")  # 제12항
_PALATAL = {"ㄷ": "ㅈ", "ㅌ": "ㅊ"}  # 제17항
_NASAL = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}  # 제18항
_NOUNS_IN_LK = frozenset("닭흙칡삵슭")  # 제11항: in other words ㄺ is ㄹ before ㄱ, as in 맑게


def transcribed(text: str, write: Callable[[str], str]) -> str:
    """`text` with each run of Hangul syllables transcribed by `write`; the rest is kept, except glosses in brackets, which are removed."""
    return _WORD.sub(lambda word: write(word[0]), without_glosses(text))


def without_glosses(text: str) -> str:
    """`text` without bracketed glosses that repeat a Hangul word in Hanja or Latin letters."""
    return _GLOSS.sub("", text)


def sounds(word: str) -> list[Sound]:
    """The pronunciation of a run of Hangul syllables, one sound for each syllable."""
    written = [split(char) for char in word]
    meetings = [_meeting(word, at) for at in range(1, len(word))]
    leads = [written[0][0], *(lead for _, lead in meetings)]
    tails = [*(tail for tail, _ in meetings), _CLOSING[written[-1][2]]]
    return [Sound(lead, vowel, tail) for lead, (_, vowel, _), tail in zip(leads, written, tails, strict=True)]


def _meeting(word: str, at: int) -> tuple[str, str]:
    """The sounds of the trailing consonant before `at` and of the leading consonant at `at`."""
    tail, (lead, vowel, _) = split(word[at - 1])[2], split(word[at])
    if not tail:
        return tail, lead
    if lead == SILENT:
        return _before_vowel(word, at)
    if tail in _WITHOUT_H:
        return _after_h(_WITHOUT_H[tail], lead)
    if lead == "ㅎ" and is_inflected(word, at):
        return _melted(tail, vowel)
    if tail + lead == "ㄴㄹ" and keeps_n(word, at):
        return "ㄴ", "ㄴ"
    return _assimilated(_closing(word, at), lead)


def _before_vowel(word: str, at: int) -> tuple[str, str]:
    """제29항, 제15항, 제13–14항: ㄴ is inserted, or the trailing consonant moves to the vowel, with its word-final or its own sound."""
    tail = split(word[at - 1])[2]
    if takes_n(word, at):
        return _assimilated(_closing(word, at), "ㄴ")
    if tail == "ㅇ":
        return tail, SILENT
    if stands_apart(word, at):
        return "", _CLOSING[tail]
    return _carried_over(tail, split(word[at])[1])


def _carried_over(tail: str, vowel: str) -> tuple[str, str]:
    """What of the trailing consonant stays before a vowel, and what moves to it; ㄷ and ㅌ palatalize before 이, ㅌ also in 붙여."""
    if tail in _WITHOUT_H:
        return "", _WITHOUT_H[tail] or SILENT
    rest, sound = _PAIRS.get(tail, ("", tail))
    palatal = vowel == "ㅣ" or (vowel == "ㅕ" and sound == "ㅌ")
    return rest, _PALATAL.get(sound, sound) if palatal else sound


def _after_h(rest: str, lead: str) -> tuple[str, str]:
    """제12항 1–3: ㅎ merges with ㄱ, ㄷ and ㅈ, is lost before ㅅ, and is ㄷ before the others."""
    if lead in "ㄱㄷㅈ":
        return rest, _ASPIRATED[lead]
    return (rest, lead) if lead == "ㅅ" else _assimilated(rest or "ㄷ", lead)


def _melted(tail: str, vowel: str) -> tuple[str, str]:
    """제12항 붙임 1, 제17항 붙임: what remains of the trailing consonant before ㅎ, and what the two merge into: 잡혀, 밝히다, 굳히다."""
    rest, sound = _PAIRS.get(tail, ("", tail))
    if sound in "ㄴㄹㅁㅇ":
        return tail, "ㅎ"
    palatal = sound == "ㄷ" and vowel in "ㅣㅕ"
    return rest, "ㅊ" if palatal else _ASPIRATED.get(sound, sound)


def _closing(word: str, at: int) -> str:
    """The sound of the trailing consonant before a consonant at `at`: 제10항 for 밟다, 넓죽하다; 제11항 for 맑게."""
    before, here = word[at - 1], word[at]
    tail = split(before)[2]
    if before == "밟" or (before == "넓" and here in "죽둥적"):
        return "ㅂ"
    if tail == "ㄺ" and split(here)[0] == "ㄱ" and before not in _NOUNS_IN_LK:
        return "ㄹ"
    return _CLOSING[tail]


def _assimilated(tail: str, lead: str) -> tuple[str, str]:
    """제18–20항: ㄱ, ㄷ, ㅂ become nasal before ㄴ, ㅁ, ㄹ; ㄹ becomes ㄴ after any consonant but ㄴ and ㄹ, with which it is ㄹㄹ."""
    if {tail, lead} in ({"ㄴ", "ㄹ"}, {"ㄹ"}):
        return "ㄹ", "ㄹ"
    if lead == "ㄹ" and tail:
        return _NASAL.get(tail, tail), "ㄴ"
    return (_NASAL.get(tail, tail) if lead in "ㄴㅁ" else tail), lead
