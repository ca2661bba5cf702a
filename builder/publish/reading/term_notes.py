"""The notes on an edition's terms, each shown with the pair in which the term first occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import LANGUAGES
from builder.model.edition import Edition, Pair
from builder.model.edition_index import terms_in
from builder.model.marks import Mention
from builder.model.terms import Glossary, Term
from builder.publish.reading.bilingual import LangText, commentary, in_language
from builder.publish.reading.headword import Headword, headword, renderings
from builder.publish.reading.links import Links


@dataclass(frozen=True)
class TermNote:
    """A note on a term in an edition.

    `here` are its renderings in this edition, in order of appearance, if they are not only the preferred one; `others` are the further
    accepted forms; `count` is the number of sentences it occurs in; `within` are the terms within its marks.
    """

    head: Headword
    here: tuple[Markup, ...]
    others: tuple[Markup, ...]
    definition: LangText
    usage: LangText | None
    count: int
    within: tuple[Headword, ...]


def term_notes(edition: Edition, glossary: Glossary, links: Links) -> dict[str, tuple[TermNote, ...]]:
    """The notes by the id of the pair they are shown with, in the order of the marks."""
    counts = _counts(edition)
    surfaces, inner = _surfaces(edition), _inner(edition)
    seen: set[str] = set()
    notes = {}
    for pair in edition.pairs:
        fresh = [term for term in _mentioned(pair) if term not in seen and term in glossary.by_id]
        seen.update(fresh)
        notes[pair.id] = tuple(
            _note(glossary.by_id[id_], surfaces.get(id_, ()), counts[id_], _known(inner.get(id_, ()), glossary), links)
            for id_ in fresh
        )
    return notes


def _note(term: Term, surfaces: tuple[str, ...], count: int, within: tuple[Term, ...], links: Links) -> TermNote:
    shown = {surface.casefold() for surface in surfaces} | {term.en.casefold()}
    only_preferred = shown == {term.en.casefold()}
    return TermNote(
        head=headword(term, links),
        here=() if only_preferred else renderings(surfaces),
        others=renderings(tuple(form for form in term.variants.en if form.casefold() not in shown)),
        definition=in_language(term.definition, links.language),
        usage=commentary(term.usage, links.language) if term.usage else None,
        count=count,
        within=tuple(headword(one, links) for one in within),
    )


def _mentions(pair: Pair) -> Iterator[tuple[Mention, str]]:
    """Every mention of a pair with its words, in reading order."""
    for segment in pair.segments:
        for language in LANGUAGES:
            line = segment.line(language)
            yield from ((mention, line.text[mention.start : mention.end]) for mention in line.mentions)


def _mentioned(pair: Pair) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.term for mention, _ in _mentions(pair)))


def _counts(edition: Edition) -> Counter[str]:
    """The number of sentences in which each term occurs."""
    return Counter(term for pair in edition.pairs for segment in pair.segments for term in terms_in(segment))


def _surfaces(edition: Edition) -> dict[str, tuple[str, ...]]:
    """The English words of each term's marks, each once regardless of case, in order of appearance."""
    found: dict[str, dict[str, str]] = {}
    for pair in edition.pairs:
        for segment in pair.segments:
            for mention in segment.en.mentions:
                words = segment.en.text[mention.start : mention.end]
                found.setdefault(mention.term, {}).setdefault(words.casefold(), words)
    return {term: tuple(words.values()) for term, words in found.items()}


def _inner(edition: Edition) -> dict[str, tuple[str, ...]]:
    """The terms within each term's marks, in order of appearance."""
    found: dict[str, dict[str, None]] = {}
    for pair in edition.pairs:
        for mention, _ in _mentions(pair):
            found.setdefault(mention.term, {}).update((one.term, None) for one in mention.inner)
    return {term: tuple(within) for term, within in found.items()}


def _known(ids: tuple[str, ...], glossary: Glossary) -> tuple[Term, ...]:
    return tuple(glossary.by_id[id_] for id_ in ids if id_ in glossary.by_id)
