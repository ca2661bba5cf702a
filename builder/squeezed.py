"""A text made smaller for comparison, with the way back to the original."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Squeezed:
    """A reduced text; `at[i]` is where its i-th character stands in the original, in code points, strictly rising."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original that answers the half-open span `start`, `end` of the reduced text."""
        return self.at[start], self.at[end - 1] + 1
