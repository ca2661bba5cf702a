"""The blocks of a TEI document, whatever its elements: each stretch of text that no further block divides, and what is text of none.

An element is a block if it has text of its own; of one that has only blocks in it, such as a quotation of paragraphs, these are. So all
text is in a block, but for what TEI says is no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from builder.content.importers.xml import XmlElement

Node = XmlElement | str

LINE_UNITS = frozenset({"s", "seg", "l", "row"})
# What is no part of the text, or stands for something in it.
ASIDE = frozenset("gap fw del rt ptr pb lb cb gb milestone anchor space graphic media index figDesc".split())
_DIVISIONS = frozenset(
    "group text front body back div div1 div2 div3 div4 div5 div6 div7 floatingText titlePage docTitle".split()
)
_LISTS = frozenset({"list", "listBibl", "castList", "castGroup"})
_BLOCKS = frozenset(
    "p ab head lg sp table item castItem epigraph postscript opener closer salute signed dateline byline trailer argument figure "
    "set prologue epilogue".split()
)
DIVIDING = _DIVISIONS | _LISTS | _BLOCKS  # what is never within a sentence
_EITHER = frozenset(
    "quote cit bibl biblStruct note stage label".split()
)  # blocks, or words of the sentence around them


@dataclass(frozen=True)
class TeiBlock:
    """A block: the element whose text it is, which of its stretches between other blocks this is, from 0, and the content of each line.

    `speaker` is who speaks, if the block is the first of a speech.
    """

    host: XmlElement
    part: int
    lines: tuple[tuple[Node, ...], ...]
    speaker: XmlElement | None = None

    def parts(self) -> Iterator[Node]:
        """The content of all lines."""
        return (one for line in self.lines for one in line)


@dataclass(frozen=True)
class TeiPicture:
    """A picture at its place: its `graphic`, and the description of what it shows, if there is one."""

    graphic: XmlElement
    description: XmlElement | None

    @property
    def name(self) -> str:
        """The name of its file, as those of pictures are written here."""
        stem, _, ending = self.graphic.attributes.get("url", "").rpartition("/")[2].lower().rpartition(".")
        return f"{'-'.join(re.findall('[a-z0-9]+', stem))}.{ending}"


def blocks(element: XmlElement) -> Iterator[TeiBlock | TeiPicture]:
    """The blocks and pictures in an element, in order."""
    named = set[int]()  # the speeches whose speaker a block has
    for one in _blocks(element):
        speech = _speech(one.host) if isinstance(one, TeiBlock) and one.host.name != "stage" else None
        if isinstance(one, TeiBlock) and speech is not None and id(speech) not in named:
            named.add(id(speech))
            yield replace(one, speaker=speech.child("speaker"))
        else:
            yield one


def _speech(host: XmlElement) -> XmlElement | None:
    return host if host.name == "sp" else host.ancestor("sp")


def _blocks(element: XmlElement) -> Iterator[TeiBlock | TeiPicture]:
    has_words, part = _has_words(element), 0
    for within, stretch in groupby(element.content, lambda one: _is_within(one, has_words)):
        content = tuple(stretch)
        if within and any(map(is_text, content)):
            yield TeiBlock(element, part, tuple(_lines(content)))
            part += 1
        else:
            yield from (found for one in content if isinstance(one, XmlElement) for found in _of_child(one))


def _of_child(one: XmlElement) -> Iterator[TeiBlock | TeiPicture]:
    figure = one.parent if one.name == "graphic" else None
    if figure is not None and figure.name == "figure":
        yield TeiPicture(one, figure.child("figDesc"))
    elif one.name not in ASIDE | {"speaker"}:
        yield from _blocks(one)


def _has_words(element: XmlElement) -> bool:
    """Whether the element has text, or elements of a sentence, directly in it."""
    return any(
        is_text(one) if isinstance(one, str) else one.name not in DIVIDING | _EITHER | ASIDE | {"speaker"}
        for one in element.content
    )


def _is_within(one: Node, has_words: bool) -> bool:
    """Whether a part of an element, which has words or has none, is within a line of it."""
    if isinstance(one, str):
        return True
    if one.name in DIVIDING or one.name == "speaker" or (one.name == "stage" and _is_speech(one.parent)):
        return False
    if one.name in _EITHER:
        return has_words and (one.name == "note" or not _divides(one))
    return True


def _is_speech(element: XmlElement | None) -> bool:
    return element is not None and element.name == "sp"


def _divides(element: XmlElement) -> bool:
    return any(one.name in DIVIDING or _divides(one) for one in element.children())


def is_text(one: Node) -> bool:
    """Whether a part of an element has text that is not that of a note."""
    if isinstance(one, str):
        return bool(one.strip())
    return one.name not in ASIDE | {"note"} and any(map(is_text, one.content))


def _lines(content: Sequence[Node]) -> Iterator[tuple[Node, ...]]:
    """The lines of a block: its sentences, lines of verse or rows, and any text between them; all of it is one line if it has none.

    What is no text, such as a note, goes with the line before it or, at the beginning, after it.
    """
    line: list[Node] = []
    ends = False  # whether text would be another line
    for one in content:
        is_unit = isinstance(one, XmlElement) and one.name in LINE_UNITS
        if (is_unit and (ends or any(map(is_text, line)))) or (ends and is_text(one)):
            yield tuple(line)
            line, ends = [], False
        line.append(one)
        ends = ends or is_unit
    yield tuple(line)


# --- What is not read -------------------------------------------------------------------------------------------------


def unread(element: XmlElement, read: Collection[int]) -> Iterator[XmlElement]:
    """The outermost elements in an element that have text directly in them that is in none of the blocks; `read` are the identities of
    what is.

    It looks at the document and not at how the blocks were found, so that nothing is lost by an error in that.
    """
    for one in element.children():
        if id(one) in read or (one.name in ASIDE and one.name != "figDesc"):
            continue
        if any(isinstance(text, str) and is_text(text) for text in one.content) and _stretches(one) not in read:
            yield one
        else:
            yield from unread(one, read)


def _stretches(element: XmlElement) -> int:
    """The identity of the content of an element, whose stretches of text are in blocks although what is between them may not be."""
    return id(element.content)


def identities(block: TeiBlock) -> Iterator[int]:
    """The identities of what a block reads: of the elements in its lines, of the text directly in its host, and of the speaker."""
    yield from (id(one) for one in block.parts() if isinstance(one, XmlElement))
    yield _stretches(block.host)
    if block.speaker is not None:
        yield id(block.speaker)
