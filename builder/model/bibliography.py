"""The bibliography: the pages and works that the statements of notes and entries rest on, each recorded once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import ConfigDict, Field

from builder.model.entries.sources import CitationEntry, SourceEntry, UnfitHosts
from builder.model.finding import Place
from builder.model.locator import NOWHERE, Locator


class Source(SourceEntry):
    """A record with its id (the stem of its file), and where its parts stand in that."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    id: str
    locator: Locator = Field(NOWHERE, repr=False)

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return self.locator.locate(path)

    def stated(self) -> dict[str, str]:
        """What the record states, by key, in the order of the declaration."""
        values = ((key, getattr(self, key)) for key in SourceEntry.model_fields)
        return {key: value for key, value in values if value}


@dataclass(frozen=True)
class CitedSource:
    """A citation with the record that it names; that of a seed has none."""

    citation: CitationEntry
    source: Source | None


@dataclass(frozen=True)
class Bibliography:
    """All records, by id in alphabetical order, and the hosts on whose pages no statement may rest."""

    sources: tuple[Source, ...] = ()
    unfit: UnfitHosts = field(default_factory=UnfitHosts)

    @cached_property
    def by_id(self) -> dict[str, Source]:
        """The records by their ids."""
        return {source.id: source for source in self.sources}

    def cited(self, citations: Iterable[CitationEntry]) -> Iterator[CitedSource]:
        """The citations with their records, in order; one of a record that does not exist is left out."""
        for citation in citations:
            if citation.id is None:
                yield CitedSource(citation, None)
            elif source := self.by_id.get(citation.id):
                yield CitedSource(citation, source)

    def data(self, citations: Iterable[CitationEntry]) -> list[dict[str, str]]:
        """The citations as plain data, with what their records state."""
        return [_data(cited) for cited in self.cited(citations)]

    def without_places(self) -> Bibliography:
        """The records as a reader needs them."""
        return Bibliography(
            tuple(source.model_copy(update={"locator": NOWHERE}) for source in self.sources), self.unfit
        )


def _data(cited: CitedSource) -> dict[str, str]:
    citation, source = cited.citation, cited.source
    named = {"id": source.id, **source.stated()} if source else {"seed": citation.seed or ""}
    return {**named, "for": citation.for_} if citation.for_ else named
