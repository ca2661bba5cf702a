"""Standoff: the alignment of the two texts, and the entries of the terms marked in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy

from builder.model.bibliography import Bibliography
from builder.model.edition import Edition
from builder.model.terms import Glossary, Term
from builder.publish.tei.elements import element
from builder.publish.tei.entries import entry
from builder.publish.xml import Element

_ENTRIES: dict[
    str, tuple[tuple[object, ...], Element]
] = {}  # the last element of each term, with the values that it was made from


def standoff(edition: Edition, glossary: Glossary) -> Element:
    """The standOff element: links of pairs and of sentences, then the entries in order of id."""
    terms = tuple(marked(edition, glossary))
    present = {term.id: term for term in terms}
    return element("standOff", *links(edition), *(_entry(term, present, glossary.bibliography) for term in terms))


def _entry(term: Term, present: Mapping[str, Term], bibliography: Bibliography) -> Element:
    """The entry's element: a copy of one that was made for another edition from the same values, which is cheaper than a new one."""
    related = tuple(present[other] for other in term.see if other in present)
    given = (term, *related, *(one.source for one in bibliography.cited(term.sources)))
    known = _ENTRIES.get(term.id)
    if known is None or not _same(known[0], given):
        known = _ENTRIES[term.id] = (given, entry(term, {one.id: one for one in related}, bibliography))
    return deepcopy(known[1])


def _same(before: tuple[object, ...], now: tuple[object, ...]) -> bool:
    """Whether both are the very same values, which do not change."""
    return len(before) == len(now) and all(was is one for was, one in zip(before, now, strict=True))


def links(edition: Edition) -> Iterator[Element]:
    """The links of pairs and of sentences, as far as there are any."""
    pairs = [pair.id for pair in edition.pairs]
    sentences = [f"{pair.id}.{segment.number}" for pair in edition.pairs for segment in pair.segments]
    made = (_links("pairs", pairs), _links("sentences", sentences))
    return (group for group in made if group is not None)


def marked(edition: Edition, glossary: Glossary) -> Iterator[Term]:
    """The terms marked anywhere in the edition, in order of id."""
    found = {mention.term for pair in edition.pairs for line in pair.lines() for mention in line.mentions}
    return (term for term in glossary.terms if term.id in found)


def _links(subtype: str, ids: Iterable[str]) -> Element | None:
    made = [element("link", target=f"#ko-{one} #en-{one}") for one in ids]
    attributes = {"type": "translation", "subtype": subtype, "domains": "#ko #en", "targFunc": "source translation"}
    return element("linkGrp", *made, **attributes) if made else None
