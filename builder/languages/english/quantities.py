"""The quantities of an English text: numbers with their units, bounds and approximators, and dates.

Spelled-out numbers follow the Chicago Manual of Style (17th edition), 9.2–9.4; currencies are those of ISO 4217.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.english.dates import AGES, DATES
from builder.languages.english.numerals import DIGITS, ONES, ORDINALS, PARTS, TENS, VAGUE, WORDS, scale, value
from builder.languages.quantity import Bound, Quantity, QuantityKind
from builder.languages.quantity.grammar import (
    SIGNS,
    Grammar,
    alternatives,
    distribute_units,
    masked,
    scan,
    sign_number,
    unit_at,
)

_SIGNS = {
    "US$": "USD", "CA$": "CAD", "C$": "CAD", "A$": "AUD", "AU$": "AUD", "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "NZ$": "NZD", "$": "USD",
    "€": "EUR", "¥": "JPY", "£": "GBP", "₩": "KRW", "CN¥": "CNY", "RMB": "CNY",
    **{code: code for code in ("KRW", "USD", "EUR", "JPY", "CNY", "GBP", "CAD", "AUD", "HKD", "TWD", "SGD", "INR", "RUB", "CHF")},
}  # fmt: skip
_CURRENCIES = {
    "won": "KRW", "euros?": "EUR", "yen": "JPY", "yuan|renminbi|RMB": "CNY", "pounds?(?: sterling)?": "GBP", "rupees?": "INR",
    "rubles?|roubles?": "RUB", "Swiss francs?": "CHF", "baht": "THB", "Canadian dollars?": "CAD", "Australian dollars?": "AUD",
    "Hong Kong dollars?": "HKD", "(?:New )?Taiwan(?:ese)? dollars?": "TWD", "Singapore dollars?": "SGD", "New Zealand dollars?": "NZD",
    "(?:U\\.S\\. |US |American )?dollars?": "USD",
}  # fmt: skip
_MEASURES = {
    "km": "kilomet(?:er|re)s?|km", "cm": "centimet(?:er|re)s?|cm", "nm": "nanomet(?:er|re)s?|nm", "m": "met(?:er|re)s?", "mi": "miles?",
    "t": "(?:metric )?ton(?:ne)?s?", "kg": "kilograms?|kg", "g": "grams?", "ha": "hectares?", "barrel": "barrels?", "GW": "gigawatts?|GW",
    "MW": "megawatts?|MW", "kW": "kilowatts?|kW", "GB": "gigabytes?|GB", "TB": "terabytes?|TB",
}  # fmt: skip
_PERIODS = ("year", "month", "week", "day", "hour", "minute", "second", "decade")
_BETWEEN_WORDS = (
    "(?:consecutive|straight|full|long|more|business|working|whole|entire|calendar|additional|other|past|last|short)"
)
_UNITS: tuple[tuple[str, QuantityKind, str], ...] = (
    (r"percentage[- ]points?|pp\b|%p\b", "points", ""),
    (r"%|percent\b|per cent\b|pct\b", "percent", ""),
    *((rf"(?:of )?(?:{pattern})\b", "money", code) for pattern, code in _CURRENCIES.items()),
    *((rf"(?:{_BETWEEN_WORDS} )*{period}s?(?!\w)(?:-long)?", "duration", period) for period in _PERIODS),
    (r"centur(?:y|ies)\b", "duration", "century"),
    (r"fold\b", "multiple", ""),
    (r"times? (?:more|as|the|larger|higher|greater|that|bigger)\b|[x×](?![A-Za-z])", "multiple", ""),
    (r"times?\b", "times", ""),
    *((rf"(?:{pattern})\b", "number", unit) for unit, pattern in _MEASURES.items()),
)  # fmt: skip
_UNIT = [(re.compile(rf"[ -]?(?:{pattern})"), kind, unit) for pattern, kind, unit in _UNITS]
_SUFFIXES = frozenset(
    {"st", "nd", "rd", "th", "s", "mn", "bn", "tn", "x", "am", "pm", "pp", "pct", *map(str.lower, _MEASURES)} - {"m", "g", "t"}
)  # fmt: skip

_BEFORE: tuple[tuple[str, bool, Bound], ...] = (
    (r"no (?:more|longer|later|greater|higher) than|not (?:more than|exceed(?:ing)?|over)|cannot exceed", False, "at most"),
    (r"at (?:the )?most|a maximum of|up to|at the longest", False, "at most"),
    (r"no (?:less|fewer) than|not (?:less|fewer) than|at (?:the very )?least|a minimum of", False, "at least"),
    (r"(?<!no )(?<!not )(?:more|greater) than|in excess of|upwards? of|above|north of", False, "more than"),
    (r"exceed(?:ing|s|ed)?|surpass(?:ing|es|ed)?", False, "more than"),
    (r"(?<!no )(?<!not )(?:less|fewer) than|below|under|short of", False, "less than"),
    (r"as (?:many|much) as", True, "at most"),
    (r"within", True, "at most"),
    (r"over", False, "more than"),
    (r"nearly|almost|close to|approaching", True, ""),
    (r"about|around|approximately|roughly|some|an estimated|circa|ca\.|~|≈", True, ""),
)  # fmt: skip
_AFTER: tuple[tuple[str, bool, Bound], ...] = (
    (r"or (?:more|above|over|older|higher|greater|longer|up)|and (?:above|older|over|up|higher)|\+", False, "at least"),
    (r"at (?:the )?(?:least|shortest|minimum)", False, "at least"),
    (r"or (?:less|fewer|below|under|younger|lower|shorter)|and (?:under|below|younger)", False, "at most"),
    (r"at (?:the )?(?:most|longest|maximum)|maximum", False, "at most"),
    (r"or so|odd|plus|and some|and change", True, ""),
)  # fmt: skip
_HEAD = [
    (re.compile(rf"(?<![\w-])(?:{words})(?: the| a| about| around| KRW| US)?\s?$", re.I), loose, bound)
    for words, loose, bound in _BEFORE
]
# Up to three words may stand between a number and its bound. No word gives letters back, so that a run of hyphens is read once.
_TAIL = [
    (re.compile(rf"(?:[ -][a-z-]{{1,40}}+){{0,3}}?[ -]?(?:{words})(?!\w)"), loose, bound)
    for words, loose, bound in _AFTER
]
_SPELLED_FREE = (
    12  # number words up to this are as often style as statement ("the two countries"): they answer, and need no answer
)
_LAST_PART = 10  # the greatest denominator that is written with a stroke in running text
_RANK_FREE = 2  # "first" and "second" are adverbs and idioms too
_TO = r"(?: ?[-–—~] ?| to | or (?!so|more|less))"
_BETWEEN = re.compile(r"(?:,? (?:and|or|to) |, |[-–])(?:up to |at least |about )?")
_WORDS: dict[str, tuple[QuantityKind, Fraction, str]] = {
    **dict.fromkeys(
        ("both", "bilateral", "couple", "pair", "twin", "dual", "neither", "either"), ("number", Fraction(2), "")
    ),
    **dict.fromkeys(("trilateral", "trio", "triad"), ("number", Fraction(3), "")),
    "once": ("times", Fraction(1), ""),
    **dict.fromkeys(("twice", "double", "doubled", "doubles", "doubling"), ("times", Fraction(2), "")),
    **dict.fromkeys(("thrice", "triple", "tripled", "triples", "tripling"), ("times", Fraction(3), "")),
    **dict.fromkeys(("quadruple", "quadrupled", "quadrupling"), ("multiple", Fraction(4), "")),
    **{
        f"{word}{hyphen}fold": ("multiple", Fraction(number), "")
        for word, number in {**ONES, **TENS, "hundred": 100, "thousand": 1000}.items()
        for hyphen in ("", "-")
    },
    "dozen": ("number", Fraction(12), ""),
    "half": ("fraction", Fraction(1, 2), ""),
    "a quarter": ("fraction", Fraction(1, 4), ""),
    "a third of": ("fraction", Fraction(1, 3), ""),
    "a fifth of": ("fraction", Fraction(1, 5), ""),
    "fortnight": ("duration", Fraction(2), "week"),
    "decade": ("duration", Fraction(1), "decade"),
    "half a century": ("duration", Fraction(50), "year"),
    "half-century": ("duration", Fraction(50), "year"),
    "half a year": ("duration", Fraction(6), "month"),
    "half a decade": ("duration", Fraction(5), "year"),
    "a year and a half": ("duration", Fraction(18), "month"),
    "a century": ("duration", Fraction(1), "century"),
}
_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}
_LABELS = (
    "(?i:part|chapter|section|article|paragraph|clause|item|page|volume|phase|stage|round|type|step|grade|level|generation|season|table|figure)"
    "|Group|Class|Gen|Book|Act|Title|Appendix|Annex|Unit|Track|World War|Order|Resolution|Room|Number|No\\.|Nos\\.|No|Art\\.|Sec\\.|Q|#"
)


def quantities(text: str) -> list[Quantity]:
    """Every quantity of an English text, in text order; names and addresses with digits in them are none."""
    plain = masked(text, _SUFFIXES)
    return distribute_units(plain, scan(plain, _GRAMMAR), _BETWEEN)


def _general(match: re.Match[str]) -> Iterator[Quantity]:
    first, last = match["a"], match["b"] or match["a"]
    unit_end, kind, unit = unit_at(match.string, match.end(), _UNIT)
    if match["sign"]:
        kind, unit = "money", _SIGNS[match["sign"].strip().upper()]
    (low, low_end), (high_start, high) = value(first), value(last)
    factor = scale(last) if scale(first) == 1 and low * scale(last) < high else 1
    must = _needed(match[0], kind, high)
    if match["b"] and (low != low_end or high_start != high):
        vague = Quantity(kind, low * factor, low_end * factor, unit, must=must)
        yield _bounded(vague, match.string, match.start(), match.end("a"))
        yield _bounded(Quantity(kind, high_start, high, unit, must=must), match.string, match.start("b"), unit_end)
    else:
        exact = Quantity(kind, low * factor, high, unit, must=must)
        yield _bounded(exact, match.string, match.start(), unit_end)


def _needed(words: str, kind: QuantityKind, high: Fraction) -> bool:
    """Whether the other side has to answer: digits always, words for money and percentages, and for what is large."""
    return any(char.isdigit() for char in words) or kind in ("money", "percent", "points") or high > _SPELLED_FREE


def _bounded(quantity: Quantity, text: str, start: int, end: int) -> Quantity:
    """The quantity with its span, and with the bound and the approximator that stand beside it."""
    loose, bound = quantity.approximate, quantity.bound
    for pattern, rounded, limit in _HEAD:
        if found := pattern.search(text, max(0, start - 24), start):
            during = quantity.kind == "duration" and found[0].lower().startswith("over")
            loose, bound = loose or rounded or during, bound or ("" if during else limit)
    for pattern, rounded, limit in _TAIL:
        if pattern.match(text, end):
            loose, bound = loose or rounded, limit or bound
            break
    return replace(quantity, approximate=loose, bound=bound, span=(start, end))


def _ordinal(match: re.Match[str]) -> Iterator[Quantity]:
    word = match[0].lower()
    number = Fraction(ORDINALS.get(word) or int(re.sub(r"\D", "", word)))
    yield Quantity("ordinal", number, number, must=word[0].isdigit() or number > _RANK_FREE, span=match.span())


def _label(match: re.Match[str]) -> Iterator[Quantity]:
    said = match["n"]
    number = Fraction(_ROMAN[said]) if said in _ROMAN else value(said)[0]
    yield Quantity("label", number, number, must=said[0].isdigit() or said in _ROMAN, span=match.span())


def _fraction(match: re.Match[str]) -> Iterator[Quantity]:
    count = Fraction(1) if match["n"].lower() == "a" else value(match["n"])[0]
    part = count / PARTS[match["d"].lower()]
    yield _bounded(Quantity("fraction", part, part, must=False), match.string, *match.span())


def _slashed(match: re.Match[str]) -> Iterator[Quantity]:
    """Two small numbers with a stroke: a fraction (3/4), else a day that names an event (9/11)."""
    first, last = int(match["m"]), int(match["d"])
    if 0 < first < last <= _LAST_PART:
        part = Fraction(first, last)
        yield _bounded(Quantity("fraction", part, part), match.string, *match.span())
    else:
        day = Fraction(first * 100 + last)
        yield Quantity("date", day, day, must=False, span=match.span())


def _part_of_point(match: re.Match[str]) -> Iterator[Quantity]:
    part = Fraction(3 if match["n"].lower().startswith("three") else 1, PARTS[match["d"].lower()])
    yield _bounded(Quantity("points", part, part), match.string, *match.span())


def _aged(match: re.Match[str]) -> Iterator[Quantity]:
    age = Fraction(AGES.get(match["n"].lower()) or int(match["n"]))
    yield Quantity("label", age, age, span=match.span())


def _word(match: re.Match[str]) -> Iterator[Quantity]:
    kind, number, unit = _WORDS[match[0].lower()]
    yield _bounded(Quantity(kind, number, number, unit, must=False), match.string, *match.span())


def _decades(match: re.Match[str]) -> Iterator[Quantity]:
    yield Quantity("duration", Fraction(10), Fraction(100), "year", must=False, span=match.span())


_SIGN = "|".join(map(re.escape, sorted(_SIGNS, key=len, reverse=True)))
_NUMBER = rf"(?:{DIGITS}|{VAGUE}|{WORDS})"
_GRAMMAR: Grammar = (
    *DATES,
    (SIGNS, sign_number),
    (re.compile(r"(?<![\d/.])(?P<m>\d{1,2})/(?P<d>\d{1,2})(?![\d/])"), _slashed),
    (re.compile(r"(?P<n>^[IVX]+)(?=\. )"), _label),
    (re.compile(
        rf"\b(?:{_LABELS}) ?(?P<n>{alternatives(_ROMAN)}(?![\w’'])|\d{{1,9}}(?![\d.,%]*\d|%)|(?i:one|two|three|four|five|six)\b)"
    ), _label),
    (re.compile(r"\b(?P<n>an?|one|three|)[- ]?(?P<d>half|quarter)s?(?: of)? a percentage point\b", re.I), _part_of_point),
    (re.compile(
        rf"\b(?P<n>{alternatives(ONES)}|(?<!and )a|\d)[ -](?P<d>{alternatives(PARTS)})s?(?= of |-|,|\.|$| the )", re.I
    ), _fraction),
    (re.compile(rf"\b(?<!and a ){alternatives(tuple(_WORDS))}\b", re.I), _word),
    (re.compile(r"\b(?:decades)\b"), _decades),
    (re.compile(rf"(?<![\d.,$])(?P<n>\d0(?=s\b)|{alternatives(AGES)})s?\b", re.I), _aged),
    (re.compile(rf"(?<![\w.,])(?:\d{{1,9}}(?:st|nd|rd|th)|{alternatives(ORDINALS)})\b", re.I), _ordinal),
    (re.compile(
        rf"(?<=\bbetween )(?P<sign>(?:{_SIGN}) ?)?(?P<a>{_NUMBER})(?: percent|%)? and (?:{_SIGN})?(?P<b>{_NUMBER})", re.I
    ), _general),
    (re.compile(rf"(?:(?P<sign>(?:{_SIGN}) ?)|(?<![\w.,$€£¥₩]))(?P<a>{_NUMBER})(?:{_TO}(?:{_SIGN})?(?P<b>{_NUMBER}))?", re.I), _general),
)  # fmt: skip
