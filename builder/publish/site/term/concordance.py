"""Concordance of a term: by edition, every sentence in which it occurs, in both languages, with its words highlighted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.model.corpus import Corpus, Indexes
from builder.model.digest import Occurrence
from builder.model.entries import Title
from builder.publish.reading.bilingual import BilingualText, both_sides
from builder.publish.reading.keyword_runs import KeywordRun, keyword_runs
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import EDITION


@dataclass(frozen=True)
class EditionUse:
    """An edition in which a term occurs: its id and title, in how many sentences, and a digest of these occurrences."""

    edition: str
    title: Title
    count: int
    occurrences: int


Places = tuple[
    tuple[EditionUse, tuple[Occurrence, ...]], ...
]  # a term's occurrences by edition, in the editions' order


@dataclass(frozen=True)
class OccurrenceView:
    """A sentence in which the term occurs, with its permalink."""

    href: str
    fragment: str
    ko: tuple[KeywordRun, ...]
    en: tuple[KeywordRun, ...]


@dataclass(frozen=True)
class EditionOccurrences:
    """The term's sentences in one edition, in text order."""

    title: BilingualText
    href: str
    sightings: tuple[OccurrenceView, ...]


def edition_uses(term: str, corpus: Corpus) -> tuple[EditionUse, ...]:
    """The editions in which a term occurs, in their order."""
    uses = corpus.uses.get(term, ())
    return tuple(EditionUse(digest.id, digest.title, use.count, use.occurrences) for digest, use in uses)


def places_of(term: str, uses: Iterable[EditionUse], indexes: Indexes) -> Places:
    """The occurrences of a term in editions."""
    return tuple((use, indexes.occurrences(use.edition, term)) for use in uses)


def edition_occurrences(places: Places, page: Page) -> tuple[EditionOccurrences, ...]:
    """The occurrences of a term, as a page shows them."""
    return tuple(_sightings(use, occurrences, page) for use, occurrences in places)


def _sightings(use: EditionUse, occurrences: tuple[Occurrence, ...], page: Page) -> EditionOccurrences:
    where = EDITION.page(page.language, use.edition)
    return EditionOccurrences(
        both_sides(use.title, page.language),
        page.to(where),
        tuple(_sighting(one, where, page) for one in occurrences),
    )


def _sighting(occurrence: Occurrence, where: Page, page: Page) -> OccurrenceView:
    return OccurrenceView(
        href=page.to(where, occurrence.fragment),
        fragment=occurrence.fragment,
        ko=tuple(keyword_runs(occurrence.ko, occurrence.ko_spans, "ko")),
        en=tuple(keyword_runs(occurrence.en, occurrence.en_spans, "en")),
    )
