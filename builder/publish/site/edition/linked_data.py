"""Linked data (schema.org) of an edition's page."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin

from builder.model.edition import Edition
from builder.model.entries.shape import Bilingual
from builder.model.genres import GENRES
from builder.model.work import PartOf
from builder.publish.format import SiteSettings
from builder.publish.reading.rights import source_rights, translation_rights
from builder.publish.reading.schema_org import JsonLdNode, makers, node
from builder.publish.site.addresses import Page, on_web
from builder.publish.site.download_links import DownloadLink
from builder.publish.site.linked_data import breadcrumbs, document, identity, in_interface, titles, website
from builder.publish.site.page_types import EDITION, LIBRARY, WORK


def of_edition(edition: Edition, page: Page, site: SiteSettings, downloads: Iterable[DownloadLink]) -> JsonLdNode:
    """An edition as a translation of its source, with its downloads."""
    entry, own = edition.entry, on_web(site, page)
    files = [_file(own, one) for one in downloads] if own else []
    return document(
        node(
            "CreativeWork",
            identity(site, EDITION.page("en", edition.id), "edition"),
            **titles(edition.title, page),
            url=own,
            inLanguage=["ko", "en"],
            abstract=in_interface(edition.summary, page) if edition.summary else None,
            **makers(entry),
            version=edition.version,
            license=translation_rights(edition.entry.rights).url,
            creativeWorkStatus=entry.status,
            dateModified=entry.revisions[0].when,
            datePublished=entry.revisions[-1].when,
            translationOfWork=_source(edition),
            position=edition.part_of.number if edition.part_of else None,
            isPartOf=_whole(edition.part_of, site, page) if edition.part_of else website(site, page),
            encoding=files,
        ),
        *breadcrumbs(site, page, *_above(edition, page), (in_interface(edition.title, page), page)),
    )


def _whole(part: PartOf, site: SiteSettings, page: Page) -> JsonLdNode:
    """The work that an edition is a part of."""
    where = WORK.page(page.language, part.work)
    own = identity(site, WORK.page("en", part.work), "edition")
    return node("Book", own, **titles(part.title, page), url=on_web(site, where), isPartOf=website(site, page))


def _above(edition: Edition, page: Page) -> list[tuple[str, Page]]:
    """The pages above that of an edition: the library's, and that of its work."""
    above = [(LIBRARY.title, LIBRARY.page(page.language))]
    if part := edition.part_of:
        above.append((in_interface(part.title, page), WORK.page(page.language, part.work)))
    return above


def _file(own: str, one: DownloadLink) -> JsonLdNode:
    return node("MediaObject", name=one.name, encodingFormat=one.media_type, contentUrl=urljoin(own, one.href))


def _named_thing(both: Bilingual | None) -> JsonLdNode:
    """A thing with a name in both languages."""
    return {"name": both.ko, "alternateName": both.en} if both else {}


def _source(edition: Edition) -> JsonLdNode:
    source, title = edition.entry.source, edition.title
    isbn = node("PropertyValue", propertyID="ISBN", value=source.isbn) if source.isbn else None
    return node(
        "CreativeWork",
        name=None if title.supplied else title.ko,
        inLanguage="ko",
        author=_named_thing(source.author),
        publisher=_named_thing(source.publisher),
        isPartOf=node("CreativeWorkSeries", **_named_thing(source.series)) if source.series else None,
        datePublished=source.published,
        identifier=isbn,
        url=source.url,
        genre=GENRES[edition.entry.genre] if edition.entry.genre else None,
        license=source_rights(edition.entry.rights).url,
        copyrightNotice=source.rights.ko if source.rights else None,
    )
