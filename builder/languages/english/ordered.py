"""Where a change begins and ends in English, "from 3.5 to 4 percent", "to 4 percent from 3.5", and what a suspended sentence is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.languages.english.numerals import DIGITS, value
from builder.languages.quantity import Quantity
from builder.languages.quantity.ordered import Ordered, comparable, in_order

_WORDS = r"(?: (?!(?:to|by|from|in|at|on|and|for|with)\b)[a-z’'-]+){0,4} [$€£¥₩]?$"  # about, the current, a record of
_FROM = re.compile(rf"\bfrom{_WORDS}", re.I)
_TO = re.compile(rf"\b(?:to|until|through){_WORDS}", re.I)
_UP_FROM = re.compile(
    r"\b(?:up|down|increased?|rise|rose|fall|fell|drop|dropped|decline|decrease|jump|cut|raised|lowered)(?: sharply)?"
    rf" from{_WORDS}", re.I
)  # fmt: skip
_MOST = 6  # quantities on either side among which the other end is looked for
_LONGEST = 60  # characters that are looked at before a number
_FARTHEST = 90  # from one end of a change to the other
_SENTENCE_ENDS = re.compile(r"[a-z)%][.!?][”\"’]?\s")
_SUSPENDED_FOR = re.compile(
    r"\b(?:suspended|stayed|probation(?:ary)?|suspension|stay of execution)(?: sentence| term| period)?(?: \w+)?"
    r" (?:for|of)(?: a (?:period|term) of)? $", re.I
)  # fmt: skip
_OF_PROBATION = re.compile(r"[’']?s?[’']?(?: of| on)?(?: supervised)? (?:probation|suspension|stay)", re.I)


def ordered(text: str, quantities: Sequence[Quantity]) -> Iterator[Ordered]:
    """The changes and the suspended sentences of a text."""
    for at, one in enumerate(quantities):
        before = text[max(0, one.span[0] - _LONGEST) : one.span[0]]
        if _SUSPENDED_FOR.search(before) or _OF_PROBATION.match(text, one.span[1]):
            yield from _sentence(text, quantities, at)
        elif _FROM.search(before):
            yield from _of_range(text, one) if one.low < one.high else _change(text, quantities, at)


def _of_range(text: str, one: Quantity) -> Iterator[Ordered]:
    """A change that is read as one quantity: from 140 to 130."""
    figures = re.match(rf"[$€£¥₩]?({DIGITS})", text[slice(*one.span)])
    if figures and " to " in text[slice(*one.span)]:
        yield in_order(one, value(figures[1])[0])


def _change(text: str, quantities: Sequence[Quantity], at: int) -> Iterator[Ordered]:
    """The change that begins with a quantity: its end is the nearest with "to" on either side, or is told right before "up from"."""
    one = quantities[at]
    ends = [other for other in _around(quantities, at) if comparable(one, other) and _are_near(text, one, other)]
    marked = [other for other in ends if _TO.search(text[max(0, other.span[0] - _LONGEST) : other.span[0]])]
    up = _UP_FROM.search(text[max(0, one.span[0] - _LONGEST) : one.span[0]])
    before = [other for other in ends if up and other.span < one.span]
    if nearest := sorted(marked, key=lambda other: _apart(one, other)) or before[-1:]:
        yield Ordered("change", one, nearest[0])


def _around(quantities: Sequence[Quantity], at: int) -> Sequence[Quantity]:
    return (*quantities[max(0, at - _MOST) : at], *quantities[at + 1 : at + 1 + _MOST])


def _apart(one: Quantity, other: Quantity) -> int:
    return max(one.span[0] - other.span[1], other.span[0] - one.span[1])


def _are_near(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether two stand in one sentence, and not far from each other."""
    first, last = sorted((one.span, other.span))
    between = text[first[1] : last[0]]
    return len(between) <= _FARTHEST and not _SENTENCE_ENDS.search(between)


def _sentence(text: str, quantities: Sequence[Quantity], at: int) -> Iterator[Ordered]:
    """The sentence that is suspended for a quantity: the length of time before it, or else after it."""
    one = quantities[at]
    lengths = [other for other in _around(quantities, at) if other.kind == "duration" and _are_near(text, one, other)]
    before = [other for other in lengths if other.span < one.span]
    if nearest := before[-1:] or lengths[:1]:
        yield Ordered("sentence", nearest[0], one)
