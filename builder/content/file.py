"""A file of content, as a store gave it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ContentFile:
    """A file by its name in the repository, with forward slashes, and its bytes."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        """The name without folder and ending: the id of what the file holds."""
        return self.name.rsplit("/", 1)[-1].removesuffix(".yaml")
