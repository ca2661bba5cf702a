"""What is already known of a text that is about to be translated: its terms, and sentences like its own."""

from __future__ import annotations

from collections.abc import Callable

from builder.content.draft import TODO, Hints, MemoryMatch
from builder.model.corpus import AnnotatedCorpus
from builder.terms.finder import Finder
from builder.terms.memory import TranslationMemory, translated


def hints(content: AnnotatedCorpus) -> Callable[[str], Hints]:
    """What the glossary and the editions know of a line."""
    finder, entries = Finder(content.glossary), content.glossary.by_id
    memory = TranslationMemory(translated(content.editions, TODO))

    def of_line(line: str) -> Hints:
        terms = dict.fromkeys(mention.term for mention in finder.korean(line))
        best = memory.most_similar(line)
        match = MemoryMatch(best[0], best[1].where, best[1].en) if best else None
        return Hints(tuple((entries[term].ko, entries[term].en) for term in terms), match)

    return of_line
