"""The Revised Romanization of Korean (국어의 로마자 표기법, 문화체육관광부 고시 제2014-42호).

It transcribes the standard pronunciation (제1장 제1항) in the letters of 제2장. Details (제3장):

- 제1항: assimilation (백마 Baengma, 신라 Silla), an inserted ㄴ or ㄹ (학여울 Hangnyeoul, 알약 allyak), palatalized and aspirated sounds
  (해돋이 haedoji, 좋고 joko) are written, the ㅎ of a noun is kept (묵호 Mukho, 집현전 Jiphyeonjeon), and tense sounds are not written
  (압구정 Apgujeong, 샛별 saetbyeol). `pronunciation` and `morphemes` determine where.
- 제2항: the hyphen against misreading (Jung-ang) is optional and not used.
- 제3항 capitals, 제4항 the names of Koreans, 제5항 administrative units: handled by `builder.terms.romanization`, since only the entry
  knows what its headword names.
- 제6항: the names of mountains, rivers and monuments have no hyphen (남산 Namsan, 독립문 Dongnimmun).
- 제7항: the owner of a name may spell it differently; that is its English rendering, not its romanization.
- 제8항: the letter-by-letter system for scholarly works is `transliterate`, by which an entry is only looked up.
"""

from __future__ import annotations

from functools import lru_cache

from builder.languages.korean.hangul import JOINED, split
from builder.languages.korean.pronunciation import SILENT, paired, sounds, transcribed

# 제2장 제1항 and 제2항.
_VOWELS = paired(
    "ㅏ a ㅐ ae ㅑ ya ㅒ yae ㅓ eo ㅔ e ㅕ yeo ㅖ ye ㅗ o ㅘ wa ㅙ wae ㅚ oe ㅛ yo ㅜ u ㅝ wo ㅞ we ㅟ wi ㅠ yu ㅡ eu ㅢ ui ㅣ i"
)
_LEADS = paired("ㄱ g ㄲ kk ㄴ n ㄷ d ㄸ tt ㄹ r ㅁ m ㅂ b ㅃ pp ㅅ s ㅆ ss ㅈ j ㅉ jj ㅊ ch ㅋ k ㅌ t ㅍ p ㅎ h")
_TAILS = paired("ㄱ k ㄴ n ㄷ t ㄹ l ㅁ m ㅂ p ㅇ ng")
_BY_LETTER = {**_LEADS, "ㄹ": "l", "ㅇ": "ng", "": ""}
_LEADS[SILENT] = _TAILS[""] = ""


@lru_cache(4096)
def romanize(text: str) -> str:
    """`text` with its Hangul in lowercase Latin letters, without hyphens; everything else is kept.

    A gloss in brackets, which repeats a word in Hanja or Latin letters, is removed.
    """
    return transcribed(text, _written)


def transliterate(text: str) -> str:
    """`text` with its Hangul letter by letter, as 제8항 has it, without hyphens: 독립 doglib, 값 gabs, 좋다 johda."""
    return transcribed(text, lambda word: "".join(map(_by_letters, word)))


def _by_letters(syllable: str) -> str:
    lead, vowel, tail = split(syllable)
    parts = (tail,) if tail in _BY_LETTER else JOINED[tail]
    return (_BY_LETTER[lead] if lead != "ㅇ" else "") + _VOWELS[vowel] + "".join(map(_BY_LETTER.__getitem__, parts))


def _written(word: str) -> str:
    letters = "".join(_LEADS[sound.lead] + _VOWELS[sound.vowel] + _TAILS[sound.tail] for sound in sounds(word))
    return letters.replace("lr", "ll")
