"""Terms, and the glossary that they make up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pydantic import ConfigDict, Field

from builder.languages import Language
from builder.languages.english.words import plural
from builder.languages.korean.romanization import romanize
from builder.languages.korean.words import normalize
from builder.model.entries import TermEntry
from builder.model.finding import Place
from builder.model.locator import NOWHERE, Locator

_LATIN = re.compile(r"[A-Za-z]+")


class Term(TermEntry):
    """A glossary entry with its id (the stem of its file), and where its parts stand in that."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    id: str
    locator: Locator = Field(NOWHERE, repr=False)

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return self.locator.locate(path)

    def without_places(self) -> Term:
        """The entry as a reader needs it, without its places in the file; a tenth of the weight."""
        return self.model_copy(update={"locator": NOWHERE})

    def forms(self, language: Language) -> tuple[str, ...]:
        """Every accepted form in the language, the preferred one first, each once."""
        if language == "en":
            return tuple(dict.fromkeys((self.en, *self.variants.en)))
        return tuple(dict.fromkeys((self.ko, *([self.hanja] if self.hanja else []), *self.variants.ko)))


@dataclass(frozen=True)
class Glossary:
    """All entries, by id in alphabetical order."""

    terms: tuple[Term, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Term]:
        """The entries by their ids."""
        return {term.id: term for term in self.terms}

    @cached_property
    def korean_forms(self) -> frozenset[str]:
        """Every Korean form, in Hangul or Hanja, without blanks, middle dots and capitals."""
        return frozenset(normalize(form).text for term in self.terms for form in term.forms("ko"))

    @cached_property
    def english_words(self) -> frozenset[str]:
        """Every Latin word of an English form, in small letters, and its plural: what is right though no dictionary has it."""
        found = {word.lower() for term in self.terms for form in term.forms("en") for word in _LATIN.findall(form)}
        return frozenset(found | {plural(word) for word in found})

    @cached_property
    def romanized_words(self) -> frozenset[str]:
        """Every word of the romanized headwords, in small letters."""
        romanized = (term.romanization or romanize(term.ko) for term in self.terms)
        return frozenset(word for headword in romanized for word in _LATIN.findall(headword.lower()))

    @cached_property
    def english_names(self) -> dict[str, frozenset[str]]:
        """The words with a capital in the English forms: from each in small letters to the ways in which it is written."""
        found: dict[str, set[str]] = {}
        for word in {word for term in self.terms for form in term.forms("en") for word in _LATIN.findall(form)}:
            if word != word.lower():
                found.setdefault(word.lower(), set()).add(word)
        return {small: frozenset(written) for small, written in found.items()}
