"""Places in a YAML file that is only read when one of them is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from builder.content.file import ContentFile
from builder.content.yaml.parser import parse
from builder.content.yaml.tree import Mapping
from builder.model.finding import Place
from builder.model.locator import LocatedText, Path


@dataclass(frozen=True)
class FileLocator:
    """The places in a file that is known to hold a mapping."""

    file: ContentFile

    def locate(self, path: Path) -> Place:
        """The place of the value at `path`, or of the nearest one above it."""
        return self._tree.locate(path)

    def extent(self, path: Path) -> tuple[Place, Place]:
        """The start and end of the value at `path`."""
        return self._tree.extent(path)

    def texts(self) -> Iterator[LocatedText]:
        """Every text of the file, without keys, in file order."""
        return self._tree.texts()

    def lines(self, path: Path) -> Iterator[tuple[str, Place]]:
        """The lines of the text at `path`, as they are in the file, each with the place where it begins."""
        return self._tree.lines(path)

    @cached_property
    def _tree(self) -> Mapping:
        tree, _ = parse(self.file.data, self.file.name)
        assert isinstance(tree, Mapping)  # noqa: S101 - whoever makes this locator has read the file before
        return tree
