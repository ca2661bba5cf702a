"""Entries as look-up shows them, made of those of the glossary."""

from __future__ import annotations

from builder.model.entries.shape import Bilingual, Commentary
from builder.model.entry_record import Avoided, Cited, EntryRecord, Words
from builder.model.terms import Term
from builder.terms.romanization import romanization

_NOT_DATA = {"locator", "id", "sources"}  # the citations are given with what their records state


def entry_record(term: Term) -> EntryRecord:
    """The record of an entry."""
    return EntryRecord(
        id=term.id,
        ko=term.ko,
        hanja=term.hanja,
        en=term.en,
        kind=term.kind,
        romanization=romanization(term),
        unofficial=term.unofficial,
        also=term.variants.en,
        avoided=tuple(Avoided(one.term, _words(one.why)) for one in (*term.avoid.en, *term.avoid.ko)),
        definition=_words(term.definition),
        origin=_words(term.origin) if term.origin else None,
        usage=_words(term.usage) if term.usage else None,
        see=term.see,
        sources=tuple(Cited(one.id, one.seed, one.for_) for one in term.sources),
        data=term.model_dump(mode="json", by_alias=True, exclude=_NOT_DATA, exclude_defaults=True),
    )


def _words(said: Bilingual | Commentary) -> Words:
    return Words(said.en, said.ko)
