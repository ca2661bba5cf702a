"""OpenDocument texts (ODT, as LibreOffice writes them), read into a tree of HTML.

odfdo, which reads them too, gives Markdown in which quotations are paragraphs and notes a list.
"""

from __future__ import annotations

import re

from lxml import etree

from builder.content.documents import html
from builder.content.importers.archive import members
from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.importers.kinds import UNREADABLE
from builder.content.importers.xml import XmlElement, elements
from builder.model.finding import Place

_TAGS = {
    "line-break": "br",
    "list": "ul",
    "list-header": "p",
    "list-item": "li",
    "p": "p",
    "table": "table",
    "table-cell": "td",
    "table-header-rows": "thead",
    "table-row": "tr",
}
_LEFT_OUT = frozenset(
    {
        "annotation",
        "desc",
        "title",
        "note-citation",
        "sequence-decls",
        "tracked-changes",
        "table-of-content",
        "forms",
        "automatic-styles",
    }
)
_SPACES = {"s": " ", "tab": " "}
_QUOTATIONS = frozenset({"Quotations", "Block_20_Text", "Quote"})
_MOST_SPACES = 100
_PICTURES = "Pictures/"


def contents(file: ForeignFile) -> html.Contents:
    """The contents of a document; raises ForeignError for what is none, is damaged, or does harm."""
    parts = {
        name: part for name, part in members(file, _PICTURES) if name == "content.xml" or name.startswith(_PICTURES)
    }
    content = parts.get("content.xml")
    root = next(elements(content, {"document-content"}), None) if content else None
    body = root and next(root.within("text"), None)
    if not root or not body:
        message = "the document is damaged, or none of LibreOffice: save it anew as .odt"
        raise ForeignError(UNREADABLE.at(Place(file.name), message))
    made = etree.Element("body")
    _fill(made, body, _Styles(root))
    return html.contents(made, {name: part.data for name, part in parts.items()})


class _Styles:
    """What the document's own styles say of paragraphs, words and lists."""

    def __init__(self, root: XmlElement) -> None:
        self._quotations = set(_QUOTATIONS)
        self._emphasis: set[str] = set()
        self._numbered: set[str] = set()
        for style in root.within("style"):
            name, parent = style.attributes.get("name", ""), style.attributes.get("parent-style-name", "")
            if parent in _QUOTATIONS:
                self._quotations.add(name)
            if any(self._is_emphatic(one) for one in style.within("text-properties")):
                self._emphasis.add(name)
        for style in root.within("list-style"):
            if style.child("list-level-style-number"):
                self._numbered.add(style.attributes.get("name", ""))

    @staticmethod
    def _is_emphatic(properties: XmlElement) -> bool:
        stated = properties.attributes
        return stated.get("font-style") == "italic" or stated.get("font-weight") == "bold"

    def tag(self, element: XmlElement) -> str:
        """The tag of HTML for an element."""
        style = element.attributes.get("style-name", "")
        if element.name == "h":
            return f"h{min(_number(element.attributes.get('outline-level', '1')), 6)}"
        if element.name == "p" and style == "Title":
            return "h1"
        if element.name == "p" and style in self._quotations:
            return "blockquote"
        if element.name == "list" and style in self._numbered:
            return "ol"
        if element.name == "span":
            return "em" if style in self._emphasis else "span"
        return _TAGS.get(element.name, "span")


def _fill(made: etree._Element, source: XmlElement, styles: _Styles) -> None:
    for part in source.content:
        if isinstance(part, str):
            append_text(made, part)
        elif part.name in _SPACES:
            append_text(made, " " * min(_number(part.attributes.get("c", "1")), _MOST_SPACES))
        elif part.name == "note":
            cited, body = part.child("note-citation"), part.child("note-body")
            if cited and body:
                _fill(etree.SubElement(made, html.NOTE, mark=f"{cited.text().strip()})"), body, styles)
        elif part.name == "image":
            etree.SubElement(made, "img", src=part.attributes.get("href", "").removeprefix("./"), alt=_alt(source))
        elif part.name not in _LEFT_OUT:
            _fill(etree.SubElement(made, styles.tag(part)), part, styles)


def _alt(frame: XmlElement) -> str:
    """What a document says that a picture shows."""
    told = (frame.child("desc"), frame.child("title"))
    return next((text for one in told if one and (text := one.text().strip())), "")


def _number(stated: str) -> int:
    """A number that an attribute states; 1 for what is none, or none that can be meant."""
    return int(stated) if re.fullmatch("[1-9][0-9]{0,3}", stated) else 1


def append_text(made: etree._Element, text: str) -> None:
    """Append a text to an element, in the place that lxml has for it."""
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text
