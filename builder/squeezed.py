"""A text made smaller for comparison, with the way back to the original."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate


@dataclass(frozen=True)
class Squeezed:
    """A text with what `dropped` matches, in its one group, left out; every other character stands for one of `original`.

    `text` may differ from the original character by character (in lower case, say). Offsets are code points.
    """

    text: str
    original: str
    dropped: re.Pattern[str]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original that answers the half-open, not empty span `start`, `end` of the text."""
        if len(self.text) == len(self.original):
            return start, end
        starts, shifts = self._runs
        return start + shifts[bisect_right(starts, start) - 1], end + shifts[bisect_right(starts, end - 1) - 1]

    @cached_property
    def _runs(self) -> tuple[list[int], list[int]]:
        """Where in the text the way back changes, and how far it then is; made only when a match asks for it."""
        pieces = self.dropped.split(self.original)
        return [0, *accumulate(map(len, pieces[:-1:2]))], [*accumulate(map(len, pieces[1::2]), initial=0)]


def lowered(text: str) -> str:
    """`text` in lower case, character for character: what would change its length stays (İ)."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
