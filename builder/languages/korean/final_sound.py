"""The last sound of a word as Korean reads it, whatever it is written in: Hangul, Latin letters or digits.

A word in Latin letters is read as 외래어 표기법 (제3장 제1절, English) writes it: a last p, t or k is a tail after a short vowel (제1항),
l, m, n and ng are (제5항, 제6항), r is silent, and so is an e. Letters one by one have their names, digits are read as numbers.
"""

from __future__ import annotations

import re

from builder.languages.korean.hangul import is_syllable, split

_READ = 200  # characters at the end of a text, in which its last word is looked for
_GLOSS = re.compile(r"(?<=[^\s(（])\s?[(（][^()（）]*[)）]$")
_LAST_WORD = re.compile(r"([A-Za-z]+|[\d,.]*\d|.)[^\w%℃]*$", re.DOTALL)
_LETTERS = {"L": "ㄹ", "R": "ㄹ", "M": "ㅁ", "N": "ㄴ"}  # 엘, 알, 엠, 엔
_DIGITS = {"0": "ㅇ", "1": "ㄹ", "3": "ㅁ", "6": "ㄱ", "7": "ㄹ", "8": "ㄹ"}  # 영, 일, 삼, 육, 칠, 팔
_ZEROS = re.compile(r"(?<=[1-9])0+$")
_ROUND = ("ㅂ", "ㄱ", "ㄴ", "ㄴ", "ㄴ", "ㄴ", "ㄴ", "ㄱ", "ㄱ", "ㄱ", "ㄱ", "")  # 십, 백, 천, 만 …, 억 …, 조
_READ_AS_WORDS = frozenset("APEC ASEAN KAIST NASDAQ OPEC POSTECH UNIST".split())
_SIGNS = frozenset("%℃")  # 퍼센트, 도
_LAST_PART = re.compile(r"[A-Z]?[a-z]+$|[A-Z]+$")
_MUTE_E = re.compile(r"[aeiouy][a-z]*[^aeiouy]e$")
_VOWEL = "aeiouy"
_SHORT = rf"(?:(?:^|[^{_VOWEL}])[{_VOWEL}]|eo|eu|ae|oe)"  # a short vowel of English, or one vowel of romanized Korean
# The ends of English words that are tails in Hangul.
_TAILS = (
    (re.compile(r"ng$"), "ㅇ"),
    (re.compile(r"(?:[^aeiouy]|^)le$|l$"), "ㄹ"),
    (re.compile(r"m$|mn$"), "ㅁ"),
    (re.compile(r"g?n$"), "ㄴ"),
    (re.compile(rf"{_SHORT}(?:c|ck|k|q)$|ook$"), "ㄱ"),
    (re.compile(rf"{_SHORT}(?:pp|p|b)$"), "ㅂ"),
    (re.compile(rf"{_SHORT}t$|out$"), "ㅅ"),
)
# Words of the trade whose usual spelling in Hangul is another: 타입, 그룹, 비트, 키트, 세트, 허브, 체크.
_IRREGULAR = {"type": "ㅂ", "group": "ㅂ", **dict.fromkeys("bit check hit hub jet kit set shock".split(), "")}


def final_sound(text: str) -> str | None:
    """The consonant that the last syllable of `text` is closed by when it is read, as compatibility jamo; "" where it is open.

    None where it is not known how the text is read. Closing marks, and a gloss in brackets, are not read.

    >>> final_sound("기정학(技政學)"), final_sound("Beijing"), final_sound("file"), final_sound("10"), final_sound("LLM"), final_sound("AI")
    ('ㄱ', 'ㅇ', 'ㄹ', 'ㅂ', 'ㅁ', '')
    """
    last = _LAST_WORD.search(_GLOSS.sub("", text[-_READ:].strip()))
    word = last[1] if last else ""
    if is_syllable(word[-1:]):
        return split(word[-1])[2]
    if word[-1:].isdigit():
        return _of_number(word)
    if word in _SIGNS:
        return ""
    return _of_latin(word) if word.isascii() and word.isalpha() else None


def _of_number(number: str) -> str:
    digits = number.replace(",", "")
    zeros = None if "." in digits else _ZEROS.search(digits)
    return _ROUND[min(len(zeros[0]), len(_ROUND)) - 1] if zeros else _DIGITS.get(digits[-1], "")


def _of_latin(word: str) -> str:
    last = _LAST_PART.findall(word)[-1]  # of OpenAI: AI
    if last.isupper() and word not in _READ_AS_WORDS:
        return _LETTERS.get(last[-1], "")
    heard = last.lower()
    if heard in _IRREGULAR:
        return _IRREGULAR[heard]
    if (_MUTE_E.search(heard) and heard[-2] in "lmn" and not heard.endswith("le")) or re.search(
        rf"[{_VOWEL}]le$", heard
    ):
        heard = heard[:-1]
    return next((tail for ending, tail in _TAILS if ending.search(heard)), "")
