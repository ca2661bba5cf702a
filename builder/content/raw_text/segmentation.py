"""Segmentation of a raw Korean text into blocks of a guessed kind, each with its sentences.

A guess saves typing if it is right and is quickly changed if it is wrong. The same text always gives the same result.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from builder.content.footnotes import calls, note_mark
from builder.content.raw_text.assembly import units
from builder.content.raw_text.line_forms import NUMBERED, PART, REFERENCES
from builder.content.raw_text.lines import groups_of, raw_lines
from builder.content.raw_text.tagger import line_kinds
from builder.content.raw_text.unit import OMIT, Group, Unit, characters
from builder.languages.korean.kiwi import SentenceSplitter
from builder.languages.korean.sentences import sentences
from builder.model.genres import Genre

_SINGLE = 0.1  # if the share of lines with several sentences is less, a line is a sentence, not a paragraph
_MOST = 8  # the most sentences to join into one paragraph of such a text

_DIVISIONS = "편장절관"  # of a law, from the largest to the smallest
_DIVISION = re.compile(rf"^제\s?\d+\s?([{_DIVISIONS}])\s")


@dataclass(frozen=True)
class SeedBlock:
    """A block of the seed: its kind (`omit` for what is not part of the text), its sentences verbatim, and attributes of its kind.

    `level` is that of a heading, or of an item of a list within a list; `of`, for a footnote, is the index of the block it belongs to and
    the number of the sentence in it, from 1, and `also` are further ones that call it; `speaker` is the label of a speech; `head_rows` is
    how many rows of a table are headings.
    `guessed` is whether the kind is no more than a guess. `emphasis` are words that a document sets off in the block. `english` is the
    translation of each line and `english_speaker` that of the speaker, where there is one already, and `doubtful` are the numbers of lines
    of which it is not sure.
    """

    kind: str
    lines: tuple[str, ...]
    level: int | None = None
    of: tuple[int, int] | None = None
    also: tuple[tuple[int, int], ...] = ()
    speaker: str | None = None
    head_rows: int = 0
    guessed: bool = False
    emphasis: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    english_speaker: str | None = None
    doubtful: tuple[int, ...] = ()


def segment(
    source: str | Sequence[Group],
    split: SentenceSplitter = sentences,
    apart: Collection[int] = (),
    genre: Genre | None = None,
) -> tuple[SeedBlock, ...]:
    """The blocks of a raw text, or of a document's groups, in order; they contain every character except spaces.

    `split` splits prose into sentences; `apart` are the numbers of characters after which something stands between blocks; `genre` is what
    the text is, if that is known.
    """
    lines = raw_lines(tuple(groups_of(source)) if isinstance(source, str) else source)
    pieces = [_block(unit, unit.kind or "paragraph", split) for unit in units(lines, line_kinds(lines, genre))]
    joined = _join_paragraphs(list(_with_divisions(list(_with_one_title(pieces)))), apart)
    return tuple(_with_levels(_with_places(list(_omissions_joined(joined)))))


def _block(unit: Unit, kind: str, split: SentenceSplitter) -> SeedBlock:
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


def _with_levels(pieces: Iterable[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, with the levels of items below the first: those of a mark that the list has not had are one below the item before."""
    marks: list[str] = []
    for piece in pieces:
        if piece.kind == "footnote":  # as may stand between items
            yield piece
            continue
        mark = _item_mark(piece.lines[0]) if piece.kind == "item" else ""
        marks = [*marks[: marks.index(mark)], mark] if mark in marks else [*marks, mark] if mark else []
        level = piece.level or len(marks) if piece.kind == "item" else piece.level  # a document's own comes first
        yield replace(piece, level=None if piece.kind == "item" and level == 1 else level)


def _item_mark(line: str) -> str:
    """The mark of an item; all numbers of a form are one, and so are the syllables that count."""
    if numbered := NUMBERED.match(line):
        return "1" if numbered[1] else "가"
    return "①" if "①" <= line[0] <= "⑳" else line[0]


