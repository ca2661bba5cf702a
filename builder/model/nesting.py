"""Inline tree: a line with its marks, nested; marks that cross are split, so that every format can nest elements.

The texts of the leaves, joined in order, are exactly the text of the line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush
from itertools import groupby

from builder.languages.hyperlinks import hyperlinks
from builder.model.edition import Line
from builder.model.marks import Anchor, CorrectionMark, Emphasis, Link, Mention, NoteReference, Reading

CELL_MARK = "|"  # what divides the cells in a row of a table
Mark = Mention | CorrectionMark | Emphasis | NoteReference | Reading | Link
Point = Anchor | NoteReference


@dataclass(frozen=True)
class MarkedRun:
    """A run under one mark; `part` numbers, from 0, the pieces of a mark that had to be split."""

    mark: Mark
    inside: tuple[InlineTree, ...]
    part: int = 0


InlineTree = str | MarkedRun | Anchor | NoteReference

# (start, wide, -end, rank, number, part, mark): sorted by start, empty ones first, so that they are beside what begins or ends there, then
# the longer first, so that containers come before their content
_Piece = tuple[int, bool, int, int, int, int, Mark]


def nest(line: Line) -> tuple[InlineTree, ...]:
    """The line as texts, runs under a mark, and points: the anchor of a note, or a footnote reference without words."""
    calls = [call for call in line.note_references if call.start < call.end]
    pieces = list(_nested([*_links(line), *line.mentions, *line.corrections, *line.emphases, *calls]))
    points: list[Point] = [*line.anchors, *(call for call in line.note_references if call.start == call.end)]
    points.sort(key=lambda point: point.end)
    leaves = tuple(_leaves(line.text, 0, len(line.text), pieces, points))
    if line.reading is not None:
        leaves = _with_readings(leaves, line, 0)[0]
    return (*leaves, *(MarkedRun(mark, (), part) for *_, part, mark in pieces))  # empty ones at the end of the line


def _links(line: Line) -> Iterator[Link]:
    """The addresses in the line, but for one in which a term is marked or a footnote called, since a link must not contain a link."""
    others: list[Mention | NoteReference] = [*line.mentions, *line.note_references]
    for one in hyperlinks(line.text):
        if all(mark.end <= one.start or one.end <= mark.start for mark in others):
            yield Link(*one)


def _with_readings(leaves: tuple[InlineTree, ...], line: Line, at: int) -> tuple[tuple[InlineTree, ...], int]:
    """The nodes that begin at an offset, with each run of Hanja that has a reading as a run of its own; and the offset of their end."""
    made: list[InlineTree] = []
    for leaf in leaves:
        if isinstance(leaf, str):
            made += _read_runs(line, at, at + len(leaf))
            at += len(leaf)
        elif isinstance(leaf, MarkedRun):
            inside, at = _with_readings(leaf.inside, line, at)
            made.append(replace(leaf, inside=inside))
        else:
            made.append(leaf)
    return tuple(made), at


def _read_runs(line: Line, start: int, end: int) -> Iterator[InlineTree]:
    """The text between two offsets, its runs of Hanja with a reading under marks of that."""
    text, spoken = line.text, line.spoken
    for is_read, offsets in groupby(range(start, end), key=lambda at: text[at] != spoken[at]):
        places = list(offsets)
        run = slice(places[0], places[-1] + 1)
        yield MarkedRun(Reading(run.start, run.stop, spoken[run]), (text[run],)) if is_read else text[run]


def cells(leaves: tuple[InlineTree, ...]) -> tuple[tuple[InlineTree, ...], ...]:
    """The cells of a row of a table: the tree divided at the vertical bars outside of marks, without the spaces around them."""
    found: list[list[InlineTree]] = [[]]
    for leaf in leaves:
        if not isinstance(leaf, str):
            found[-1].append(leaf)
            continue
        first, *others = leaf.split(CELL_MARK)
        found[-1].append(first)
        found += [[text] for text in others]
    return tuple(tuple(_trimmed(cell)) for cell in found)


def _trimmed(cell: list[InlineTree]) -> Iterator[InlineTree]:
    """The cell without spaces at its ends."""
    for number, leaf in enumerate(cell):
        text = leaf
        if isinstance(text, str) and number == 0:
            text = text.lstrip()
        if isinstance(text, str) and number == len(cell) - 1:
            text = text.rstrip()
        if text != "":
            yield text


def text_of(leaves: tuple[InlineTree, ...]) -> str:
    """The joined text of a tree's leaves."""
    return "".join(x if isinstance(x, str) else text_of(x.inside) if isinstance(x, MarkedRun) else "" for x in leaves)


def _nested(marks: list[Mark]) -> Iterator[_Piece]:
    """The marks as pieces that never cross, in order: one that extends beyond the piece it begins in is split there."""
    waiting: list[_Piece] = [(m.start, m.start < m.end, -m.end, _rank(m), n, 0, m) for n, m in enumerate(marks)]
    heapify(waiting)
    open_ends: list[int] = []
    while waiting:
        start, wide, minus_end, rank, number, part, mark = heappop(waiting)
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        end = -minus_end
        if open_ends and end > open_ends[-1]:
            heappush(waiting, (open_ends[-1], wide, minus_end, rank, number, part + 1, mark))
            end = open_ends[-1]
        open_ends.append(end)
        yield start, wide, -end, rank, number, part, mark


def _rank(mark: Mark) -> int:
    """The nesting order of marks over the same span: a mention is outermost."""
    return 0 if isinstance(mark, Mention) else 1


def _leaves(text: str, start: int, end: int, pieces: list[_Piece], points: list[Point]) -> Iterator[InlineTree]:
    """The nodes between two offsets; consumes those of `pieces` and `points`."""
    at = start
    while pieces and pieces[0][0] < end:
        begin, _, minus_end, _, _, part, mark = pieces.pop(0)
        yield from _plain(text, at, begin, points)
        yield MarkedRun(mark, tuple(_leaves(text, begin, -minus_end, pieces, points)), part)
        at = -minus_end
    yield from _plain(text, at, end, points)


def _plain(text: str, start: int, end: int, points: list[Point]) -> Iterator[InlineTree]:
    """The text between two offsets, with the points in it or at its end."""
    at = start
    while points and points[0].end <= end:
        point = points.pop(0)
        if at < point.end:
            yield text[at : point.end]
            at = point.end
        yield point
    if at < end:
        yield text[at:end]
