"""The view of the library page: what the library is, and what there is to read."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.digest import Counts, Digest
from builder.publish.format import SiteInput
from builder.publish.reading import wording
from builder.publish.reading.bilingual import BilingualText, LangText, both_sides, in_language
from builder.publish.reading.reading_time import reading_minutes
from builder.publish.site.addresses import Page
from builder.publish.site.library.face import Face, face
from builder.publish.site.order import newest_first
from builder.publish.site.page_types import DOWNLOADS, EDITION


@dataclass(frozen=True)
class PartLink:
    """A part of a work on its card."""

    href: str
    title: LangText


@dataclass(frozen=True)
class Card:
    """The card of an edition or a work.

    `minutes` is the time that reading it in the language of the interface takes, about. `parts` are those of a work, and `drafts` is how
    many of them are drafts although the work is none.
    """

    id: str
    face: Face
    href: str
    title: BilingualText
    author: BilingualText | None
    published: str | None
    summary: LangText
    genre: str | None
    counts: Counts
    minutes: int
    is_draft: bool
    status: str
    version: str
    updated: str
    parts: tuple[PartLink, ...]
    drafts: int


@dataclass(frozen=True)
class LibraryView:
    """The cards of all editions and works, the newest first, the number of terms, and the address of the downloads, None if none."""

    cards: tuple[Card, ...]
    terms: int
    downloads: str | None


def library_view(known: SiteInput, page: Page) -> LibraryView:
    """The view of the library for one page."""
    corpus = known.corpus
    faces = {digest.id: face(digest, number, corpus) for number, digest in enumerate(corpus.shelf)}
    parts = {work.id: corpus.parts(work) for work in corpus.works}
    return LibraryView(
        cards=tuple(
            _card(digest, faces[digest.id], parts.get(digest.id, ()), page) for digest in newest_first(corpus.shelf)
        ),
        terms=len(corpus.glossary.terms),
        downloads=page.to(DOWNLOADS.page(page.language)) if known.downloads else None,
    )


def _card(digest: Digest, own: Face, parts: tuple[Digest, ...], page: Page) -> Card:
    return Card(
        id=digest.id,
        face=own,
        href=page.to(EDITION.page(page.language, digest.id)),
        title=both_sides(digest.title, page.language),
        author=both_sides(digest.author, page.language) if digest.author else None,
        published=digest.published,
        summary=in_language(digest.summary, page.language),
        genre=wording.label(digest.genre, page.language) if digest.genre else None,
        counts=digest.counts,
        minutes=reading_minutes(digest.counts, page.language),
        is_draft=digest.status == "draft",
        status=wording.label(digest.status, page.language),
        version=digest.version,
        updated=digest.updated,
        parts=tuple(_part(part, page) for part in parts),
        drafts=sum(part.status == "draft" for part in parts) if digest.status != "draft" else 0,
    )


def _part(part: Digest, page: Page) -> PartLink:
    return PartLink(page.to(EDITION.page(page.language, part.id)), both_sides(part.title, page.language).here)
