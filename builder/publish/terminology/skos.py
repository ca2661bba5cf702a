"""SKOS as JSON-LD, linked data of the concepts: https://www.w3.org/TR/skos-reference/."""

from __future__ import annotations

import json
from typing import Any

from builder.languages import LANGUAGES, Language
from builder.messages.marker import _
from builder.model.terms import Glossary, Term
from builder.publish.format import Download, SiteInput, corpus_download
from builder.publish.terminology.forms import Standing, commentary, definition, forms, pronunciation

_CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    **{
        name: {"@id": f"skos:{name}", "@container": "@language"}
        for name in ("prefLabel", "altLabel", "hiddenLabel", "definition", "scopeNote", "historyNote")
    },
    "notation": "skos:notation",
    **{name: {"@id": f"skos:{name}", "@type": "@id"} for name in ("related", "inScheme", "exactMatch")},
    "source": {"@id": "dcterms:source", "@type": "@id"},
}


def document(known: SiteInput) -> bytes:
    """The glossary as a concept scheme; its addresses are relative to the file where that of the site is not known."""
    glossary, base = known.corpus.glossary, f"{known.site.url}/glossary/" if known.site.url else "../glossary/"
    library = known.site.library
    scheme = {
        "@id": base,
        "@type": "skos:ConceptScheme",
        "prefLabel": {"en": f"Glossary of {library.en}", "ko": f"{library.ko} 용어집"},
    }
    concepts = [_concept(term, glossary, base) for term in glossary.terms]
    data = {"@context": _CONTEXT, "@graph": [scheme, *concepts]}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _concept(term: Term, glossary: Glossary, base: str) -> dict[str, Any]:
    made = {
        "@id": f"{base}{term.id}/",
        "@type": "skos:Concept",
        "inScheme": base,
        "notation": term.id,
        "prefLabel": {"ko": term.ko, "en": term.en},
        "altLabel": _alternatives(term),
        "hiddenLabel": _labels({side: _texts(term, side, "deprecated") for side in LANGUAGES}),
        "definition": {side: definition(term, side) for side in LANGUAGES},
        "scopeNote": {"en": commentary(term.usage)} if term.usage else {},
        "historyNote": {"en": commentary(term.origin)} if term.origin else {},
        "related": [f"{base}{id_}/" for id_ in term.see if id_ in glossary.by_id],
        "source": [
            one.source.url for one in glossary.bibliography.cited(term.sources) if one.source and one.source.url
        ],
    }
    return {name: value for name, value in made.items() if value}


def _alternatives(term: Term) -> dict[str, list[str]]:
    """The admitted forms, with the headword in Chinese characters and in Latin letters under language tags of their own."""
    latin = pronunciation(term)
    found = {
        "ko": [form for form in _texts(term, "ko", "admitted") if form != term.hanja],
        "ko-Hani": [term.hanja] if term.hanja else [],
        "ko-Latn": [latin] if latin else [],
        "en": _texts(term, "en", "admitted"),
    }
    return _labels(found)


def _labels(found: dict[str, list[str]]) -> dict[str, list[str]]:
    return {tongue: texts for tongue, texts in found.items() if texts}


def _texts(term: Term, language: Language, standing: Standing) -> list[str]:
    return [form.text for form in forms(term, language) if form.standing == standing]


FORMAT = corpus_download(
    "skos",
    "The glossary as linked data: SKOS in JSON-LD",
    Download(
        "SKOS",
        "downloads/glossary.jsonld",
        "application/ld+json",
        _("Skosmos and other tools for linked data"),
    ),
    document,
    frozenset({"site"}),
    """\
Carries of every entry its labels (those to avoid as hidden labels), the headword in Chinese characters (`ko-Hani`) and Latin letters
(`ko-Latn`), definitions, usage and origin in English, related entries and the addresses of sources. Loses the reasons of avoided forms,
kinds and statuses. Read by rdflib.
""",
)
