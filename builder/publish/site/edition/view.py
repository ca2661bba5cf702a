"""The view of an edition's page: title, facts, contents and text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from builder.languages import Language
from builder.model.edition import Edition, Pair
from builder.model.entries import Bilingual
from builder.publish.format import EditionInput
from builder.publish.reading import markup, wording
from builder.publish.reading.bilingual import BilingualText, LangText, both_sides, in_language
from builder.publish.reading.citations import Citation, citations
from builder.publish.reading.rights import Rights, source_rights, translation_rights
from builder.publish.reading.rows import Part, Row, parts
from builder.publish.reading.sentences import Sentences
from builder.publish.reading.term_notes import term_notes
from builder.publish.site.addresses import Page
from builder.publish.site.download_links import DownloadLink, download_links
from builder.publish.site.edition.next_text import next_text
from builder.publish.site.links import PageLinks
from builder.publish.site.page_types import ABOUT

_FRONT = ("imprint", "byline", "contact")  # kinds of pairs, at the head of a source


@dataclass(frozen=True)
class Contributor:
    """A contributor to the edition, and the role in the interface's language."""

    name: str
    role: str


@dataclass(frozen=True)
class RevisionView:
    """One published state of the edition."""

    version: str
    when: str
    who: str
    what: str


@dataclass(frozen=True)
class SourceFacts:
    """What the source states about itself; None where it states nothing."""

    author: BilingualText | None
    series: BilingualText | None
    publisher: BilingualText | None
    rights: LangText | None
    published: str | None
    isbn: str | None
    url: str | None


@dataclass(frozen=True)
class RightsView:
    """A sentence on the rights in the source or in the translation, and the address of the license, if it has one."""

    text: LangText
    url: str | None


@dataclass(frozen=True)
class ContentsEntry:
    """A heading in the table of contents."""

    href: str
    level: int
    title: BilingualText


@dataclass(frozen=True)
class EditionView:
    """The view of an edition's page.

    `heading` is the title in the interface's language; `front` is what the source has before its text begins, with its own title, and
    `parts` the rest; `address` is the page's absolute address, empty if it is not known; `report` is the address at which a mistake can be
    reported, None if there is none; `next` is that of the script that knows the next text, `about` that of the page about the site.
    """

    id: str
    ko: LangText
    en: LangText
    heading: LangText
    supplied: bool
    summary: LangText
    stated: SourceFacts
    rights: tuple[RightsView, ...]
    status: str
    version: str
    updated: str
    people: tuple[Contributor, ...]
    changes: tuple[RevisionView, ...]
    downloads: tuple[DownloadLink, ...]
    contents: tuple[ContentsEntry, ...]
    sentences: int
    front: tuple[Part, ...]
    parts: tuple[Part, ...]
    has_notes: bool
    has_readings: bool
    citations: tuple[Citation, ...]
    address: str
    report: str | None
    next: str
    about: str


def edition_view(known: EditionInput, sentences: Sentences, page: Page) -> EditionView:
    """The view of an annotated edition, whose sentences are given, for one page of a site."""
    edition, site = known.edition, known.site
    entry, language, links = edition.entry, page.language, PageLinks(page, site)
    title = both_sides(edition.title, "ko")
    notes = term_notes(edition, known.glossary, links)
    front, text = _divided(parts(edition, sentences, notes, known.glossary.bibliography, links))
    return EditionView(
        id=edition.id,
        ko=title.here,
        en=title.other,
        heading=title.here if language == "ko" else title.other,
        supplied=edition.title.supplied,
        summary=in_language(entry.summary, language),
        stated=_stated(edition, language),
        rights=tuple(_rights(one, language) for one in (source_rights(entry.rights), translation_rights(entry.rights))),
        status=wording.label(entry.status, language),
        version=edition.version,
        updated=entry.revisions[0].when,
        people=tuple(Contributor(one.name, wording.label(one.role, language)) for one in entry.translators),
        changes=tuple(RevisionView(one.version, one.when, one.who, one.what) for one in entry.revisions),
        downloads=download_links(page, known.downloads, edition.id),
        contents=tuple(_heading(pair, language) for pair in edition.pairs if _is_part(pair)),
        sentences=sum(len(pair.segments) for pair in edition.pairs),
        front=front,
        parts=text,
        has_notes=any(pair.notes for pair in edition.pairs),
        has_readings=any(line.reading for pair in edition.pairs for line in pair.lines()),
        citations=citations(edition, site.library),
        address=f"{site.url}/{page.path}" if site.url else "",
        report=links.report(f"Rendering: {edition.id}", {"place": f"{edition.id}/ (version {edition.version})"}),
        next=page.to_file(next_text(edition.id)),
        about=page.to(ABOUT.page(language)),
    )


def _stated(edition: Edition, language: Language) -> SourceFacts:
    source = edition.entry.source

    def both(value: Bilingual | None) -> BilingualText | None:
        return both_sides(value, language) if value else None

    return SourceFacts(
        author=both(source.author),
        series=both(source.series),
        publisher=both(source.publisher),
        rights=in_language(source.rights, language) if source.rights else None,
        published=source.published,
        isbn=source.isbn,
        url=source.url,
    )


def _rights(rights: Rights, language: Language) -> RightsView:
    text = LangText(markup.prose(rights.text(language), language), language)
    return RightsView(text, rights.url)


def _divided(all_parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts before the first that readers have come for, and that with all others; a text that ends before has no front."""
    front = tuple(takewhile(_is_front, all_parts))
    return (front, all_parts[len(front) :]) if len(front) < len(all_parts) else ((), all_parts)


def _is_front(part: Part) -> bool:
    """Whether a part is the source's own imprint, byline or title, which the head of the page states."""
    return isinstance(part, Row) and (part.kind in _FRONT or part.is_title)


def _is_part(pair: Pair) -> bool:
    """Whether the pair is the heading of a part; a heading of level 1 repeats the title."""
    return pair.kind == "heading" and (pair.entry.level or 2) > 1


def _heading(pair: Pair, language: Language) -> ContentsEntry:
    ko = " ".join(segment.ko.text for segment in pair.segments)
    en = " ".join(segment.en.text for segment in pair.segments)
    return ContentsEntry(f"#{pair.id}", pair.entry.level or 2, both_sides(Bilingual(ko=ko, en=en), language))
