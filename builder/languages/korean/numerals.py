"""Korean numerals: digits with 만, 억 and 조, Sino-Korean and native number words, and vague ones such as 수십.

The words are those of 표준어 규정 제6항 and 제17항 and of the Standard Korean Dictionary's 수사 and 수 관형사; 만 진법 (powers of ten
thousand) follows 한글 맞춤법 제44항.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

SINO = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
_TENS = {"열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_ONES = {"하나": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
_BEFORE_NOUN = {"한": 1, "두": 2, "세": 3, "네": 4, "석": 3, "넉": 4}
# Native words that stand for two numbers side by side; 두어 is "two or so".
_EITHER = {
    "한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "너댓": (4, 5), "네댓": (4, 5), "네다섯": (4, 5),
    "대여섯": (5, 6), "예닐곱": (6, 7), "일고여덟": (7, 8), "여덟아홉": (8, 9),
}  # fmt: skip


def _native() -> dict[str, tuple[int, int]]:
    ones = {**_ONES, **_BEFORE_NOUN}
    words = {word: (value, value) for word, value in {**_TENS, **ones, "스무": 20}.items()}
    for ten, value in _TENS.items():
        words |= {ten + one: (value + n, value + n) for one, n in ones.items()}
    return words | _EITHER


NATIVE = _native()
# Native words that count only before a counter; the others are numbers wherever they stand as a word.
BOUND_TO_COUNTER = frozenset(
    word for word in NATIVE if word[-1] in "한두세네석넉무열" or word in _EITHER or word in _TENS
)


_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d{1,18}(?!\d))(?:\.\d{1,9}(?!\d))?"
_SINO_DIGIT = f"[{''.join(SINO)}]"
_GROUP = rf"(?:{_DIGITS}(?:[천백십]\d{{0,3}}){{0,3}}|(?:{_SINO_DIGIT}?[천백십]){{1,3}}{_SINO_DIGIT}?|{_SINO_DIGIT})"
VAGUE = "(?:수|몇 ?)(?:[십백천][만억조경]?|[만억조경])"
_ODD = "여 ?"
# A number in digits, with or without 만, 억 and the rest; "1만 5000" but not "3억 2020년".
DIGITS = (
    rf"(?:{_DIGITS}(?:[천백십]\d{{0,3}}){{0,3}}(?:{_ODD})?[만억조경](?: ?{_GROUP}[만억조경]){{0,3}}"
    r"(?: ?(?:\d?[천백]\d{0,3}|\d,\d{3}|\d{1,4})(?![\d,.천백십]|년|월))?"
    rf"|{_DIGITS}(?:[천백십]\d{{0,3}}){{0,3}})"
)
# A number in Hangul of two syllables or more, with 십, 백, 천, 만 or 억 in it, or one of them alone before a blank or 여. No number has
# more than 천, 백 and 십 in a group, nor more groups than 조, 억 and 만 make: what goes on beyond that is read as far as that.
WORDS = (
    rf"(?:(?:{_SINO_DIGIT}?[십백천]){{1,3}}{_SINO_DIGIT}?(?:[만억조]{_GROUP}?){{0,4}}|{_SINO_DIGIT}[만억](?:{_GROUP}[만억]?){{0,4}}"
    r"|[만억](?=여| (?:명|원|개|년|달러)))"
)

_TOKEN = re.compile(rf"({_DIGITS})|([{''.join(SINO)}])|([십백천])|([만억조경])")


@dataclass(frozen=True)
class Numeral:
    """A number read: its ends, and what it is counted in where that stands at its end (20만: 10,000; 3천: 1,000)."""

    low: Fraction
    high: Fraction
    scale: int = 1


def value(text: str) -> Numeral:
    """What a numeral that one of the patterns matched says.

    >>> value("1조 2,500억").low == 1_250_000_000_000, value("수십").high
    (True, Fraction(100, 1))
    """
    if text in NATIVE:
        low, high = NATIVE[text]
        return Numeral(Fraction(low), Fraction(high))
    if text[0] in "수몇":
        unit = _sum(text.lstrip("수몇 "))
        return Numeral(unit, unit * 10, _LARGE.get(text[-1], 1))
    total = _sum(text)
    return Numeral(total, total, _LARGE.get(text[-1]) or _SMALL.get(text[-1], 1))


def _sum(text: str) -> Fraction:
    total = group = digit = Fraction(0)
    for number, sino, small, large in _TOKEN.findall(text):
        if number or sino:
            digit = Fraction(number.replace(",", "")) if number else Fraction(SINO[sino])
        elif small:
            group, digit = group + (digit or 1) * _SMALL[small], Fraction(0)
        elif large:
            total, group, digit = total + (group + digit or 1) * _LARGE[large], Fraction(0), Fraction(0)
    return total + group + digit
