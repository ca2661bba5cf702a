"""Where a reader is led from an edition's text: answered by the site, a book, or whatever shows the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from builder.languages import Language


class Links(Protocol):
    """The links of an edition that is read in an interface or a book in one language."""

    @property
    def language(self) -> Language:
        """The interface's language."""

    def term(self, term: str) -> str:
        """The address of what is said of a term."""

    def edit(self, file: str, line: int) -> str | None:
        """The address where a line of a file can be edited; None where it cannot."""

    def report(self, title: str, fields: Mapping[str, str]) -> str | None:
        """The address where a wrong rendering is reported, with what is known filled in; None where there is no such place."""
