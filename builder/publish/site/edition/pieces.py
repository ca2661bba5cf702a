"""The text of an edition in pieces: a long page is laid out at its beginning, and then piece by piece (frame/progressive_rendering.js)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.publish.reading.rows import Part, rows_of

_FIRST = 9  # sentences, which fill a first view
_OTHERS = 3  # few enough for one task of a slow phone


def pieces(parts: Iterable[Part]) -> tuple[tuple[Part, ...], ...]:
    """The parts in order, in pieces of a few sentences, the first the longest; a part is not divided."""
    return tuple(_pieces(parts))


def _pieces(parts: Iterable[Part]) -> Iterator[tuple[Part, ...]]:
    piece: tuple[Part, ...] = ()
    least = _FIRST
    for part in parts:
        piece = (*piece, part)
        if sum(map(_sentences, piece)) >= least:
            yield piece
            piece, least = (), _OTHERS
    if piece:
        yield piece


def _sentences(part: Part) -> int:
    return sum(len(row.sentences) for row in rows_of(part))
