"""`daeyeok build`: make the website and the TEI files."""

from __future__ import annotations

import sys
from pathlib import Path

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
)
from builder.cli.language import misuse
from builder.model.finding import Gettext


@click.command()
@root_option
@jobs_option
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=None,
    help="The folder to write the site to. [default: site/ in the repository]",
)
@click.pass_obj
def build(gettext: Gettext, root: Path, jobs: int, out: Path | None) -> None:
    """Build the website and the TEI files.

    The content is checked first. If there are findings, they are reported, nothing is published, and the old site is left as it was.
    Otherwise the new site replaces the old one in one step.

    \b
    Examples:
      daeyeok build                 write site/ and print the page to open
      daeyeok build -o /srv/www     write it elsewhere
    """
    from builder.build import pipeline
    from builder.build.options import Options
    from builder.build.stores import git
    from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS

    repository, out, site = open_repository(root), out or root / "site", site_settings(root)
    try:
        with (
            pagefind_errors(),
            executor(jobs) as mapper,
            progress(gettext("building"), len(repository.translations)) as report,
        ):
            options = Options(
                editions=EDITION_FORMATS,
                corpus=CORPUS_FORMATS,
                execute=mapper,
                batches=jobs,
                cache=disk.user_cache(),
                report=report,
                site=site,
                histories=git.histories(root),
            )
            count = disk.write_site(out, pipeline.site(repository, options))
    except pipeline.FaultyError as faulty:
        print_findings(faulty.findings, gettext)
        click.echo(gettext("nothing was published; the previous site, if any, is unchanged"), err=True)
        sys.exit(FINDINGS)
    except disk.NotASiteError as error:
        told = gettext("{folder} contains files that daeyeok did not make: choose another --out, or empty it first")
        raise misuse(told, folder=error) from error
    click.echo(gettext("wrote {count} files; open {page}").format(count=count, page=out / "index.html"))
