"""Entries as a dictionary shows them, as text for a terminal, and as data for a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import click
from wcwidth import wrap

from builder.cli.language import language_of
from builder.model.corpus import Corpus
from builder.model.digest import Occurrence
from builder.model.entries import Commentary
from builder.model.finding import Gettext
from builder.model.terms import Term
from builder.terms.lookup import GUESSES, Answer
from builder.terms.romanization import romanization

_WIDTH = 96


def _(message: str) -> str:
    """Mark a message for extraction."""
    return message


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


def as_text(answers: tuple[Answer, ...], corpus: Corpus, examples: int, gettext: Gettext) -> str:
    """The entries that the query names, or else the most likely one, in full; the headings of the others."""
    full = [answer for answer in answers if answer.kind not in GUESSES] or list(answers[:1])
    parts = [_entry(answer, corpus, examples, gettext) for answer in full]
    others = [_line(answer, gettext) for answer in answers if answer not in full]
    return "\n\n".join([*parts, *(["\n".join([_label(gettext(_MORE)), *others])] if others else [])])


def as_json(answer: Answer, corpus: Corpus, examples: int) -> dict[str, object]:
    """The entry as data, with how it was found and its occurrences; spans are half-open, in code points of the published text."""
    term = answer.term
    found = occurrences(term, corpus)
    return {
        "id": term.id,
        "found": {"by": answer.kind, "key": answer.key, "avoided": answer.avoided},
        **term.model_dump(mode="json", by_alias=True, exclude={"locator", "id", "sources"}, exclude_defaults=True),
        "sources": corpus.glossary.bibliography.data(term.sources),
        "romanization": romanization(term),
        "page": entry_page(term),
        "occurrences": len(found),
        "examples": [
            {
                "edition": one.edition,
                "at": one.fragment,
                "ko": one.ko,
                "en": one.en,
                "ko_spans": one.ko_spans,
                "en_spans": one.en_spans,
            }
            for one in found[:examples]
        ],
    }


def entry_page(term: Term) -> str:
    """The path of the entry's page, relative to the root of the site."""
    return f"glossary/{term.id}/index.html"


def occurrences(term: Term, corpus: Corpus) -> tuple[Occurrence, ...]:
    """Every occurrence of the term in every edition, in order of edition and text."""
    return corpus.occurrences(term.id)


def _entry(answer: Answer, corpus: Corpus, examples: int, gettext: Gettext) -> str:
    """The full entry, wrapped, with its first occurrences in both languages."""
    term = answer.term
    both = (term.definition.en, term.definition.ko)
    remarks = ((gettext(_ORIGIN), term.origin), (gettext(_USAGE), term.usage))
    parts = [_head(term, gettext), *_how(answer, gettext), *_renderings(term, gettext), "", *map(_wrapped, both)]
    parts += [
        f"\n{_wrapped(f'{_label(label)} {_in_language(commentary, gettext)}')}"
        for label, commentary in remarks
        if commentary
    ]
    parts += _see(term, corpus, gettext)
    parts += _contexts(term, corpus, examples, gettext)
    return "\n".join([*parts, "", f"{_label(gettext(_READ_ON))} {entry_page(term)}"])


def _in_language(commentary: Commentary, gettext: Gettext) -> str:
    """The commentary in the language of the messages, or in English where there is none in it."""
    return commentary.ko if commentary.ko and language_of(gettext) == "ko" else commentary.en


def _line(answer: Answer, gettext: Gettext) -> str:
    """The heading of the entry on one line, with how it was found."""
    term = answer.term
    hanja = f" {term.hanja}" if term.hanja else ""
    how = "".join(f"  {label}" for label in _how(answer, gettext))
    return f"  {click.style(term.ko, bold=True)}{hanja}  {term.en}{how}"


def _label(text: str) -> str:
    return click.style(text, dim=True)


def _head(term: Term, gettext: Gettext) -> str:
    hanja = f" {term.hanja}" if term.hanja else ""
    return f"{click.style(f'{term.ko}{hanja}', bold=True)}  {romanization(term)}  ({gettext(term.kind)})"


def _how(answer: Answer, gettext: Gettext) -> Iterator[str]:
    label = _AVOIDED if answer.avoided else _HOW.get(answer.kind)
    plain = answer.kind == "beginning" and answer.key in (answer.term.ko, answer.term.hanja, answer.term.en)
    if label and not plain:
        yield click.style(f"[{gettext(label).format(key=answer.key)}]", fg="yellow")


def _renderings(term: Term, gettext: Gettext) -> Iterator[str]:
    unofficial = f" ({gettext(_UNOFFICIAL)})" if term.unofficial else ""
    yield f"{click.style(term.en, fg='green', bold=True)}{unofficial}"
    if term.variants.en:
        yield f"{_label(gettext(_ALSO))} {', '.join(term.variants.en)}"
    for mistake in (*term.avoid.en, *term.avoid.ko):
        why = _in_language(mistake.why, gettext)
        yield f"{_label(gettext(_NOT))} {click.style(mistake.term, fg='red')} ({why})"


def _see(term: Term, corpus: Corpus, gettext: Gettext) -> Iterator[str]:
    others = [corpus.glossary.by_id[id_] for id_ in term.see if id_ in corpus.glossary.by_id]
    if others:
        yield f"\n{_label(gettext(_SEE))}"
    yield from (f"  {other.ko}  {other.en}" for other in others)


def _contexts(term: Term, corpus: Corpus, examples: int, gettext: Gettext) -> Iterator[str]:
    found = occurrences(term, corpus)
    yield f"\n{_label(gettext(_OCCURRENCES))} {len(found)}"
    for one in islice(found, examples):
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
    margin, words = " " * indent, " ".join(text.split())
    lines = wrap(
        words,
        _WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines)
