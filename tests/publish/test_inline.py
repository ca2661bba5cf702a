"""A line as a tree for the formats that a reader reads: calls beside one another, never one within another."""

from __future__ import annotations

import pytest

from builder.model.edition import Line
from builder.model.finding import Place
from builder.model.marks import Anchor, NoteReference
from builder.publish.reading.inline import FootnoteCall, InlineNode, NoteCall, inline_nodes

TEXT = "들렸다.5)"
FIVE = NoteReference(4, 6, "p5", "5)")


@pytest.mark.parametrize(
    ("calls", "anchors", "shown"),
    [
        ((FIVE,), (), ["p5"]),
        ((FIVE, NoteReference(6, 6, "p8")), (), ["p5", "p8"]),
        ((FIVE, NoteReference(6, 6, "p8"), NoteReference(6, 6, "p9")), (), ["p5", "p8", "p9"]),
        ((FIVE,), (Anchor(0, 6, 1),), ["p5", "1"]),
    ],
)
def test_calls_at_one_place_stand_beside_one_another(
    calls: tuple[NoteReference, ...], anchors: tuple[Anchor, ...], shown: list[str]
) -> None:
    line = Line("ko", TEXT, TEXT, Place("a.yaml"), anchors=anchors, note_references=calls)
    assert list(map(called, inline_nodes(line, "p4.1", frozenset())))[1:] == shown


def called(node: InlineNode) -> str:
    """What a node calls; a call has only words in it."""
    if isinstance(node, FootnoteCall):
        assert not any(isinstance(one, FootnoteCall | NoteCall) for one in node.inside)
        return node.footnote
    return str(node.number) if isinstance(node, NoteCall) else ""
