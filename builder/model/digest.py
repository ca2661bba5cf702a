"""The digest of an edition: what the corpus needs to know of it, which is light."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

import msgspec

from builder.languages import LANGUAGES, Language
from builder.model.edition import Allowance, Block, Edition, Figure, Line, Omission
from builder.model.edition_index import EditionIndex
from builder.model.entries.heads import RightsEntry, Title
from builder.model.entries.shape import Bilingual
from builder.model.finding import Place
from builder.model.nesting import CELL_MARK
from builder.model.packed import digest64, fingerprint, packed
from builder.model.sentence_lengths import SentenceLength, sentence_lengths
from builder.model.term_use import TermUse, packed_uses, term_use, unpacked_use
from builder.model.work import Work

_LONG = 15  # characters without spaces: shorter sentences may be alike by chance


@dataclass(frozen=True, slots=True)
class Counts:
    """Statistics of an edition; `ko_chars` does not count spaces."""

    pairs: int
    sentences: int
    ko_chars: int
    en_words: int
    marks: int
    terms: int
    notes: int
    corrections: int
    covered: int
    seed_chars: int


@dataclass(frozen=True, slots=True)
class SentenceKey:
    """A sentence as a key, to find the same Korean again: `ko` and `en` are 64-bit digests of its sides, without spaces.

    `place` is the place of the English.
    """

    ko: int
    en: int
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the highest level below the title: the id of its pair, and its text in both languages."""

    pair: str
    ko: str
    en: str


_NONE = packed(())


@dataclass(frozen=True, slots=True)
class Digest:
    """The digest of an edition: its card, statistics, exceptions, the ids of the records that its notes cite, with their places, and the
    names of its pictures; and, packed, its terms in order of id, its longer sentences, the lengths of its sentences and its headings.

    `records` is a 64-bit digest of its search records.
    """

    id: str
    title: Title
    summary: Bilingual
    genre: str | None
    rights: RightsEntry
    status: str
    version: str
    updated: str
    author: Bilingual | None
    published: str | None
    seed: str
    counts: Counts
    packed_uses: tuple[bytes, ...]
    records: int
    allowances: tuple[Allowance, ...] = ()
    citations: tuple[tuple[str, Place], ...] = ()
    figures: tuple[str, ...] = ()
    packed_sentences: bytes = _NONE
    packed_lengths: bytes = _NONE
    packed_headings: bytes = _NONE

    @property
    def uses(self) -> tuple[TermUse, ...]:
        """The uses of its terms, in order of id."""
        return tuple(map(unpacked_use, self.packed_uses))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """Its headings of the highest level below the title, in text order."""
        return msgspec.msgpack.decode(self.packed_headings, type=tuple[Heading, ...])

    @property
    def sentences(self) -> tuple[SentenceKey, ...]:
        """Its longer sentences, in text order."""
        return msgspec.msgpack.decode(self.packed_sentences, type=tuple[SentenceKey, ...])

    @property
    def lengths(self) -> tuple[SentenceLength, ...]:
        """The lengths of its sentences, in text order."""
        return msgspec.msgpack.decode(self.packed_lengths, type=tuple[SentenceLength, ...])


def digest(edition: Edition, index: EditionIndex) -> Digest:
    """The digest of an annotated edition with its index."""
    newest = edition.entry.revisions[0]
    return Digest(
        id=edition.id,
        title=edition.title,
        summary=edition.entry.summary,
        genre=edition.entry.genre,
        rights=edition.entry.rights,
        status=edition.entry.status,
        version=newest.version,
        updated=newest.when,
        author=edition.entry.source.author,
        published=edition.entry.source.published,
        seed=edition.entry.seed,
        counts=_counts(edition),
        packed_uses=packed_uses(term_use(term, found) for term, found in index.occurrences),
        records=fingerprint(index.records),
        packed_sentences=packed(tuple(_sentences(edition))),
        allowances=edition.allowances,
        citations=tuple(_citations(edition)),
        figures=tuple(sorted({figure.entry.figure for figure in edition.figures})),
        packed_lengths=packed(tuple(length for pair in edition.pairs for length in sentence_lengths(pair))),
        packed_headings=packed(tuple(_headings(edition))),
    )


