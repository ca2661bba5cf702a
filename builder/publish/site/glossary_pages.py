"""The glossary on the web: its index, a page for each term with every occurrence, and each entry as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from builder.publish.format import LazyFile, File, Site, SiteInput, CorpusFormat
from builder.languages import LANGUAGES, Language
from builder.model.terms import Glossary, Term
from builder.model.history import History
from builder.publish.site.pages import address, linked_data, wording
from builder.publish.site.pages.concordance import Concordance, Places, concordance
from builder.publish.site.pages.environment import page
from builder.publish.site.pages.frame import Frame
from builder.publish.site.pages.glossary_view import glossary_view, relations, term_view
from builder.terms.romanization import romanization


def files(known: SiteInput) -> Iterator[File]:
    """The index and the terms' pages with a Korean and with an English interface, then the entries' data."""
    places, related = concordance(known.corpus.digests), relations(known.corpus.glossary)
    for language in LANGUAGES:
        make = partial(_index, known.corpus.glossary, places, language, known.site)
        yield LazyFile(address.glossary(language).path, make)
        for term in known.corpus.glossary.terms:
            history = known.histories.get(term.id)
            make = partial(_term, term, related[term.id], places.get(term.id, ()), language, known.site, history)
            yield LazyFile(address.term(term.id, language).path, make)
    for term in known.corpus.glossary.terms:
        path = PurePosixPath(address.term_data(term.id))
        yield LazyFile(path, partial(_data, path, term, related[term.id], places.get(term.id, ())))


def term_data(term: Term, see: tuple[Term, ...], places: Places) -> dict[str, Any]:
    """The entry as its file has it, with its id, its sound, related entries of both directions, and where it occurs."""
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


def _index(glossary: Glossary, places: Concordance, language: Language, site: Site) -> File:
    where = address.glossary(language)
    title, about = wording.said(wording.GLOSSARY, language), wording.said(wording.GLOSSARY_ABOUT, language)
    frame = Frame(where, title, about, "glossary", site, linked_data.of_glossary(where, site))
    return page("glossary.html", frame, glossary_view(glossary, places, where))


def _term(
    term: Term, see: tuple[Term, ...], places: Places, language: Language, site: Site, history: History | None
) -> File:
    where = address.term(term.id, language)
    definition = term.definition.ko if language == "ko" else term.definition.en
    frame = Frame(where, f"{term.ko} · {term.en}", definition, "term", site, linked_data.of_term(term, where, site))
    return page("term.html", frame, term_view(term, see, places, where, site, history))


def _data(path: PurePosixPath, term: Term, see: tuple[Term, ...], places: Places) -> File:
    text = json.dumps(term_data(term, see, places), ensure_ascii=False, indent=1)
    return File(path, f"{text}\n".encode())


FORMAT = CorpusFormat("glossary-pages", "The glossary's index, a page and a JSON file for each term", files, frozenset({"site", "histories"}))
