"""The progress that a long command shows on a terminal."""

from __future__ import annotations

import io
import sys

import pytest

from builder.cli.common import progress


class Terminal(io.StringIO):
    """A terminal, of which what is written to it is kept."""

    def isatty(self) -> bool:
        return True


def drawn(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> str:
    """What three items draw, of which each takes longer than nothing, which a clock of whole seconds would not see."""
    monkeypatch.setattr(sys, "stderr", stream)
    clock = iter(range(0, 1000, 2))
    monkeypatch.setattr("time.time", lambda: float(next(clock)))
    with progress("building", 3) as report:
        for name in ("tide", "moon", "sea"):
            report(name)
    return stream.getvalue()


def test_a_terminal_sees_the_share_the_rate_the_remaining_time_and_the_item(monkeypatch: pytest.MonkeyPatch) -> None:
    text = drawn(Terminal(), monkeypatch)
    assert "building" in text
    assert "66%" in text
    assert "/s moon" in text
    assert "00:00:" in text


def test_a_file_is_not_written_to(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(io.StringIO(), monkeypatch) == ""
