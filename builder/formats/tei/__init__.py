"""The scholarly edition as TEI P5: one file an edition, self-contained, after the profile in docs/tei.md."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from builder.format import Deferred, EditionFormat, File, Site
from builder.formats.tei.elements import element, written
from builder.formats.tei.header import header
from builder.formats.tei.standoff import standoff
from builder.formats.tei.text import texts
from builder.model import Edition, Glossary
from builder.pages.address import edition_file


def files(edition: Edition, glossary: Glossary, _: Site) -> Iterator[File]:
    """The edition's file, at the address that its page links to."""
    path = PurePosixPath(edition_file(edition.id, ".xml"))
    yield Deferred(path, partial(_file, path, edition, glossary))


def _file(path: PurePosixPath, edition: Edition, glossary: Glossary) -> File:
    tei = element("TEI", header(edition), texts(edition, glossary), standoff(edition, glossary), xml_lang="en")
    return File(path, written(tei))


FORMAT = EditionFormat("tei", "TEI P5: both texts aligned, with terms, notes, corrections and the entries used", files)
