"""A writer of HTML that escapes: whatever is put into it and is no markup is escaped, so that no text can become an element."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>\"']")  # what `escape` replaces


class HtmlWriter:
    """HTML written piece by piece, for what has too many small elements for a template, which takes several times as long."""

    def __init__(self) -> None:
        self._parts: list[str] = []

    def text(self, value: str) -> None:
        """Put text, which is escaped, or markup, which is not."""
        self._parts.append(_escaped(value))

    def start(self, tag: str, **attributes: str | None) -> None:
        """Put a start tag, with escaped attributes of which those that are None are left out.

        An underscore in an attribute's name is for a hyphen; that at the end of `class_` is left out.
        """
        written = [f'{_beginning(name)}{_escaped(one)}"' for name, one in attributes.items() if one is not None]
        self._parts.append(f"<{tag}{''.join(written)}>")

    def end(self, tag: str) -> None:
        """Put an end tag."""
        self._parts.append(f"</{tag}>")

    def element(self, tag: str, value: str, **attributes: str | None) -> None:
        """Put an element with text or markup in it; see `start` for the attributes."""
        self.start(tag, **attributes)
        self.text(value)
        self.end(tag)

    def markup(self) -> Markup:
        """All that has been put."""
        return Markup("".join(self._parts))  # noqa: S704 - all of it has been escaped


def _escaped(value: str) -> str:
    return value if type(value) is Markup or not _SPECIAL.search(value) else escape(value)


@cache
def _beginning(name: str) -> str:
    """How an attribute begins; the names are those of the program's own calls."""
    return f' {name.rstrip("_").replace("_", "-")}="'
