"""Errors that a command reports in the language it speaks, instead of ending in a traceback."""

from __future__ import annotations

from builder.model.finding import Gettext, filled


class ReportedError(Exception):
    """An error whose message, of the catalogue, says what is wrong and what to do, with `{names}` for the values."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self._message, self._values = message, values

    def __str__(self) -> str:
        return filled(self._message, self._values)

    def text(self, gettext: Gettext) -> str:
        """The message in the catalogue's language."""
        return filled(gettext(self._message), self._values)