def digest_of_work(work: Work, parts: Sequence[Digest]) -> Digest:
    """The digest of a work, made of those of its parts: what it states itself, and their counts and uses of terms together.

    It was updated when the last of them was.
    """
    entry, newest = work.entry, work.entry.revisions[0]
    uses: dict[str, int] = defaultdict(int)
    for use in (use for part in parts for use in part.uses):
        uses[use.term] += use.count
    return Digest(
        id=work.id,
        title=entry.title,
        summary=entry.summary,
        genre=entry.genre,
        rights=entry.rights,
        status=entry.status,
        version=newest.version,
        updated=max(newest.when, *(part.updated for part in parts)),
        author=entry.source.author,
        published=entry.source.published,
        seed="",
        counts=replace(total([part.counts for part in parts]), terms=len(uses)),
        packed_uses=packed_uses(TermUse(term, uses[term], 0) for term in sorted(uses)),
        records=0,
    )


def total(all_: Sequence[Counts]) -> Counts:
    """The sums of the statistics of several editions; a term that occurs in two of them is counted twice."""
    return Counts(**{one.name: sum(getattr(counts, one.name) for counts in all_) for one in fields(Counts)})


def _headings(edition: Edition) -> Iterator[Heading]:
    levels = {pair.id: pair.entry.level or 2 for pair in edition.pairs if pair.kind == "heading"}
    highest = min((level for level in levels.values() if level > 1), default=0)
    for pair in edition.pairs:
        if levels.get(pair.id) == highest:
            ko, en = (" ".join(segment.line(side).text for segment in pair.segments) for side in LANGUAGES)
            yield Heading(pair.id, ko, en)


def covered(edition: Edition) -> int:
    """The number of characters of the source, without spaces, in the edition's blocks."""
    return sum(len("".join(text.split())) for block in edition.blocks for text in _source_texts(block))


def _source_texts(block: Block) -> tuple[str, ...]:
    """What the block has of the source: the bars between the cells of a table are not counted."""
    if isinstance(block, Figure):
        return ()
    if isinstance(block, Omission):
        return (block.entry.omit,)
    text = block.entry.ko.replace(CELL_MARK, "") if block.kind == "table" else block.entry.ko
    return (block.entry.speaker.ko, text) if block.entry.speaker else (text,)


def _sentences(edition: Edition) -> Iterator[SentenceKey]:
    for pair in edition.pairs:
        for segment in pair.segments:
            ko, en = ("".join(line.text.split()) for line in (segment.ko, segment.en))
            if len(ko) >= _LONG:
                yield SentenceKey(digest64(ko.encode()), digest64(en.encode()), segment.en.place)


def _citations(edition: Edition) -> Iterator[tuple[str, Place]]:
    for pair in edition.pairs:
        for index, note in enumerate(pair.notes):
            for number, citation in enumerate(note.sources):
                if citation.id:
                    yield citation.id, pair.place("notes", index, "sources", number)


def _counts(edition: Edition) -> Counts:
    pairs = edition.pairs

    def lines(language: Language) -> list[Line]:
        return [segment.line(language) for pair in pairs for segment in pair.segments]

    mentions = [m for language in LANGUAGES for line in lines(language) for m in line.mentions]
    return Counts(
        pairs=len(pairs),
        sentences=len(lines("ko")),
        ko_chars=sum(len("".join(line.text.split())) for line in lines("ko")),
        en_words=sum(len(line.text.split()) for line in lines("en")),
        marks=len(mentions),
        terms=len({m.term for m in mentions}),
        notes=sum(len(pair.notes) for pair in pairs),
        corrections=sum(len(pair.corrections) for pair in pairs),
        covered=covered(edition),
        seed_chars=len("".join((edition.seed or "").split())),
    )
