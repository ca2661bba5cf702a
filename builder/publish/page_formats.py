"""The formats that make the site's pages and what they need, apart from those that make files for download, which take long to import."""

from __future__ import annotations

from importlib import import_module

from builder.publish import figures
from builder.publish.format import CorpusFormat, EditionFormat
from builder.publish.site import sitemap
from builder.publish.site.assets import format as assets
from builder.publish.site.edition import next_text
from builder.publish.site.lookup import format as lookup
from builder.publish.site.offline import worker
from builder.publish.site.page_types import PAGE_TYPES

# The format of each page type, by the convention that its folder has its name.
_PAGES: tuple[EditionFormat | CorpusFormat, ...] = tuple(
    import_module(f"builder.publish.site.{page_type.name}.format").FORMAT for page_type in PAGE_TYPES
)
EDITION_FORMATS: tuple[EditionFormat, ...] = (
    *(form for form in _PAGES if isinstance(form, EditionFormat)),
    figures.FORMAT,
)
CORPUS_FORMATS: tuple[CorpusFormat, ...] = (
    lookup.FORMAT,
    assets.FORMAT,
    sitemap.FORMAT,
    next_text.FORMAT,
    *(form for form in _PAGES if isinstance(form, CorpusFormat)),
    worker.FORMAT,
)
