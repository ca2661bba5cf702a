"""Site map and robots.txt: the pages in both interface languages, for search engines.

They are made only if the site's address is known, since the protocol requires absolute addresses: https://www.sitemaps.org/protocol.html.
A map has at most 50,000 addresses.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from builder.languages import LANGUAGES
from builder.publish.format import CorpusFormat, File, SiteInput, SiteSettings
from builder.publish.site import addresses
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import PAGE_TYPES

_MAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_NAMESPACES: Any = {None: _MAP, "xhtml": _XHTML}  # the stubs of lxml know no default namespace
_NAME = "sitemap.xml"


def files(known: SiteInput) -> Iterator[File]:
    """`sitemap.xml`, and `robots.txt`, which crawlers read only at a server's root."""
    if known.site.url:
        yield File(PurePosixPath(_NAME), _sitemap(known))
        robots = f"User-agent: *\nAllow: /\nSitemap: {known.site.url}/{_NAME}\n"
        yield File(PurePosixPath("robots.txt"), robots.encode())


def _sitemap(known: SiteInput) -> bytes:
    root = etree.Element(f"{{{_MAP}}}urlset", nsmap=_NAMESPACES)
    for page, changed in _pages(known):
        for language in LANGUAGES:
            root.append(_url(page.within(language), changed, known.site))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _pages(known: SiteInput) -> Iterator[tuple[Page, str | None]]:
    """Every page in the English interface, with the date of its last change, which only editions state."""
    for kind in PAGE_TYPES:
        yield from ((kind.page("en", subject.id), subject.changed) for subject in kind.mapped(known))


def _url(page: Page, changed: str | None, site: SiteSettings) -> etree._Element:
    url = etree.Element(f"{{{_MAP}}}url")
    etree.SubElement(url, f"{{{_MAP}}}loc").text = addresses.on_web(site, page)
    if changed:
        etree.SubElement(url, f"{{{_MAP}}}lastmod").text = changed
    for language, href in addresses.alternates(site, page):
        etree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=language, href=href)
    return url


FORMAT = CorpusFormat(
    "sitemap",
    "Site map and robots.txt for search engines, if the site's address is set",
    files,
    frozenset({"site", "downloads"}),
)
