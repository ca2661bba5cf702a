"""English numbers and what follows them: digits and number words, with a unit, as one quantity.

Each function of `_OTHER_MEANINGS` knows one ambiguity, and gives what else the words may mean.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.english.bounds import bounded
from builder.languages.english.numerals import DIGITS, VAGUE, WORDS, scale, value
from builder.languages.english.units import After, unit_after
from builder.languages.quantity import IN_ALL, OTHERS, Need, Quantity, QuantityKind
from builder.languages.quantity.grammar import Grammar, alternatives
from builder.languages.quantity.units import signs

_SIGNS = {sign.upper(): code for sign, code in signs().items()}
_SIGN = alternatives(signs())
_SPELLED_FREE = 12  # number words up to this are as often style as statement ("the two countries")
_ASKED_ALWAYS = ("money", "percent", "points")
_TENS = range(20, 100, 10)
_TEN, _DOZEN = Fraction(10), 12

_DOWN = re.compile(
    r"\b(?:fell|falls?|fallen|falling|shrank|shrunk|shr[iu]nk(?:ing|s)?|dropp?(?:ed|s|ing)?|declin(?:ed?|es|ing)|contract(?:ed|s|ing|ion)|lost|down"
    r"|slipp?(?:ed|s|ing)?|decreas(?:ed?|es|ing)|slump(?:ed|s|ing)?|tumbl(?:ed?|es|ing)|loss)"
    r"(?: (?:by|of))?(?: (?:about|around|an?|some|nearly|over|more than))? $",
    re.I,
)
_MINUS = re.compile(r"(?:(?<!plus or )\b(?:minus|negative) |(?<![\w)%,.–-])[-−–])$", re.I)
_OTHERS = re.compile(r" (?:others?\b|more\b)")
_OLD = re.compile("[- ](?:and a half[- ])?olds?\\b")
_BELOW_ZERO = re.compile(r" ?(?:degrees?(?: (?:Celsius|Fahrenheit|C|F))?)? below (?:zero|freezing)")


def _or_measure(quantity: Quantity, _before: str, _after: str) -> Iterator[Quantity]:
    """Pounds of weight; degrees of either scale."""
    if quantity.unit == "GBP":
        yield replace(quantity, kind="number", unit="lb")
    if quantity.unit == "degree":
        yield replace(quantity, unit="°F")
        yield replace(quantity, unit="°C")


def _or_loss(quantity: Quantity, before: str, _after: str) -> Iterator[Quantity]:
    """It shrank 5 percent: growth of minus 5 percent."""
    if _DOWN.search(before):
        yield replace(quantity, low=-quantity.low, high=-quantity.high)


def _or_share(quantity: Quantity, _before: str, _after: str) -> Iterator[Quantity]:
    """A batting average of .300: three tenths."""
    if quantity.kind == "number" and not quantity.unit and 0 < quantity.high < 1:
        yield replace(quantity, kind="fraction")


def _or_decade(quantity: Quantity, _before: str, _after: str) -> Iterator[Quantity]:
    """The 1970s and 80: the decade from 1980."""
    if quantity.kind == "number" and not quantity.unit and quantity.low == quantity.high and quantity.low in _TENS:
        yield Quantity("date", (quantity.low + 1900) * 10000, (quantity.low + 1909) * 10000)


def _or_ten_and_some(quantity: Quantity) -> Iterator[Quantity]:
    """A dozen or so: ten and some."""
    if quantity.low == quantity.high == _DOZEN:
        yield replace(quantity, low=_TEN, high=_TEN, bound="more than")


def _or_age(quantity: Quantity, _before: str, after: str) -> Iterator[Quantity]:
    """A 4-year-old: the number of an age."""
    if quantity.unit == "year" and _OLD.match(after):
        yield replace(quantity, kind="number", unit="")


def _or_with_those_named(quantity: Quantity, before: str, after: str) -> Iterator[Quantity]:
    """A former minister and three others: four people; with two named, five."""
    if quantity.kind == "number" and before.endswith("and ") and _OTHERS.match(after):
        for named in (1, 2):
            yield replace(quantity, low=quantity.low + named, high=quantity.high + named, unit=IN_ALL)


def _or_last_game(quantity: Quantity, before: str, after: str) -> Iterator[Quantity]:
    """In five games: by the fifth."""
    if quantity.kind == "number" and before.endswith("in ") and after.startswith((" games", " sets")):
        yield replace(quantity, kind="ordinal")


_OTHER_MEANINGS: tuple[Callable[[Quantity, str, str], Iterator[Quantity]], ...] = (
    _or_measure,
    _or_loss,
    _or_share,
    _or_decade,
    _or_age,
    _or_with_those_named,
    _or_last_game,
)


def _general(match: re.Match[str]) -> Iterator[Quantity]:
    """A number, or two that are a range, with the unit that follows."""
    after = unit_after(match.string, match.end())
    if match["sign"]:
        end = after.end if after.kind == "money" else match.end()
        after = After(end, "money", _SIGNS[match["sign"].strip().upper()])
    for low, high, start, stop in _parts(match, after.end):
        yield _quantity(match, after, low, high, (start, stop))


def _parts(match: re.Match[str], end: int) -> Iterator[tuple[Fraction, Fraction, int, int]]:
    """The ends of what a match says, and where: one quantity, or two where one of a range's ends is vague (tens or hundreds)."""
    first, last = match["a"], match["b"] or match["a"]
    (low, low_end), (high_start, high) = value(first), value(last)
    factor = scale(last) if scale(first) == 1 and low * scale(last) < high else 1
    if match["b"] and (low != low_end or high_start != high):
        yield low * factor, low_end * factor, match.start(), match.end("a")
        yield high_start, high, match.start("b"), end
    else:
        low, high = sorted((low * factor, high)) if match["b"] else (low * factor, high)
        yield low, high, match.start(), end


