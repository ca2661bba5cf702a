"""What the commands share: common options, reading the repository, printing findings and JSON."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from builder.build.cache import NO_CACHE, Cache
from builder.build.stores.bucket import BucketError, bucket_at, is_address
from builder.build.stores.cache_folder import NotPrivateError
from builder.build.stores.folders import NotARepositoryError, find_root
from builder.cli.language import FaultySettings, Refusal, gettext, misuse, refusal
from builder.cli.output import Link, echo, tell
from builder.model.finding import filled

if TYPE_CHECKING:
    from builder.build.executors import Machines
    from builder.build.stores.places import Place
    from builder.content.repository import Repository
    from builder.model.finding import Finding, Gettext
    from builder.model.house_style import HouseStyle
    from builder.publish.format import CorpusFormat, EditionFormat, SiteSettings

CLEAN, FINDINGS, USAGE = 0, 1, 2  # exit status


class PlaceType(click.Path):
    """The path of a folder, or the address of a bucket."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A Bucket for an address, else a Path."""
        return bucket_at(value) if isinstance(value, str) and is_address(value) else super().convert(value, param, ctx)


root_option = click.option(
    "-C",
    "--repository",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=lambda: str(find_root(Path.cwd())),
    show_default="the nearest folder at or above this one with glossary/ and translations/",
    help="The folder of the repository.",
)
place_option = click.option(
    "-C",
    "--repository",
    "root",
    metavar="FOLDER",
    type=PlaceType(exists=True, file_okay=False, path_type=Path),
    default=lambda: str(find_root(Path.cwd())),
    show_default="the nearest folder at or above this one with glossary/ and translations/",
    help="The folder of the repository, or the address of a bucket.",
)
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
jobs_option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    show_default="one per core",
    help="Number of parallel processes.",
)

no_cache_option = click.option("--no-cache", is_flag=True, help="Neither use nor keep results in the cache.")


@contextmanager
def run_cache(what: str, root: Place, *, no_cache: bool = False) -> Iterator[Cache]:
    """The user's cache for a run of the command `what` about the repository at `root`.

    There is no cache, and a message says so, if its folder is not private or its bucket cannot be used.
    """
    from builder.build.stores.caches import open_cache

    cache: Cache = NO_CACHE
    try:
        cache = NO_CACHE if no_cache else open_cache()
    except NotPrivateError as error:
        print_not_private(error)
    except BucketError as error:
        tell(gettext("the cache is not used: {fault}"), err=True, fault=error.text(gettext))
    try:
        yield cache
    finally:
        cache.keep(what, root)


def print_not_private(error: NotPrivateError) -> None:
    """Print that the cache is not used."""
    message = gettext("the cache in {folder} is not used, since the folder is not private to you")
    tell(message, err=True, folder=error)


@contextmanager
def repository_errors(root: Place) -> Iterator[None]:
    """Turn the lack of a repository at `root` into a refusal."""
    try:
        yield
    except NotARepositoryError as error:
        message = gettext("{root} is not a repository of editions: it has no {folders}")
        raise refusal(message, root=root, folders=error) from error


def open_repository(root: Place, *, hold: bool = True) -> Repository:
    """The content below `root`, held in memory, unless `hold` is false; raises Refusal if there is none."""
    from builder.build.stores import places

    with repository_errors(root):
        return places.read_repository(root, hold=hold)


def from_here(path: Path) -> Path:
    """A path as one would type it: from the current folder, if it is below that."""
    found, here = path.resolve(), Path.cwd()
    return found.relative_to(here) if found.is_relative_to(here) else path


def repository_since(root: Path, base: str) -> Repository:
    """The content where the branch left `base`; a usage error where Git does not know that."""
    from builder.build.stores import git

    try:
        return git.repository_at(root, git.fork_point(root, base))
    except git.UnknownRevisionError as error:
        message = gettext("Git knows no branch, tag or commit ‘{base}’: `git branch -a` and `git tag` list them")
        raise misuse(message, base=base) from error
    except git.NoHistoryError as error:
        message = gettext("Git cannot compare with ‘{base}’: {error}")
        raise misuse(message, base=base, error=gettext(str(error))) from error


