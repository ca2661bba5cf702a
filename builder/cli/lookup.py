"""`daeyeok lookup`: show what a term means and where it occurs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder.cli.common import CLEAN, FINDINGS, as_json_option, open_repository, root_option, run_cache
from builder.cli.output import echo, print_json, tell
from builder.model.finding import Gettext


@click.command()
@click.argument("query", nargs=-1, required=True)
@root_option
@as_json_option
@click.option(
    "-n", "--examples", type=click.IntRange(min=0), default=3, show_default=True, help="How many occurrences to show."
)
@click.pass_obj
def lookup(gettext: Gettext, query: tuple[str, ...], root: Path, as_json: bool, examples: int) -> None:
    """Look up a term, however you type it.

    QUERY may be in Hangul (기정학, or 기정학은 with its particle), initial consonants (ㄱㅈㅎ), Hanja (技政學) or romanization
    (gijeonghak); it may be an English rendering (technopolitics), even one to avoid, typed in the wrong keyboard mode (rlwjdgkr), or
    misspelled.

    \b
    Examples:
      daeyeok lookup 6소호
      daeyeok lookup --examples 10 sovereign AI
      daeyeok lookup --json 기정학 | jq '.[0].en'
    """
    from builder.build.lookup_cache import lookup_data
    from builder.cli import entry_report

    with run_cache("lookup", root) as cache:
        known = lookup_data(open_repository(root), cache)
    index = known.index()
    wanted = " ".join(query)
    answers = index.ask(wanted)
    if as_json:
        print_json([entry_report.as_json(answer, known.corpus, examples) for answer in answers])
    elif answers:
        echo(entry_report.as_text(answers, known.corpus, examples, gettext))
    else:
        near = ", ".join(index.nearest(wanted))
        message = gettext("nothing found for ‘{wanted}’; the nearest: {near}")
        tell(message, wanted=wanted, near=near, err=True)
    sys.exit(CLEAN if answers else FINDINGS)
