"""Agreement of each engine with the marks of the editions, which shows what the gates contribute.

The marks are the program's own with the editors' overrides, so this measures what other engines would do to the editions, not correctness.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.engines import Engine, Hit
from benchmarks.essays import Essays
from builder.languages import LANGUAGES, Language
from builder.model.marks import Mention


@dataclass(frozen=True)
class Agreement:
    """The numbers of marks of the editions and of hits of an engine, and how many of each the other has too."""

    language: Language
    engine: str
    marks: int
    marks_found: int
    hits: int
    hits_right: int

    @property
    def precision(self) -> float:
        """The share of the engine's hits that are marks."""
        return self.hits_right / self.hits

    @property
    def recall(self) -> float:
        """The share of the marks that are hits of the engine."""
        return self.marks_found / self.marks


def agreements(engines: Mapping[str, Engine], essays: Essays) -> Iterator[Agreement]:
    """The agreement of each engine in each language; of overlapping hits the leftmost and longest counts.

    A hit and a mark agree if they overlap and have the same term, since a mark may include a gloss in brackets.
    """
    for language in LANGUAGES:
        for name, engine in engines.items():
            rows = [(line.mentions, _chosen(engine.hits(language, line.text))) for line in essays.lines(language)]
            yield Agreement(
                language,
                name,
                marks=sum(len(marks) for marks, _ in rows),
                marks_found=sum(any(_same(mark, hit) for hit in hits) for marks, hits in rows for mark in marks),
                hits=sum(len(hits) for _, hits in rows),
                hits_right=sum(any(_same(mark, hit) for mark in marks) for marks, hits in rows for hit in hits),
            )


def _chosen(hits: Iterable[Hit]) -> list[Hit]:
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not chosen or chosen[-1].end <= hit.start:
            chosen.append(hit)
    return chosen


def _same(mark: Mention, hit: Hit) -> bool:
    return mark.term in hit.terms and mark.start < hit.end and hit.start < mark.end
