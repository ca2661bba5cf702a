"""What the arrangement of a raw text's lines says of them: tables, stanzas, speeches, and prose that was broken at a fixed width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

# Marks that begin an item, a note or a numbered heading: such lines are neither verse nor the middle of a sentence.
MARKED = re.compile(
    r"^\s*(?:[-–—•·▲△▶◆■□○●◦*※†‡ㅇ]\s?|[①-⑳]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|\[?\(?\d{1,3}(?:-\d{1,3})?[.)\]]|[가-하][.)]\s|제\s?\d+\s?[편장절관조])"
)
_ENDS = re.compile(r"[.!?。！？…][”’\"'」』)\]]*$")
_ENDS_WITHIN = re.compile(r"[가-힣][.!?]\s+[가-힣]")
_LABEL = re.compile(
    r"^(?P<label>(?:[^\W\d_][\w·.() ]{0,14}?|[QA]\d{0,2})(?:\s\d{1,2}:\d{2}(?::\d{2})?)?\s?[:：=]|[QA문답]\d{0,2}[.)])\s*(?=\S)"
)
_STAGE = re.compile(r"^(?:\([^()]*\)|\[[^\[\]]*\])$")
_BARS, _TABS = re.compile(r"\s*[|│]\s*"), re.compile(r"\s*\t\s*|\s{3,}")
_SHORT_LINE = 32  # characters of a line of verse
_LEAST_VERSE = 4  # lines in a poem
_MOSTLY = 0.6  # the share of a text's lines that make it a poem
_WRAPPED = (25, 100)  # characters of a line that was broken at a fixed width
_LEAST_LABELS = 3  # labelled lines in a conversation
_LONGEST_CELL = 60  # characters


@dataclass(frozen=True)
class Unit:
    """Lines of the text that belong together: of a kind, or of none where their form has to tell.

    `speaker` is the label of a speech, `head_rows` how many rows of a table are headings, and `rows` are they with vertical bars between
    their cells. `level` is that of a heading, and `emphasis` the
    words that are set off in the lines, where a document says so.
    """

    lines: tuple[str, ...]
    kind: str | None = None
    speaker: str | None = None
    head_rows: int = 0
    rows: tuple[str, ...] = ()
    level: int | None = None
    emphasis: tuple[str, ...] = ()


Group = (
    tuple[str, ...] | Unit
)  # lines between blank lines, of which nothing is known, or what a document says of its own


def units(groups: Sequence[Group]) -> tuple[Unit, ...]:
    """The lines of a text as units, in order; together they have every character of it but spaces."""
    plain = [group for group in groups if not isinstance(group, Unit)]
    if labels := _labels(line for group in plain for line in group):
        return tuple(_conversation(groups, labels))
    verse = _is_poem(plain)
    return tuple(unit for number, group in enumerate(groups) for unit in _of_group(group, number, verse))


def groups_of(text: str) -> Iterator[tuple[str, ...]]:
    """The lines between blank lines, without spaces at their ends; in a text that indents its paragraphs, one of them begins a group."""
    lines = [line.rstrip() for line in text.splitlines()]
    filled = [line for line in lines if line.strip()]
    indented = sum(line[0] in " \u3000" for line in filled)
    indents = 0 < indented < len(filled) / 2
    held: list[str] = []
    for line in lines:
        if held and (not line.strip() or (indents and line[0] in " \u3000" and "\t" not in line)):
            yield tuple(held)
            held = []
        if line.strip():
            held.append(line.strip())
    if held:
        yield tuple(held)


def _of_group(group: Group, number: int, verse: bool) -> Iterator[Unit]:
    if isinstance(group, Unit):
        yield group
        return
    for kind, run in _runs(group):
        if kind == "table":
            yield Unit(run, "table", head_rows=_head_rows(run), rows=_rows(run))
        elif verse and number and _is_stanza(run):
            yield Unit(run, "verse")
        elif _is_wrapped(run):
            yield Unit((" ".join(run),))
        else:
            yield from (Unit((line,)) for line in run)


# --- Tables -----------------------------------------------------------------------------------------------------------


def _runs(group: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The runs of the group: rows of a table, and other lines."""
    for count, lines in groupby(group, key=lambda line: len(_cells(line))):
        run = tuple(lines)
        yield ("table" if count > 1 and len(run) > 1 else ""), run


