"""XLIFF 2.1 with the glossary module, to go on translating elsewhere: https://docs.oasis-open.org/xliff/xliff-core/v2.1/.

A unit is a pair, a segment one of its sentences. Terms are marked by `mrk`, italics by `pc`, and the entries of the marked terms are the
unit's glossary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.messages.marker import _
from builder.model.edition import Edition, Pair, Segment
from builder.model.entries.heads import EditionStatus
from builder.model.markdown import plain_text
from builder.model.marks import Anchor, Emphasis, Mention, NoteReference
from builder.model.nesting import InlineTree, MarkedRun, nest
from builder.model.terms import Glossary, Term
from builder.publish import xml
from builder.publish.bitexts.segments import notes, speaker
from builder.publish.format import Download, EditionInput, WholeWork, edition_download
from builder.publish.xml import Content, Element, local_name

CORE = "urn:oasis:names:tc:xliff:document:2.0"  # of 2.1 too
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
_PREFIXES: dict[str | None, str] = {None: CORE, "gls": GLOSSARY}
_PROSE = frozenset({"source", "target", "note", "term", "translation", "definition"})
_STATES: dict[EditionStatus, str] = {"draft": "translated", "reviewed": "reviewed", "published": "final"}


def document(known: EditionInput) -> bytes:
    """An edition as an XLIFF document."""
    return _document([known.edition], known.glossary)


def _of_work(known: WholeWork) -> bytes:
    """A work as an XLIFF document, with a file for each part."""
    return _document(known.parts, known.glossary)


def _document(editions: Iterable[Edition], glossary: Glossary) -> bytes:
    files = (_file(edition, glossary) for edition in editions)
    root = _element("xliff", *files, version="2.1", srcLang="ko", trgLang="en", xml_space="preserve")
    return xml.serialize(root, lambda made: local_name(made) in _PROSE)


def _file(edition: Edition, glossary: Glossary) -> Element:
    units = (_unit(pair, glossary, _STATES[edition.entry.status]) for pair in edition.pairs)
    return _element("file", *units, id=edition.id, original=f"translations/{edition.id}.yaml")


def _element(tag: str, *content: Content, **attributes: str | None) -> Element:
    return xml.element(CORE, tag, *content, attributes=attributes, prefixes=_PREFIXES)


def _gls(tag: str, *content: Content, **attributes: str | None) -> Element:
    return xml.element(GLOSSARY, tag, *content, attributes=attributes, prefixes=_PREFIXES)


def _unit(pair: Pair, glossary: Glossary, state: str) -> Element:
    marks = _Marks(glossary)
    segments = [_segment(segment, marks, state) for segment in pair.segments]
    return _element("unit", marks.glossary(), _notes(pair), *segments, id=pair.id, name=pair.kind)


def _notes(pair: Pair) -> Element | None:
    """Who speaks, and the translator's notes on the pair, each with the words that it explains."""
    who = speaker(pair)
    said = [_element("note", f"Speaker: {who}", category="speaker")] if who else []
    made = [_element("note", text, category="translator", appliesTo="target") for _, text in notes(pair)]
    return _element("notes", *said, *made) if said or made else None


def _segment(segment: Segment, marks: _Marks, state: str) -> Element:
    source, target = marks.sides(segment)
    translated = bool(segment.en.text.strip())
    return _element(
        "segment",
        _element("source", *source),
        _element("target", *target) if translated else None,
        id=f"s{segment.number}",
        state=state if translated else "initial",
    )


class _Marks:
    """The inline elements of a unit; two marks of a sentence that render each other have the same id, all others ids of their own."""

    def __init__(self, glossary: Glossary) -> None:
        self._terms, self._first, self._count = glossary.by_id, dict[str, str](), 0
        self._aligned: dict[int, str] = {}

    def sides(self, segment: Segment) -> tuple[list[Content], list[Content]]:
        """The inline content of the Korean and of the English of a segment."""
        self._aligned = {}
        source, target = ([*self._content(nest(line))] for line in (segment.ko, segment.en))
        return source, target

    def _content(self, leaves: Iterable[InlineTree]) -> Iterator[Content]:
        for leaf in leaves:
            match leaf:
                case str():
                    yield leaf
                case MarkedRun(mark=Mention(term=term) as mention, part=0) if term in self._terms:
                    yield self._mention(mention, leaf)
                case MarkedRun(mark=Emphasis()):
                    inside = self._content(leaf.inside)
                    yield _element("pc", *inside, id=self._id("i"), type="fmt", subType="xlf:i")
                case MarkedRun():
                    yield from self._content(leaf.inside)
                case Anchor() | NoteReference():
                    pass  # a point without words

    def _mention(self, mention: Mention, run: MarkedRun) -> Element:
        own = self._aligned.get(mention.alignment or 0) or self._id("m")
        if mention.alignment:
            self._aligned[mention.alignment] = own
        self._first.setdefault(mention.term, own)
        return _element("mrk", *self._content(run.inside), id=own, type="term", ref=f"#gls={mention.term}")

    def _id(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"

    def glossary(self) -> Element | None:
        """The entries of the terms marked so far, in order of first mark; None if there are none."""
        made = [self._entry(self._terms[id_], first) for id_, first in self._first.items()]
        return _gls("glossary", *made) if made else None

    def _entry(self, term: Term, first: str) -> Element:
        return _gls(
            "glossEntry",
            _gls("term", term.ko),
            *(_gls("translation", form) for form in term.forms("en")),
            _gls("definition", plain_text(term.definition.en)),
            id=term.id,
            ref=f"#{first}",
        )


FORMAT = edition_download(
    "xliff2",
    "XLIFF 2.1 of an edition, with its terms as glossary and marks, to go on translating elsewhere",
    Download(
        "XLIFF 2.1",
        "{id}/{id}.xlf",
        "application/xliff+xml",
        _("translation tools that read XLIFF 2, such as Okapi and Weblate"),
    ),
    document,
    """\
Carries both texts as published, sentence by sentence with their state, the marks of terms with their entries (glossary module), italics
and the translator's notes. Loses corrections and the calls of footnotes. Read by translate-toolkit 3.20; valid against the schema of
XLIFF 2.
""",
    _of_work,
)