def _quantity(match: re.Match[str], after: After, low: Fraction, high: Fraction, span: tuple[int, int]) -> Quantity:
    text = match.string
    before = text[max(0, match.start() - 30) : match.start()]
    sign = -1 if _MINUS.search(before) or _BELOW_ZERO.match(text, match.end()) else 1
    factor = after.factor * sign
    need: Need = "optional" if _is_name(match, after.end) else need_of(match[0], after.kind, high)
    low, high = sorted((low * factor, high * factor))
    quantity = Quantity(after.kind, low, high, after.unit, need=need)
    after_it = text[span[1] : span[1] + 20]
    others = tuple(other for meaning in _OTHER_MEANINGS for other in meaning(quantity, before, after_it))
    if sign < 0 and low < high and match["b"]:  # minus 5 to 7 degrees crosses the zero
        first, last = value(match["a"])[0] * -after.factor, value(match["b"])[0] * after.factor
        others += (replace(quantity, low=first, high=last),)
    if match["b"] and low == 1 and value(match["b"])[1] == 1:  # two to one: twice as many
        others += (Quantity("multiple", high, high),)
    if match["a"].lower().endswith("dozen"):
        others += tuple(_or_ten_and_some(quantity))
    if quantity.kind == "number" and not quantity.unit and after_it.startswith((" other ", " others")):
        quantity = replace(quantity, unit=OTHERS)
    return bounded(replace(quantity, also=others), text, *span)


def _is_name(match: re.Match[str], end: int) -> bool:
    """Whether a word has a capital that no beginning of a sentence explains, or is one who acts: Seventeen has."""
    if not match[0].isalpha() or not match[0].istitle() or end > match.end():
        return False
    within = re.search(r"(?<=[a-z,] )(?<! of )$", match.string[max(0, match.start() - 5) : match.start()])
    return bool(within or re.match(r" (?:is|has|was)\b", match.string[end : end + 5]))


def need_of(words: str, kind: QuantityKind, high: Fraction) -> Need:
    """Digits, money, percentages and what is large need an answer; smaller numbers in words none, and "one" is an idiom."""
    if re.search(r"[\d½⅓⅔¼¾⅛]", words) or kind in _ASKED_ALWAYS or high > _SPELLED_FREE:
        return "required"
    return "free" if high <= 1 else "optional"


_NUMBER = rf"(?:{DIGITS}|{VAGUE}|{WORDS})"
_NO_NUMBER = r"(?<=\bno )one\b|one another\b"
_RANK = r"\d+(?:st|nd|rd|th)\b"
_TO = r"(?: ?[-–—~] ?|-to-| to | or (?!so|more|less))"
# What parts the ends of a range: "and" only where "between" stands before the first of them.
_PARTED = rf"(?:(?(between)(?: percent|%)? and |(?!))|{_TO}(?!{_RANK}))"
COUNTED: Grammar = (
    (re.compile(
        rf"(?P<between>(?<=\bbetween ))?(?:(?P<sign>(?<![A-Za-z])(?:{_SIGN}) ?)|(?<![\w.,$€£¥₩]))(?!{_NO_NUMBER})"
        rf"(?P<a>{_NUMBER})(?:{_PARTED}(?:{_SIGN})?(?P<b>{_NUMBER}))?", re.I
    ), _general),
)  # fmt: skip
