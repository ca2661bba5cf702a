"""`daeyeok diff`: shows what a branch changes."""

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
    print_json,
    repository_since,
    root_option,
)
from builder.model.finding import Gettext


@click.command()
@click.argument("base")
@root_option
@as_json_option
@click.option(
    "--html",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Write a page of HTML there instead.",
)
@click.pass_obj
def diff(gettext: Gettext, base: str, root: Path, as_json: bool, page: Path | None) -> None:
    """Show what changed since the branch left BASE, as a reviewer wants to see it.

    BASE is a branch, a tag or a commit of Git; the other side is what lies in the folder now, committed or not. Pairs are shown word
    by word, in both languages: [-what was-] {+what is+}. Of an entry that was added or rendered anew, every sentence that has the
    term is shown, so that its translations can be read again.

    \b
    Examples:
      daeyeok diff main
      daeyeok diff origin/main --html changes.html
      daeyeok diff HEAD --json | jq '.pairs[].id'
    """
    from builder.build.pipeline import annotated_corpus
    from builder.cli import comparison_report
    from builder.content.comparison import compare
    from builder.publish.site.comparison.page import comparison_page
    from builder.rules.report import as_data

    repository = open_repository(root)
    (old, _), (new, faults) = annotated_corpus(repository_since(root, base)), annotated_corpus(repository)
    changes = compare(old, new)
    if page is not None:
        disk.write_file(page, comparison_page(changes, base, gettext, comparison_report.names(gettext)).encode())
        click.echo(gettext("wrote {path}").format(path=page))
    elif as_json:
        print_json({**comparison_report.as_json(changes), "faults": [as_data(fault, gettext) for fault in faults]})
    else:
        click.echo(comparison_report.as_text(changes, gettext))
    if faults and not as_json:
        click.echo(gettext("files with these faults are left out:"), err=True)
        print_findings(faults, gettext)
    sys.exit(FINDINGS if faults else CLEAN)
