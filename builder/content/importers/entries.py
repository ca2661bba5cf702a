"""Foreign entries held against the glossary: which values they change, and what does not fit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from builder.content.importers.foreign import Entry, Text, spaced
from builder.content.importers.kinds import AMBIGUOUS, DROPPED, NOT_A_LINE, NOT_CARRIED, OTHER_SOURCE, UNKNOWN_ID
from builder.content.yaml.edit import Path, Value
from builder.languages.code_points import NOT_TEXT, name
from builder.model.entries.terms import TermStatus
from builder.model.finding import Finding, Place
from builder.model.markdown import plain_text
from builder.model.term_kinds import TermKind
from builder.model.terms import Term

RENDERING = "rendering"  # the value of an entry without an id: one of the accepted renderings

_PATHS: Mapping[str, tuple[str, ...]] = {
    "hanja": ("hanja",),
    "en": ("en",),
    "kind": ("kind",),
    "status": ("status",),
    "variants_ko": ("variants", "ko"),
    "variants_en": ("variants", "en"),
    "definition_ko": ("definition", "ko"),
    "definition_en": ("definition", "en"),
    "origin": ("origin", "en"),
    "usage": ("usage", "en"),
    "see": ("see",),
}
_CHOICES = {"kind": get_args(TermKind), "status": get_args(TermStatus)}
_MARKDOWN = frozenset({"definition_ko", "definition_en", "origin", "usage"})
_SIGNS = re.compile(r"([\\*\[\]])")  # what Markdown may read as markup


@dataclass(frozen=True)
class EntryRevision:
    """What entries change: the new values by term and path, with the faults, the notices, and the number of entries left out."""

    values: Mapping[str, Mapping[Path, Value]]
    faults: tuple[Finding, ...]
    notices: tuple[Finding, ...]
    unknown: int


class KnownTerms:
    """The terms of a glossary by what a foreign entry gives: an id, a headword, or any accepted form."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_id: dict[str, Term] = {}
        self._by_headword: dict[str, list[Term]] = defaultdict(list)
        self._by_form: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            self._by_id[term.id] = term
            self._by_headword[spaced(term.ko)].append(term)
            for form in term.forms("ko"):
                self._by_form[spaced(form)].append(term)

    def term_of(self, entry: Entry) -> Term | None:
        """The term with the entry's id or, if it gives none, the only one with its headword; None if there is no such term."""
        if entry.id:
            return self._by_id.get(entry.id)
        headed = self._by_headword.get(spaced(entry.ko.text), [])
        return headed[0] if len(headed) == 1 else None

    def of_form(self, ko: Text) -> list[Term]:
        """The terms that have the Korean among their accepted forms, in the order of the glossary."""
        return self._by_form.get(spaced(ko.text), [])

    def has(self, entry: Entry) -> bool:
        """Whether the entry is of a term that there is already or, if it gives no id, of any of several."""
        if RENDERING in entry.values:
            return bool(self.of_form(entry.ko))
        return entry.id in self._by_id if entry.id else spaced(entry.ko.text) in self._by_headword


def revise_entries(given: Iterable[Entry], terms: Iterable[Term], only_known: bool) -> EntryRevision:
    """What the entries change in the glossary; `only_known` leaves out those without an id whose Korean no entry has."""
    desk = _Desk(KnownTerms(terms), only_known)
    for entry in given:
        desk.take(entry)
    return EntryRevision(desk.values, tuple(desk.faults), tuple(desk.notices), desk.unknown)


@dataclass
class _Desk:
    """Entries taken one after another, with what has come of them so far."""

    terms: KnownTerms
    only_known: bool
    values: dict[str, dict[Path, Value]] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    notices: list[Finding] = field(default_factory=list)
    unknown: int = 0
    _given: dict[tuple[str, Path], tuple[Value, Place]] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """Note what an entry changes, or why it does not fit."""
        if RENDERING in entry.values:
            self._take_rendering(entry)
            return
        term = self.terms.term_of(entry)
        if term is None:
            message = (
                "the glossary has no entry ‘{id}’: add it in glossary/, or have a draft of it made with --new-entries"
            )
            self.faults.append(UNKNOWN_ID.at(entry.ko.place, message, id=entry.id or spaced(entry.ko.text)))
        elif spaced(entry.ko.text) != spaced(term.ko):
            message = "the headword of ‘{id}’ is ‘{found}’ here, and ‘{expected}’ in the glossary"
            values = {"id": term.id, "found": spaced(entry.ko.text), "expected": term.ko}
            self.faults.append(OTHER_SOURCE.at(entry.ko.place, message, **values))
        else:
            for key, value in entry.values.items():
                self._compare(term, key, value)

    def _compare(self, term: Term, key: str, given: Text | tuple[Text, ...]) -> None:
        """Note a value that is another than the term's."""
        value, place = _value(given)
        if key == "variants_ko" and isinstance(value, tuple):
            value = tuple(form for form in value if form != term.hanja)  # which is a form of its own
        if value == written(term, key):
            return
        fault = _unfit(term, key, given)
        if fault:
            self.faults.append(fault)
            return
        if key in _MARKDOWN and isinstance(value, str):
            if plain_text(_markdown(term, key)) != _markdown(term, key):
                message = "the emphasis and the links of the {key} of ‘{id}’ are not in the new wording"
                self.notices.append(DROPPED.at(place, message, key=key, id=term.id))
            value = value if plain_text(value) == value else _SIGNS.sub(r"\\\1", value)
        self._set(term, _PATHS[key], value, place)

    def _set(self, term: Term, path: Path, value: Value, place: Place) -> None:
        first, other = self._given.setdefault((term.id, path), (value, place))
        if first != value:
            message = "the entry ‘{id}’ has another value at {other}: keep one of them"
            self.faults.append(AMBIGUOUS.at(place, message, id=term.id, other=other))
        self.values.setdefault(term.id, {})[path] = value

    # --- Renderings without an id -----------------------------------------------------------------------------------

    def _take_rendering(self, entry: Entry) -> None:
        """Add a rendering to the variants of the one entry that has the Korean."""
        text = entry.values[RENDERING]
        assert isinstance(text, Text)  # noqa: S101 - it has no id, so that this is its one value
        rendering, terms = spaced(text.text), self.terms.of_form(entry.ko)
        if not terms and self.only_known:
            self.unknown += 1
        elif any(rendering in term.forms("en") for term in terms):
            return
        elif fault := _unfit_rendering(entry, terms, text):
            self.faults.append(fault)
        else:
            path = _PATHS["variants_en"]
            known = self.values.get(terms[0].id, {}).get(path, terms[0].variants.en)
            more = (*known, *([] if rendering in known else [rendering]))
            self.values.setdefault(terms[0].id, {})[path] = more


