"""Putting one folder in the place of another: at once where Linux can, and by one writer at a time."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # <fcntl.h>, <linux/fs.h>


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders of a file system at once, so that neither is ever missing; False if the system cannot.

    The system call is renameat2(2), which Python does not have; the C library has it on Linux.
    """
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    names = (os.fsencode(path.absolute()) for path in (one, other))
    status: int = rename(_AT_FDCWD, next(names), _AT_FDCWD, next(names), _RENAME_EXCHANGE)
    return status == 0


@contextmanager
def only_writer(folder: Path, wait: Callable[[], object]) -> Iterator[None]:
    """Hold a lock on a folder, waiting for whoever holds it; the system releases it even if the process is killed.

    A process that is forked meanwhile has the lock too, so that it is released and not only closed.
    `wait` is called before it is waited for. Where the system or the file system has no such locks, nobody waits.
    """
    try:
        import fcntl  # noqa: PLC0415 - not on Windows
    except ImportError:
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                wait()
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)
        os.close(handle)
