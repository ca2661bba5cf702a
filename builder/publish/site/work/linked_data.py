"""Linked data (schema.org) of the page of a work."""

from __future__ import annotations

from builder.publish.reading.rights import translation_rights
from builder.publish.reading.schema_org import JsonLdNode, makers, node
from builder.publish.site.addresses import Page, on_web
from builder.publish.site.linked_data import breadcrumbs, document, identity, in_interface, titles, website
from builder.publish.site.page_types import EDITION, LIBRARY, WORK
from builder.publish.site.work.view import PartSummary, WorkInput


def of_work(known: WorkInput, page: Page) -> JsonLdNode:
    """A work as a book with its parts."""
    entry, site = known.entry, known.site
    return document(
        node(
            "Book",
            identity(site, WORK.page("en", known.id), "edition"),
            **titles(entry.title, page),
            url=on_web(site, page),
            inLanguage=["ko", "en"],
            abstract=in_interface(entry.summary, page),
            **makers(entry),
            version=entry.revisions[0].version,
            license=translation_rights(entry.rights).url,
            creativeWorkStatus=entry.status,
            dateModified=entry.revisions[0].when,
            datePublished=entry.revisions[-1].when,
            isPartOf=website(site, page),
            hasPart=[_part(one, number, known, page) for number, one in enumerate(known.parts, 1) if one],
        ),
        *breadcrumbs(site, page, (LIBRARY.title, LIBRARY.page(page.language)), (in_interface(entry.title, page), page)),
    )


def _part(part: PartSummary, number: int, known: WorkInput, page: Page) -> JsonLdNode:
    return node(
        "CreativeWork",
        identity(known.site, EDITION.page("en", part.id), "edition"),
        **titles(part.title, page),
        url=on_web(known.site, EDITION.page(page.language, part.id)),
        position=number,
    )
