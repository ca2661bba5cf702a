"""The tree of a YAML file: texts, mappings and items that know their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from builder.model.finding import Place
from builder.model.locator import LocatedText, Path


@dataclass(frozen=True)
class Scalar:
    """A text. `place` is where its token begins, `body` where its first character is, if the style allows that to be known.

    `joined` is true of a text whose lines YAML has joined into one, since it is under neither ‘|’ nor ‘>’.
    """

    text: str
    place: Place
    style: str = ""
    body: Place | None = None
    joined: bool = False

    def line_place(self, number: int) -> Place:
        """The place where line `number`, from 0, of the text begins; that of the scalar if it is not known."""
        if self.body is None:
            return self.place
        return Place(self.body.file, self.body.line + number, self.body.column)


@dataclass(frozen=True)
class Mapping:
    """A mapping: keys and values in file order; of duplicate keys, the first.

    `end` is where the next key or item begins or, for a mapping in brackets, the place after the closing bracket.
    """

    place: Place
    end: Place
    entries: tuple[tuple[Scalar, YamlNode], ...] = ()

    def get(self, key: str) -> YamlNode | None:
        """The value of `key`, if any."""
        return self._by_key[key][1] if key in self._by_key else None

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place."""
        return self._by_key[key][0] if key in self._by_key else None

    @cached_property
    def _by_key(self) -> dict[str, tuple[Scalar, YamlNode]]:
        return {key.text: (key, value) for key, value in self.entries}

    @cached_property
    def _texts(self) -> tuple[LocatedText, ...]:  # several rules read all texts
        return tuple(_texts(self, ()))

    def locate(self, path: Path) -> Place:
        """The place of the value at `path`, or of the nearest node above it."""
        return node_at(self, path).place

    def extent(self, path: Path) -> tuple[Place, Place]:
        """The start and end of the value at `path`; those of a text are equal."""
        node = node_at(self, path)
        return node.place, node.end if isinstance(node, Mapping) else node.place

    def texts(self) -> Iterator[LocatedText]:
        """Every text of the tree, without keys, in file order."""
        return iter(self._texts)

    def lines(self, path: Path) -> Iterator[tuple[str, Place]]:
        """The lines of the text at `path`, as they are in the file, each with the place where it begins."""
        node = node_at(self, path)
        if isinstance(node, Scalar):
            yield from ((line, node.line_place(number)) for number, line in enumerate(node.text.split("\n")))


@dataclass(frozen=True)
class Items:
    """A sequence: its items in file order."""

    place: Place
    items: tuple[YamlNode, ...] = ()


YamlNode = Scalar | Mapping | Items


def node_at(node: YamlNode, path: Path) -> YamlNode:
    """The node at `path` (keys and indices), or the nearest node above it.

    The paths of a typed model contain the names of alternatives, which are not in the file and are skipped.
    """
    for step in path:
        node = _step(node, step) or node
    return node


def at(node: YamlNode, path: Path) -> Place:
    """The place of the value at `path`, or of the nearest node above it."""
    return node_at(node, path).place


def _step(node: YamlNode, step: str | int) -> YamlNode | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _texts(node: YamlNode, path: tuple[str | int, ...]) -> Iterator[LocatedText]:
    if isinstance(node, Scalar):
        yield LocatedText(path, node.text, node.place)
    elif isinstance(node, Items):
        for index, item in enumerate(node.items):
            yield from _texts(item, (*path, index))
    else:
        for key, value in node.entries:
            yield from _texts(value, (*path, key.text))


def to_python(node: YamlNode) -> object:
    """The tree as dictionaries, lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [to_python(item) for item in node.items]
    return {key.text: to_python(value) for key, value in node.entries}
