"""`daeyeok build`: make the website."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from builder.build.stores import folder_site
from builder.build.stores.bucket import Bucket
from builder.cli.common import (
    CLEAN,
    FINDINGS,
    PlaceType,
    card,
    jobs_option,
    machines,
    no_cache_option,
    open_repository,
    pagefind_errors,
    place_option,
    print_findings,
    progress,
    require_libraries,
    run_cache,
    site_settings,
    style_of,
)
from builder.cli.language import gettext, misuse
from builder.cli.output import echo, tell
from builder.model.finding import Gettext

if TYPE_CHECKING:
    from builder.build.cache import Cache
    from builder.build.known_site import KnownSite, LeftOut
    from builder.build.options import Options
    from builder.build.site_request import SiteRequest
    from builder.build.stores.places import Place
    from builder.content.repository import Repository
    from builder.publish.format import CorpusFormat, EditionFormat, File

WrittenT = TypeVar("WrittenT")
_ALL, _PAGES = "all", "pages"  # the formats of a site with and without downloads


@click.command()
@place_option
@jobs_option
@click.option(
    "-o",
    "--out",
    metavar="FOLDER",
    type=PlaceType(path_type=Path),
    default=None,
    help="The folder to write the site to, or the address of a bucket. [default: site/ in the repository]",
)
@click.option("--downloads", is_flag=True, help="Also make the files for download, and link to them.")
@click.option("--cluster", metavar="ADDRESS", help="Use the Dask cluster whose scheduler is at this address.")
@click.option("--keep-going", is_flag=True, help="Leave out the editions with findings, and publish the others.")
@no_cache_option
@click.pass_obj
def build(
    gettext: Gettext,
    root: Place,
    jobs: int,
    out: Place | None,
    downloads: bool,
    cluster: str | None,
    keep_going: bool,
    no_cache: bool,
) -> None:
    """Build the website.

    The content is checked first. Drafts with findings are left out, and the findings reported. If there are any elsewhere, nothing is
    published, and the old site is left as it was. Otherwise the new site replaces the old one in one step.

    With --keep-going, all editions with findings are left out; the exit status is 1 if they are not all drafts. Findings in the glossary
    or the bibliography still prevent that anything is published, since every edition may show them.

    With --cluster, the editions are distributed over the workers of a Dask cluster (an extra: pip install 'daeyeok[cluster]'), with the
    same result. They need the same version of daeyeok and a cache that all can reach, in a folder or a bucket, or --no-cache.

    The repository, the site and the cache (DAEYEOK_CACHE) may each be in a bucket, such as s3://library/site (an extra: pip install
    'daeyeok[bucket]'). Content in a bucket has no history, so that the pages of terms do not list their changes. A site in a bucket
    is changed file by file, in an order in which it works all the time.

    \b
    Examples:
      daeyeok build                 write site/ and print the page to open
      daeyeok build --downloads     as it is published, with TEI files and all other downloads
      daeyeok build -o /srv/www     write it elsewhere
      daeyeok build --cluster tcp://10.0.0.1:8786
      daeyeok build -C s3://library -o s3://library/site
      daeyeok build --keep-going    without the editions that have findings
    """
    repository, out = open_repository(root, hold=False), out or root / "site"
    wanted = _request(root, downloads, keep_going)
    left_out: list[LeftOut] = []
    try:
        with run_cache("build", root, no_cache=no_cache) as cache:
            key = wanted.key(repository)
            if known := _current(key, out, cache):
                count, left_out = 0, list(known.left_out)
            else:
                count = _publish(
                    repository,
                    replace(_options(wanted, cache, jobs), card=card(root), report_left_out=left_out.extend),
                    out,
                    key,
                    cluster,
                )
    except folder_site.NotASiteError as error:
        message = gettext("{folder} contains files that daeyeok did not make: choose another --out, or empty it first")
        raise misuse(message, folder=out) from error
    _print_left_out(left_out, gettext)
    if count:
        tell(gettext("wrote {count} files; open {page}"), count=count, page=out / "index.html")
    else:
        tell(gettext("nothing has changed; open {page}"), page=out / "index.html")
    sys.exit(CLEAN if all(one.is_draft for one in left_out) else FINDINGS)


def _print_left_out(left_out: list[LeftOut], gettext: Gettext) -> None:
    """Print the findings about the editions that were left out, and their files."""
    if left_out:
        print_findings(tuple(finding for one in left_out for finding in one.findings), gettext)
        files = ", ".join(one.file for one in left_out)
        tell(gettext("left out of the site for their findings: {files}"), files=files, err=True)


def _request(root: Place, downloads: bool, keep_going: bool) -> SiteRequest:
    """What the site depends on besides the content, of what the repository states and Git knows."""
    from builder.build.site_request import SiteRequest
    from builder.build.stores import places

    formats = _ALL if downloads else _PAGES
    return SiteRequest(formats, site_settings(root), places.histories(root), style_of(root), keep_going)


def _current(key: str, out: Place, cache: Cache) -> KnownSite | None:
    """The site of a key, if it is known and still is what `out` has."""
    from builder.build.known_site import KnownSite

    known = cache.get(key, KnownSite)
    if known is None:
        return None
    if isinstance(out, Bucket):
        from builder.build.stores.bucket_site import is_site

        return known if is_site(out, known.files) else None
    return known if _is_in_folder(known, key, out, cache) else None


def _is_in_folder(known: KnownSite, key: str, out: Path, cache: Cache) -> bool:
    """Whether a folder has the site of a key; how its files look is then noted for the next time."""
    from builder.build.stores.last_site import LastSite, last_site, note_site
    from builder.build.stores.stamps import NO_STAMPS

    last = last_site(out, cache)
    seen = last.stamps if last.key == key else NO_STAMPS
    stamps = folder_site.is_site(out, known.files, seen)
    if stamps and stamps is not seen:
        note_site(out, LastSite(key, stamps), cache)
    return stamps is not None


def _options(wanted: SiteRequest, cache: Cache, jobs: int) -> Options:
    """How the site is made that is wanted."""
    from builder.build.options import Options

    of_editions, of_corpus = _formats(wanted.formats)
    return Options(
        editions=of_editions,
        corpus=of_corpus,
        batches=jobs,
        cache=cache,
        site=wanted.site,
        histories=wanted.histories,
        style=wanted.style,
        keep_going=wanted.keep_going,
        formats=wanted.formats,
    )


def _formats(wanted: str) -> tuple[tuple[EditionFormat, ...], tuple[CorpusFormat, ...]]:
    """The formats of editions and of the corpus; a usage error if one of them needs a library that is not installed."""
    if wanted == _PAGES:
        from builder.publish.page_formats import CORPUS_FORMATS, EDITION_FORMATS

        return EDITION_FORMATS, CORPUS_FORMATS
    from builder.publish import formats

    require_libraries(formats.EDITION_FORMATS, formats.CORPUS_FORMATS)
    return formats.EDITION_FORMATS, formats.CORPUS_FORMATS


def _tell_wait(out: Path) -> None:
    tell(gettext("another build is writing beside {folder}: waiting for it"), err=True, folder=out)


def _publish(repository: Repository, options: Options, out: Place, key: str, cluster: str | None) -> int:
    """Write the site of a key to a folder or a bucket, and return how many files that took.

    If findings prevent that, report them and exit.
    """
    if isinstance(out, Bucket):
        from builder.build.stores.bucket_site import write_site

        return _published(repository, options, partial(write_site, out), cluster)
    from builder.build.known_site import NO_SITE, KnownSite
    from builder.build.stores.last_site import LastSite, last_site, note_site

    last = last_site(out, options.cache)
    kept = options.cache.get(last.key, KnownSite) or NO_SITE
    write = partial(folder_site.write_site, out, wait=partial(_tell_wait, out), seen=last.stamps)
    stamps = _published(repository, replace(options, kept=kept), write, cluster)
    note_site(out, LastSite(key, stamps), options.cache)
    return len(stamps.by_path)


def _published(
    repository: Repository, options: Options, write: Callable[[Iterator[File]], WrittenT], cluster: str | None
) -> WrittenT:
    """What `write` returns for the files of the site; if findings prevent that, report them and exit."""
    from builder.build import pipeline
    from builder.build.findings import FaultyError

    try:
        with (
            pagefind_errors(),
            machines(options.batches, cluster) as found,
            progress(gettext("building"), len(repository.translations)) as report,
        ):
            made = replace(options, execute=found.execute, batches=found.processes, report=report)
            return pipeline.publish(repository, made, write)
    except FaultyError as faulty:
        print_findings(faulty.findings, gettext)
        echo(gettext("nothing was published; the previous site, if any, is unchanged"), err=True)
        sys.exit(FINDINGS)
