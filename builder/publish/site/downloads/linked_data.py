"""Linked data (schema.org) of the downloads page."""

from __future__ import annotations

from builder.publish.format import SiteSettings
from builder.publish.reading import wording
from builder.publish.reading.schema_org import JsonLdNode, node
from builder.publish.site.addresses import Page, on_web
from builder.publish.site.linked_data import breadcrumbs, document, website
from builder.publish.site.page_types import DOWNLOADS, LIBRARY


def of_downloads(page: Page, site: SiteSettings) -> JsonLdNode:
    """The downloads page."""
    name, about = (wording.translate(text, page.language) for text in (DOWNLOADS.title, DOWNLOADS.about))
    own = node("CollectionPage", name=name, description=about, url=on_web(site, page), isPartOf=website(site, page))
    return document(
        own, *breadcrumbs(site, page, (LIBRARY.title, LIBRARY.page(page.language)), (DOWNLOADS.title, page))
    )
