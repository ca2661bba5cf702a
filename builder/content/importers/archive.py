"""Archives (ZIP) within bounds: what an archive says it unfolds to, and then really does."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator

from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.importers.kinds import UNREADABLE
from builder.model.finding import Place

_SIGNATURE = b"PK\x03\x04"
_MOST_MEMBERS = 10_000
_MOST_UNFOLDED = 100_000_000  # bytes of all members together
# What the library raises for what is wrong in an archive: places outside of it, names and numbers that are none, methods it has not.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(ValueError, LookupError, OSError, EOFError, OverflowError, NotImplementedError, RuntimeError),
)


def is_archive(file: ForeignFile) -> bool:
    """Whether a file begins as an archive does."""
    return file.data.startswith(_SIGNATURE)


def members(file: ForeignFile, spared: str = "\0") -> Iterator[tuple[str, ForeignFile]]:
    """The files in an archive, each with its name there; raises ForeignError for one that is damaged, encrypted or unfolds to too much.

    A damaged one below the folder `spared` is left out. No more is unfolded than the archive states for each, and none at all if that is
    too much. Nothing is written to the disk, so that a name that leads elsewhere is no more than a name.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
            infos = archive.infolist()
            if len(infos) > _MOST_MEMBERS:
                message = "the archive has more than the {most} files that are read"
                raise ForeignError(UNREADABLE.at(Place(file.name), message, most=_MOST_MEMBERS))
            if sum(info.file_size for info in infos) > _MOST_UNFOLDED:
                message = "the archive unfolds to more than the {most} bytes that are read"
                raise ForeignError(UNREADABLE.at(Place(file.name), message, most=_MOST_UNFOLDED))
            for info in infos:
                if info.is_dir():
                    continue
                try:
                    data = archive.read(info)
                except _DAMAGED:
                    if info.filename.startswith(spared):
                        continue
                    raise
                yield info.filename, ForeignFile(f"{file.name}/{info.filename}", data)
    except _DAMAGED as fault:
        raise ForeignError(
            UNREADABLE.at(Place(file.name), "the archive is damaged or encrypted: make it anew")
        ) from fault
