"""Layout of YAML: keys, values and comments in their original spelling, and how they are written on lines.

`tree` represents the content of a file, this its notation; `concrete` reads it from a text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_INDENT = 2
_PLAIN = re.compile(r"(?!(?:[\d.]+|true|false|yes|no|on|off|null)$)\w(?:[\w .·()–—-]*[\w.)])?", re.IGNORECASE)


@dataclass(frozen=True)
class PlainScalar:
    """A scalar or bracketed collection that begins on its key's line, in its original spelling, with any further lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class FlowCollection:
    """A bracketed collection on one line: its entries, with keys in their original spelling (None in a list)."""

    entries: tuple[tuple[str | None, PlainScalar | FlowCollection], ...]
    brackets: str

    @property
    def text(self) -> str:
        """The collection as text on one line."""
        parts = [_joined(key, value) for key, value in self.entries]
        return f"{self.brackets[0]}{', '.join(parts)}{self.brackets[1]}"


@dataclass(frozen=True)
class BlockScalar:
    """A block scalar: `|` or `>`, its chomping indicator, and its lines without their indentation."""

    style: str
    chomping: str
    lines: tuple[str, ...]


@dataclass
class LayoutEntry:
    """A key with its value, or an item of a list (then `key` is None), and the comments that belong to it.

    `lead` are the comments on lines of their own before it, `trail` the one at the end of its line.
    """

    key: str | None
    value: LayoutNode
    lead: list[str] = field(default_factory=list)
    trail: str | None = None
    line: int = -1


@dataclass
class BlockCollection:
    """A mapping or a list whose entries are on lines of their own; `tail` are the comments after the last one."""

    entries: list[LayoutEntry]
    tail: list[str] = field(default_factory=list)
    column: int = 0


LayoutNode = PlainScalar | FlowCollection | BlockScalar | BlockCollection


@dataclass
class Document:
    """A file: the comments at its head, which stay there, and its root mapping."""

    head: list[str]
    root: BlockCollection


def _joined(key: str | None, value: PlainScalar | FlowCollection) -> str:
    text = value.text if isinstance(value, FlowCollection) else " ".join(value.lines)
    return text if key is None else f"{key}: {text}".rstrip()


def one_line(text: str) -> str:
    """A text as it is written on its key's line, in quotation marks where YAML might read it otherwise."""
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


# --- Writing ----------------------------------------------------------------------------------------------------------


def write(document: Document) -> str:
    """The document as text: two spaces a level and before a comment on its line, lists at their key's column, no blank lines."""
    return "\n".join([*document.head, *_block(document.root, 0)]) + "\n"


def _block(block: BlockCollection, indent: int) -> Iterator[str]:
    for entry in block.entries:
        above, body = _entry(entry, indent)
        pad = " " * indent
        yield from (pad + comment for comment in above)
        yield from (pad + body[0], *body[1:])
    yield from (" " * indent + comment for comment in block.tail)


def _entry(entry: LayoutEntry, indent: int) -> tuple[list[str], list[str]]:
    """The comments above an entry, and its lines; the first line is without its indentation."""
    sign = "-" if entry.key is None else f"{entry.key}:"
    trail = f"  {entry.trail}" if entry.trail else ""
    value = entry.value
    if isinstance(value, BlockCollection):
        return _open_entry(entry, value, sign, trail, indent)
    if isinstance(value, BlockScalar):
        digit = str(_INDENT) if value.lines[:1] and _needs_digit(value.lines) else ""
        pad = " " * (indent + _INDENT)
        return entry.lead, [
            f"{sign} {value.style}{digit}{value.chomping}{trail}",
            *(pad + line if line else "" for line in value.lines),
        ]
    first, *rest = (value.text,) if isinstance(value, FlowCollection) else value.lines
    lines = [f"{sign} {first}".rstrip(" "), *(" " * (indent + _INDENT) + line if line else "" for line in rest)]
    return entry.lead, [*lines[:-1], lines[-1] + trail]


def _open_entry(
    entry: LayoutEntry, value: BlockCollection, sign: str, trail: str, indent: int
) -> tuple[list[str], list[str]]:
    """An entry whose value has lines of its own; the first entry of an item goes on the item's line, its comments above."""
    if entry.key is not None:
        inner = indent if value.entries[0].key is None else indent + _INDENT
        return entry.lead, [sign + trail, *_block(value, inner)]
    above, body = _entry(value.entries[0], indent + _INDENT)
    rest = BlockCollection(value.entries[1:], value.tail)
    lead = [*entry.lead, *([entry.trail] if entry.trail else []), *above]
    return lead, [f"{sign} {body[0]}", *body[1:], *_block(rest, indent + _INDENT)]


def _needs_digit(lines: tuple[str, ...]) -> bool:
    """Whether the indentation must be stated: if the first line with text begins with a space, or a blank line before it is longer."""
    first = next((line for line in lines if line.strip(" ")), "")
    return first.startswith(" ") or not first
