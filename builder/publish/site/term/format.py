"""The page of each term, in each interface language, and each entry as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from builder.languages import LANGUAGES, Language
from builder.model.bibliography import Bibliography
from builder.model.corpus import Indexes
from builder.publish.format import CorpusFormat, File, LazyFile, SiteInput
from builder.publish.site import addresses
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import TERM
from builder.publish.site.term.concordance import Places, edition_uses, places_of
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


def entry_data(known: TermInput, places: Places) -> dict[str, Any]:
    """The entry as in its file, with its id, romanization, related entries in both directions, sources, and occurrences."""
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
        "occurrences": [
            {"edition": one.edition, "fragment": one.fragment, "ko": one.ko, "en": one.en}
            for _, occurrences in places
            for one in occurrences
        ],
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
            uses=edition_uses(term.id, known.corpus),
            sources=tuple(one.source for one in glossary.bibliography.cited(term.sources) if one.source),
            seeds=tuple(seeds[seed] for seed in dict.fromkeys(cited)),
            site=known.site,
            history=known.histories.get(term.id),
        )


def _page(known: TermInput, language: Language, indexes: Indexes) -> File:
    term, page = known.term, TERM.page(language, known.term.id)
    definition = term.definition.ko if language == "ko" else term.definition.en
    data = of_term(term, page, known.site)
    context = PageContext(TERM, page, f"{term.ko} · {term.en}", definition, known.site, data)
    return render(context, term_view(known, places_of(term.id, known.uses, indexes), page))


def _data(path: PurePosixPath, known: TermInput, indexes: Indexes) -> File:
    entry = entry_data(known, places_of(known.term.id, known.uses, indexes))
    return File(path, f"{json.dumps(entry, ensure_ascii=False, indent=1)}\n".encode())


FORMAT = CorpusFormat(
    "term-pages", "A page and a JSON file for each term", files, frozenset({"site", "histories"}), lazy=True
)
