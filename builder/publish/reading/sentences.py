"""The sentences of an edition as trees, which its pages in both interfaces share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.languages import LANGUAGES, Language
from builder.model.edition import Edition, Pair, Segment
from builder.model.nesting import cells, nest, text_of
from builder.publish.reading.columns import Fills, fills
from builder.publish.reading.first_in_section import FirstMentions, first_in_section
from builder.publish.reading.inline import InlineNode, inline_cells, inline_nodes


@dataclass(frozen=True)
class SentenceView:
    """One line of a pair in both languages, with its permalink; a row of a table has its cells instead, with how numbers are aligned."""

    id: str
    ko: tuple[InlineNode, ...] = ()
    en: tuple[InlineNode, ...] = ()
    ko_cells: tuple[tuple[InlineNode, ...], ...] = ()
    en_cells: tuple[tuple[InlineNode, ...], ...] = ()
    ko_fills: Fills = ()
    en_fills: Fills = ()


Sentences = Mapping[str, tuple[SentenceView, ...]]  # by the id of their pair


def sentences(edition: Edition) -> Sentences:
    """The sentences of each pair, in order."""
    leads = first_in_section(edition)
    return {pair.id: tuple(_views(pair, leads)) for pair in edition.pairs}


def sentence_id(pair: Pair, segment: Segment) -> str:
    """The id of a sentence, to which its permalink leads."""
    return f"{pair.id}.{segment.number}"


def _views(pair: Pair, leads: FirstMentions) -> Iterator[SentenceView]:
    if pair.kind == "table":
        yield from _rows(pair, leads)
        return
    for segment in pair.segments:
        name = sentence_id(pair, segment)
        ko, en = (inline_nodes(segment.line(side), name, leads[name, side]) for side in LANGUAGES)
        yield SentenceView(name, ko, en)


def _rows(pair: Pair, leads: FirstMentions) -> Iterator[SentenceView]:
    ko_fills, en_fills = (fills(_cell_texts(pair, side), pair.entry.head_rows) for side in LANGUAGES)
    for segment, ko_row, en_row in zip(pair.segments, ko_fills, en_fills, strict=True):
        name = sentence_id(pair, segment)
        ko_cells, en_cells = (inline_cells(segment.line(side), name, leads[name, side]) for side in LANGUAGES)
        yield SentenceView(name, ko_cells=ko_cells, en_cells=en_cells, ko_fills=ko_row, en_fills=en_row)


def _cell_texts(pair: Pair, language: Language) -> list[list[str]]:
    rows = (cells(nest(segment.line(language))) for segment in pair.segments)
    return [[text_of(cell) for cell in row] for row in rows]
