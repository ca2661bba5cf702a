"""TEI P5: one self-contained file per edition, following the profile in docs/tei.md."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import Download, EditionFormat, EditionInput, File, LazyFile, edition_file
from builder.publish.tei.elements import element, serialize
from builder.publish.tei.header import header
from builder.publish.tei.standoff import standoff
from builder.publish.tei.text import texts

TEI = Download("TEI XML", ".xml", "application/tei+xml")


def files(known: EditionInput) -> Iterator[File]:
    """The edition's TEI file, `<edition>/<edition>.xml`."""
    path = PurePosixPath(edition_file(known.edition.id, TEI.ending))
    yield LazyFile(path, partial(_file, path, known.edition, known.glossary))


def _file(path: PurePosixPath, edition: Edition, glossary: Glossary) -> File:
    tei = element("TEI", header(edition), texts(edition, glossary), standoff(edition, glossary), xml_lang="en")
    return File(path, serialize(tei))


FORMAT = EditionFormat(
    "tei", "TEI P5: both texts aligned, with terms, notes, corrections and the entries used", files, TEI
)
