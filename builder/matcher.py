"""Finds the forms of many terms in a line of text: an automaton proposes, gates dispose, the leftmost-longest remain.

All overlapping candidates are gated before any is preferred, so that a long one that is turned down cannot hide a short true one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from builder.english import words as english
from builder.korean import words as korean
from builder.model import Glossary, Language, Mention, Term
from builder.squeezed import Squeezed

ONLY_FORCED = "only where forced"
_OPENING = frozenset("(（")
_BRACKETED = re.compile(r"\s?[(（]([^()（）\n]+)[)）]")
_EXCUSED = {"none": (), "left": ("left edge",), "right": ("right edge",), "both": ("left edge", "right edge")}


class Candidate(NamedTuple):
    """A place where a form of a term may stand, as a half-open span of the text."""

    start: int
    end: int
    form: str
    term: str


class Span(NamedTuple):
    """A stretch that a term claims; the end is negative, so that of spans in order the longer of two that begin together is first."""

    start: int
    minus_end: int
    term: str


class Rejected(NamedTuple):
    """A candidate that was turned down, and the name of the gate that did it."""

    candidate: Candidate
    gate: str


class Automaton:
    """The forms of one language, compiled; `find` gives every place where one stands, overlapping ones too."""

    def __init__(self, forms: Iterable[tuple[str, str, str]]) -> None:
        """Compile (squeezed form, form, term) triples."""
        claims: dict[str, list[tuple[str, str]]] = {}
        for squeezed, form, term in forms:
            if squeezed.strip():
                claims.setdefault(squeezed, []).append((form, term))
        self._claims = list(claims.values())
        self._engine = AhoCorasick(list(claims))

    def find(self, text: Squeezed) -> Iterator[Candidate]:
        """The candidates in `text`, with their spans in the original."""
        for pattern, start, end in self._engine.find_matches_as_indexes(text.text, overlapping=True):
            begin, stop = text.span(start, end)
            for form, term in self._claims[pattern]:
                yield Candidate(begin, stop, form, term)


class Finder:
    """Finds the mentions of a glossary's terms in lines of either language."""

    def __init__(self, glossary: Glossary) -> None:
        self.terms = frozenset(term.id for term in glossary.terms)
        self._by_id = glossary.by_id
        self._ko = Automaton((korean.squeeze(form).text, form, t.id) for t in glossary.terms for form in t.forms("ko"))
        english_forms = {
            t.id: [text for form in t.forms("en") for text in english.inflected(form)] for t in glossary.terms
        }
        self._en = Automaton(
            (english.squeeze(text).text, text, id_) for id_, found in english_forms.items() for text in found
        )
        self._glosses = {term.id: _glosses(term, english_forms[term.id]) for term in glossary.terms}

    def korean(self, text: str) -> tuple[Mention, ...]:
        """The mentions in a Korean text, in order and without overlap."""
        return self._chosen(text, (c for c, gate in self._gated_korean(text) if gate is None))

    def english(
        self, text: str, expected: Iterable[str] = (), forced: frozenset[str] = frozenset()
    ) -> tuple[Mention, ...]:
        """The mentions in an English text, in order and without overlap.

        `expected` are the terms of the Korean that it translates, in order: they decide where several terms have the same rendering.
        Homographs that are marked only where a pair says so are found where `forced` has their ids.
        """
        return self._chosen(text, (c for c, gate in self._gated_english(text, forced) if gate is None), expected)

    def rejected(self, text: str, language: Language) -> tuple[Rejected, ...]:
        """The candidates in a text that were turned down, in order, each with the gate that did it."""
        gated = self._gated_korean(text) if language == "ko" else self._gated_english(text, frozenset())
        return tuple(sorted(Rejected(candidate, gate) for candidate, gate in gated if gate))

    def _gated_korean(self, text: str) -> Iterator[tuple[Candidate, str | None]]:
        """The candidates and their gates; a second look is had at those that begin where an accepted term ends (한미MOU)."""
        found = list(self._ko.find(korean.squeeze(text)))
        if "(" in text or "（" in text:
            found = list(dict.fromkeys((*found, *self._across_glosses(text))))
        gated = [(candidate, self._korean_gate(text, candidate)) for candidate in found]
        if not any(gate == "left edge" for _, gate in gated):
            yield from gated
            return
        ends = frozenset(candidate.end for candidate, gate in gated if gate is None)
        for candidate, gate in gated:
            again = gate == "left edge" and candidate.start in ends
            yield candidate, self._korean_gate(text, candidate, ends) if again else gate

    def _across_glosses(self, text: str) -> Iterator[Candidate]:
        """Candidates that reach across a bracketed gloss, as in 소버린(Sovereign) AI; the mark covers the gloss."""
        glosses = [gloss.span() for gloss in korean.GLOSS.finditer(text)]
        if glosses:
            for candidate in self._ko.find(korean.squeeze(text, without_glosses=True)):
                if any(candidate.start < start and end < candidate.end for start, end in glosses):
                    yield candidate

    def _korean_gate(self, text: str, candidate: Candidate, touching: frozenset[int] = frozenset()) -> str | None:
        start, end, form, term = candidate
        entry = self._by_id[term]
        knobs = entry.match
        if knobs.only == "forced":
            return ONLY_FORCED
        if knobs.except_ and any(_covers(text, longer, start, end) for longer in knobs.except_):
            return "except"
        if knobs.not_before and text.startswith(knobs.not_before, end):
            return "not before"
        gate = korean.gate(text, start, end, form, touching, entry.kind)
        return None if gate in _EXCUSED[knobs.compound] else gate

    def _gated_english(self, text: str, forced: frozenset[str]) -> Iterator[tuple[Candidate, str | None]]:
        for candidate in self._en.find(english.squeeze(text)):
            start, end, form, term = candidate
            if self._by_id[term].match.only == "forced" and term not in forced:
                yield candidate, ONLY_FORCED
            else:
                yield candidate, english.gate(text, start, end, form)

    def _chosen(self, text: str, accepted: Iterable[Candidate], expected: Iterable[str] = ()) -> tuple[Mention, ...]:
        return tuple(leftmost_longest((self._with_gloss(text, c) for c in accepted), expected))

    def _with_gloss(self, text: str, candidate: Candidate) -> Span:
        """The candidate's span, reaching over a gloss that follows at once and begins by saying the term in another script."""
        start, end, _, term = candidate
        if not _OPENING.isdisjoint(text[end : end + 2]):
            gloss = _BRACKETED.match(text, end)
            if gloss and korean.squeeze(gloss[1].split(",")[0]).text in self._glosses[term]:
                end = gloss.end()
        return Span(start, -end, term)


