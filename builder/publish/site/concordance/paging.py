"""Which sentences of a term are on which page: on its own the first of each edition, and all of them on pages of a hundred.

A page's sentences are known from the numbers that the digests hold, so that only those are read that it shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from builder.model.corpus import Corpus, EditionName
from builder.model.term_use import TermUse

SIZE = 100  # sentences of a page
_LEAST = 3  # sentences of an edition on the term's own page


@dataclass(frozen=True)
class EditionUse:
    """An edition in which a term occurs: its id, what it is called, and the use of the term in it."""

    edition: str
    title: EditionName
    use: TermUse

    @property
    def count(self) -> int:
        """The number of sentences."""
        return self.use.count


@dataclass(frozen=True)
class Stretch:
    """A run of a term's sentences in one edition: the k-th of them for each k from `start` to before `stop`, counted from 0."""

    use: EditionUse
    start: int
    stop: int


Uses = tuple[EditionUse, ...]


def edition_uses(term: str, corpus: Corpus) -> Uses:
    """The editions in which a term occurs, in their order."""
    return tuple(EditionUse(digest.id, corpus.name(digest), use) for digest, use in corpus.uses.get(term, ()))


def total(uses: Uses) -> int:
    """The number of sentences."""
    return sum(use.count for use in uses)


def overview(uses: Uses) -> tuple[Stretch, ...]:
    """What a term's own page shows: all sentences if they fit on one page, else the first of each edition, as many as fit."""
    if total(uses) <= SIZE:
        return tuple(Stretch(use, 0, use.count) for use in uses)
    each = max(_LEAST, SIZE // len(uses))
    return tuple(Stretch(use, 0, min(each, use.count)) for use in uses[: SIZE // each])


def page_count(uses: Uses) -> int:
    """The number of pages of all sentences; 0 if the term's own page shows them all."""
    count = total(uses)
    return -(-count // SIZE) if count > SIZE else 0


def page_of(uses: Uses) -> Iterator[int]:
    """For each edition the number of the page, from 1, on which its first sentence is."""
    return (before // SIZE + 1 for before in accumulate((use.count for use in uses[:-1]), initial=0))


def pages(uses: Uses) -> Iterator[tuple[Stretch, ...]]:
    """The sentences of each page in turn; none if the term's own page shows them all."""
    if not page_count(uses):
        return
    page, room = list[Stretch](), SIZE
    for use in uses:
        start = 0
        while start < use.count:
            stop = min(use.count, start + room)
            page.append(Stretch(use, start, stop))
            start, room = stop, room - (stop - start)
            if not room:
                yield tuple(page)
                page, room = [], SIZE
    if page:
        yield tuple(page)
