"""Values and tables as caches keep them: with checksums, and a table so that one row is read without the others."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from io import BytesIO
from typing import BinaryIO, TypeVar

from builder.build.codec import UnreadableError, decode, encode

ValueT = TypeVar("ValueT")
_CHECKSUM = 16  # bytes
_LENGTH = 4  # bytes of the length of a table's directory
_Rows = dict[str, tuple[int, int, bytes]]  # the directory: of each row its place in bytes, half-open, and its checksum


def packed(value: object) -> bytes:
    """A value as a cache keeps it: its checksum, and its bytes."""
    data = encode(value)
    return _checksum(data) + data


def unpacked(data: bytes, kind: type[ValueT]) -> ValueT:
    """The value of type `kind` that a cache has kept. Raises UnreadableError if the bytes are damaged, or no such value."""
    if _checksum(data[_CHECKSUM:]) != data[:_CHECKSUM]:
        raise UnreadableError("damaged")
    return decode(data[_CHECKSUM:], kind)


def packed_table(rows: Mapping[str, bytes]) -> bytes:
    """A table as a cache keeps it: its directory, with its length before it, and the rows one after the other."""
    places, start = _Rows(), 0
    for name, row in rows.items():
        places[name] = (start, start + len(row), _checksum(row))
        start += len(row)
    directory = packed(places)
    return b"".join((len(directory).to_bytes(_LENGTH, "big"), directory, *rows.values()))


def read_row(file: BinaryIO, name: str) -> bytes:
    """A row of the table in a file, empty if it has none of that name. Raises UnreadableError if the directory or the row is damaged."""
    place = _directory(file).get(name)
    return b"" if place is None else _row(file, place, file.tell())


def unpacked_table(data: bytes) -> dict[str, bytes]:
    """All rows of a table. Raises UnreadableError if it is damaged, or no table."""
    file = BytesIO(data)
    places = _directory(file)
    first = file.tell()
    return {name: _row(file, place, first) for name, place in places.items()}


def _directory(file: BinaryIO) -> _Rows:
    """The directory of a table; the file is then at the first row."""
    return unpacked(file.read(int.from_bytes(file.read(_LENGTH), "big")), _Rows)


def _row(file: BinaryIO, place: tuple[int, int, bytes], first: int) -> bytes:
    """The row at a place, counted from the first row, which is at `first` in the file."""
    start, stop, checksum = place
    file.seek(first + start)
    row = file.read(stop - start)
    if _checksum(row) != checksum:
        raise UnreadableError("damaged")
    return row


def _checksum(data: bytes) -> bytes:
    return blake2b(data, digest_size=_CHECKSUM).digest()
