"""One search box: a term found by Hangul, initial consonants, hanja, romanization, English, a wrong keyboard mode, or misspelt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from builder.korean.hangul import initials
from builder.korean.keyboard import keystrokes
from builder.korean.mccune import mccune
from builder.korean.romanization import romanize
from builder.matcher import Finder
from builder.model import Glossary, Term

# The kinds of key, the surest first: of two answers to one query the one by the surer key comes first.
KINDS = (
    "headword",
    "hanja",
    "rendering",
    "variant",
    "id",
    "romanization",
    "avoided",
    "initials",
    "keyboard",
    "within",
    "beginning",
    "spelling",
)
_NOT_LETTERS = re.compile(r"[\W_ㆍ]+")
_NEAR = 75.0  # the least similarity, of 100, at which a misspelling is taken for a key
_SHORT = 3  # a key of fewer letters is not guessed at


@dataclass(frozen=True)
class Key:
    """Something that may be typed for a term: `text` as shown, `kind` one of KINDS."""

    text: str
    kind: str
    term: str


@dataclass(frozen=True)
class Answer:
    """A term that answers a query, the key by which it does, and how: `kind` is the key's, or `within`, `beginning`, `spelling`."""

    term: Term
    key: str
    kind: str


def folded(text: str) -> str:
    """`text` as keys are compared: without accents, blanks, hyphens and case."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFC", plain).lower())


def keys(term: Term) -> Iterator[Key]:
    """Everything that may be typed for a term, the surest first."""
    yield Key(term.ko, "headword", term.id)
    if term.hanja:
        yield Key(term.hanja, "hanja", term.id)
    yield Key(term.en, "rendering", term.id)
    for form in (*term.variants.ko, *term.variants.en):
        yield Key(form, "variant", term.id)
    yield Key(term.id, "id", term.id)
    revised = term.romanization or romanize(term.ko)
    yield Key(revised, "romanization", term.id)
    yield Key(mccune(revised.lower()), "romanization", term.id)
    for mistake in (*term.avoid.ko, *term.avoid.en):
        yield Key(mistake.term, "avoided", term.id)
    if initials(term.ko) != term.ko:
        yield Key(initials(term.ko), "initials", term.id)
        yield Key(keystrokes(term.ko), "keyboard", term.id)


class Index:
    """The keys of a glossary, ready to be asked."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._keys: dict[str, list[Key]] = {}
        for term in glossary.terms:
            for key in keys(term):
                self._keys.setdefault(folded(key.text), []).append(key)

    def ask(self, query: str, most: int = 10) -> tuple[Answer, ...]:
        """The terms that answer `query`, exact ones before guesses, each once, `most` at the most."""
        wanted = folded(query)
        if not wanted:
            return ()
        found: dict[str, Answer] = {}
        for answer in self._exact(wanted) or self._loose(query, wanted):
            found.setdefault(answer.term.id, answer)
        return tuple(found.values())[:most]

    def nearest(self, query: str, most: int = 3) -> tuple[str, ...]:
        """The headwords and renderings most like `query`, however unlike."""
        texts = [key.text for group in self._keys.values() for key in group if key.kind in ("headword", "rendering")]
        return tuple(text for text, _, _ in process.extract(query, texts, scorer=fuzz.WRatio, limit=most))

    def _answer(self, key: Key, kind: str | None = None) -> Answer:
        return Answer(self._glossary.by_id[key.term], key.text, kind or key.kind)

    def _surest(self, text: str) -> list[Key]:
        """The keys of this text, the surest kind first."""
        return sorted(self._keys[text], key=lambda key: KINDS.index(key.kind))

    def _exact(self, wanted: str) -> list[Answer]:
        """Answers whose key is the query, or what the query would be in the other keyboard mode."""
        found = [self._answer(key) for key in self._keys.get(wanted, ())]
        typed = folded(keystrokes(wanted))
        if typed != wanted:
            found += [self._answer(key, "keyboard") for key in self._keys.get(typed, ()) if key.kind != "keyboard"]
        return sorted(found, key=lambda answer: KINDS.index(answer.kind))

    def _loose(self, query: str, wanted: str) -> Iterator[Answer]:
        """Terms that stand in the query, keys that begin like it, and keys that it may misspell, in this order."""
        finder = Finder(self._glossary)
        for mention in (*finder.korean(query), *finder.english(query)):
            yield Answer(self._glossary.by_id[mention.term], query[mention.start : mention.end], "within")
        for text in sorted(
            (text for text in self._keys if text.startswith(wanted)), key=lambda text: (len(text), text)
        ):
            yield from (self._answer(key, "beginning") for key in self._surest(text))
        if len(wanted) >= _SHORT:
            typed = {text: keystrokes(text) for text in self._keys}  # letter by letter, in Hangul too
            for _, _, text in process.extract(
                keystrokes(wanted), typed, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=10
            ):
                yield from (self._answer(key, "spelling") for key in self._surest(text))
