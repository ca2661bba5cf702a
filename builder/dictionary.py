"""An entry as a good dictionary would show it: in a terminal, and as data for a program."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from unicodedata import east_asian_width

import click

from builder.finding import Gettext
from builder.format import Whole
from builder.korean.romanization import romanize
from builder.lookup import Answer
from builder.model import Occurrence, Term

_WIDTH = 96
_HOW = {
    "avoided": "‘{key}’ is a rendering to avoid",
    "initials": "by its initial consonants {key}",
    "keyboard": "typed in the other keyboard mode",
    "within": "found in what was typed: {key}",
    "beginning": "{key} begins so",
    "spelling": "taken for {key}",
}


def as_text(answer: Answer, whole: Whole, examples: int, gettext: Gettext) -> str:
    """The entry in full, wrapped, with its first occurrences in context in both languages."""
    term = answer.term
    parts = [_head(term, gettext), *_how(answer, gettext), *_renderings(term, gettext), ""]
    parts += [_wrapped(term.definition.en), _wrapped(term.definition.ko)]
    parts += [f"\n{_wrapped(text)}" for text in (term.origin, term.usage) if text]
    if term.see:
        parts.append(f"\n{gettext('See also')}: {', '.join(_see(term, whole))}")
    return "\n".join([*parts, *_contexts(term, whole, examples, gettext)])


def as_json(answer: Answer, whole: Whole, examples: int) -> dict[str, object]:
    """The entry with how it was found and its occurrences, spans half-open in code points of the published text."""
    term = answer.term
    found = occurrences(term, whole)
    return {
        "id": term.id,
        "found": {"by": answer.kind, "key": answer.key},
        **term.model_dump(mode="json", by_alias=True, exclude={"tree", "id"}, exclude_defaults=True),
        "romanization": romanization(term),
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


def romanization(term: Term) -> str:
    """The headword in the Revised Romanization, or as the entry overrides it."""
    return term.romanization or romanize(term.ko)


def occurrences(term: Term, whole: Whole) -> tuple[Occurrence, ...]:
    """Every occurrence of the term in every edition, in order of edition and text."""
    return tuple(
        one for digest in whole.digests for id_, found in digest.occurrences if id_ == term.id for one in found
    )


def _head(term: Term, gettext: Gettext) -> str:
    hanja = f" {term.hanja}" if term.hanja else ""
    return f"{click.style(f'{term.ko}{hanja}', bold=True)}  {romanization(term)}  ({gettext(term.kind)})"


def _how(answer: Answer, gettext: Gettext) -> Iterator[str]:
    if answer.kind in _HOW:
        yield click.style(f"[{gettext(_HOW[answer.kind]).format(key=answer.key)}]", fg="yellow")


def _renderings(term: Term, gettext: Gettext) -> Iterator[str]:
    unofficial = f" ({gettext('our rendering; no official one was found')})" if term.unofficial else ""
    yield f"{click.style(term.en, fg='green', bold=True)}{unofficial}"
    if term.variants.en:
        yield f"{gettext('also')}: {', '.join(term.variants.en)}"
    for mistake in term.avoid.en:
        yield f"{gettext('not')}: {click.style(mistake.term, fg='red')} ({mistake.why})"


def _see(term: Term, whole: Whole) -> Iterator[str]:
    for id_ in term.see:
        if other := whole.glossary.by_id.get(id_):
            yield f"{other.ko} {other.en}"


def _contexts(term: Term, whole: Whole, examples: int, gettext: Gettext) -> Iterator[str]:
    found = occurrences(term, whole)
    yield f"\n{gettext('Occurrences')}: {len(found)}"
    for one in islice(found, examples):
        yield f"  {one.edition}/#{one.fragment}"
        yield _wrapped(_lit(one.ko, one.ko_spans), 4)
        yield _wrapped(_lit(one.en, one.en_spans), 4)


def _lit(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The text with the marked stretches in bold; outside a terminal the styles are dropped on output."""
    parts, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            parts += [text[at:start], click.style(text[start:end], bold=True)]
            at = end
    return "".join([*parts, text[at:]])


def _wrapped(text: str, indent: int = 0) -> str:
    """The text on lines of at most _WIDTH columns, of which a Hangul syllable takes two."""
    lines: list[str] = [""]
    for word in text.split():
        if lines[-1] and _columns(f"{lines[-1]} {word}") > _WIDTH - indent:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".lstrip()
    return "\n".join(" " * indent + line for line in lines)


def _columns(text: str) -> int:
    """How many columns a terminal gives the text; styles take none."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in click.unstyle(text))
