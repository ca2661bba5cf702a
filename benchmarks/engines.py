"""The engines under comparison, with a common interface: their own search, and the spans of its results.

All are given the same forms of the same entries; each is set up as its manual recommends, case-sensitive.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple, Protocol

import spacy
from ahocorasick_rs import AhoCorasick
from flashtext import KeywordProcessor
from spacy.matcher import PhraseMatcher

from builder.languages import LANGUAGES, Language
from builder.languages.english.words import inflected
from builder.model.terms import Glossary
from builder.terms.finder import Finder

Search = Callable[[str], Sequence[Any]]


class Hit(NamedTuple):
    """A half-open span of a text, in code points, and the ids of the terms that may be there."""

    start: int
    end: int
    terms: frozenset[str]


class Engine(Protocol):
    """A glossary compiled for both languages; constructing it is the cost of compiling."""

    def search(self, language: Language) -> Search:
        """The engine's own function for searching a line, without any wrapper; this is what is timed."""

    def hits(self, language: Language, text: str) -> Iterable[Hit]:
        """The same results as spans, in any order, overlapping if the engine's are."""


def forms(glossary: Glossary, language: Language) -> dict[str, frozenset[str]]:
    """Every form of every entry, in English with plurals and British spellings, and the ids of its terms."""
    claims: dict[str, set[str]] = {}
    for term in glossary.terms:
        for form in term.forms(language):
            for text in inflected(form) if language == "en" else (form,):
                claims.setdefault(text, set()).add(term.id)
    return {form: frozenset(ids) for form, ids in claims.items()}


class Daeyeok:
    """Our own: an automaton over normalized text, gates, and the leftmost-longest of what passes them."""

    def __init__(self, glossary: Glossary) -> None:
        self._finder = Finder(glossary)

    def search(self, language: Language) -> Search:
        """`Finder.korean` or `Finder.english`, as `annotate` calls them on each line."""
        return self._finder.korean if language == "ko" else self._finder.english

    def hits(self, language: Language, text: str) -> Iterator[Hit]:
        """The mentions."""
        for mention in self.search(language)(text):
            yield Hit(mention.start, mention.end, frozenset((mention.term,)))


class Substrings:
    """Plain search: the automaton library that we use too, over the text as it is, with every overlapping match."""

    def __init__(self, glossary: Glossary) -> None:
        self._claims = {language: forms(glossary, language) for language in LANGUAGES}
        self._automata = {language: AhoCorasick(list(self._claims[language])) for language in LANGUAGES}

    def search(self, language: Language) -> Search:
        """The automaton's matches: (number of the form, start, end)."""
        return partial(self._automata[language].find_matches_as_indexes, overlapping=True)

    def hits(self, language: Language, text: str) -> Iterator[Hit]:
        """The matches."""
        terms = list(self._claims[language].values())
        for form, start, end in self.search(language)(text):
            yield Hit(start, end, terms[form])


class Phrases:
    """spaCy's PhraseMatcher on the tokens of a blank pipeline: multi-language for Korean (the Korean one needs MeCab), and English."""

    def __init__(self, glossary: Glossary) -> None:
        self._claims = {language: forms(glossary, language) for language in LANGUAGES}
        self._pipelines = {"ko": spacy.blank("xx"), "en": spacy.blank("en")}
        self._matchers = {language: self._matcher(language) for language in LANGUAGES}

    def _matcher(self, language: Language) -> Any:
        pipeline = self._pipelines[language]
        matcher = PhraseMatcher(pipeline.vocab)
        matcher.add("term", list(pipeline.tokenizer.pipe(self._claims[language])))
        return matcher

    def search(self, language: Language) -> Search:
        """Tokenizing and matching: (key, first token, token after the last)."""
        tokens, matcher = self._pipelines[language].make_doc, self._matchers[language]
        return lambda text: matcher(tokens(text))

    def hits(self, language: Language, text: str) -> Iterator[Hit]:
        """The matches, in code points."""
        tokens = self._pipelines[language].make_doc(text)
        for _, first, after in self._matchers[language](tokens):
            span = tokens[first:after]
            yield Hit(span.start_char, span.end_char, self._claims[language].get(span.text, frozenset()))


class Keywords:
    """FlashText: a character trie, longest match; words consist of ASCII letters, digits and underscores."""

    def __init__(self, glossary: Glossary) -> None:
        self._claims = {language: forms(glossary, language) for language in LANGUAGES}
        self._processors = {language: self._processor(language) for language in LANGUAGES}

    def _processor(self, language: Language) -> Any:
        processor = KeywordProcessor(case_sensitive=True)
        for form in self._claims[language]:
            processor.add_keyword(form)
        return processor

    def search(self, language: Language) -> Search:
        """The keywords found: (form, start, end)."""
        return partial(self._processors[language].extract_keywords, span_info=True)

    def hits(self, language: Language, text: str) -> Iterator[Hit]:
        """The keywords found."""
        for form, start, end in self.search(language)(text):
            yield Hit(start, end, self._claims[language][form])


ENGINES: dict[str, Callable[[Glossary], Engine]] = {
    "daeyeok": Daeyeok,
    "substrings": Substrings,
    "PhraseMatcher": Phrases,
    "FlashText": Keywords,
}
