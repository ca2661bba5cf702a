"""A translation that exists already, put beside the sentences of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from builder.content.arrangement import groups_of, units
from builder.content.segmentation import SeedBlock
from builder.content.sentence_alignment import Anchors, Step, align
from builder.content.unit import OMIT, Group
from builder.languages.english.sentences import sentences


def english_sentences(source: str | Sequence[Group]) -> tuple[str, ...]:
    """The sentences of an English text, or of a document's groups, in order; a line of verse and a row of a table are one."""
    found: list[str] = []
    for unit in units(tuple(groups_of(source)) if isinstance(source, str) else source):
        if unit.rows or unit.kind == "verse":
            found += unit.rows or unit.lines
        else:
            found += (sentence for line in unit.lines for sentence in sentences(line))
    return tuple(" ".join(line.split()) for line in found)


def with_english(
    pieces: Sequence[SeedBlock], english: Sequence[str], anchors: tuple[Anchors, Anchors]
) -> tuple[SeedBlock, ...]:
    """The blocks with their English; Korean sentences of a block that share an English one are joined on a line.

    English without a Korean sentence stands with the one before it. Doubtful lines are named in `doubtful`, and a sentence that nothing
    answers has no English.
    """
    places = [(at, line) for at, piece in enumerate(pieces) if piece.kind != OMIT for line in piece.lines]
    by_block: dict[int, list[_Row]] = {}
    last: _Row | None = None
    for step in align([line for _, line in places], english, anchors):
        text = " ".join(english[slice(*step.english)])
        rows = list(_rows(step, places))
        if rows:
            rows[0] = (rows[0][0], replace(rows[0][1], en=text, doubtful=step.doubtful or len(rows) > 1))
            for block, row in rows:
                by_block.setdefault(block, []).append(row)
            last = rows[0][1]
        elif last is not None:
            block = max(by_block)
            row = by_block[block][-1]
            by_block[block][-1] = replace(row, en=f"{row.en} {text}".strip(), doubtful=True)
    return tuple(_filled(piece, by_block[at]) if at in by_block else piece for at, piece in enumerate(pieces))


@dataclass(frozen=True)
class _Row:
    """A line of a block with its English, empty if there is none."""

    ko: str
    en: str = ""
    doubtful: bool = False


def _rows(step: Step, places: Sequence[tuple[int, str]]) -> Iterator[tuple[int, _Row]]:
    """The Korean lines of a step by block, those of one block joined."""
    joined: dict[int, list[str]] = {}
    for block, line in places[slice(*step.korean)]:
        joined.setdefault(block, []).append(line)
    for block, lines in joined.items():
        yield block, _Row(" ".join(lines))


def _filled(piece: SeedBlock, rows: Sequence[_Row]) -> SeedBlock:
    doubtful = tuple(number for number, row in enumerate(rows, 1) if row.doubtful)
    return replace(piece, lines=tuple(row.ko for row in rows), english=tuple(row.en for row in rows), doubtful=doubtful)