@contextmanager
def settings_errors() -> Iterator[None]:
    """Turn an invalid setting into FaultySettings, in the language of the command."""
    from builder.build.project_file import SettingsError

    try:
        yield
    except SettingsError as error:
        raise FaultySettings(error.text(gettext)) from error


def site_settings(root: Place) -> SiteSettings:
    """The site's settings; raises FaultySettings if one is invalid."""
    from builder.build.card import card_version
    from builder.build.settings import resolve_settings
    from builder.build.stores import places

    with settings_errors():
        settings = resolve_settings(places.project(root), os.environ)
    return replace(settings, card=card_version(card(root)))


def card(root: Place) -> bytes:
    """The library's own picture for link previews, if it has one; raises FaultySettings if it cannot be used."""
    from builder.build.card import own_card
    from builder.build.stores import places

    with settings_errors():
        return own_card(places.project(root), partial(places.read_file, root))


def require_libraries(*formats: Iterable[EditionFormat | CorpusFormat]) -> None:
    """Raise Refusal if a library that one of the formats needs is not installed."""
    from builder.publish.formats import without_libraries

    for form in without_libraries(chain.from_iterable(formats)):
        if form.download:
            told = gettext("‘{name}’ needs {library}, which is not installed: pip install 'daeyeok[downloads]'")
            raise refusal(told, name=form.name, library=form.download.module)


def style_of(root: Place) -> HouseStyle:
    """What the repository asks of its English; raises FaultySettings where it cannot be right."""
    from builder.build.settings import house_style
    from builder.build.stores import places

    with settings_errors():
        return house_style(places.project(root))


def no_edition(edition: str, repository: Repository) -> click.ClickException:
    """What to raise for an edition that cannot be had: a refusal if its file cannot be read, a usage error if there is none."""
    if any(file.stem == edition for file in repository.translations):
        return refusal(gettext("‘{edition}’ cannot be read: `daeyeok check` says why"), edition=edition)
    told = gettext("there is no edition ‘{edition}’ that can be read: `daeyeok stats` lists them")
    return misuse(told, edition=edition)


@contextmanager
def machines(jobs: int, address: str | None = None) -> Iterator[Machines]:
    """So many processes of this machine, or the cluster at an address; raises Refusal if it cannot be used, or ends."""
    from concurrent.futures import BrokenExecutor

    from builder.build.executors import NoClusterError, cluster, processes

    try:
        with cluster(address) if address else processes(jobs) as found:
            yield found
    except NoClusterError as error:
        raise Refusal(error.text(gettext)) from error
    except BrokenExecutor as error:
        message = gettext(
            "a process that made a part of this was ended from outside, for want of memory perhaps: try --jobs 1"
        )
        raise Refusal(message) from error


@contextmanager
def pagefind_errors() -> Iterator[None]:
    """Turn a failure to make the full-text index into an error that says what to do."""
    from builder.publish.site.search.pagefind import IndexerError

    try:
        yield
    except IndexerError as error:
        message = gettext("the full-text index cannot be made: {error}; `make site` installs what it needs")
        raise Refusal(filled(message, {"error": gettext(str(error))})) from error


@contextmanager
def progress(label: str, length: int) -> Iterator[Any]:
    """A function to call with the name of each item done.

    On a terminal it draws a bar with the time that remains, the items a second and the last item; elsewhere nothing.
    """
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr, item_show_func=lambda shown: shown) as bar:
        yield lambda name: bar.update(1, f"{_rate(bar.time_per_iteration)} {name}")


def _rate(seconds: float) -> str:
    return f"{1 / seconds:.1f}/s" if seconds else ""


def print_findings(findings: tuple[Finding, ...], gettext: Gettext, manual: str | None = None) -> None:
    """Print the findings, one a line, on standard output, and their number on standard error.

    On a terminal each code is a link to its page if `manual`, the address of the rules' manual, is given.
    """
    from builder.rules.report import rule_page

    for finding in findings:
        place, code = click.style(str(finding.place), bold=True), click.style(finding.code, fg="red")
        address = rule_page(manual, finding.code, finding.name) if sys.stdout.isatty() else None
        echo(f"{place}: ", Link(code, address) if address else code, f" {finding.text(gettext)}")
    if findings:
        tell(gettext("findings: {count}; `daeyeok explain CODE` explains a code"), count=len(findings), err=True)
