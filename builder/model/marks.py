"""What stands over a line of text: mentions of terms, corrections, italics, anchors of notes, calls of footnotes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Mention:
    """An occurrence of a term in one line.

    `link` numbers the correspondence within the pair: the Korean and the English mention of one term that render each other have
    the same number; None where nothing on the other side answers. `first` is true of a term's first mention in the edition in
    that language. `inner` are the occurrences of other terms within this one (longest match wins).
    """

    start: int
    end: int
    term: str
    link: int | None = None
    first: bool = False
    inner: tuple[Mention, ...] = ()


@dataclass(frozen=True)
class CorrectionMark:
    """A repaired slip: `corr` stands at the span in the published text where the source has `sic`; silent without `why`."""

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
class Anchor:
    """The words that a translator's note explains; the note's mark stands at `end`."""

    start: int
    end: int
    note: int


@dataclass(frozen=True)
class NoteReference:
    """The author's own call of a footnote, the pair with the id `footnote`: an asterisk of the text, or no width where it has none."""

    start: int
    end: int
    footnote: str
