"""A block of a seed, as a draft has it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SeedBlock:
    """A block of the seed: its kind (`omit` for what is not part of the text), its sentences verbatim, and attributes of its kind.

    `level` is that of a heading, or of an item of a list within a list; `of`, for a footnote, is the index of the block it belongs to and
    the number of the sentence in it, from 1, and `also` are further ones that call it; `speaker` is the label of a speech; `head_rows` is
    how many rows of a table are headings.
    `guessed` is whether the kind is no more than a guess. `emphasis` are words that a document sets off in the block. `english` is the
    translation of each line and `english_speaker` that of the speaker, where there is one already, and `doubtful` are the numbers of lines
    of which it is not sure.
    """

    kind: str
    lines: tuple[str, ...]
    level: int | None = None
    of: tuple[int, int] | None = None
    also: tuple[tuple[int, int], ...] = ()
    speaker: str | None = None
    head_rows: int = 0
    guessed: bool = False
    emphasis: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    english_speaker: str | None = None
    doubtful: tuple[int, ...] = ()
