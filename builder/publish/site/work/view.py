"""The view of the page of a work: title, imprint, citation, and its parts with their headings."""

from __future__ import annotations

from dataclasses import dataclass

from builder.languages import Language
from builder.model.digest import Counts, Digest, Heading, total
from builder.model.entries.editions import WorkEntry
from builder.model.entries.heads import Title
from builder.model.entries.shape import Bilingual
from builder.publish.format import UNPUBLISHED, Download, MeasuredDownload, SiteSettings
from builder.publish.reading import wording
from builder.publish.reading.bilingual import BilingualText, LangText, both_sides, in_language
from builder.publish.reading.citations import Citation, citations, work_of
from builder.publish.reading.imprint import Imprint, imprint
from builder.publish.reading.reading_time import reading_minutes
from builder.publish.site.addresses import Page
from builder.publish.site.download_links import DownloadLink, download_links
from builder.publish.site.page_types import ABOUT, EDITION

_FEW = 12  # parts, of which the headings are shown at once


@dataclass(frozen=True)
class PartSummary:
    """What the page of a work shows of a part."""

    id: str
    title: Title
    status: str
    counts: Counts
    headings: tuple[Heading, ...]

    @classmethod
    def of(cls, digest: Digest) -> PartSummary:
        """That of the part with this digest."""
        return cls(digest.id, digest.title, digest.status, digest.counts, digest.headings)


@dataclass(frozen=True)
class WorkInput:
    """Everything that the pages of a work depend on: its id, what it states, its parts, None for one that is not published, the settings,
    and the downloads that there are of it.
    """

    id: str
    entry: WorkEntry
    parts: tuple[PartSummary | None, ...]
    site: SiteSettings = UNPUBLISHED
    downloads: tuple[Download, ...] = ()

    @property
    def published(self) -> tuple[PartSummary, ...]:
        """The parts that are published."""
        return tuple(filter(None, self.parts))


@dataclass(frozen=True)
class HeadingEntry:
    """A heading of a part in the contents."""

    href: str
    title: BilingualText


@dataclass(frozen=True)
class PartEntry:
    """A part in the contents; `minutes` is the time that reading it takes, about."""

    href: str
    title: BilingualText
    sentences: int
    minutes: int
    status: str
    is_draft: bool
    headings: tuple[HeadingEntry, ...]


@dataclass(frozen=True)
class WorkView:
    """The view of the page of a work.

    `parts` has None for each part that is not published, `drafts` is the number of those that are drafts although the work is none, and
    `is_open` is whether their headings are shown at once; `address` is the page's absolute address, empty if it is not known.
    """

    id: str
    ko: LangText
    en: LangText
    summary: LangText
    imprint: Imprint
    parts: tuple[PartEntry | None, ...]
    drafts: int
    is_open: bool
    sentences: int
    minutes: int
    citations: tuple[Citation, ...]
    downloads: tuple[DownloadLink, ...]
    address: str
    about: str


def work_view(known: WorkInput, page: Page) -> WorkView:
    """The view of a work for one page of a site."""
    entry, language, site = known.entry, page.language, known.site
    title = both_sides(entry.title, "ko")
    parts = tuple(_part(one, page) if one else None for one in known.parts)
    there = known.published
    counts = total([one.counts for one in there])
    return WorkView(
        id=known.id,
        ko=title.here,
        en=title.other,
        summary=in_language(entry.summary, language),
        imprint=imprint(entry, language),
        parts=parts,
        drafts=sum(one.status == "draft" for one in there) if entry.status != "draft" else 0,
        is_open=len(parts) <= _FEW,
        sentences=counts.sentences,
        minutes=reading_minutes(counts, language),
        citations=citations(work_of(known.id, entry, site.library)),
        downloads=download_links(page, map(MeasuredDownload, known.downloads), known.id),
        address=f"{site.url}/{page.path}" if site.url else "",
        about=page.to(ABOUT.page(language)),
    )


def _part(part: PartSummary, page: Page) -> PartEntry:
    language, where = page.language, EDITION.page(page.language, part.id)
    return PartEntry(
        href=page.to(where),
        title=both_sides(part.title, language),
        sentences=part.counts.sentences,
        minutes=reading_minutes(part.counts, language),
        status=wording.label(part.status, language),
        is_draft=part.status == "draft",
        headings=tuple(HeadingEntry(page.to(where, one.pair), _both(one, language)) for one in part.headings),
    )


def _both(heading: Heading, language: Language) -> BilingualText:
    return both_sides(Bilingual(ko=heading.ko, en=heading.en), language)
