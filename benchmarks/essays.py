"""The editions as the benchmarks need them: annotated as in a build, with the glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from builder.build.stores import disk
from builder.content.loading.editions import load_edition
from builder.content.repository import Repository, load_glossary
from builder.languages import Language
from builder.model.edition import Edition, Line
from builder.model.terms import Glossary
from builder.terms.annotate import annotate
from builder.terms.finder import Finder


@dataclass(frozen=True)
class Essays:
    """A repository's glossary and its annotated editions, in order of name."""

    glossary: Glossary
    editions: tuple[Edition, ...]

    def lines(self, language: Language) -> Iterator[Line]:
        """Every sentence of every edition on one side, in reading order."""
        for edition in self.editions:
            for pair in edition.pairs:
                yield from (segment.line(language) for segment in pair.segments)

    def definition(self, language: Language) -> Iterator[str]:
        """The words of the entries' definitions, in order of id."""
        for term in self.glossary.terms:
            yield term.definition.ko if language == "ko" else term.definition.en

    @cached_property
    def marks(self) -> Counter[str]:
        """The number of marks of each term, on both sides together."""
        return Counter(m.term for language in ("ko", "en") for line in self.lines(language) for m in line.mentions)


def load(root: Path) -> Essays:
    """Read the repository at `root`. Raises ValueError if a file has a fault, since its marks would be no standard."""
    repository = disk.read_repository(root)
    glossary, faults = load_glossary(repository)
    if faults:
        raise ValueError(faults[0].line())
    finder = Finder(glossary)
    return Essays(glossary, tuple(annotate(edition, finder) for edition in _editions(repository)))


def _editions(repository: Repository) -> Iterator[Edition]:
    seeds = repository.seed_texts()
    for file in repository.translations:
        edition, faults = load_edition(file, seeds)
        if edition is None:
            raise ValueError(faults[0].line())
        yield edition
