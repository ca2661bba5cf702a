"""The table `[tool.daeyeok]` of a pyproject.toml: its settings, with the lines on which they are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from builder.build.reported_error import ReportedError
from builder.messages.marker import Message, _

_TABLE = re.compile(r"\s*\[\s*tool\s*\.\s*daeyeok\s*\]")
_HEADER = re.compile(r"\s*\[")
_PLACE = re.compile(r"\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


_NO_SETTING = _("pyproject.toml:{place}: this is no setting: write ‘{example}’")
_NOT_CLOSED = _(
    "pyproject.toml:{place}: a text is not closed: put the quotation mark of its beginning at its end, on the same line"
)
_TWICE = _("pyproject.toml:{place}: this is stated twice: remove one of the two")
# What is wrong, by how the parser begins to say it.
_PROBLEMS: Mapping[str, Message] = {
    "Invalid value": _(
        "pyproject.toml:{place}: this is no value: put a text in straight quotation marks, as in ‘{example}’"
    ),
    "Invalid statement": _NO_SETTING,
    "Expected '='": _NO_SETTING,
    "Unterminated string": _NOT_CLOSED,
    'Expected "': _NOT_CLOSED,
    "Illegal character": _NOT_CLOSED,
    "Found invalid": _NOT_CLOSED,
    "Unescaped": _("pyproject.toml:{place}: a backslash: write two, or put the text in single quotation marks"),
    "Unclosed array": _("pyproject.toml:{place}: a list is not closed: add ‘]’ at its end"),
    "Unclosed inline table": _("pyproject.toml:{place}: a table is not closed: add ‘}}’ at its end"),
    "Expected ']'": _("pyproject.toml:{place}: the name of a table is not closed: add ‘]’ at its end"),
    "Cannot": _TWICE,
    "Duplicate": _TWICE,
    "Expected newline": _("pyproject.toml:{place}: something follows the value: put each setting on a line of its own"),
}
_EXAMPLE = 'dashes = "em"'


class SettingsError(ReportedError):
    """Raised for an invalid setting; the message says which, where, and what is valid."""


@dataclass(frozen=True)
class ProjectFile:
    """The settings of a pyproject.toml as TOML has them, and the text that they are in."""

    text: str
    settings: Mapping[str, object]

    def place(self, key: str) -> str:
        """Where the setting is, as `pyproject.toml:12`; the line of the table if it is not on a line of its own.

        A table of the setting's own, `[tool.daeyeok.name]`, counts as its line.
        """
        own = re.compile(rf"\s*\[\s*tool\s*\.\s*daeyeok\s*\.\s*{re.escape(key)}\s*\]")
        within, table = False, 1
        for number, line in enumerate(self.text.splitlines(), 1):
            if own.match(line):
                return f"pyproject.toml:{number}"
            if _TABLE.match(line):
                within, table = True, number
            elif _HEADER.match(line):
                within = False
            elif within and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
                return f"pyproject.toml:{number}"
        return f"pyproject.toml:{table}"


def read_project(text: str) -> ProjectFile:
    """The table of a pyproject.toml. Raises SettingsError if the file is not TOML, or the table none."""
    try:
        tool = tomllib.loads(text).get("tool", {})
    except RecursionError as fault:
        raise SettingsError("pyproject.toml is nested too deeply") from fault
    except tomllib.TOMLDecodeError as fault:
        found = _PLACE.search(str(fault))
        place = f"{found['line']}:{found['column']}" if found and found["line"] else str(text.count("\n") + 1)
        problem = _PLACE.sub("", str(fault))
        meant = next((said for words, said in _PROBLEMS.items() if problem.startswith(words)), None)
        message = meant or "pyproject.toml:{place}: this is not TOML: {problem}"
        raise SettingsError(message, place=place, problem=problem, example=_EXAMPLE) from fault
    table = tool.get("daeyeok", {}) if isinstance(tool, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError("{place}: tool.daeyeok must be a table", place=ProjectFile(text, {}).place("daeyeok"))
    return ProjectFile(text, table)
