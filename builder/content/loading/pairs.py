"""Pairs as they are written: their lines with the corrections made, and what notes and overrides quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from builder.content.yaml.tree import Mapping, Scalar, at
from builder.languages import LANGUAGES, Language
from builder.languages.korean.hanja import is_reading
from builder.model.edition import Correction, Line, Note, Pair, QuoteMatch, Segment, TermOverride
from builder.model.entries.pairs import CorrectionEntry, PairEntry
from builder.model.finding import Place
from builder.model.markdown import emphasized
from builder.model.marks import Anchor, CorrectionMark

_HANGUL_OR_HAN = re.compile("[\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3]")


def read_pair(entry: PairEntry, tree: Mapping, notes_before: int) -> Pair:
    """The pair of an entry and its tree; `notes_before` is the number of notes in the pairs before it."""
    ko_node, en_node = tree.get("ko"), tree.get("en")
    assert isinstance(ko_node, Scalar)  # noqa: S101 - the shape was validated
    assert isinstance(en_node, Scalar)  # noqa: S101
    ko_lines, corrections = _corrected(list(_lines(ko_node, "ko")), entry, tree)
    ko_lines = _with_readings(ko_lines, entry.reading)
    en_lines = list(_lines(en_node, "en"))
    segments = tuple(Segment(n, ko, en) for n, (ko, en) in enumerate(zip(ko_lines, en_lines, strict=False), 1))
    notes = tuple(_notes(entry, tree, segments, notes_before))
    overrides = tuple(_overrides(entry, tree, segments))
    return Pair(
        entry, tree, _with_anchors(segments, notes), (len(ko_lines), len(en_lines)), notes, overrides, corrections
    )


def _lines(node: Scalar, language: Language) -> Iterator[Line]:
    """The sentences of a side; blank lines are none."""
    for number, text in enumerate(node.text.split("\n")):
        bare = text.strip(" ")
        if bare:
            place = node.line_place(number)
            place = Place(place.file, place.line, place.column + len(text) - len(text.lstrip(" ")))
            published, emphases = emphasized(bare) if language == "en" else (bare, ())
            yield Line(language, published, bare, place, emphases=emphases)


def _with_readings(lines: list[Line], reading: str | None) -> list[Line]:
    """The Korean lines, each with its reading; one that is no reading of its line is left out, which a rule reports."""
    readings = [text for line in (reading or "").split("\n") if (text := line.strip(" "))]
    return [
        replace(line, reading=text) if text and is_reading(text, line.text) else line
        for line, text in zip_longest(lines, readings[: len(lines)])
    ]


def _corrected(lines: list[Line], entry: PairEntry, tree: Mapping) -> tuple[list[Line], tuple[Correction, ...]]:
    """The lines with the corrections applied to their text, and what became of each correction."""
    edits: dict[int, list[tuple[int, CorrectionEntry]]] = {}
    corrections = []
    for number, correction in enumerate(entry.corrections):
        hits = _hits([line.source for line in lines], correction.from_)[correction.nth - 1 :]
        if hits:
            index, start = hits[0]
            edits.setdefault(index, []).append((start, correction))
        place = at(tree, ("corrections", number, "from"))
        corrections.append(Correction(correction.from_, correction.to, correction.why, place, bool(hits)))
    return [_correct(line, edits.get(index, [])) for index, line in enumerate(lines)], tuple(corrections)


def _correct(line: Line, edits: list[tuple[int, CorrectionEntry]]) -> Line:
    """`line` with the edits made, from left to right; one that overlaps its predecessor is not made."""
    text, corrections, done = "", [], 0
    for start, correction in sorted(edits, key=lambda edit: edit[0]):
        if start < done:
            continue
        text += line.source[done:start]
        corrections.append(
            CorrectionMark(len(text), len(text) + len(correction.to), correction.from_, correction.to, correction.why)
        )
        text += correction.to
        done = start + len(correction.from_)
    text += line.source[done:]
    return replace(line, text=text, corrections=tuple(corrections))


def _hits(texts: list[str], quotation: str) -> list[tuple[int, int]]:
    """The occurrences of `quotation`: (index of the text, offset) in reading order, without overlap."""
    return [(i, m.start()) for i, text in enumerate(texts) for m in re.finditer(re.escape(quotation), text)]


def _match(segments: tuple[Segment, ...], quotation: str, nth: int) -> QuoteMatch | None:
    """The nth occurrence of the quotation on a side, None if there is none; the Korean side comes first if it has Hangul or Hanja."""
    order: tuple[Language, ...] = LANGUAGES if _HANGUL_OR_HAN.search(quotation) else ("en", "ko")
    for language in order:
        hits = _hits([segment.line(language).text for segment in segments], quotation)
        if len(hits) >= nth:
            index, start = hits[nth - 1]
            return QuoteMatch(index, language, start, start + len(quotation))
    return None


def _notes(entry: PairEntry, tree: Mapping, segments: tuple[Segment, ...], before: int) -> Iterator[Note]:
    for index, note in enumerate(entry.notes):
        place = at(tree, ("notes", index, "on"))
        match = _match(segments, note.on, note.nth)
        yield Note(before + index + 1, note.on, note.en, note.ko, note.sources, place, match)


def _overrides(entry: PairEntry, tree: Mapping, segments: tuple[Segment, ...]) -> Iterator[TermOverride]:
    for index, override in enumerate(entry.terms):
        place = at(tree, ("terms", index, "on"))
        term = None if override.is_ == "none" else override.is_
        yield TermOverride(override.on, term, place, _match(segments, override.on, override.nth))


def _with_anchors(segments: tuple[Segment, ...], notes: tuple[Note, ...]) -> tuple[Segment, ...]:
    def anchored(line: Line, index: int) -> Line:
        matches = [(n.match, n.number) for n in notes if n.match]
        mine = sorted(
            (
                Anchor(s.start, s.end, number)
                for s, number in matches
                if (s.segment, s.language) == (index, line.language)
            ),
            key=lambda anchor: (anchor.end, anchor.note),
        )
        return replace(line, anchors=tuple(mine))

    return tuple(replace(s, ko=anchored(s.ko, i), en=anchored(s.en, i)) for i, s in enumerate(segments))
