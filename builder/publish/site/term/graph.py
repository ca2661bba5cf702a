"""The entries related to a term as a drawing: the term in the middle, the others on an arc on either side, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import sqrt
from textwrap import wrap
from typing import ClassVar, NamedTuple
from unicodedata import east_asian_width

from builder.languages import Language
from builder.publish.reading.headword import Headword

WIDTH = 760
_APART = 10  # between two entries on one side, and from a point to its words
_MARGIN = 12
_FAR, _NEAR = 130, 70  # the distance from the middle of the entries half way up, and of those at the ends
_NAME = 12  # characters a line of the term in the middle


class _Type(NamedTuple):
    """How one language is set: the characters of a line that fit beside the farthest point, the height of a line, and its ascent."""

    room: int
    leading: int
    ascent: int


_TYPES: dict[Language, _Type] = {"ko": _Type(16, 17, 13), "en": _Type(36, 14, 11)}


class Point(NamedTuple):
    """A point of the drawing, in its own units."""

    x: int
    y: int


class Line(NamedTuple):
    """A line between two entries; `direct` if it is one of the term itself."""

    start: Point
    end: Point
    direct: bool


class Words(NamedTuple):
    """A line of the words beside a point, which begins or, on the left side, ends `at` a point of its base line."""

    text: str
    language: Language
    at: Point


@dataclass(frozen=True)
class GraphNode:
    """An entry at its point; `right` is whether it is in the right half, and its words to the right of the point."""

    head: Headword
    at: Point
    right: bool
    words: tuple[Words, ...]


@dataclass(frozen=True)
class Name:
    """The term in the middle: its lines, with their points, and the ground that keeps lines away from them."""

    lines: tuple[Words, ...]
    corner: Point
    width: int
    height: int


@dataclass(frozen=True)
class Graph:
    """A drawing of `WIDTH` by `height` units, with the term's `name` in its middle."""

    width: ClassVar[int] = WIDTH
    height: int
    name: Name
    nodes: tuple[GraphNode, ...]
    lines: tuple[Line, ...]


def graph(name: str, heads: Sequence[Headword], relations: Iterable[tuple[str, str]]) -> Graph:
    """The drawing of the entries related to a term, in this order down the left side, then the right, and of the relations among them."""
    half = (len(heads) + 1) // 2
    sides = (heads[:half], False), (heads[half:], True)
    height = 2 * _MARGIN + max(_tall(side) for side, _ in sides)
    nodes = tuple(node for side, right in sides for node in _nodes(side, right, height))
    middle, places = Point(WIDTH // 2, height // 2), {node.head.id: node.at for node in nodes}
    among = (Line(places[one], places[other], direct=False) for one, other in relations)
    direct = (Line(middle, node.at, direct=True) for node in nodes)
    return Graph(height, _name(name, middle), nodes, (*among, *direct))


def _texts(head: Headword) -> Iterator[tuple[str, Language]]:
    yield from ((line, "ko") for line in _lines(head.ko, _TYPES["ko"].room))
    yield from ((line, "en") for line in _lines(head.en.striptags(), _TYPES["en"].room))


def _lines(text: str, room: int) -> list[str]:
    return wrap(text, room, break_on_hyphens=False)


def _depth(head: Headword) -> int:
    return sum(_TYPES[language].leading for _, language in _texts(head))


def _tall(side: Sequence[Headword]) -> int:
    return sum(map(_depth, side)) + _APART * (len(side) - 1)


def _nodes(side: Sequence[Headword], right: bool, height: int) -> Iterator[GraphNode]:
    above = (height - _tall(side)) // 2
    for head in side:
        at = _point(above + _depth(head) // 2, height, right)
        yield GraphNode(head, at, right, tuple(_words(head, above, at.x + (_APART if right else -_APART))))
        above += _depth(head) + _APART


def _words(head: Headword, above: int, x: int) -> Iterator[Words]:
    for text, language in _texts(head):
        yield Words(text, language, Point(x, above + _TYPES[language].ascent))
        above += _TYPES[language].leading


def _point(y: int, height: int, right: bool) -> Point:
    away = (y - height / 2) / (height / 2)
    distance = _NEAR + (_FAR - _NEAR) * sqrt(1 - away * away)
    return Point(round(WIDTH / 2 + (distance if right else -distance)), y)


def _width(text: str) -> int:
    return sum(15 if east_asian_width(char) in "WF" else 9 for char in text)


def _name(name: str, middle: Point) -> Name:
    lines, (_, leading, ascent) = _lines(name, _NAME), _TYPES["ko"]
    width, height = max(map(_width, lines)) + 8, leading * len(lines) + 6
    corner = Point(middle.x - width // 2, middle.y - height // 2)
    bases = accumulate((leading for _ in lines[1:]), initial=corner.y + 3 + ascent)
    return Name(
        tuple(Words(text, "ko", Point(middle.x, y)) for text, y in zip(lines, bases, strict=True)),
        corner,
        width,
        height,
    )
