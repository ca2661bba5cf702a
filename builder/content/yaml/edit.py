"""Edits of a YAML file that touch nothing but the values that they set, and are proved by reading the file back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from builder.content.yaml.concrete import RefusedError, comments
from builder.content.yaml.layout import one_line
from builder.content.yaml.parser import parse
from builder.content.yaml.tree import to_python

Path = tuple[str | int, ...]
Value = str | tuple[str, ...]  # a text, or a list of texts
Order = Callable[[Path], Sequence[str]]  # the keys that the mapping at a path may have, in their order
_Point = tuple[int, int]  # a line and a column, from 0


@dataclass(frozen=True)
class _Extent:
    """Where a value is written, the end exclusive; how (`|`, `>`, quotation marks, brackets, or `-` and `:` for blocks); a text's words."""

    start: _Point
    end: _Point
    style: str
    text: str = ""


@dataclass(frozen=True)
class _Splice:
    """What stands from one point to another, replaced."""

    start: _Point
    end: _Point
    text: str


def edited(data: bytes, values: Mapping[Path, Value], order: Order = lambda _: ()) -> bytes:
    """The file with the values at these paths set; `tree.parse` must be able to read it without a fault.

    A text under ‘|’ or ‘>’ stays there, another value stays on its line, a text in quotation marks where it must; line breaks at the end
    stay as they are. A key that is not there yet is put in its place by `order`. Everything else is left as it is, byte for byte. Raises
    RefusedError if it cannot be done so.
    """
    before = data.decode()
    lines, extents = before.split("\n"), dict(_extents(before))
    there = {path: value for path, value in values.items() if path in extents}
    missing = {path: value for path, value in values.items() if path not in extents}
    splices = [*_inserted(lines, extents, missing, order)]
    splices += [splice for path, value in there.items() for splice in _replaced(lines, path, extents, value)]
    for splice in sorted(splices, key=lambda splice: splice.start, reverse=True):
        _splice(lines, splice)
    made = "\n".join(lines).encode()
    _prove(before, made, values)
    return made


def _splice(lines: list[str], splice: _Splice) -> None:
    (first, start), (last, end) = splice.start, splice.end
    ending = "\r\n" if lines[first].endswith("\r") else "\n"
    text = splice.text.replace("\n", ending)
    lines[first : last + 1] = [f"{lines[first][:start]}{text}{lines[last][end:]}"]


# --- Where values are -------------------------------------------------------------------------------------------------


def _extents(text: str) -> Iterator[tuple[Path, _Extent]]:
    passed = (yaml.StreamStartEvent, yaml.DocumentStartEvent)
    events = (event for event in yaml.parse(text, Loader=yaml.CSafeLoader) if not isinstance(event, passed))
    yield from _walk(events, next(events), ())


def _walk(events: Iterator[yaml.Event], event: yaml.Event, path: Path) -> Iterator[tuple[Path, _Extent]]:
    """The values of the node that begins with `event`, those within a collection before it."""
    if isinstance(event, yaml.ScalarEvent):
        yield path, _Extent(_start(event), _end(event), event.style or "", event.value)
        return
    assert isinstance(event, yaml.CollectionStartEvent)  # noqa: S101 - aliases have been refused
    mapping, number, end = isinstance(event, yaml.MappingStartEvent), 0, _end(event)
    while not isinstance(item := next(events), yaml.CollectionEndEvent):
        step = item.value if mapping and isinstance(item, yaml.ScalarEvent) else number
        for inner in _walk(events, next(events) if mapping else item, (*path, step)):
            yield inner
            end = inner[1].end
        number += 1
    style = ("{" if mapping else "[") if event.flow_style else (":" if mapping else "-")
    yield path, _Extent(_start(event), _end(item) if event.flow_style else end, style)


def _start(event: yaml.Event) -> _Point:
    mark = event.start_mark
    assert mark is not None  # noqa: S101 - the parser marks every event
    return mark.line, mark.column


def _end(event: yaml.Event) -> _Point:
    mark = event.end_mark
    assert mark is not None  # noqa: S101 - likewise
    return mark.line, mark.column


def _last_line(lines: list[str], extent: _Extent) -> int:
    """The last line of a value; a block ends at the beginning of the line after it, and of blank ones."""
    line, column = extent.end
    while column == 0 and line > extent.start[0]:
        line, column = line - 1, len(lines[line - 1].rstrip())
    return line


# --- Values that are there --------------------------------------------------------------------------------------------


def _replaced(lines: list[str], path: Path, extents: Mapping[Path, _Extent], value: Value) -> Iterator[_Splice]:
    extent = extents[path]
    if isinstance(value, str):
        yield from _replaced_text(lines, extent, value)
    elif extent.style == "-":
        yield from _replaced_items(lines, [extents[one] for one in extents if one[:-1] == path], value)
    else:
        yield _Splice(extent.start, extent.end, _inline(value))


def _replaced_text(lines: list[str], extent: _Extent, text: str) -> Iterator[_Splice]:
    first = extent.start[0] + 1
    if extent.style == "|":
        yield from _replaced_lines(lines, first, extent.text.rstrip("\n").split("\n"), text.rstrip("\n").split("\n"))
    elif extent.style == ">":
        if "\n" in text.rstrip("\n"):
            raise RefusedError("a text of several lines cannot stand under ‘>’")
        last = _last_line(lines, extent) + 1
        yield from _replaced_lines(lines, first, [line.strip() for line in lines[first:last]], [text.rstrip("\n")])
    else:
        yield _Splice(extent.start, extent.end, one_line(text))


