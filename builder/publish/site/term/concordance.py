"""Concordance of a term: by edition, every sentence in which it occurs, in both languages, with its words highlighted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import Language
from builder.model.digest import Digest, Occurrence
from builder.publish.reading import markup
from builder.publish.reading.bilingual import BilingualText, both_sides
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import EDITION

Places = tuple[tuple[Digest, tuple[Occurrence, ...]], ...]  # a term's occurrences by edition, in the digests' order
Concordance = dict[str, Places]


@dataclass(frozen=True)
class KeywordRun:
    """A run of words of a sentence; `marked` if they are the term's."""

    text: Markup
    marked: bool


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


def concordance(digests: Iterable[Digest]) -> Concordance:
    """The occurrences of every term that occurs anywhere, by id."""
    found: dict[str, list[tuple[Digest, tuple[Occurrence, ...]]]] = defaultdict(list)
    for digest in digests:
        for term, occurrences in digest.occurrences:
            found[term].append((digest, occurrences))
    return {term: tuple(places) for term, places in found.items()}


def count(places: Places) -> int:
    """The number of sentences."""
    return sum(len(occurrences) for _, occurrences in places)


def edition_occurrences(places: Places, page: Page) -> tuple[EditionOccurrences, ...]:
    """The occurrences of a term, as a page shows them."""
    return tuple(_sightings(digest, occurrences, page) for digest, occurrences in places)


def keyword_runs(text: str, spans: Iterable[tuple[int, int]], language: Language) -> Iterator[KeywordRun]:
    """`text` split at the spans (half-open, in code points); of overlapping spans the first counts."""
    done = 0
    for start, end in sorted(spans):
        if start < done:
            continue
        if done < start:
            yield KeywordRun(markup.text(text[done:start], language), marked=False)
        yield KeywordRun(markup.text(text[start:end], language), marked=True)
        done = end
    if done < len(text):
        yield KeywordRun(markup.text(text[done:], language), marked=False)


def _sightings(digest: Digest, occurrences: tuple[Occurrence, ...], page: Page) -> EditionOccurrences:
    where = EDITION.page(page.language, digest.id)
    return EditionOccurrences(
        both_sides(digest.title, page.language),
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
