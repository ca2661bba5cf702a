"""The links from an edition's text, an interface that the site, a book or any other output implements."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from builder.languages import Language


class Links(Protocol):
    """The links of an edition in an interface, or a book, in one language."""

    @property
    def language(self) -> Language:
        """The interface's language."""

    def term(self, term: str) -> str:
        """The address of a term's entry."""

    def picture(self, edition: str, name: str) -> str:
        """The address of a picture in an edition."""

    def edit(self, file: str, line: int) -> str | None:
        """The address at which a line of a file can be edited; None if there is none."""

    def report(self, title: str, fields: Mapping[str, str]) -> str | None:
        """The address at which a wrong rendering can be reported, with the fields filled in; None if there is none."""
