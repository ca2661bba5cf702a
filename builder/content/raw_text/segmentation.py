"""Segmentation of a raw Korean text into blocks of a guessed kind, each with its sentences.

A guess saves typing if it is right and is quickly changed if it is wrong. The same text always gives the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from builder.content.raw_text.assembly import units
from builder.content.raw_text.item_marks import item_mark
from builder.content.raw_text.line_forms import PART, REFERENCES
from builder.content.raw_text.lines import groups_of, raw_lines
from builder.content.raw_text.note_places import with_places
from builder.content.raw_text.seed_block import SeedBlock
from builder.content.raw_text.tagger import line_kinds
from builder.content.raw_text.unit import OMIT, Group, Unit
from builder.languages.korean.kiwi import SentenceSplitter
from builder.languages.korean.sentences import sentences
from builder.model.genres import Genre

_SINGLE = 0.1  # if the share of lines with several sentences is less, a line is a sentence, not a paragraph
_MOST = 8  # the most sentences to join into one paragraph of such a text

DEEPEST = 6  # the level of a list within lists that an edition may state
_DIVISIONS = "편장절관"  # of a law, from the largest to the smallest
_DIVISION = re.compile(rf"^제\s?\d+\s?([{_DIVISIONS}])\s")


def segment(
    source: str | Sequence[Group],
    split: SentenceSplitter = sentences,
    genre: Genre | None = None,
) -> tuple[SeedBlock, ...]:
    """The blocks of a raw text, or of a document's groups, in order; they contain every character except spaces.

    `split` splits prose into sentences; `genre` is what the text is, if that is known.
    """
    lines = raw_lines(tuple(groups_of(source)) if isinstance(source, str) else source)
    found = units(lines, line_kinds(lines, genre))
    pieces = list(_with_divisions(list(_with_one_title(_block(unit, split) for unit in found))))
    joined = _join_paragraphs(pieces, [unit.group for unit in found])
    return tuple(with_levels(with_places(list(_omissions_joined(joined)))))


def _block(unit: Unit, split: SentenceSplitter) -> SeedBlock:
    kind = unit.kind or "paragraph"
    if unit.rows:
        return SeedBlock(kind, unit.rows, head_rows=unit.head_rows, guessed=unit.guessed)
    texts = tuple(line.replace("\t", " ") for line in unit.lines)
    lines = texts if len(texts) > 1 else _split_line(kind, texts[0], split)
    level = unit.level or _level(kind, lines[0])
    return SeedBlock(
        kind,
        lines,
        level,
        speaker=unit.speaker,
        head_rows=unit.head_rows,
        emphasis=unit.emphasis,
        guessed=unit.guessed,
    )


def _split_line(kind: str, line: str, split: SentenceSplitter) -> tuple[str, ...]:
    """The sentences of a line; lines that are not prose are not split."""
    return split(line) if kind in ("paragraph", "footnote", "quotation", "item", "speech", "postscript") else (line,)


def _level(kind: str, line: str) -> int | None:
    if kind != "heading":
        return None
    return 2 if PART.match(line) or REFERENCES.match(line) else 1


def _with_one_title(pieces: Iterable[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, in which only the first heading of the highest level is the title."""
    titled = False
    for piece in pieces:
        is_title = piece.kind == "heading" and piece.level == 1
        yield replace(piece, level=2) if titled and is_title else piece
        titled = titled or is_title


def _with_divisions(pieces: Sequence[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, with the headings of the chapters of a law below those of its parts, and those of sections below both."""
    found = [_DIVISION.match(piece.lines[0]) if _is_division(piece) else None for piece in pieces]
    ranks = sorted({_DIVISIONS.index(division[1]) for division in found if division})
    for piece, division in zip(pieces, found, strict=True):
        yield replace(piece, level=2 + ranks.index(_DIVISIONS.index(division[1]))) if division else piece


def _is_division(piece: SeedBlock) -> bool:
    return piece.kind == "heading" and piece.level == 2  # noqa: PLR2004 - below the title


# --- Lists --------------------------------------------------------------------------------------------------------------


def with_levels(pieces: Iterable[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, with the levels of items below the first: those of a mark that the list has not had are one below the item before."""
    marks: list[str] = []
    for piece in pieces:
        if piece.kind == "footnote":  # as may stand between items
            yield piece
            continue
        mark = item_mark(piece.lines[0]) if piece.kind == "item" else ""
        marks = [*marks[: marks.index(mark)], mark] if mark in marks else [*marks, mark] if mark else []
        level = (
            piece.level or min(len(marks), DEEPEST) if piece.kind == "item" else piece.level
        )  # a document's own comes first
        yield replace(piece, level=None if piece.kind == "item" and level == 1 else level)


# --- Paragraphs ---------------------------------------------------------------------------------------------------------


def _join_paragraphs(pieces: Sequence[SeedBlock], groups: Sequence[int]) -> Iterator[SeedBlock]:
    """The blocks; if the text has a sentence per line, adjacent lines with nothing between them are joined into paragraphs.

    `groups` numbers what blank lines divide: nothing is joined over one.
    """
    prose = [piece for piece in pieces if piece.kind == "paragraph"]
    several = sum(len(piece.lines) > 1 for piece in prose)
    if len(prose) <= _MOST or several > _SINGLE * len(prose):
        yield from pieces
        return
    held: list[SeedBlock] = []
    within = -1
    for piece, group in zip(pieces, groups, strict=True):
        joins = piece.kind == "paragraph" and sum(len(one.lines) for one in held) + len(piece.lines) <= _MOST
        if held and not (joins and group == within):
            yield from _joined(held)
            held = []
        if piece.kind == "paragraph":
            held.append(piece)
            within = group
        else:
            yield piece
    yield from _joined(held)


def _joined(pieces: list[SeedBlock]) -> Iterator[SeedBlock]:
    if pieces:
        yield replace(
            pieces[0],
            lines=tuple(line for piece in pieces for line in piece.lines),
            emphasis=tuple(words for piece in pieces for words in piece.emphasis),
            guessed=any(piece.guessed for piece in pieces),
        )


def _omissions_joined(pieces: Iterable[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, with adjacent omissions joined."""
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        same = list(group)
        yield from [SeedBlock(OMIT, tuple(line for piece in same for line in piece.lines))] if kind == OMIT else same
