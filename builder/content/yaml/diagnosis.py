"""What is wrong with a file that is not YAML, in plain words and where it is, which the parser cannot say.

A parser reports where it gave up, which is often lines after the cause and in terms of its grammar. Here the lines up to that place
are held against a table of the slips that people make; the first line that shows one is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from builder.messages.marker import _


class Diagnosis(NamedTuple):
    """A slip: its line and column, both from 1, the message, and the values that the message names."""

    line: int
    column: int
    message: str
    values: Mapping[str, object]


class Slip(NamedTuple):
    """A slip that shows in one line: its form, and the message; the form's named groups are values of the message, `at` is the place."""

    form: re.Pattern[str]
    message: str


_KEY = r"^(?P<lead> *(?:- +)?)(?P<key>[A-Za-z_]\w*)"
# A text with a quotation mark that is closed before the line ends.
_QUOTED_START = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')"""
_RESERVED = _("a text cannot begin with ‘{char}’, which YAML reserves: put it in quotation marks, or under ‘|’")
ONLY_COMMENT = _("‘#’ begins a comment, which leaves no text: put the text in quotation marks, or under ‘|’")
SLIPS = (
    Slip(
        re.compile(r"^(?P<at><{7}|={7}|>{7}|\|{7})(?: .*)?$"),
        _("a merge marker of Git: keep one of the two versions, and delete the markers"),
    ),
    Slip(
        re.compile(r"^ *(?:- *)?(?:[A-Za-z_]\w*:)?(?P<at>[\u00a0\u2000-\u200b\u202f\u3000\ufeff])"),
        _("a space that YAML does not recognize (U+{code}): type an ordinary space"),
    ),
    Slip(re.compile(_KEY + r"(?P<at>[：﹕︓])"), _("a full-width colon after ‘{key}’: write ‘{key}: ’")),
    Slip(re.compile(r"^ *(?P<at>-)(?P<key>[a-z_]\w*):(?: |$)"), _("no space after the hyphen: write ‘- {key}:’")),
    Slip(
        re.compile(r"^ *(?P<at>(?P<char>[－–—‐‑−•·*+])) *(?P<key>[a-z_]\w*):(?: |$)"),
        _("‘{char}’ is no hyphen: write ‘- {key}:’"),
    ),
    Slip(re.compile(_KEY + r":(?P<at>[^\s:/])"), _("no space after the colon: write ‘{key}: ’")),
    Slip(
        re.compile(_KEY + r": +(?P<at>(?P<char>[@`%,\]}]|[|>](?=[^\s\d+-]| +[^\s#])|[-?:](?= )))"),
        _RESERVED,
    ),
    Slip(
        re.compile(rf"^(?:[^\"']|{_QUOTED_START})*?(?:[{{,] *[A-Za-z_]\w*: +|\[ *|(?<!\S)- +)(?P<at>(?P<char>[@`%]))"),
        _RESERVED,
    ),
    Slip(re.compile(rf"^(?:[^\"']|{_QUOTED_START})*?[{{,] *[A-Za-z_]\w*: +(?P<at>(?P<char>[|>&*!]))"), _RESERVED),
    Slip(
        re.compile(_KEY + r": +(?P<at>(?P<char>[&*!]))(?:\s|(?<=\*)\w+(?:\*| +\S)|(?<=[&*])[^A-Za-z0-9_-])"),
        _RESERVED,
    ),
    Slip(re.compile(_KEY + r": +(?P<at>(?P<char>[\[{])[^\[\]{}]*[\]}])(?! *(?:#.*)?$)"), _RESERVED),
    Slip(
        re.compile(_KEY + rf": +(?P<at>{_QUOTED_START})(?! *(?:#.*)?$)"),
        _("the text continues after its closing quotation mark: put all of it in quotation marks, or under ‘|’"),
    ),
    Slip(
        re.compile(_KEY + r": +[^\s\"'{\[|>#][^\n]*?(?P<at>: )"),
        _("a colon and a space within a text: put the text in quotation marks, or under ‘|’"),
    ),
    Slip(re.compile(r"[{,] *(?:[A-Za-z_]\w*): +(?P<at>#)"), ONLY_COMMENT),
)
# The parser's problems for which the place where it began to read says more than the place where it gave up.
OPENED = ("end of stream", "expected ',' or", "expected ':'")
_IN_BRACKETS = (
    ("expected ',' or", _("in brackets and braces a text with ‘: ’ or a bracket in it must be in quotation marks")),
)
# What the parser's own problems mean, where no line shows a slip.
_PROBLEMS = (
    ("end of stream", _("this quotation mark or bracket is never closed: close it, or put the text under ‘|’")),
    ("expected ',' or ']'", _("this bracket is never closed: close it, or put the text in quotation marks")),
    ("expected ',' or '}'", _("this brace is never closed: close it, or put the text in quotation marks")),
    ("control characters", _("a control character, which no text has: delete it")),
    ("expected ':'", _("a line that is neither a key nor a text: write ‘key: text’, or put the text under ‘|’")),
    ("escape", _("a backslash in double quotation marks: put the text in single ones, or under ‘|’")),
    ("mapping values", _("a colon and a space within a text: put the text in quotation marks, or under ‘|’")),
    ("expected key", _("here a key was expected: check the indentation of this line and the one above it")),
    ("'-' indicator", _("here ‘- ’ was expected: check the indentation of this line and the one above it")),
)
_BLOCK = re.compile(r"^(?P<lead> *)(?:- +)?(?:[A-Za-z_]\w*: +)?[|>][-+0-9]*(?: +#.*)?$")