def leftmost_longest(spans: Iterable[Span], expected: Iterable[str] = ()) -> Iterator[Mention]:
    """Of overlapping spans the leftmost, of those the longest; what lies within a chosen one becomes its mention's `inner`.

    Where several terms claim the same words, the first that is still expected has them, else the first by id.
    """
    wanted = list(expected)
    for group in _overlapping(spans):
        start, minus_end, term = group[0]
        rivals = [span.term for span in group if span[:2] == (start, minus_end)]
        if len(rivals) > 1:
            term = next((term for term in wanted if term in rivals), term)
        if term in wanted:
            wanted.remove(term)
        inner = (Mention(s, -e, t) for s, e, t in group[1:] if e >= minus_end and t not in rivals)
        yield Mention(start, -minus_end, term, inner=tuple(inner))


def _overlapping(spans: Iterable[Span]) -> list[list[Span]]:
    """The spans in groups: each begins with the leftmost-longest, and the others begin within that one."""
    groups: list[list[Span]] = []
    reach = 0
    for span in sorted(set(spans)):
        if span.start < reach:
            groups[-1].append(span)
        else:
            groups.append([span])
            reach = -span.minus_end
    return groups


def _glosses(term: Term, english_forms: Iterable[str]) -> frozenset[str]:
    """What may stand in brackets after the term and belong to it."""
    return frozenset(korean.squeeze(form).text for form in (*term.forms("ko"), *english_forms))


def _covers(text: str, longer: str, start: int, end: int) -> bool:
    """Whether `longer` stands in `text` somewhere over the whole span."""
    at = text.find(longer)
    while at >= 0:
        if at <= start and end <= at + len(longer):
            return True
        at = text.find(longer, at + 1)
    return False
