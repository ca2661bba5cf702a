"""`daeyeok stats`: statistics of the editions and the glossary."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from builder.cli.common import as_json_option, open_repository, root_option, run_cache
from builder.cli.output import echo, print_json
from builder.model.finding import Gettext


@click.command()
@root_option
@as_json_option
@click.option(
    "--marks",
    is_flag=True,
    help="Per entry: the marks on each side, and the pairs with the Korean but not the English.",
)
@click.option("--rejected", is_flag=True, help="Every rejected candidate for a mark, with the gate that rejected it.")
@click.pass_obj
def stats(gettext: Gettext, root: Path, as_json: bool, marks: bool, rejected: bool) -> None:
    """Print statistics of the editions and the glossary.

    For each edition: pairs, sentences, Korean characters, English words, marks, terms, notes, corrections, the share of the seed that it
    covers, and its status; for each work the sums of its parts. For the glossary: entries by kind, and how many have Hanja, an origin,
    usage notes and sources.
    """
    from builder.build import pipeline
    from builder.cli import statistics_report
    from builder.model import statistics

    repository = open_repository(root)
    if rejected:
        found = list(pipeline.rejected(repository))
        rows = [(str(place), one.candidate.form, one.candidate.term, one.gate) for place, one in found]
        if as_json:
            print_json(rows)
        else:
            echo(statistics_report.rejected_as_text(found, gettext))
        return
    with run_cache("stats", root) as cache:
        everything = pipeline.corpus(repository, cache)
    if marks and as_json:
        print_json([asdict(one) for one in statistics.marks(everything)])
    elif as_json:
        print_json(statistics.as_json(everything))
    else:
        echo(
            statistics_report.marks_as_text(everything, gettext)
            if marks
            else statistics_report.as_text(everything, gettext)
        )
