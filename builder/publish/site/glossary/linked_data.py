"""Linked data (schema.org) of the glossary's page."""

from __future__ import annotations

from builder.publish.format import SiteSettings
from builder.publish.reading.schema_org import JsonLdNode
from builder.publish.site.addresses import Page
from builder.publish.site.linked_data import breadcrumbs, document, term_set, website
from builder.publish.site.page_types import GLOSSARY, LIBRARY


def of_glossary(page: Page, site: SiteSettings) -> JsonLdNode:
    """The glossary as a set of terms."""
    set_ = {**term_set(site, page), "inLanguage": ["ko", "en"], "isPartOf": website(site, page)}
    return document(
        set_,
        *breadcrumbs(site, page, (LIBRARY.title, LIBRARY.page(page.language)), (GLOSSARY.title, page)),
    )