def diagnose(lines: list[str], last: int) -> Diagnosis | None:
    """The first slip in the lines of a file up to `last` (from 1), where the parser gave up; None where none shows.

    What lies in a block text (under ‘|’ or ‘>’) is text and is not looked at, but for merge markers.
    """
    for number, line, is_text in _with_texts(lines[:last]):
        slips = SLIPS[:1] if is_text else SLIPS
        if found := next((found for slip in slips if (found := _in_line(slip, line, number))), None):
            return found
    return _indentation(lines, last) or _of_several(lines, last)


def meaning(problem: str, *, one_line: bool) -> str:
    """What the parser's `problem` means; `one_line` is true where it gave up on the line on which what it was reading began."""
    known = (*(_IN_BRACKETS if one_line else ()), *_PROBLEMS)
    return next((message for words, message in known if words in problem), _("this is not YAML: {problem}"))


def _in_line(slip: Slip, line: str, number: int) -> Diagnosis | None:
    found = slip.form.search(line)
    if not found:
        return None
    values = {**found.groupdict(), "code": f"{ord(found['at'][0]):04X}"}
    return Diagnosis(number, found.start("at") + 1, slip.message, values)


def _with_texts(lines: list[str]) -> Iterator[tuple[int, str, bool]]:
    """The lines with their numbers from 1, and whether each lies in a block text: deeper than the line that opens it, or empty."""
    opened: int | None = None
    for number, line in enumerate(lines, 1):
        depth = len(line) - len(line.lstrip(" "))
        if opened is not None and line.strip() and depth <= opened:
            opened = None
        yield number, line, opened is not None
        if opened is None and (block := _BLOCK.match(line)):
            opened = len(block["lead"])


def _indentation(lines: list[str], last: int) -> Diagnosis | None:
    """A line that is indented like none of those above that it could belong to."""
    levels, complete = list[int](), False
    for number, line, is_text in _with_texts(lines[:last]):
        if is_text or not line.strip() or line.lstrip().startswith("#"):
            continue
        depth = len(line) - len(line.lstrip(" "))
        if levels and depth < levels[-1] and depth not in levels:
            below = max((level for level in levels if level < depth), default=levels[0])
            message = _(
                "the indentation is {depth}, that of the lines above {below} or {above}: line it up with one of them"
            )
            above = min(level for level in levels if level > depth)
            return Diagnosis(number, depth + 1, message, {"depth": depth, "below": below, "above": above})
        if complete and depth > levels[-1] and re.match(_KEY + ":", line):
            message = _("the indentation is {depth}, that of the line above {above}: line it up with that")
            return Diagnosis(number, depth + 1, message, {"depth": depth, "above": levels[-1]})
        complete = bool(re.match(_KEY + r": +[^|>\s#]", line))
        levels = [level for level in levels if level < depth] + _levels(line, depth)
    return None


def _of_several(lines: list[str], last: int) -> Diagnosis | None:
    """A text without quotation marks that goes on where a key was meant, or a line that lacks its colon, above the last line."""
    depth = len(lines[last - 1]) - len(lines[last - 1].lstrip(" ")) if last <= len(lines) else 0
    above = [(number, line) for number, line in enumerate(lines[: last - 1], 1) if line.strip()]
    for number, line in reversed(above):
        begun = re.match(_KEY + r"(?P<colon>:?) +(?P<at>[^|>\s#\"'\[{])", line)
        if begun and begun["colon"] and begun.end("lead") < depth:
            message = _("the text of ‘{key}’ has several lines: put it under ‘|’")
            return Diagnosis(number, begun.start("at") + 1, message, {"key": begun["key"]})
        if begun and not begun["colon"] and begun.end("lead") == depth:
            message = _("no colon after ‘{key}’: write ‘{key}: ’")
            return Diagnosis(number, begun.end("key") + 1, message, {"key": begun["key"]})
        if not begun or begun.end("lead") <= depth:
            return None
    return None


def _levels(line: str, depth: int) -> list[int]:
    """The depths at which what follows a line may stand: its own, and that of what comes after a hyphen."""
    dashes = re.match(r" *(- +)", line)
    return [depth, depth + len(dashes[1])] if dashes else [depth]
