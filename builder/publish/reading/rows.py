"""An edition's text as rows: one row per pair, lists grouped, omissions in their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from builder.languages import LANGUAGES
from builder.model.bibliography import Bibliography
from builder.model.captions import captions
from builder.model.edition import Edition, Figure, Note, Omission, Pair
from builder.model.entries.shape import Bilingual
from builder.model.provisions import Provision, Provisions, item_levels, provisions
from builder.model.speaker import SpeakerLabel, speaker_label
from builder.publish.reading import markup
from builder.publish.reading.bilingual import LangText, in_language
from builder.publish.reading.inline import correction_id
from builder.publish.reading.links import Links
from builder.publish.reading.sentences import Sentences, SentenceView, sentence_id
from builder.publish.reading.sources import SeedView, SourceView, source_views
from builder.publish.reading.term_notes import TermNote

_LISTS = ("item", "reference")  # kinds of which adjacent rows make one list
_COUNTED = 5  # every line of a poem whose number is a multiple of this has it beside it


@dataclass(frozen=True)
class NoteView:
    """A translator's note, with the words it explains."""

    number: int
    on: Markup
    body: LangText
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class CorrectionNote:
    """A correction: what it replaced, and why."""

    id: str
    sic: str
    corr: str
    why: LangText


class BothLabels(NamedTuple):
    """Who speaks, in both languages."""

    ko: SpeakerLabel
    en: SpeakerLabel


@dataclass(frozen=True)
class Row:
    """A pair.

    `level` is the rank of a heading on the page, 0 for other kinds; `is_title` is true of the source's own title; `provisions` are those of
    a law that begin with it, the outermost first; `backs` are the ids that a footnote links back to. `first_line` is the number in the poem
    of a stanza's first line, 0 for other kinds; `head_rows` is how many rows at the top of a table are headings.
    `edit` and `report` are the addresses at which the pair can be edited and a wrong rendering of it reported, None if there are none.
    """

    type: ClassVar[str] = "row"
    id: str
    number: str
    kind: str
    level: int
    is_title: bool
    provisions: tuple[Provision, ...]
    speaker: BothLabels | None
    first_line: int
    head_rows: int
    sentences: tuple[SentenceView, ...]
    backs: tuple[str, ...]
    notes: tuple[NoteView, ...]
    remarks: tuple[CorrectionNote, ...]
    terms: tuple[TermNote, ...]
    gap: LangText | None
    edit: str | None
    report: str | None

    def line_number(self, index: int) -> int | None:
        """The number that stands beside a line of a poem, counted from 0 in its stanza; None for all but every fifth line."""
        number = self.first_line + index
        return number if self.kind == "verse" and number % _COUNTED == 0 else None


@dataclass(frozen=True)
class ListItem:
    """A row of a list, with the items of the list within it."""

    row: Row
    inner: tuple[ListItem, ...] = ()

    def rows(self) -> Iterator[Row]:
        """Its row and those within it, in order."""
        yield self.row
        for item in self.inner:
            yield from item.rows()


