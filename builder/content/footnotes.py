"""The author's notes: the marks by which a text calls them, as 1), [1], ¹ or *, and the calls set in the sentences that they belong to."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from builder.languages import LANGUAGES
from builder.model.edition import Block, Line, Pair
from builder.model.marks import NoteReference

ASTERISK = "*"
_MARK = re.compile(r"\*{1,5}|[†‡※]|\d{1,3}\)|\(\d{1,3}\)|\[\d{1,3}\]|[⁰¹²³⁴-⁹]{1,3}\)?|(?:각?주|[Nn]ote)\s?\d{1,3}\)?")
# Characters beside which a mark is only a part of another: 11) has 1), (1) has 1), ¹² has ², ** has *.
_BEFORE, _AFTER = r"(?<![\d(\[*⁰¹²³⁴-⁹])", r"(?![*⁰¹²³⁴-⁹])"


def note_mark(note: str) -> str:
    """The mark that a note begins with, empty if it has none."""
    found = _MARK.match(note)
    return found[0] if found else ""


def find_mark(mark: str, text: str) -> int | None:
    """Where a text first has the mark as a call, which is not at its beginning; None for nowhere."""
    found = re.search(_BEFORE + re.escape(mark) + _AFTER, text[1:])
    return found.start() + 1 if found else None


def with_calls(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks, with each footnote's calls set in the sentences that it belongs to."""
    targets: dict[str, list[_Call]] = {}
    for block in blocks:
        if isinstance(block, Pair) and block.entry.of:
            for nth, place in enumerate((block.entry.of, *block.entry.also), 1):
                pair, _, number = place.partition(".")
                targets.setdefault(pair, []).append(_Call(block, int(number) if number else None, nth))
    return tuple(_called(b, targets[b.id]) if isinstance(b, Pair) and b.id in targets else b for b in blocks)


@dataclass(frozen=True)
class _Call:
    """The nth call of a footnote, in the sentence of a number from 1, or in the last."""

    footnote: Pair
    sentence: int | None
    nth: int


def _called(pair: Pair, calls: list[_Call]) -> Pair:
    segments = list(pair.segments)
    for call in calls:
        index = (call.sentence or len(segments)) - 1
        if 0 <= index < len(segments):
            ko, en = (_call(segments[index].line(side), call.footnote, call.nth) for side in LANGUAGES)
            segments[index] = replace(segments[index], ko=ko, en=en)
    return replace(pair, segments=tuple(segments))


def _call(line: Line, footnote: Pair, nth: int) -> Line:
    """`line` with the nth call of a footnote: the mark that the note begins with, wherever it is, in the first call after the words `on` if
    these are given.

    Where the line has not that mark, the call is on an asterisk that is free, else an empty one at the words or at the end. A mark
    belongs to one call; further ones follow it, so that calls never overlap.
    """
    mark = note_mark(footnote.segments[0].line(line.language).text) if footnote.segments else ""
    stated = footnote.entry.on if nth == 1 else None
    on = (stated.ko if line.language == "ko" else stated.en) if stated else None
    start, end = _after(line, on, mark) if on and on in line.text else _anywhere(line, mark)
    call = NoteReference(start, end, footnote.id, mark or ASTERISK, nth)
    return replace(line, note_references=(*line.note_references, call))


def _after(line: Line, on: str, mark: str) -> tuple[int, int]:
    """The mark at the end of the words, or after them; an empty span there if there is none."""
    end = line.text.index(on) + len(on)
    for sign in filter(None, (mark, ASTERISK)):
        for start in (end - len(sign), end):
            if line.text.startswith(sign, start) and _is_free(line, start):
                return start, start + len(sign)
    return end, end


def _anywhere(line: Line, mark: str) -> tuple[int, int]:
    at = find_mark(mark, line.text) if mark else None
    if at is not None and _is_free(line, at):
        return at, at + len(mark)
    asterisks = (found.start() for found in re.finditer(r"\*", line.text))
    free = next((at for at in asterisks if _is_free(line, at)), None)
    return (free, free + 1) if free is not None else (len(line.text), len(line.text))


def _is_free(line: Line, offset: int) -> bool:
    return all(not call.start <= offset < call.end for call in line.note_references)
