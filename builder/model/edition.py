"""An edition and its parts: pairs, their sentences, notes, corrections and overrides.

All values are frozen. Spans are half-open and count code points in the text as published (the corrected reading).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from builder.languages import Language
from builder.model.entries.editions import EditionEntry
from builder.model.entries.heads import Title
from builder.model.entries.pairs import FigureEntry, OmissionEntry, PairEntry
from builder.model.entries.shape import Bilingual
from builder.model.entries.sources import CitationEntry
from builder.model.finding import Finding, Place
from builder.model.locator import Locator
from builder.model.marks import Anchor, CorrectionMark, Emphasis, Mention, NoteReference
from builder.model.work import PartOf


@dataclass(frozen=True)
class Line:
    """One sentence in one language.

    `text` is the published reading; `source` is the line as it is in the file, before corrections and with the asterisks of its italics;
    `place` is where it begins. `reading` is the text with Hangul in the place of its Hanja, character for character, None where that is
    not given.
    """

    language: Language
    text: str
    source: str
    place: Place
    corrections: tuple[CorrectionMark, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    note_references: tuple[NoteReference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    emphases: tuple[Emphasis, ...] = ()
    reading: str | None = None

    @property
    def spoken(self) -> str:
        """The text as it is read, with the same offsets."""
        return self.text if self.reading is None else self.reading

    @property
    def without_calls(self) -> str:
        """The text as it is read, with spaces in the place of the numbers that call a footnote."""
        text = self.spoken
        for call in self.note_references:
            if any(map(str.isdigit, text[call.start : call.end])):
                text = text[: call.start] + " " * (call.end - call.start) + text[call.end :]
        return text

    def at(self, offset: int) -> Place:
        """The place in the file of the character at `offset` of the published text."""
        offset += sum((span.start <= offset) + (span.end <= offset) for span in self.emphases)
        for correction in self.corrections:
            if correction.end <= offset:
                offset += len(correction.sic) - len(correction.corr)
            elif correction.start < offset:
                offset = correction.start
                break
            else:
                break
        return Place(self.place.file, self.place.line, self.place.column + offset)


@dataclass(frozen=True)
class Segment:
    """The k-th sentence of a pair, k from 1, in both languages."""

    number: int
    ko: Line
    en: Line

    def line(self, language: Language) -> Line:
        """The side in `language`."""
        return self.ko if language == "ko" else self.en


# --- The parts of an edition ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class QuoteMatch:
    """Where a quotation was found: the index of the segment, from 0, the side, and the span in the published text of that side."""

    segment: int
    language: Language
    start: int
    end: int


@dataclass(frozen=True)
class Note:
    """A translator's note; `number` counts from 1 through the edition. `match` is None where the quotation was not found."""

    number: int
    on: str
    en: str
    ko: str | None
    sources: tuple[CitationEntry, ...]
    place: Place
    match: QuoteMatch | None


@dataclass(frozen=True)
class TermOverride:
    """An override of one mark; `term` is None for words that are not a term. `match` is None where the quotation was not found."""

    on: str
    term: str | None
    place: Place
    match: QuoteMatch | None


@dataclass(frozen=True)
class Correction:
    """A correction as the file states it; `found` is whether the Korean has the words."""

    sic: str
    corr: str
    why: str | None
    place: Place
    found: bool


@dataclass(frozen=True)
class Allowance:
    """An exception that a block states at `place`: it covers the findings of this code from `start` up to `end`, the block's extent."""

    code: str
    place: Place
    start: Place
    end: Place

    def covers(self, finding: Finding) -> bool:
        """Whether the exception covers the finding."""
        return finding.code == self.code and self.start <= finding.place < self.end


@dataclass(frozen=True)
class Pair:
    """A paragraph or other block: `ko` and `en` are its sentences, `segments` the corresponding ones.

    If the sides differ in number, the surplus has no segment, and a rule reports it.
    """

    entry: PairEntry
    locator: Locator = field(repr=False)
    segments: tuple[Segment, ...]
    counts: tuple[int, int]
    notes: tuple[Note, ...] = ()
    overrides: tuple[TermOverride, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def id(self) -> str:
        """The pair's id, on which permalinks depend."""
        return self.entry.id

    @property
    def kind(self) -> str:
        """The kind of block that the pair is."""
        return self.entry.kind

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return self.locator.locate(path)

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """The exceptions that the pair states."""
        return _allowances(self.entry, self.locator)

    def lines(self) -> Iterator[Line]:
        """Every line of both sides, segment by segment, the Korean first."""
        for segment in self.segments:
            yield segment.ko
            yield segment.en


@dataclass(frozen=True)
class Omission:
    """Lines of the seed that are omitted, and why."""

    entry: OmissionEntry
    locator: Locator = field(repr=False)

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return self.locator.locate(path)

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """The exceptions that the omission states."""
        return _allowances(self.entry, self.locator)


def _allowances(entry: PairEntry | OmissionEntry | FigureEntry, locator: Locator) -> tuple[Allowance, ...]:
    start, end = locator.extent(())
    places = ((code, locator.locate(("allow", code))) for code in entry.allow)
    return tuple(Allowance(code, place, start, end) for code, place in places)


@dataclass(frozen=True)
class Picture:
    """A picture: its file's name, its media type by its content, its size in pixels, its bytes, and whether they say more than it shows, as
    where it was taken.
    """

    name: str
    media_type: str
    width: int
    height: int
    data: bytes = field(repr=False)
    says_more: bool = False


PictureProblem = Literal["missing", "damaged", "misnamed", "large"]


@dataclass(frozen=True)
class Figure:
    """A picture in its place in the text; `picture` is None where there is none that can be shown, and `problem` says why.

    `meant` is the name of the file that may be meant where there is none of its name.
    """

    entry: FigureEntry
    locator: Locator = field(repr=False)
    picture: Picture | None = None
    problem: PictureProblem | None = None
    meant: str = ""

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return self.locator.locate(path)

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """The exceptions that the picture states."""
        return _allowances(self.entry, self.locator)


Block = Pair | Omission | Figure


@dataclass(frozen=True)
class Edition:
    """An edition: a text in two languages with everything attached to it.

    `seed` is the source text, None if the file is missing, and then `seed_meant` the name of the file that may be meant; the text is empty
    if no edition can reproduce it. `part_of` is its place in the work that it is a part of, None if it is of none.
    """

    id: str
    entry: EditionEntry
    locator: Locator = field(repr=False)
    blocks: tuple[Block, ...] = ()
    seed: str | None = field(default=None, repr=False)
    part_of: PartOf | None = None
    seed_meant: str = ""

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs, in the source's order."""
        return tuple(block for block in self.blocks if isinstance(block, Pair))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures, in the source's order."""
        return tuple(block for block in self.blocks if isinstance(block, Figure))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures that can be shown, each once, by name."""
        shown = {figure.picture.name: figure.picture for figure in self.figures if figure.picture}
        return tuple(shown[name] for name in sorted(shown))

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """The exceptions that its pairs, omissions and pictures state."""
        return tuple(allowance for block in self.blocks for allowance in block.allowances)

    @property
    def title(self) -> Title:
        """The title in both languages, and whether the edition supplied it."""
        return self.entry.title

    @property
    def summary(self) -> Bilingual | None:
        """Its own summary; None of a part that has only that of its work."""
        return None if self.part_of and "summary" in self.part_of.inherited else self.entry.summary

    @property
    def version(self) -> str:
        """The version of the latest revision."""
        return self.entry.revisions[0].version

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return self.locator.locate(path)
