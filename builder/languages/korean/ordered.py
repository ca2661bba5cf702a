"""Where a change begins and ends in Korean, 3.5%에서 4%로, and what a suspended sentence is: 징역 2년에 집행유예 3년."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.languages.korean.numerals import DIGITS, value
from builder.languages.quantity import Quantity
from builder.languages.quantity.ordered import Ordered, comparable, in_order

# What may stand between a number and its particle: a counter, and how it is meant.
_COUNTED = r" ?[^\s\d.,~]{0,6}?(?: ?(?:수준|선|대|안팎|가량|정도|규모|초반|중반|후반|이상|이하|미만))?"
_FROM = re.compile(rf"{_COUNTED}(?:에서|부터|이던|이었던|였던)(?![가-힣](?<![는도만]))")
_TO = re.compile(rf"{_COUNTED}(?:(?:으로|로|까지)(?![가-힣](?<![는도만]))|[이가] (?:되|된|될|됐))")
_FARTHEST = 60  # characters from where a change begins to where it ends
_MOST = 8  # quantities after it among which its end is looked for
_PRISON = re.compile(r"(?:징역|금고)(?:형)?(?:의)? ?$")
_SUSPENDED = re.compile(r"(?:집행유예|집행을) ?$")
_SENTENCE_ENDS = re.compile(r"[.!?](?:\s|$)")


def ordered(text: str, quantities: Sequence[Quantity]) -> Iterator[Ordered]:
    """The changes and the suspended sentences of a text."""
    for at, one in enumerate(quantities):
        if one.low < one.high and _TO.match(text, one.span[1]):
            yield from _of_range(text, one)
        elif _FROM.match(text, one.span[1]):
            yield from _change(text, one, quantities[at + 1 : at + 1 + _MOST])
        elif _PRISON.search(text, max(0, one.span[0] - 6), one.span[0]):
            yield from _sentence(text, one, quantities[at + 1 : at + 2])


def _of_range(text: str, one: Quantity) -> Iterator[Ordered]:
    """A change that is read as one quantity: 140에서 130으로."""
    figures = re.match(DIGITS, text[slice(*one.span)])
    if figures and re.search("에서|부터", text[slice(*one.span)]):
        yield in_order(one, value(figures[0]).low)


def _change(text: str, one: Quantity, following: Sequence[Quantity]) -> Iterator[Ordered]:
    for other in following:
        between = text[one.span[1] : other.span[0]]
        if len(between) > _FARTHEST or _SENTENCE_ENDS.search(between):
            return
        if comparable(one, other) and _TO.match(text, other.span[1]):
            yield Ordered("change", one, other)
            return


def _sentence(text: str, one: Quantity, following: Sequence[Quantity]) -> Iterator[Ordered]:
    for other in following:
        if _SUSPENDED.search(text[one.span[1] : other.span[0]]):
            yield Ordered("sentence", one, other)
