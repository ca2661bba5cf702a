"""XML elements of any vocabulary: building them from names, attributes and content, and serializing them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from lxml import etree

NAMESPACE = "http://www.w3.org/XML/1998/namespace"  # that of xml:id and xml:lang

Element = etree._Element
Content = Element | str | None

# XML 1.0 (5th edition), production 2: other characters must not occur in a document, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# RFC 3986, section 2: ASCII characters that must be escaped in an address; beyond ASCII, IRIs (RFC 3987) are pointers too.
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20<>\"{}|\\^`\[\]\x7f]|%(?![0-9A-Fa-f]{2})")
_STEP = "  "


def element(
    namespace: str,
    tag: str,
    *content: Content,
    attributes: Mapping[str, str | None],
    prefixes: Mapping[str | None, str] | None = None,
) -> Element:
    """An element with its content in order; None is ignored, as content or as an attribute.

    `xml_id`, `xml_lang` and `xml_space` are for `xml:id`, `xml:lang` and `xml:space`; the namespace may be empty. `prefixes` are declared
    on the element, by default the namespace as that of elements without a prefix. Characters that XML does not allow become U+FFFD.
    """
    declared: Any = prefixes or (
        {None: namespace} if namespace else None
    )  # the stubs of lxml know no default namespace
    made = etree.Element(f"{{{namespace}}}{tag}" if namespace else tag, nsmap=declared)
    for name, value in attributes.items():
        if value is not None:
            made.set(_attribute(name), legal(value))
    for item in content:
        if isinstance(item, str):
            _write(made, legal(item))
        elif item is not None:
            made.append(item)
    return made


@cache
def _attribute(name: str) -> str:
    return re.sub("^xml_", f"{{{NAMESPACE}}}", name)


def legal(text: str) -> str:
    """The text with U+FFFD in the place of characters that XML does not allow."""
    return _NOT_XML.sub("\ufffd", text)


def address(url: str) -> str:
    """`url` as a pointer, with disallowed characters percent-encoded."""
    return _NOT_IN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", url)


def local_name(made: Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(made).localname


def serialize(root: Element, is_prose: Callable[[Element], bool]) -> bytes:
    """The document in UTF-8, with an XML declaration, and with line breaks except in those elements whose white space is text."""
    _lay_out(root, "\n", is_prose)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _write(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _lay_out(parent: Element, line: str, is_prose: Callable[[Element], bool]) -> None:
    """Put each child on a line of its own, in every element that contains only elements."""
    if not len(parent) or is_prose(parent):
        return
    parent.text = line + _STEP
    for child in parent:
        _lay_out(child, line + _STEP, is_prose)
        child.tail = line + _STEP
    parent[-1].tail = line
