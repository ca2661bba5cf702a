"""A unit of a raw text: lines that belong together, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

OMIT = "omit"


@dataclass(frozen=True)
class Unit:
    """Lines of the text that belong together: of a kind, or of none where their form has to tell.

    `speaker` is the label of a speech, `head_rows` how many rows of a table are headings, and `rows` are they with vertical bars between
    their cells. `level` is that of a heading, and `emphasis` the words that are set off in the lines, where a document says so.
    """

    lines: tuple[str, ...]
    kind: str | None = None
    speaker: str | None = None
    head_rows: int = 0
    rows: tuple[str, ...] = ()
    level: int | None = None
    emphasis: tuple[str, ...] = ()
    guessed: bool = False
    group: int = 0


# Lines between blank lines, of which nothing is known, or what a document says of its own.
Group = tuple[str, ...] | Unit


def characters(lines: Iterable[str]) -> int:
    """How many characters lines have but spaces, and the bars that may divide cells, which a draft writes itself."""
    return sum(not char.isspace() and char not in "|│" for line in lines for char in line)


def lines_of(group: Group) -> tuple[str, ...]:
    """The lines of a group, whatever is known of it."""
    return group.lines if isinstance(group, Unit) else group
