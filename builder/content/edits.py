"""The edits that turn one sequence of texts into another, in time proportional to their length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

_MOST = 100_000_000  # the product of two lengths up to which they are aligned: 12 MB, and a hundredth of a second


class Edit(NamedTuple):
    """Half-open spans of two sequences: the items are equal (`same`), or those of the old are replaced by those of the new."""

    same: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def edits(old: Sequence[str], new: Sequence[str]) -> Iterator[Edit]:
    """The edits in order, equal and differing spans in turn; together they cover both sequences, and none is empty on both sides.

    As many items as possible are equal. Of sequences that differ over more than some ten thousand items, only the equal items at
    either end are.
    """
    at_old = at_new = 0
    for start, there, size in (*_equal(old, new), (len(old), len(new), 0)):
        if at_old < start or at_new < there:
            yield Edit(False, at_old, start, at_new, there)
        if size:
            yield Edit(True, start, start + size, there, there + size)
        at_old, at_new = start + size, there + size


def _equal(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The equal spans, none of them empty: their starts in both sequences, and their lengths."""
    shorter = min(len(old), len(new))
    head = sum(1 for _ in takewhile(lambda at: old[at] == new[at], range(shorter)))
    tail = sum(1 for _ in takewhile(lambda at: old[-at] == new[-at], range(1, shorter - head + 1)))
    spans = (
        (head + a, head + b, size) for a, b, size in _aligned(old[head : len(old) - tail], new[head : len(new) - tail])
    )
    for span in ((0, 0, head), *spans, (len(old) - tail, len(new) - tail, tail)):
        if span[2]:
            yield span


def _aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """The spans of a longest common subsequence, unless the sequences are too long to look for one."""
    if not old or not new or len(old) * len(new) > _MOST:
        return
    numbers: dict[str, int] = {}  # the library compares by hashes, and only those of numbers are theirs alone
    coded = [[numbers.setdefault(item, len(numbers)) for item in side] for side in (old, new)]
    for block in LCSseq.editops(*coded).as_matching_blocks():
        yield block.a, block.b, block.size
