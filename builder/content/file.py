"""A content file, as a store provides it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ContentFile:
    """A file: its name relative to the repository, with forward slashes, and its bytes."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        """The name without folder and extension, which is the id of the edition or entry."""
        return self.name.rsplit("/", 1)[-1].removesuffix(".yaml")
