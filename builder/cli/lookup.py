"""`daeyeok lookup`: show what a term means and where it occurs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.build.stores.cache_folder import NotPrivateError, cache_folder
from builder.cli.common import CLEAN, FINDINGS, as_json_option, print_not_private, repository_errors, root_option
from builder.cli.output import echo, print_json, tell

if TYPE_CHECKING:
    from builder.build.stores.lookup_store import LookupStore
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
    from builder.build.lookup_index import look_up
    from builder.cli import entry_report

    wanted = " ".join(query)

    def answer(store: LookupStore) -> tuple[bool, object]:
        """Whether anything matches, and what there is to show: the entries, or else what is nearest."""
        index = store.index()
        found = index.matches(wanted)
        if as_json:
            return bool(found), [entry_report.as_json(match, store, examples) for match in found]
        return bool(found), entry_report.as_text(found, store, examples, gettext) if found else index.nearest(wanted)

    with repository_errors(root):
        is_found, shown = look_up(_folder(), root, answer)
    if as_json:
        print_json(shown)
    elif is_found:
        echo(str(shown))
    else:
        near = ", ".join(shown) if isinstance(shown, tuple) else ""
        message = (
            gettext("nothing found for ‘{wanted}’; the nearest: {near}")
            if near
            else gettext("nothing found for ‘{wanted}’")
        )
        tell(message, wanted=wanted, near=near, err=True)
    sys.exit(CLEAN if is_found else FINDINGS)


def _folder() -> Path | None:
    """The user's cache folder; None, and a message, if it is not private."""
    try:
        return cache_folder()
    except NotPrivateError as error:
        print_not_private(error)
        return None
