"""The sources of a statement, as a page lists them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from builder.model.entries import Reference
from builder.publish.reading import markup


@dataclass(frozen=True)
class SourceView:
    """A source: its title, its address, and the date of access; `full` is its title as plain text."""

    title: Markup
    full: str
    author: Markup | None
    href: str | None
    accessed: str | None


def source_views(sources: Iterable[Reference]) -> tuple[SourceView, ...]:
    """The sources in their order."""
    return tuple(
        SourceView(
            title=markup.text(source.title, "en"),
            full=source.title,
            author=markup.text(source.author, "en") if source.author else None,
            href=source.url,
            accessed=source.accessed,
        )
        for source in sources
    )
