"""Linked data (schema.org) of the page about the site."""

from __future__ import annotations

from builder.publish.format import SiteSettings
from builder.publish.reading import wording
from builder.publish.reading.schema_org import JsonLdNode, node
from builder.publish.site.addresses import Page, on_web
from builder.publish.site.linked_data import breadcrumbs, document, website
from builder.publish.site.page_types import ABOUT, LIBRARY


def of_about(page: Page, site: SiteSettings) -> JsonLdNode:
    """The page about the site."""
    name, about = (wording.translate(text, page.language) for text in (ABOUT.title, ABOUT.about))
    own = node("AboutPage", name=name, description=about, url=on_web(site, page), isPartOf=website(site, page))
    return document(own, *breadcrumbs(site, page, (LIBRARY.title, LIBRARY.page(page.language)), (ABOUT.title, page)))
