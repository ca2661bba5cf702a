"""Korean numerals: digits with 만, 억 and 조, Sino-Korean and native number words, and vague ones such as 수십.

The words are those of the Standard Korean Dictionary's 수사 and 수 관형사; 만 진법 (powers of ten thousand) follows 한글 맞춤법
제44항. Every pattern is bounded: what goes on beyond the longest numeral is read as far as that.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from builder.languages.quantity.grammar import alternatives

SINO = {"영": 0, "공": 0, "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "륙": 6, "칠": 7, "팔": 8, "구": 9}
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
_TENS = {"열": 10, "스물": 20, "서른": 30, "마흔": 40, "쉰": 50, "예순": 60, "일흔": 70, "여든": 80, "아흔": 90}
_ONES = {"하나": 1, "둘": 2, "셋": 3, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9}
# 수 관형사: forms that stand only before a counter (석 달, 넉 장).
_BEFORE_COUNTER = {"한": 1, "두": 2, "세": 3, "네": 4, "석": 3, "넉": 4, "닷": 5, "엿": 6}
# Native words that stand for two or three numbers side by side, in the standard spelling and the usual others; 두어 is "two or so".
_SEVERAL = {
    "한두": (1, 2), "한둘": (1, 2), "두어": (2, 3), "두세": (2, 3), "두셋": (2, 3), "두서너": (2, 4), "두서넛": (2, 4), "서너": (3, 4),
    "서넛": (3, 4), "너덧": (4, 5), "너댓": (4, 5), "네댓": (4, 5), "네다섯": (4, 5), "네닷": (4, 5), "댓": (5, 5), "대여섯": (5, 6),
    "대엿": (5, 6), "예닐곱": (6, 7), "일여덟": (7, 8), "일고여덟": (7, 8), "여덟아홉": (8, 9), "엳아홉": (8, 9),
}  # fmt: skip
# Ten and some: 여남은 명, 스무남은 살.
_AND_SOME = {"여남은": 10, "열아문": 10, "스무남은": 20}


def _native() -> dict[str, tuple[int, int]]:
    units = {word: (n, n) for word, n in {**_ONES, **_BEFORE_COUNTER}.items()} | _SEVERAL
    tens = {word: (n, n) for word, n in {**_TENS, "스무": 20, **_AND_SOME}.items()}
    sums = {ten + word: (n + low, n + high) for ten, n in _TENS.items() for word, (low, high) in units.items()}
    return units | tens | sums


NATIVE = _native()
NATIVE_WORD = (
    rf"(?:{alternatives(_TENS)} (?:{alternatives((*_ONES, *_BEFORE_COUNTER, *_SEVERAL))})|{alternatives(NATIVE)})"
)
# Words that are numbers wherever they are a word; the others count only before a counter (열, 한, 댓 are other words too).
FREE_NATIVE = frozenset(
    word
    for word in NATIVE
    if word.endswith((*_ONES, "한둘", "두셋", "서넛", "너덧", "두서넛")) or word in set(_TENS) - {"열", "쉰"}
)

_D = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d{1,18}(?!\d))(?:\.\d{1,9}(?!\d))?"
_S = "[일이삼사오육륙칠팔구]"
_SMALL_WORDS = rf"(?=[일이삼사오육륙칠팔구십백천])(?:{_S}?천)?(?:{_S}?백)?(?:{_S}?십)?{_S}?"
_GROUP = rf"(?:{_D}(?:[천백십]\d{{0,3}}){{0,3}}|{_SMALL_WORDS})"
_SCALE = "(?:[만억조]|경(?= ?(?:원|달러|엔|위안|유로|\\d|개)))"  # 경기, 경제 are no numbers
VAGUE = "(?:수|몇) ?(?:[십백천] ?[만억조경]?|[만억조경])|[수몇]"
_ODD = "여 ?"
# A number in digits, with or without 만, 억 and the rest; "1만 5000" but not "3억 2020년".
DIGITS = (
    rf"(?:{_D}(?:[천백십]\d{{0,3}}){{0,3}}(?:{_ODD})?{_SCALE}(?: ?{_GROUP}(?:{_ODD})?{_SCALE}){{0,3}}"
    r"(?: ?(?:\d?[천백]\d{0,3}|\d,\d{3}|\d{1,4}(?:\.\d{1,2})?)(?![\d,천백십]|\.\d|년|월|대 | ?(?:항|교대)))?"
    rf"|\d{{1,3}} ?[½⅓⅔¼¾⅛]|{_D}(?:[천백십]\d{{0,3}}(?:\.\d{{1,2}}(?!\d))?){{0,3}}|\.\d{{3}}(?!\d)|[½⅓⅔¼¾⅛])"
)
# A number in Hangul. A blank is read only between groups (이십만 이천), where 만 진법 has it.
_SPACED = rf" ?(?={_S}[십백천]){_SMALL_WORDS}"
_NEIGHBORS = ("일이", "이삼", "삼사", "사오", "오륙", "오육", "육칠", "칠팔", "팔구")
_PAIR = rf"(?:[이삼사오육칠팔구]?[십백])??{alternatives(_NEIGHBORS)}[십백천]?[만억조]?"
_DOZEN = rf"(?:{_S}?백)?{_S}?십수[만억]?"
WORDS = (
    rf"(?:{_DOZEN}|{_PAIR}|만 ?\d[천백](?:\d{{3}})?"
    rf"|(?:{_SMALL_WORDS})?[만억조](?:(?:{_SPACED}|{_SMALL_WORDS})[만억](?:{_SPACED}|{_SMALL_WORDS})?|{_SPACED}|{_SMALL_WORDS})?"
    rf"|{_SMALL_WORDS})"
)
# Decimals in Hangul: 삼점일사.
DECIMAL_WORDS = "[영일이삼사오육칠팔구]{1,2}점[영공일이삼사오육칠팔구]{1,9}"

_TOKEN = re.compile(rf"({_D}|\.\d{{3}})|([{''.join(SINO)}½⅓⅔¼¾⅛])|([십백천])|([만억조경])")
_NEIGHBOR = re.compile("|".join(_NEIGHBORS))


@dataclass(frozen=True)
class Numeral:
    """A numeral's value: its ends, what it is counted in where that is its end (20만: 10,000; 3천: 1,000), and whether some are added."""

    low: Fraction
    high: Fraction
    scale: int = 1
    and_some: bool = False


