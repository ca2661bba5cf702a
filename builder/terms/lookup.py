"""Term look-up: by Hangul, initial consonants, Hanja, romanization or English, in the wrong keyboard mode, or misspelled.

The website's search box gives the same answers in the same order, from the same keys (`publish/site/lookup`: `format.py`, `lookup.js`). The
ranking is therefore specified here precisely:

- The query and every key are compared *folded* (`fold`), and as *keystrokes* (`keystroke_forms`): folded, with each Hangul letter
  replaced by the Latin letter on the same key of the keyboard, so that 기정학 and rlwjdgkr are equal, and an unfinished syllable
  matches the beginning of a finished one.
- Keys are ordered by their folded text (by UTF-16 code units, as JavaScript compares), then by kind in the order of KEY_KINDS, then by
  term.
- Exact: the keys whose folded text equals the query's, by kind; then, as `keyboard`, those whose keystrokes equal the query's.
- `beginning`: the keys whose folded text begins with the query's, then, for a query of three or more keystrokes, those whose
  keystrokes do; within each group the shorter first, then in the order of the keys.
- Only if nothing has matched yet: `particle`, the longest beginning of the query that is a key, if a chain of particles follows.
- Only if nothing has matched yet: `spelling`, keys whose keystrokes differ from the query's by at most a quarter of the letters of
  both (insertions and deletions, see `rapidfuzz.distance.Indel`), the most similar first, then in the order of the keys; then
  `within`, the keys that occur in the query as words, without particles, the longest run of words first.

Initial consonants match exact queries, and beginnings that end in such a consonant. Each term is listed once, with the first of its
keys in this order. A length is a number of code points (JavaScript counts those beyond U+FFFF twice).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from builder.languages.korean.hangul import LEADS, initials, is_syllable
from builder.languages.korean.keyboard import keystrokes
from builder.languages.korean.mccune_reischauer import mccune_reischauer
from builder.languages.korean.particles import is_chain
from builder.model.terms import Glossary, Term
from builder.terms.romanization import romanization

# The ways in which a term may match, the most certain first. The first eight are kinds of key.
KEY_KINDS = (
    "headword",
    "hanja",
    "rendering",
    "variant",
    "id",
    "romanization",
    "avoided",
    "initials",
    "keyboard",
    "beginning",
    "particle",
    "spelling",
    "within",
)
GUESSES = frozenset(("beginning", "spelling", "within"))  # matches on less than the full query, or approximate ones
SHORT = 3  # queries of fewer letters are not matched approximately
MOST = 100  # code points of a query that are used
RUN = 6  # the most words of a key within a query
_AVOIDED, _INITIALS = KEY_KINDS.index("avoided"), KEY_KINDS.index("initials")
_NOT_LETTERS = re.compile(r"[\W_ㆍ]+")


class Key(NamedTuple):
    """Something that may be typed for a term: `folded` as compared, `kind` an index into KEY_KINDS, `term` an id, `text` as shown."""

    folded: str
    kind: int
    term: str
    text: str


@dataclass(frozen=True)
class Answer:
    """A term that matches a query, the matching key, its kind (one of KEY_KINDS), and whether that key is a form to avoid."""

    term: Term
    key: str
    kind: str
    avoided: bool


def fold(text: str) -> str:
    """`text` as keys are compared: only letters and digits, without accents and case."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return _NOT_LETTERS.sub("", unicodedata.normalize("NFC", plain).lower())


def keystroke_forms(text: str) -> str:
    """A folded text as the keystrokes that type it, ignoring Shift."""
    return keystrokes(text).lower()


def keys(term: Term) -> Iterator[Key]:
    """All keys of a term, the most certain first, each folded text once."""
    seen = {""}
    for kind, text in _texts(term):
        key = Key(fold(text), KEY_KINDS.index(kind), term.id, text)
        if key.folded not in seen:
            seen.add(key.folded)
            yield key


def all_keys(glossary: Glossary) -> tuple[Key, ...]:
    """The keys of all terms, in the order that the ranking defines."""
    found = (key for term in glossary.terms for key in keys(term))
    return tuple(sorted(found, key=lambda key: (_code_units(key.folded), key.kind, key.term)))


