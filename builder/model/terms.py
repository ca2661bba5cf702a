"""Terms and the glossary."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import ConfigDict, Field

from builder.languages import Language
from builder.languages.english.plurals import plurals
from builder.languages.korean.romanization import romanize
from builder.languages.korean.words import normalize
from builder.model.bibliography import Bibliography
from builder.model.entries.shape import Bilingual
from builder.model.entries.terms import TermEntry
from builder.model.finding import Place
from builder.model.locator import NOWHERE, Locator

_NO_WORDS = Bilingual.model_construct(ko="", en="")
_LATIN = re.compile(r"[A-Za-z]+")


class Term(TermEntry):
    """A glossary entry with its id (the stem of its file), and the places of its parts in the file."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    id: str
    locator: Locator = Field(NOWHERE, repr=False)

    def place(self, *path: str | int) -> Place:
        """Where in the file `path` leads."""
        return self.locator.locate(path)

    def without_places(self) -> Term:
        """The entry without its places in the file, at a tenth of the size."""
        return self.model_copy(update={"locator": NOWHERE})

    def without_words(self) -> Term:
        """The entry without its places and without what it says for readers: the part on which marks and their checks depend."""
        nothing = {"origin": None, "usage": None, "see": (), "sources": (), "locator": NOWHERE}
        return self.model_copy(update={**nothing, "definition": _NO_WORDS})

    def forms(self, language: Language) -> tuple[str, ...]:
        """Every accepted form in the language, the preferred one first, each once."""
        if language == "en":
            return tuple(dict.fromkeys((self.en, *self.variants.en)))
        return tuple(dict.fromkeys((self.ko, *([self.hanja] if self.hanja else []), *self.variants.ko)))


@dataclass(frozen=True)
class Glossary:
    """All entries, by id in alphabetical order, and the bibliography that they and the editions' notes cite."""

    terms: tuple[Term, ...] = ()
    bibliography: Bibliography = field(default_factory=Bibliography)

    @cached_property
    def by_id(self) -> dict[str, Term]:
        """The entries by their ids."""
        return {term.id: term for term in self.terms}

    @cached_property
    def korean_forms(self) -> frozenset[str]:
        """Every Korean form, in Hangul or Hanja, normalized: without spaces and middle dots, in lower case."""
        return frozenset(normalize(form).text for term in self.terms for form in term.forms("ko"))

    @cached_property
    def english_words(self) -> frozenset[str]:
        """Every Latin word of an English form, in small letters, and its plurals: what is right though no dictionary has it."""
        found = {word.lower() for term in self.terms for form in term.forms("en") for word in _LATIN.findall(form)}
        return frozenset(found | {many for word in found for many in plurals(word)})

    @cached_property
    def romanized_words(self) -> frozenset[str]:
        """Every word of the romanized headwords, in small letters."""
        romanized = (term.romanization or romanize(term.ko) for term in self.terms)
        return frozenset(word for headword in romanized for word in _LATIN.findall(headword.lower()))

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words that are right though no dictionary has them, in small letters."""
        return self.english_words | self.romanized_words

    @cached_property
    def english_names(self) -> dict[str, frozenset[str]]:
        """The capitalized words of the English forms: a map from each in lower case to its spellings."""
        found: dict[str, set[str]] = {}
        for word in {word for term in self.terms for form in term.forms("en") for word in _LATIN.findall(form)}:
            if word != word.lower():
                found.setdefault(word.lower(), set()).add(word)
        return {small: frozenset(written) for small, written in found.items()}
