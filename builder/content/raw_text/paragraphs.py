"""The units in lines that follow one another: rows of a table, what a mail quotes, labels, verse within prose, and prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.content.raw_text.cells import LONGEST_CELL, columns, head_rows, is_row_of, rows
from builder.content.raw_text.line_marks import ANSWERED, GOES_ON_TELLING, MARKED, SAID_SO, SENTENCE_LIKE
from builder.content.raw_text.stanzas import is_quoted_verse
from builder.content.raw_text.unit import OMIT, Group, Unit
from builder.content.raw_text.wraps import breaking_width, joined

_SIGNATURE = "--"  # above who writes a mail, by the convention of mail programs
_UNFINISHED = re.compile(r"(?:[은는를에]|(?<![가노마])을)$")  # a line of a speech, broken to be read aloud
_LEAST_WORDS = 4  # of such a line, as against a heading
_LONGEST_BREATH = 40  # characters of such a line
_WORK = re.compile(
    r"\d\s?[×xX]\s?\d[\d.]*\s?(?:[×xX]\s?\d[\d.]*\s?)?(?:cm|㎝|mm|㎜|m)\b|(?:길이|너비|높이|지름|크기)\s?[\d.]+\s?(?:cm|㎝|mm|㎜|m)\b|(?:캔버스|종이|비단|장지|한지|판지)에\s"
)


def of_group(group: Group, width: int | None = None, *, begins: bool = False) -> Iterator[Unit]:
    """The units of a group, whose lines were broken at a width, if the text's were; `begins` is whether the text begins with it."""
    if isinstance(group, Unit):
        yield group
        return
    if group[0] == _SIGNATURE:
        yield Unit(group[:1], OMIT)
        yield from (Unit((line,), "contact") for line in group[1:])
        return
    if not begins and is_quoted_verse(group):
        yield Unit(group, "verse")
        return
    for kind, run in _runs(group):
        if kind == "quotation":
            yield Unit(run, kind)
        elif kind == "table":
            yield Unit(run, "table", head_rows=head_rows(run), rows=rows(run))
        elif _is_label(run):
            yield Unit(run, "caption")
        else:
            joins = [" ".join(lines) for lines in joined(run, width or _width(run))]
            yield from (Unit((line,), _kind_within(at, joins)) for at, line in enumerate(joins))


def _kind_within(at: int, lines: Sequence[str]) -> str | None:
    """What somebody says within what is told, without a blank line around it, is part of that, no quotation."""
    if any(_is_telling(one, lines) for one in (at - 1, at, at + 1) if one == at or ANSWERED.match(lines[at])):
        return "paragraph"
    after = lines[at + 1] if at < len(lines) - 1 else ""
    unfinished = _UNFINISHED.search(lines[at]) and len(lines[at].split()) >= _LEAST_WORDS
    if unfinished and SENTENCE_LIKE.search(after) and len(after) <= _LONGEST_BREATH:
        return "paragraph"
    told = 0 < at < len(lines) - 1 and ANSWERED.match(lines[at]) and not MARKED.match(lines[at - 1])
    return "paragraph" if told and SENTENCE_LIKE.search(lines[at - 1]) else None


def _is_telling(at: int, lines: Sequence[str]) -> bool:
    """Whether a line goes on with words within quotation marks, at its own beginning or in the line before it."""
    if not 0 <= at < len(lines):
        return False
    after_words = at > 0 and ANSWERED.match(lines[at - 1]) and SAID_SO.match(lines[at])
    return bool(GOES_ON_TELLING.match(lines[at]) or after_words)


def _width(lines: tuple[str, ...]) -> int:
    """The width at which a paragraph was broken by itself; 0 if it was not, or does not end a sentence."""
    return (breaking_width([lines], 1) or 0) if SENTENCE_LIKE.search(lines[-1]) else 0


def _is_label(lines: Sequence[str]) -> bool:
    """Whether these are the label of a picture on show: short lines, of which one says what it is made of, or how large it is."""
    short = all(
        len(line) <= LONGEST_CELL and not SENTENCE_LIKE.search(line) and not MARKED.match(line) for line in lines
    )
    apart = len(lines) > 1 or "  " in lines[0]
    return apart and short and any(_WORK.search(line) for line in lines)


def _runs(group: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The runs of the group: rows of a table, whose cells are all divided alike, lines that a mail quotes, and others."""
    widths = [columns(line) for line in group]
    for at in range(1, len(group)):
        if widths[at - 1][0] > 1 and is_row_of(group[at], widths[at - 1][0]):
            widths[at] = widths[at - 1]
    for (cells, _), members in groupby(range(len(group)), key=widths.__getitem__):
        run = tuple(group[at] for at in members)
        if cells == 0:
            yield "quotation", run
            continue
        yield ("table" if cells > 1 and len(run) > 1 else ""), run
