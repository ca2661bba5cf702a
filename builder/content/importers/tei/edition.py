"""An edition to edit, made from a foreign document: its seed, and its YAML in canonical form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from builder.content.draft import SCHEMA, TODO
from builder.content.formatting import readable_text
from builder.content.importers.foreign import spaced
from builder.content.importers.tei.alignment import Aligned, AlignedPair, AlignedPicture
from builder.content.importers.tei.block_kinds import kind_of, level_of
from builder.content.importers.tei.head import head, scalar
from builder.content.importers.tei.line import ReadCall, ReadCorrection, ReadLine, ReadNote, prose
from builder.content.importers.xml import XmlElement
from builder.content.yaml.layout import (
    BlockCollection,
    Document,
    FlowCollection,
    LayoutEntry,
    LayoutNode,
    PlainScalar,
    write,
)
from builder.languages import LANGUAGES
from builder.model.nesting import CELL_MARK


def seed_text(found: Iterable[Aligned]) -> str:
    """The Korean as the source has it, a paragraph a block; a speaker is before the words."""
    pairs = [pair for pair in found if isinstance(pair, AlignedPair)]
    return "\n\n".join(_source(pair) for pair in pairs) + "\n"


def _source(pair: AlignedPair) -> str:
    said = "\n".join(line.source for line in pair.ko)
    return f"{prose(pair.speaker['ko'])} {said}" if "ko" in pair.speaker else said


def yaml_text(name: str, document: XmlElement, found: Sequence[Aligned], day: str) -> str:
    """The YAML of the edition whose seed and file have this name; TODO stands wherever the document says nothing."""
    pairs = [pair for pair in found if isinstance(pair, AlignedPair)]
    ids = _ids(pairs)
    calls, named = _calls(pairs, ids), {id(pair): id_ for pair, id_ in zip(pairs, ids, strict=True)}
    blocks = [
        LayoutEntry(
            None,
            _picture(one)
            if isinstance(one, AlignedPicture)
            else _pair(one, named[id(one)], calls.get(one.host.attributes.get("id", ""), ())),
        )
        for one in found
    ]
    root = BlockCollection([*head(name, document, day), LayoutEntry("pairs", BlockCollection(blocks))])
    return write(Document([SCHEMA, f"# Made from a TEI document by `daeyeok import`. Replace each {TODO}."], root))


def _ids(pairs: Sequence[AlignedPair]) -> list[str]:
    """The ids that the document has, if all are ids of pairs and differ, else new ones."""
    own = [pair.own_id or "" for pair in pairs]
    if all(own) and len(set(own)) == len(own):
        return own
    return [f"p{number}" for number in range(1, len(pairs) + 1)]


# --- Pairs ------------------------------------------------------------------------------------------------------------


def _picture(picture: AlignedPicture) -> BlockCollection:
    shown = {side: prose(one) for side, one in picture.descriptions.items()}
    description = [LayoutEntry(side, scalar(shown.get(side) or TODO)) for side in LANGUAGES]
    return BlockCollection(
        [LayoutEntry("figure", scalar(picture.name)), LayoutEntry("description", BlockCollection(description))]
    )


def _pair(pair: AlignedPair, id_: str, calls: Sequence[_Call]) -> BlockCollection:
    kind = kind_of(pair.host)
    kind = "paragraph" if kind == "footnote" and not calls else kind
    entries = [LayoutEntry("id", scalar(id_))]
    if kind != "paragraph":
        entries.append(LayoutEntry("kind", scalar(kind)))
    level = level_of(pair.host, kind)
    if kind == "heading" or level > 1:
        entries.append(LayoutEntry("level", _number(level)))
    if pair.speaker:
        labels = [(side, scalar(prose(pair.speaker[side]) if side in pair.speaker else TODO)) for side in LANGUAGES]
        entries.append(LayoutEntry("speaker", FlowCollection(tuple(labels), "{}")))
    if rows := _head_rows(pair):
        entries.append(LayoutEntry("head_rows", _number(rows)))
    if kind == "footnote":
        entries += _of_calls(calls)
    entries.append(LayoutEntry("ko", _text(line.source for line in pair.ko)))
    if any(line.reading != line.text for line in pair.ko):
        entries.append(LayoutEntry("reading", _text(line.reading for line in pair.ko)))
    entries.append(LayoutEntry("en", _text(_english(pair))))
    sides = (pair.ko, pair.en)
    notes = [_note(note, at, side) for side in sides for at, line in enumerate(side) for note in line.notes]
    slips = [_correction(one, at, pair.ko) for at, line in enumerate(pair.ko) for one in line.corrections]
    return BlockCollection([*entries, *_listed("notes", notes), *_listed("corrections", slips), *_gap(pair)])


def _english(pair: AlignedPair) -> Iterator[str]:
    """The English of each line; a row that has none has the cells of the Korean."""
    for at, line in enumerate(pair.ko):
        en = pair.en[at] if pair.en else None
        blank = f" {CELL_MARK} ".join([TODO] * (line.source.count(CELL_MARK) + 1))
        otherwise = blank if pair.host.name == "table" else TODO
        yield (en and (en.marked or en.text)) or otherwise


def _head_rows(pair: AlignedPair) -> int:
    """How many rows at the top of a table are headings."""
    rows = (one for block in pair.blocks[:1] for one in block.parts() if isinstance(one, XmlElement))
    return sum(1 for _ in takewhile(lambda row: row.name == "row" and row.attributes.get("role") == "label", rows))


def _gap(pair: AlignedPair) -> Iterator[LayoutEntry]:
    """What is known of what the source has lost at the end of a pair."""
    gaps = (one for one in pair.host.children("gap") if one.attributes.get("reason") == "truncated")
    if lost := next(gaps, None):
        said = {one.language: spaced(one.text()) for one in lost.children("desc")}
        entries = tuple((side, scalar(said.get(side) or TODO)) for side in LANGUAGES)
        yield LayoutEntry("gap", FlowCollection(entries, "{}"))


def _text(lines: Iterable[str]) -> LayoutNode:
    text = "\n".join(lines)
    return readable_text(text) or scalar(text)


# --- Footnotes --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Call:
    """A call of a footnote: the sentence that it is in (`p9.2`), by language the words after which it stands without a mark."""

    place: str
    on: Mapping[str, str]


def _calls(pairs: Sequence[AlignedPair], ids: Sequence[str]) -> dict[str, list[_Call]]:
    """The calls of each footnote by the id of its element; a call names the note, or the note its calls."""
    of_note: dict[str, list[_Call]] = defaultdict(list)
    named = {
        f"#{one}": pair.host.attributes.get("id", "")
        for pair in pairs
        if pair.host.name == "note"
        for one in (pair.host.attributes.get("id", ""), *_pointed(pair.host))
        if one
    }
    for pair, id_ in zip(pairs, ids, strict=True):
        for number, line in enumerate(pair.ko, 1):
            english = pair.en[number - 1].calls if pair.en else ()
            for nth, call in enumerate(line.calls):
                own = f"#{call.element.attributes.get('id', '')}"
                note = named.get(own) or named.get(call.element.attributes.get("target", ""))
                if note:
                    sides = {"ko": call, **({"en": english[nth]} if nth < len(english) else {})}
                    on = {side: _last_words(one) for side, one in sides.items() if not one.is_plain}
                    of_note[note].append(_Call(f"{id_}.{number}", {side: one for side, one in on.items() if one}))
    return of_note


def _pointed(note: XmlElement) -> Iterator[str]:
    return (one.removeprefix("#") for one in note.attributes.get("target", "").split())


def _last_words(call: ReadCall) -> str:
    """The fewest words before a call that do not occur earlier in the line, the last of which it follows."""
    words = call.before.split(" ")
    tails = (" ".join(words[at:]) for at in reversed(range(len(words))))
    return next((tail for tail in tails if call.before.find(tail) + len(tail) == len(call.before)), "")


def _of_calls(calls: Sequence[_Call]) -> Iterator[LayoutEntry]:
    """Where a footnote belongs."""
    yield LayoutEntry("of", scalar(calls[0].place))
    if calls[1:]:
        yield LayoutEntry("also", FlowCollection(tuple((None, scalar(one.place)) for one in calls[1:]), "[]"))
    if calls[0].on:
        yield LayoutEntry("on", FlowCollection(tuple((side, scalar(on)) for side, on in calls[0].on.items()), "{}"))


# --- Notes and corrections --------------------------------------------------------------------------------------------


def _note(note: ReadNote, number: int, side: Sequence[ReadLine]) -> LayoutNode:
    """A note; the words that it is on are numbered where they occur more than once."""
    nth = sum(line.text.count(note.on) for line in side[:number]) + max(note.before, 1) if note.on else 1
    entries = [LayoutEntry("on", scalar(note.on or TODO))]
    if nth > 1:
        entries.append(LayoutEntry("nth", _number(nth)))
    entries.append(LayoutEntry("en", scalar(note.texts.get("en") or TODO)))
    if note.texts.get("ko"):
        entries.append(LayoutEntry("ko", scalar(note.texts["ko"])))
    return BlockCollection(entries)


def _correction(one: ReadCorrection, number: int, side: Sequence[ReadLine]) -> LayoutNode:
    """A correction; one of more than spacing needs a reason."""
    nth = sum(line.source.count(one.sic) for line in side[:number]) + one.before
    spacing = "".join(one.sic.split()) == "".join(one.corr.split())
    why = one.why or ("" if spacing else TODO)
    values = {"from": scalar(one.sic), "to": scalar(one.corr), **({"nth": _number(nth)} if nth > 1 else {})}
    return FlowCollection((*values.items(), *((("why", scalar(why)),) if why else ())), "{}")


def _listed(key: str, items: list[LayoutNode]) -> list[LayoutEntry]:
    return [LayoutEntry(key, BlockCollection([LayoutEntry(None, item) for item in items]))] if items else []


def _number(number: int) -> PlainScalar:
    return PlainScalar((str(number),))
