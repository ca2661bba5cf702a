"""The cells of a line, as a table has them: divided by bars, tabs or wide spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.content.raw_text.line_marks import STATED

_BARS, _TABS = re.compile("[|│]"), re.compile(r"\t\s*|\s{3,}")
_LONGEST_CELL = 60  # characters
_QUOTING = ">"  # before each line of what a mail answers
# What is above a column.
_HEAD_CELL = re.compile(r"^(?:내용|비고|구분|장소|금액|인원|요금|행사|프로그램|과목|대상|담당|담당자)$")
_NUMBERED_CELL = re.compile(r"^(?:\d{1,2}|[가나다라마바사아자차카타파하])[.)]\s*\t")


def cell_count(line: str) -> tuple[int, bool]:
    """How many cells the line has, none if a mail quotes it, and whether bars divide them.

    What states something of the text, 일시<tab>…, is no row, unless it states only what a column has: 시간<tab>내용.
    """
    if line.startswith(_QUOTING):
        return 0, False
    found = cells(line)
    count = len(found)
    if _NUMBERED_CELL.match(line) and count == 2:  # noqa: PLR2004 - the number of an item, and the item
        return 1, False
    if count == 1 or (count == 2 and STATED.match(line) and not _HEAD_CELL.match(found[1])):  # noqa: PLR2004 - a label and what it states
        return 1, False
    return count, len(_by_bars(line)) > 1


def cells(line: str) -> tuple[str, ...]:
    """The cells of a line; the line itself if one of them would be too long for a cell."""
    bars = _by_bars(line)
    found = tuple(" ".join(cell.split()) for cell in (bars if len(bars) > 1 else _TABS.split(line)))
    return found if all(len(cell) <= _LONGEST_CELL for cell in found) else (line,)


def _by_bars(line: str) -> list[str]:
    framed = line[:1] in "|│" and line[-1:] in "|│" and len(line) > 1
    return _BARS.split((line[1:-1] if framed else line).strip())


def rows(lines: Sequence[str]) -> tuple[str, ...]:
    """The rows of a table with a vertical bar between their cells."""
    width = max(len(cells(line)) for line in lines)
    return tuple(" | ".join(cells(line) if len(cells(line)) == width else _by_tabs(line)) for line in lines)


def is_row_of(line: str, width: int) -> bool:
    """Whether a line is a row of a table of so many columns, some of whose cells are empty between tabs."""
    return "\t\t" in line and len(_by_tabs(line)) == width


def _by_tabs(line: str) -> list[str]:
    return [" ".join(cell.split()) for cell in line.split("\t")] if "\t" in line else [*cells(line)]


def head_rows(lines: Sequence[str]) -> int:
    """1 if the first row is a heading, since it alone has no figures but years; else 0."""
    first, *others = (cells(line)[1:] for line in lines)
    years = all(re.fullmatch(r"\d{4}년?", cell) for cell in first)
    return int(years or (not _figures(first) and any(_figures(row) for row in others)))


def _figures(cells: Sequence[str]) -> bool:
    return any(char.isdigit() for cell in cells for char in cell)
