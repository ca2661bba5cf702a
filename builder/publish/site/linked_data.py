"""What a page is about, in the terms of schema.org, for search engines and catalogues to read: https://schema.org/docs/datamodel.html.

Only what the files state is said, so that whoever has a name has no type: whether a person or a body bears it is not stated. What needs an
address on the web is left out where the site's is not known.
"""

from __future__ import annotations

from typing import Any

from builder.model.entries import Bilingual
from builder.publish.format import SiteSettings
from builder.publish.reading import wording
from builder.publish.site.addresses import Page, on_web
from builder.publish.site.page_types import GLOSSARY, LIBRARY

JsonLdNode = dict[str, Any]


def document(*nodes: JsonLdNode) -> JsonLdNode:
    """The things as one document of JSON-LD."""
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def node(kind: str, identity: str | None = None, **stated: object) -> JsonLdNode:
    """A thing of a kind, with what is stated of it."""
    said = {"@type": kind, "@id": identity, **stated}
    return {name: value for name, value in said.items() if value not in (None, [], {})}


def identity(site: SiteSettings, page: Page, fragment: str) -> str | None:
    """What names the thing in every language of the interface."""
    own = on_web(site, page)
    return f"{own}#{fragment}" if own else None


def in_interface(both: Bilingual, page: Page) -> str:
    """The side of a text that the interface's language has."""
    return both.ko if page.language == "ko" else both.en


def titles(title: Bilingual, page: Page) -> JsonLdNode:
    """A title as a name, with the other language's beside it."""
    here, other = (title.ko, title.en) if page.language == "ko" else (title.en, title.ko)
    return {"name": here, "alternateName": other}


def website(site: SiteSettings, page: Page) -> JsonLdNode:
    """The site itself."""
    library = LIBRARY.page(page.language)
    return node(
        "WebSite",
        identity(site, LIBRARY.page("en"), "site"),
        name="daeyeok",
        alternateName="대역",
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
    """The way from the library to the page; none where the site's address is not known, since a step is an address."""
    if not site.url:
        return []
    items = [
        node("ListItem", position=number, name=wording.translate(name, page.language), item=on_web(site, where))
        for number, (name, where) in enumerate(steps, 1)
    ]
    return [node("BreadcrumbList", itemListElement=items)]
