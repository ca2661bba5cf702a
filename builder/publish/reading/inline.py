"""A line of an edition as the page shows it: a tree of words, term marks, italics, repaired slips and calls.

The words of the tree, calls aside, joined in order are the line's published text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from builder.languages import Language
from builder.model.edition import Line
from builder.model.marks import Anchor, CorrectionMark, Emphasis, Mention, NoteReference
from builder.model.nesting import InlineTree, MarkedRun, nest
from builder.publish.reading import markup


@dataclass(frozen=True)
class Words:
    """Plain words, those of another script under their own language."""

    type: ClassVar[str] = "words"
    text: Markup


@dataclass(frozen=True)
class TermMark:
    """A mention.

    `link` is shared by the two mentions of a pair that render each other; `first` is true of the edition's first in its language,
    `leading` of the first in its part of the text.
    """

    type: ClassVar[str] = "term"
    term: str
    link: int | None
    first: bool
    leading: bool
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True)
class Italics:
    """Words in italics: the title of a book, a word of another language."""

    type: ClassVar[str] = "italics"
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True)
class CorrectedText:
    """The right reading of a slip of the source that is repaired in view."""

    type: ClassVar[str] = "repair"
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True)
class CorrectionCall:
    """The dagger that calls the remark, of the id `remark`, which says how a slip was repaired and why."""

    type: ClassVar[str] = "remark"
    remark: str


@dataclass(frozen=True)
class FootnoteCall:
    """The author's call of a footnote: its own asterisk, or none in the text, in which case the page sets one."""

    type: ClassVar[str] = "footnote"
    footnote: str
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True)
class NoteCall:
    """The number that calls a translator's note."""

    type: ClassVar[str] = "note"
    number: int


InlineNode = Words | TermMark | Italics | CorrectedText | CorrectionCall | FootnoteCall | NoteCall


class _Side(NamedTuple):
    """The line that is made: its language, the id of the sentence it is a side of, and where the mentions that lead begin."""

    language: Language
    sentence: str
    leading: frozenset[int]


def inline_nodes(line: Line, sentence: str, leading: frozenset[int]) -> tuple[InlineNode, ...]:
    """The line as a tree.

    `sentence` is the id of the sentence it is a side of, `leading` where those mentions begin that are their part's first.
    """
    return _nodes(nest(line), _Side(line.language, sentence, leading))


def correction_id(sentence: str, amendment: CorrectionMark) -> str:
    """The id of the remark on a repair that is shown."""
    return f"{sentence}-fix-{amendment.start}"


def _nodes(leaves: tuple[InlineTree, ...], side: _Side) -> tuple[InlineNode, ...]:
    return tuple(node for leaf in leaves for node in _node(leaf, side))


def _node(leaf: InlineTree, side: _Side) -> tuple[InlineNode, ...]:
    if isinstance(leaf, str):
        return (Words(markup.text(leaf, side.language)),)
    if isinstance(leaf, Anchor):
        return (NoteCall(leaf.note),)
    if isinstance(leaf, NoteReference):
        return (FootnoteCall(leaf.footnote, ()),)
    return _marked(leaf, _nodes(leaf.inside, side), side)


def _marked(run: MarkedRun, inside: tuple[InlineNode, ...], side: _Side) -> tuple[InlineNode, ...]:
    """The run as nodes; a silent repair leaves no trace."""
    match run.mark:
        case Mention(term=term, link=link, first=first, start=start):
            leads = start in side.leading
            return tuple(_around_calls(inside, lambda stretch: TermMark(term, link, first, leads, stretch)))
        case Emphasis():
            return tuple(_around_calls(inside, Italics))
        case NoteReference(footnote=footnote):
            return (FootnoteCall(footnote, inside),)
        case CorrectionMark(why=None):
            return inside
        case CorrectionMark() as amendment:
            return (*_around_calls(inside, CorrectedText), CorrectionCall(correction_id(side.sentence, amendment)))


def _around_calls(
    inside: tuple[InlineNode, ...], wrap: Callable[[tuple[InlineNode, ...]], InlineNode]
) -> Iterator[InlineNode]:
    """The nodes with every stretch between calls wrapped: a link may not stand within a link."""
    for are_calls, stretch in groupby(
        inside, key=lambda node: isinstance(node, FootnoteCall | NoteCall | CorrectionCall)
    ):
        if are_calls:
            yield from stretch
        else:
            yield wrap(tuple(stretch))
