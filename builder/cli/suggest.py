"""`daeyeok suggest`: propose glossary entries for an edition."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.cli.common import CLEAN, FINDINGS, as_json_option, no_edition, open_repository, root_option
from builder.cli.output import echo, print_json
from builder.model.finding import Gettext

if TYPE_CHECKING:
    from builder.terms.extraction import Suggestion


@click.command()
@click.argument("edition")
@root_option
@as_json_option
@click.option(
    "-n",
    "--number",
    type=click.IntRange(min=1),
    default=30,
    show_default=True,
    help="The maximum number of suggestions.",
)
@click.pass_obj
def suggest(gettext: Gettext, edition: str, root: Path, as_json: bool, number: int) -> None:
    """Propose glossary entries for EDITION (the id of an edition, or of a work, whose parts are then read as one text).

    Expressions that the author glosses in brackets or puts in quotation marks come first, then recurring nouns and compounds; those
    already in the glossary are left out. Each candidate is shown with its frequency, the author's gloss, and the first sentences that
    contain it. Candidates are found by rules: expect a few that are not terms.

    \b
    Examples:
      daeyeok suggest paris-ai-action-summit
      daeyeok suggest paris-ai-action-summit -n 100 --json | jq '.[].ko'
    """
    from builder.build.pipeline import annotated_corpus
    from builder.terms.extraction import LocatedSentence, suggestions
    from builder.terms.finder import Finder

    repository = open_repository(root)
    content, _ = annotated_corpus(repository)
    wanted = edition.removesuffix(".yaml")
    parts = next((work.parts for work in content.works if work.id == wanted), (wanted,))
    texts = [one for part in parts for one in content.editions if one.id == part]
    if not texts:
        raise no_edition(wanted, repository)
    read_sentences = (
        LocatedSentence(s.ko.text, f"{f'{text.id}#' if len(texts) > 1 else ''}{pair.id}.{s.number}")
        for text in texts
        for pair in text.pairs
        for s in pair.segments
    )
    found = suggestions(read_sentences, Finder(content.glossary))[:number]
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        _print_suggestions(found, gettext)
    sys.exit(CLEAN if found else FINDINGS)


def _print_suggestions(found: tuple[Suggestion, ...], gettext: Gettext) -> None:
    """Print each suggestion with its evidence and its contexts."""
    signs = {"glossed": gettext("glossed"), "quoted": gettext("in quotation marks"), "recurring": gettext("recurring")}
    for one in found:
        gloss = f"  ({one.gloss})" if one.gloss else ""
        echo(f"{click.style(one.ko, bold=True)}  {one.count} ×  {signs[one.sign]}{gloss}")
        for context in one.contexts:
            echo(f"    {context.where}  {_around(context.text, one.ko)}")


def _around(text: str, form: str, room: int = 40) -> str:
    """The words around the first occurrence of a form."""
    at = text.index(form)
    start, end = max(0, at - room), min(len(text), at + len(form) + room)
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
