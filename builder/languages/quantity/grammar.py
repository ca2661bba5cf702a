"""What the grammars of both languages are made of: patterns in order of precedence, and how they are put to a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from builder.languages.quantity import Quantity
from builder.languages.quantity.units import BY_CODE, signs


@dataclass(frozen=True)
class Guarded:
    """A pattern none of whose matches is without one of `words`, in small letters; it is compiled when a text first has one."""

    words: tuple[str, ...]
    pattern: str
    flags: re.RegexFlag = re.NOFLAG

    def may_match(self, lowered: str) -> bool:
        """Whether a text, which is given in small letters, has one of the words."""
        return any(word in lowered for word in self.words)

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for."""
        return re.compile(self.pattern, self.flags)


FIGURES = tuple("0123456789")


# Code that turns a match of a pattern into quantities, and the patterns of a language in order of precedence.
Reading = Callable[[re.Match[str]], Iterable[Quantity]]
Grammar = tuple[tuple[re.Pattern[str] | Guarded, Reading], ...]

# What holds digits and is no quantity: addresses, ISBNs and telephone numbers, versions, character references of HTML, and names of
# Latin letters and digits. Words without digits are matched too (`word`), so that a chain of them is gone through once and not from
# each of its words.
_IDENTIFIER = re.compile(
    r"https?://\S+|(?<!\S)\S+@\S+|&#x?[0-9A-Fa-f]{1,6};|\bISBN[-: ]*+[\d -]*\d[Xx]?(?: \d{5})?|\(?ext\. \d+|(?<![\d.])\d+(?:\.\d+){3,}"
    r"|(?<![\d-])(?:0\d{1,2}[- ]\d{3,4}|1[568]\d{2})[- ]\d{4}(?!\d)|\+\d{1,3}(?:[- ]\d+)+"
    r"|(?<![A-Za-z0-9])(?!(?:[Mm]id|[Pp]re|[Pp]ost|[Nn]on|[Ss]ub|[Ll]ate|[Ee]arly|[Mm]agnitude|[Cc]ategory|[Ll]evel|[Tt]op|[Pp]hase|[Ss]tage|[Tt]ier|[Gg]rade|foot|feet|for|to|Q(?=[1-4]\b)|FY|US|[A-Z]{3}(?=\d[\d,.]*(?!\w)))-?\d"
    rf"|(?:{'|'.join(sign for sign in signs() if sign.isalpha())})\d)"
    r"[A-Za-z]++(?:-[A-Za-z]++)*+(?:-?\d[A-Za-z0-9]*+(?:[.-][A-Za-z0-9]++)*+|(?P<word>))"
)
# The signs of Korean cases: 2016헌나1, 2023고합123.
CASE_SIGNS = "헌[가나다라마바사아]|고합|고단|고정|가합|가단|가소|구합|구단|[도다두노나누므스초]"
_CASE = re.compile(rf"(?<!\d)(?:19|20)\d{{2}}(?:{CASE_SIGNS})\d{{1,7}}(?!\d)")
_MIXED = re.compile(r"(?<![A-Za-z0-9.,$€£¥₩])\d[\d.,]*(?=[A-Za-z])[A-Za-z]+[A-Za-z0-9]*")
# A length of time with the signs of its units: 2 min 10 s, 1h 30m.
_D, _H, _M, _S = r"\d{1,3} ?d", r"\d{1,3} ?(?:hrs?|h)", r"\d{1,3} ?(?:mins?|m)", r"\d{1,2} ?(?:secs?|s)"
SHORT_TIME = re.compile(rf"(?<![\w.,])(?:{_D} {_H}(?: {_M})?|{_H} {_M}(?: {_S})?|{_M} {_S})(?![A-Za-z0-9])")
_DECIMAL_OF = re.compile(r"\d[\d,]*\.\d+[A-Z]{2,}")  # 31.8DID: no name has a decimal
_FULL_WIDTH = str.maketrans("０１２３４５６７８９％．，：～－", "0123456789%.,:~-")
_THIN = re.compile("(?<=\\d)[\u2009\u202f\u00a0](?=\\d{3}(?!\\d))")


def plain(text: str) -> str:
    """`text` with full-width figures as ASCII and thin spaces between groups of figures as commas, at the same length."""
    return _THIN.sub(",", text.translate(_FULL_WIDTH))


def masked(text: str, is_unit: Callable[[str, int], bool]) -> str:
    """`text` with identifiers blotted out, at the same length; digits with a unit right after them are no identifier (10km)."""

    times = [found.span() for found in SHORT_TIME.finditer(text)]

    def blot(found: re.Match[str]) -> str:
        return "\ufffc" * len(found[0])

    def identifier(found: re.Match[str]) -> str:
        return blot(found) if found["word"] is None else found[0]

    def mixed(found: re.Match[str]) -> str:
        figures = re.match(r"[\d.,]*", found[0])
        assert figures is not None  # noqa: S101 - the match begins with a figure
        if any(start <= found.start() < end for start, end in times):
            return found[0]
        counted = _DECIMAL_OF.fullmatch(found[0]) or is_unit(found.string, found.start() + figures.end())
        return found[0] if counted else blot(found)

    return _MIXED.sub(mixed, _IDENTIFIER.sub(identifier, _CASE.sub(blot, text)))


