"""Prose as the template of a book sets it: a list of texts and of elements around them, in which no text is markup."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from markupsafe import Markup

Node = str | dict[str, Any]
_ELEMENTS = {"em": "em", "strong": "strong", "a": "link", "span": "ko"}


def prose(text: Markup) -> list[Node]:
    """The nodes of a text with emphasis, links and words of another script."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.opened[0]


def element(kind: str, *inside: Node, **more: str | bool) -> Node:
    """An element around other nodes."""
    return {"as": kind, "inside": list(inside), **more}


class _Reader(HTMLParser):
    """Reads the markup that `reading.markup` makes; `opened` are the contents of the elements that are open, the text's own first."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[list[Node]] = [[]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        inside: list[Node] = []
        address = dict(attrs).get("href")
        self.opened[-1].append({"as": _ELEMENTS[tag], "inside": inside, **({"href": address} if address else {})})
        self.opened.append(inside)

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        self.opened.pop()

    def handle_data(self, data: str) -> None:
        """Put a text into the element that is open."""
        self.opened[-1].append(data)
