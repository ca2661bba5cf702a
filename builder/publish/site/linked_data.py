"""Linked data (JSON-LD with schema.org) about a page, for search engines and catalogs: https://schema.org/docs/datamodel.html.

Only what the files state is given, so names have no type, since the files do not state whether they are of persons or organizations. What
needs an absolute address is left out if that of the site is not known.
"""

from __future__ import annotations

from builder.model.entries.shape import Bilingual
from builder.publish.format import SiteSettings
from builder.publish.reading import wording
from builder.publish.reading.schema_org import JsonLdNode, node
from builder.publish.site.addresses import Page, on_web
from builder.publish.site.page_types import GLOSSARY, LIBRARY


def document(*nodes: JsonLdNode) -> JsonLdNode:
    """The nodes as one JSON-LD document."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def identity(site: SiteSettings, page: Page, fragment: str) -> str | None:
    """The identifier of a thing, the same in every interface language."""
    own = on_web(site, page)
    return f"{own}#{fragment}" if own else None


def in_interface(both: Bilingual, page: Page) -> str:
    """The side of a text in the language of the interface."""
    return both.ko if page.language == "ko" else both.en


def titles(title: Bilingual, page: Page) -> JsonLdNode:
    """A title as `name`, and the one in the other language as `alternateName`."""
    here, other = (title.ko, title.en) if page.language == "ko" else (title.en, title.ko)
    return {"name": here, "alternateName": other}


def website(site: SiteSettings, page: Page) -> JsonLdNode:
    """The website."""
    library = LIBRARY.page(page.language)
    return node(
        "WebSite",
        identity(site, LIBRARY.page("en"), "site"),
        name=site.library.en,
        alternateName=site.library.ko if site.library.ko != site.library.en else None,
        publisher={"name": site.library.publisher} if site.library.publisher else None,
        url=on_web(site, library),
    )


def term_set(site: SiteSettings, page: Page) -> JsonLdNode:
    """The glossary as a set of terms."""
    where = GLOSSARY.page(page.language)
    return node(
        "DefinedTermSet",
        identity(site, GLOSSARY.page("en"), "terms"),
        name=wording.translate(GLOSSARY.title, page.language),
        description=wording.translate(GLOSSARY.about, page.language),
        url=on_web(site, where),
    )


def breadcrumbs(site: SiteSettings, page: Page, *steps: tuple[str, Page]) -> list[JsonLdNode]:
    """The breadcrumbs from the library to the page; none if the site's address is not known, since they consist of addresses."""
    if not site.url:
        return []
    items = [
        node("ListItem", position=number, name=wording.translate(name, page.language), item=on_web(site, where))
        for number, (name, where) in enumerate(steps, 1)
    ]
    return [node("BreadcrumbList", itemListElement=items)]
