"""The view of the library page: what the library is, and what there is to read."""

from __future__ import annotations

from dataclasses import dataclass

from builder.languages import Language
from builder.model.digest import Counts, Digest
from builder.publish.format import SiteInput
from builder.publish.reading import wording
from builder.publish.reading.bilingual import BilingualText, LangText, both_sides, in_language
from builder.publish.site.addresses import Page
from builder.publish.site.library.face import Face, face
from builder.publish.site.order import newest_first
from builder.publish.site.page_types import DOWNLOADS, EDITION

_KOREAN, _ENGLISH = 500, 230  # characters without spaces, and words, that are read in a minute


@dataclass(frozen=True)
class Card:
    """The card of an edition; `minutes` is the time that reading it in the language of the interface takes, about."""

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


@dataclass(frozen=True)
class LibraryView:
    """The cards of all editions, the newest first, the number of terms, and the address of the downloads, None where there are none."""

    cards: tuple[Card, ...]
    terms: int
    downloads: str | None


def reading_minutes(counts: Counts, language: Language) -> int:
    """How long reading one side of an edition takes, in whole minutes."""
    minutes = counts.ko_chars / _KOREAN if language == "ko" else counts.en_words / _ENGLISH
    return max(1, round(minutes))


def library_view(known: SiteInput, page: Page) -> LibraryView:
    """The view of the library for one page."""
    corpus = known.corpus
    faces = {digest.id: face(digest, number, corpus) for number, digest in enumerate(corpus.digests)}
    return LibraryView(
        cards=tuple(_card(digest, faces[digest.id], page) for digest in newest_first(corpus.digests)),
        terms=len(corpus.glossary.terms),
        downloads=page.to(DOWNLOADS.page(page.language)) if known.downloads else None,
    )


def _card(digest: Digest, own: Face, page: Page) -> Card:
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
    )
