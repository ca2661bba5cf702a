"""The lines of an edition as the template of a book sets them, with every note at its call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import cast
from unicodedata import normalize

from builder.content.footnotes import note_mark
from builder.languages import Language
from builder.publish.pdf.prose import Node, element, prose
from builder.publish.reading import wording
from builder.publish.reading.book import Chapter
from builder.publish.reading.inline import (
    Address,
    CorrectionCall,
    FootnoteCall,
    InlineNode,
    Italics,
    NoteCall,
    ReadHanja,
    TermMark,
    Words,
)
from builder.publish.reading.rows import CorrectionNote, NoteView, Row, rows_of
from builder.publish.reading.sources import SourceView


@dataclass(frozen=True)
class Notes:
    """The notes of a chapter: those of the translators by number, the remarks on corrections and the author's footnotes by id."""

    chapter: Chapter

    @cached_property
    def rows(self) -> dict[str, Row]:
        """The pairs by id."""
        return {row.id: row for part in self.chapter.parts for row in rows_of(part)}

    @cached_property
    def by_number(self) -> dict[int, NoteView]:
        """The translators' notes by number."""
        return {note.number: note for row in self.rows.values() for note in row.notes}

    @cached_property
    def remarks(self) -> dict[str, CorrectionNote]:
        """The remarks on corrections by id."""
        return {remark.id: remark for row in self.rows.values() for remark in row.remarks}

    @cached_property
    def called(self) -> frozenset[str]:
        """The ids of the author's footnotes that are called in the text, and so stand at the foot of a page."""
        sentences = (one for row in self.rows.values() for one in row.sentences)
        lines = (line for one in sentences for line in (one.ko, one.en, *one.ko_cells, *one.en_cells))
        return frozenset(call.footnote for line in lines for call in _calls(line))


def line(row: Row, language: Language, notes: Notes) -> list[Node]:
    """A pair in one language: who speaks, and its sentences, with spaces between them; lines of verse each on its own, every fifth with
    its number; or its table.
    """
    if row.kind == "table":
        return [_table(row, language, notes)]
    made: list[Node] = list(_speaker(row, language))
    for number, sentence in enumerate(row.sentences):
        if number:
            made.append(element("break") if row.kind == "verse" else " ")
        if language == "ko" and (counted := row.line_number(number)):
            made.append(element("line-number", str(counted)))
        made += _nodes(sentence.ko if language == "ko" else sentence.en, language, notes)
    return made


def _speaker(row: Row, language: Language) -> Iterator[Node]:
    if row.speaker:
        label = row.speaker.ko if language == "ko" else row.speaker.en
        yield from (element("strong", "".join(label)), " ")


def _table(row: Row, language: Language, notes: Notes) -> Node:
    """A table: its rows, the first `head` of which are headings, each with as many cells, and what aligns their numbers."""
    rows = [one.ko_cells if language == "ko" else one.en_cells for one in row.sentences]
    columns = max(map(len, rows), default=0)
    fills = [one.ko_fills if language == "ko" else one.en_fills for one in row.sentences]
    cells = [
        [{"inside": list(_nodes(cell, language, notes)), "fill": fill} for cell, fill in zip(*one, strict=True)]
        for one in zip(rows, fills, strict=True)
    ]
    filled = [one + [{"inside": [], "fill": None}] * (columns - len(one)) for one in cells]
    return {"as": "table", "inside": [], "columns": columns, "head": row.head_rows, "rows": filled}


def _calls(inside: Iterable[InlineNode]) -> Iterator[FootnoteCall]:
    for node in inside:
        if isinstance(node, FootnoteCall):
            yield node
        if isinstance(node, TermMark | Italics | Address):
            yield from _calls(node.inside)


def _nodes(inside: Iterable[InlineNode], language: Language, notes: Notes) -> Iterator[Node]:
    for node in inside:
        yield from _node(node, language, notes)


def _node(node: InlineNode, language: Language, notes: Notes) -> Iterator[Node]:
    match node:
        case Words():
            yield from prose(node.text)
        case TermMark() if node.term in notes.chapter.terms:
            yield element("term", *_nodes(node.inside, language, notes), term=node.term, first=node.first)
        case Italics():
            yield element("em", *_nodes(node.inside, language, notes))
        case Address():
            yield element("link", *_nodes(node.inside, language, notes), href=node.href)
        case ReadHanja():
            yield element("ruby", *_nodes(node.inside, language, notes), hangul=node.hangul)
        case NoteCall():
            yield _note(str(node.number), "en", _translators(notes.by_number[node.number]))
        case CorrectionCall():
            yield _note("†", "en", _remark(notes.remarks[node.remark]))
        case FootnoteCall():
            yield _footnote(node, language, notes)
        case _:
            yield from _nodes(node.inside, language, notes)


def _note(label: str, language: Language, inside: Iterable[Node]) -> Node:
    return element("note", *inside, label=label, language=language)


def _footnote(call: FootnoteCall, language: Language, notes: Notes) -> Node:
    """An author's footnote, which begins in the source with the mark of its call; the typesetter puts that there itself."""
    label = "".join(_text(one) for one in _nodes(call.inside, language, notes)) or call.mark
    body = line(notes.rows[call.footnote], language, notes)
    if body and isinstance(body[0], str):
        body[0] = body[0].removeprefix(note_mark(body[0])).lstrip()
    label = normalize("NFKC", label)  # a raised number, ¹, is raised by the typesetter
    own = f"footnote-{language}-{call.footnote}"
    inside = [] if call.again else body
    return element("note", *inside, label=label, language=language, id=own, again=call.again)


def _text(node: Node) -> str:
    return node if isinstance(node, str) else "".join(map(_text, cast(list[Node], node["inside"])))


def _translators(note: NoteView) -> Iterator[Node]:
    yield element("strong", *prose(note.on))
    yield " "
    yield from prose(note.body.text)
    for number, source in enumerate(note.sources):
        yield "; " if number else " Sources: "
        yield from _source(source)
    yield from "." if note.sources else ()


def _remark(remark: CorrectionNote) -> Iterator[Node]:
    yield from (element("ko", remark.corr), ": the source reads ", element("ko", remark.sic), ". ")
    yield from prose(remark.why.text)


def _source(source: SourceView) -> Iterator[Node]:
    if source.author:
        yield from (*prose(source.author), ", ")
    title = prose(source.title)
    yield from [element("link", *title, href=source.href)] if source.href else title
    if source.publisher:
        yield from (", ", *prose(source.publisher))
    if source.date:
        yield f", {wording.date(source.date, 'en')}"
