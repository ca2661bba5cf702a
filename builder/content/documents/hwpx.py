"""Documents of Hangul (HWPX, OWPML of KS X 6101), read into a tree of HTML.

No library for them is kept by more than one person. What is read is the text: paragraphs with the levels of their outline, tables, notes,
emphasis, pictures; no fields, equations or drawings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from builder.content.documents import html
from builder.content.documents.opendocument import append_text
from builder.content.importers.archive import members
from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.importers.kinds import UNREADABLE
from builder.content.importers.xml import XmlElement, elements
from builder.model.finding import Place

_SECTION = re.compile(r"^Contents/section([0-9]{1,6})\.xml$")
_OUTLINE = re.compile(r"^(?:개요|Outline)\s?([0-9])$")
_PICTURES = "BinData/"
_NOTES = frozenset({"footNote", "endNote"})


def contents(file: ForeignFile) -> html.Contents:
    """The contents of a document; raises ForeignError for what is none, is damaged, or does harm."""
    sections: dict[int, ForeignFile] = {}
    header: ForeignFile | None = None
    manifest: ForeignFile | None = None
    pictures: dict[str, bytes] = {}
    for name, part in members(file, _PICTURES):
        if found := _SECTION.match(name):
            sections[int(found[1])] = part
        elif name == "Contents/header.xml":
            header = part
        elif name == "Contents/content.hpf":
            manifest = part
        elif name.startswith(_PICTURES):
            pictures[name] = part.data
    made, reader = etree.Element("body"), _Reader(header, manifest)
    for number in sorted(sections):
        for section in elements(sections[number], {"sec"}):
            reader.fill(made, section)
    if not sections:
        message = "the document is damaged, or none of Hangul: save it anew as .hwpx"
        raise ForeignError(UNREADABLE.at(Place(file.name), message))
    return html.contents(made, pictures)


class _Reader:
    """Makes HTML of sections, by the styles that the header declares."""

    def __init__(self, header: ForeignFile | None, manifest: ForeignFile | None) -> None:
        self._levels: dict[str, int] = {}
        self._emphasis: set[str] = set()
        self._notes = 0
        items = elements(manifest, {"item"}) if manifest else ()
        self._items = {item.attributes.get("id", ""): item.attributes.get("href", "") for item in items}
        for declared in elements(header, {"style", "charPr"}) if header else ():
            known = declared.attributes
            if declared.name == "charPr" and (declared.child("italic") or declared.child("bold")):
                self._emphasis.add(known.get("id", ""))
            names = (known.get("name", ""), known.get("engName", ""))
            if declared.name == "style" and (found := next(filter(None, map(_OUTLINE.match, names)), None)):
                self._levels[known.get("id", "")] = int(found[1])

    def fill(self, made: etree._Element, section: XmlElement) -> None:
        """Append the paragraphs of a section, a cell or a note."""
        for paragraph in section.children("p"):
            level = self._levels.get(paragraph.attributes.get("styleIDRef", ""))
            block = etree.SubElement(made, f"h{min(level, 6)}" if level else "p")
            for run in paragraph.children("run"):
                self._run(block, run)

    def _run(self, block: etree._Element, run: XmlElement) -> None:
        emphatic = run.attributes.get("charPrIDRef", "") in self._emphasis and not str(block.tag).startswith("h")
        within = etree.SubElement(block, "em") if emphatic else block
        for part in run.children():
            if part.name == "t":
                _text(within, part)
            elif part.name == "tbl":
                self._table(block, part)
            elif part.name == "pic":
                self._picture(block, part)
            else:
                for note in _notes_in(part):
                    self._notes += 1
                    made = etree.SubElement(within, html.NOTE, mark=f"{self._notes})")
                    for listed in note.children("subList"):
                        self.fill(made, listed)

    def _picture(self, block: etree._Element, picture: XmlElement) -> None:
        image, told = picture.child("img"), picture.child("shapeComment")
        item = image.attributes.get("binaryItemIDRef", "") if image else ""
        etree.SubElement(block, "img", src=self._items.get(item, ""), alt=told.text().strip() if told else "")
        for caption in picture.children("caption"):
            for listed in caption.children("subList"):
                self.fill(etree.SubElement(block, "figcaption"), listed)

    def _table(self, block: etree._Element, table: XmlElement) -> None:
        made = etree.SubElement(block, "table")
        for row in table.children("tr"):
            line = etree.SubElement(made, "tr")
            for cell in row.children("tc"):
                span = cell.child("cellSpan")
                stated = span.attributes if span else {}
                tag = "th" if cell.attributes.get("header") == "1" else "td"
                spans = {"colspan": stated.get("colSpan", "1"), "rowspan": stated.get("rowSpan", "1")}
                for listed in cell.children("subList"):
                    self.fill(etree.SubElement(line, tag, spans), listed)


def _notes_in(part: XmlElement) -> Iterator[XmlElement]:
    return (note for note in part.children() if part.name == "ctrl" and note.name in _NOTES)


def _text(made: etree._Element, source: XmlElement) -> None:
    for part in source.content:
        if isinstance(part, str):
            append_text(made, part)
        elif part.name == "lineBreak":
            etree.SubElement(made, "br")
        else:
            append_text(made, " ")
