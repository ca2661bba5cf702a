"""JSON Schemas of the declared shapes, for editors, and for messages that explain a key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from builder.model.entries.editions import INHERITED, EditionEntry, WorkEntry
from builder.model.entries.shape import Shape
from builder.model.entries.sources import SourceEntry, UnfitHosts
from builder.model.entries.terms import TermEntry

_EDITORS: tuple[tuple[str, type[Shape]], ...] = (
    ("edition", EditionEntry),
    ("part", EditionEntry),
    ("work", WorkEntry),
    ("term", TermEntry),
    ("source", SourceEntry),
    ("hosts", UnfitHosts),
)


def documents() -> Iterator[tuple[str, str]]:
    """The file name and text of each schema for editors, indented by two spaces, ending in a newline."""
    for name, shape in _EDITORS:
        schema = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$comment": "Generated from builder/model/entries; do not edit.",
            **_schema(shape),
        }
        if name == "part":
            schema["required"] = [key for key in schema["required"] if key not in INHERITED]
        yield f"{name}.schema.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def keys(shape: type[Shape], path: Sequence[str | int]) -> list[str]:
    """The keys that the mapping at `path` may have, in the order in which they are declared."""
    return [str(key) for key in _properties(shape, path)]


def about(shape: type[Shape], path: Sequence[str | int]) -> str:
    """The description of the key at the end of `path`."""
    found = _properties(shape, path[:-1]).get(path[-1], {})
    return str(found.get("description", "it must be there"))


@cache
def _schema(shape: type[Shape]) -> dict[str, Any]:
    return shape.model_json_schema(by_alias=True)


def _properties(shape: type[Shape], path: Sequence[str | int]) -> dict[str | int, Any]:
    whole = _schema(shape)
    here = whole
    for step in path:
        here = next(_step(here, step, whole), here)
    return next((n["properties"] for n in _alternatives(here, whole) if "properties" in n), {})


def _alternatives(node: dict[str, Any], whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """`node` with its reference resolved, and its alternatives."""
    if "$ref" in node:
        node = whole["$defs"][node["$ref"].rsplit("/", 1)[-1]]
    yield node
    for alternative in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from _alternatives(alternative, whole)


def _step(node: dict[str, Any], step: str | int, whole: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schemas to which `step` may lead from `node`: a property, an item, or the alternative of that name in the model."""
    for candidate in _alternatives(node, whole):
        if isinstance(step, str) and step in candidate.get("properties", {}):
            yield candidate["properties"][step]
        elif isinstance(step, int) and "items" in candidate:
            yield candidate["items"]
        elif isinstance(step, str) and candidate.get("title") == step:
            yield candidate
