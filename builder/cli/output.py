"""What is printed: the only place through which anything reaches a terminal, a log or another program."""

from __future__ import annotations

import json
import os
import re
import sys
from contextlib import suppress
from dataclasses import dataclass
from io import TextIOWrapper

import click

from builder.languages.code_points import escaped_json, name, visible
from builder.model.finding import filled

# The styles that this program uses, alone or, where one goes on in the next line, together. Were one in the content, it could hide or forge
# nothing.
_CODE = "(?:[0124]|3[123])"
_STYLE = re.compile(rf"(\x1b\[{_CODE}(?:;{_CODE})*m)")
# What GitHub's runner takes for a command in the log of a step: https://github.com/actions/runner, `ActionCommand`.
_COMMAND = re.compile(r"^([^\S\n]*)(:)(?=:)|(##)(\[)", re.M)


@dataclass(frozen=True)
class Link:
    """A text that a terminal shows as a link to an address."""

    text: str
    address: str


def echo(*parts: str | Link, err: bool = False) -> None:
    """Print one text for people, in lines; whatever is neither text nor one of our styles is made visible."""
    click.echo("".join(_shown(part) for part in parts), err=err)


def tell(message: str, *, err: bool = False, **values: object) -> None:
    """Print a message on one line, its `{names}` filled in with the values, as in findings."""
    echo(filled(message, values), err=err)


def emit(report: str) -> None:
    """Print a report for a program, which has been made safe in the program's own way."""
    click.echo(report)


def print_json(value: object) -> None:
    """Print a value as indented JSON."""
    emit(escaped_json(json.dumps(value, ensure_ascii=False, indent=2)))


def print_everything() -> None:
    """Escape what the encoding of the output cannot express."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def print_rest() -> None:
    """Print what is still to be printed, to nowhere if a stream takes no more: https://docs.python.org/3/library/signal.html#note-on-sigpipe."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _shown(part: str | Link) -> str:
    if isinstance(part, Link):  # OSC 8, a terminal's hyperlink
        return f"\x1b]8;;{visible(part.address)}\x1b\\{_shown(part.text)}\x1b]8;;\x1b\\"
    pieces = _STYLE.split(part)
    pieces[::2] = map(visible, pieces[::2])
    shown = "".join(pieces)
    return _COMMAND.sub(_disarmed, shown) if os.environ.get("GITHUB_ACTIONS") == "true" else shown


def _disarmed(command: re.Match[str]) -> str:
    before, sign = (group for group in command.groups() if group is not None)
    return f"{before}<{name(sign)}>"
