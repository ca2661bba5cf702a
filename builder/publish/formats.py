"""The registry of formats: each is listed here once.

Its files, its links on the pages, its name on the command line, its row in the documentation and its tests follow.
"""

from __future__ import annotations

from typing import TypeVar

from builder.publish import tei
from builder.publish.bitexts import po, tables, tmx, xliff1, xliff2
from builder.publish.citing import cff, references
from builder.publish.format import CorpusFormat, EditionFormat
from builder.publish.site import sitemap
from builder.publish.site.assets import format as assets
from builder.publish.site.downloads import format as downloads
from builder.publish.site.edition import format as edition
from builder.publish.site.glossary import format as glossary
from builder.publish.site.library import format as library
from builder.publish.site.lookup import format as lookup
from builder.publish.site.offline import format as offline
from builder.publish.site.offline import worker
from builder.publish.site.search import format as search
from builder.publish.site.term import format as term
from builder.publish.terminology import skos, tbx
from builder.publish.terminology import tables as glossary_tables

FormatT = TypeVar("FormatT", EditionFormat, CorpusFormat)

EDITION_FORMATS: tuple[EditionFormat, ...] = (
    edition.FORMAT,
    tei.FORMAT,
    *tmx.EDITION_FORMATS,
    xliff2.FORMAT,
    xliff1.FORMAT,
    po.FORMAT,
    *tables.EDITION_FORMATS,
    *references.FORMATS,
    cff.FORMAT,
)
CORPUS_FORMATS: tuple[CorpusFormat, ...] = (
    library.FORMAT,
    glossary.FORMAT,
    term.FORMAT,
    lookup.FORMAT,
    assets.FORMAT,
    offline.FORMAT,
    sitemap.FORMAT,
    search.FORMAT,  # after what every page loads: a preview searches for a file in this order, and indexing takes longest
    *tmx.CORPUS_FORMATS,
    *tables.CORPUS_FORMATS,
    *tbx.FORMATS,
    *glossary_tables.FORMATS,
    skos.FORMAT,
    downloads.FORMAT,
    worker.FORMAT,
)


def without_downloads(formats: tuple[FormatT, ...]) -> tuple[FormatT, ...]:
    """The formats that make pages."""
    return tuple(form for form in formats if not form.download)


def only_downloads(formats: tuple[FormatT, ...]) -> tuple[FormatT, ...]:
    """The formats that make files for download."""
    return tuple(form for form in formats if form.download)
