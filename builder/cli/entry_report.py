"""Entries as a dictionary shows them, as text for a terminal, and as data for a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

import click
from wcwidth import wrap

from builder.cli.language import language_of
from builder.messages.marker import _
from builder.model.entry_record import Cited, EntryRecord, Words
from builder.model.finding import Gettext
from builder.model.occurrence import Occurrence
from builder.terms.lookup import GUESSES, Match

_WIDTH = 96


# In f-strings `pybabel` does not look for messages.
_ALSO, _NOT, _SEE, _ORIGIN, _USAGE = _("also"), _("not"), _("See also"), _("Origin"), _("Usage")
_OCCURRENCES, _READ_ON, _MORE = _("Occurrences:"), _("Read on:"), _("More:")
_UNOFFICIAL = _("our rendering; no official one was found")
_AVOIDED = _("‘{key}’ is a form to avoid")
_HOW = {
    "initials": _("initial consonants {key}"),
    "keyboard": _("{key}, typed in the other keyboard mode"),
    "beginning": _("beginning of {key}"),
    "particle": _("{key}, without the particles"),
    "spelling": _("similar to ‘{key}’"),
    "within": _("found in the query: {key}"),
}


class Entries(Protocol):
    """Where entries, the records that they cite and their occurrences are found, one at a time."""

    def entry(self, id_: str) -> EntryRecord | None:
        """The record of an entry; None if there is none."""

    def source(self, id_: str) -> dict[str, str] | None:
        """What a record of the bibliography states; None if there is none."""

    def count(self, term: str) -> int:
        """The number of occurrences of a term."""

    def occurrences(self, term: str, most: int) -> tuple[Occurrence, ...]:
        """The first occurrences of a term, at most `most`, in order of edition and text."""


def as_text(matches: Sequence[Match], entries: Entries, examples: int, gettext: Gettext) -> str:
    """The entries that the query names, or else the most likely one, in full; the headings of the others."""
    full = [match for match in matches if match.kind not in GUESSES] or list(matches[:1])
    parts = [_entry(match, _read(match.id, entries), entries, examples, gettext) for match in full]
    others = [_line(match, _read(match.id, entries), gettext) for match in matches if match not in full]
    return "\n\n".join([*parts, *(["\n".join([_label(gettext(_MORE)), *others])] if others else [])])


def as_json(match: Match, entries: Entries, examples: int) -> dict[str, object]:
    """The entry as data, with how it was found and its occurrences; spans are half-open, in code points of the published text."""
    entry = _read(match.id, entries)
    return {
        "id": entry.id,
        "found": {"by": match.kind, "key": match.key, "avoided": match.avoided},
        **entry.data,
        "sources": [data for citation in entry.sources if (data := _cited(citation, entries))],
        "romanization": entry.romanization,
        "page": entry_page(entry.id),
        "occurrences": entries.count(entry.id),
        "examples": [
            {
                "edition": one.edition,
                "at": one.fragment,
                "ko": one.ko,
                "en": one.en,
                "ko_spans": one.ko_spans,
                "en_spans": one.en_spans,
            }
            for one in entries.occurrences(entry.id, examples)
        ],
    }


def entry_page(id_: str) -> str:
    """The path of an entry's page, relative to the root of the site."""
    return f"glossary/{id_}/index.html"


def _read(id_: str, entries: Entries) -> EntryRecord:
    entry = entries.entry(id_)
    assert entry  # noqa: S101 - keys are those of entries
    return entry


def _cited(citation: Cited, entries: Entries) -> dict[str, str] | None:
    """The citation with what its record states; None if there is no such record."""
    stated = entries.source(citation.id) if citation.id else None
    if citation.id and stated is None:
        return None
    named = {"id": citation.id, **(stated or {})} if citation.id else {"seed": citation.seed or ""}
    return {**named, "for": citation.cited_for} if citation.cited_for else named


