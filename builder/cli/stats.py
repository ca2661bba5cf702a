"""`daeyeok stats`: counts what the editions and the glossary hold."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from builder import disk
from builder.cli.common import as_json_option, print_json, read, root_option
from builder.finding import Gettext


@click.command()
@root_option
@as_json_option
@click.option(
    "--marks", is_flag=True, help="For each entry: marks on either side, and pairs with the Korean but not the English."
)
@click.option(
    "--rejected", is_flag=True, help="Every candidate for a mark that was turned down, and the gate that did it."
)
@click.pass_obj
def stats(gettext: Gettext, root: Path, as_json: bool, marks: bool, rejected: bool) -> None:
    """Count what the editions and the glossary hold.

    For each edition its pairs, sentences, characters of Korean, words of English, terms marked, notes, corrections, how much of the seed
    it covers, and its status; for the glossary its entries by kind, and how many have hanja, origin, usage and sources.
    """
    from builder import build as building
    from builder import statistics

    repository = read(root)
    if rejected:
        found = list(building.rejected(repository))
        told = [(str(place), one.candidate.form, one.candidate.term, one.gate) for place, one in found]
        click.echo(json.dumps(told, ensure_ascii=False) if as_json else statistics.rejected_as_text(found, gettext))
        return
    everything = building.whole(repository, disk.memo())
    if marks and as_json:
        print_json([asdict(one) for one in statistics.marks(everything)])
    elif as_json:
        print_json(statistics.as_json(everything))
    else:
        click.echo(statistics.marks_as_text(everything, gettext) if marks else statistics.as_text(everything, gettext))
