"""The kinds of blocks that a text is made of, one row each: what follows from a kind is stated here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PairKind = Literal[
    "heading",
    "paragraph",
    "item",
    "quotation",
    "verse",
    "speech",
    "stage",
    "table",
    "epigraph",
    "dedication",
    "dateline",
    "salutation",
    "signature",
    "postscript",
    "footnote",
    "reference",
    "byline",
    "contact",
    "imprint",
    "caption",
]
LineUnit = Literal["s", "l", "row"]


@dataclass(frozen=True)
class KindOfBlock:
    """A kind: the TEI element of the block, the one around it if it needs one, and the element of a line.

    A line is a sentence (`s`), a line of verse (`l`) or a row of a table. `edge` is where alone a division of TEI has a place for the
    element: at its `bottom`, or at `both` of its ends (TEI P5, model.divTop and model.divBottom). Anywhere else it becomes an anonymous
    block (`ab`) that says its kind, and so does that of a kind without an element.
    """

    element: str = "ab"
    around: str | None = None
    line: LineUnit = "s"
    edge: Literal["bottom", "both"] | None = None


BLOCK_KINDS: Mapping[PairKind, KindOfBlock] = {
    "heading": KindOfBlock("head"),
    "paragraph": KindOfBlock("p"),
    "item": KindOfBlock("item"),
    "quotation": KindOfBlock("quote"),
    "verse": KindOfBlock("lg", line="l"),
    "speech": KindOfBlock("p", "sp"),
    "stage": KindOfBlock("stage"),
    "table": KindOfBlock("table", line="row"),
    "epigraph": KindOfBlock("p", "epigraph", edge="both"),
    "dedication": KindOfBlock(),
    "dateline": KindOfBlock("dateline", edge="both"),
    "salutation": KindOfBlock("salute", edge="both"),
    "signature": KindOfBlock("signed", edge="both"),
    "postscript": KindOfBlock("p", "postscript", edge="bottom"),
    "footnote": KindOfBlock("note"),
    "reference": KindOfBlock("bibl"),
    "byline": KindOfBlock(),
    "contact": KindOfBlock(),
    "imprint": KindOfBlock(),
    "caption": KindOfBlock(),
}
