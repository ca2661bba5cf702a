"""What a page is about, in the terms of schema.org, for search engines and catalogues to read: https://schema.org/docs/datamodel.html.

Only what the files state is said, so that whoever has a name has no type: whether a person or a body bears it is not stated. What needs an
address on the web is left out where the site's is not known.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin

from builder.publish.format import Site
from builder.model.digest import Digest
from builder.model.edition import Edition
from builder.model.terms import Term
from builder.publish.site.pages import address, wording
from builder.publish.site.pages.address import Page, on_web
from builder.model.shape import Both

Node = dict[str, Any]
_PART = {
    "translator": "translator",
    "editor": "editor",
    "reviewer": "contributor",
}  # of a role, the property that states it


def of_edition(edition: Edition, page: Page, site: Site, downloads: Iterable[tuple[str, str]]) -> Node:
    """An edition as a translation of its source, with its other forms, given by name and address relative to the page."""
    entry, own = edition.entry, on_web(site, page)
    files = [_node("MediaObject", name=name, contentUrl=urljoin(own, href)) for name, href in downloads] if own else []
    return _document(
        _node(
            "CreativeWork",
            _id(site, address.edition(edition.id, "en"), "edition"),
            **_title(edition.title, page),
            url=own,
            inLanguage=["ko", "en"],
            abstract=_said(entry.summary, page),
            **_makers(edition),
            version=edition.version,
            creativeWorkStatus=entry.status,
            dateModified=entry.revisions[0].when,
            datePublished=entry.revisions[-1].when,
            translationOfWork=_source(edition),
            isPartOf=_site(site, page),
            encoding=files,
        ),
        *_breadcrumbs(
            site, page, (wording.LIBRARY, address.library(page.language)), (_said(edition.title, page), page)
        ),
    )


def of_term(term: Term, page: Page, site: Site) -> Node:
    """An entry of the glossary as a term with its definition; what is to be avoided is none of its names."""
    others = [one for language in ("en", "ko") for one in term.forms(language) if one != term.ko]
    return _document(
        _node(
            "DefinedTerm",
            _id(site, address.term(term.id, "en"), "term"),
            name=term.ko,
            alternateName=others,
            description=_said(term.definition, page),
            termCode=term.id,
            url=on_web(site, page),
            inDefinedTermSet=_glossary(site, page),
        ),
        *_breadcrumbs(
            site,
            page,
            (wording.LIBRARY, address.library(page.language)),
            (wording.GLOSSARY, address.glossary(page.language)),
            (f"{term.ko} · {term.en}", page),
        ),
    )


def of_glossary(page: Page, site: Site) -> Node:
    """The glossary as a set of terms."""
    set_ = {**_glossary(site, page), "inLanguage": ["ko", "en"], "isPartOf": _site(site, page)}
    return _document(
        set_,
        *_breadcrumbs(site, page, (wording.LIBRARY, address.library(page.language)), (wording.GLOSSARY, page)),
    )


def of_library(digests: Iterable[Digest], page: Page, site: Site) -> Node:
    """The site with its editions and its glossary."""
    editions = [
        _node(
            "CreativeWork",
            _id(site, address.edition(one.id, "en"), "edition"),
            **_title(one.title, page),
            url=on_web(site, address.edition(one.id, page.language)),
        )
        for one in digests
    ]
    about = wording.said(wording.ABOUT, page.language)
    whole = {**_site(site, page), "description": about, "inLanguage": ["ko", "en"], **_action(site, page)}
    return _document({**whole, "hasPart": [*editions, _glossary(site, page)]})


def of_search(page: Page, site: Site) -> Node:
    """The page that searches the texts."""
    name, about = (wording.said(text, page.language) for text in (wording.SEARCH, wording.SEARCH_ABOUT))
    own = _node("WebPage", name=name, description=about, url=on_web(site, page), isPartOf=_site(site, page))
    return _document(
        own, *_breadcrumbs(site, page, (wording.LIBRARY, address.library(page.language)), (wording.SEARCH, page))
    )


def _document(*nodes: Node) -> Node:
    return {"@context": "https://schema.org", "@graph": list(nodes)}


def _node(kind: str, identity: str | None = None, **stated: object) -> Node:
    """A thing of a kind, with what is stated of it."""
    said = {"@type": kind, "@id": identity, **stated}
    return {name: value for name, value in said.items() if value not in (None, [], {})}


def _id(site: Site, page: Page, fragment: str) -> str | None:
    """What names the thing in every language of the interface."""
    own = on_web(site, page)
    return f"{own}#{fragment}" if own else None


def _said(both: Both, page: Page) -> str:
    return both.ko if page.language == "ko" else both.en


def _title(title: Both, page: Page) -> Node:
    here, other = (title.ko, title.en) if page.language == "ko" else (title.en, title.ko)
    return {"name": here, "alternateName": other}


def _named(both: Both | None) -> Node:
    """Whoever or whatever bears a name in both languages."""
    return {"name": both.ko, "alternateName": both.en} if both else {}


def _makers(edition: Edition) -> Node:
    made: dict[str, list[Node]] = {}
    for one in edition.entry.translators:
        made.setdefault(_PART[one.role], []).append({"name": one.name})
    return made


def _source(edition: Edition) -> Node:
    source, title = edition.entry.source, edition.title
    isbn = _node("PropertyValue", propertyID="ISBN", value=source.isbn) if source.isbn else None
    return _node(
        "CreativeWork",
        name=None if title.supplied else title.ko,
        inLanguage="ko",
        author=_named(source.author),
        publisher=_named(source.publisher),
        isPartOf=_node("CreativeWorkSeries", **_named(source.series)) if source.series else None,
        datePublished=source.published,
        identifier=isbn,
        url=source.url,
        copyrightNotice=source.rights.ko if source.rights else None,
    )


def _site(site: Site, page: Page) -> Node:
    library = address.library(page.language)
    return _node(
        "WebSite",
        _id(site, address.library("en"), "site"),
        name="daeyeok",
        alternateName="대역",
        url=on_web(site, library),
    )


def _action(site: Site, page: Page) -> Node:
    """How the site is searched, as its search page reads it in its address."""
    where = on_web(site, address.fulltext(page.language))
    if not where:
        return {}
    target = _node("EntryPoint", urlTemplate=f"{where}?q={{query}}")
    return {"potentialAction": {"@type": "SearchAction", "target": target, "query-input": "required name=query"}}


def _glossary(site: Site, page: Page) -> Node:
    where = address.glossary(page.language)
    return _node(
        "DefinedTermSet",
        _id(site, address.glossary("en"), "terms"),
        name=wording.said(wording.GLOSSARY, page.language),
        description=wording.said(wording.GLOSSARY_ABOUT, page.language),
        url=on_web(site, where),
    )


def _breadcrumbs(site: Site, page: Page, *steps: tuple[str, Page]) -> list[Node]:
    """The way from the library to the page; none where the site's address is not known, since a step is an address."""
    if not site.url:
        return []
    items = [
        _node("ListItem", position=number, name=wording.said(name, page.language), item=on_web(site, where))
        for number, (name, where) in enumerate(steps, 1)
    ]
    return [_node("BreadcrumbList", itemListElement=items)]
