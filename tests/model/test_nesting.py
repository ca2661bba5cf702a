"""Marks that cross, nested: they are split where they must be, and nothing of the text is lost."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from builder.model.edition import Edition, Line
from builder.model.finding import Place
from builder.model.marks import Anchor, CorrectionMark, NoteReference
from builder.model.nesting import MarkedRun, nest, text_of
from builder.terms.finder import leftmost_longest


def test_runs_join_back_to_the_text(mini_editions: tuple[Edition, ...], real_editions: tuple[Edition, ...]) -> None:
    lines = [line for edition in (*mini_editions, *real_editions) for pair in edition.pairs for line in pair.lines()]
    assert len(lines) > 20
    assert all(text_of(nest(line)) == line.text for line in lines)


@st.composite
def marked_lines(draw: st.DrawFn) -> Line:
    text = draw(st.text("가나다 ab*", max_size=12))
    offsets = st.integers(0, len(text))
    spans = draw(st.lists(st.tuples(offsets, offsets).map(sorted), max_size=8))
    mentions, corrections, anchors, calls = [], [], [], []
    for number, (start, end) in enumerate(spans):
        kind = draw(st.integers(0, 3))
        if kind == 0 and start < end:
            mentions.append((start, -end, f"t{number}"))
        elif kind == 1:
            corrections.append(CorrectionMark(start, end, "x", text[start:end]))
        elif kind == 2:
            anchors.append(Anchor(start, end, number))
        else:
            calls.append(NoteReference(start, end, "p9"))
    kept = tuple(leftmost_longest(mentions))
    return Line("ko", text, text, Place("a.yaml"), tuple(corrections), tuple(anchors), tuple(calls), kept)


@given(marked_lines())
def test_marks_that_cross_are_split_and_nothing_is_lost(line: Line) -> None:
    tree = nest(line)
    assert text_of(tree) == line.text
    leaves = list(flat(tree))
    assert {a for a in leaves if isinstance(a, Anchor)} == set(line.anchors)
    shown = {replace(r.mark) for r in leaves if isinstance(r, MarkedRun)}
    assert shown == {*line.mentions, *line.corrections, *(c for c in line.note_references if c.start < c.end)}


def flat(leaves: tuple[object, ...]) -> list[object]:
    return [x for leaf in leaves for x in ([leaf, *flat(leaf.inside)] if isinstance(leaf, MarkedRun) else [leaf])]
