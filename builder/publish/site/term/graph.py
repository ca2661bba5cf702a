"""The entries related to a term as a drawing: the term in the middle, the others on an arc on either side, and the lines between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from builder.publish.reading.headword import Headword

WIDTH = 640
_STEP = 38  # between two entries on one side
_MARGIN = 24
_FAR, _NEAR = 130, 70  # the distance from the middle of the entries half way up, and of those at the ends


class Point(NamedTuple):
    """A point of the drawing, in its own units."""

    x: int
    y: int


class Line(NamedTuple):
    """A line between two entries; `direct` if it is one of the term itself."""

    start: Point
    end: Point
    direct: bool


@dataclass(frozen=True)
class GraphNode:
    """An entry at its point; `right` is whether it is in the right half, and its words to the right of the point."""

    head: Headword
    at: Point
    right: bool


@dataclass(frozen=True)
class Graph:
    """A drawing of `WIDTH` by `height` units, with the term at its `middle`."""

    height: int
    middle: Point
    nodes: tuple[GraphNode, ...]
    lines: tuple[Line, ...]


def graph(heads: Sequence[Headword], relations: Iterable[tuple[str, str]]) -> Graph:
    """The drawing of the entries related to a term, in this order down the left side, then the right, and of the relations among them."""
    half = (len(heads) + 1) // 2
    height = 2 * _MARGIN + (half - 1) * _STEP
    sides = ((heads[:half], False), (heads[half:], True))
    nodes = tuple(
        GraphNode(head, _point(number, len(side), height, right), right)
        for side, right in sides
        for number, head in enumerate(side)
    )
    middle, places = Point(WIDTH // 2, height // 2), {node.head.id: node.at for node in nodes}
    among = (Line(places[one], places[other], direct=False) for one, other in relations)
    return Graph(height, middle, nodes, (*among, *(Line(middle, node.at, direct=True) for node in nodes)))


def _point(number: int, count: int, height: int, right: bool) -> Point:
    y = (height - (count - 1) * _STEP) / 2 + number * _STEP
    away = (y - height / 2) / (height / 2)
    distance = _NEAR + (_FAR - _NEAR) * sqrt(1 - away * away)
    return Point(round(WIDTH / 2 + (distance if right else -distance)), round(y))
