"""An edition to edit, made from a foreign document: its seed, and its YAML in canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import get_args

from builder.content.draft import SCHEMA, TODO
from builder.content.formatting import readable_text
from builder.content.importers.foreign import spaced
from builder.content.importers.tei.alignment import AlignedPair
from builder.content.importers.tei.line import ReadCorrection, ReadLine, ReadNote, prose
from builder.content.importers.xml import XmlElement
from builder.content.yaml.layout import (
    BlockCollection,
    Document,
    FlowCollection,
    LayoutEntry,
    LayoutNode,
    PlainScalar,
    one_line,
    write,
)
from builder.model.block_kinds import PairKind

_KINDS = {"head": "heading", "item": "item", "quote": "quotation", "bibl": "reference"}
_NUMBERED = frozenset({"paragraph", "subparagraph", "item"})  # the provisions of a law that are items
_DEEPEST = 6  # level of a heading


def seed_text(pairs: Iterable[AlignedPair]) -> str:
    """The Korean as the source has it, a paragraph a block."""
    return "\n\n".join("\n".join(line.source for line in pair.ko) for pair in pairs) + "\n"


def yaml_text(name: str, document: XmlElement, pairs: Sequence[AlignedPair], day: str) -> str:
    """The YAML of the edition whose seed and file have this name; TODO stands wherever the document says nothing."""
    blocks = [LayoutEntry(None, _pair(pair, id_)) for pair, id_ in zip(pairs, _ids(pairs), strict=True)]
    root = BlockCollection([*_head(name, document, day), LayoutEntry("pairs", BlockCollection(blocks))])
    return write(Document([SCHEMA, f"# Made from a TEI document by `daeyeok import`. Replace each {TODO}."], root))


def _ids(pairs: Sequence[AlignedPair]) -> list[str]:
    """The ids that the document has, if all are ids of pairs and differ, else new ones."""
    own = [pair.own_id or "" for pair in pairs]
    return (
        own
        if all(own) and len(set(own)) == len(own)
        else [f"p{number}" for _, number in zip(pairs, count(1), strict=False)]
    )


# --- The head ---------------------------------------------------------------------------------------------------------


def _head(name: str, document: XmlElement, day: str) -> Iterator[LayoutEntry]:
    header = document.child("teiHeader")
    statement = next(header.within("titleStmt"), None) if header else None
    profile = header.child("profileDesc") if header else None
    yield LayoutEntry("seed", _scalar(f"{name}.txt"))
    yield LayoutEntry("title", _bilingual(statement, "title"))
    yield LayoutEntry("summary", _bilingual(profile, "abstract"))
    if statement and statement.child("author"):
        yield LayoutEntry("source", BlockCollection([LayoutEntry("author", _bilingual(statement, "author"))]))
    makers = [_braces(name=one, role="translator") for one in _translators(statement)]
    yield LayoutEntry("translators", BlockCollection([LayoutEntry(None, one) for one in makers]))
    yield LayoutEntry("status", _scalar("draft"))
    revision = _braces(version="0.1", when=day, who=_translators(statement)[0], what="Draft.")
    yield LayoutEntry("revisions", BlockCollection([LayoutEntry(None, revision)]))


def _bilingual(around: XmlElement | None, name: str) -> LayoutNode:
    """The first text of an element's name in each language; one without a language counts where the other is not given."""
    found = {"ko": TODO, "en": TODO}
    for one in reversed([*around.children(name)] if around else []):
        language = one.attributes.get("lang", "").partition("-")[0]
        for side in (language,) if language in found else ("ko", "en") if not language else ():
            found[side] = spaced(one.text({"note"})) or TODO
    return BlockCollection([LayoutEntry(side, _scalar(text)) for side, text in found.items()])


def _translators(statement: XmlElement | None) -> list[str]:
    made = [
        one for one in (statement.children("editor") if statement else ()) if one.attributes.get("role") == "translator"
    ]
    return [prose(one) for one in made if prose(one)] or [TODO]


