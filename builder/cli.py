"""The command line: one verb, one function."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from builder import __version__, disk
from builder.finding import Finding, Gettext

CLEAN, FINDINGS, USAGE = 0, 1, 2
CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


_root = click.option(
    "-C",
    "--repository",
    "root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=lambda: str(disk.find_root(Path.cwd())),
    show_default="the nearest folder upwards that has glossary/ and translations/",
    help="The folder of the repository.",
)
_as_json = click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for a program to read.")
_jobs = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    default=lambda: os.cpu_count() or 1,
    show_default="one a core",
    help="How many processes may work at once.",
)


@click.group(context_settings=CONTEXT)
@click.version_option(__version__, prog_name="daeyeok")
@click.option(
    "--lang", type=click.Choice(["en", "ko"]), default=None, help="The language of messages. [default: the locale's]"
)
@click.pass_context
def main(ctx: click.Context, lang: str | None) -> None:
    """Korean texts with hand-aligned English translations and a term glossary.

    The content is YAML in three folders: seeds/ (the Korean sources), translations/ (one file an edition) and glossary/ (one file a
    term). `check` says what is wrong with it, line by line; `build` makes the website and the TEI files of it; `lookup` answers what a
    term means and where it occurs.

    Exit status: 0 all is well, 1 there are findings (or nothing was found), 2 the command was misused.
    """
    ctx.obj = _gettext(lang)


@main.command()
@_root
@_jobs
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
    from builder import build as building
    from builder.formats import EDITION_FORMATS, WHOLE_FORMATS

    repository, out = _read(root), out or root / "site"
    try:
        with _mapper(jobs) as mapper, _progress("building", len(repository.translations)) as report:
            files = building.site(repository, EDITION_FORMATS, WHOLE_FORMATS, mapper, jobs, disk.memo(), report)
            count = disk.write_site(out, files)
    except building.FaultyError as faulty:
        _tell(faulty.findings, gettext)
        click.echo(gettext("nothing was published; the old site, if there is one, is as it was"), err=True)
        sys.exit(FINDINGS)
    except disk.NotASiteError as error:
        message = f"{error} holds files that no build has made: choose another --out, or empty it first"
        raise click.UsageError(message) from error
    click.echo(gettext("{count} files; open {page}").format(count=count, page=out / "index.html"))


@main.command()
@_root
@_jobs
@_as_json
@click.pass_obj
def check(gettext: Gettext, root: Path, jobs: int, as_json: bool) -> None:
    """Check every edition and every entry.

    Each finding is one line, `file:line:column: code message`, on standard output; silence means that all is well. `daeyeok explain CODE`
    tells more of a code. With --json, a list of objects with file, line, column, code, name and message.
    """
    from builder import build as building

    repository = _read(root)
    with _mapper(jobs) as mapper:
        findings = building.check(repository, mapper, jobs, disk.memo())
    if as_json:
        _print_json([_finding_json(finding, gettext) for finding in findings])
    else:
        _tell(findings, gettext)
    sys.exit(FINDINGS if findings else CLEAN)


@main.command()
@click.argument("query", nargs=-1, required=True)
@_root
@_as_json
@click.option(
    "-n", "--examples", type=click.IntRange(min=0), default=3, show_default=True, help="How many occurrences to show."
)
@click.pass_obj
def lookup(gettext: Gettext, query: tuple[str, ...], root: Path, as_json: bool, examples: int) -> None:
    """Look a term up, however you come to type it.

    In Hangul (기정학, or 기정학은 as it stands in a sentence), by initial consonants (ㄱㅈㅎ), in hanja (技政學), romanized
    (gijeonghak), by an English rendering, also one to avoid (technopolitics), with the keyboard in the wrong mode
    (rlwjdgkr), or misspelt.

    \b
    Examples:
      daeyeok lookup 6소호
      daeyeok lookup --examples 10 sovereign AI
      daeyeok lookup --json 기정학 | jq '.[0].en'
    """
    from builder import dictionary
    from builder import lookup as looking
    from builder.build import whole

    everything = whole(_read(root), disk.memo())
    index = looking.Index(everything.glossary)
    wanted = " ".join(query)
    answers = index.ask(wanted)
    if as_json:
        _print_json([dictionary.as_json(answer, everything, examples) for answer in answers])
    elif answers:
        click.echo("\n\n".join(dictionary.as_text(answer, everything, examples, gettext) for answer in answers))
    else:
        near = ", ".join(index.nearest(wanted))
        told = gettext("nothing found for ‘{wanted}’; the nearest: {near}")
        click.echo(told.format(wanted=wanted, near=near), err=True)
    sys.exit(CLEAN if answers else FINDINGS)


@main.command()
@click.argument("code", required=False)
@_as_json
def explain(code: str | None, as_json: bool) -> None:
    """Explain a code that `check` gave, with examples; without a code, list them all.

    \b
    Examples:
      daeyeok explain
      daeyeok explain T101
      daeyeok explain term-not-rendered
    """
    from builder.rules import KINDS

    chosen = [kind for kind in KINDS if code is None or code.lower() in (kind.code.lower(), kind.name)]
    if not chosen:
        raise click.UsageError(f"there is no code ‘{code}’; `daeyeok explain` lists them all")
    if as_json:
        _print_json([{"code": k.code, "name": k.name, "summary": k.summary, "manual": k.manual} for k in chosen])
    elif code is None:
        for kind in chosen:
            click.echo(f"{click.style(kind.code, bold=True)}  {kind.name:<24}  {kind.summary}")
    else:
        click.echo(f"{click.style(f'{chosen[0].code} {chosen[0].name}', bold=True)}\n\n{chosen[0].manual}")


@main.command()
@_root
@_as_json
@click.option(
    "--marks", is_flag=True, help="For each entry: marks on either side, and pairs with the Korean but not the English."
)
@click.option(
    "--rejected", is_flag=True, help="Every candidate for a mark that was turned down, and the gate that did it."
)
def stats(root: Path, as_json: bool, marks: bool, rejected: bool) -> None:
    """Count what the editions and the glossary hold.

    For each edition its pairs, sentences, characters of Korean, words of English, terms marked, notes, corrections, how much of the seed
    it covers, and its status; for the glossary its entries by kind, and how many have hanja, origin, usage and sources.
    """
    from builder import build as building
    from builder import statistics

    repository = _read(root)
    if rejected:
        told = [
            (str(place), one.candidate.form, one.candidate.term, one.gate)
            for place, one in building.rejected(repository)
        ]
        click.echo(json.dumps(told, ensure_ascii=False) if as_json else "\n".join("\t".join(row) for row in told))
        return
    everything = building.whole(repository, disk.memo())
    if marks and as_json:
        _print_json([asdict(one) for one in statistics.marks(everything)])
    elif as_json:
        _print_json(statistics.as_json(everything))
    else:
        click.echo(statistics.marks_as_text(everything) if marks else statistics.as_text(everything))


def _read(root: Path) -> Any:
    try:
        return disk.read(root)
    except disk.NotARepositoryError as error:
        raise click.UsageError(f"{root} is no repository of editions: it has no {error}") from error


@contextmanager
def _mapper(jobs: int) -> Iterator[Any]:
    """The built-in map, or that of a pool of processes."""
    if jobs == 1:
        yield map
    else:
        with ProcessPoolExecutor(jobs) as pool:
            yield pool.map


@contextmanager
def _progress(label: str, length: int) -> Iterator[Any]:
    """A function to call with each thing done; draws a bar on a terminal and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda name: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr, item_show_func=lambda name: name) as bar:
        yield lambda name: bar.update(1, name)


def _tell(findings: tuple[Finding, ...], gettext: Gettext) -> None:
    for finding in findings:
        place, code = click.style(str(finding.place), bold=True), click.style(finding.code, fg="red")
        click.echo(f"{place}: {code} {finding.text(gettext)}")
    if findings:
        told = gettext("{count} findings; `daeyeok explain CODE` tells more of a code")
        click.echo(told.format(count=len(findings)), err=True)


def _finding_json(finding: Finding, gettext: Gettext) -> dict[str, object]:
    place = finding.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": finding.code,
        "name": finding.name,
        "message": finding.text(gettext),
    }


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _gettext(lang: str | None) -> Gettext:
    """The catalogue of the language asked for, else of the locale; English needs none."""
    locale = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if (lang or locale[:2]) != "ko":
        return str
    from builder.locale import translations

    return translations("ko").gettext
