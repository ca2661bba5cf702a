"""A sentence in which a term occurs, as runs of words of which those of the term are marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import Language
from builder.publish.reading import markup


@dataclass(frozen=True)
class KeywordRun:
    """A run of words of a sentence; `marked` if they are the term's."""

    text: Markup
    marked: bool


def keyword_runs(text: str, spans: Iterable[tuple[int, int]], language: Language) -> Iterator[KeywordRun]:
    """`text` split at the spans (half-open, in code points); of overlapping spans the first counts."""
    done = 0
    for start, end in sorted(spans):
        if start < done:
            continue
        if done < start:
            yield KeywordRun(markup.text(text[done:start], language), marked=False)
        yield KeywordRun(markup.text(text[start:end], language), marked=True)
        done = end
    if done < len(text):
        yield KeywordRun(markup.text(text[done:], language), marked=False)
