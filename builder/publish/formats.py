"""Which formats there are: every one is named here once, and its files, its row in the documentation and its tests follow."""

from __future__ import annotations

from builder.publish import tei
from builder.publish.format import CorpusFormat, EditionFormat
from builder.publish.site import application, edition_page, fulltext, glossary_pages, library, search, sitemap, worker
from builder.publish.site import asset_files as assets

EDITION_FORMATS: tuple[EditionFormat, ...] = (edition_page.FORMAT, tei.FORMAT)
CORPUS_FORMATS: tuple[CorpusFormat, ...] = (
    library.FORMAT,
    glossary_pages.FORMAT,
    search.FORMAT,
    assets.FORMAT,
    application.FORMAT,
    sitemap.FORMAT,
    fulltext.FORMAT,  # after what every page loads: a preview looks for a file in this order, and indexing takes longest
    worker.FORMAT,
)