# --- Pairs ------------------------------------------------------------------------------------------------------------


def _pair(pair: AlignedPair, id_: str) -> BlockCollection:
    block = pair.blocks[0]
    kind = _kind(block)
    entries = [LayoutEntry("id", _scalar(id_))]
    if kind != "paragraph":
        entries.append(LayoutEntry("kind", _scalar(kind)))
    level = _level(block, kind)
    if kind == "heading" or level > 1:
        entries.append(LayoutEntry("level", _number(level)))
    entries.append(LayoutEntry("ko", _text(line.source for line in pair.ko)))
    entries.append(LayoutEntry("en", _text((line.marked or line.text for line in pair.en), TODO)))
    sides = (pair.ko, pair.en)
    notes = [_note(note, at, side) for side in sides for at, line in enumerate(side) for note in line.notes]
    slips = [_correction(one, at, pair.ko) for at, line in enumerate(pair.ko) for one in line.corrections]
    return BlockCollection([*entries, *_listed("notes", notes), *_listed("corrections", slips)])


def _kind(block: XmlElement) -> str:
    """The kind of pair that a block is; a footnote is a paragraph until somebody says of which sentence it is."""
    stated, around = block.attributes.get("type", ""), block.parent
    if block.name == "p" and around and around.attributes.get("type") in _NUMBERED:
        return "item"
    if block.name == "head" and around and around.name in ("figure", "table"):
        return "caption"
    return _KINDS.get(block.name) or (
        stated if stated in get_args(PairKind) and stated not in ("footnote", "heading") else "paragraph"
    )


def _level(block: XmlElement, kind: str) -> int:
    """The level of a heading, the divisions that it is in, and that of an item, the lists; 1 for other kinds."""
    of, level, above = {"heading": "div", "item": "list"}.get(kind), 0, block.parent
    while above is not None and of:
        level += above.name.startswith(of)
        above = above.parent
    return min(max(level, 1), _DEEPEST)


def _text(lines: Iterable[str], otherwise: str = "") -> LayoutNode:
    text = "\n".join(lines) or otherwise
    return readable_text(text) or _scalar(text)


def _note(note: ReadNote, number: int, side: Sequence[ReadLine]) -> LayoutNode:
    """A note; the words that it is on are numbered where they occur more than once."""
    nth = sum(line.text.count(note.on) for line in side[:number]) + max(note.before, 1) if note.on else 1
    parts = [*note.element.children("p")] or [note.element]
    texts = {one.language: prose(one) for one in reversed(parts)}
    entries = [LayoutEntry("on", _scalar(note.on or TODO))]
    if nth > 1:
        entries.append(LayoutEntry("nth", _number(nth)))
    entries.append(LayoutEntry("en", _scalar(texts.get("en") or TODO)))
    if texts.get("ko"):
        entries.append(LayoutEntry("ko", _scalar(texts["ko"])))
    return BlockCollection(entries)


def _correction(one: ReadCorrection, number: int, side: Sequence[ReadLine]) -> LayoutNode:
    """A correction; one of more than spacing needs a reason."""
    nth = sum(line.source.count(one.sic) for line in side[:number]) + one.before
    spacing = "".join(one.sic.split()) == "".join(one.corr.split())
    why = one.why or ("" if spacing else TODO)
    values = {"from": _scalar(one.sic), "to": _scalar(one.corr), **({"nth": _number(nth)} if nth > 1 else {})}
    return FlowCollection((*values.items(), *((("why", _scalar(why)),) if why else ())), "{}")


def _listed(key: str, items: list[LayoutNode]) -> list[LayoutEntry]:
    return [LayoutEntry(key, BlockCollection([LayoutEntry(None, item) for item in items]))] if items else []


def _scalar(text: str) -> PlainScalar:
    return PlainScalar((one_line(text),))


def _number(number: int) -> PlainScalar:
    return PlainScalar((str(number),))


def _braces(**values: str) -> FlowCollection:
    return FlowCollection(tuple((key, _scalar(value)) for key, value in values.items()), "{}")
