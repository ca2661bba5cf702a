"""Normalized text for comparison, with a mapping back to the original."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

NormalizedMatch = tuple[int, int, int]  # the index of the pattern, and the start and end of the match


class NormalizedText(NamedTuple):
    """A text with some characters removed; every remaining character corresponds to one of the original.

    `marked` is as long as the original, with `mark` in place of each removed character and nowhere else. The characters of `text` may
    differ from the original's (in lower case, for example). Offsets are code points.
    """

    text: str
    marked: str
    mark: str = " "

    def restored(self, matches: list[NormalizedMatch]) -> list[NormalizedMatch]:
        """The matches with their half-open, nonempty spans of the text replaced by the corresponding spans of the original.

        The mapping is computed here, for all matches at once, since most texts never need it.
        """
        if len(self.text) == len(self.marked):
            return matches
        gaps = [*accumulate(map(len, self.marked.split(self.mark)))]  # length of the text before each removed character
        return [(what, start + bisect_right(gaps, start), end + bisect_left(gaps, end)) for what, start, end in matches]

    def without(self, spans: Iterable[tuple[int, int]]) -> NormalizedText:
        """This text without some further spans of the original."""
        marked = self.marked
        for start, end in spans:
            marked = marked[:start] + self.mark * (end - start) + marked[end:]
        return NormalizedText(lower_keeping_length(marked.replace(self.mark, "")), marked, self.mark)

    def offset(self, at: int) -> int:
        """The offset in the text that corresponds to the offset `at` of the original."""
        return at - self.marked.count(self.mark, 0, at)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original that corresponds to the half-open, nonempty span `start`, `end` of the text."""
        ((_, start, end),) = self.restored([(0, start, end)])
        return start, end


def lower_keeping_length(text: str) -> str:
    """`text` in lower case, character by character; a character whose length would change (İ) is kept."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
