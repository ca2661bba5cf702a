"""The prose of a pair, of the head of an edition and of an entry, as the language rules read it: what is English, and what is Korean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from builder.languages import LANGUAGES, Language
from builder.model.edition import Edition, Line, Pair
from builder.model.finding import Place
from builder.model.house_style import HouseStyle
from builder.model.locator import LocatedText, Locator, Path
from builder.model.marks import Mention
from builder.model.terms import Glossary, Term

ADDRESS = re.compile(r"https?://[^\s<>()\"”’]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")

# A line of a pair; a text that answers a Korean one (a title, a summary); a definition, which may speak of the word that it defines; what
# the editors say, who may quote Korean and romanize it (a note, a reason); a name, whose words are not to be spelled.
Role = Literal["line", "text", "definition", "comment", "name"]
_ROLES: Mapping[tuple[str, ...], Role] = {
    ("title",): "text",
    ("summary",): "text",
    ("source", "author"): "text",
    ("source", "publisher"): "text",
    ("source", "series"): "text",
    ("source", "rights"): "text",
    ("translators", "name"): "name",
    ("revisions", "who"): "name",
    ("revisions", "what"): "comment",
    ("notes",): "comment",
    ("corrections", "why"): "comment",
    ("gap",): "comment",
    ("why",): "comment",  # of an omission
    ("description",): "comment",  # of a picture
    (): "name",  # a headword and its rendering
    ("variants",): "name",
    ("avoid", "why"): "comment",
    ("definition",): "definition",
    ("origin",): "comment",
    ("usage",): "comment",
}


@dataclass(frozen=True)
class ProseUnit:
    """A text in one language, or a line of it.

    In English, web and email addresses in `text` are replaced with zeros, so that offsets are unchanged. `ko` is the Korean beside it: of a
    line, the corresponding line; of any other text, all that the pair, the head or the entry has. The place of every character of a line
    is known; of another text, only where it begins.
    """

    text: str
    ko: str
    place: Place
    role: Role = "line"
    line: Line | None = None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions in a line; another text has none."""
        return self.line.mentions if self.line else ()

    def at(self, offset: int) -> Place:
        """The place of the character at `offset`; for a text that is no line, where it begins."""
        return self.line.at(offset) if self.line else self.place


@dataclass(frozen=True)
class Prose:
    """The subject of the rules of prose: texts that belong together, with the glossary and the repository's house style."""

    english: tuple[ProseUnit, ...]
    korean: tuple[ProseUnit, ...]
    glossary: Glossary
    style: HouseStyle

    @cached_property
    def known_words(self) -> frozenset[str]:
        """The words that are right though no dictionary has them, in small letters: the glossary's, and the repository's own."""
        own = self.style.known_words
        return self.glossary.known_words | own if own else self.glossary.known_words


def prose_of_pair(pair: Pair, glossary: Glossary, style: HouseStyle) -> Prose:
    """The lines of the pair, then its notes and the reasons that it gives."""
    beside = (text for text in pair.locator.texts() if text.path not in (("ko",), ("en",)))
    english, korean = _units(beside, "\n".join(segment.ko.text for segment in pair.segments))
    of_english = (
        ProseUnit(_masked(segment.en.text), segment.ko.text, segment.en.place, "line", segment.en)
        for segment in pair.segments
    )
    of_korean = (ProseUnit(s.ko.text, s.ko.text, s.ko.place, "line", s.ko) for s in pair.segments)
    return Prose((*of_english, *english), (*of_korean, *korean), glossary, style)


def prose_of_head(edition: Edition, glossary: Glossary, style: HouseStyle) -> Prose:
    """What the edition says of itself, why it leaves lines of its source out, and what its pictures show."""
    head = (text for text in edition.locator.texts() if text.path[0] != "pairs")
    others = (text for block in edition.blocks if not isinstance(block, Pair) for text in block.locator.texts())
    return Prose(*_units((*head, *others)), glossary, style)


def prose_of_work(locator: Locator, glossary: Glossary, style: HouseStyle) -> Prose:
    """What a work says of itself."""
    return Prose(*_units(locator.texts()), glossary, style)


def prose_of_term(term: Term, glossary: Glossary, style: HouseStyle) -> Prose:
    """The forms of an entry, and what it says of them."""
    return Prose(*_units(term.locator.texts()), glossary, style)


def addresses(text: str) -> tuple[str, ...]:
    """The web and email addresses in `text`, in order, without punctuation of the sentence at their ends."""
    return tuple(found[0].rstrip(".,;:!?") for found in ADDRESS.finditer(text))


def _units(texts: Iterable[LocatedText], ko: str = "") -> tuple[tuple[ProseUnit, ...], tuple[ProseUnit, ...]]:
    """Those of the texts that are prose, in English and in Korean; `ko` is the Korean that there is beside them."""
    sorted_out: dict[Language, list[tuple[LocatedText, Role]]] = {"en": [], "ko": []}
    for text in texts:
        language, role = _kind(text.path)
        if role:
            sorted_out[language].append((text, role))
    beside = "\n".join(filter(None, (ko, *(text.text for text, _ in sorted_out["ko"]))))
    english = (ProseUnit(_masked(text.text.strip()), beside, text.place, role) for text, role in sorted_out["en"])
    korean = (ProseUnit(text.text.strip(), beside, text.place, role) for text, role in sorted_out["ko"])
    return tuple(english), tuple(korean)


def _kind(path: Path) -> tuple[Language, Role | None]:
    """The language of the text that a path leads to, and what it is; None where it is no prose."""
    keys = tuple(key for key in path if isinstance(key, str))
    language: Language = "ko" if keys[-1] == "ko" else "en"
    return language, "comment" if keys[0] == "allow" else _ROLES.get(tuple(key for key in keys if key not in LANGUAGES))


def _masked(text: str) -> str:
    return ADDRESS.sub(lambda found: "0" * len(found[0]), text)
