"""The files that come with the program: templates, styles, scripts and message catalogues; the only place that reads them."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable


def read(path: str) -> bytes:
    """The file at `path`, relative to the package, with forward slashes; FileNotFoundError where there is none."""
    return files("builder").joinpath(*path.split("/")).read_bytes()


def names(folder: str) -> tuple[str, ...]:
    """The names of the files in a folder of the package, in order."""
    return tuple(sorted(entry.name for entry in files("builder").joinpath(folder).iterdir() if entry.is_file()))


@cache
def fingerprint() -> bytes:
    """A digest of the program: of every file of the package, by name and content."""
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
