"""The corpus: the glossary with the digests of all editions, or with their texts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from builder.model.digest import Digest, digest, digest_of_work
from builder.model.edition import Edition
from builder.model.edition_index import EditionIndex, SearchRecord, edition_index
from builder.model.occurrence import Occurrence
from builder.model.term_use import TermUse, unpacked_use
from builder.model.terms import Glossary
from builder.model.work import Work


class Indexes(Protocol):
    """The indexes of the editions, of which a part is read when it is needed."""

    def occurrences(self, edition: str, term: str) -> tuple[Occurrence, ...]:
        """The occurrences of a term in an edition, in text order; none if it does not occur."""

    def records(self, edition: str) -> tuple[SearchRecord, ...]:
        """The search records of an edition, in text order."""


class IndexesInMemory:
    """The indexes of editions, by id, in memory."""

    def __init__(self, indexes: Mapping[str, EditionIndex]) -> None:
        self._records = {id_: index.records for id_, index in indexes.items()}
        self._occurrences = {id_: dict(index.occurrences) for id_, index in indexes.items()}

    def occurrences(self, edition: str, term: str) -> tuple[Occurrence, ...]:
        """The occurrences of a term in an edition, in text order; none if it does not occur."""
        return self._occurrences[edition].get(term, ())

    def records(self, edition: str) -> tuple[SearchRecord, ...]:
        """The search records of an edition, in text order."""
        return self._records[edition]


class TermUses(Mapping[str, tuple[tuple[Digest, TermUse], ...]]):
    """The uses of terms in editions, by term, read when they are asked for from what the digests have."""

    def __init__(self, digests: Iterable[Digest]) -> None:
        self._packed: dict[str, tuple[list[Digest], list[bytes]]] = {}
        self.totals = Counter[str]()  # in how many sentences each term occurs
        for one in digests:
            for use, packed in zip(one.uses, one.packed_uses, strict=True):
                editions, uses = self._packed.setdefault(use.term, ([], []))
                editions.append(one)
                uses.append(packed)
                self.totals[use.term] += use.count

    def __getitem__(self, term: str) -> tuple[tuple[Digest, TermUse], ...]:
        editions, uses = self._packed[term]
        return tuple(zip(editions, map(unpacked_use, uses), strict=True))

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


@dataclass(frozen=True, slots=True)
class EditionName:
    """What an edition is called in both languages; it is plain, since the keys of a term's pages have one for each edition on them."""

    ko: str
    en: str


NO_INDEXES: Indexes = IndexesInMemory({})


@dataclass(frozen=True)
class Corpus:
    """The glossary, the digests of all editions, in order of id, and their indexes; `figures` are the names of all files of pictures, and
    `works` the works, in order of id, of which each has a part among the editions.
    """

    glossary: Glossary
    digests: tuple[Digest, ...] = ()
    indexes: Indexes = field(default=NO_INDEXES, repr=False, compare=False)
    figures: tuple[str, ...] = ()
    works: tuple[Work, ...] = ()

    @classmethod
    def of(cls, glossary: Glossary, editions: Iterable[Edition], works: tuple[Work, ...] = ()) -> Corpus:
        """The corpus of annotated editions and works, which are in order of id."""
        kept = tuple(editions)
        indexes = {edition.id: edition_index(edition) for edition in kept}
        digests = tuple(digest(edition, indexes[edition.id]) for edition in kept)
        return cls(glossary, digests, IndexesInMemory(indexes), works=works)

    @cached_property
    def by_id(self) -> dict[str, Digest]:
        """The digests of the editions by id."""
        return {one.id: one for one in self.digests}

    @cached_property
    def work_of(self) -> dict[str, Work]:
        """For each part, by its id, the work that it is a part of."""
        return {part: work for work in self.works for part in work.parts}

    @cached_property
    def shelf(self) -> tuple[Digest, ...]:
        """The texts as the library has them, in order of id: the works, each as one, and the editions that are no parts."""
        works = (digest_of_work(work, self.parts(work)) for work in self.works)
        alone = (one for one in self.digests if one.id not in self.work_of)
        return tuple(sorted((*works, *alone), key=lambda one: one.id))

    def parts(self, work: Work) -> tuple[Digest, ...]:
        """The parts of a work that are here, in the order of the book."""
        return tuple(self.by_id[part] for part in work.parts if part in self.by_id)

    def name(self, digest: Digest) -> EditionName:
        """What an edition is called away from its work: by its title, that of a part behind the title of the work."""
        work, own = self.work_of.get(digest.id), digest.title
        if work is None:
            return EditionName(own.ko, own.en)
        return EditionName(f"{work.entry.title.ko}: {own.ko}", f"{work.entry.title.en}: {own.en}")

    @cached_property
    def uses(self) -> TermUses:
        """The uses of every term that occurs anywhere, by its id, each with its edition, in their order."""
        return TermUses(self.digests)

    def occurrences(self, term: str) -> tuple[Occurrence, ...]:
        """Every occurrence of a term, in order of edition and text."""
        uses = self.uses.get(term, ())
        return tuple(one for edition, _ in uses for one in self.indexes.occurrences(edition.id, term))


@dataclass(frozen=True)
class AnnotatedCorpus:
    """The glossary and the annotated editions and works, in order of id, for uses that need the texts of a few editions at once."""

    glossary: Glossary
    editions: tuple[Edition, ...] = ()
    works: tuple[Work, ...] = ()
