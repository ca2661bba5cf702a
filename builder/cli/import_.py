"""`daeyeok import`: bring work back from translators' tools."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.build.stores import disk
from builder.cli.common import (
    CLEAN,
    FINDINGS,
    as_json_option,
    no_edition,
    open_repository,
    print_findings,
    root_option,
    style_of,
)
from builder.cli.language import gettext, misuse
from builder.cli.output import echo, print_json, tell
from builder.content.repository import Repository
from builder.model.finding import Finding, Gettext

if TYPE_CHECKING:
    from builder.content.comparison import Comparison
    from builder.content.importers.foreign import ForeignFile
    from builder.content.importers.integration import Imported

_MOST_SHOWN = 200  # findings


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@root_option
@click.option("--edition", default=None, help="The id of the edition that the files are of, if they do not say it.")
@click.option("--only-known", is_flag=True, help="Leave out sentences without an id whose Korean is in no edition.")
@click.option("--new-entries", is_flag=True, help="Begin an entry for each term that the glossary does not have.")
@click.option(
    "--date",
    "day",
    default=lambda: date.today().isoformat(),
    show_default="today",
    help="The date of a new edition, as YYYY-MM-DD.",
)
@click.option("--dry-run", "dry", is_flag=True, help="Write nothing; show what would change, as `daeyeok diff` does.")
@as_json_option
@click.pass_obj
def import_(
    gettext: Gettext,
    files: tuple[Path, ...],
    root: Path,
    edition: str | None,
    only_known: bool,
    new_entries: bool,
    day: str,
    dry: bool,
    as_json: bool,
) -> None:
    """Bring translations back from FILES that other tools have written into the YAML.

    The formats are XLIFF, PO, CSV, XLSX, TMX, TBX and TEI, and projects of OmegaT (the folder); docs/formats.md says what each brings
    back. A sentence is known by its id, or by its Korean. Only lines that differ are changed; comments, notes, the order of keys and the
    italics of words that remain are kept. If anything does not fit (the Korean is another, an id is unknown), it is reported with its place
    in the foreign file, and nothing is written. What the changes break, such as the quotation of a note, is reported too: they
    are written all the same, and the exit status is 1. A TEI document that is of no edition becomes a new one, to edit.

    \b
    Examples:
      daeyeok import tidal-flat.xlf --dry-run
      daeyeok import tidal-flat.xlf
      daeyeok import ~/weblate/en.po --edition tidal-flat
      daeyeok import ~/omegat/tidal-flat --only-known
      daeyeok import terms.csv
      daeyeok import termbase.tbx --new-entries
    """
    from builder.content.importers.integration import integrate
    from builder.content.importers.sentences import Choice

    repository = open_repository(root)
    _refuse_unknown(edition, repository)
    made = integrate(_read(files), repository, Choice(edition, only_known, new_entries), day)
    if made.faults:
        _report_faults(made.faults, as_json)
        sys.exit(FINDINGS)
    changes, findings = _effects(repository, made, root)
    if not dry:
        disk.write_files(root, made.files)
    if as_json:
        _print_data(made, changes, findings, gettext, written=not dry)
    else:
        _print_text(made, changes, findings, gettext, dry=dry)
    sys.exit(FINDINGS if findings else CLEAN)


def _refuse_unknown(edition: str | None, repository: Repository) -> None:
    """Raise a usage error for an edition that there is not."""
    if edition is not None and edition not in {file.stem for file in repository.translations}:
        raise no_edition(edition, repository)


def _read(paths: tuple[Path, ...]) -> list[ForeignFile]:
    """The foreign files at the paths; raises a usage error for a folder that is no project."""
    found = {path: disk.read_foreign(path) for path in paths}
    for path, files in found.items():
        if not files:
            raise misuse(gettext("{folder} is not a project of OmegaT: it has no omegat/project_save.tmx"), folder=path)
    return [file for files in found.values() for file in files]


def _effects(repository: Repository, made: Imported, root: Path) -> tuple[Comparison, tuple[Finding, ...]]:
    """What changes for readers, and what `check` finds then that it did not find before."""
    from builder.build.consequences import new_findings
    from builder.build.pipeline import annotated_corpus
    from builder.content.comparison import compare

    (old, _), (new, faults) = annotated_corpus(repository), annotated_corpus(made.applied_to(repository))
    changed = {file.name for file in made.files}
    of_form = (fault for fault in faults if fault.place.file in changed)
    return compare(old, new), (*of_form, *new_findings(old, new, style_of(root)))


def _report_faults(faults: tuple[Finding, ...], as_json: bool) -> None:
    from builder.rules.report import as_data

    if as_json:
        print_json({"written": False, "faults": [as_data(fault, gettext) for fault in faults]})
        return
    print_findings(faults[:_MOST_SHOWN], gettext)
    if len(faults) > _MOST_SHOWN:
        tell(gettext("and {count} more"), count=len(faults) - _MOST_SHOWN, err=True)
    tell(gettext("nothing was imported"), err=True)


def _print_data(
    made: Imported, changes: Comparison, findings: Iterable[Finding], gettext: Gettext, *, written: bool
) -> None:
    from builder.cli import comparison_report
    from builder.rules.report import as_data

    print_json(
        {
            "written": written,
            "files": [file.name for file in made.files],
            "changes": comparison_report.as_json(changes),
            "notices": [as_data(notice, gettext) for notice in made.notices],
            "findings": [as_data(finding, gettext) for finding in findings],
            "unfinished": made.unfinished,
            "unknown": made.unknown,
        }
    )


def _print_text(
    made: Imported, changes: Comparison, findings: tuple[Finding, ...], gettext: Gettext, *, dry: bool
) -> None:
    from builder.cli import comparison_report

    echo(comparison_report.as_text(changes, gettext))
    for count, message in (
        (made.unfinished, gettext("without a translation, left as they are: {count}")),
        (made.unknown, gettext("in no edition, left out: {count}")),
    ):
        if count:
            tell(message, count=count, err=True)
    print_findings((*made.notices, *findings), gettext)
    for file in made.files:
        tell(
            gettext("would change {file}") if dry else gettext("wrote {path}"), file=file.name, path=file.name, err=True
        )
