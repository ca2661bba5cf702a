"""The sources of a statement, as a page lists them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from builder.model.bibliography import Bibliography, CitedSource, Source
from builder.model.entries.sources import CitationEntry
from builder.publish.reading import markup


@dataclass(frozen=True)
class SourceView:
    """A source of a statement.

    `href` is the address of the page itself, `copy` that of the copy consulted; `bears` is the statement that it supports, if that is
    given. What is not stated is None.
    """

    title: Markup
    author: Markup | None = None
    publisher: Markup | None = None
    date: str | None = None
    href: str | None = None
    copy: str | None = None
    bears: Markup | None = None


@dataclass(frozen=True)
class SeedView:
    """A seed cited as a source: its title, and the address of its edition, None on that edition's own page."""

    title: str
    href: str | None = None


Seeds = Mapping[str, SeedView]  # by file name


def source_views(
    citations: Iterable[CitationEntry], bibliography: Bibliography, seeds: Seeds
) -> tuple[SourceView, ...]:
    """The sources cited, in their order; a seed of which nothing is known is shown by the name of its file."""
    return tuple(_view(cited, seeds) for cited in bibliography.cited(citations))


def _view(cited: CitedSource, seeds: Seeds) -> SourceView:
    bears = markup.prose(cited.citation.for_, "en") if cited.citation.for_ else None
    if cited.source is None:
        name = cited.citation.seed or ""
        seed = seeds.get(name, SeedView(name))
        return SourceView(title=markup.text(seed.title, "en"), href=seed.href, bears=bears)
    return _of_record(cited.source, bears)


def _of_record(source: Source, bears: Markup | None) -> SourceView:
    return SourceView(
        title=markup.text(source.title, "en"),
        author=markup.text(source.author, "en") if source.author else None,
        publisher=markup.text(source.publisher, "en") if source.publisher else None,
        date=source.date,
        href=source.url,
        copy=source.via,
        bears=bears,
    )
