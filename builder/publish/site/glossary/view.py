"""The view of the glossary's page: all terms by Korean initial."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from builder.model.corpus import Corpus
from builder.model.terms import Term
from builder.publish.reading import wording
from builder.publish.reading.bilingual import LangText, both_sides
from builder.publish.reading.headword import Headword, headword
from builder.publish.site.addresses import Page
from builder.publish.site.links import PageLinks
from builder.publish.site.term.order import initial, order


@dataclass(frozen=True)
class IndexEntry:
    """A term in the index.

    `count` is the number of sentences it occurs in, `kind` the code of its kind, and `editions` the ids of the editions it occurs in,
    with spaces between.
    """

    head: Headword
    count: int
    kind: str
    editions: str


@dataclass(frozen=True)
class Initial:
    """The terms whose headwords begin with a Korean consonant, or, under A–Z, with any other letter."""

    letter: str
    id: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True)
class GlossaryView:
    """The index; `count` is the number of terms, `kinds` and `editions` are the options of the filters, by code and id."""

    initials: tuple[Initial, ...]
    count: int
    kinds: tuple[tuple[str, str], ...]
    editions: tuple[tuple[str, LangText], ...]


def glossary_view(corpus: Corpus, page: Page) -> GlossaryView:
    """The index of all terms, Korean initials first, in the order of a Korean dictionary."""
    ordered = sorted(corpus.glossary.terms, key=order)
    initials = tuple(
        Initial(letter, f"initial-{number}", tuple(_index_entry(term, corpus, page) for term in terms))
        for number, (letter, terms) in enumerate(groupby(ordered, key=lambda term: initial(term.ko)), 1)
    )
    kinds = sorted((wording.label(kind, page.language), kind) for kind in {term.kind for term in ordered})
    used = (digest for digest in corpus.digests if digest.packed_uses)
    titles = {digest.id: both_sides(digest.title, page.language).here for digest in used}
    return GlossaryView(
        initials, len(ordered), tuple((kind, label) for label, kind in kinds), tuple(sorted(titles.items()))
    )


def _index_entry(term: Term, corpus: Corpus, page: Page) -> IndexEntry:
    head, uses = headword(term, PageLinks(page)), corpus.uses.get(term.id, ())
    return IndexEntry(head, sum(use.count for _, use in uses), term.kind, " ".join(digest.id for digest, _ in uses))
