"""What a branch touches: of two states of a repository, the lines of the later one that belong to what has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from builder.finding import Finding
from builder.load import Text
from builder.repository import Repository

_BLOCK = re.compile(r"^ {0,2}- +(?:id|omit|\{)")


def touching(findings: tuple[Finding, ...], before: Repository, after: Repository) -> tuple[Finding, ...]:
    """The findings in what is new or changed since `before`: in an edition the pairs, in a glossary entry the whole file.

    A pair is touched as a whole, and so is what stands above the pairs: a fault may show at a line that is as it was. Files that nothing
    reads are told in any case.
    """
    strays = {name.rstrip("/") for name in after.strays}
    lines = {file.name: lines_touched(old, file) for old, file in _changed(before, after)}
    return tuple(f for f in findings if f.place.file in strays or f.place.line in lines.get(f.place.file, ()))


def lines_touched(before: bytes, after: Text) -> frozenset[int]:
    """The lines of `after`, from 1, that belong to a block in which something differs from `before`."""
    old, new = (data.decode("utf-8", "replace").split("\n") for data in (before, after.data))
    if after.name.startswith("glossary/"):
        return frozenset(range(1, len(new) + 1))
    changed = set(_differing(old, new))
    return frozenset(line for block in _blocks(new) if changed & set(block) for line in block)


def _changed(before: Repository, after: Repository) -> Iterator[tuple[bytes, Text]]:
    """The files of `after` that differ, each with what it was, nothing where it is new."""
    old = {file.name: file.data for file in (*before.glossary, *before.translations)}
    for file in (*after.glossary, *after.translations):
        if old.get(file.name) != file.data:
            yield old.get(file.name, b""), file


def _differing(old: list[str], new: list[str]) -> Iterator[int]:
    """The lines of `new`, from 1, that differ; where lines were taken out, those on either side of the gap."""
    for tag, _, _, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "delete":
            yield from (start, start + 1)
        elif tag != "equal":
            yield from range(start + 1, end + 1)


def _blocks(lines: list[str]) -> Iterator[range]:
    """The blocks of an edition's file, as lines from 1: what stands above the pairs, then each pair and omission."""
    starts = [1, *(number for number, line in enumerate(lines, 1) if number > 1 and _BLOCK.match(line))]
    yield from (range(start, end) for start, end in zip(starts, [*starts[1:], len(lines) + 1], strict=True))