def value(text: str) -> Numeral:
    """What a numeral that one of the patterns matched says.

    >>> value("1조 2,500억").low == 1_250_000_000_000, value("수십").high, value("이삼백").low
    (True, Fraction(100, 1), Fraction(200, 1))
    """
    word = text.replace(" ", "")
    if word in NATIVE:
        low, high = NATIVE[word]
        return Numeral(Fraction(low), Fraction(high), and_some=word in _AND_SOME or word.endswith("댓"))
    if word in ("수", "몇"):
        return Numeral(Fraction(2), Fraction(9))
    if word[0] in "수몇":
        unit = _sum(word.lstrip("수몇"))
        return Numeral(unit, unit * 10, _LARGE.get(word[-1], 1))
    scale = _LARGE.get(word[-1]) or _SMALL.get(word[-1], 1)
    if found := _NEIGHBOR.search(word):
        ends = [_sum(word[: found.start()] + digit + word[found.end() :]) for digit in found[0]]
        return Numeral(ends[0], ends[1], scale)
    total = _decimal(word) if "점" in word else _sum(word.replace("수", ""))
    return Numeral(total, total, scale, and_some="수" in word)


def _decimal(word: str) -> Fraction:
    whole, part = word.split("점")
    return _sum(whole) + Fraction(int("".join(str(SINO[digit]) for digit in part)), 10 ** len(part))


def _sum(text: str) -> Fraction:
    total = group = digit = Fraction(0)
    for number, sino, small, large in _TOKEN.findall(text):
        if number:
            digit = Fraction(number.replace(",", ""))
        elif sino in SINO:
            digit = Fraction(SINO[sino])
        elif sino:
            digit += Fraction(unicodedata.numeric(sino)).limit_denominator(8)  # 1½
        elif small:
            group, digit = group + (digit or 1) * _SMALL[small], Fraction(0)
        elif large:
            total, group, digit = total + (group + digit or 1) * _LARGE[large], Fraction(0), Fraction(0)
    return total + group + digit
