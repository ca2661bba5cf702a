"""How many of the terms that `daeyeok suggest` proposes have entries: each edition against the glossary that its editors wrote.

Usage: python -m benchmarks.suggesting [REPOSITORY] [--wrong N]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from builder.build.pipeline import annotated_corpus
from builder.build.stores import disk
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.terms.extraction import LocatedSentence, Suggestion, suggestions
from builder.terms.finder import Finder

_FIRST = (50, 100)  # suggestions
_UNKNOWN = Finder(Glossary(()))


@dataclass(frozen=True)
class Count:
    """How an edition fared: of the first suggestions, how many have an entry, and of its terms, how many are suggested."""

    name: str
    right: tuple[tuple[int, int], ...]
    terms: int
    found: int
    wrong: tuple[str, ...]

    @property
    def row(self) -> str:
        """The count as a row of a table."""
        shares = (f"{right} of {of} ({100 * right // max(1, of)} %)" for right, of in self.right)
        return f"| {self.name} | {' | '.join(shares)} | {self.found} of {self.terms} ({100 * self.found // max(1, self.terms)} %) |"


def proposed(edition: Edition) -> tuple[Suggestion, ...]:
    """What is suggested of an edition if there is no glossary."""
    read = (LocatedSentence(one.ko.text, f"{pair.id}.{one.number}") for pair in edition.pairs for one in pair.segments)
    return suggestions(read, _UNKNOWN)


def counted(edition: Edition, glossary: Glossary) -> Count:
    """How the suggestions of an edition compare with the entries."""
    known = {form for term in glossary.terms for form in map(_squeezed, term.forms("ko"))}
    given = [_squeezed(one.ko) for one in proposed(edition)]
    right = [_is_term(one, known) for one in given]
    terms = {
        one.term for pair in edition.pairs for line in pair.lines() if line.language == "ko" for one in line.mentions
    }
    forms = {id_: set(map(_squeezed, glossary.by_id[id_].forms("ko"))) for id_ in terms}
    return Count(
        edition.id,
        tuple((sum(right[:first]), len(right[:first])) for first in _FIRST),
        len(terms),
        sum(bool(own & set(given)) for own in forms.values()),
        tuple(one for one, good in zip(given, right, strict=True) if not good),
    )


def _is_term(form: str, known: Iterable[str]) -> bool:
    return form in known


def _squeezed(form: str) -> str:
    return "".join(form.split())


def table(counts: Iterable[Count]) -> str:
    """The counts as a table in Markdown."""
    head = "| edition | of the first 50 suggestions, entries | of the first 100 | of the edition's terms, suggested |"
    return "\n".join([head, "| --- | --- | --- | --- |", *(one.row for one in counts)])


def main() -> None:
    """Print the table, and the first suggestions that have no entry."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repository", nargs="?", default=".", type=Path)
    parser.add_argument("--wrong", type=int, default=0, help="how many of those without an entry to list")
    given = parser.parse_args()
    content, _ = annotated_corpus(disk.read_repository(given.repository))
    counts = [counted(edition, content.glossary) for edition in content.editions]
    print(table(counts))
    for one in counts if given.wrong else ():
        print(f"\n{one.name}: {', '.join(one.wrong[: given.wrong])}")


if __name__ == "__main__":
    main()