def _cells(line: str) -> tuple[str, ...]:
    bars = _BARS.split(line.strip("|│ "))
    cells = bars if len(bars) > 1 else _TABS.split(line)
    return tuple(cells) if all(len(cell) <= _LONGEST_CELL for cell in cells) else (line,)


def _rows(lines: Sequence[str]) -> tuple[str, ...]:
    """The rows of a table with a vertical bar between their cells."""
    return tuple(" | ".join(_cells(line)) for line in lines)


def _head_rows(lines: Sequence[str]) -> int:
    """Whether the first row is a heading: it alone has no figures but years."""
    first, *others = (_cells(line)[1:] for line in lines)
    years = all(re.fullmatch(r"\d{4}년?", cell) for cell in first)
    return int(years or (not _figures(first) and any(_figures(row) for row in others)))


def _figures(cells: Sequence[str]) -> bool:
    return any(char.isdigit() for cell in cells for char in cell)


# --- Verse and broken lines -------------------------------------------------------------------------------------------


def _is_poem(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether most lines are of stanzas."""
    stanzas = [group for group in groups if _is_stanza(group)]
    lines = sum(map(len, stanzas))
    return lines >= _LEAST_VERSE and lines >= _MOSTLY * sum(map(len, groups))


def _is_stanza(group: tuple[str, ...]) -> bool:
    """Whether these are lines of verse: short, without marks, no sentence ending within one, and most of them not whole sentences."""
    if any(len(line) > _SHORT_LINE or MARKED.match(line) or len(_cells(line)) > 1 for line in group):
        return False
    if any(_ENDS_WITHIN.search(line) for line in group):
        return False
    return 2 * sum(bool(_ENDS.search(line)) for line in group) <= len(group)


def _is_wrapped(lines: tuple[str, ...]) -> bool:
    """Whether the lines are a paragraph broken at a fixed width: all but the last about equally long, and few ending a sentence."""
    if len(lines) == 1 or any(MARKED.match(line) for line in lines[1:]):
        return False
    full = lines[:-1]
    longest, shortest = max(map(len, lines)), min(map(len, full))
    least, most = _WRAPPED
    even = least <= shortest and longest <= most and shortest >= _MOSTLY * longest
    return even and 2 * sum(bool(_ENDS.search(line)) for line in full) <= len(full)


# --- Speech -----------------------------------------------------------------------------------------------------------


def _labels(lines: Iterator[str]) -> frozenset[str]:
    """The names of the speakers if the text is a conversation: some begin several lines."""
    found = Counter(_name(match["label"]) for line in lines if (match := _LABEL.match(line)))
    often = frozenset(name for name, times in found.items() if times > 1)
    return (
        frozenset(found)
        if often and sum(found.values()) >= _LEAST_LABELS and len(found) <= 1 + sum(found.values()) / 2
        else frozenset()
    )


def _name(label: str) -> str:
    return re.sub(r"[\d:：=.)\s]+", "", label)


def _conversation(groups: Sequence[Group], labels: frozenset[str]) -> Iterator[Unit]:
    begun = False
    for group in groups:
        if isinstance(group, Unit) and group.kind:
            yield group
            continue
        for line in group.lines if isinstance(group, Unit) else group:
            match = _LABEL.match(line)
            if match and _name(match["label"]) in labels:
                begun = True
                yield Unit((line[match.end() :],), "speech", match["label"].strip())
            elif _STAGE.match(line):
                yield Unit((line,), "stage")
            else:
                yield Unit((line,), "speech" if begun and not MARKED.match(line) else None)
