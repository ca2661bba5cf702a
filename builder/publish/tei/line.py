"""A sentence in TEI: words, marked terms, corrections, footnote calls and translator's notes, nested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.languages import Language
from builder.model.block_kinds import LineUnit
from builder.model.edition import Line, Note, Pair
from builder.model.marks import Anchor, CorrectionMark, Emphasis, Link, Mention, NoteReference, Reading
from builder.model.nesting import InlineTree, MarkedRun, cells, nest
from builder.model.term_kinds import TERM_KINDS
from builder.model.terms import Glossary
from builder.publish.tei.elements import element, spaced
from builder.publish.tei.prose import bibl, prose_nodes, word_nodes
from builder.publish.xml import Content, Element, local_name

OTHER: dict[Language, Language] = {"ko": "en", "en": "ko"}
_APPARATUS = frozenset({"note", "ptr"})


@dataclass(frozen=True)
class Setting:
    """The context of a sentence: the pair, the entries, and who is responsible for notes and corrections."""

    pair: Pair
    glossary: Glossary
    resp: str

    def note(self, number: int) -> Note:
        """The note of the pair with this number."""
        return next(note for note in self.pair.notes if note.number == number)


def sentence(line: Line, number: int, setting: Setting, unit: LineUnit = "s") -> Element:
    """The element of a line, the `number`th of its pair: a sentence, a line of verse, or a row of a table with its cells."""
    own, other = (f"{language}-{setting.pair.id}.{number}" for language in (line.language, OTHER[line.language]))
    content = _cells(line, setting) if unit == "row" else _contents(nest(line), line.language, setting)
    return element(unit, *content, xml_id=own, corresp=f"#{other}")


def _cells(line: Line, setting: Setting) -> Iterator[Element]:
    return (element("cell", *_contents(cell, line.language, setting)) for cell in cells(nest(line)))


def translators_note(note: Note, setting: Setting) -> Element:
    """A note with the words that it explains, its text in each of its languages, and its sources."""
    parts = (
        element("label", *word_nodes(note.on, "en")),
        element("p", *prose_nodes(note.en, "en"), xml_lang="en"),
        element("p", *prose_nodes(note.ko, "ko"), xml_lang="ko") if note.ko else None,
        *map(bibl, setting.glossary.bibliography.cited(note.sources)),
    )
    number = str(note.number)
    attributes = {"xml_id": f"note-{number}", "n": number, "type": "translator", "resp": setting.resp, "xml_lang": "en"}
    return element("note", *spaced(parts), **attributes)


def call_id(footnote: str, nth: int, language: Language) -> str:
    """The id of the nth call of a footnote in the text."""
    return f"{language}-{footnote}-call{nth if nth > 1 else ''}"


def _contents(leaves: Iterable[InlineTree], language: Language, setting: Setting) -> Iterator[Content]:
    for leaf in leaves:
        match leaf:
            case str():
                yield from word_nodes(leaf, language)
            case Anchor():
                yield translators_note(setting.note(leaf.note), setting)
            case NoteReference():
                yield _call(leaf, language, [])
            case MarkedRun():
                yield from _run(leaf, language, setting)


def _run(run: MarkedRun, language: Language, setting: Setting) -> Iterator[Content]:
    """The run's element, followed by the notes at its end, since a note on a term is not part of the term."""
    inside, after = list(_contents(_upright(run, setting), language, setting)), []
    while inside and _is_apparatus(inside[-1]):
        after.append(inside.pop())
    match run.mark:
        case Mention() as mention:
            yield from _mention(mention, run.part, inside, language, setting)
        case Emphasis():
            yield element("hi", *inside, rend="italic")
        case NoteReference() as call:
            yield _call(call, language, inside)
        case Link(href=href):
            yield element("ref", *inside, target=href)
        case Reading(hangul=hangul):
            yield element("ruby", element("rb", *inside), element("rt", hangul))
        case CorrectionMark() as correction:
            yield from _correction(correction, run.part, inside, setting.resp)
    yield from reversed(after)


def _upright(run: MarkedRun, setting: Setting) -> tuple[InlineTree, ...]:
    """What the run holds, but of a work's title in italics the title alone: its element says that it is one."""
    match run:
        case MarkedRun(Mention(term=id_), (MarkedRun(Emphasis(), inside),)) if _is_work(id_, setting):
            return inside
        case _:
            return run.inside


def _is_work(id_: str, setting: Setting) -> bool:
    term = setting.glossary.by_id.get(id_)
    return term is not None and term.kind == "work"


def _is_apparatus(content: Content) -> bool:
    return isinstance(content, Element) and local_name(content) in _APPARATUS


def _mention(
    mention: Mention, part: int, inside: Iterable[Content], language: Language, setting: Setting
) -> Iterator[Content]:
    """The element for the kind of the entry; words marked by an override as a term without an entry stay plain."""
    term = setting.glossary.by_id.get(mention.term)
    if term is None:
        yield from inside
        return
    tag = TERM_KINDS[term.kind].element
    own, other = (f"{side}-{setting.pair.id}-m{mention.alignment}" for side in (language, OTHER[language]))
    linked = mention.alignment is not None
    yield element(
        tag,
        *inside,
        type=term.kind if tag == "name" else None,
        ref=f"term:{term.id}",
        xml_id=own if linked and part == 0 else None,
        corresp=f"#{other}" if linked and part == 0 else None,
        prev=f"#{own}" if linked and part else None,
    )


def _call(call: NoteReference, language: Language, inside: Iterable[Content]) -> Element:
    """The call of an author's footnote: a `ref` around the author's own mark, or a `ptr` if the source has none."""
    own, target = call_id(call.footnote, call.nth, language), f"#{language}-{call.footnote}"
    return element("ref" if call.start < call.end else "ptr", *inside, xml_id=own, type="noteCall", target=target)


def _correction(correction: CorrectionMark, part: int, inside: Iterable[Content], resp: str) -> Iterator[Element]:
    """Both readings; if a correction is split, the first part has the complete source reading, so that either reading stays complete."""
    wrong, right = ("sic", "corr") if correction.why else ("orig", "reg")
    yield element("choice", element(wrong, "" if part else correction.sic), element(right, *inside, resp=resp))
    if correction.why and part == 0:
        yield element("note", *prose_nodes(correction.why, "en"), type="correction", resp=resp, xml_lang="en")
