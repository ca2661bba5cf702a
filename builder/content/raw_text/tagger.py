"""The kind of each line of a raw text, as a model tells it that was trained on texts whose kinds were written down by hand.

The model is a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001), as CRFsuite trains and applies it: it weighs
what is seen of each line (`features.py`) and which kinds follow one another, and chooses the kinds of the whole text at once.
`python -m benchmarks.kinds` trains it, and says how often it is right on texts that it was not trained on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pycrfsuite

from builder.content.raw_text.features import features
from builder.content.raw_text.lines import RawLine
from builder.model.genres import Genre

MODEL = Path(__file__).with_name("kinds.crfsuite")
_MARKED = frozenset(("footnote", "item", "table"))  # kinds that a document marks wherever it has them
CERTAIN = 0.8  # a kind that is less probable is a guess


@dataclass(frozen=True)
class LineKind:
    """The kind of a line, and how probable it is by the model, from 0 to 1; 1 where a document states it."""

    kind: str
    probability: float = 1.0


def line_kinds(lines: Sequence[RawLine], genre: Genre | None = None, model: Path = MODEL) -> list[LineKind]:
    """The kind of each line of a text; what is known of its genre is weighed with the rest."""
    if not lines:
        return []
    tagger = _opened(model)
    found = tagger.tag(features(lines, genre))
    kinds = [LineKind(kind, tagger.marginal(kind, at)) for at, kind in enumerate(found)]
    return list(_as_stated(lines, kinds))


def _as_stated(lines: Sequence[RawLine], kinds: Sequence[LineKind]) -> Iterator[LineKind]:
    """The kinds, as a document states them; of what it marks itself, such as lists, nothing that it does not mark is one.

    Before its first heading may be a title that it does not mark.
    """
    marked = {line.stated for line in lines} & _MARKED
    for line, kind in zip(lines, kinds, strict=True):
        if line.stated == "heading":
            marked.add("heading")
        if line.stated:
            yield LineKind(line.stated)
        else:
            yield replace(kind, kind="paragraph") if kind.kind in marked else kind


@lru_cache(maxsize=1)
def _opened(model: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return tagger