def _unfit_rendering(entry: Entry, terms: list[Term], text: Text) -> Finding | None:
    ko, en = spaced(entry.ko.text), spaced(text.text)
    if not terms:
        message = (
            "no entry has the Korean ‘{ko}’: have a draft made with --new-entries, or leave it out with --only-known"
        )
        return UNKNOWN_ID.at(entry.ko.place, message, ko=ko)
    if len(terms) > 1:
        message = "several entries have the Korean ‘{ko}’ ({ids}): add the rendering to one of them in glossary/"
        return AMBIGUOUS.at(entry.ko.place, message, ko=ko, ids=", ".join(term.id for term in terms))
    if any(en == avoided.term for avoided in terms[0].avoid.en):
        return NOT_A_LINE.at(text.place, "the entry ‘{id}’ says to avoid ‘{en}’", id=terms[0].id, en=en)
    return not_text(text)


# --- Values -----------------------------------------------------------------------------------------------------------


def written(term: Term, key: str) -> Value | None:
    """The value of a term as the exported table has it, on one line and without markup; None for what is not brought back."""
    if key in _MARKDOWN:
        return spaced(plain_text(_markdown(term, key)))
    if key in _LISTED:
        return _LISTED[key](term)
    return spaced(getattr(term, key) or "") if key in _PATHS else None


def _each(forms: Iterable[str]) -> Iterator[str]:
    """The forms on one line each, without repetition."""
    return iter(dict.fromkeys(map(spaced, forms)))


def _markdown(term: Term, key: str) -> str:
    """A text of the term with its markup, empty if it has none of this kind."""
    if key.startswith("definition"):
        return term.definition.ko if key == "definition_ko" else term.definition.en
    said = term.origin if key == "origin" else term.usage
    return said.en if said else ""


_LISTED: Mapping[str, Callable[[Term], tuple[str, ...]]] = {
    "variants_ko": lambda term: tuple(
        one for one in _each(term.variants.ko) if one not in (spaced(term.ko), term.hanja)
    ),
    "variants_en": lambda term: tuple(one for one in _each(term.variants.en) if one != spaced(term.en)),
    "avoid_ko": lambda term: tuple(spaced(one.term) for one in term.avoid.ko),
    "avoid_en": lambda term: tuple(spaced(one.term) for one in term.avoid.en),
    "see": lambda term: term.see,
}


def _value(given: Text | tuple[Text, ...]) -> tuple[Value, Place]:
    if isinstance(given, Text):
        return spaced(given.text), given.place
    return tuple(spaced(one.text) for one in given), given[0].place if given else Place("")


def _unfit(term: Term, key: str, given: Text | tuple[Text, ...]) -> Finding | None:
    """A finding if a new value cannot be set."""
    value, place = _value(given)
    if key not in _PATHS:
        return NOT_CARRIED.at(
            place, "‘{key}’ of ‘{id}’ is not brought back: change it in glossary/", key=key, id=term.id
        )
    if not value and written(term, key):
        message = "‘{key}’ of ‘{id}’ is empty here: remove it in glossary/ if that is meant"
        return NOT_CARRIED.at(place, message, key=key, id=term.id)
    if key in _CHOICES and value not in _CHOICES[key]:
        message = "‘{key}’ cannot be ‘{found}’; it is one of {choices}"
        return NOT_A_LINE.at(place, message, key=key, found=value, choices=", ".join(_CHOICES[key]))
    return next(filter(None, map(not_text, given if isinstance(given, tuple) else (given,))), None)


def not_text(text: Text) -> Finding | None:
    """A finding if the text has a character that no text has, such as a control character."""
    found = NOT_TEXT.search(spaced(text.text))
    return NOT_A_LINE.at(text.place, "{name} is not text: remove it", name=name(found[0])) if found else None
