"""Site map and robots.txt: the pages in both interface languages, for search engines.

They are made only if the site's address is known, since the protocol requires absolute addresses: https://www.sitemaps.org/protocol.html.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
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
_PART = "sitemap-{}.xml"
# The protocol allows a map 50,000 addresses and 50 MB; with fewer addresses, less is held in memory.
_MOST = 10_000
_BYTES = 50_000_000


def files(known: SiteInput) -> Iterator[File]:
    """`sitemap.xml`, which lists other maps if it would become too long, and `robots.txt`, which crawlers read only at a server's root."""
    if known.site.url:
        yield from _maps(known)
        robots = f"User-agent: *\nAllow: /\nSitemap: {known.site.url}/{_NAME}\n"
        yield File(PurePosixPath("robots.txt"), robots.encode())


def _maps(known: SiteInput) -> Iterator[File]:
    urls = (
        _url(page.within(language), changed, known.site) for page, changed in _pages(known) for language in LANGUAGES
    )
    parts = _parts(urls)
    first, second = next(parts), next(parts, None)
    if second is None:
        yield File(PurePosixPath(_NAME), _written("urlset", first))
        return
    names = []
    for number, part in enumerate(chain((first, second), parts), 1):
        names.append(_PART.format(number))
        yield File(PurePosixPath(names[-1]), _written("urlset", part))
    listed = (_addressed("sitemap", f"{known.site.url}/{name}") for name in names)
    yield File(PurePosixPath(_NAME), _written("sitemapindex", listed))


def _parts(urls: Iterable[etree._Element]) -> Iterator[list[etree._Element]]:
    """The addresses in order, in parts of which each fits a map."""
    part: list[etree._Element] = []
    size = 0
    for url in urls:
        own = len(etree.tostring(url, encoding="utf-8"))
        if part and (len(part) == _MOST or size + own > _BYTES):
            yield part
            part, size = [], 0
        part.append(url)
        size += own
    yield part


def _written(tag: str, elements: Iterable[etree._Element]) -> bytes:
    root = etree.Element(f"{{{_MAP}}}{tag}", nsmap=_NAMESPACES)
    root.extend(elements)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _pages(known: SiteInput) -> Iterator[tuple[Page, str | None]]:
    """Every page in the English interface, with the date of its last change, which only editions state."""
    for kind in PAGE_TYPES:
        yield from ((kind.page("en", subject.id), subject.changed) for subject in kind.mapped(known))


def _url(page: Page, changed: str | None, site: SiteSettings) -> etree._Element:
    url = _addressed("url", addresses.on_web(site, page))
    if changed:
        etree.SubElement(url, f"{{{_MAP}}}lastmod").text = changed
    for language, href in addresses.alternates(site, page):
        etree.SubElement(url, f"{{{_XHTML}}}link", rel="alternate", hreflang=language, href=href)
    return url


def _addressed(tag: str, address: str | None) -> etree._Element:
    element = etree.Element(f"{{{_MAP}}}{tag}", nsmap=_NAMESPACES)
    etree.SubElement(element, f"{{{_MAP}}}loc").text = address
    return element


FORMAT = CorpusFormat(
    "sitemap",
    "Site map and robots.txt for search engines, if the site's address is set",
    files,
    frozenset({"site", "downloads"}),
)
