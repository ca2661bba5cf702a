"""Columns of numbers: which they are, and what aligns them."""

from __future__ import annotations

import pytest

from builder.publish.reading.columns import fills


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1", "10.25", "3.5"], [".00", "", "0"]),
        (["1,092", "-", ""], ["", "", ""]),
        (["12%", "3.5%"], ["", ""]),
        (["−3.5", "△ 2", "+1.25"], ["0", ".00", ""]),
        (["–3.5", "±2", "1.25"], ["0", ".00", ""]),
        (["$3", "₩1,200"], ["", ""]),
        (["3", "three"], [None, None]),
        (["2024년", "2025년"], [None, None]),
        (["1.2.3", "4"], [None, None]),
        (["-", ""], [None, None]),
    ],
)
def test_a_column_of_numbers_is_aligned_and_no_other(cells: list[str], expected: list[str | None]) -> None:
    rows = fills([["표제"], *([cell] for cell in cells)], 1)
    assert [fill for (fill,) in rows[1:]] == expected
    assert rows[0] == ((None,) if expected[0] is None else ("",))


def test_rows_may_differ_in_length() -> None:
    assert fills([["1", "2"], ["3"]], 0) == (("", ""), ("",))
    assert fills([], 0) == ()
