"""`daeyeok build`: make the website."""

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
    no_cache_option,
    open_repository,
    pagefind_errors,
    print_findings,
    progress,
    root_option,
    run_cache,
    site_settings,
    style_of,
)
from builder.cli.language import misuse
from builder.cli.output import echo, tell
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
    help="The folder to write the site to. [default: site/ in the repository]",
)
@click.option("--downloads", is_flag=True, help="Also make the files for download, and link to them.")
@no_cache_option
@click.pass_obj
def build(gettext: Gettext, root: Path, jobs: int, out: Path | None, downloads: bool, no_cache: bool) -> None:
    """Build the website.

    The content is checked first. If there are findings, they are reported, nothing is published, and the old site is left as it was.
    Otherwise the new site replaces the old one in one step.

    \b
    Examples:
      daeyeok build                 write site/ and print the page to open
      daeyeok build --downloads     as it is published, with TEI files and all other downloads
      daeyeok build -o /srv/www     write it elsewhere
    """
    from builder.build import pipeline

    repository, out, options = open_repository(root), out or root / "site", _options(root, jobs, downloads)
    try:
        with (
            pagefind_errors(),
            run_cache("build", root, no_cache=no_cache) as cache,
            executor(jobs) as execute,
            progress(gettext("building"), len(repository.translations)) as report,
        ):
            options = replace(options, execute=execute, cache=cache, report=report)
            known = pipeline.known_site(repository, options)
            is_current = known is not None and disk.is_site(out, known)
            count = 0 if is_current else disk.write_site(out, pipeline.site(repository, options))
    except pipeline.FaultyError as faulty:
        print_findings(faulty.findings, gettext)
        echo(gettext("nothing was published; the previous site, if any, is unchanged"), err=True)
        sys.exit(FINDINGS)
    except disk.NotASiteError as error:
        message = gettext("{folder} contains files that daeyeok did not make: choose another --out, or empty it first")
        raise misuse(message, folder=out) from error
    if is_current:
        tell(gettext("nothing has changed; open {page}"), page=out / "index.html")
    else:
        tell(gettext("wrote {count} files; open {page}"), count=count, page=out / "index.html")


def _options(root: Path, jobs: int, downloads: bool) -> Options:
    """What the site is made of and for, of what Git knows."""
    from builder.build.options import Options
    from builder.build.stores import git
    from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS, without_downloads

    return Options(
        editions=EDITION_FORMATS if downloads else without_downloads(EDITION_FORMATS),
        corpus=CORPUS_FORMATS if downloads else without_downloads(CORPUS_FORMATS),
        batches=jobs,
        site=site_settings(root),
        histories=git.histories(root),
        style=style_of(root),
    )
