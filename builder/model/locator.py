"""Locators: the places of the parts of a value in the file it was read from, whatever the file format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from builder.model.finding import Place

Path = Sequence[str | int]  # keys, and indices from 0


class LocatedText(NamedTuple):
    """A text with its path and its place."""

    path: Path
    text: str
    place: Place


@runtime_checkable
class Locator(Protocol):
    """A locator finds the place of a path: the tree of a YAML file, or what another file format is read into."""

    def locate(self, path: Path) -> Place:
        """The place of what `path` leads to; as near to it as the file goes."""

    def extent(self, path: Path) -> tuple[Place, Place]:
        """The start and end of the value at `path`."""

    def texts(self) -> Iterator[LocatedText]:
        """Every text of the value, in file order."""

    def lines(self, path: Path) -> Iterator[tuple[str, Place]]:
        """The lines of the text at `path`, as they are in the file, each with the place where it begins."""


class Nowhere:
    """The locator of a value that is not from a file."""

    def locate(self, path: Path) -> Place:
        """No place, whatever the path."""
        return Place("")

    def extent(self, path: Path) -> tuple[Place, Place]:
        """No places, whatever the path."""
        return Place(""), Place("")

    def texts(self) -> Iterator[LocatedText]:
        """No texts."""
        return iter(())

    def lines(self, path: Path) -> Iterator[tuple[str, Place]]:
        """No lines, whatever the path."""
        return iter(())


NOWHERE = Nowhere()
