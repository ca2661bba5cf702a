"""Alignment of the mentions of a term in the two languages, by order within the sentence, then within the pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import count
from typing import NamedTuple

from builder.languages import LANGUAGES, Language
from builder.model.edition import Pair


class MentionKey(NamedTuple):
    """A mention within its pair: the index of the sentence, the side, and the index of the mention in that line, from 0."""

    segment: int
    language: Language
    position: int


Sides = dict[Language, list[MentionKey]]  # the mentions of one term, in text order
Orders = Mapping[int, tuple[int, ...]]  # by sentence, which Korean mention each English one renders, from 1; 0 for none


def alignments(pair: Pair) -> dict[MentionKey, int]:
    """The aligned mentions of the pair, each with the number that it shares with its counterpart; others are left out.

    The k-th Korean mention of a term in a sentence is aligned with the k-th English one, unless the pair's `links` state another order
    for the sentence; the mentions that are left over are aligned in the same way over the whole pair. An English mention that renders
    nothing according to `links` is not aligned.
    """
    numbers, found = count(1), dict[MentionKey, int]()
    for term, sides in _by_term(pair).items():
        orders = {link.sentence - 1: link.renders for link in pair.entry.links if link.term == term}
        for ko, en in _counterparts(sides, orders):
            found[ko] = found[en] = next(numbers)
    return found


def _by_term(pair: Pair) -> dict[str, Sides]:
    found: dict[str, Sides] = defaultdict(lambda: {"ko": [], "en": []})
    for index, segment in enumerate(pair.segments):
        for language in LANGUAGES:
            for k, mention in enumerate(segment.line(language).mentions):
                found[mention.term][language].append(MentionKey(index, language, k))
    return found


def _counterparts(sides: Sides, orders: Orders) -> Iterator[tuple[MentionKey, MentionKey]]:
    settled: set[MentionKey] = set()
    for index in dict.fromkeys(key.segment for keys in sides.values() for key in keys):
        ko, en = ([key for key in sides[language] if key.segment == index] for language in LANGUAGES)
        order = orders.get(index, ())
        if len(order) == len(en) and max(order, default=0) <= len(ko):
            settled.update(key for key, number in zip(en, order, strict=True) if not number)
            matched = [(ko[number - 1], key) for key, number in zip(en, order, strict=True) if number]
        else:
            matched = list(zip(ko, en, strict=False))
        settled.update(key for both in matched for key in both)
        yield from matched
    yield from zip(*([key for key in sides[language] if key not in settled] for language in LANGUAGES), strict=False)
