"""Finds the forms of many terms in a line of text: an automaton proposes, gates dispose, the leftmost-longest remain.

All overlapping candidates are gated before any is preferred, so that a long one that is turned down cannot hide a short true one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick

from builder.english import words as english
from builder.korean import words as korean
from builder.model import Glossary, Mention, Term
from builder.shape import Match
from builder.squeezed import Squeezed

ONLY_FORCED = "only where forced"
_BRACKETED = re.compile(r"\s?\(([^()\n]+)\)")


@dataclass(frozen=True)
class Form:
    """One way of writing a term, as the entry has it."""

    text: str
    term: str
    match: Match


@dataclass(frozen=True)
class Candidate:
    """A place where a form may stand; `gate` names what turned it down, None while nothing has."""

    start: int
    end: int
    form: Form
    gate: str | None = None


class Automaton:
    """The forms of one language, compiled; `find` gives every place where one stands, overlapping ones too."""

    def __init__(self, forms: Iterable[tuple[str, Form]]) -> None:
        self._forms: dict[str, list[Form]] = {}
        for squeezed, form in forms:
            if squeezed.strip():
                self._forms.setdefault(squeezed, []).append(form)
        self._patterns = list(self._forms)
        self._engine = AhoCorasick(self._patterns)

    def find(self, text: Squeezed) -> Iterator[Candidate]:
        """The candidates in `text`, with their spans in the original."""
        for pattern, start, end in self._engine.find_matches_as_indexes(text.text, overlapping=True):
            for form in self._forms[self._patterns[pattern]]:
                yield Candidate(*text.span(start, end), form)


class Finder:
    """Finds the mentions of a glossary's terms in lines of either language."""

    def __init__(self, glossary: Glossary) -> None:
        terms = glossary.terms
        self.terms = frozenset(term.id for term in terms)
        self._ko = Automaton(
            (korean.squeeze(text).text, Form(text, term.id, term.match)) for term in terms for text in term.forms("ko")
        )
        self._en = Automaton(
            (english.squeeze(text).text, Form(text, term.id, term.match))
            for term in terms
            for form in term.forms("en")
            for text in english.inflected(form)
        )
        self._glosses = {term.id: _glosses(term) for term in glossary.terms}

    def korean(self, text: str) -> tuple[tuple[Mention, ...], tuple[Candidate, ...]]:
        """The mentions in a Korean text, in order and without overlap, and the candidates that were turned down."""
        candidates = {*self._ko.find(korean.squeeze(text)), *self._within_glosses(text)}
        return self._choose(text, _gated_korean(text, candidates))

    def english(
        self, text: str, expected: Iterable[str] = (), forced: frozenset[str] = frozenset()
    ) -> tuple[tuple[Mention, ...], tuple[Candidate, ...]]:
        """The mentions in an English text, in order and without overlap, and the candidates that were turned down.

        `expected` are the terms of the Korean that it translates, in order: they decide where several terms have the same rendering.
        Homographs that are marked only where a pair says so are found where `forced` has their ids.
        """
        candidates = set(self._en.find(english.squeeze(text)))
        return self._choose(text, [replace(c, gate=_english_gate(text, c, forced)) for c in candidates], expected)

    def _within_glosses(self, text: str) -> Iterator[Candidate]:
        """Candidates that reach across a bracketed gloss, as in 소버린(Sovereign) AI; the mark covers the gloss."""
        glosses = [found.span() for found in korean.GLOSS.finditer(text)]
        if not glosses:
            return
        for candidate in self._ko.find(korean.squeeze(text, korean.GLOSS)):
            if any(candidate.start < start and end < candidate.end for start, end in glosses):
                yield candidate

    def _choose(
        self, text: str, gated: list[Candidate], expected: Iterable[str] = ()
    ) -> tuple[tuple[Mention, ...], tuple[Candidate, ...]]:
        accepted = [self._with_gloss(text, c) for c in gated if c.gate is None]
        rejected = sorted((c for c in gated if c.gate), key=lambda c: (c.start, c.end, c.form.term))
        return tuple(leftmost_longest(accepted, expected)), tuple(rejected)

    def _with_gloss(self, text: str, candidate: Candidate) -> Mention:
        """The mention, reaching over a gloss that follows at once and begins by saying the term in another script or language."""
        end = candidate.end
        gloss = _BRACKETED.match(text, end)
        if gloss and korean.squeeze(gloss[1].split(",")[0]).text in self._glosses[candidate.form.term]:
            end = gloss.end()
        return Mention(candidate.start, end, candidate.form.term)


def leftmost_longest(mentions: Iterable[Mention], expected: Iterable[str] = ()) -> Iterator[Mention]:
    """Of overlapping mentions the leftmost, of those the longest; what lies within a chosen one becomes its `inner`.

    Where several terms claim the same words, the first that is still expected has them, else the first by id.
    """
    chosen: list[list[Mention]] = []
    for mention in sorted(set(mentions), key=lambda m: (m.start, -m.end, m.term)):
        if chosen and mention.start < chosen[-1][0].end:
            chosen[-1].append(mention)
        else:
            chosen.append([mention])
    wanted = list(expected)
    for group in chosen:
        start, end = group[0].start, group[0].end
        rivals = [m.term for m in group if (m.start, m.end) == (start, end)]
        term = next((term for term in wanted if term in rivals), rivals[0])
        if term in wanted:
            wanted.remove(term)
        inner = tuple(m for m in group if m.end <= end and m.term not in rivals)
        yield Mention(start, end, term, inner=inner)


def _glosses(term: Term) -> frozenset[str]:
    """What may stand in brackets after the term and belong to it."""
    return frozenset(korean.squeeze(form).text for form in (*term.forms("ko"), *term.forms("en")))


def _gated_korean(text: str, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates, each with the gate that turned it down; a second look is had at those that touch an accepted term."""
    first = [replace(c, gate=_korean_gate(text, c, frozenset())) for c in candidates]
    ends = frozenset(c.end for c in first if c.gate is None)
    return [
        replace(c, gate=_korean_gate(text, c, ends)) if c.gate == "left edge" and c.start in ends else c for c in first
    ]


def _korean_gate(text: str, candidate: Candidate, touching: frozenset[int]) -> str | None:
    knobs, start, end = candidate.form.match, candidate.start, candidate.end
    if knobs.only == "forced":
        return ONLY_FORCED
    if any(_covers(text, longer, start, end) for longer in knobs.except_):
        return "except"
    if text[end:].startswith(knobs.not_before):
        return "not before"
    gate = korean.gate(text, start, end, candidate.form.text, touching)
    excused = {"left": ("left edge",), "right": ("right edge",), "both": ("left edge", "right edge")}
    return None if gate in excused.get(knobs.compound, ()) else gate


def _english_gate(text: str, candidate: Candidate, forced: frozenset[str]) -> str | None:
    if candidate.form.match.only == "forced" and candidate.form.term not in forced:
        return ONLY_FORCED
    return english.gate(text, candidate.start, candidate.end, candidate.form.text)


def _covers(text: str, longer: str, start: int, end: int) -> bool:
    """Whether `longer` stands in `text` somewhere over the whole span."""
    at = text.find(longer)
    while at >= 0:
        if at <= start and end <= at + len(longer):
            return True
        at = text.find(longer, at + 1)
    return False
