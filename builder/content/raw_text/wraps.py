"""Prose that was broken at a fixed width, as mail programs and copies from a page have it, and where its lines join again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from builder.content.raw_text.line_marks import MARKED, SENTENCE_CLOSE, SENTENCE_LIKE

_WIDEST, _NARROWEST = 130, 40  # columns of a line that was broken at a fixed width; a syllable has two
_LEAST_BREAKS = 3  # in a text, to tell the width from
_FEW = 2  # breaks that are enough in a short text, if the width explains all of them
_FULL = 0.85  # of the width: how long such lines are
_FORCED = 0.7  # the share of breaks within a sentence that the width explains
_LONGER = 0.1  # the share of lines that may be longer than the width
# What no line but one within a sentence ends with: a comma, or a particle that the verb comes after.
_GOES_ON = re.compile(r"[가-힣],$|[가-힣](?:[은는을를]|[시하았었였했갔왔났됐섰썼겠]고|하며|는데|지만)$")
_CALLED = re.compile(r"(?:여러분|님들?|께|에게|귀하|선생|형|누나|언니|오빠),$")  # said to somebody
_CLOSED = re.compile(r"^\[.*\]$|^<.*>$")  # what is complete in itself: [시행 2021. 6. 9.]
_OVER = 4  # columns by which a mark at the end of a line may be over the width
_LONGEST_NAME = 8  # characters of who wrote a poem, whose title may end in anything
_ENDS_WITHIN = re.compile(r"[가-힣]{2}[.!?][”’\"']?\s[“‘\"']?[가-힣]")
_LABEL = re.compile(r"^[가-힣]{2,6}(?:\s[가-힣]{1,5})?\s?[:：]\s")  # after the end of a sentence: 문의: 보건소
_TITLE = re.compile(r"^제\s?\d+\s?조(?:의\s?\d+)?\s?\(")  # of an article, which goes on behind it


class _Break(NamedTuple):
    """A break between lines: the columns of the first, those with the first word of the next, and whether the first may go on."""

    columns: int
    with_next_word: int
    may_go_on: bool

    @classmethod
    def between(cls, one: str, other: str) -> _Break:
        """The break between two lines."""
        width = display_width(one)
        return cls(width, width + 1 + display_width(other.split(maxsplit=1)[0]), not _CLOSED.match(one))

    def is_forced(self, width: int) -> bool:
        """Whether the first word of the next line would not have fitted into a width."""
        return self.may_go_on and self.columns <= width + _OVER and self.with_next_word > width


def display_width(text: str) -> int:
    """The width of a text in columns: two for a syllable or another wide character, one for any other."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def breaking_width(groups: Sequence[tuple[str, ...]], least: int = _LEAST_BREAKS) -> int | None:
    """The width at which the lines of a text were broken, in columns; None if they were not.

    A width explains a break if the first word of the next line would not have fitted. It is the right one if it explains nearly all breaks
    within a sentence, and at least so many.
    """
    breaks = [
        _Break.between(one, other) for group in groups for one, other in pairwise(group) if _is_within(one, other)
    ]
    widths = [display_width(line) for group in groups for line in group]
    for width in sorted({one for one in widths if _NARROWEST <= one <= _WIDEST}, reverse=True):
        if sum(1 for one in widths if one > width) > _LONGER * len(widths):
            return None
        forced = sum(one.is_forced(width) for one in breaks)
        if (forced >= least and forced >= _FORCED * len(breaks)) or _explains_few(breaks, width):
            return width
    return None


def own_width(lines: Sequence[str]) -> int:
    """The width at which a paragraph was broken by itself; 0 if it was not, or does not end a sentence."""
    return (breaking_width([tuple(lines)], 1) or 0) if SENTENCE_LIKE.search(lines[-1]) else 0


def _explains_few(breaks: Sequence[_Break], width: int) -> bool:
    """Whether a width explains all of few breaks, in a short text: the lines are nearly as long as that."""
    full = (one.is_forced(width) and one.columns >= _FULL * width for one in breaks)
    return len(breaks) >= _FEW and all(full)


def joined(lines: Sequence[str], width: int) -> Iterator[tuple[str, ...]]:
    """The lines in runs, each of which was one line before it was broken at a width; 0 for one that was not."""
    held: list[str] = []
    for line in lines:
        if held and not _continues(held[-1], line, width):
            yield tuple(held)
            held = []
        held.append(line)
    if held:
        yield tuple(held)


def _continues(one: str, other: str, width: int) -> bool:
    """Whether a line goes on with what the one before it says."""
    labelled = SENTENCE_CLOSE.search(one) and _LABEL.match(other)
    unfinished = bool(_GOES_ON.search(one)) and not _CALLED.search(one) and len(other) > _LONGEST_NAME
    broken = width and (_Break.between(one, other).is_forced(width) or _ends_in_next(one))
    return not (_begins(other) or labelled) and (unfinished or bool(broken))


def _ends_in_next(one: str) -> bool:
    """Whether a line has the end of a sentence and the beginning of another: in a text that was broken, this goes on below."""
    return bool(_ENDS_WITHIN.search(one)) and not SENTENCE_CLOSE.search(one)


def _is_within(one: str, other: str) -> bool:
    """Whether a break between lines is within a sentence: the first does not end one, and the second does, or goes on."""
    if 2 * display_width(one) < _NARROWEST or not (
        SENTENCE_CLOSE.search(other) or 2 * display_width(other) > display_width(one)
    ):
        return False
    if SENTENCE_CLOSE.search(one) or one[-1] in "다요죠까>]" or _CLOSED.match(other):
        return False
    return not _begins(other) and "\t" not in one + other


def _begins(line: str) -> bool:
    """Whether a line begins something by its mark."""
    return bool(MARKED.match(line) or _TITLE.match(line))
