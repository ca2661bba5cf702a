"""Glossary entries as TEI dictionary entries: forms, and one sense with its renderings, definitions and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from builder.languages.script_runs import script_runs
from builder.model.bibliography import Bibliography
from builder.model.entries.shape import Commentary
from builder.model.entries.terms import AvoidedForm
from builder.model.terms import Term
from builder.publish.tei.elements import element, spaced
from builder.publish.tei.prose import bibl, prose_nodes, word_nodes
from builder.publish.xml import Element
from builder.terms.romanization import romanization

_HANGUL = re.compile("[가-힣]")


def entry(term: Term, present: Mapping[str, Term], bibliography: Bibliography) -> Element:
    """The entry element, with references to those related entries that are `present` in the file."""
    return element(
        "entry",
        _lemma(term),
        *(element("form", _korean(form), type="variant") for form in term.variants.ko),
        *(_mistaken_form(mistake) for mistake in term.avoid.ko),
        _sense(term, present),
        *_sources(term, bibliography),
        xml_id=f"term-{term.id}",
        type="mainEntry",
        ana=f"#kind-{term.kind} #entry-{term.status}",
    )


def _lemma(term: Term) -> Element:
    latin = romanization(term) if term.romanization or _HANGUL.search(term.ko) else None
    return element(
        "form",
        _korean(term.ko),
        element("orth", term.hanja, xml_lang="ko-Hani") if term.hanja else None,
        element("orth", latin, xml_lang="ko-Latn") if latin else None,
        type="lemma",
    )


def _korean(form: str) -> Element:
    """A Korean spelling; one in Chinese characters only has its own language tag."""
    han = {tongue for _, tongue in script_runs(form)} == {"ko-Hani"}
    return element("orth", form, xml_lang="ko-Hani" if han else "ko")


def _mistaken_form(mistake: AvoidedForm) -> Element:
    return element("form", _korean(mistake.term), *_notes("reason", mistake.why), type="variant", subtype="deprecated")


def _sense(term: Term, present: Mapping[str, Term]) -> Element:
    return element(
        "sense",
        *_renderings(term),
        element("def", *prose_nodes(term.definition.ko, "ko"), xml_lang="ko"),
        element("def", *prose_nodes(term.definition.en, "en"), xml_lang="en"),
        *_notes("usage", term.usage),
        *_notes("origin", term.origin),
        *(_reference(present[other]) for other in term.see if other in present),
    )


def _renderings(term: Term) -> Iterator[Element]:
    """The English equivalents: the preferred one, the admitted ones, and those to avoid, each with its reason."""
    yield _rendering("preferred", term.en)
    for form in term.variants.en:
        yield _rendering("admitted", form)
    for mistake in term.avoid.en:
        yield _rendering("deprecated", mistake.term, *_notes("reason", mistake.why))


def _rendering(subtype: str, form: str, *more: Element) -> Element:
    quoted = element("quote", *word_nodes(form, "en"), xml_lang="en")
    return element("cit", quoted, *more, type="translationEquivalent", subtype=subtype)


def _notes(kind: str, commentary: Commentary | None) -> Iterator[Element]:
    """The commentary, a note for each language that it is in."""
    if commentary and commentary.ko:
        yield element("note", *prose_nodes(commentary.ko, "ko"), type=kind, xml_lang="ko")
    if commentary:
        yield element("note", *prose_nodes(commentary.en, "en"), type=kind, xml_lang="en")


def _reference(term: Term) -> Element:
    return element("xr", element("ref", term.ko, target=f"#term-{term.id}", xml_lang="ko"), type="related")


def _sources(term: Term, bibliography: Bibliography) -> Iterator[Element]:
    if cited := [*bibliography.cited(term.sources)]:
        yield element("note", *spaced(map(bibl, cited)), type="sources")
