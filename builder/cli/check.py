"""`daeyeok check`: report what is wrong with the content, line by line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from builder import __version__
from builder.build.stores import disk
from builder.cli.common import (
    CLEAN,
    FINDINGS,
    as_json_option,
    jobs_option,
    machines,
    no_cache_option,
    open_repository,
    print_findings,
    repository_since,
    root_option,
    run_cache,
    style_of,
)
from builder.cli.fmt import rewrite
from builder.cli.language import gettext, misuse
from builder.cli.output import emit
from builder.content.repository import Repository
from builder.model.finding import Finding, Gettext

_FORM = "Y"  # the family of faults of form: while there are any, the other findings are unreliable


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, path_type=Path))
@root_option
@jobs_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="Output for a terminal, a program, a pull request on GitHub, or a code scanner (SARIF 2.1.0).",
)
@as_json_option
@click.option("--select", multiple=True, metavar="CODES", help="Report only these: T101, the family T, T1, or names.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Do not report these.")
@click.option("--changed", metavar="BASE", help="Report only what this branch has changed since it left BASE.")
@click.option("--fix", is_flag=True, help="Format the files first, like `daeyeok fmt`; no word is changed.")
@no_cache_option
@click.pass_obj
def check(
    gettext: Gettext,
    files: tuple[Path, ...],
    root: Path,
    jobs: int,
    form: str,
    as_json: bool,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    changed: str | None,
    fix: bool,
    no_cache: bool,
) -> None:
    """Check every edition and every entry; with FILES, report only what is wrong in these, or in these folders.

    Each finding is one line on standard output, `file:line:column: code message`; no output means no problems. `daeyeok explain CODE`
    explains a code. --json is short for --format json: a list of objects with file, line, column, code, name and message.

    With --format github, findings annotate the lines of a pull request, as many as GitHub shows, and all of them are written to the job
    summary. Faults of form (Y) are reported regardless of FILES, --select, --ignore and --changed: until they are fixed, the other findings
    are unreliable.

    \b
    Examples:
      daeyeok check translations/tidal-flat.yaml
      daeyeok check --select T,L101 --ignore unlikely-length
      daeyeok check --changed main
      daeyeok check --format sarif > daeyeok.sarif
    """
    wanted, unwanted = _codes(select), _codes(ignore)
    repository = open_repository(root)
    if fix:
        rewrite(root, repository)
        repository = open_repository(root)
    names = tuple(_name(file, root, repository) for file in files)
    findings = _in_files(_findings(repository, root, jobs, changed, no_cache=no_cache), names)
    kept = tuple(f for f in findings if _is_wanted(f.code, wanted) and f.code not in (unwanted or ()))
    _print_report(kept, "json" if as_json else form, root, gettext)
    sys.exit(FINDINGS if kept else CLEAN)


def _codes(chosen: tuple[str, ...]) -> frozenset[str] | None:
    """The codes named by options, by code, family or name; None if the option was not given."""
    from builder.rules.registry import codes_named

    codes: set[str] = set()
    for word in (part.strip() for option in chosen for part in option.split(",") if part.strip()):
        found = codes_named(word)
        if not found:
            raise misuse(gettext("there is no code or family ‘{word}’; `daeyeok explain` lists them all"), word=word)
        codes |= found
    return frozenset(codes) if chosen else None


def _is_wanted(code: str, wanted: frozenset[str] | None) -> bool:
    return wanted is None or code in wanted or code.startswith(_FORM)


def _name(path: Path, root: Path, repository: Repository) -> str:
    """The name in the repository of a file or a folder of content, empty of all; a usage error for what is none."""
    found, all_ = path.resolve(), root.resolve()
    name = found.relative_to(all_).as_posix().removeprefix(".") if found.is_relative_to(all_) else None
    content = (
        *(file.name for file in repository.files()),
        *(file.name for file in repository.refused),
        *repository.strays,
    )
    if name is None or not any(_is_in(one, name) for one in content):
        message = gettext("{file} is not content: name files of translations/, glossary/ or another of its folders")
        raise misuse(message, file=path)
    return name


def _is_in(file: str, name: str) -> bool:
    """Whether the name of a file is this one, or that of a file in this folder."""
    return not name or file.removesuffix("/") == name or file.startswith(f"{name}/")


def _in_files(findings: tuple[Finding, ...], names: tuple[str, ...]) -> tuple[Finding, ...]:
    """The findings in the files or folders of these names, all if there are none, and all faults of form."""
    return tuple(
        f
        for f in findings
        if not names or f.code.startswith(_FORM) or any(_is_in(f.place.file, name) for name in names)
    )


def _findings(
    repository: Repository, root: Path, jobs: int, changed: str | None, *, no_cache: bool
) -> tuple[Finding, ...]:
    """All findings; with a base, only those about what has changed since, and about the change itself."""
    from builder.build import pipeline
    from builder.build.options import Options

    past, style = repository_since(root, changed) if changed else None, style_of(root)
    with run_cache("check", root, no_cache=no_cache) as cache, machines(jobs) as found:
        options = Options(execute=found.execute, batches=found.processes, cache=cache, style=style)
        findings = pipeline.check(repository, options)
        if past is None:
            return findings
        before = pipeline.check(past, options)
    from builder.content.changed_lines import in_changed_lines

    of_form = (finding for finding in findings if finding.code.startswith(_FORM))
    of_change = pipeline.check_history(past, repository, style)
    return tuple(sorted({*of_form, *in_changed_lines(findings, before, past, repository), *of_change}))


def _print_report(findings: tuple[Finding, ...], form: str, root: Path, gettext: Gettext) -> None:
    from builder.rules import report
    from builder.rules.registry import KINDS

    if form == "json":
        emit(report.as_json(findings, gettext))
    elif form == "sarif":
        emit(report.as_sarif(findings, KINDS, __version__, gettext, _pages()))
    elif form == "github":
        if findings:
            emit(report.as_github(findings, gettext))
        if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
            disk.append(Path(summary), report.as_summary(findings, gettext, _pages()))
    else:
        manual = root.resolve() / "docs" / "rules.md"
        print_findings(findings, gettext, manual.as_uri() if manual.is_file() else None)


def _pages() -> str | None:
    """The address of the rules' manual, from the environment of a GitHub workflow; None elsewhere."""
    parts = [os.environ.get(name) for name in ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")]
    if not all(parts):
        return None
    server, repository, commit = parts
    return f"{server}/{repository}/blob/{commit}/docs/rules.md"
