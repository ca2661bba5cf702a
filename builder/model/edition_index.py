"""The index of an edition: the texts that others quote from it, of which little is read at a time."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from builder.languages import LANGUAGES
from builder.model.edition import Edition, Line, Pair, Segment
from builder.model.markdown import plain_text
from builder.model.marks import Mention
from builder.model.occurrence import Occurrence


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """The search record of a pair: its sentences in both languages, the k-th corresponding, and its notes without Markdown.

    `readings` are the Korean sentences with Hangul in the place of their Hanja, empty where that is not given; none if none is.
    """

    pair: str
    ko: tuple[str, ...]
    en: tuple[str, ...]
    notes: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionIndex:
    """The texts that others quote from an edition: the occurrences of its terms, in order of id, and its search records, in text order."""

    occurrences: tuple[tuple[str, tuple[Occurrence, ...]], ...] = ()
    records: tuple[SearchRecord, ...] = ()


def edition_index(edition: Edition) -> EditionIndex:
    """The index of an annotated edition."""
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for pair in edition.pairs:
        for segment in pair.segments:
            for term in sorted(terms_in(segment)):
                found[term].append(_occurrence(edition, pair, segment, term))
    occurrences = tuple((term, tuple(found[term])) for term in sorted(found))
    return EditionIndex(occurrences, tuple(_record(pair) for pair in edition.pairs))


def _record(pair: Pair) -> SearchRecord:
    notes = (plain_text(text) for note in pair.notes for text in (note.en, note.ko) if text)
    ko, en = (tuple(segment.line(side).text for segment in pair.segments) for side in LANGUAGES)
    readings = tuple(segment.ko.reading or "" for segment in pair.segments)
    return SearchRecord(pair.id, ko, en, tuple(notes), readings if any(readings) else ())


def terms_in(segment: Segment) -> set[str]:
    """The terms that are marked in a sentence, on either side, those within the marks of others included."""
    return {m.term for language in LANGUAGES for m in _all(segment.line(language).mentions)}


def _all(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, including those within others."""
    return tuple(one for mention in mentions for one in (mention, *mention.inner))


def _occurrence(edition: Edition, pair: Pair, segment: Segment, term: str) -> Occurrence:
    ko, en = segment.ko, segment.en
    return Occurrence(edition.id, pair.id, segment.number, ko.text, en.text, _spans(ko, term), _spans(en, term))


def _spans(line: Line, term: str) -> tuple[tuple[int, int], ...]:
    return tuple((m.start, m.end) for m in _all(line.mentions) if m.term == term)