def _entry(match: Match, entry: EntryRecord, entries: Entries, examples: int, gettext: Gettext) -> str:
    """The full entry, wrapped, with its first occurrences in both languages."""
    both = (entry.definition.en, entry.definition.ko or "")
    remarks = ((gettext(_ORIGIN), entry.origin), (gettext(_USAGE), entry.usage))
    parts = [
        _head(entry, gettext),
        *_how(match, entry, gettext),
        *_renderings(entry, gettext),
        "",
        *map(_wrapped, both),
    ]
    parts += [f"\n{_wrapped(f'{_label(label)} {_in_language(words, gettext)}')}" for label, words in remarks if words]
    parts += _see(entry, entries, gettext)
    parts += _contexts(entry, entries, examples, gettext)
    return "\n".join([*parts, "", f"{_label(gettext(_READ_ON))} {entry_page(entry.id)}"])


def _in_language(words: Words, gettext: Gettext) -> str:
    """The words in the language of the messages, or in English where there are none in it."""
    return words.ko if words.ko and language_of(gettext) == "ko" else words.en


def _line(match: Match, entry: EntryRecord, gettext: Gettext) -> str:
    """The heading of the entry on one line, with how it was found."""
    hanja = f" {entry.hanja}" if entry.hanja else ""
    how = "".join(f"  {label}" for label in _how(match, entry, gettext))
    return f"  {click.style(entry.ko, bold=True)}{hanja}  {entry.en}{how}"


def _label(text: str) -> str:
    return click.style(text, dim=True)


def _head(entry: EntryRecord, gettext: Gettext) -> str:
    hanja = f" {entry.hanja}" if entry.hanja else ""
    return f"{click.style(f'{entry.ko}{hanja}', bold=True)}  {entry.romanization}  ({gettext(entry.kind)})"


def _how(match: Match, entry: EntryRecord, gettext: Gettext) -> Iterator[str]:
    label = _AVOIDED if match.avoided else _HOW.get(match.kind)
    plain = match.kind == "beginning" and match.key in (entry.ko, entry.hanja, entry.en)
    if label and not plain:
        yield click.style(f"[{gettext(label).format(key=match.key)}]", fg="yellow")


def _renderings(entry: EntryRecord, gettext: Gettext) -> Iterator[str]:
    unofficial = f" ({gettext(_UNOFFICIAL)})" if entry.unofficial else ""
    yield f"{click.style(entry.en, fg='green', bold=True)}{unofficial}"
    if entry.also:
        yield f"{_label(gettext(_ALSO))} {', '.join(entry.also)}"
    for mistake in entry.avoided:
        why = _in_language(mistake.why, gettext)
        yield f"{_label(gettext(_NOT))} {click.style(mistake.form, fg='red')} ({why})"


def _see(entry: EntryRecord, entries: Entries, gettext: Gettext) -> Iterator[str]:
    others = [other for other in map(entries.entry, entry.see) if other]
    if others:
        yield f"\n{_label(gettext(_SEE))}"
    yield from (f"  {other.ko}  {other.en}" for other in others)


def _contexts(entry: EntryRecord, entries: Entries, examples: int, gettext: Gettext) -> Iterator[str]:
    yield f"\n{_label(gettext(_OCCURRENCES))} {entries.count(entry.id)}"
    for one in entries.occurrences(entry.id, examples):
        yield f"  {one.edition}/index.html#{one.fragment}"
        yield _wrapped(_lit(one.ko, one.ko_spans), 4)
        yield _wrapped(_lit(one.en, one.en_spans), 4)


def _lit(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with the marked spans in bold; on output outside a terminal, the styles are removed."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [text[at:start], click.style(text[start:end], bold=True, underline=True)]
            at = end
    return "".join([*parts, text[at:]])


def _wrapped(text: str, indent: int = 0) -> str:
    """The text in lines of at most _WIDTH columns; a Hangul syllable takes two, a style none."""
    lines = wrap(" ".join(text.split()), _WIDTH - indent, break_long_words=False, break_on_hyphens=False)
    return "\n".join(" " * indent + line for line in lines)  # the margin has no style
