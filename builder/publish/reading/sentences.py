"""The sentences of an edition as trees, which its pages in both interfaces share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.languages import LANGUAGES
from builder.model.edition import Edition, Pair, Segment
from builder.publish.reading.first_in_section import FirstMentions, first_in_section
from builder.publish.reading.inline import InlineNode, inline_cells, inline_nodes


@dataclass(frozen=True)
class SentenceView:
    """One line of a pair in both languages, with its permalink; a row of a table has its cells instead."""

    id: str
    ko: tuple[InlineNode, ...] = ()
    en: tuple[InlineNode, ...] = ()
    ko_cells: tuple[tuple[InlineNode, ...], ...] = ()
    en_cells: tuple[tuple[InlineNode, ...], ...] = ()


Sentences = Mapping[str, tuple[SentenceView, ...]]  # by the id of their pair


def sentences(edition: Edition) -> Sentences:
    """The sentences of each pair, in order."""
    leads = first_in_section(edition)
    return {pair.id: tuple(_view(pair, segment, leads) for segment in pair.segments) for pair in edition.pairs}


def sentence_id(pair: Pair, segment: Segment) -> str:
    """The id of a sentence, to which its permalink leads."""
    return f"{pair.id}.{segment.number}"


def _view(pair: Pair, segment: Segment, leads: FirstMentions) -> SentenceView:
    name = sentence_id(pair, segment)
    if pair.kind == "table":
        ko_cells, en_cells = (inline_cells(segment.line(side), name, leads[name, side]) for side in LANGUAGES)
        return SentenceView(name, ko_cells=ko_cells, en_cells=en_cells)
    ko, en = (inline_nodes(segment.line(side), name, leads[name, side]) for side in LANGUAGES)
    return SentenceView(name, ko, en)
