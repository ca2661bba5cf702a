"""Edits of a YAML file that touch nothing but the texts that they set, and are proved by reading the file back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from builder.content.yaml.concrete import RefusedError, comments
from builder.content.yaml.layout import one_line
from builder.content.yaml.tree import parse, to_python

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class _Extent:
    """Where a text is written, in lines and columns from 0, the end exclusive, in which style, and what it says."""

    start: tuple[int, int]
    end: tuple[int, int]
    style: str
    value: str


def with_texts(data: bytes, texts: Mapping[Path, str]) -> bytes:
    """The file with the texts at these paths replaced; `tree.parse` must be able to read it without a fault.

    A text under ‘|’ or ‘>’ stays there, another stays on its line, in quotation marks where it must; line breaks at the end stay as they
    are. Everything else is left as it is, byte for byte. Raises RefusedError if it cannot be done so.
    """
    before = data.decode()
    lines = before.split("\n")
    extents = dict(_extents(before))
    for path in sorted(texts, key=lambda path: extents[path].start, reverse=True):
        _replace(lines, extents[path], texts[path])
    made = "\n".join(lines).encode()
    _prove(before, made, texts)
    return made


def _extents(text: str) -> Iterator[tuple[Path, _Extent]]:
    passed = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
    events = (event for event in yaml.parse(text, Loader=yaml.CSafeLoader) if not isinstance(event, passed))
    yield from _walk(events, next(events), ())


def _walk(events: Iterator[yaml.Event], event: yaml.Event, path: Path) -> Iterator[tuple[Path, _Extent]]:
    """The texts of the node that begins with `event`, in order."""
    if isinstance(event, yaml.ScalarEvent):
        yield path, _extent(event)
    elif isinstance(event, yaml.MappingStartEvent):
        while isinstance(key := next(events), yaml.ScalarEvent):
            yield from _walk(events, next(events), (*path, key.value))
    else:
        index = 0
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            yield from _walk(events, item, (*path, index))
            index += 1


def _extent(event: yaml.ScalarEvent) -> _Extent:
    start, end = event.start_mark, event.end_mark
    assert start is not None  # noqa: S101 - the parser marks every event
    assert end is not None  # noqa: S101
    return _Extent((start.line, start.column), (end.line, end.column), event.style or "", event.value)


def _replace(lines: list[str], extent: _Extent, text: str) -> None:
    first, last = extent.start[0], extent.end[0]
    if extent.style == "|":
        _replace_body(lines, first + 1, extent.value.rstrip("\n").split("\n"), text.rstrip("\n").split("\n"))
    elif extent.style == ">":
        if "\n" in text.rstrip("\n"):
            raise RefusedError("a text of several lines cannot stand under ‘>’")
        while not lines[last - 1].strip():
            last -= 1
        _replace_body(lines, first + 1, [line.strip() for line in lines[first + 1 : last]], [text.rstrip("\n")])
    else:
        lines[first : last + 1] = [lines[first][: extent.start[1]] + one_line(text) + lines[last][extent.end[1] :]]


def _replace_body(lines: list[str], first: int, old: list[str], new: list[str]) -> None:
    """Put the new lines of a block scalar in the place of the old ones, the first of which is at `first`."""
    written = next((at for at, line in enumerate(old) if line.strip()), 0)
    sample = lines[first + written]
    ending = "\r" if sample.endswith("\r") else ""
    indent = len(sample.removesuffix(ending)) - len(old[written])
    made = [f"{' ' * indent}{line}{ending}" for line in new]
    if len(old) == len(new):
        kept = lines[first : first + len(old)]
        made = [was if before == after else line for was, before, after, line in zip(kept, old, new, made, strict=True)]
    lines[first : first + len(old)] = made


def _prove(before: str, made: bytes, texts: Mapping[Path, str]) -> None:
    """Raise RefusedError unless `made` has the content of the text before, but for the texts at the paths, and its comments."""
    tree, findings = parse(made, "")
    old, _ = parse(before.encode(), "")
    if tree is None or old is None or findings:
        raise RefusedError("what was written cannot be read")
    expected, found = to_python(old), to_python(tree)
    for path, text in texts.items():
        _set(expected, path, text.rstrip("\n"))
        _set(found, path, str(_get(found, path)).rstrip("\n"))
    if expected != found:
        raise RefusedError("the content would change")
    if Counter(comments(before)) != Counter(comments(made.decode())):
        raise RefusedError("a comment would be lost")


def _get(content: Any, path: Path) -> Any:
    for step in path:
        content = content[step]
    return content


def _set(content: Any, path: Path, text: str) -> None:
    _get(content, path[:-1])[path[-1]] = text
