"""Linked data (schema.org) of a term's page."""

from __future__ import annotations

from builder.model.terms import Term
from builder.publish.format import SiteSettings
from builder.publish.reading.schema_org import JsonLdNode, node
from builder.publish.site.addresses import Page, on_web
from builder.publish.site.linked_data import breadcrumbs, document, identity, in_interface, term_set
from builder.publish.site.page_types import GLOSSARY, LIBRARY, TERM


def of_term(term: Term, page: Page, site: SiteSettings) -> JsonLdNode:
    """An entry as a defined term, with its definition; forms to avoid are not among its names."""
    others = [one for language in ("en", "ko") for one in term.forms(language) if one != term.ko]
    return document(
        node(
            "DefinedTerm",
            identity(site, TERM.page("en", term.id), "term"),
            name=term.ko,
            alternateName=others,
            description=in_interface(term.definition, page),
            termCode=term.id,
            url=on_web(site, page),
            inDefinedTermSet=term_set(site, page),
        ),
        *breadcrumbs(
            site,
            page,
            (LIBRARY.title, LIBRARY.page(page.language)),
            (GLOSSARY.title, GLOSSARY.page(page.language)),
            (f"{term.ko} · {term.en}", page),
        ),
    )
