"""The cache on disk: results of past runs in a folder that is private to its user, bounded by age and by bytes."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from builder.build.cache import key_of
from builder.build.codec import UnreadableError, decode, encode
from builder.build.stores.bucket import Bucket, is_address
from builder.build.stores.cache_folder import private_folder
from builder.build.stores.stored_values import packed, packed_table, read_row, unpacked

ValueT = TypeVar("ValueT")
_MOST = 1 << 30  # bytes of results besides those of the last run of each repository
_OLDEST = 30 * 24 * 3600  # seconds since a result, or the list of what a run used, was written
_YOUNG = 3600  # seconds in which another run may still need a result
_RUNS = "runs"


class DiskCache:
    """A cache in a folder that only its owner can read and write.

    Any number of processes may use it at once, and one may be killed at any time: a result is put in its place whole, with a checksum,
    and one that is damaged counts as missing. Raises NotPrivateError if the folder is not private.
    """

    keeps = True

    def __init__(self, folder: Path) -> None:
        self._folder = private_folder(folder)
        self._used: set[str] = set()
        self._has_grown = False

    def get(self, key: str, kind: type[ValueT]) -> ValueT | None:
        """The value of `key`; None if there is none of type `kind` that can be read."""
        try:
            value = unpacked(self._path(key).read_bytes(), kind)
        except (OSError, UnreadableError):
            return None
        self._used.add(key)
        return value

    def has(self, key: str) -> bool:
        """Whether there seems to be a value of `key`, which the run then uses."""
        found = self._path(key).is_file()
        if found:
            self._used.add(key)
        return found

    def put(self, key: str, value: object) -> None:
        """Put `value` under `key`, if the folder can be written."""
        self._put(key, packed(value))

    def _put(self, key: str, data: bytes) -> None:
        with suppress(OSError):
            _place(self._path(key), data)
            self._has_grown = True
        self._used.add(key)

    def put_table(self, key: str, rows: Mapping[str, bytes]) -> None:
        """Put a table under `key`, of which each row is read by itself, if the folder can be written."""
        self._put(key, packed_table(rows))

    def row(self, key: str, name: str) -> bytes | None:
        """A row of the table of `key`, empty if the table has none of that name; None if there is no such table that can be read."""
        try:
            with self._path(key).open("rb") as file:
                found = read_row(file, name)
        except (OSError, UnreadableError):
            return None
        self._used.add(key)
        return found

    def note(self, key: str) -> None:
        """Note that the run uses the value of `key`, which another process has got or put."""
        self._has_grown |= key not in self._used
        self._used.add(key)

    def keep(self, what: str, repository: Path | Bucket) -> None:
        """End a run, such as a `build`, about the repository at a path or in a bucket: note what it used, and drop what is too much.

        What the last such run about any repository that still exists has used is kept whole until that run is too old; of everything else
        the newest results are kept, up to a bound. A run that has made nothing anew counts as one with the last.
        """
        root = os.fsencode(str(repository if isinstance(repository, Bucket) else repository.resolve()))
        path = self._folder / _RUNS / key_of(what.encode(), root)
        with suppress(OSError):
            used = self._used if self._has_grown else self._used.union(_keys_of_run(path))
            _place(path, encode(_Run(root, tuple(sorted(used)))))
            if self._has_grown:
                self._prune(path.stat().st_mtime)
                self._has_grown = False

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / key

    def _prune(self, now: float) -> None:
        """Drop the runs of repositories that are gone, then the results that are too old or too many at the time `now`, in seconds.

        That is the time of this run, which is not that of the newest file where the clock has been set back.
        """
        known = sorted(_files(self._folder), key=lambda file: -file.written)
        kept: set[str] = set()
        for file in known:
            if file.path.parent.name == _RUNS:
                kept |= {file.path.name, *_keys_of_run(file.path)} if now - file.written <= _OLDEST else set()
        others = [file for file in known if file.path.name not in kept and not _is_journal(file.path)]
        sizes = accumulate(file.size for file in others)
        for file, size in zip(others, sizes, strict=True):
            age = now - file.written
            if age > _OLDEST or (size > _MOST and age > _YOUNG):
                file.path.unlink(missing_ok=True)


@dataclass(frozen=True)
class _Run:
    """The last run about a repository: its root, and the keys it used."""

    root: bytes
    keys: tuple[str, ...]


@dataclass(frozen=True)
class _CachedFile:
    """A file of the cache, with its size in bytes and the time at which it was written, in seconds."""

    path: Path
    size: int
    written: float


def _place(path: Path, data: bytes) -> None:
    """Write a file whole, by a temporary name that nobody can have taken before."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _files(folder: Path) -> Iterator[_CachedFile]:
    """All files below a folder; another run may delete some at the same time."""
    for path in folder.rglob("*"):
        with suppress(OSError):
            status = path.lstat()
            if not stat.S_ISDIR(status.st_mode):
                yield _CachedFile(path, status.st_size, status.st_mtime)


def _keys_of_run(path: Path) -> tuple[str, ...]:
    """The keys that a run used; none if it cannot be read or its repository is gone."""
    try:
        run = decode(path.read_bytes(), _Run)
        root = os.fsdecode(run.root)
        return run.keys if is_address(root) or Path(root).is_dir() else ()
    except (OSError, UnreadableError):
        return ()


def _is_journal(path: Path) -> bool:
    """Whether a file is what a killed update of a database has left, without which that database would be damaged."""
    return path.name.endswith("-journal") and path.with_name(path.name.removesuffix("-journal")).exists()
