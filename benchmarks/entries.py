"""Glossaries of any size: the real one, reduced to its most frequent terms or extended with invented entries, the same on every machine.

An invented headword is two or three two-syllable words of the essays and the definitions joined, 기술협력전략; its rendering is as many of
their English words, “industrial strategy council”. They begin like real terms, which misleads an automaton, and now and then one of them
does occur.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import count, islice
from random import Random

from benchmarks.essays import Essays
from builder.languages import Language
from builder.model.entries.shape import Bilingual
from builder.model.terms import Glossary, Term

SEED = 20251122
_LENGTHS = (2, 3, 3, 3)  # words per phrase: those of two occur by chance
_NOUN = re.compile("(?<![가-힣])[가-힣]{2}(?![가-힣])")
_WORD = re.compile(r"\b[a-z]{4,}\b")


def glossary_of(essays: Essays, size: int) -> Glossary:
    """A glossary of `size` entries; a smaller one is a subset of any larger one."""
    terms = sorted(essays.glossary.terms, key=lambda term: (-essays.marks[term.id], term.id))[:size]
    terms += islice(_invented(essays), size - len(terms))
    return Glossary(tuple(sorted((term.without_places() for term in terms), key=lambda term: term.id)))


def _invented(essays: Essays) -> Iterator[Term]:
    """Endless entries whose headwords and renderings differ from each other and from all real ones."""
    real = essays.glossary.terms
    korean = _phrases(_vocabulary(essays, "ko", _NOUN), "", {form for term in real for form in term.forms("ko")})
    english = _phrases(_vocabulary(essays, "en", _WORD), " ", {form for term in real for form in term.forms("en")})
    for number in count(1):
        ko, en = next(korean), next(english)
        yield Term.model_construct(
            id=f"invented-{number:05}",
            ko=ko,
            en=en,
            kind="concept",
            definition=Bilingual(ko=ko, en=en),
            status="approved",
        )


def _vocabulary(essays: Essays, language: Language, word: re.Pattern[str]) -> list[str]:
    texts = (*(line.text for line in essays.lines(language)), *essays.definition(language))
    return sorted({found for text in texts for found in word.findall(text)})


def _phrases(words: Sequence[str], joint: str, taken: set[str]) -> Iterator[str]:
    """Two or three of the words, joined, different each time."""
    random = Random(SEED)
    while True:
        phrase = joint.join(random.sample(words, random.choice(_LENGTHS)))
        if phrase not in taken:
            taken.add(phrase)
            yield phrase
