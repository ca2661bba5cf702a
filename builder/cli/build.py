"""`daeyeok build`: makes the website and the TEI files."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.build.stores import disk
from builder.cli.common import (
    FINDINGS,
    executor,
    jobs_option,
    open_repository,
    pagefind_errors,
    print_findings,
    progress,
    root_option,
    site_settings,
    style_of,
)
from builder.cli.language import misuse
from builder.model.finding import Gettext

if TYPE_CHECKING:
    from builder.build.options import Options


@click.command()
@root_option
@jobs_option
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="Where the site goes. [default: site/ in the repository]",
)
@click.pass_obj
def build(gettext: Gettext, root: Path, jobs: int, out: Path | None) -> None:
    """Build the website and the TEI files.

    The content is checked on the way; where there are findings they are told, nothing is published, and the old site stays as it was.
    The new site takes the old one's place whole.

    \b
    Examples:
      daeyeok build                 make site/ and say where to look
      daeyeok build -o /srv/www     make it elsewhere
    """
    from builder.build import pipeline

    repository, out, options = open_repository(root), out or root / "site", _options(root, jobs)
    try:
        with (
            pagefind_errors(),
            executor(jobs) as execute,
            progress(gettext("building"), len(repository.translations)) as report,
        ):
            files = pipeline.site(repository, replace(options, execute=execute, report=report))
            count = disk.write_site(out, files)
    except pipeline.FaultyError as faulty:
        print_findings(faulty.findings, gettext)
        click.echo(gettext("nothing was published; the old site, if there is one, is as it was"), err=True)
        sys.exit(FINDINGS)
    except disk.NotASiteError as error:
        told = gettext("{folder} holds files that no build has made: choose another --out, or empty it first")
        raise misuse(told, folder=error) from error
    click.echo(gettext("{count} files; open {page}").format(count=count, page=out / "index.html"))


def _options(root: Path, jobs: int) -> Options:
    """What the site is made of and for, of what the cache has and Git knows."""
    from builder.build.options import Options
    from builder.build.stores import git
    from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS

    return Options(
        editions=EDITION_FORMATS,
        corpus=CORPUS_FORMATS,
        batches=jobs,
        cache=disk.user_cache(),
        site=site_settings(root),
        histories=git.histories(root),
        style=style_of(root),
    )