# --- Paragraphs and footnotes -----------------------------------------------------------------------------------------


def _join_paragraphs(pieces: list[SeedBlock], apart: Collection[int]) -> Iterator[SeedBlock]:
    """The blocks; if the text has a sentence per line, adjacent lines with nothing between them are joined into paragraphs."""
    prose = [piece for piece in pieces if piece.kind == "paragraph"]
    several = sum(len(piece.lines) > 1 for piece in prose)
    if len(prose) <= _MOST or several > _SINGLE * len(prose):
        yield from pieces
        return
    held: list[SeedBlock] = []
    passed = 0
    for piece in pieces:
        divided = passed in apart
        passed += characters((piece.speaker or "", *piece.lines))
        joins = piece.kind == "paragraph" and sum(len(one.lines) for one in held) + len(piece.lines) <= _MOST
        if held and joins and not divided:
            held.append(piece)
            continue
        yield from _joined(held)
        held = [piece] if piece.kind == "paragraph" else []
        yield from [] if held else [piece]
    yield from _joined(held)


def _joined(pieces: list[SeedBlock]) -> Iterator[SeedBlock]:
    if pieces:
        yield replace(pieces[0], lines=tuple(line for piece in pieces for line in piece.lines))


def _omissions_joined(pieces: Iterable[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, with adjacent omissions joined."""
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        same = list(group)
        yield from [SeedBlock(OMIT, tuple(line for piece in same for line in piece.lines))] if kind == OMIT else same


def _with_places(pieces: list[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, each footnote with its sentence: where its number is, or an asterisk without a footnote yet, else the last before it.

    What begins with an asterisk that nothing calls is an item of the list that it stands in.
    """
    taken: set[tuple[int, int]] = set()
    marks = Counter(note_mark(piece.lines[0]) for piece in pieces if piece.kind == "footnote")
    for index, piece in enumerate(pieces):
        if piece.kind != "footnote":
            yield piece
        elif (place := _place(pieces, index, taken)) is None:
            yield replace(piece, kind="paragraph")
        elif piece.lines[0].startswith("*") and not _is_starred(pieces, place) and pieces[index - 1].kind == "item":
            yield replace(piece, kind="item")
        else:
            taken.add(place)
            mark = note_mark(piece.lines[0])
            yield replace(
                piece, of=place, also=tuple(one for one in _calls(mark, pieces) if marks[mark] == 1 and one != place)
            )


def _calls(mark: str, pieces: Sequence[SeedBlock]) -> Iterator[tuple[int, int]]:
    """The sentences that have a mark with a number as a call."""
    if not any(char.isdigit() for char in mark):
        return
    for at, piece in enumerate(pieces):
        if piece.kind not in ("footnote", OMIT):
            yield from ((at, number) for number, line in enumerate(piece.lines, 1) if any(calls(mark, line)))


def _is_starred(pieces: Sequence[SeedBlock], place: tuple[int, int]) -> bool:
    return "*" in pieces[place[0]].lines[place[1] - 1]


def _place(pieces: list[SeedBlock], index: int, taken: set[tuple[int, int]]) -> tuple[int, int] | None:
    before = next((at for at in range(index - 1, -1, -1) if pieces[at].kind not in ("footnote", OMIT)), None)
    if before is None:
        return None
    mark = note_mark(pieces[index].lines[0])
    if any(char.isdigit() for char in mark):
        lines = ((at, number, line) for at in range(before + 1) for number, line in enumerate(pieces[at].lines, 1))
        called = ((at, number) for at, number, line in lines if any(calls(mark, line)))
        found = next((place for place in called if pieces[place[0]].kind != OMIT), None)
        if found:
            return found
    starred = (
        (at, number)
        for at in (before, *range(before))  # below its paragraph, or with others at the end
        if pieces[at].kind not in ("footnote", OMIT)
        for number, line in enumerate(pieces[at].lines, 1)
        if "*" in line[1:]
    )
    return next((place for place in starred if place not in taken), (before, len(pieces[before].lines)))
