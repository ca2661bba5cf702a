"""A line of an edition as the page shows it: a tree of words, term marks, italics, repaired slips and calls.

The words of the tree, without the calls, joined in order, are the published text of the line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import ClassVar, NamedTuple

from markupsafe import Markup

from builder.languages import Language
from builder.model.edition import Line
from builder.model.marks import Anchor, CorrectionMark, Emphasis, Link, Mention, NoteReference, Reading
from builder.model.nesting import InlineTree, MarkedRun, cells, nest
from builder.publish.reading import markup
from builder.publish.reading.line_breaks import without_bad_breaks


@dataclass(frozen=True)
class Words:
    """Plain words; those in another script are marked with their language."""

    type: ClassVar[str] = "words"
    text: Markup


@dataclass(frozen=True)
class TermMark:
    """A marked mention.

    Two mentions of a pair that render each other have the same `alignment`; `first` is true for the first in the edition in its
    language, `leading` for the first in its part of the text.
    """

    type: ClassVar[str] = "term"
    term: str
    alignment: int | None
    first: bool
    leading: bool
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True)
class Italics:
    """Words in italics: the title of a book, a word of another language."""

    type: ClassVar[str] = "italics"
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True)
class Address:
    """An address in the text, as a link to the web, a mailbox or a telephone."""

    type: ClassVar[str] = "address"
    href: str
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True)
class ReadHanja:
    """Hanja, with how they are read."""

    type: ClassVar[str] = "ruby"
    inside: tuple[InlineNode, ...]
    hangul: str


@dataclass(frozen=True)
class CorrectedText:
    """The corrected reading of a slip of the source that readers are told about."""

    type: ClassVar[str] = "repair"
    inside: tuple[InlineNode, ...]


@dataclass(frozen=True)
class CorrectionCall:
    """The dagger that refers to the remark with the id `remark`, which says how and why a slip was corrected."""

    type: ClassVar[str] = "remark"
    remark: str


@dataclass(frozen=True)
class FootnoteCall:
    """The reference to an author's footnote: the text's own mark, or, where `inside` is empty, `mark`, which the page adds.

    `again` is true where the text has called the note before. Numbers are set above the line, and what the page adds, but not the text's
    own asterisks.
    """

    type: ClassVar[str] = "footnote"
    footnote: str
    inside: tuple[InlineNode, ...]
    mark: str
    again: bool

    @property
    def raised(self) -> bool:
        """Whether the mark is set above the line."""
        return not self.inside or any(char.isdecimal() for char in self.mark)


@dataclass(frozen=True)
class NoteCall:
    """The number that refers to a translator's note."""

    type: ClassVar[str] = "note"
    number: int


InlineNode = Words | TermMark | Italics | Address | ReadHanja | CorrectedText | CorrectionCall | FootnoteCall | NoteCall


class _Side(NamedTuple):
    """The context of a line: its language, the id of its sentence, and the offsets of the first mentions in its part."""

    language: Language
    sentence: str
    leading: frozenset[int]


def inline_nodes(line: Line, sentence: str, leading: frozenset[int]) -> tuple[InlineNode, ...]:
    """The line as a tree.

    `sentence` is the id of its sentence, `leading` the offsets of the mentions that are the first in their part.
    """
    return _nodes(nest(line), _Side(line.language, sentence, leading))


def inline_cells(line: Line, sentence: str, leading: frozenset[int]) -> tuple[tuple[InlineNode, ...], ...]:
    """The row of a table as a tree for each cell; see `inline_nodes`."""
    side = _Side(line.language, sentence, leading)
    return tuple(_nodes(cell, side) for cell in cells(nest(line)))


def correction_id(sentence: str, correction: CorrectionMark) -> str:
    """The id of the remark on a correction."""
    return f"{sentence}-fix-{correction.start}"


def _nodes(leaves: tuple[InlineTree, ...], side: _Side) -> tuple[InlineNode, ...]:
    return tuple(node for leaf in leaves for node in _node(leaf, side))


def _node(leaf: InlineTree, side: _Side) -> tuple[InlineNode, ...]:
    if isinstance(leaf, str):
        return (Words(without_bad_breaks(leaf) if side.language == "ko" else markup.text(leaf, "en")),)
    if isinstance(leaf, Anchor):
        return (NoteCall(leaf.note),)
    if isinstance(leaf, NoteReference):
        return (FootnoteCall(leaf.footnote, (), leaf.mark, leaf.nth > 1),)
    return _marked(leaf, _nodes(leaf.inside, side), side)


def _marked(run: MarkedRun, inside: tuple[InlineNode, ...], side: _Side) -> tuple[InlineNode, ...]:
    """The run as nodes; a correction without a reason is not marked."""
    match run.mark:
        case Mention(term=term, alignment=alignment, first=first, start=start):
            leads = start in side.leading
            return tuple(_around_calls(inside, lambda stretch: TermMark(term, alignment, first, leads, stretch)))
        case Emphasis() | Link():
            return tuple(
                _around_calls(inside, Italics if isinstance(run.mark, Emphasis) else partial(Address, run.mark.href))
            )
        case Reading(hangul=hangul):
            return (ReadHanja(inside, hangul),)
        case NoteReference(footnote=footnote, mark=mark, nth=nth):
            return tuple(_around_calls(inside, lambda stretch: FootnoteCall(footnote, stretch, mark, nth > 1)))
        case CorrectionMark(why=None):
            return inside
        case CorrectionMark() as correction:
            return (*_around_calls(inside, CorrectedText), CorrectionCall(correction_id(side.sentence, correction)))


def _around_calls(
    inside: tuple[InlineNode, ...], wrap: Callable[[tuple[InlineNode, ...]], InlineNode]
) -> Iterator[InlineNode]:
    """The nodes with every run between calls wrapped, since a link must not contain a link."""
    if not any(map(_is_call, inside)):
        yield from (wrap(inside),) if inside else ()
        return
    for are_calls, stretch in groupby(inside, key=_is_call):
        if are_calls:
            yield from stretch
        else:
            yield wrap(tuple(stretch))


def _is_call(node: InlineNode) -> bool:
    return isinstance(node, _CALLS)


_CALLS = (FootnoteCall, NoteCall, CorrectionCall)
