"""A comparison as text for a terminal, and as data for a program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict

import click

from builder.content.comparison import Comparison, DiffRun, HeadChange, PairChange, SourceChange, TermChange
from builder.languages.code_points import visible
from builder.model.finding import Gettext

_MOST_SUMMARY_BYTES = 900_000  # of the 1 MiB that GitHub takes of a step


def as_json(changes: Comparison) -> dict[str, object]:
    """The changes as data, in the shape of `Comparison`."""
    return asdict(changes)


def as_text(changes: Comparison, gettext: Gettext) -> str:
    """The changes as text: [-removed-] and {+added+}, in red and green on a terminal."""
    kinds = names(gettext)
    heads = [" ".join(_head(head, kinds)) for head in changes.heads]
    pairs = ["\n".join(_pair(pair, kinds, gettext)) for pair in changes.pairs]
    terms = ["\n".join(_term(term, kinds, gettext)) for term in changes.terms]
    sources = ["\n".join(_source(source, kinds)) for source in changes.sources]
    return "\n\n".join([*heads, *pairs, *terms, *sources]) or gettext("nothing changed")


def as_markdown(changes: Comparison, gettext: Gettext) -> str:
    """The changes under a heading, as text in a fence that nothing in it can close; cut at what the summary of a job may have."""
    text, heading = visible(click.unstyle(as_text(changes, gettext))), gettext("What the branch changes")
    shown = text.encode()[:_MOST_SUMMARY_BYTES].decode(errors="ignore")
    if shown != text:
        shown += "…\n\n" + gettext("…and more; `daeyeok diff` shows it all")
    fence = "~" * max(3, *(len(run) + 1 for run in re.findall("~+", shown)), 0)
    return f"### {heading}\n\n{fence}text\n{shown}\n{fence}\n"


def names(gettext: Gettext) -> dict[str, str]:
    """The words for the kinds of change, in the language of `gettext`."""
    return {"added": gettext("added"), "removed": gettext("removed"), "changed": gettext("changed")}


def _head(head: HeadChange, names: dict[str, str]) -> Iterator[str]:
    yield f"{_bold(head.edition)}: {names[head.change]}"
    if head.keys:
        yield f"({', '.join(head.keys)})"


def _pair(pair: PairChange, names: dict[str, str], gettext: Gettext) -> Iterator[str]:
    yield f"{_bold(f'{pair.edition} {pair.id}')}: {names[pair.change]}"
    yield from (f"  {line}" for side in (pair.ko, pair.en) for line in _diff(side).strip().splitlines())
    if pair.also:
        yield f"  {gettext('also changed: {keys}').format(keys=', '.join(pair.also))}"


def _term(term: TermChange, names: dict[str, str], gettext: Gettext) -> Iterator[str]:
    yield f"{_bold(f'{term.ko} ({term.id})')}: {names[term.change]}"
    yield from (f"  {key}: {_diff(stretches)}" for key, stretches in term.values)
    if term.touched:
        yield f"  {gettext('sentences affected: {count}').format(count=len(term.touched))}"
    for one in term.touched:
        yield f"    {one.edition} {one.fragment}"
        yield f"      {one.ko}"
        yield f"      {one.en}"


def _source(source: SourceChange, names: dict[str, str]) -> Iterator[str]:
    yield f"{_bold(f'bibliography/{source.id}')}: {names[source.change]}"
    yield from (f"  {key}: {_diff(stretches)}" for key, stretches in source.values)


def _diff(stretches: tuple[DiffRun, ...]) -> str:
    return "".join(_run(one) for one in stretches)


def _run(one: DiffRun) -> str:
    if one.side == "same":
        return one.text
    signs, color = (("[-", "-]"), "red") if one.side == "old" else (("{+", "+}"), "green")
    return click.style(f"{signs[0]}{one.text}{signs[1]}", fg=color)


def _bold(text: str) -> str:
    return click.style(text, bold=True)
