"""Statistics of the editions and the glossary."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass

from builder.model.corpus import Corpus
from builder.model.occurrence import Occurrence

FIELDS = ("hanja", "origin", "usage", "see", "sources")


def as_json(corpus: Corpus) -> dict[str, object]:
    """The statistics of each edition and of the glossary, and what parts each work has, as data."""
    terms = corpus.glossary.terms
    return {
        "editions": [
            {"id": d.id, "status": d.status, "version": d.version, **asdict(d.counts)} for d in corpus.digests
        ],
        "works": [
            {"id": work.id, "status": work.entry.status, "version": work.version, "parts": list(work.parts)}
            for work in corpus.works
        ],
        "glossary": {
            "entries": len(terms),
            "kinds": dict(sorted(Counter(term.kind for term in terms).items())),
            "with": {name: sum(bool(getattr(term, name)) for term in terms) for name in ("definition", *FIELDS)},
            "unused": sorted(term.id for term in terms if term.id not in corpus.uses),
        },
    }


@dataclass(frozen=True)
class Marks:
    """The numbers of marks of a term on each side, and of pairs that have it in Korean but not in English."""

    term: str
    korean: int
    english: int
    unanswered: int


def marks(corpus: Corpus) -> tuple[Marks, ...]:
    """The marks of every entry over all editions, the most frequent first; entries that occur nowhere come last."""
    counted = (_marks(term.id, corpus.occurrences(term.id)) for term in corpus.glossary.terms)
    return tuple(sorted(counted, key=lambda one: (-one.korean - one.english, one.term)))


def _marks(id_: str, occurrences: tuple[Occurrence, ...]) -> Marks:
    pairs: dict[tuple[str, str], list[int]] = {}
    for one in occurrences:
        sides = pairs.setdefault((one.edition, one.pair), [0, 0])
        sides[0] += len(one.ko_spans)
        sides[1] += len(one.en_spans)
    korean, english = (sum(sides[side] for sides in pairs.values()) for side in (0, 1))
    return Marks(id_, korean, english, sum(bool(ko) and not en for ko, en in pairs.values()))
