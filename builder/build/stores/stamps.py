"""Stamps of files, by which a site that nobody has touched is recognized without being read: size, time of change, and inode, as Git has.

A file that was changed just before its stamp was taken could have been changed once more within the same tick of the file system's clock;
its stamp is not trusted (Git calls that racily clean).
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COARSEST = 2_000_000_000  # nanoseconds: the tick of FAT, the coarsest clock of a file system

Stamp = tuple[int, int, int]  # bytes, nanoseconds, inode


@dataclass(frozen=True)
class Stamps:
    """The stamps of all files of a folder by their paths in it, with slashes, and when they were taken, in nanoseconds.

    What is no plain file, such as a link, has a stamp that no file has.
    """

    taken: int
    by_path: dict[str, Stamp]

    def vouch(self, path: str, now: Stamp) -> bool:
        """Whether the file at a path, whose stamp is `now`, has certainly not been changed since these were taken."""
        return self.by_path.get(path) == now and now[1] + _COARSEST < self.taken


NO_STAMPS = Stamps(0, {})
_NO_FILE: Stamp = (-1, -1, -1)


def stamp(path: str) -> Stamp:
    """The stamp of what is at a path now. Raises OSError if there is nothing."""
    return _stamp(os.lstat(path))


def take(folder: Path) -> Stamps:
    """The stamps of a folder now."""
    taken = time.time_ns()
    return Stamps(taken, dict(_stamps(os.fspath(folder), "")))


def _stamps(folder: str, before: str) -> Iterator[tuple[str, Stamp]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _stamps(entry.path, f"{before}{entry.name}/")
            else:
                yield f"{before}{entry.name}", _stamp(entry.stat(follow_symlinks=False))


def _stamp(known: os.stat_result) -> Stamp:
    return (known.st_size, known.st_mtime_ns, known.st_ino) if stat.S_ISREG(known.st_mode) else _NO_FILE
