"""An edition and its parts: pairs, their sentences, and what stands beside them.

All values are frozen. Spans are half-open and count code points in the text as published (the corrected reading).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.languages import Language
from builder.model.entries import CitationEntry, EditionEntry, OmissionEntry, PairEntry, Title
from builder.model.finding import Finding, Place
from builder.model.locator import Locator
from builder.model.marks import Anchor, CorrectionMark, Emphasis, Mention, NoteReference


@dataclass(frozen=True)
class Line:
    """One sentence in one language.

    `text` is the reading as published; `source` is the same line as the file has it, before amendments and with the asterisks of its
    italics; `place` is where it begins.
    """

    language: Language
    text: str
    source: str
    place: Place
    amendments: tuple[CorrectionMark, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    calls: tuple[NoteReference, ...] = ()
    mentions: tuple[Mention, ...] = ()
    emphases: tuple[Emphasis, ...] = ()

    def at(self, offset: int) -> Place:
        """The place in the file of the published text's character at `offset`."""
        offset += sum((span.start <= offset) + (span.end <= offset) for span in self.emphases)
        for amendment in self.amendments:
            if amendment.end <= offset:
                offset += len(amendment.sic) - len(amendment.corr)
            elif amendment.start < offset:
                offset = amendment.start
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
    """Where a quotation was found: the segment's index from 0, the side, and the span in that side's published text."""

    segment: int
    language: Language
    start: int
    end: int


@dataclass(frozen=True)
class Note:
    """A translator's note; `number` counts from 1 through the edition. `spot` is None where the quotation was not found."""

    number: int
    on: str
    en: str
    ko: str | None
    sources: tuple[CitationEntry, ...]
    place: Place
    spot: QuoteMatch | None


@dataclass(frozen=True)
class TermOverride:
    """A decision on one mark; `term` is None where no mark may stand. `spot` is None where the quotation was not found."""

    on: str
    term: str | None
    place: Place
    spot: QuoteMatch | None


@dataclass(frozen=True)
class Correction:
    """A correction as the file states it; `found` tells whether the Korean has the words."""

    sic: str
    corr: str
    why: str | None
    place: Place
    found: bool


@dataclass(frozen=True)
class Allowance:
    """An exception that a pair states at `place`: the findings of this code that stand from `start` up to `end`, which is the pair."""

    code: str
    place: Place
    start: Place
    end: Place

    def covers(self, finding: Finding) -> bool:
        """Whether the finding is one of those."""
        return finding.code == self.code and self.start <= finding.place < self.end


@dataclass(frozen=True)
class Pair:
    """A paragraph or the like: `ko` and `en` are its sentences, `segments` those that answer each other.

    Where the two sides differ in number, the surplus has no segment and a rule says so.
    """

    entry: PairEntry
    locator: Locator = field(repr=False)
    segments: tuple[Segment, ...]
    counts: tuple[int, int]
    notes: tuple[Note, ...] = ()
    rulings: tuple[TermOverride, ...] = ()
    fixes: tuple[Correction, ...] = ()

    @property
    def id(self) -> str:
        """The pair's id, on which permalinks stand."""
        return self.entry.id

    @property
    def kind(self) -> str:
        """What the pair is in the text."""
        return self.entry.kind

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return self.locator.locate(path)

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """The exceptions that it states."""
        start, end = self.locator.extent(())
        places = ((code, self.place("allow", code)) for code in self.entry.allow)
        return tuple(Allowance(code, place, start, end) for code, place in places)

    def lines(self) -> Iterator[Line]:
        """Every line of both sides, segment by segment, the Korean first."""
        for segment in self.segments:
            yield segment.ko
            yield segment.en


@dataclass(frozen=True)
class Omission:
    """Lines of the seed that are left out, and why."""

    entry: OmissionEntry
    locator: Locator = field(repr=False)

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return self.locator.locate(path)


@dataclass(frozen=True)
class Edition:
    """A text in two languages with all that stands over it; `seed` is the source's text, None where the file is missing."""

    id: str
    entry: EditionEntry
    locator: Locator = field(repr=False)
    blocks: tuple[Pair | Omission, ...] = ()
    seed: str | None = field(default=None, repr=False)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs, in the source's order."""
        return tuple(block for block in self.blocks if isinstance(block, Pair))

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """The exceptions that its pairs state."""
        return tuple(allowance for pair in self.pairs for allowance in pair.allowances)

    @property
    def title(self) -> Title:
        """The title in both languages, and whether it is the edition's own."""
        return self.entry.title

    @property
    def version(self) -> str:
        """The version of the newest revision."""
        return self.entry.revisions[0].version

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return self.locator.locate(path)