@dataclass(frozen=True)
class RowList:
    """Rows of one kind that make a list."""

    type: ClassVar[str] = "list"
    kind: str
    items: tuple[ListItem, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all levels, in order."""
        return tuple(row for item in self.items for row in item.rows())


@dataclass(frozen=True)
class PictureView:
    """A picture: what it shows, its address, None if it cannot be shown, and its size in pixels."""

    description: Bilingual
    src: str | None = None
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class FigureView:
    """A picture, or else the row of a table, with the caption that it may have, which may stand `above` it."""

    type: ClassVar[str] = "figure"
    caption: Row | None
    above: bool
    picture: PictureView | None = None
    table: Row | None = None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows, in order."""
        return tuple(filter(None, (self.caption, self.table)))


@dataclass(frozen=True)
class OmissionView:
    """A part of the source that is omitted here, and why."""

    type: ClassVar[str] = "omission"
    text: str
    why: LangText


Part = Row | RowList | OmissionView | FigureView


def parts(
    edition: Edition,
    sentences: Sentences,
    terms: dict[str, tuple[TermNote, ...]],
    bibliography: Bibliography,
    links: Links,
) -> tuple[Part, ...]:
    """The edition's blocks in order, with adjacent items and references as one list; `sentences` are the edition's."""
    of_blocks = captions(edition.blocks)

    def kind(at: int) -> str:
        block = edition.blocks[at]
        return block.kind if isinstance(block, Pair) and block.kind in _LISTS else ""

    begun = provisions(edition)
    levels = item_levels(edition, begun)
    around = _Around(edition, sentences, terms, bibliography, links, dict(_first_lines(edition)), begun, levels)
    found: list[Part] = []
    for listed, indexes in groupby((at for at in range(len(edition.blocks)) if at not in of_blocks.values()), key=kind):
        if listed:
            blocks = (edition.blocks[at] for at in indexes)
            found.append(RowList(listed, _items([block for block in blocks if isinstance(block, Pair)], around)))
        else:
            found += [_part(at, of_blocks.get(at), around) for at in indexes]
    return tuple(found)


def rows_of(part: Part) -> tuple[Row, ...]:
    """The rows of a part, in order."""
    return (part,) if isinstance(part, Row) else () if isinstance(part, OmissionView) else part.rows


def _items(pairs: Sequence[Pair], around: _Around) -> tuple[ListItem, ...]:
    """Items of a list, each with those after it that are of a deeper level; the first of all may be of any."""
    items: list[ListItem] = []
    at = 0
    while at < len(pairs):
        end = at + 1
        while end < len(pairs) and around.level(pairs[end]) > around.level(pairs[at]):
            end += 1
        items.append(ListItem(_row(pairs[at], around), _items(pairs[at + 1 : end], around)))
        at = end
    return tuple(items)


@dataclass(frozen=True)
class _Around:
    """The context of a row, besides its pair."""

    edition: Edition
    sentences: Sentences
    terms: dict[str, tuple[TermNote, ...]]
    bibliography: Bibliography
    links: Links
    first_lines: Mapping[str, int]
    provisions: Provisions
    levels: Mapping[str, int]  # of items

    def level(self, pair: Pair) -> int:
        """The level of an item in the lists it is in; 1 for other kinds."""
        return self.levels.get(pair.id, 1)

    def note(self, note: Note) -> NoteView:
        """A note in the interface's language where it has that, else in English."""
        body = (
            LangText(markup.prose(note.ko, "ko"), "ko")
            if self.links.language == "ko" and note.ko
            else LangText(markup.prose(note.en, "en"), "en")
        )
        seeds = {self.edition.entry.seed: SeedView(self.edition.title.ko)}
        sources = source_views(note.sources, self.bibliography, seeds)
        return NoteView(note.number, markup.text(note.on, "en"), body, sources)


def _first_lines(edition: Edition) -> Iterator[tuple[str, int]]:
    """The number of the first line of each stanza in its poem, from 1: stanzas that follow one another are of one poem."""
    line = 1
    for block in edition.blocks:
        if isinstance(block, Pair) and block.kind == "verse":
            yield block.id, line
            line += len(block.segments)
        else:
            line = 1


def _speaker(pair: Pair) -> BothLabels | None:
    stated = pair.entry.speaker if pair.kind == "speech" else None
    return BothLabels(speaker_label(stated.ko), speaker_label(stated.en)) if stated else None


def _part(at: int, caption: int | None, around: _Around) -> Part:
    """The part of a block, given by its index, with the block that is its caption."""
    block = around.edition.blocks[at]
    if isinstance(block, Omission):
        return OmissionView(block.entry.omit, in_language(block.entry.why, around.links.language))
    if isinstance(block, Figure):
        return FigureView(_caption(caption, around), caption is not None and caption < at, _picture(block, around))
    if caption is not None:
        return FigureView(_caption(caption, around), True, table=_row(block, around))
    return _row(block, around)


def _picture(figure: Figure, around: _Around) -> PictureView:
    description, shown = figure.entry.description, figure.picture
    if shown is None:
        return PictureView(description)
    return PictureView(description, around.links.picture(around.edition.id, shown.name), shown.width, shown.height)


def _caption(at: int | None, around: _Around) -> Row | None:
    block = None if at is None else around.edition.blocks[at]
    return _row(block, around) if isinstance(block, Pair) else None


def _row(pair: Pair, around: _Around) -> Row:
    entry, language, place = pair.entry, around.links.language, pair.place("id")
    return Row(
        id=pair.id,
        number=pair.id.removeprefix("p"),
        kind=pair.kind,
        level=max(2, entry.level or 2) if pair.kind == "heading" else 0,
        is_title=pair.kind == "heading" and entry.level == 1,
        provisions=around.provisions.get(pair.id, ()),
        speaker=_speaker(pair),
        first_line=around.first_lines.get(pair.id, 0),
        head_rows=entry.head_rows,
        sentences=around.sentences[pair.id],
        backs=(entry.of, *entry.also) if pair.kind == "footnote" and entry.of else (),
        notes=tuple(map(around.note, pair.notes)),
        remarks=tuple(_remarks(pair)),
        terms=around.terms[pair.id],
        gap=in_language(entry.gap, language) if entry.gap else None,
        edit=around.links.edit(place.file, place.line),
        report=_report(pair, around),
    )


def _report(pair: Pair, around: _Around) -> str | None:
    """The address of the form for reporting a wrong rendering, with the passage filled in."""
    ko, en = (" ".join(segment.line(side).text for segment in pair.segments) for side in LANGUAGES)
    where = f"{around.edition.id}/#{pair.id} (version {around.edition.version})"
    title = f"Rendering: {around.edition.id} {pair.id}"
    return around.links.report(title, {"place": where, "korean": ko, "english": en})


def _remarks(pair: Pair) -> Iterator[CorrectionNote]:
    """The corrections that are shown: those with a reason."""
    for segment in pair.segments:
        for line in (segment.ko, segment.en):
            for correction in line.corrections:
                if correction.why:
                    name = correction_id(sentence_id(pair, segment), correction)
                    why = LangText(markup.prose(correction.why, "en"), "en")
                    yield CorrectionNote(name, correction.sic, correction.corr, why)
