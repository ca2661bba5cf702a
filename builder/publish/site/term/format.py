"""The page of each term, in each interface language, and each entry as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from builder.languages import LANGUAGES, Language
from builder.model.bibliography import Bibliography
from builder.model.corpus import Indexes
from builder.model.terms import Term
from builder.publish.format import CorpusFormat, File, LazyFile, SiteInput
from builder.publish.site import addresses
from builder.publish.site.concordance.format import sentences_data
from builder.publish.site.concordance.paging import edition_uses, overview, page_count, total
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import TERM
from builder.publish.site.term.linked_data import of_term
from builder.publish.site.term.order import relations
from builder.publish.site.term.view import TermInput, term_view
from builder.terms.romanization import romanization


def files(known: SiteInput) -> Iterator[File]:
    """For each entry the page in the English and the Korean interface, and its data as JSON."""
    indexes = known.corpus.indexes
    for entry in _inputs(known):
        for language in LANGUAGES:
            path = TERM.page(language, entry.term.id).path
            yield LazyFile(path, partial(_page, entry, language, indexes), entry)
        path = PurePosixPath(addresses.term_data(entry.term.id))
        yield LazyFile(path, partial(_data, path, entry, indexes), entry)


def entry_data(known: TermInput, indexes: Indexes) -> dict[str, Any]:
    """The entry as in its file, with its id, romanization, related entries in both directions, sources, and the sentences of its page.

    `count` is the number of all sentences; `all` names, relative to this file, the first of the files that have them all, if this has not.
    """
    term = known.term
    entry = term.model_dump(
        by_alias=True, exclude={"locator", "id", "see", "match", "romanization", "sources"}, exclude_none=True
    )
    return {
        "id": term.id,
        **entry,
        "romanization": romanization(term),
        "see": [one.id for one in known.see],
        "sources": Bibliography(known.sources).data(term.sources),
        "count": total(known.uses),
        "all": f"{addresses.sentences(term.id, 1)}.json" if page_count(known.uses) else None,
        "occurrences": sentences_data(overview(known.uses), term.id, indexes),
    }


def _inputs(known: SiteInput) -> Iterator[TermInput]:
    """What each term's pages depend on, and no more, so that what else changes leaves them as they are."""
    glossary, related = known.corpus.glossary, relations(known.corpus.glossary)
    seeds = {one.seed: (one.seed, one.title.ko, one.id) for one in known.corpus.digests}
    for term in glossary.terms:
        cited = [citation.seed for citation in term.sources if citation.seed in seeds]
        yield TermInput(
            term=term,
            see=tuple(one.without_words() for one in related[term.id]),
            relations=tuple(_among(related[term.id], related)),
            uses=edition_uses(term.id, known.corpus),
            sources=tuple(one.source for one in glossary.bibliography.cited(term.sources) if one.source),
            seeds=tuple(seeds[seed] for seed in dict.fromkeys(cited)),
            site=known.site,
            history=known.histories.get(term.id),
        )


def _among(terms: tuple[Term, ...], related: Mapping[str, tuple[Term, ...]]) -> Iterator[tuple[str, str]]:
    """The pairs of these terms that are related to each other, each once."""
    ids = {term.id for term in terms}
    for term in terms:
        yield from ((term.id, one.id) for one in related[term.id] if term.id < one.id and one.id in ids)


def _page(known: TermInput, language: Language, indexes: Indexes) -> File:
    term, page = known.term, TERM.page(language, known.term.id)
    definition = term.definition.ko if language == "ko" else term.definition.en
    data = of_term(term, page, known.site)
    context = PageContext(TERM, page, f"{term.ko} · {term.en}", definition, known.site, data)
    return render(context, term_view(known, indexes, page))


def _data(path: PurePosixPath, known: TermInput, indexes: Indexes) -> File:
    return File(path, f"{json.dumps(entry_data(known, indexes), ensure_ascii=False, indent=1)}\n".encode())


FORMAT = CorpusFormat(
    "term-pages", "A page and a JSON file for each term", files, frozenset({"site", "histories"}), lazy=True
)
