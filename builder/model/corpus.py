"""The corpus: the glossary with the digests of all editions, or with their texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from builder.model.digest import Digest, EditionIndex, SearchRecord, TermUse, digest, edition_index
from builder.model.edition import Edition
from builder.model.occurrence import Occurrence
from builder.model.terms import Glossary


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


NO_INDEXES: Indexes = IndexesInMemory({})


@dataclass(frozen=True)
class Corpus:
    """The glossary, the digests of all editions, in order of id, and their indexes; `figures` are the names of all files of pictures."""

    glossary: Glossary
    digests: tuple[Digest, ...] = ()
    indexes: Indexes = field(default=NO_INDEXES, repr=False, compare=False)
    figures: tuple[str, ...] = ()

    @classmethod
    def of(cls, glossary: Glossary, editions: Iterable[Edition]) -> Corpus:
        """The corpus of annotated editions, which are in order of id."""
        kept = tuple(editions)
        indexes = {edition.id: edition_index(edition) for edition in kept}
        digests = tuple(digest(edition, indexes[edition.id]) for edition in kept)
        return cls(glossary, digests, IndexesInMemory(indexes))

    @cached_property
    def uses(self) -> dict[str, tuple[tuple[Digest, TermUse], ...]]:
        """The uses of every term that occurs anywhere, by its id, each with its edition, in their order."""
        found: dict[str, list[tuple[Digest, TermUse]]] = {}
        for one in self.digests:
            for use in one.uses:
                found.setdefault(use.term, []).append((one, use))
        return {term: tuple(uses) for term, uses in found.items()}

    def occurrences(self, term: str) -> tuple[Occurrence, ...]:
        """Every occurrence of a term, in order of edition and text."""
        uses = self.uses.get(term, ())
        return tuple(one for edition, _ in uses for one in self.indexes.occurrences(edition.id, term))


@dataclass(frozen=True)
class AnnotatedCorpus:
    """The glossary and the annotated editions, in order of id, for uses that need the texts of a few editions at once."""

    glossary: Glossary
    editions: tuple[Edition, ...] = ()
