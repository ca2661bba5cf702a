"""The pictures of an edition, as they are in the repository."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.publish.format import EditionFormat, EditionInput, File
from builder.publish.reading.pictures import picture_path


def files(known: EditionInput) -> Iterator[File]:
    """The pictures that it shows, each once."""
    edition = known.edition
    return (File(PurePosixPath(edition.id, picture_path(one.name)), one.data) for one in edition.pictures)


FORMAT = EditionFormat("figures", "The pictures of an edition, as they are in `figures/`", files)
