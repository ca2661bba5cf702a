"""Translation memory: finds the translated sentence most similar to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from builder.languages.english.stopgaps import placeholder
from builder.model.edition import Edition

FUZZY_THRESHOLD = (
    72  # per cent: what is less like a sentence (by insertions and deletions) is of no help in translating it
)


@dataclass(frozen=True)
class Translated:
    """A translated sentence: the Korean as published, the English as the file has it, and the address of the pair, `edition#p7.2`."""

    ko: str
    en: str
    where: str


class TranslationMemory:
    """The translated sentences; of identical Korean ones the first."""

    def __init__(self, sentences: Iterable[Translated]) -> None:
        known: dict[str, Translated] = {}
        for sentence in sentences:
            known.setdefault(sentence.ko, sentence)
        self._sentences = tuple(known.values())
        self._korean = tuple(known)

    def most_similar(self, line: str) -> tuple[float, Translated] | None:
        """The most similar sentence, with its similarity in percent; None if none reaches `FUZZY_THRESHOLD`."""
        best = process.extractOne(line, self._korean, scorer=fuzz.ratio, score_cutoff=FUZZY_THRESHOLD)
        return (best[1], self._sentences[best[2]]) if best else None


def translated(editions: Iterable[Edition]) -> Iterable[Translated]:
    """Every sentence of the editions, except those whose English is still to be written, and be it in a cell of a table."""
    for edition in editions:
        for pair in edition.pairs:
            for segment in pair.segments:
                if not placeholder(segment.en.text):
                    yield Translated(segment.ko.text, segment.en.source, f"{edition.id}#{pair.id}.{segment.number}")
