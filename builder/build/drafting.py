"""Hints for a draft: the terms in its text, and translations of similar sentences; and what an existing translation is aligned by."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from builder.content.draft import Hints, MemoryMatch
from builder.content.importers import tmx
from builder.content.importers.foreign import ForeignFile, spaced, within_bounds
from builder.content.sentence_alignment import Anchors, shared_signs
from builder.languages.english.quantities import quantities as english_quantities
from builder.languages.korean.quantities import quantities as korean_quantities
from builder.languages.quantity import Quantity
from builder.model.corpus import AnnotatedCorpus
from builder.terms.finder import Finder
from builder.terms.memory import Translated, TranslationMemory, translated

_YEAR = 10000  # a date is the number YYYYMMDD


def line_hints(content: AnnotatedCorpus, others: Iterable[Translated] = ()) -> Callable[[str], Hints]:
    """A function that returns, for a line, its terms and the most similar translated sentence, of the editions or of `others`."""
    finder, entries = Finder(content.glossary), content.glossary.by_id
    memory = TranslationMemory((*translated(content.editions), *others))

    def of_line(line: str) -> Hints:
        terms = dict.fromkeys(mention.term for mention in finder.korean(line))
        best = memory.most_similar(line)
        match = MemoryMatch(best[0], best[1].where, best[1].en) if best else None
        return Hints(tuple((entries[term].ko, entries[term].en) for term in terms), match)

    return of_line


def foreign_memory(files: Iterable[ForeignFile]) -> tuple[Translated, ...]:
    """The translated sentences in translation memories (TMX) of others; raises ForeignError for one that cannot be read."""
    return tuple(
        Translated(spaced(unit.ko.text), spaced(unit.en.text), f"{file.name}:{unit.ko.place.line}")
        for file in files
        for unit in tmx.units(within_bounds(file))
        if unit.ko and unit.en.text.strip()
    )


def anchors(content: AnnotatedCorpus) -> tuple[Anchors, Anchors]:
    """What a Korean sentence, and an English one, has that its translation must have too: numbers, be they in words, names, and terms of
    the glossary.
    """
    finder = Finder(content.glossary)

    def of_korean(line: str) -> frozenset[str]:
        read = _values(korean_quantities(line))
        return shared_signs(line) | read | {f"term:{mention.term}" for mention in finder.korean(line)}

    def of_english(line: str) -> frozenset[str]:
        read = _values(english_quantities(line))
        return shared_signs(line) | read | {f"term:{mention.term}" for mention in finder.english(line)}

    return of_korean, of_english


def _values(quantities: Iterable[Quantity]) -> frozenset[str]:
    """The numbers of quantities, as figures would say them, but for one, which is in many sentences; of a date the year."""
    said = (one for one in quantities if one.need != "free" and one.kind not in ("name", "relative") and one.low > 1)
    numbers = (one.low // _YEAR if one.kind == "date" else one.low for one in said)
    return frozenset(f"{float(number):.10g}" for number in numbers if number)
