"""Findings on changed lines: of two states of a repository, the findings of the later one that are on changed lines or new."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from builder.content.edits import Edit, edits
from builder.content.file import ContentFile
from builder.content.repository import Repository
from builder.content.yaml.parser import parse
from builder.content.yaml.tree import Items, Mapping
from builder.model.finding import Finding, Place


@dataclass(frozen=True)
class Change:
    """The changes to a file: the changed lines, from 1, and the present number of each line that is unchanged."""

    touched: frozenset[int]
    moved: dict[int, int]


def in_changed_lines(
    findings: tuple[Finding, ...], past: tuple[Finding, ...], before: Repository, after: Repository
) -> tuple[Finding, ...]:
    """The findings on lines that are new or changed since `before`, and those anywhere that are not among its findings, `past`.

    A pair of an edition counts as changed as a whole, and so does the part above the pairs, since a fault may show on a line that has
    not changed. So does an entry or a record.
    """
    changes = {file.name: _change(old, file) for old, file in _changed(before, after)}
    known = {(finding.code, _now(finding.place, changes)) for finding in past}

    def touches(finding: Finding) -> bool:
        change = changes.get(finding.place.file)
        return (finding.code, finding.place) not in known or bool(change and finding.place.line in change.touched)

    return tuple(filter(touches, findings))


def _now(place: Place, changes: dict[str, Change]) -> Place | None:
    """The present position of a place in the old file; None if its line has changed."""
    change = changes.get(place.file)
    if change is None:
        return place
    line = change.moved.get(place.line)
    return replace(place, line=line) if line else None


def _changed(before: Repository, after: Repository) -> Iterator[tuple[bytes, ContentFile]]:
    """The files of `after` that differ, each with its old text, which is empty for a new file."""
    old = {file.name: file.data for file in before.of_yaml()}
    for file in after.of_yaml():
        if old.get(file.name) != file.data:
            yield old.get(file.name, b""), file


def _change(before: bytes, after: ContentFile) -> Change:
    old, new = (data.decode("utf-8", "replace").split("\n") for data in (before, after.data))
    found = tuple(edits(old, new))
    equal = ((one.old_start, one.new_start, one.new_end - one.new_start) for one in found if one.same)
    moved = {start + at + 1: there + at + 1 for start, there, length in equal for at in range(length)}
    differing = {line for edit in found for line in _differing(edit)}
    touched = (line for block in _blocks(after, len(new)) if differing & block for line in block)
    return Change(frozenset(touched), moved)


def _differing(edit: Edit) -> range:
    """The lines, from 1, that one edit changes; for a deletion, the lines on either side of the gap."""
    if edit.same:
        return range(0)
    start, end = edit.new_start, edit.new_end
    return range(start, start + 2) if start == end else range(start + 1, end + 1)


def _blocks(file: ContentFile, count: int) -> list[set[int]]:
    """The groups of lines, from 1, that count as changed as a whole: each pair and omission of an edition, and the rest; or an entry."""
    tree, _ = parse(file.data, file.name)
    pairs = tree.get("pairs") if isinstance(tree, Mapping) else None
    items = pairs.items if isinstance(pairs, Items) else ()
    blocks = [_lines(item) for item in items if isinstance(item, Mapping)]
    return [*blocks, set(range(1, count + 1)).difference(*blocks)]


def _lines(block: Mapping) -> set[int]:
    """The lines of a block; unless it is in brackets, what follows begins on a line of its own, with less indentation."""
    bracketed = block.end.column > block.place.column
    return set(range(block.place.line, block.end.line + bracketed))
