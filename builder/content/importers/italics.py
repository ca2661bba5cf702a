"""Italics of a translation through formats that do not carry them: kept where their words are still there."""

from __future__ import annotations

import re

from builder.model.edition import Line
from builder.model.markdown import emphasized


def with_italics(text: str, old: Line) -> tuple[str, tuple[str, ...]]:
    """A new wording of the line as it is written in the file, and the words in italics of the old one that it has no more.

    Words that occur several times keep their italics at the same occurrence. Asterisks in `text` set italics too, as in the file.
    """
    plain, own = emphasized(text)
    kept = [(span.start, span.end) for span in own]
    lost = []
    for span in old.emphases:
        words = old.text[span.start : span.end]
        place = _occurrence(words, old.text[: span.start].count(words), plain)
        if place is None or any(place[0] < end and start < place[1] for start, end in kept):
            if place not in kept:
                lost.append(words)
        elif _reads(plain, [*kept, place]):
            kept.append(place)
        else:
            lost.append(words)
    if sorted(kept) == [(span.start, span.end) for span in own]:
        return text, tuple(lost)
    return _marked(plain, kept), tuple(lost)


def _occurrence(words: str, before: int, text: str) -> tuple[int, int] | None:
    """The span of the words in the text, after as many earlier occurrences; None if there are not so many."""
    found = [match.span() for match in re.finditer(re.escape(words), text)]
    return found[before] if before < len(found) else None


def _reads(plain: str, spans: list[tuple[int, int]]) -> bool:
    """Whether the text with these words in asterisks is read as just these words in italics."""
    text, read = emphasized(_marked(plain, spans))
    return text == plain and [(span.start, span.end) for span in read] == sorted(spans)


def _marked(plain: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        plain = f"{plain[:start]}*{plain[start:end]}*{plain[end:]}"
    return plain
