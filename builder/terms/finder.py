"""Term finder: an automaton proposes candidates in a line, gates reject some, and the leftmost-longest remain.

All overlapping candidates are gated before any is chosen, so that a long one that is rejected cannot hide a short one that is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from builder.languages import Language
from builder.languages.english import words as english
from builder.languages.korean import words as korean
from builder.languages.normalized import ComposedText, NormalizedText, composed
from builder.model.marks import Mention
from builder.model.terms import Glossary, Term

ONLY_FORCED = "only where forced"
_NOWHERE: frozenset[int] = frozenset()
_NONE: frozenset[str] = frozenset()
_OPENING = frozenset("(（")
_BRACKETED = re.compile(r"\s?[(（]([^()（）\n]+)[)）]")
_EXCUSED = {"none": (), "left": ("left edge",), "right": ("right edge",), "both": ("left edge", "right edge")}


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A form, its term, and the options that the gates need; `knobs` is whether any of the next three is set."""

    form: str
    term: str
    kind: str
    knobs: bool
    forced: bool
    except_: tuple[str, ...]
    not_before: tuple[str, ...]
    excused: tuple[str, ...]


# Tuples, since a text has too many of these for objects: a candidate, which is a half-open span and its form; the same with the gate that
# rejects it, if any; and the claim of a term, with its end negated, so that of two that begin together the longer sorts first.
Found = tuple[int, int, Form]
Gated = tuple[Found, str | None]
Span = tuple[int, int, str]


class Candidate(NamedTuple):
    """A possible occurrence of a form of a term, as a half-open span of the text."""

    start: int
    end: int
    form: str
    term: str


class Rejected(NamedTuple):
    """A rejected candidate, and the name of the gate that rejected it."""

    candidate: Candidate
    gate: str


class Automaton:
    """The compiled forms of one language; `find` returns all occurrences, including overlapping ones."""

    def __init__(self, forms: Iterable[tuple[str, Form]]) -> None:
        """Compile pairs of a normalized form and its claim."""
        claims: dict[str, list[Form]] = {}
        for squeezed, claim in forms:
            if squeezed.strip():
                claims.setdefault(squeezed, []).append(claim)
        self._claims = list(claims.values())
        self._engine = AhoCorasick(list(claims))

    def find(self, text: NormalizedText, across: Sequence[int] | None = None) -> list[Found]:
        """The candidates in `text`, with their spans in the original; with `across`, only those that span one of these offsets."""
        matches = self._engine.find_matches_as_indexes(text.text, overlapping=True)
        if across is not None:
            matches = [match for match in matches for offset in across if match[1] < offset < match[2]]
        if not matches:
            return []
        claims = self._claims
        return [(start, end, claim) for form, start, end in text.restored(matches) for claim in claims[form]]


class Finder:
    """Finds the mentions of a glossary's terms in lines of either language."""

    def __init__(self, glossary: Glossary) -> None:
        self.terms = frozenset(term.id for term in glossary.terms)
        english_forms = {
            t.id: [text for form in t.forms("en") for text in english.inflected(composed(form).text)]
            for t in glossary.terms
        }
        self._ko = Automaton(
            (korean.normalize(form).text, _claim(form, t))
            for t in glossary.terms
            for form in (composed(form).text for form in t.forms("ko"))
        )
        self._en = Automaton(
            (english.normalize(form).text, _claim(form, t)) for t in glossary.terms for form in english_forms[t.id]
        )
        self._glosses = {term.id: _glosses(term, english_forms[term.id]) for term in glossary.terms}

    def korean(self, text: str) -> tuple[Mention, ...]:
        """The mentions in a Korean text, in order and without overlap."""
        plain = composed(text)
        return _restored(plain, self._choose(plain.text, self._gated_korean(plain.text)))

    def english(self, text: str, expected: Iterable[str] = (), forced: frozenset[str] = _NONE) -> tuple[Mention, ...]:
        """The mentions in an English text, in order and without overlap.

        `expected` are the terms of the Korean that it translates, in order; they decide between terms with the same rendering.
        A homograph that is marked only where a pair says so is found only if its id is in `forced`.
        """
        plain = composed(text)
        return _restored(plain, self._choose(plain.text, self._gated_english(plain.text, forced), expected))

    def rejected(self, text: str, language: Language) -> tuple[Rejected, ...]:
        """The rejected candidates in a text, in order, each with its gate."""
        plain = composed(text)
        gated = self._gated_korean(plain.text) if language == "ko" else self._gated_english(plain.text)
        return tuple(
            sorted(
                Rejected(Candidate(*plain.span(start, end), c.form, c.term), gate)
                for (start, end, c), gate in gated
                if gate
            )
        )

    def _gated_korean(self, text: str) -> Iterable[Gated]:
        """The candidates and their gates; those that begin where an accepted term ends (한미MOU) are gated a second time."""
        candidates = self._korean_candidates(text)
        if not candidates:
            return ()
        gates = [_korean_gate(text, one) for one in candidates]
        if "left edge" in gates:
            ends = frozenset(end for (_, end, _), gate in zip(candidates, gates, strict=True) if gate is None)
            gates = [
                _korean_gate(text, one, ends) if gate == "left edge" and one[0] in ends else gate
                for one, gate in zip(candidates, gates, strict=True)
            ]
        return zip(candidates, gates, strict=True)

    def _korean_candidates(self, text: str) -> list[Found]:
        """The candidates, including those that span a bracketed gloss, as in 소버린(Sovereign) AI, where the mark covers the gloss."""
        squeezed = korean.normalize(text)
        candidates = self._ko.find(squeezed)
        if _has_bracket(text) and (glosses := korean.glosses(text)):
            bare = squeezed.without(glosses)
            if across := self._ko.find(bare, [bare.offset(start) for start, _ in glosses]):
                return list(dict.fromkeys((*candidates, *across)))
        return candidates

    def _gated_english(self, text: str, forced: frozenset[str] = _NONE) -> Iterable[Gated]:
        return [(one, _english_gate(text, one, forced)) for one in self._en.find(english.normalize(text))]

    def _choose(self, text: str, gated: Iterable[Gated], expected: Iterable[str] = ()) -> tuple[Mention, ...]:
        """The leftmost-longest of the candidates that no gate rejects."""
        spans = [(start, -end, claim.term) for (start, end, claim), gate in gated if gate is None]
        if not spans:
            return ()
        if _has_bracket(text):
            spans = [self._with_gloss(text, span) for span in spans]
        return tuple(leftmost_longest(spans, expected))

    def _with_gloss(self, text: str, span: Span) -> Span:
        """The span, extended over a gloss that follows directly and begins with the term in another script."""
        start, minus_end, term = span
        if not _OPENING.isdisjoint(text[-minus_end : 2 - minus_end]):
            gloss = _BRACKETED.match(text, -minus_end)
            if gloss and korean.normalize(gloss[1].split(",")[0]).text in self._glosses[term]:
                return start, -gloss.end(), term
        return span


