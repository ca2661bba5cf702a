"""Where the parts of a value stand in the file that it was read from, whatever kind of file that is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol, runtime_checkable

from builder.model.finding import Place

Path = Sequence[str | int]  # keys, and indices from 0


class LocatedText(NamedTuple):
    """A text with the path that leads to it and the place where it stands."""

    path: Path
    text: str
    place: Place


@runtime_checkable
class Locator(Protocol):
    """Answers where a path stands: the tree of a YAML file, or what another kind of file is read into."""

    def locate(self, path: Path) -> Place:
        """The place of what `path` leads to; as near to it as the file goes."""

    def extent(self, path: Path) -> tuple[Place, Place]:
        """Where what `path` leads to begins, and where it has ended."""

    def texts(self) -> Iterator[LocatedText]:
        """Every text of the value, in the file's order."""

    def lines(self, path: Path) -> Iterator[tuple[str, Place]]:
        """The lines of the text that `path` leads to, as the file has them, each with the place where it begins."""


class Nowhere:
    """The locator of a value that no file holds."""

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
