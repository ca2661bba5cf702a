"""The view of the search page: the addresses that its script needs."""

from __future__ import annotations

from dataclasses import dataclass

from builder.publish.site import addresses
from builder.publish.site.addresses import Page


@dataclass(frozen=True)
class SearchView:
    """The relative address of the folder of the search data, and those of the shards within it, in their order, with spaces between."""

    data: str
    shards: str


def search_view(folders: tuple[str, ...], page: Page) -> SearchView:
    """The view of the search for one page."""
    return SearchView(page.to_file(addresses.SEARCH_FOLDER) + "/", " ".join(folder or "./" for folder in folders))
