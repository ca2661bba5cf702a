"""Alignment of two texts by sentence: which English sentences answer which Korean ones, by length and by what both have alike.

Gale and Church's method (1993): the cheapest way through both texts by steps of one sentence to one, one to two, two to one, two to two, or
one to none, where a step costs the more the less the lengths agree. Numbers, names in Latin letters and known terms make a step cheaper.
hunalign and vecalign need a program or a model of hundreds of megabytes; bleualign needs a translation by machine.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

Anchors = Callable[[str], frozenset[str]]

# How often steps are of a shape (Korean sentences, English sentences), as in editions of this kind; what is rarer costs more.
_SHAPES = {
    (1, 1): 0.9,
    (1, 2): 0.04,
    (2, 1): 0.04,
    (2, 2): 0.008,
    (1, 0): 0.005,
    (0, 1): 0.005,
    (1, 3): 0.002,
    (3, 1): 0.002,
}
_VARIANCE = 6.8  # of the length of a translation, in characters, for each character (Gale and Church)
_SHARED = 2.5  # what an anchor on both sides is worth, in natural logarithms of probability
_MISSED = 0.6  # what an anchor on one side alone costs
_RARE = 0.01  # the share of a shape that is doubtful in itself
# Standard deviations of length at which a step without a sign in common is doubtful; with one, twice as many.
_DEVIATION = 1.4
_BAND = 60  # sentences to both sides of the diagonal within which the way is looked for
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]{2,}")


@dataclass(frozen=True)
class Step:
    """Sentences that answer one another, by the numbers of the first and after the last on either side; whether that is doubtful."""

    korean: tuple[int, int]
    english: tuple[int, int]
    doubtful: bool


def align(korean: Sequence[str], english: Sequence[str], anchors: tuple[Anchors, Anchors]) -> tuple[Step, ...]:
    """The steps of the best way through both texts, in order; every sentence of either is in one.

    `anchors` gives for a Korean and for an English sentence what the other must have too.
    """
    table = _Table(korean, english, anchors)
    return tuple(table.steps())


def shared_signs(sentence: str) -> frozenset[str]:
    """The numbers in a sentence, and its words in Latin letters, which both languages write alike."""
    numbers = (found.replace(",", "") for found in _NUMBER.findall(sentence))
    return frozenset((*numbers, *(word.lower() for word in _LATIN.findall(sentence))))


class _Table:
    """The costs of the best ways to each pair of places in both texts, within a band around the diagonal."""

    def __init__(self, korean: Sequence[str], english: Sequence[str], anchors: tuple[Anchors, Anchors]) -> None:
        self._lengths = tuple([0, *accumulate(_length(line) for line in side)] for side in (korean, english))
        self._signs = tuple([of(line) for line in side] for side, of in zip((korean, english), anchors, strict=True))
        totals = [lengths[-1] for lengths in self._lengths]
        self._ratio = totals[1] / totals[0] if all(totals) else 1.0
        self._best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
        self._fill(len(korean), len(english))
        self._end = len(korean), len(english)

    def _fill(self, rows: int, columns: int) -> None:
        band = _BAND + columns // max(rows, 1)
        for row in range(rows + 1):
            middle = round(row * columns / rows) if rows else 0
            for column in range(max(0, middle - band), min(columns, middle + band) + 1):
                ways = list(self._ways(row, column))
                if ways:
                    self._best[row, column] = min(ways)

    def _ways(self, row: int, column: int) -> Iterator[tuple[float, tuple[int, int]]]:
        for shape, share in _SHAPES.items():
            start = row - shape[0], column - shape[1]
            if start in self._best:
                cost = self._best[start][0] - math.log(share) + self._cost(start, (row, column))
                yield cost, start

    def _cost(self, start: tuple[int, int], end: tuple[int, int]) -> float:
        """What it costs that the sentences from one pair of places to another answer one another, beside the shape."""
        ours, theirs = self._signs_of(start, end)
        return self._deviation(start, end) ** 2 / 2 - _SHARED * len(ours & theirs) + _MISSED * len(ours ^ theirs)

    def _deviation(self, start: tuple[int, int], end: tuple[int, int]) -> float:
        """By how many standard deviations the English is longer than expected."""
        ko, en = (lengths[to] - lengths[at] for lengths, at, to in zip(self._lengths, start, end, strict=True))
        mean = (ko * self._ratio + en) / 2
        return (en - ko * self._ratio) / math.sqrt(_VARIANCE * max(mean, 1.0))

    def _signs_of(self, start: tuple[int, int], end: tuple[int, int]) -> tuple[frozenset[str], frozenset[str]]:
        ours, theirs = (
            frozenset[str]().union(*signs[at:to]) for signs, at, to in zip(self._signs, start, end, strict=True)
        )
        return ours, theirs

    def steps(self) -> Iterator[Step]:
        """The steps of the best way, from the beginning."""
        ends = [self._end]
        while ends[-1] != (0, 0):
            ends.append(self._best[ends[-1]][1])
        ends.reverse()
        for start, end in pairwise(ends):
            yield Step((start[0], end[0]), (start[1], end[1]), self._is_doubtful(start, end))

    def _is_doubtful(self, start: tuple[int, int], end: tuple[int, int]) -> bool:
        if _SHAPES[end[0] - start[0], end[1] - start[1]] < _RARE:
            return True
        ours, theirs = self._signs_of(start, end)
        bound = 2 * _DEVIATION if ours & theirs else _DEVIATION
        return abs(self._deviation(start, end)) > bound


def _length(line: str) -> int:
    """The length of a sentence; without spaces, since the languages have them at other places."""
    return len("".join(line.split()))
