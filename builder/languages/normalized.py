"""Normalized text for comparison, with a mapping back to the original."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

_FULL_WIDTH = re.compile("[\uff01-\uff5e]")  # ASCII as East Asian fonts had it
_TO_ASCII = 0xFEE0
_JAMO = re.compile("[\u1100-\u1112\uac00-\ud7a3][\u1161-\u1175\u11a8-\u11c2]+")  # conjoining, not yet a syllable

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


class ComposedText(NamedTuple):
    """A text with ASCII for full-width letters and digits, and Hangul in syllables, and the offsets of the original.

    `offsets` has one for each character and one for the end; where it is empty, offsets are as they were. They count code points.
    """

    text: str
    offsets: tuple[int, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the original that answers one of the text."""
        return (self.offsets[start], self.offsets[end]) if self.offsets else (start, end)


def composed(text: str) -> ComposedText:
    """`text` as it is compared where it is written in compatibility forms or conjoining jamo; any other text as it is."""
    if text.isascii():
        return ComposedText(text)
    narrow = _FULL_WIDTH.sub(lambda wide: chr(ord(wide[0]) - _TO_ASCII), text)
    offsets, made, at = [0], "", 0
    for jamo in _JAMO.finditer(narrow):
        whole = unicodedata.normalize("NFC", jamo[0])
        made += narrow[at : jamo.start()] + whole
        offsets += [
            *range(offsets[-1] + 1, jamo.start() + 1),
            *range(jamo.start() + 1, jamo.start() + len(whole)),
            jamo.end(),
        ]
        at = jamo.end()
    return ComposedText(made + narrow[at:], (*offsets, *range(at + 1, len(text) + 1))) if at else ComposedText(narrow)
