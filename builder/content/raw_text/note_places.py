"""The sentences that the author's notes of a raw text belong to."""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from unicodedata import normalize

from builder.content.footnotes import calls, note_mark, number_of
from builder.content.raw_text.seed_block import SeedBlock
from builder.content.raw_text.unit import OMIT

Place = tuple[int, int]  # a block, and the number of a sentence in it, from 1
_FIGURES = re.compile(r"\d+")


def with_places(pieces: Sequence[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, each footnote with its sentence: where its number is, or an asterisk without a footnote yet, else the last before it.

    What begins with an asterisk that nothing calls is an item of the list that it stands in.
    """
    called = _Called(pieces)
    marks = Counter(note_mark(piece.lines[0]) for piece in pieces if piece.kind == "footnote")
    before: int | None = None
    for index, piece in enumerate(pieces):
        if piece.kind != "footnote":
            before = index if piece.kind != OMIT else before
            yield piece
            continue
        if before is None:
            yield replace(piece, kind="paragraph")
            continue
        mark = note_mark(piece.lines[0])
        place = called.by_number(mark, before) or called.by_star(before) or (before, len(pieces[before].lines))
        if mark.startswith("*") and not called.is_starred(place) and pieces[index - 1].kind == "item":
            yield replace(piece, kind="item")
            continue
        called.taken.add(place)
        also = called.with_number(mark) if marks[mark] == 1 else ()
        yield replace(piece, of=place, also=tuple(one for one in also if one != place))


class _Called:
    """The sentences that have what may call a note, and those of asterisks that a note has taken."""

    def __init__(self, pieces: Sequence[SeedBlock]) -> None:
        self._sentences = {
            (at, number): line
            for at, piece in enumerate(pieces)
            if piece.kind not in ("footnote", OMIT)
            for number, line in enumerate(piece.lines, 1)
        }
        self._by_mark: dict[str, tuple[Place, ...]] = {}
        self._stars = deque(place for place in self._sentences if self.is_starred(place))
        self.taken: set[Place] = set()

    @cached_property
    def _by_figures(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for place, line in self._sentences.items():
            for figures in set(_FIGURES.findall(normalize("NFKC", line))):
                found[figures].append(place)
        return found

    def with_number(self, mark: str) -> tuple[Place, ...]:
        """The sentences that have a mark with a number as a call, in order."""
        number = number_of(mark)
        if not number:
            return ()
        if mark not in self._by_mark:
            places = self._by_figures.get(number, ())
            self._by_mark[mark] = tuple(place for place in places if any(calls(mark, self._sentences[place])))
        return self._by_mark[mark]

    def by_number(self, mark: str, before: int) -> Place | None:
        """The first sentence that calls a note by its number, up to a block."""
        places = self.with_number(mark)
        return places[0] if places and places[0][0] <= before else None

    def by_star(self, before: int) -> Place | None:
        """The first sentence with an asterisk that no note has: in the block before, or else in the text before it."""
        while self._stars and self._stars[0] in self.taken:
            self._stars.popleft()
        there = ((at, number) for at, number in self._of_block(before) if (at, number) not in self.taken)
        first = self._stars[0] if self._stars and self._stars[0][0] <= before else None
        return next(there, first)

    def _of_block(self, at: int) -> Iterator[Place]:
        number = 1
        while (at, number) in self._sentences:
            if self.is_starred((at, number)):
                yield at, number
            number += 1

    def is_starred(self, place: Place) -> bool:
        """Whether a sentence has an asterisk behind its beginning."""
        return "*" in self._sentences[place][1:]