def _replaced_lines(lines: list[str], first: int, old: list[str], new: list[str]) -> Iterator[_Splice]:
    """The new lines of a block in the place of the old ones, the first of which is at `first`; a line that stays is not touched."""
    written = next((at for at, line in enumerate(old) if line.strip()), 0)
    indent = " " * (len(lines[first + written].removesuffix("\r")) - len(old[written]))
    if len(old) == len(new):
        changed = ((at, line) for at, (was, line) in enumerate(zip(old, new, strict=True), first) if was != line)
        yield from (_Splice((at, 0), (at, _width(lines[at])), indent + line) for at, line in changed)
    else:
        last = first + len(old) - 1
        yield _Splice((first, 0), (last, _width(lines[last])), "\n".join(indent + line for line in new))


def _replaced_items(lines: list[str], items: list[_Extent], value: tuple[str, ...]) -> Iterator[_Splice]:
    """The items of a list on lines of its own, each in the place of the old one; what is more comes after them."""
    if not value:
        raise RefusedError("a list on lines of its own would be emptied")
    for item, text in zip(items, value, strict=False):
        if item.text != text:
            yield from _replaced_text(lines, item, text)
    kept, last = items[min(len(items), len(value)) - 1], _last_line(lines, items[-1])
    end, before = _last_line(lines, kept), lines[kept.start[0]][: kept.start[1]]
    if len(items) != len(value):
        more = "".join(f"\n{before}{one_line(text)}" for text in value[len(items) :])
        yield _Splice((end, _width(lines[end])), (last, _width(lines[last])), more)


def _width(line: str) -> int:
    return len(line.removesuffix("\r"))


def _inline(value: Value) -> str:
    return one_line(value) if isinstance(value, str) else f"[{', '.join(map(one_line, value))}]"


# --- Keys that are not there yet --------------------------------------------------------------------------------------


def _inserted(
    lines: list[str], extents: Mapping[Path, _Extent], missing: Mapping[Path, Value], order: Order
) -> Iterator[_Splice]:
    """The missing keys, each with the values in it, in the innermost mapping that there is.

    Of two that follow the same value, what comes after the other is first, since each is put right behind that value.
    """
    keys: dict[Path, dict[Path, Value]] = {}
    for path, value in missing.items():
        above = next(path[:length] for length in range(len(path) - 1, -1, -1) if path[:length] in extents)
        keys.setdefault(path[: len(above) + 1], {})[path[len(above) + 1 :]] = value
    for path in sorted(keys, key=lambda path: (len(path), -_rank(path, order))):
        yield _inserted_key(lines, extents, path, _nested(keys[path]), order)


def _nested(values: Mapping[Path, Value]) -> str:
    if () in values:
        return _inline(values[()])
    return "{" + ", ".join(f"{path[0]}: {_inline(value)}" for path, value in values.items()) + "}"


def _rank(path: Path, order: Order) -> int:
    known = list(order(path[:-1]))
    return known.index(str(path[-1])) if path[-1] in known else len(known)


def _inserted_key(lines: list[str], extents: Mapping[Path, _Extent], path: Path, value: str, order: Order) -> _Splice:
    above = extents[path[:-1]]
    siblings = [one for one in extents if one[:-1] == path[:-1] and one != ()]
    if above.style == "{":
        line, column = above.end
        return _Splice((line, column - 1), (line, column - 1), f"{', ' if siblings else ''}{path[-1]}: {value}")
    earlier = [one for one in siblings if _rank(one, order) < _rank(path, order)] or siblings
    if above.style != ":":
        raise RefusedError("there is no place for a new key")
    last = _last_line(lines, extents[max(earlier, key=lambda one: extents[one].end)])
    point = last, _width(lines[last])
    return _Splice(point, point, f"\n{' ' * above.start[1]}{path[-1]}: {value}")


# --- Proof ------------------------------------------------------------------------------------------------------------


def _prove(before: str, made: bytes, values: Mapping[Path, Value]) -> None:
    """Raise RefusedError unless `made` has the content of the text before, but for the values at the paths, and its comments."""
    tree, findings = parse(made, "")
    old, _ = parse(before.encode(), "")
    if tree is None or old is None or findings:
        raise RefusedError("what was written cannot be read")
    expected, found = to_python(old), to_python(tree)
    for path, value in values.items():
        _set(expected, path, value)
        _set(found, path, value, _get(found, path))
    if expected != found:
        raise RefusedError("the content would change")
    if Counter(comments(before)) != Counter(comments(made.decode())):
        raise RefusedError("a comment would be lost")


def _get(content: Any, path: Path) -> Any:
    for step in path:
        content = content[step]
    return content


def _set(content: Any, path: Path, value: Value, found: Any = None) -> None:
    """Set what is at a path to what `found` is, by default to the value, line breaks at the end aside."""
    for step in path[:-1]:
        content = content.setdefault(step, {}) if isinstance(content, dict) else content[step]
    given = (list(value) if isinstance(value, tuple) else value) if found is None else found
    content[path[-1]] = given.rstrip("\n") if isinstance(given, str) else given
