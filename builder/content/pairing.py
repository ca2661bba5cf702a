"""A translation that exists already, put beside the sentences of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from builder.content.raw_text.labels import is_speaker, label_of, names_of
from builder.content.raw_text.line_marks import SENTENCE_CLOSE
from builder.content.raw_text.lines import groups_of
from builder.content.raw_text.seed_block import SeedBlock
from builder.content.raw_text.unit import OMIT, Group, Unit, lines_of
from builder.content.raw_text.wraps import breaking_width, joined
from builder.content.sentence_alignment import Anchors, Step, align
from builder.languages.english.sentences import sentences


@dataclass(frozen=True)
class Translation:
    """The sentences of a translation in order, a line of verse or a row of a table being one, and by the index of the first sentence of
    each speech the label of who speaks.
    """

    sentences: Sequence[str]
    speakers: Mapping[int, str] = field(default_factory=dict)

    def text(self, indices: range, known: int | None) -> str:
        """The sentences of these indices as one, with the labels before them; that of `known` is elsewhere."""
        labels = ((self.speakers.get(at, "") if at != known else "", self.sentences[at]) for at in indices)
        return " ".join(part for pair in labels for part in pair if part)


def translation(source: str | Sequence[Group]) -> Translation:
    """What there is of a translation in an English text, or in a document's groups."""
    groups = tuple(groups_of(source)) if isinstance(source, str) else source
    width = breaking_width([lines_of(group) for group in groups])
    names = names_of(line for group in groups for line in lines_of(group))
    found: list[str] = []
    speakers: dict[int, str] = {}
    for group in groups:
        if isinstance(group, Unit) and group.rows:
            found += group.rows
            continue
        split = _whole if _is_verse(group, width) else sentences
        for line in _unbroken(group, width):
            begins = label_of(line)
            end = begins.end if begins and is_speaker(begins, names) else 0
            if end:
                speakers[len(found)] = " ".join(line[:end].split())
            found += split(line[end:])
    return Translation(tuple(" ".join(line.split()) for line in found), speakers)


def _whole(line: str) -> tuple[str, ...]:
    return (line,)


def _is_verse(group: Group, width: int | None) -> bool:
    """Whether lines are verse, by what a document says of them, or since most end within a sentence, and no width explains that."""
    lines = lines_of(group)
    if isinstance(group, Unit):
        return group.kind == "verse"
    return not width and len(lines) > 1 and 2 * sum(bool(SENTENCE_CLOSE.search(line)) for line in lines) <= len(lines)


def _unbroken(group: Group, width: int | None) -> Iterator[str]:
    """The lines of a group as they were before they were broken at a width, if they were."""
    lines = lines_of(group)
    return (" ".join(run) for run in joined(lines, width)) if width and not isinstance(group, Unit) else iter(lines)


def with_english(
    pieces: Sequence[SeedBlock], english: Translation, anchors: tuple[Anchors, Anchors]
) -> tuple[SeedBlock, ...]:
    """The blocks with their English; Korean sentences of a block that share an English one are joined on a line.

    English without a Korean sentence stands with the one before it. Doubtful lines are named in `doubtful`, and a sentence that nothing
    answers has no English. A label is the speaker of the speech whose first sentence it is before; any other stays before its sentence.
    """
    places = [(at, line) for at, piece in enumerate(pieces) if piece.kind != OMIT for line in piece.lines]
    by_block: dict[int, list[_Row]] = {}
    speakers: dict[int, str] = {}
    last: _Row | None = None
    for step in align([line for _, line in places], english.sentences, anchors):
        rows, said = list(_rows(step, places)), range(*step.english)
        if rows:
            block, first = rows[0]
            begins = block not in by_block and pieces[block].speaker and said and said[0] in english.speakers
            if begins:
                speakers[block] = english.speakers[said[0]]
            first.en.append(english.text(said, said[0] if begins else None))
            first.doubtful = step.doubtful or len(rows) > 1
            for at, row in rows:
                by_block.setdefault(at, []).append(row)
            last = rows[-1][1]
        elif last is not None:
            last.en.append(english.text(said, None))
            last.doubtful = True
    numbers = {at: _numbers(rows) for at, rows in by_block.items()}
    return tuple(
        _moved(_filled(piece, by_block[at], speakers.get(at)), numbers) if at in by_block else piece
        for at, piece in enumerate(pieces)
    )


@dataclass
class _Row:
    """A line of a block, of one Korean line or of several, with its English, if there is any."""

    ko: list[str]
    en: list[str] = field(default_factory=list)
    doubtful: bool = False


def _rows(step: Step, places: Sequence[tuple[int, str]]) -> Iterator[tuple[int, _Row]]:
    """The Korean lines of a step by block, those of one block joined."""
    joined: dict[int, list[str]] = {}
    for block, line in places[slice(*step.korean)]:
        joined.setdefault(block, []).append(line)
    for block, lines in joined.items():
        yield block, _Row(lines)


def _filled(piece: SeedBlock, rows: Sequence[_Row], speaker: str | None) -> SeedBlock:
    doubtful = tuple(number for number, row in enumerate(rows, 1) if row.doubtful)
    lines = tuple(" ".join(row.ko) for row in rows)
    english = tuple(" ".join(filter(None, row.en)) for row in rows)
    return replace(piece, lines=lines, english=english, english_speaker=speaker, doubtful=doubtful)


def _numbers(rows: Sequence[_Row]) -> tuple[int, ...]:
    """The number of the row that each line of a block is in, in the order of the lines."""
    return tuple(number for number, row in enumerate(rows, 1) for _ in row.ko)


def _moved(piece: SeedBlock, numbers: Mapping[int, Sequence[int]]) -> SeedBlock:
    """The block with the sentences that call it, if it is a footnote, under the numbers that they have among the rows."""
    called = (*([piece.of] if piece.of else []), *piece.also)
    places = tuple(dict.fromkeys((at, numbers[at][number - 1]) for at, number in called))
    return replace(piece, of=places[0], also=places[1:]) if places else piece
