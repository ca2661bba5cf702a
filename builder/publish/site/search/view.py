"""The view of the search page: the addresses that its script needs, and the editions to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from builder.model.digest import Digest
from builder.publish.reading.bilingual import LangText, both_sides
from builder.publish.site import addresses
from builder.publish.site.addresses import Page


@dataclass(frozen=True)
class SearchView:
    """The relative addresses of Pagefind's script, `places.json` and the texts, and each edition's id and title."""

    pagefind: str
    places: str
    texts: str
    editions: tuple[tuple[str, LangText], ...]


def search_view(digests: Iterable[Digest], page: Page) -> SearchView:
    """The view of the search for one page."""
    pagefind, places, texts = (
        page.to_file(addresses.search(name)) for name in ("pagefind.js", "places.json", "texts.js")
    )
    titles = tuple((digest.id, both_sides(digest.title, page.language).here) for digest in digests)
    return SearchView(pagefind, places, texts, titles)
