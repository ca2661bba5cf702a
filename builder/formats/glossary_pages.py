"""The glossary on the web: its index, a page for each term with every occurrence, and each entry as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from builder.format import File, Whole, WholeFormat
from builder.korean.romanization import romanize
from builder.model import LANGUAGES, Language, Term
from builder.pages import address, wording
from builder.pages.environment import page
from builder.pages.frame import Frame
from builder.pages.glossary_view import glossary_view, related, term_view


def files(whole: Whole) -> Iterator[File]:
    """The index and the terms' pages with a Korean and with an English interface, then the entries' data."""
    for language in LANGUAGES:
        yield _index(whole, language)
        for term in whole.glossary.terms:
            yield _term(term, whole, language)
    for term in whole.glossary.terms:
        yield File(PurePosixPath(address.term_data(term.id)), _json(term_data(term, whole)))


def term_data(term: Term, whole: Whole) -> dict[str, Any]:
    """The entry as its file has it, with its id, its sound, related entries of both directions, and where it occurs."""
    entry = term.model_dump(by_alias=True, exclude={"tree", "id", "see", "match", "romanization"}, exclude_none=True)
    return {
        "id": term.id,
        **entry,
        "romanization": term.romanization or romanize(term.ko),
        "see": [one.id for one in related(term, whole.glossary.terms)],
        "occurrences": [
            {"edition": one.edition, "fragment": one.fragment, "ko": one.ko, "en": one.en}
            for digest in whole.digests
            for one in dict(digest.occurrences).get(term.id, ())
        ],
    }


def _index(whole: Whole, language: Language) -> File:
    where = address.glossary(language)
    frame = Frame(
        where,
        wording.said(wording.GLOSSARY, language),
        wording.said(wording.GLOSSARY_ABOUT, language),
        section="glossary",
    )
    return page("glossary.html", frame, glossary_view(whole, where))


def _term(term: Term, whole: Whole, language: Language) -> File:
    where = address.term(term.id, language)
    definition = term.definition.ko if language == "ko" else term.definition.en
    frame = Frame(where, f"{term.ko} · {term.en}", definition, section="term")
    return page("term.html", frame, term_view(term, whole, where))


def _json(data: dict[str, Any]) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


FORMAT = WholeFormat("glossary-pages", "The glossary's index, a page and a JSON file for each term", files)