def scan(text: str, grammar: Grammar) -> list[Quantity]:
    """The quantities that the patterns find, in text order; a place taken by an earlier pattern is closed to the later ones."""
    found: list[Quantity] = []
    taken, lowered = bytearray(len(text)), text.lower()
    for pattern, reading in grammar:
        if isinstance(pattern, Guarded) and not pattern.may_match(lowered):
            continue
        for match in _free_matches(pattern.compiled if isinstance(pattern, Guarded) else pattern, text, taken):
            read = list(reading(match))
            found += read
            _take(taken, read)
    return sorted(found, key=lambda quantity: quantity.span)


def _free_matches(pattern: re.Pattern[str], text: str, taken: bytearray) -> Iterator[re.Match[str]]:
    """The matches of a pattern where nothing is taken; behind what is taken it is looked for anew (2000 to 164,000: after the year)."""
    at = 0
    while match := pattern.search(text, at):
        start, end = match.span()
        clash = taken.find(1, start, end)
        if clash < 0:
            yield match
            at = end + (end == start)
        else:
            free = taken.find(0, clash)
            at = max(free, start + 1) if free >= 0 else len(text) + 1
        if at > len(text):
            return


def _take(taken: bytearray, quantities: Iterable[Quantity]) -> None:
    for start, end in (quantity.span for quantity in quantities):
        taken[start:end] = b"\1" * (end - start)


_LENT = ("money", "percent", "points", "duration", "multiple", "label")


def distribute_units(text: str, quantities: Iterable[Quantity], between: re.Pattern[str]) -> list[Quantity]:
    """The quantities with units lent to bare numbers beside them: in "30 to 40 percent" both are percentages, and in "9 percent to 13" the
    second may be one. `between` matches all that may part them.
    """
    result: list[Quantity] = []
    following: Quantity | None = None
    for this in sorted(quantities, key=lambda q: q.span, reverse=True):
        lends = (
            following is not None
            and this.kind == "number"
            and not this.unit
            and (following.kind in _LENT or following.unit)
        )
        if lends and following and between.fullmatch(text, this.span[1], following.span[0]):
            bare = replace(this, also=())  # "58.30, or 2.7 percent": the first may be of another kind
            this = replace(this, kind=following.kind, unit=following.unit, also=(*this.also, bare))  # noqa: PLW2901 - better known
        result.append(this)
        following = this
    return [_with_unit_before(text, *both, between) for both in pairwise((None, *result[::-1]))]


def _with_unit_before(text: str, last: Quantity | None, this: Quantity | None, between: re.Pattern[str]) -> Quantity:
    """A quantity that may have the unit of the one before it too: from 9 percent to 13."""
    assert this is not None  # noqa: S101 - only the first of the row is none
    bare = last and this.kind == "number" and not this.unit and last.kind in _LENT
    if bare and last and between.fullmatch(text, last.span[1], this.span[0]):
        return replace(this, also=(*this.also, replace(this, kind=last.kind, unit=last.unit, also=())))
    return this


def join_parts(text: str, quantities: Iterable[Quantity], between: re.Pattern[str]) -> list[Quantity]:
    """The quantities with those that are parts of one made one: 1시간 30분 is 90 minutes, five dollars and 99 cents is $5.99."""
    result: list[Quantity] = []
    for this in quantities:
        last = result[-1] if result else None
        if last and _continues(last, this) and between.fullmatch(text, last.span[1], this.span[0]):
            result[-1] = _sum(last, this)
        else:
            result.append(this)
    return result


_COMPOUNDS = (("ft", "in"), ("lb", "oz"), ("km", "m"), ("m", "cm"), ("kg", "g"))  # measures said in two units


def _continues(last: Quantity, this: Quantity) -> bool:
    """Whether a quantity goes on in a smaller unit: 1시간 30분, 5달러 99센트, six feet two inches."""
    if last.kind != this.kind or last.low != last.high or this.low != this.high or last.low.denominator > 1:
        return False
    if this.kind == "money":
        return 0 < this.high < 1
    if this.kind == "number":
        return (last.unit, this.unit) in _COMPOUNDS
    return this.kind == "duration" and _is_shorter(this, last)


def _is_shorter(this: Quantity, last: Quantity) -> bool:
    if (last.unit == "day" and last.high == 1) or (last.unit, this.unit) == ("week", "hour"):
        return False  # "eight hours a day" and 1주 40시간 are no compounds
    here, there = BY_CODE[this.unit], BY_CODE[last.unit]
    return here.dimension == there.dimension and this.low * here.factor < there.factor  # "two years, 18 months" are two


def _sum(last: Quantity, this: Quantity) -> Quantity:
    """The two in the smaller unit; money in the unit of the first, whose hundredths the second are."""
    money = this.kind == "money"
    total = last.low * (1 if money else BY_CODE[last.unit].factor / BY_CODE[this.unit].factor) + this.low
    return replace(
        this,
        low=total,
        high=total,
        unit=last.unit if money else this.unit,
        bound=last.bound or this.bound,
        approximate=last.approximate or this.approximate,
        need="required" if "required" in (last.need, this.need) else this.need,
        span=(last.span[0], this.span[1]),
        also=(),
    )


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")"
