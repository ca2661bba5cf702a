"""A content file, as a store provides it, and which files are one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MOST_BYTES = 2_000_000  # of a file that is read
ENDINGS: Mapping[str, tuple[str, ...]] = {
    "bibliography": (".yaml",),
    "glossary": (".yaml",),
    "translations": (".yaml",),
    "seeds": (".txt",),
    "figures": (".png", ".jpg", ".jpeg", ".webp"),
}  # of the files that are read, by folder


@dataclass(frozen=True)
class ContentFile:
    """A file: its name relative to the repository, with forward slashes, and its bytes."""

    name: str
    data: bytes

    @property
    def base(self) -> str:
        """The name without its folder."""
        return self.name.rsplit("/", 1)[-1]

    @property
    def stem(self) -> str:
        """The name without folder and extension, which is the id of the edition or entry."""
        return self.base.removesuffix(".yaml")


@dataclass(frozen=True)
class RefusedFile:
    """A file that is not read, and why.

    It is a link that leads out of the repository, something special (a device, a pipe or a socket), too large, or its name is not UTF-8,
    in which case surrogates stand for the name's bytes.
    """

    name: str
    reason: Literal["link", "special", "large", "encoding"]
    size: int = 0
