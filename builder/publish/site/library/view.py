"""The view of the library page: what daeyeok is, and a card for each edition."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.digest import Counts, Digest
from builder.publish.format import SiteInput
from builder.publish.reading import wording
from builder.publish.reading.bilingual import BilingualText, LangText, both_sides, in_language
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import DOWNLOADS, EDITION


@dataclass(frozen=True)
class Card:
    """The card of an edition."""

    href: str
    title: BilingualText
    author: BilingualText | None
    published: str | None
    summary: LangText
    counts: Counts
    status: str
    version: str
    updated: str


@dataclass(frozen=True)
class LibraryView:
    """The cards of all editions, in order of id, the number of terms, and the address of the downloads, None where there are none."""

    cards: tuple[Card, ...]
    terms: int
    downloads: str | None


def library_view(known: SiteInput, page: Page) -> LibraryView:
    """The view of the library for one page."""
    corpus = known.corpus
    return LibraryView(
        cards=tuple(_card(digest, page) for digest in corpus.digests),
        terms=len(corpus.glossary.terms),
        downloads=page.to(DOWNLOADS.page(page.language)) if known.downloads else None,
    )


def _card(digest: Digest, page: Page) -> Card:
    return Card(
        href=page.to(EDITION.page(page.language, digest.id)),
        title=both_sides(digest.title, page.language),
        author=both_sides(digest.author, page.language) if digest.author else None,
        published=digest.published,
        summary=in_language(digest.summary, page.language),
        counts=digest.counts,
        status=wording.label(digest.status, page.language),
        version=digest.version,
        updated=digest.updated,
    )
