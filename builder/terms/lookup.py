"""Term look-up: by Hangul, initial consonants, Hanja, romanization or English, in the wrong keyboard mode, or misspelled.

The search box of the website gives the same answers in the same order, from the same keys (`publish/site/lookup`). That is why the
ranking is defined here to the letter:

- The query and every key are compared *folded* (`fold`), and *struck*: folded, with each Hangul letter replaced by the Latin one on the
  same key of the keyboard (`keystroke_forms`), so that 기정학 and rlwjdgkr are one, and a syllable that is still being typed agrees with
  the whole. A query has a second such form where it has tense consonants, with their keys struck twice.
- Keys are ordered by their folded text (by UTF-16 code units, as JavaScript compares), then by kind in the order of KEY_KINDS, then by
  term.
- Exact: the keys whose folded text is the query's, by kind, and before those to avoid, as `plural`, the renderings and variants whose
  English plural it is; then, as `keyboard`, those whose struck text is one of the query's; then, as `initials`, those of which the query
  has some syllables whole and of all the others the initial consonant.
- `particle`: the longest beginning of the query that is a key, if a chain of particles and endings of the copula follows.
- `beginning`: the keys whose folded text begins with the query's, then, for a query of three or more struck letters, those whose
  struck text does, and those of whose beginning the query has syllables and initial consonants; within each the shorter first, then in
  the order of the keys. A Latin key to avoid counts once the query has its first word whole.
- `containing`: the keys in which the query of two or more letters is found further on, a Latin one only at the start of a word; the
  shorter first, then those whose term has the query in more of them, then in the order of the keys.
- Only where nothing has answered yet: `particle` again, with suffixes and predicates in the chain (기정학적으로, 협력하는).
- Only where nothing has answered yet: `spelling`, keys from whose struck text the query's is a few slips away, or from that of whose first
  words, if the query has eight letters: letters inserted, deleted, replaced, or exchanged with the next (see `rapidfuzz.distance.OSA`),
  as many as SLIPS allows the shorter of both; the fewest first, then in the order of the keys. A query that only goes on after a key is
  another word (trumpet, 중국집), and so is one of the same stem (employee, employer; `are_derivatives`). Then `within`, the keys, but for
  romanizations, that are in the query as words, particles aside, the longest runs of words found first; the longer keys before the shorter.

Initial consonants match exact queries, and beginnings that end in such a consonant. Each term is listed once, with the first of its
keys in this order. A length is a number of code points (JavaScript counts those beyond U+FFFF twice).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from builder.languages.english.derivation import are_derivatives
from builder.languages.korean.endings import NOUN, PARTICLE
from builder.languages.korean.hangul import LEADS, begins_as, initials, is_syllable, taken_apart
from builder.languages.korean.hanja import standard_forms
from builder.languages.korean.keyboard import doubled, keystrokes
from builder.languages.korean.letter_names import letter_names
from builder.languages.korean.mccune_reischauer import mccune_reischauer
from builder.languages.korean.particles import is_chain
from builder.languages.korean.romanization import romanize, transliterate
from builder.terms.romanization import romanization

if TYPE_CHECKING:  # what reads the files is slow to import, and a query needs only their keys
    from builder.model.terms import Glossary, Term

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
    "plural",
    "keyboard",
    "particle",
    "beginning",
    "containing",
    "spelling",
    "within",
)
GUESSES = frozenset(
    ("beginning", "containing", "spelling", "within")
)  # matches on less than the full query, or approximate ones
SHORT = 3  # queries of fewer letters are no beginning in the other keyboard mode
SLIPS = (4, 11, 17)  # the least letters in which one slip is forgiven, two, and three
NEAR = 50  # percent of two texts that is alike, from which on one is named to those who look up the other
PARTIAL = 8  # the least letters of a query that may be a misspelling of the first words of a key
MOST = 100  # code points of a query that are used
RUN = 6  # the most words of a key within a query
_ROMANIZATION, _AVOIDED, _INITIALS = map(KEY_KINDS.index, ("romanization", "avoided", "initials"))
CONTAINED = 2  # letters of a query that is looked for within keys
SEARCHED_WITHIN = frozenset(map(KEY_KINDS.index, ("headword", "hanja", "rendering", "variant", "avoided")))
_RENDERINGS = frozenset(map(KEY_KINDS.index, ("rendering", "variant")))
_PLURALS = (("s", ""), ("es", ""), ("ies", "y"))
_NOT_LETTERS = re.compile(r"[\W_ㆍ\u119e]+")
_WORD = re.compile(r"[^\W_]+")
_SPACED = re.compile(r"[a-z0-9]")  # what is written with a space between words
_TO_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class Key(NamedTuple):
    """Something that may be typed for a term: `folded` as compared, `kind` an index into KEY_KINDS, `term` an id, `text` as shown."""

    folded: str
    kind: int
    term: str
    text: str


@dataclass(frozen=True)
class Match:
    """The id of a term that matches a query, the matching key, its kind (one of KEY_KINDS), and whether that key is a form to avoid."""

    id: str
    key: str
    kind: str
    avoided: bool


def fold(text: str) -> str:
    """`text` as keys are compared: letters and digits alone, without accents and case, in ASCII where they are full-width, Hanja in the
    forms of KS X 1001, joined initial consonants apart.
    """
    plain = "".join(c for c in unicodedata.normalize("NFD", text.translate(_TO_ASCII)) if not unicodedata.combining(c))
    return taken_apart(standard_forms(_NOT_LETTERS.sub("", unicodedata.normalize("NFC", plain).lower())))


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
    return ordered(key for term in glossary.terms for key in keys(term))


def ordered(found: Iterable[Key]) -> tuple[Key, ...]:
    """Keys in the order that the ranking defines."""
    return tuple(sorted(found, key=lambda key: (_code_units(key.folded), key.kind, key.term)))


class KeyIndex:
    """A search index of keys."""

    def __init__(self, ordered: Sequence[Key], struck: Sequence[str] | None = None) -> None:
        """Index keys in their order; `struck` are the keystroke forms of their texts, if they have been computed before."""
        self._keys = ordered
        self._struck = [keystroke_forms(key.folded) for key in ordered] if struck is None else struck

    def matches(self, query: str, most: int = 10) -> tuple[Match, ...]:
        """The terms that match `query`, in the order of the ranking, each once; at most `most`."""
        first: dict[str, Match] = {}
        for key, kind in self._ranked(query[:MOST]):
            if key.term not in first:
                if len(first) == most:
                    break
                first[key.term] = Match(key.term, key.text, kind, key.kind == _AVOIDED)
        return tuple(first.values())

    def _ranked(self, query: str) -> Iterator[tuple[Key, str]]:
        wanted = fold(query)
        if not wanted:
            return
        strokes = keystrokes(wanted)
        typed = tuple(dict.fromkeys((strokes.lower(), doubled(strokes).lower())))
        sure = False
        for stage in (
            self._named,
            self._typed,
            self._spelled_in_part,
            self._particle,
            self._beginning,
            self._containing,
        ):
            for found in stage(wanted, typed):
                sure = True
                yield found
        if not sure:
            yield from self._particle(wanted, typed, NOUN) or (*self._spelling(typed[0]), *self._within(query))

    def nearest(self, query: str, most: int = 3) -> tuple[str, ...]:
        """The headwords and renderings most similar to `query`, of those that have half their letters in common with it, in order."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - seldom needed, and slow to import

        texts = [key.text for key in self._keys if KEY_KINDS[key.kind] in ("headword", "rendering")]
        return tuple(
            text for text, _, _ in process.extract(query, texts, scorer=fuzz.ratio, limit=most, score_cutoff=NEAR)
        )

    def _named(self, wanted: str, _: tuple[str, ...]) -> list[tuple[Key, str]]:
        """The keys that the query is, and those of which it is the plural."""
        exact = self._exact(wanted)
        avoided = [(key, kind) for key, kind in exact if key.kind >= _AVOIDED]
        return [*(found for found in exact if found not in avoided), *self._plural(wanted), *avoided]

    def _exact(self, wanted: str) -> list[tuple[Key, str]]:
        units = _code_units(wanted)
        first = bisect_left(self._keys, units, key=_units_of)
        end = bisect_right(self._keys, units, key=_units_of)
        return [(key, KEY_KINDS[key.kind]) for key in self._keys[first:end]]

    def _plural(self, wanted: str) -> Iterator[tuple[Key, str]]:
        for ending, singular in _PLURALS:
            if wanted.endswith(ending) and wanted.isascii():
                for key, _ in self._exact(wanted.removesuffix(ending) + singular):
                    if key.kind in _RENDERINGS:
                        yield key, "plural"

    def _typed(self, wanted: str, typed: tuple[str, ...]) -> Iterator[tuple[Key, str]]:
        for key, strokes in zip(self._keys, self._struck, strict=True):
            if strokes in typed and key.folded != wanted and key.kind != _INITIALS:
                yield key, "keyboard"

    def _spelled_in_part(self, wanted: str, typed: tuple[str, ...]) -> Iterator[tuple[Key, str]]:
        """The keys of which the query has some syllables whole, and of the others the initial consonants."""
        if _is_in_part(wanted):
            for key, strokes in zip(self._keys, self._struck, strict=True):
                if key.kind != _INITIALS and strokes not in typed and begins_as(key.folded, wanted, whole=True):
                    yield key, "initials"

    def _beginning(self, wanted: str, typed: tuple[str, ...]) -> list[tuple[Key, str]]:
        """The keys that begin with the query; by keystrokes only if there are enough of them."""
        guesses = tuple(strokes for strokes in typed if len(strokes) >= SHORT)
        in_part, initial = _is_in_part(wanted), wanted[-1] in LEADS
        found = []
        for at, (key, strokes) in enumerate(zip(self._keys, self._struck, strict=True)):
            same, guess = key.folded.startswith(wanted), strokes.startswith(guesses)
            if not (same or guess) and in_part:
                guess = begins_as(key.folded, wanted)
            is_begun = (same or guess) and strokes not in typed and (key.kind != _INITIALS or initial)
            if is_begun and (key.kind != _AVOIDED or _has_first_word(key, strokes, typed)):
                found.append((not same, len(key.folded), at))
        return [(self._keys[at], "beginning") for _, _, at in sorted(found)]

    def _containing(self, wanted: str, _: tuple[str, ...]) -> list[tuple[Key, str]]:
        """The keys in which the query is found, not at the beginning."""
        if len(wanted) < CONTAINED:
            return []
        found = [
            (len(key.folded), at)
            for at, key in enumerate(self._keys)
            if wanted in key.folded[1:] and key.kind in SEARCHED_WITHIN and _has_word(key, wanted)
        ]
        how_many = Counter(self._keys[at].term for _, at in found)
        found.sort(key=lambda place: (place[0], -how_many[self._keys[place[1]].term], place[1]))
        return [(self._keys[at], "containing") for _, at in found]

    def _particle(self, wanted: str, _: tuple[str, ...] = (), state: str = PARTICLE) -> list[tuple[Key, str]]:
        """The keys that are the query without what may follow a word in `state` at its end: of several lengths the longest."""
        for end in range(len(wanted) - 1, 0, -1):
            if not is_syllable(wanted[end]):
                break
            if is_chain(wanted[end:], wanted[end - 1], state) and (found := self._words(wanted[:end])):
                return [(key, "particle") for key in found]
        return []

    def _words(self, wanted: str) -> list[Key]:
        return [key for key, kind in self._exact(wanted) if kind != "initials"]

    def _spelling(self, typed: str) -> list[tuple[Key, str]]:
        """The keys of which the query may be a misspelling, or of whose first words it may."""
        found = []
        for at, (key, strokes) in enumerate(zip(self._keys, self._struck, strict=True)):
            if key.kind != _INITIALS:
                forms = (strokes, *_first_words(key, strokes, typed))
                slips = [number for form in forms if (number := _slips(typed, form)) is not None]
                if slips:
                    found.append((min(slips), at))
        return [(self._keys[at], "spelling") for _, at in sorted(found)]

    def _within(self, query: str) -> list[tuple[Key, str]]:
        """The keys that occur in the query as whole words, the longer first; of overlapping ones the longest run of words."""
        words = [fold(word) for word in query.split()]
        free = [True] * len(words)
        keys: list[Key] = []
        for size in range(min(RUN, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                if all(free[at : at + size]) and (found := self._as_word("".join(words[at : at + size]))):
                    free[at : at + size] = [False] * size
                    keys += found
        return [(key, "within") for key in sorted(keys, key=lambda key: -len(key.folded))]

    def _as_word(self, wanted: str) -> list[Key]:
        found = self._words(wanted) or [key for key, _ in self._particle(wanted, (), NOUN)]
        return [key for key in found if key.kind != _ROMANIZATION]


def _slips(typed: str, strokes: str) -> int | None:
    """How many slips make of a key what was typed; None if more than are forgiven, or if what was typed only goes on after the key."""
    most = sum(min(len(typed), len(strokes)) >= least for least in SLIPS)
    if abs(len(typed) - len(strokes)) > most or typed.startswith(strokes) or are_derivatives(typed, strokes):
        return None
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - seldom needed, and slow to import

    distance = OSA.distance(typed, strokes, score_cutoff=most)
    return distance if distance <= most else None


def _first_words(key: Key, strokes: str, typed: str) -> Iterator[str]:
    """The first words of a key of several, as struck, where it goes on after what was typed and begins with the same letter."""
    if len(strokes) > len(typed) >= PARTIAL and strokes[0] == typed[0]:
        for space in re.finditer(" ", key.text):
            yield keystroke_forms(fold(key.text[: space.start()]))


def _is_in_part(wanted: str) -> bool:
    """Whether a folded query is Hangul of which some syllables are whole and of some there is the initial consonant."""
    return any(char in LEADS for char in wanted) and any(is_syllable(char) for char in wanted)


def _has_word(key: Key, wanted: str) -> bool:
    """Whether a key has the query further on: anywhere in Korean, but with Latin before it only where a word begins."""
    at = key.folded.find(wanted, 1)
    while at > 0:
        if not (_SPACED.match(wanted) and _SPACED.match(key.folded[at - 1])) or at in _word_starts(key.text):
            return True
        at = key.folded.find(wanted, at + 1)
    return False


def _has_first_word(key: Key, strokes: str, typed: Iterable[str]) -> bool:
    """Whether what was typed goes beyond the first word of a key that it begins, if it is Latin: those of other keys are not parted."""
    length = min(filter(None, _word_starts(key.text)), default=MOST + 1)
    return not key.folded.isascii() or any(strokes.startswith(form) and len(form) >= length for form in typed)


def _word_starts(text: str) -> set[int]:
    """Where the words of `text` begin in its folded form."""
    return {len(fold(text[: word.start()])) for word in _WORD.finditer(text)}


def _texts(term: Term) -> Iterator[tuple[str, str]]:
    """The kinds and texts of a term's keys, the most certain first."""
    yield "headword", term.ko
    yield from _each("hanja", [term.hanja or ""])
    yield "rendering", term.en
    yield from _each("variant", (*term.variants.ko, *(form.removeprefix("to ") for form in term.variants.en)))
    if term.kind == "person":
        yield from _each(
            "variant", (name for form in (*term.forms("ko"), *term.forms("en")) for name in _other_orders(form))
        )
    yield from _each(
        "variant", (spelled for form in (*term.forms("ko"), *term.forms("en")) for spelled in letter_names(form))
    )
    yield "id", term.id
    yield from _each("romanization", _romanizations(term))
    yield from _each("avoided", (mistake.term for mistake in (*term.avoid.ko, *term.avoid.en)))
    yield from _each("initials", dict.fromkeys(initials(form) for form in term.forms("ko") if initials(form) != form))


def _romanizations(term: Term) -> Iterator[str]:
    """As the entry has it, by the rules of both systems, and letter by letter (국어의 로마자 표기법 제3장 제8항)."""
    yield romanization(term) or ""
    yield from (mccune_reischauer(term.ko), mccune_reischauer(term.ko, tense=False))
    yield from (romanize(term.ko), transliterate(term.ko))
    yield from (romanize(form) for form in term.variants.ko)


def _other_orders(name: str) -> Iterator[str]:
    """A person's name with the surname at its other end: Lee Jae Myung, Jae Myung Lee."""
    words = name.split()
    if len(words) > 1:
        yield " ".join((*words[1:], words[0]))
        yield " ".join((words[-1], *words[:-1]))


def _each(kind: str, texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((kind, text) for text in texts)


def _units_of(key: Key) -> bytes:
    return _code_units(key.folded)


def _code_units(text: str) -> bytes:
    return text.encode("utf-16-be", "surrogatepass")
