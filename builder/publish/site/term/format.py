"""The page of each term, in each interface language, and each entry as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from builder.languages import LANGUAGES, Language
from builder.model.bibliography import Bibliography
from builder.model.history import History
from builder.model.terms import Term
from builder.publish.format import CorpusFormat, File, LazyFile, SiteInput
from builder.publish.site import addresses
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import TERM
from builder.publish.site.term.concordance import Places, concordance
from builder.publish.site.term.linked_data import of_term
from builder.publish.site.term.order import relations
from builder.publish.site.term.view import term_view
from builder.terms.romanization import romanization


def files(known: SiteInput) -> Iterator[File]:
    """The pages of the terms in the English and the Korean interface, then the entries as JSON."""
    places, related = concordance(known.corpus.digests), relations(known.corpus.glossary)
    terms = known.corpus.glossary.terms
    for language in LANGUAGES:
        for term in terms:
            history = known.histories.get(term.id)
            make = partial(_page, term, related[term.id], places.get(term.id, ()), language, known, history)
            yield LazyFile(TERM.page(language, term.id).path, make)
    for term in terms:
        path = PurePosixPath(addresses.term_data(term.id))
        entry = partial(entry_data, term, related[term.id], places.get(term.id, ()), known.corpus.glossary.bibliography)
        yield LazyFile(path, partial(_data, path, entry))


def entry_data(term: Term, see: tuple[Term, ...], places: Places, bibliography: Bibliography) -> dict[str, Any]:
    """The entry as in its file, with its id, romanization, related entries in both directions, sources, and occurrences."""
    entry = term.model_dump(
        by_alias=True, exclude={"locator", "id", "see", "match", "romanization", "sources"}, exclude_none=True
    )
    return {
        "id": term.id,
        **entry,
        "romanization": romanization(term),
        "see": [one.id for one in see],
        "sources": bibliography.data(term.sources),
        "occurrences": [
            {"edition": one.edition, "fragment": one.fragment, "ko": one.ko, "en": one.en}
            for _, occurrences in places
            for one in occurrences
        ],
    }


def _page(
    term: Term, see: tuple[Term, ...], places: Places, language: Language, known: SiteInput, history: History | None
) -> File:
    page = TERM.page(language, term.id)
    definition = term.definition.ko if language == "ko" else term.definition.en
    data = of_term(term, page, known.site)
    context = PageContext(TERM, page, f"{term.ko} · {term.en}", definition, known.site, data)
    return render(context, term_view(term, see, places, page, known, history))


def _data(path: PurePosixPath, entry: Callable[[], dict[str, Any]]) -> File:
    text = json.dumps(entry(), ensure_ascii=False, indent=1)
    return File(path, f"{text}\n".encode())


FORMAT = CorpusFormat("term-pages", "A page and a JSON file for each term", files, frozenset({"site", "histories"}))
