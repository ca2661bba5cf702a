"""`daeyeok diff`: show what a branch changes."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder.build.stores import disk
from builder.cli.common import (
    CLEAN,
    FINDINGS,
    as_json_option,
    open_repository,
    print_findings,
    repository_since,
    root_option,
)
from builder.cli.output import echo, emit, print_json, tell
from builder.model.finding import Gettext


@click.command()
@click.argument("base")
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="Output for a terminal, a program, or the summary of a workflow on GitHub.",
)
@as_json_option
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Write an HTML page to FILE instead.",
)
@click.pass_obj
def diff(gettext: Gettext, base: str, root: Path, form: str, as_json: bool, page: Path | None) -> None:
    """Show what has changed since the branch left BASE.

    BASE is a Git branch, tag or commit; it is compared with the files in the folder, committed or not. Pairs are shown word by word, in
    both languages: [-removed-] {+added+}. For an entry that is new, removed or rendered differently, every sentence with the term is shown,
    so that its translation can be reviewed.

    \b
    Examples:
      daeyeok diff main
      daeyeok diff origin/main --html changes.html
      daeyeok diff HEAD^1 --format markdown >> "$GITHUB_STEP_SUMMARY"
      daeyeok diff HEAD --json | jq '.pairs[].id'
    """
    from builder.build.pipeline import annotated_corpus
    from builder.cli import comparison_report
    from builder.content.comparison import compare
    from builder.publish.site.comparison.page import comparison_page
    from builder.rules.report import as_data

    form = "json" if as_json else form
    repository = open_repository(root)
    (old, _), (new, faults) = annotated_corpus(repository_since(root, base)), annotated_corpus(repository)
    changes = compare(old, new)
    if page is not None:
        disk.write_file(page, comparison_page(changes, base, gettext, comparison_report.names(gettext)).encode())
        tell(gettext("wrote {path}"), path=page)
    elif form == "markdown":
        emit(comparison_report.as_markdown(changes, gettext))
    elif form == "json":
        print_json({**comparison_report.as_json(changes), "faults": [as_data(fault, gettext) for fault in faults]})
    else:
        echo(comparison_report.as_text(changes, gettext))
    if faults and form != "json":
        echo(gettext("files with these faults were left out:"), err=True)
        print_findings(faults, gettext)
    sys.exit(FINDINGS if faults else CLEAN)
