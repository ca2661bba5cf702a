"""A content file, as a store provides it, and which files are one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
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
    def digest(self) -> bytes:
        """A digest of the bytes."""
        return digest_of(self.data)

    @property
    def base(self) -> str:
        """The name without its folder."""
        return self.name.rsplit("/", 1)[-1]

    @property
    def stem(self) -> str:
        """The name without folder and extension, which is the id of the edition or entry."""
        return self.base.removesuffix(".yaml")


class ChangedFileError(Exception):
    """Raised if the bytes of a file, named by it, are no longer those that it had when it was found."""


class StoredFile(ContentFile):
    """A file whose bytes are not held, but read each time that they are asked for; it is pickled as a plain `ContentFile`.

    Whoever asks for its bytes may meet ChangedFileError, so that nothing is ever made of two states of a file, and OSError.
    """

    def __init__(self, name: str, digest: bytes, read: Callable[[], bytes]) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "_digest", digest)
        object.__setattr__(self, "_read", read)

    @property
    def data(self) -> bytes:
        """The bytes, as they were when the file was found."""
        data: bytes = self.__dict__["_read"]()
        if digest_of(data) != self.digest:
            raise ChangedFileError(self.name)
        return data

    @property
    def digest(self) -> bytes:
        """A digest of the bytes."""
        digest: bytes = self.__dict__["_digest"]
        return digest

    def __reduce__(self) -> tuple[type[ContentFile], tuple[str, bytes]]:
        return ContentFile, (self.name, self.data)


def digest_of(data: bytes) -> bytes:
    """The digest by which bytes are known: 20 bytes of BLAKE2b."""
    return blake2b(data, digest_size=20).digest()


@dataclass(frozen=True)
class RefusedFile:
    """A file that is not read, and why.

    It is a link that leads out of the repository, something special (a device, a pipe or a socket), too large, or its name is not UTF-8,
    in which case surrogates stand for the name's bytes.
    """

    name: str
    reason: Literal["link", "special", "large", "encoding"]
    size: int = 0
