"""The marks on a line of text: mentions of terms, corrections, italics, anchors of notes, references to footnotes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """An occurrence of a term in one line.

    A Korean and an English mention that render each other have the same `alignment`, a number within the pair; it is None for a mention
    without a counterpart. `first` is true for a term's first mention in the edition in that language. `inner` are the occurrences of
    other terms within this one (the longest match wins).
    """

    start: int
    end: int
    term: str
    alignment: int | None = None
    first: bool = False
    inner: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class CorrectionMark:
    """A correction: `corr` is at the span in the published text where the source has `sic`; it is not shown without `why`."""

    start: int
    end: int
    sic: str
    corr: str
    why: str | None = None


@dataclass(frozen=True)
class Emphasis:
    """Words in italics: the file has an asterisk before and behind them, which the published text has not."""

    start: int
    end: int


@dataclass(frozen=True)
class Link:
    """An address in the text: `href` leads to the web, to a mailbox or to a telephone."""

    start: int
    end: int
    href: str


@dataclass(frozen=True)
class Reading:
    """Hanja with their reading in Hangul, a syllable for each."""

    start: int
    end: int
    hangul: str


@dataclass(frozen=True)
class Anchor:
    """The words that a translator's note explains; its reference is at `end`."""

    start: int
    end: int
    note: int


@dataclass(frozen=True)
class NoteReference:
    """The author's call of a footnote, the pair with the id `footnote`: a mark of the text, as 1) or *, or an empty span if it has none.

    `mark` is that of the text, else the one that the footnote begins with, an asterisk if it has none either. `nth` counts the calls of a
    footnote, from 1.
    """

    start: int
    end: int
    footnote: str
    mark: str = "*"
    nth: int = 1
