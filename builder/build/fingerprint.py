"""A digest of the program itself, which is part of the cache key of everything it makes."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable


@cache
def fingerprint() -> bytes:
    """A digest of the names and contents of all files of the package."""
    digest = blake2b(digest_size=20)
    _add(files("builder"), digest)
    return digest.digest()


def _add(folder: Traversable, digest: blake2b) -> None:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                _add(entry, digest)
        else:
            digest.update(entry.name.encode() + b"\0" + entry.read_bytes() + b"\0")
