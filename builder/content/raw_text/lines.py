"""The lines of a raw text, each with the group that it stands in, and with what a document says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.content.raw_text.unit import Group, Unit, lines_of

_ROW = re.compile(r"[\t|│]")


@dataclass(frozen=True)
class RawLine:
    """A line without spaces at its ends, never empty.

    `group` numbers the lines between blank lines, or what a document has as one; `unit` is what a document says of the line, if anything.
    """

    text: str
    group: int
    unit: Unit | None = None

    @property
    def stated(self) -> str | None:
        """The kind that a document states."""
        return self.unit.kind if self.unit else None


def raw_lines(groups: Sequence[Group]) -> tuple[RawLine, ...]:
    """The lines of a text, in order."""
    return tuple(
        RawLine(line.strip(), number, group if isinstance(group, Unit) else None)
        for number, group in enumerate(groups)
        for line in lines_of(group)
        if line.strip()
    )


def groups_of(text: str) -> Iterator[tuple[str, ...]]:
    """The lines between blank lines, without spaces at their ends; in a text that indents its paragraphs, one of them begins a group."""
    lines = [line.rstrip() for line in text.splitlines()]
    filled = [line for line in lines if line.strip()]
    indented = sum(line[0] in " \u3000" for line in filled)
    indents = 0 < indented < len(filled) / 2
    held: list[str] = []
    for line in lines:
        if held and (not line.strip() or (indents and line[0] in " \u3000" and not _ROW.search(line))):
            yield tuple(held)
            held = []
        if line.strip():
            held.append(line.strip())
    if held:
        yield tuple(held)
