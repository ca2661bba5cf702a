"""JSON-LD with schema.org: the record of an edition as linked data, with its texts in their languages and without the network."""

from __future__ import annotations

import json
from typing import Any

from builder.messages.marker import _
from builder.model.edition import Edition
from builder.model.entries.heads import Head
from builder.model.entries.shape import Bilingual
from builder.model.genres import GENRES
from builder.model.work import Work
from builder.publish import xml
from builder.publish.format import Download, EditionInput, SiteSettings, WholeWork, edition_download
from builder.publish.reading.rights import source_rights, translation_rights
from builder.publish.reading.schema_org import JsonLdNode, makers, node

# Stated here, not by the address of schema.org's own context, which every reader would have to fetch.
_CONTEXT = {
    "@vocab": "http://schema.org/",
    **{day: {"@type": "Date"} for day in ("dateModified", "datePublished")},
}


def document(known: EditionInput) -> bytes:
    """The record of an edition, which has an address only where that of the site is known."""
    return _record("CreativeWork", known.edition, known.site)


def _of_work(known: WholeWork) -> bytes:
    return _record("Book", known.work, known.site)


def _record(kind: str, edition: Edition | Work, site: SiteSettings) -> bytes:
    entry, address = edition.entry, f"{site.url}/{edition.id}/" if site.url else None
    part = edition.part_of if isinstance(edition, Edition) else None
    record = node(
        kind,
        f"{address}#edition" if address else None,
        identifier=edition.id,
        name=_sides(edition.title),
        abstract=_sides(edition.summary) if edition.summary else None,
        isPartOf=node("Book", name=_sides(part.title)) if part else None,
        inLanguage=["ko", "en"],
        **makers(entry),
        version=edition.version,
        license=_address(translation_rights(entry.rights).url),
        creativeWorkStatus=entry.status,
        dateModified=entry.revisions[0].when,
        datePublished=entry.revisions[-1].when,
        url=_address(address),
        translationOfWork=_source(entry),
    )
    return (json.dumps({"@context": _CONTEXT, **record}, ensure_ascii=False, indent=1) + "\n").encode()


def _source(entry: Head) -> JsonLdNode:
    """The original, with what it states of itself: a title supplied by the editors is none of its own."""
    source, title = entry.source, entry.title
    return node(
        "CreativeWork",
        name=None if title.supplied else _text(title.ko, "ko"),
        inLanguage="ko",
        author=_named(source.author),
        publisher=_named(source.publisher),
        isPartOf=node("CreativeWorkSeries", **_named(source.series)) if source.series else None,
        datePublished=source.published,
        isbn=source.isbn,
        url=_address(source.url),
        genre=GENRES[entry.genre] if entry.genre else None,
        license=_address(source_rights(entry.rights).url),
        copyrightNotice=_sides(source.rights) if source.rights else None,
    )


def _address(url: str | None) -> dict[str, str]:
    return {"@id": xml.address(url)} if url else {}


def _named(both: Bilingual | None) -> JsonLdNode:
    return {"name": _sides(both)} if both else {}


def _sides(both: Bilingual) -> list[dict[str, Any]]:
    return [_text(both.ko, "ko"), _text(both.en, "en")]


def _text(words: str, language: str) -> dict[str, Any]:
    return {"@value": words, "@language": language}


FORMAT = edition_download(
    "jsonld",
    "JSON-LD with schema.org: the record of an edition as linked data",
    Download("JSON-LD", "{id}/{id}.jsonld", "application/ld+json", _("search engines and tools for linked data")),
    document,
    """\
Carries title, summary, author, publisher, series and rights in both languages, the people by their roles, version, status, days, and what
the source states of itself; the edition has an address where that of the site is set. Read by rdflib, without the network.
""",
    _of_work,
)