def _restored(plain: ComposedText, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions of a composed text, with the spans of the original."""
    if not plain.offsets:
        return mentions
    return tuple(
        replace(mention, start=start, end=end, inner=_restored(plain, mention.inner))
        for mention in mentions
        for start, end in [plain.span(mention.start, mention.end)]
    )


def _claim(form: str, term: Term) -> Form:
    match = term.match
    forced, excused = match.only == "forced", _EXCUSED[match.compound]
    knobs = bool(forced or match.except_ or match.not_before)
    return Form(form, term.id, term.kind, knobs, forced, match.except_, match.not_before, excused)


def _has_bracket(text: str) -> bool:
    return "(" in text or "（" in text


def _korean_gate(text: str, found: Found, touching: frozenset[int] = _NOWHERE) -> str | None:
    start, end, claim = found
    if claim.knobs:
        if claim.forced:
            return ONLY_FORCED
        if _swallowed(text, start, end, claim.except_):
            return "except"
        if claim.not_before and text.startswith(claim.not_before, end):
            return "not before"
    gate = korean.gate(text, start, end, claim.form, touching, claim.kind)
    return None if gate in claim.excused else gate


def _english_gate(text: str, found: Found, forced: frozenset[str]) -> str | None:
    start, end, claim = found
    if claim.forced and claim.term not in forced:
        return ONLY_FORCED
    return english.gate(text, start, end, claim.form)


def leftmost_longest(spans: Iterable[Span], expected: Iterable[str] = ()) -> Iterator[Mention]:
    """Of overlapping spans the leftmost, and of those the longest; spans within a chosen one become the `inner` of its mention.

    If several terms claim the same words, the first that is still expected gets them, else the first by id.
    """
    wanted = list(expected)
    for group in _overlapping(spans):
        start, minus_end, term = group[0]
        inner: tuple[Mention, ...] = ()
        if len(group) > 1:
            rivals = [t for s, e, t in group if e == minus_end and s == start]
            if len(rivals) > 1:
                term = next((term for term in wanted if term in rivals), term)
            inner = tuple([Mention(s, -e, t) for s, e, t in group if e >= minus_end and t not in rivals])
        if term in wanted:
            wanted.remove(term)
        yield Mention(start, -minus_end, term, None, False, inner)


def _overlapping(spans: Iterable[Span]) -> list[list[Span]]:
    """The spans in groups: each begins with the leftmost-longest span, within which the others begin."""
    groups: list[list[Span]] = []
    reach = 0
    for span in sorted(set(spans)):
        if span[0] < reach:
            groups[-1].append(span)
        else:
            groups.append([span])
            reach = -span[1]
    return groups


def _glosses(term: Term, english_forms: Iterable[str]) -> frozenset[str]:
    """The glosses that may follow the term in brackets and belong to it."""
    return frozenset(korean.normalize(form).text for form in (*term.forms("ko"), *english_forms))


def _swallowed(text: str, start: int, end: int, longer: Iterable[str]) -> bool:
    """Whether one of the longer strings occurs in `text` so that it covers the span."""
    for one in longer:
        at = text.find(one)
        while at >= 0:
            if at <= start and end <= at + len(one):
                return True
            at = text.find(one, at + 1)
    return False
