"""Columns of numbers in a table, whose cells are aligned at the decimal point."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(
    r"(?:[-–+−△▲±]\s?)?(?:[$€£¥₩]\s?)?(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?(?P<unit>\s?(?:[%％‰]|%p))?"
)
_NOTHING = frozenset({"", "-", "–", "—", "…", "n/a", "N/A", "해당 없음"})  # what stands where there is no number

Fills = tuple[str | None, ...]


def fills(rows: Sequence[Sequence[str]], head_rows: int) -> tuple[Fills, ...]:
    """For each cell of each row, what its number lacks behind it to be as long as the longest of its column, such as `.00`.

    It is empty where nothing is lacking, and in the heads of the column; None in a column of anything but numbers.
    """
    lengths = [
        _length([row[at] for row in rows[head_rows:] if at < len(row)]) for at in range(max(map(len, rows), default=0))
    ]
    return tuple(
        tuple(
            None if lengths[at] is None else "" if number < head_rows else _fill(cell, lengths[at] or 0)
            for at, cell in enumerate(row)
        )
        for number, row in enumerate(rows)
    )


def _length(cells: Sequence[str]) -> int | None:
    """The length of the longest fraction in a column of numbers, with its point, 0 where units are behind them; None for another column."""
    found = [_NUMBER.fullmatch(cell) for cell in cells if cell not in _NOTHING]
    if not found or not all(found):
        return None
    numbers = [one for one in found if one]
    return 0 if any(one["unit"] for one in numbers) else max(len(one["fraction"] or "") for one in numbers)


def _fill(cell: str, length: int) -> str:
    found = _NUMBER.fullmatch(cell)
    has = len(found["fraction"] or "") if found else length
    return "" if has >= length else f"{'' if has else '.'}{'0' * (length - (has or 1))}"
