"""Hints for a draft: the terms in its text, and translations of similar sentences."""

from __future__ import annotations

from collections.abc import Callable

from builder.content.draft import TODO, Hints, MemoryMatch
from builder.model.corpus import AnnotatedCorpus
from builder.terms.finder import Finder
from builder.terms.memory import TranslationMemory, translated


def line_hints(content: AnnotatedCorpus) -> Callable[[str], Hints]:
    """A function that returns, for a line, its terms and the most similar translated sentence."""
    finder, entries = Finder(content.glossary), content.glossary.by_id
    memory = TranslationMemory(translated(content.editions, TODO))

    def of_line(line: str) -> Hints:
        terms = dict.fromkeys(mention.term for mention in finder.korean(line))
        best = memory.most_similar(line)
        match = MemoryMatch(best[0], best[1].where, best[1].en) if best else None
        return Hints(tuple((entries[term].ko, entries[term].en) for term in terms), match)

    return of_line
