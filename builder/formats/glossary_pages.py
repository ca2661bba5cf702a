"""The glossary on the web: its index, a page for each term with every occurrence, and each entry as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from builder.format import File, Site, Whole, WholeFormat
from builder.korean.romanization import romanize
from builder.model import LANGUAGES, Glossary, Language, Term
from builder.pages import address, linked_data, wording
from builder.pages.concordance import Concordance, Places, concordance
from builder.pages.environment import page
from builder.pages.frame import Frame
from builder.pages.glossary_view import glossary_view, relations, term_view


def files(whole: Whole) -> Iterator[File]:
    """The index and the terms' pages with a Korean and with an English interface, then the entries' data."""
    places, related = concordance(whole.digests), relations(whole.glossary)
    for language in LANGUAGES:
        yield _index(whole.glossary, places, language, whole.site)
        for term in whole.glossary.terms:
            yield _term(term, related[term.id], places.get(term.id, ()), language, whole.site)
    for term in whole.glossary.terms:
        data = term_data(term, related[term.id], places.get(term.id, ()))
        yield File(PurePosixPath(address.term_data(term.id)), _json(data))


def term_data(term: Term, see: tuple[Term, ...], places: Places) -> dict[str, Any]:
    """The entry as its file has it, with its id, its sound, related entries of both directions, and where it occurs."""
    entry = term.model_dump(by_alias=True, exclude={"tree", "id", "see", "match", "romanization"}, exclude_none=True)
    return {
        "id": term.id,
        **entry,
        "romanization": term.romanization or romanize(term.ko),
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


def _term(term: Term, see: tuple[Term, ...], places: Places, language: Language, site: Site) -> File:
    where = address.term(term.id, language)
    definition = term.definition.ko if language == "ko" else term.definition.en
    frame = Frame(where, f"{term.ko} · {term.en}", definition, "term", site, linked_data.of_term(term, where, site))
    return page("term.html", frame, term_view(term, see, places, where, site))


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


FORMAT = WholeFormat("glossary-pages", "The glossary's index, a page and a JSON file for each term", files)
