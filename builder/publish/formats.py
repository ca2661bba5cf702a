"""The registry of formats: each is listed here once.

Its files, its links on the pages, its name on the command line, its row in the documentation and its tests follow.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from typing import TypeVar

from builder.publish import page_formats, tei
from builder.publish.bitexts import po, tables, tmx, xliff1, xliff2
from builder.publish.citing import cff, json_ld, references
from builder.publish.epub import format as epub
from builder.publish.format import CorpusFormat, EditionFormat
from builder.publish.pdf import format as pdf
from builder.publish.tei import corpus as tei_corpus
from builder.publish.terminology import anki, skos, stardict, tbx
from builder.publish.terminology import tables as glossary_tables

FormatT = TypeVar("FormatT", EditionFormat, CorpusFormat)

EDITION_FORMATS: tuple[EditionFormat, ...] = (
    *page_formats.EDITION_FORMATS,
    tei.FORMAT,
    epub.EDITION_FORMAT,
    pdf.EDITION_FORMAT,
    *tmx.EDITION_FORMATS,
    xliff2.FORMAT,
    xliff1.FORMAT,
    po.FORMAT,
    *tables.EDITION_FORMATS,
    *references.FORMATS,
    cff.FORMAT,
    json_ld.FORMAT,
)
CORPUS_FORMATS: tuple[CorpusFormat, ...] = (
    *page_formats.CORPUS_FORMATS,
    tei_corpus.FORMAT,
    epub.CORPUS_FORMAT,
    pdf.CORPUS_FORMAT,
    *tmx.CORPUS_FORMATS,
    *tables.CORPUS_FORMATS,
    *tbx.FORMATS,
    *glossary_tables.FORMATS,
    skos.FORMAT,
    stardict.FORMAT,
    anki.FORMAT,
)


def only_downloads(formats: tuple[FormatT, ...]) -> tuple[FormatT, ...]:
    """The formats that make files for download."""
    return tuple(form for form in formats if form.download)


def without_libraries(formats: Iterable[EditionFormat | CorpusFormat]) -> tuple[EditionFormat | CorpusFormat, ...]:
    """Those of the formats that cannot be made here, since the library of their download is not installed."""
    return tuple(form for form in formats if form.download and not _is_installed(form.download.module))


def installed(formats: tuple[FormatT, ...]) -> tuple[FormatT, ...]:
    """The formats that can be made with what is installed."""
    missing = without_libraries(formats)
    return tuple(form for form in formats if form not in missing)


def _is_installed(library: str | None) -> bool:
    return library is None or find_spec(library) is not None
