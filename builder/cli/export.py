"""`daeyeok export`: write the texts and the glossary as files for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.build.stores import disk
from builder.cli.common import (
    FINDINGS,
    as_json_option,
    card,
    jobs_option,
    machines,
    no_edition,
    open_repository,
    print_findings,
    progress,
    require_libraries,
    root_option,
    run_cache,
    site_settings,
)
from builder.cli.language import gettext, misuse
from builder.cli.output import echo, print_json, tell
from builder.content.repository import Repository
from builder.model.finding import Gettext

if TYPE_CHECKING:
    from builder.publish.format import CorpusFormat, EditionFormat


@click.command()
@click.argument("formats", nargs=-1, metavar="[FORMAT]...")
@root_option
@jobs_option
@as_json_option
@click.option("--all", "all_", is_flag=True, help="All formats.")
@click.option("-e", "--edition", "editions", multiple=True, metavar="ID", help="Only this edition; may be repeated.")
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="The folder to write to. [default: export/ in the repository]",
)
@click.pass_obj
def export(
    gettext: Gettext,
    formats: tuple[str, ...],
    root: Path,
    jobs: int,
    as_json: bool,
    all_: bool,
    editions: tuple[str, ...],
    out: Path | None,
) -> None:
    """Write the texts and the glossary as files for other programs; without FORMAT, list the formats.

    Each edition's files are in a folder of its own, those of the whole in downloads/, as on the site. Drafts are exported too, whatever
    `check` finds; a file that cannot be read is reported.

    \b
    Examples:
      daeyeok export
      daeyeok export tei
      daeyeok export tei -e paris-ai-action-summit -o /tmp
      daeyeok export --all
    """
    if not formats and not all_:
        _list(gettext, root, as_json)
        return
    from builder.build import pipeline
    from builder.build.findings import FaultyError
    from builder.build.options import NO_HISTORIES, Options
    from builder.build.stores import git

    repository, out = _only(open_repository(root), editions), out or root / "export"
    of_editions, of_corpus = _chosen(formats)
    require_libraries(of_editions, of_corpus)
    past = git.histories(root) if any("histories" in form.needs for form in of_corpus) else NO_HISTORIES
    options = Options(of_editions, of_corpus, batches=jobs, site=site_settings(root), histories=past, card=card(root))
    written: list[Path] = []
    try:
        with (
            run_cache("export", root) as cache,
            machines(jobs) as found,
            progress(gettext("exporting"), len(repository.translations)) as report,
        ):
            for file in pipeline.export(
                repository, replace(options, execute=found.execute, cache=cache, report=report)
            ):
                disk.write_file(out / file.path, file.data)
                written.append(out / file.path)
    except FaultyError as faulty:
        print_findings(faulty.findings, gettext)
        tell(gettext("what cannot be read was left out, and so were the files of the whole"), err=True)
        sys.exit(FINDINGS)
    if as_json:
        print_json([str(path) for path in written])
    else:
        tell(gettext("files written to {folder}: {count}"), count=len(written), folder=out)


def _list(gettext: Gettext, root: Path, as_json: bool) -> None:
    """Print the formats: their names, what they are, and what reads them."""
    library = site_settings(root).library
    if as_json:
        print_json(
            [
                {
                    "name": form.name,
                    "about": form.about,
                    "path": form.download.within(library).path,
                    "type": form.download.media_type,
                }
                for form in _offered()
                if form.download
            ]
        )
        return
    for form in _offered():
        if form.download:
            label, readers = gettext(form.download.label), gettext(form.download.readers)
            echo(
                f"{click.style(f'{form.name:<18}', bold=True)}  {label} ({form.download.within(library).path}): {readers}"
            )


def _offered() -> tuple[EditionFormat | CorpusFormat, ...]:
    from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS, only_downloads

    return (*only_downloads(EDITION_FORMATS), *only_downloads(CORPUS_FORMATS))


def _chosen(names: Iterable[str]) -> tuple[tuple[EditionFormat, ...], tuple[CorpusFormat, ...]]:
    """The formats of these names, or all if there are none; raises a usage error for a name that there is not."""
    from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS, only_downloads

    wanted, known = set(names), [form.name for form in _offered()]
    if unknown := sorted(wanted - set(known)):
        told = gettext("there is no format ‘{name}’; the formats are {names}")
        raise misuse(told, name=unknown[0], names=", ".join(known))
    wanted = wanted or set(known)
    return (
        tuple(form for form in only_downloads(EDITION_FORMATS) if form.name in wanted),
        tuple(form for form in only_downloads(CORPUS_FORMATS) if form.name in wanted),
    )


def _only(repository: Repository, editions: tuple[str, ...]) -> Repository:
    """The repository with these editions alone, those of a work among them, or with all if there are none; raises a usage error for one
    that there is not.
    """
    from builder.content.loading.works import find_works

    known = {file.stem: file for file in repository.translations}
    for edition in editions:
        if edition not in known:
            raise no_edition(edition, repository)
    if not editions:
        return repository
    works = find_works(repository.editions())
    wanted = {*editions, *(part for work in works.readable if work.id in editions for part in work.parts)}
    return replace(
        repository,
        translations=tuple(file for name, file in known.items() if name in wanted),
        set_aside=tuple(file for name, file in known.items() if name not in wanted),
    )
