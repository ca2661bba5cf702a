"""An edition's page: its title and what is stated of it, its contents, its text."""

from __future__ import annotations

from dataclasses import dataclass

from builder.publish.format import EditionInput, edition_file
from builder.model.edition import Edition, Pair
from builder.model.terms import Glossary
from builder.languages import Language
from builder.publish.site import addresses
from builder.publish.reading import wording
from builder.publish.site.addresses import Page
from builder.publish.reading.citations import Citation, citations
from builder.publish.reading.rows import Part, parts
from builder.publish.reading.term_notes import term_notes
from builder.publish.reading.bilingual import Said, Twofold, in_language, twofold
from builder.publish.site.links import PageLinks
from builder.model.entries import Bilingual


@dataclass(frozen=True)
class Person:
    """Somebody who made the edition, and what they did, in the interface's words."""

    name: str
    role: str


@dataclass(frozen=True)
class Change:
    """One published state of the edition."""

    version: str
    when: str
    who: str
    what: str


@dataclass(frozen=True)
class Download:
    """The edition in another form."""

    name: str
    href: str


@dataclass(frozen=True)
class Stated:
    """What the source itself states; None where it states nothing."""

    author: Twofold | None
    series: Twofold | None
    publisher: Twofold | None
    rights: Said | None
    published: str | None
    isbn: str | None
    url: str | None


@dataclass(frozen=True)
class Entry:
    """A heading in the table of contents."""

    href: str
    level: int
    said: Twofold


@dataclass(frozen=True)
class EditionView:
    """All that the template of an edition's page shows; `address` is the page's own on the web, empty where it is not known."""

    ko: Said
    en: Said
    supplied: bool
    summary: Said
    stated: Stated
    status: str
    version: str
    updated: str
    people: tuple[Person, ...]
    changes: tuple[Change, ...]
    downloads: tuple[Download, ...]
    contents: tuple[Entry, ...]
    parts: tuple[Part, ...]
    has_notes: bool
    citations: tuple[Citation, ...]
    address: str


def edition_view(known: EditionInput, page: Page) -> EditionView:
    """The view of an annotated edition for one page of a site."""
    edition, site = known.edition, known.site
    entry, language, links = edition.entry, page.language, PageLinks(page, site)
    title = twofold(edition.title, "ko")
    return EditionView(
        ko=title.here,
        en=title.other,
        supplied=edition.title.supplied,
        summary=in_language(entry.summary, language),
        stated=_stated(edition, language),
        status=wording.label(entry.status, language),
        version=edition.version,
        updated=entry.revisions[0].when,
        people=tuple(Person(one.name, wording.label(one.role, language)) for one in entry.translators),
        changes=tuple(Change(one.version, one.when, one.who, one.what) for one in entry.revisions),
        downloads=tuple(
            Download(one.label, page.to_file(edition_file(edition.id, one.ending))) for one in known.downloads
        ),
        contents=tuple(_heading(pair, language) for pair in edition.pairs if _is_part(pair)),
        parts=parts(edition, term_notes(edition, known.glossary, links), links),
        has_notes=any(pair.notes for pair in edition.pairs),
        citations=citations(edition),
        address=f"{site.url}/{page.path}" if site.url else "",
    )


def _stated(edition: Edition, language: Language) -> Stated:
    source = edition.entry.source

    def both(value: Bilingual | None) -> Twofold | None:
        return twofold(value, language) if value else None

    return Stated(
        author=both(source.author),
        series=both(source.series),
        publisher=both(source.publisher),
        rights=in_language(source.rights, language) if source.rights else None,
        published=source.published,
        isbn=source.isbn,
        url=source.url,
    )


def _is_part(pair: Pair) -> bool:
    """Whether the pair heads a part of the text; a heading of level 1 is the title again."""
    return pair.kind == "heading" and (pair.entry.level or 2) > 1


def _heading(pair: Pair, language: Language) -> Entry:
    ko = " ".join(segment.ko.text for segment in pair.segments)
    en = " ".join(segment.en.text for segment in pair.segments)
    return Entry(f"#{pair.id}", pair.entry.level or 2, twofold(Bilingual(ko=ko, en=en), language))
