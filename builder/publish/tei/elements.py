"""TEI elements: building them from names, attributes and content, and serializing them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from lxml import etree

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML = "http://www.w3.org/XML/1998/namespace"

Element = etree._Element
Content = Element | str | None

_NAMESPACES: Any = {None: TEI_NAMESPACE}  # the stubs of lxml know no default namespace

# XML 1.0 (5th edition), production 2: other characters must not occur in a document, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# RFC 3986, section 2: ASCII characters that must be escaped in an address; beyond ASCII, IRIs (RFC 3987) are pointers too.
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20<>\"{}|\\^`\[\]\x7f]|%(?![0-9A-Fa-f]{2})")
# Elements in which white space between children would be part of the text.
_PROSE = frozenset(
    {"s", "def", "label", "note", "p", "title", "author", "publisher", "change", "catDesc", "desc", "edition", "quote"}
)
_STEP = "  "


def element(tag: str, *content: Content, **attributes: str | None) -> Element:
    """An element with its content in order; None is ignored, as content or as an attribute.

    `xml_id` and `xml_lang` are for `xml:id` and `xml:lang`. Characters that XML does not allow become U+FFFD.
    """
    made = etree.Element(f"{{{TEI_NAMESPACE}}}{tag}", nsmap=_NAMESPACES)
    for name, value in attributes.items():
        if value is not None:
            made.set(re.sub("^xml_", f"{{{XML}}}", name), _legal(value))
    for item in content:
        if isinstance(item, str):
            _write(made, _legal(item))
        elif item is not None:
            made.append(item)
    return made


def spaced(parts: Iterable[Content]) -> Iterator[Content]:
    """The parts separated by spaces, so that their joined text is readable."""
    for number, part in enumerate(part for part in parts if part is not None):
        if number:
            yield " "
        yield part


def name(made: Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(made).localname


def address(url: str) -> str:
    """`url` as a pointer, with disallowed characters percent-encoded."""
    return _NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", url)


def when(value: str) -> str | None:
    """A year, month or day for @when; None if the date is impossible."""
    try:
        date.fromisoformat(f"{value}-01-01"[: len("2025-01-01")])
    except ValueError:
        return None
    return value


def serialize(root: Element) -> bytes:
    """The document in UTF-8, with an XML declaration, and with line breaks where they add nothing to any text."""
    _lay_out(root, "\n")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _legal(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _write(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _lay_out(parent: Element, line: str) -> None:
    """Put each child on a line of its own, in every element that contains only elements."""
    if not len(parent) or _is_prose(parent):
        return
    parent.text = line + _STEP
    for child in parent:
        _lay_out(child, line + _STEP)
        child.tail = line + _STEP
    parent[-1].tail = line


def _is_prose(parent: Element) -> bool:
    holds_sentences = any(name(child) == "s" for child in parent)
    return name(parent) in _PROSE and not holds_sentences
