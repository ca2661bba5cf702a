"""Linked data (schema.org) of the library page."""

from __future__ import annotations

from builder.model.corpus import Corpus
from builder.publish.format import SiteSettings
from builder.publish.reading.schema_org import JsonLdNode, node
from builder.publish.site.addresses import Page, on_web
from builder.publish.site.frame.naming import site_description
from builder.publish.site.linked_data import document, identity, term_set, titles, website
from builder.publish.site.page_types import EDITION, SEARCH


def of_library(corpus: Corpus, page: Page, site: SiteSettings) -> JsonLdNode:
    """The website with its editions, its works and its glossary."""
    works = {work.id for work in corpus.works}
    editions = [
        node(
            "Book" if one.id in works else "CreativeWork",
            identity(site, EDITION.page("en", one.id), "edition"),
            **titles(one.title, page),
            url=on_web(site, EDITION.page(page.language, one.id)),
        )
        for one in corpus.shelf
    ]
    about = site_description(site.library, page.language)
    whole = {**website(site, page), "description": about, "inLanguage": ["ko", "en"], **_action(site, page)}
    return document({**whole, "hasPart": [*editions, term_set(site, page)]})


def _action(site: SiteSettings, page: Page) -> JsonLdNode:
    """The search action: the address form of the search page."""
    where = on_web(site, SEARCH.page(page.language))
    if not where:
        return {}
    target = node("EntryPoint", urlTemplate=f"{where}?q={{query}}")
    return {"potentialAction": {"@type": "SearchAction", "target": target, "query-input": "required name=query"}}
