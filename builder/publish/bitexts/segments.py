"""The translated sentences and paragraphs of an edition, as every bitext has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.languages import LANGUAGES, Language
from builder.model.edition import Edition, Pair
from builder.model.markdown import plain_text
from builder.publish.reading import wording


@dataclass(frozen=True)
class Bisegment:
    """A sentence or paragraph in both languages, as published.

    `id` is its permalink on the edition's page without `#`: `p7.2` for a sentence, `p7` for a paragraph.
    """

    edition: str
    id: str
    kind: str
    ko: str
    en: str
    speaker: str | None


def sentences(edition: Edition) -> Iterator[Bisegment]:
    """The sentences that have words in both languages, in order."""
    for pair in edition.pairs:
        for segment in pair.segments:
            if segment.ko.text.strip() and segment.en.text.strip():
                id_ = f"{pair.id}.{segment.number}"
                yield Bisegment(edition.id, id_, pair.kind, segment.ko.text, segment.en.text, speaker(pair))


def paragraphs(edition: Edition) -> Iterator[Bisegment]:
    """The pairs that have words in both languages, in order, each with its sentences joined by spaces."""
    for pair in edition.pairs:
        ko, en = (joined(pair, language) for language in LANGUAGES)
        if ko and en:
            yield Bisegment(edition.id, pair.id, pair.kind, ko, en, speaker(pair))


def joined(pair: Pair, language: Language) -> str:
    """The sentences of a pair in a language, joined by spaces."""
    return " ".join(segment.line(language).text for segment in pair.segments).strip()


def speaker(pair: Pair) -> str | None:
    """Who speaks, as the source prints it, in both languages; None in what is no speech."""
    stated = pair.entry.speaker if pair.kind == "speech" else None
    return f"{stated.ko} / {stated.en}" if stated else None


def notes(pair: Pair) -> Iterator[tuple[int | None, str]]:
    """The pair's notes as plain text in English, each with the index of its sentence, None where its quotation was not found."""
    for note in pair.notes:
        yield note.match.segment if note.match else None, f"{note.on}: {plain_text(note.en)}"


def timestamp(day: str) -> str:
    """A day in ISO 8601 as the beginning of that day in the compact form of ISO 8601, in UTC: 20250210T000000Z."""
    return f"{wording.real_day(day).replace('-', '')}T000000Z"
