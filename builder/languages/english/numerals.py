"""English numerals: digits with million and billion, number words, and vague ones such as tens of trillions."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction

from builder.languages.quantity.grammar import alternatives

ONES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "quadrillion": 10**15}
_LETTERS = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "t": 10**12}
_VAGUE = {
    "tens": 10,
    "dozens": 10,
    "scores": 10,
    "hundreds": 100,
    **{f"{word}s": value for word, value in SCALES.items()},
}
_SMALL_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
    "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60,
    "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
}  # fmt: skip
ORDINALS = {
    **_SMALL_ORDINALS,
    **{f"{ten}-{word}": tens + n for ten, tens in TENS.items() for word, n in _SMALL_ORDINALS.items() if n < 10},  # noqa: PLR2004 - ones
}
# Denominators: a third, two-thirds; "half" and "quarter" beside the ordinals.
PARTS = {"half": 2, "halve": 2, "quarter": 4, **{word: n for word, n in _SMALL_ORDINALS.items() if n > 2}}  # noqa: PLR2004 - from thirds on


_SCALE = alternatives(SCALES)
_ONE = alternatives(ONES)
_BELOW_HUNDRED = rf"(?:{alternatives(TENS)}(?:[- ]{_ONE})?|{_ONE})"
_BELOW_THOUSAND = rf"(?:(?:{_BELOW_HUNDRED}|a)[ -]hundred(?: (?:and )?{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})"
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d{1,18}(?!\d))(?:\.\d{1,9}(?!\d))?"
# A part added to a whole number: two and a half, 2 1/4, 2½.
_PART_WORDS = rf"[- ]and[- ](?:a|an|one|two|three|four|five)[- ]{alternatives(PARTS)}s?"
_SIGN_PART = "[½⅓⅔¼¾⅛]"
# Numbers in digits, with a word of scale; in words, with or without one.
DIGITS = (
    rf"(?:(?:{_DIGITS} ?{_SIGN_PART}|{_DIGITS} [1-9]/[2-9](?![\d/])|{_DIGITS})(?:(?: hundred)?[ -]{_SCALE}\b| dozen\b|(?:k"
    rf"|mn?|bn?|tn?)(?![A-Za-z]))?"
    rf"|\.\d{{1,4}}(?!\d)|{_SIGN_PART})"
)
WORDS = (
    rf"(?:zero(?= to \d{{1,3}} (?:degrees|percent|millimeters|centimeters))"
    rf"|half[- ](?:an? )?(?:{_SCALE}|dozen)|quarter[- ](?:of a )?{_SCALE}|(?:a|a few|several) (?:hundred {_SCALE}|{_SCALE}|hundred|dozen)"
    rf"|{_BELOW_THOUSAND}(?:{_PART_WORDS})?(?:[ -]{_SCALE})+"
    rf"(?:,? (?:and )?{_BELOW_THOUSAND} {_SCALE})*(?: {_BELOW_THOUSAND}|{_PART_WORDS})?"
    rf"|(?:two|three|four|five) ?score(?: and {_ONE})?|{_BELOW_THOUSAND}(?:{_PART_WORDS}| dozen)?)\b"
)
_NOT_A_SCORE = r"(?!scores(?! of (?!the|his|her|their|its|\d)| more| were| have))"  # perfect scores
VAGUE = rf"{_NOT_A_SCORE}(?:{alternatives(_VAGUE)} of (?:{alternatives(_VAGUE)}|{_SCALE})|{alternatives(_VAGUE)})\b"
_TOKEN = re.compile(
    rf"\d/\d|\d[\d,]*(?:\.\d+)?|\.\d+|{_SIGN_PART}|and (?:a|an|one|two|three|four|five) {alternatives(PARTS)}|[a-z]+"
)
_VALUES = {**ONES, **TENS}
_GROUPS = {"hundred": 100, "dozen": 12, "score": 20}


def value(text: str) -> tuple[Fraction, Fraction]:
    """The ends of what a numeral says that one of the patterns matched: the same but for vague words.

    >>> value("2.388 trillion")[0], [int(end) for end in value("tens of trillions")]
    (Fraction(2388000000000, 1), [10000000000000, 100000000000000])
    """
    words = text.lower()
    if words.split(" ")[0] in _VAGUE:
        unit = Fraction(1)
        for word in words.split(" of "):
            unit *= _VAGUE.get(word, SCALES.get(word, 1))
        return unit, unit * 10
    few = words.startswith(("several ", "a few "))
    total = _sum(words)
    return (total, total * 10) if few else (total, total)


def scale(text: str) -> int:
    """What the word of scale at a numeral's end counts in, which a number before it may share: 5 to 6 million."""
    word = re.split(r"[ -]", text.lower())[-1].removesuffix("s")
    return SCALES.get(word) or {"hundred": 100}.get(word) or _LETTERS.get(re.sub(r"[\d.,]", "", word), 1)


def _sum(words: str) -> Fraction:
    total = group = Fraction(0)
    for word in _TOKEN.findall(words.replace("-", " ")):
        if word in _GROUPS:
            group = (group or Fraction(1)) * _GROUPS[word]
        elif word in SCALES or word in _LETTERS:
            total, group = total + (group or Fraction(1)) * (SCALES.get(word) or _LETTERS[word]), Fraction(0)
        else:
            group += _term(word)
    return total + group


def _term(word: str) -> Fraction:
    """What one word or sign adds to a number."""
    if word.startswith("and "):
        _, count, part = word.split(" ")
        return Fraction(_VALUES.get(count, 1), PARTS[part])
    if "/" in word:
        return Fraction(word)
    if word[0].isdigit() or word[0] == ".":
        return Fraction(word.replace(",", ""))
    if not word.isascii():
        return Fraction(unicodedata.numeric(word)).limit_denominator(8)
    return Fraction(1, PARTS[word]) if word in ("half", "quarter") else Fraction(_VALUES.get(word, 0))
