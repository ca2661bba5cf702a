"""Predicts the kind of each line of a raw text, by a model that was trained on texts whose kinds were written down by hand.

The model is a linear-chain conditional random field (Lafferty, McCallum and Pereira, 2001), as CRFsuite trains and applies it: it weighs
what is seen of each line (`features.py`) and which kinds follow one another, and chooses the kinds of the whole text at once.
`python -m benchmarks.kinds` trains it, and says how often it is right on texts that it was not trained on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pycrfsuite

from builder.content.raw_text.features import features
from builder.content.raw_text.lines import RawLine
from builder.content.raw_text.unit import OMIT
from builder.model.genres import Genre

MODEL = Path(__file__).with_name("kinds.crfsuite")
_MARKED = frozenset(("footnote", "item", "table"))  # kinds that a document marks wherever it has them
PROSE = "paragraph"
_AT_ONCE = 1000  # lines
CERTAIN = 0.8  # a kind that is less probable is a guess


@dataclass(frozen=True)
class LineKind:
    """The kind of a line, and how probable it is by the model, from 0 to 1; 1 where a document states it."""

    kind: str
    probability: float = 1.0


def line_kinds(lines: Sequence[RawLine], genre: Genre | None = None, model: Path = MODEL) -> list[LineKind]:
    """The kind of each line of a text; what is known of its genre is weighed with the rest."""
    return list(_as_marked(lines, _predicted(lines, genre, _opened(model)))) if lines else []


def _predicted(lines: Sequence[RawLine], genre: Genre | None, tagger: pycrfsuite.Tagger) -> Iterator[_Prediction]:
    """The kinds by the model, of so many lines at once that little has to be held."""
    rest = features(lines, genre)
    while part := list(islice(rest, _AT_ONCE)):
        for at, kind in enumerate(tagger.tag(part)):
            yield _Prediction(LineKind(kind, tagger.marginal(kind, at)), LineKind(PROSE, tagger.marginal(PROSE, at)))


class _Prediction(NamedTuple):
    """The most probable kind of a line, and prose, as probable as that is."""

    best: LineKind
    prose: LineKind


def _as_marked(lines: Sequence[RawLine], predicted: Iterable[_Prediction]) -> Iterator[LineKind]:
    """The kinds that a document states, and those predicted for other lines.

    Where it marks its lists, notes or tables itself, no line that it does not mark is one. Before its first heading may be a title that it
    does not mark.
    """
    marked = {line.stated for line in lines} & _MARKED
    found = list(predicted)
    if all(best.kind == OMIT for best, _ in found):  # a text is not all of the page around it
        marked.add(OMIT)
    for line, (best, prose) in zip(lines, found, strict=True):
        if line.stated == "heading":
            marked.add("heading")
        if line.stated:
            yield LineKind(line.stated)
        else:
            yield prose if best.kind in marked else best


@lru_cache(maxsize=1)
def _opened(model: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    return tagger
