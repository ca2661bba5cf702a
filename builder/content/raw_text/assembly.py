"""Units of a raw text from the kinds of its lines: stanzas, tables, speeches with who speaks, and prose whose lines were broken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from builder.content.raw_text.cells import cell_count, head_rows, is_row_of, rows
from builder.content.raw_text.labels import ASKING, is_speaker, label_of, names_of
from builder.content.raw_text.line_marks import SENTENCE_CLOSE
from builder.content.raw_text.lines import RawLine
from builder.content.raw_text.tagger import CERTAIN, LineKind
from builder.content.raw_text.unit import Unit
from builder.content.raw_text.wraps import breaking_width, joined, own_width

_LONGEST_NAME = 30  # characters of a line with nothing but who speaks, and when
# What rows of a table may be taken for, and those whose cells bars divide.
_LIKE_ROWS = frozenset(("paragraph", "verse", "heading", "quotation"))
_LIKE_BARRED_ROWS = _LIKE_ROWS | {"dateline", "imprint", "item"}
_BROKEN = frozenset(("paragraph", "speech", "item", "quotation", "footnote", "stage", "reference", "postscript"))
_SURE = frozenset(":：=>|│○◯◎")  # signs that nothing but a label has in what is said
_TIME = re.compile(r"[\[(]?(?:오전|오후)?\s?\d{1,2}:\d{2}(?::\d{2})?[\])]?|\d+(?=[.:]?$)")
_BESIDE_NAME = re.compile(r"^\W+|\W+$")


def units(lines: Sequence[RawLine], kinds: Sequence[LineKind]) -> tuple[Unit, ...]:
    """The units of a text, in order; together they have every character of it but spaces.

    Lines of a kind in a group are one unit if they are a stanza or a table, or one line that was broken. The name of who speaks, be it
    on a line of its own, is the label of what is said.
    """
    tagged = list(zip(lines, _with_rows(lines, kinds), strict=True))
    width = breaking_width(
        [tuple(line.text for line, _ in run) for _, run in groupby(tagged, lambda one: one[0].group)]
    )
    found = [
        replace(unit, group=group)
        for (group, kind), run in groupby(tagged, lambda one: (one[0].group, one[1].kind))
        for unit in _run(kind, [*run], width)
    ]
    return tuple(_with_names(found))


def _with_rows(lines: Sequence[RawLine], kinds: Sequence[LineKind]) -> list[LineKind]:
    """The kinds, in which lines of a group that have as many cells are rows of a table, unless all are of a kind that no row looks like."""
    found = list(kinds)
    places = range(len(lines))
    for (_, (cells, barred)), run in groupby(places, lambda at: (lines[at].group, cell_count(lines[at].text))):
        same = [at for at in run if not lines[at].stated]
        told = {found[at].kind for at in same}
        if cells > 1 and len(same) > 1 and (len(told) > 1 or told <= (_LIKE_BARRED_ROWS if barred else _LIKE_ROWS)):
            for at in same:
                found[at] = found[at] if found[at].kind == "table" else LineKind("table", 0)
    return found


def _run(kind: str, run: Sequence[tuple[RawLine, LineKind]], width: int | None) -> Iterator[Unit]:
    """The units of lines of a kind that follow one another in a group."""
    unit, texts = run[0][0].unit, tuple(line.text for line, _ in run)
    if unit and unit.kind:
        yield unit
        return
    probability = min(one.probability for _, one in run)
    if kind == "verse":
        yield Unit(texts, kind, guessed=probability < CERTAIN)
    elif kind == "table":
        yield from _table(texts, guessed=probability < CERTAIN)
    else:
        yield from _lines(kind, run, width)


def _lines(kind: str, run: Sequence[tuple[RawLine, LineKind]], width: int | None) -> Iterator[Unit]:
    """A unit for each line, or for lines that were one before they were broken."""
    texts = [line.text for line, _ in run]
    whole = list(joined(texts, width or own_width(texts))) if kind in _BROKEN else [(text,) for text in texts]
    at = 0
    for lines in whole:
        members = run[at : at + len(lines)]
        at += len(lines)
        text = " ".join(lines)
        emphasis = members[0][0].unit.emphasis if members[0][0].unit else ()
        yield Unit(
            (text,),
            kind,
            emphasis=tuple(words for words in emphasis if words in text),
            guessed=min(one.probability for _, one in members) < CERTAIN,
        )


def _table(lines: tuple[str, ...], *, guessed: bool) -> Iterator[Unit]:
    """The rows of a table, whose cells are all divided alike; what has no cells, or stands alone, is an item."""
    widths = [cell_count(line) for line in lines]
    for at in range(1, len(lines)):
        if widths[at - 1][0] > 1 and is_row_of(lines[at], widths[at - 1][0]):
            widths[at] = widths[at - 1]
    for (cells, _), members in groupby(range(len(lines)), key=widths.__getitem__):
        run = tuple(lines[at] for at in members)
        if cells > 1 and len(run) > 1:
            yield Unit(run, "table", head_rows=head_rows(run), rows=rows(run), guessed=guessed)
        else:
            yield from (Unit((line,), "item", guessed=True) for line in run)


def _with_names(found: Sequence[Unit]) -> Iterator[Unit]:
    """The units, with who speaks as the label of each speech: what stands before it on its line, or alone on the line above."""
    spoken = [unit.lines[0] for unit in found if unit.kind == "speech"]
    names = names_of(spoken)
    alone = Counter(_without_time(line) for line in spoken if len(line) <= _LONGEST_NAME)
    name: Unit | None = None  # a line that may be who speaks below
    for unit in found:
        said = _labelled(unit, names) if unit.kind == "speech" and not unit.speaker else unit
        unnamed = said.kind == "speech" and not said.speaker
        if name and unnamed:
            yield replace(said, speaker=name.lines[0], guessed=said.guessed or name.guessed)
            name = None
            continue
        if name:
            yield name
        name = unit if unnamed and _is_name(unit.lines[0], alone, names) else None
        if not name:
            yield said
    if name:
        yield name


def _labelled(unit: Unit, names: Mapping[str, int]) -> Unit:
    """A speech with its label apart; what a colon or a bar is behind is one even if it stands only once."""
    line = unit.lines[0]
    found = label_of(line)
    if not found or not (found.sign in _SURE or is_speaker(found, names)):
        return unit
    return replace(unit, lines=(line[found.end :], *unit.lines[1:]), speaker=line[: found.end].strip())


def _is_name(line: str, alone: Mapping[str, int], names: Mapping[str, int]) -> bool:
    """Whether a line is nothing but who speaks below: in brackets, with a time, as often alone, or before what is said elsewhere."""
    if len(line) > _LONGEST_NAME or SENTENCE_CLOSE.search(line):
        return False
    name = _without_time(line)
    set_off = bool(_TIME.search(line)) or (line[0] in "[【<〈‹" and line[-1] in "]】>〉›")
    return set_off or name in ASKING or alone[name] > 1 or names.get(name, 0) > 1


def _without_time(line: str) -> str:
    """A line without the time at which somebody speaks, and without signs around the name."""
    return _BESIDE_NAME.sub("", _TIME.sub("", line))
