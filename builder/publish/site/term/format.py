"""The page of each term, in each interface language, and each entry as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from builder.languages import LANGUAGES, Language
from builder.model.history import History
from builder.model.terms import Term
from builder.publish.format import CorpusFormat, File, LazyFile, SiteInput, SiteSettings
from builder.publish.site import addresses
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.glossary.order import relations
from builder.publish.site.page_types import TERM
from builder.publish.site.term.concordance import Places, concordance
from builder.publish.site.term.linked_data import of_term
from builder.publish.site.term.view import term_view
from builder.terms.romanization import romanization


def files(known: SiteInput) -> Iterator[File]:
    """The pages of the terms in the English and the Korean interface, then the entries as JSON."""
    places, related = concordance(known.corpus.digests), relations(known.corpus.glossary)
    terms = known.corpus.glossary.terms
    for language in LANGUAGES:
        for term in terms:
            history = known.histories.get(term.id)
            make = partial(_page, term, related[term.id], places.get(term.id, ()), language, known.site, history)
            yield LazyFile(TERM.page(language, term.id).path, make)
    for term in terms:
        path = PurePosixPath(addresses.term_data(term.id))
        yield LazyFile(path, partial(_data, path, term, related[term.id], places.get(term.id, ())))


def entry_data(term: Term, see: tuple[Term, ...], places: Places) -> dict[str, Any]:
    """The entry as in its file, with its id, romanization, related entries in both directions, and occurrences."""
    entry = term.model_dump(by_alias=True, exclude={"locator", "id", "see", "match", "romanization"}, exclude_none=True)
    return {
        "id": term.id,
        **entry,
        "romanization": romanization(term),
        "see": [one.id for one in see],
        "occurrences": [
            {"edition": one.edition, "fragment": one.fragment, "ko": one.ko, "en": one.en}
            for _, occurrences in places
            for one in occurrences
        ],
    }


def _page(
    term: Term, see: tuple[Term, ...], places: Places, language: Language, site: SiteSettings, history: History | None
) -> File:
    page = TERM.page(language, term.id)
    definition = term.definition.ko if language == "ko" else term.definition.en
    data = of_term(term, page, site)
    context = PageContext(TERM, page, f"{term.ko} · {term.en}", definition, site, data)
    return render(context, term_view(term, see, places, page, site, history))


def _data(path: PurePosixPath, term: Term, see: tuple[Term, ...], places: Places) -> File:
    text = json.dumps(entry_data(term, see, places), ensure_ascii=False, indent=1)
    return File(path, f"{text}\n".encode())


FORMAT = CorpusFormat("term-pages", "A page and a JSON file for each term", files, frozenset({"site", "histories"}))
