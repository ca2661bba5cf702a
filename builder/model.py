"""The values that flow through a build: terms, editions, marks, and the digest that the whole needs of one edition.

All values are frozen. Spans are half-open and count code points in the text as published (the corrected reading).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from pydantic import ConfigDict, Field

from builder.english.words import plural
from builder.finding import Finding, Place
from builder.korean.words import squeeze
from builder.shape import Both, Citation, EditionEntry, OmissionEntry, PairEntry, TermEntry, Title
from builder.yamltree import Mapping, at

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, Language] = ("ko", "en")
_LATIN = re.compile(r"[A-Za-z]+")


class Term(TermEntry):
    """A glossary entry with its id (the stem of its file) and the tree it was read from."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    id: str
    tree: Mapping = Field(repr=False)

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return at(self.tree, path)

    def without_tree(self) -> Term:
        """The entry as a reader needs it, without its places in the file; a tenth of the weight."""
        return self.model_copy(update={"tree": Mapping(Place(""), Place(""))})

    def forms(self, language: Language) -> tuple[str, ...]:
        """Every accepted form in the language, the preferred one first, each once."""
        if language == "en":
            return tuple(dict.fromkeys((self.en, *self.variants.en)))
        return tuple(dict.fromkeys((self.ko, *([self.hanja] if self.hanja else []), *self.variants.ko)))


@dataclass(frozen=True)
class Glossary:
    """All entries, by id in alphabetical order."""

    terms: tuple[Term, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Term]:
        """The entries by their ids."""
        return {term.id: term for term in self.terms}

    @cached_property
    def korean_forms(self) -> frozenset[str]:
        """Every Korean form, in Hangul or Hanja, without blanks, middle dots and capitals."""
        return frozenset(squeeze(form).text for term in self.terms for form in term.forms("ko"))

    @cached_property
    def english_words(self) -> frozenset[str]:
        """Every Latin word of an English form, in small letters, and its plural: what is right though no dictionary has it."""
        found = {word.lower() for term in self.terms for form in term.forms("en") for word in _LATIN.findall(form)}
        return frozenset(found | {plural(word) for word in found})

    @cached_property
    def english_names(self) -> dict[str, frozenset[str]]:
        """The words with a capital in the English forms: from each in small letters to the ways in which it is written."""
        found: dict[str, set[str]] = {}
        for word in {word for term in self.terms for form in term.forms("en") for word in _LATIN.findall(form)}:
            if word != word.lower():
                found.setdefault(word.lower(), set()).add(word)
        return {small: frozenset(written) for small, written in found.items()}


# --- What stands over a text ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Mention:
    """An occurrence of a term in one line.

    `link` numbers the correspondence within the pair: the Korean and the English mention of one term that render each other have
    the same number; None where nothing on the other side answers. `first` is true of a term's first mention in the edition in
    that language. `inner` are the occurrences of other terms within this one (longest match wins).
    """

    start: int
    end: int
    term: str
    link: int | None = None
    first: bool = False
    inner: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class Amendment:
    """A repaired slip: `corr` stands at the span in the published text where the source has `sic`; silent without `why`."""

    start: int
    end: int
    sic: str
    corr: str
    why: str | None = None


@dataclass(frozen=True)
class Anchor:
    """The words that a translator's note explains; the note's mark stands at `end`."""

    start: int
    end: int
    note: int


@dataclass(frozen=True)
class Call:
    """The author's own call of a footnote, the pair with the id `footnote`: an asterisk of the text, or no width where it has none."""

    start: int
    end: int
    footnote: str


@dataclass(frozen=True)
class Line:
    """One sentence in one language.

    `text` is the reading as published; `source` is the same line as the file has it, before amendments; `place` is where it begins.
    """

    language: Language
    text: str
    source: str
    place: Place
    amendments: tuple[Amendment, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    calls: tuple[Call, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def at(self, offset: int) -> Place:
        """The place in the file of the published text's character at `offset`."""
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
class Spot:
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
    sources: tuple[Citation, ...]
    place: Place
    spot: Spot | None


@dataclass(frozen=True)
class Ruling:
    """A decision on one mark; `term` is None where no mark may stand. `spot` is None where the quotation was not found."""

    on: str
    term: str | None
    place: Place
    spot: Spot | None


@dataclass(frozen=True)
class Fix:
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
    tree: Mapping = field(repr=False)
    segments: tuple[Segment, ...]
    counts: tuple[int, int]
    notes: tuple[Note, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    fixes: tuple[Fix, ...] = ()

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
        return at(self.tree, path)

    @property
    def allowances(self) -> tuple[Allowance, ...]:
        """The exceptions that it states."""
        places = ((code, self.place("allow", code)) for code in self.entry.allow)
        return tuple(Allowance(code, place, self.tree.place, self.tree.end) for code, place in places)

    def lines(self) -> Iterator[Line]:
        """Every line of both sides, segment by segment, the Korean first."""
        for segment in self.segments:
            yield segment.ko
            yield segment.en


@dataclass(frozen=True)
class Omission:
    """Lines of the seed that are left out, and why."""

    entry: OmissionEntry
    tree: Mapping = field(repr=False)

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return at(self.tree, path)


@dataclass(frozen=True)
class Edition:
    """A text in two languages with all that stands over it; `seed` is the source's text, None where the file is missing."""

    id: str
    entry: EditionEntry
    tree: Mapping = field(repr=False)
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
        return at(self.tree, path)


# --- What Git remembers -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Commit:
    """A change to a file: the commit's full name, its author's date (ISO 8601, with the author's own zone) and name, and its subject."""

    name: str
    date: str
    author: str
    subject: str


@dataclass(frozen=True)
class History:
    """The commits that a file was changed by: the newest ones, newest first, how many there are in all, and the date of the first."""

    commits: tuple[Commit, ...]
    count: int
    begun: str


# --- What the whole needs of one edition ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Occurrence:
    """A term's occurrence in one sentence pair, with its context; the spans are the marks on either side, possibly none."""

    edition: str
    pair: str
    segment: int
    ko: str
    en: str
    ko_spans: tuple[tuple[int, int], ...] = ()
    en_spans: tuple[tuple[int, int], ...] = ()

    @property
    def fragment(self) -> str:
        """The permalink of the sentence within its edition's page: `p7.2`."""
        return f"{self.pair}.{self.segment}"


@dataclass(frozen=True)
class Counts:
    """How much an edition holds; `ko_chars` and `en_words` leave blanks out."""

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


@dataclass(frozen=True)
class Sentence:
    """A sentence pair as a key, to find the same Korean again: `ko` and `en` are 64-bit digests of its sides, blanks aside.

    `place` is where the English stands.
    """

    ko: int
    en: int
    place: Place


@dataclass(frozen=True)
class Record:
    """What a pair is searched by: its sentences in both languages, the k-th answering each other, and its notes without Markdown."""

    pair: str
    ko: tuple[str, ...]
    en: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Digest:
    """The little that the whole needs of one edition: its card, counts, term occurrences, longer sentences, search records and exceptions.

    Occurrences, sentences, records and exceptions are in text order.
    """

    id: str
    title: Title
    summary: Both
    status: str
    version: str
    updated: str
    author: Both | None
    published: str | None
    counts: Counts
    occurrences: tuple[tuple[str, tuple[Occurrence, ...]], ...]
    sentences: tuple[Sentence, ...] = ()
    records: tuple[Record, ...] = ()
    allowances: tuple[Allowance, ...] = ()