class Index:
    """A search index of the keys of a glossary."""

    def __init__(self, glossary: Glossary, ordered: tuple[Key, ...] | None = None) -> None:
        """Index the glossary; `ordered` are its keys in order, if they have been computed before."""
        self._glossary = glossary
        self._keys = all_keys(glossary) if ordered is None else ordered
        self._units = [_code_units(key.folded) for key in self._keys]
        self._struck = [keystroke_forms(key.folded) for key in self._keys]

    def ask(self, query: str, most: int = 10) -> tuple[Answer, ...]:
        """The terms that match `query`, in the order of the ranking, each once; at most `most`."""
        wanted = fold(query[:MOST])
        if not wanted:
            return ()
        typed = keystroke_forms(wanted)
        sure = (*self._exact(wanted), *self._typed(wanted, typed), *self._beginning(wanted, typed))
        found = sure or self._particle(wanted) or (*self._spelling(typed), *self._within(query[:MOST]))
        first: dict[str, Answer] = {}
        for key, kind in found:
            if key.term not in first:
                first[key.term] = Answer(self._glossary.by_id[key.term], key.text, kind, key.kind == _AVOIDED)
        return tuple(first.values())[:most]

    def nearest(self, query: str, most: int = 3) -> tuple[str, ...]:
        """The headwords and renderings most similar to `query`, however dissimilar."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - seldom needed, and slow to import

        texts = [key.text for key in self._keys if KEY_KINDS[key.kind] in ("headword", "rendering")]
        return tuple(text for text, _, _ in process.extract(query, texts, scorer=fuzz.WRatio, limit=most))

    def _exact(self, wanted: str) -> list[tuple[Key, str]]:
        units = _code_units(wanted)
        first, end = bisect_left(self._units, units), bisect_right(self._units, units)
        return [(key, KEY_KINDS[key.kind]) for key in self._keys[first:end]]

    def _typed(self, wanted: str, typed: str) -> Iterator[tuple[Key, str]]:
        for key, strokes in zip(self._keys, self._struck, strict=True):
            if strokes == typed and key.folded != wanted and key.kind != _INITIALS:
                yield key, "keyboard"

    def _beginning(self, wanted: str, typed: str) -> list[tuple[Key, str]]:
        """The keys that begin with the query; by keystrokes only if there are enough of them."""
        long = len(typed) >= SHORT
        found = []
        for at, (key, strokes) in enumerate(zip(self._keys, self._struck, strict=True)):
            same, guess = key.folded.startswith(wanted), long and strokes.startswith(typed)
            if strokes != typed and (same or guess) and (key.kind != _INITIALS or wanted[-1] in LEADS):
                found.append((not same, len(key.folded), at))
        return [(self._keys[at], "beginning") for _, _, at in sorted(found)]

    def _particle(self, wanted: str) -> list[tuple[Key, str]]:
        """The keys that are the query without its final particles; of several lengths the longest."""
        for end in range(len(wanted) - 1, 0, -1):
            if not is_syllable(wanted[end]):
                break
            if is_chain(wanted[end:], wanted[end - 1]) and (found := self._words(wanted[:end])):
                return [(key, "particle") for key in found]
        return []

    def _words(self, wanted: str) -> list[Key]:
        return [key for key, kind in self._exact(wanted) if kind != "initials"]

    def _spelling(self, typed: str) -> list[tuple[Key, str]]:
        """The keys of which the query may be a misspelling: with insertions and deletions of at most a quarter of the letters of both."""
        if len(typed) < SHORT:
            return []
        from rapidfuzz.distance import Indel  # noqa: PLC0415 - seldom needed, and slow to import

        found = []
        for at, strokes in enumerate(self._struck):
            letters = len(typed) + len(strokes)
            most = letters // 4
            if self._keys[at].kind != _INITIALS and abs(len(typed) - len(strokes)) <= most:
                distance = Indel.distance(typed, strokes, score_cutoff=most)
                if distance <= most:
                    found.append((distance / letters, at))
        return [(self._keys[at], "spelling") for _, at in sorted(found)]

    def _within(self, query: str) -> Iterator[tuple[Key, str]]:
        """The keys that occur in the query as whole words; of overlapping ones the longest, and of those the leftmost."""
        words = [fold(word) for word in query.split()]
        free = [True] * len(words)
        for size in range(min(RUN, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                if all(free[at : at + size]) and (found := self._as_word("".join(words[at : at + size]))):
                    free[at : at + size] = [False] * size
                    yield from ((key, "within") for key in found)

    def _as_word(self, wanted: str) -> list[Key]:
        return self._words(wanted) or [key for key, _ in self._particle(wanted)]


def _texts(term: Term) -> Iterator[tuple[str, str]]:
    """The kinds and texts of a term's keys, the most certain first."""
    yield "headword", term.ko
    yield from _each("hanja", [term.hanja or ""])
    yield "rendering", term.en
    yield from _each("variant", (*term.variants.ko, *(form.removeprefix("to ") for form in term.variants.en)))
    yield "id", term.id
    yield from _each(
        "romanization", (romanization(term), mccune_reischauer(term.ko), mccune_reischauer(term.ko, tense=False))
    )
    yield from _each("avoided", (mistake.term for mistake in (*term.avoid.ko, *term.avoid.en)))
    if initials(term.ko) != term.ko:
        yield "initials", initials(term.ko)


def _each(kind: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((kind, text) for text in texts)


def _code_units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")
