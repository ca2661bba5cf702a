"""A library as it calls itself: its name in both languages, who publishes it, and what it says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.languages import Language

_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Library:
    """A library of editions. Its name is what pages, files and citations call it; what makes them is named by itself.

    `publisher` is who publishes it, if that has another name; `about` is what it says of itself, in Markdown, by language.
    """

    en: str = "Side by Side"
    ko: str = "나란히"
    hanja: str | None = None
    publisher: str | None = None
    about: tuple[tuple[Language, str], ...] = ()

    def name(self, language: Language) -> str:
        """The name in a language."""
        return self.ko if language == "ko" else self.en

    @property
    def title(self) -> str:
        """The English name as a title, which has a capital letter at its beginning."""
        return self.en[:1].upper() + self.en[1:]

    @property
    def ko_with_en(self) -> str:
        """The Korean name with the English one in brackets, where that is another."""
        return self.ko if self.ko == self.en else f"{self.ko}({self.en})"

    @property
    def both(self) -> str:
        """Both names, the Korean one first."""
        return " ".join(dict.fromkeys((self.ko, self.en)))

    @property
    def by(self) -> str:
        """Who publishes it."""
        return self.publisher or self.en

    @property
    def slug(self) -> str:
        """The English name as a part of a file's name or of an id."""
        return _NOT_IN_SLUG.sub("-", self.en.lower()).strip("-") or "library"

    def says(self, language: Language) -> str | None:
        """What it says of itself in a language, if it says anything."""
        return dict(self.about).get(language)


UNNAMED = Library()
