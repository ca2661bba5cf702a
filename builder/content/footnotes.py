"""The author's notes: the marks by which a text calls them, as 1), [1], ¹ or *, and the calls set in the sentences that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from unicodedata import normalize

from builder.languages import LANGUAGES
from builder.model.edition import Block, Line, Pair
from builder.model.marks import NoteReference

ASTERISK = "*"
_RAISED = "⁰¹²³⁴-⁹"
_WORD = r"(?:각?주|[Nn]ote)\s?"
_NUMBERED = (
    rf"\d{{1,3}}[)⁾]|\(\d{{1,3}}\)|\[\d{{1,3}}\]|⁽[{_RAISED}]{{1,3}}⁾|[(\[][{_RAISED}]{{1,3}}[)\]]|[{_RAISED}]{{1,3}}[)⁾]?"
    rf"|{_WORD}\d{{1,3}}[)⁾]?"
)
_MARK = re.compile(rf"\*{{1,5}}|[†‡※]|{_NUMBERED}")
# Characters beside which a mark is only a part of another: 11) has 1), (1) has 1), ¹² has ², ** has *.
_BEFORE, _AFTER = rf"(?<![\d(\[*{_RAISED}])", rf"(?![*{_RAISED}])"
# A call by a number, in any of its forms. 2) and (2) stand directly behind a word: behind a space they count what follows, and behind a
# figure, as in Article 3(2), they are a part of that.
_CALL = re.compile(
    rf"(?<![\s\d])\(\d{{1,3}}\)|\[\d{{1,3}}\]|(?<![\d(\[*{_RAISED}])(?:(?<!\s)\d{{1,3}}[)⁾]|{_WORD}\d{{1,3}}[)⁾]?)"
    rf"|⁽[{_RAISED}]{{1,3}}⁾|[(\[][{_RAISED}]{{1,3}}[)\]]|(?<![({_RAISED}\[])[{_RAISED}]{{1,3}}[)⁾]?"
)
# What a raised number without a bracket is a power of: 3m², x², 10², but not a year.
_POWER_OF = re.compile(r"(?:(?:^|[^A-Za-z])(?:[kcmdµμ]?m|[a-zR])|(?<!\d)(?!(?:1[89]|20)\d\d$)\d+)$")


def note_mark(note: str) -> str:
    """The mark that a note begins with, empty if it has none."""
    found = _MARK.match(note)
    return found[0] if found else ""


def numbers_called(text: str) -> Iterator[str]:
    """The numbers of the notes that a text calls."""
    return (number_of(text[slice(*span)]) for span in _numbered_calls(text))


def calls(mark: str, text: str) -> Iterator[tuple[int, int]]:
    """The spans at which a text may have a mark as a call, which is not at its beginning: first those of the very mark, then those of its
    number in another form, as ¹⁾, (1) or [1] for 1).
    """
    number = number_of(mark)
    same = [span for span in _numbered_calls(text) if number and number_of(text[slice(*span)]) == number]
    very = [found.span() for found in re.finditer(_BEFORE + re.escape(mark) + _AFTER, text) if found.start()]
    yield from (span for span in same if text[slice(*span)] == mark)
    yield from (
        (start, end)
        for start, end in very
        if not _is_power(text, start, end) and not any(first < end and start < last for first, last in same)
    )
    yield from (span for span in same if text[slice(*span)] != mark)


def _numbered_calls(text: str) -> Iterator[tuple[int, int]]:
    for found in _CALL.finditer(text):
        if found.start() and not _is_power(text, found.start(), found.end()):
            yield found.span()


def number_of(mark: str) -> str:
    """The number of a mark in plain figures, empty if it has none."""
    return "".join(re.findall(r"\d", normalize("NFKC", mark)))


def _is_power(text: str, start: int, end: int) -> bool:
    return bool(re.fullmatch(rf"[{_RAISED}]+", text[start:end]) and _POWER_OF.search(text, max(0, start - 8), start))


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
    """`line` with the nth call of a footnote: the mark that the note begins with, in whatever form, wherever it is, in the first call after
    the words `on` if these are given.

    Where the line has not that mark, the call is on an asterisk that is free, else an empty one at the words or at the end. A mark
    belongs to one call; further ones follow it, so that calls never overlap.
    """
    mark = note_mark(footnote.segments[0].line(line.language).text) if footnote.segments else ""
    stated = footnote.entry.on if nth == 1 else None
    on = (stated.ko if line.language == "ko" else stated.en) if stated else None
    free = [span for span in _signs(line.text, mark) if _is_free(line, span[0])]
    if on and on in line.text:
        place = line.text.index(on) + len(on)
        free = [(start, end) for start, end in free if place in (start, end)]
    else:
        place = len(line.text)
    start, end = free[0] if free else (place, place)
    call = NoteReference(start, end, footnote.id, line.text[start:end] or mark or ASTERISK, nth)
    return replace(line, note_references=(*line.note_references, call))


def _signs(text: str, mark: str) -> Iterator[tuple[int, int]]:
    """The spans of what may call a note in a text, the likeliest first."""
    yield from calls(mark, text) if mark else ()
    yield from (found.span() for found in re.finditer(r"\*", text))


def _is_free(line: Line, offset: int) -> bool:
    return all(not call.start <= offset < call.end for call in line.note_references)
