"""TEI elements: building them from names, attributes and content, and serializing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from builder.publish import xml
from builder.publish.xml import Content, Element, local_name

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
# Elements in which white space between children would be part of the text.
_PROSE = frozenset(
    "s l cell ruby speaker figDesc def label note p title author publisher change catDesc desc edition quote".split()
)


def element(tag: str, *content: Content, **attributes: str | None) -> Element:
    """An element with its content in order; None is ignored, as content or as an attribute.

    `xml_id` and `xml_lang` are for `xml:id` and `xml:lang`. Characters that XML does not allow become U+FFFD.
    """
    return xml.element(TEI_NAMESPACE, tag, *content, attributes=attributes)


def spaced(parts: Iterable[Content]) -> Iterator[Content]:
    """The parts separated by spaces, so that their joined text is readable."""
    for number, part in enumerate(part for part in parts if part is not None):
        if number:
            yield " "
        yield part


def when(value: str) -> str | None:
    """A year, month or day for @when; None if the date is impossible."""
    try:
        date.fromisoformat(f"{value}-01-01"[: len("2025-01-01")])
    except ValueError:
        return None
    return value


def serialize(root: Element) -> bytes:
    """The document in UTF-8, with an XML declaration, and with line breaks where they add nothing to any text."""
    return xml.serialize(root, _is_prose)


def _is_prose(parent: Element) -> bool:
    holds_sentences = any(local_name(child) in ("s", "l") for child in parent)
    return local_name(parent) in _PROSE and not holds_sentences
