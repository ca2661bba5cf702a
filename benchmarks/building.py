"""Benchmark of the build: `python -m benchmarks.building [--editions 10 --editions 100] [--pairs 25]`.

For each number of editions, what a build costs cold, with nothing changed, and after one sentence, one definition, one form or one new
entry; what `check` and `lookup` cost; how much memory the largest process took; what each stage takes (`stages`); and, for comparison, the
floor: reading the same files, parsing them with libyaml and writing as many bytes as the site has; and Hugo and Eleventy, where they are
installed, with the same paragraphs (`generators`). Times are processor time (user and system) of whole processes, theirs included that they
start, so that other programs on the machine affect them less; the ratios to the floor compare machines.

The corpus is made of the repository's own texts, and has these too, so that with no further editions it is the repository itself: pairs are
drawn from its editions by a random generator with a fixed seed, each with the Korean that it answers, so that lengths, terms and notes are
those of real prose. A term's mentions and the seeds are made to fit.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import click
import yaml

from benchmarks.floor import parsed
from benchmarks.generators import GENERATORS, write
from builder.build.pipeline import check
from builder.build.stores import disk
from builder.build.stores.folders import BIBLIOGRAPHY, GLOSSARY, PROJECT, SEEDS, TRANSLATIONS, UNFIT_HOSTS

ROOT = Path(__file__).parent.parent
SEED = 20251122
PLAIN = ("paragraph", "item", "quotation")  # kinds that do not depend on the pairs around them
# What a pair may say that does not refer to others.
OWN = ("kind", "ko", "en", "corrections", "terms", "allow", "links")
CLOSING = {"ko": "우리가 부르는 노래는 여기에서 끝난다.", "en": "The song that we sing ends here."}
CHANGED = "The song that we sing stops here."
PROGRAM = "from builder.cli import main; main()"
COPIED = (
    BIBLIOGRAPHY,
    GLOSSARY,
    SEEDS,
    TRANSLATIONS,
    UNFIT_HOSTS,
    PROJECT,
    "pictures",
)  # the last has what settings name
TERM, QUERY = "gijeonghak.yaml", "기정학"
FIRST = "edition-00000.yaml"


@dataclass(frozen=True)
class Cost:
    """What a command cost: seconds of processor time, and the memory of its largest process in bytes."""

    seconds: float
    memory: int


@dataclass(frozen=True)
class Change:
    """A change of the content: what is changed, and how."""

    name: str
    make: Callable[[Path], None]


def generate(root: Path, out: Path, editions: int, pairs: int) -> None:
    """Write a repository of `editions` editions of `pairs` pairs each, drawn from those of the repository at `root`, whose own it has too.

    The first edition closes with a sentence that no other has, so that it can be changed. Pairs that only their neighbors justify are left
    out, and no coinage has to be explained where it first occurs.
    """
    shutil.copytree(root, out, ignore=lambda folder, names: set(names) - set(COPIED) if Path(folder) == root else ())
    for path in (out / GLOSSARY).iterdir():
        path.write_text(path.read_text(encoding="utf-8").replace("\ngloss: true", ""), encoding="utf-8")
    sources = [parsed(path) for path in sorted((root / TRANSLATIONS).iterdir())]
    drawn = _clean([pair for source in sources for pair in source["pairs"] if _stands_alone(pair)], sources[0], out)
    random = Random(SEED)
    for number in range(editions):
        chosen = random.choices(drawn, k=pairs)
        _write(out, f"edition-{number:05}", random.choice(sources), chosen if number else [*chosen[1:], CLOSING])


def _stands_alone(pair: Mapping[str, Any]) -> bool:
    return pair.get("kind", "paragraph") in PLAIN and "ko" in pair and "*" not in pair["ko"] + pair["en"]


def _clean(pairs: list[dict[str, Any]], source: Mapping[str, Any], out: Path) -> list[dict[str, Any]]:
    """Those of the pairs about which the checks find nothing."""
    written = _write(out, "pool", source, pairs)
    lines = [number for number, line in enumerate(written.splitlines(), 1) if line.startswith("- id:")]
    places = (found.place for found in check(disk.read_repository(out)))
    faulty = {bisect_right(lines, place.line) - 1 for place in places if place.file == f"{TRANSLATIONS}/pool.yaml"}
    for folder, ending in ((TRANSLATIONS, "yaml"), (SEEDS, "txt")):
        (out / folder / f"pool.{ending}").unlink()
    return [pair for number, pair in enumerate(pairs) if number not in faulty]


def _write(out: Path, name: str, source: Mapping[str, Any], pairs: list[dict[str, Any]]) -> str:
    """Write an edition of these pairs, and its seed; returns its text."""
    numbered = [{"id": f"p{number}", **deepcopy(_own(pair))} for number, pair in enumerate(pairs, 1)]  # no aliases
    (out / SEEDS / f"{name}.txt").write_text("\n".join(pair["ko"] for pair in pairs), encoding="utf-8")
    edition = {**source, "seed": f"{name}.txt", "pairs": numbered}
    text: str = yaml.dump(edition, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1_000_000)
    (out / TRANSLATIONS / f"{name}.yaml").write_text(text, encoding="utf-8")
    return text


def _own(pair: Mapping[str, Any]) -> dict[str, Any]:
    return {key: pair[key] for key in OWN if key in pair}


# --- What is measured -------------------------------------------------------------------------------------------------


def measured(words: list[str], cache: Path) -> Cost:
    """Run Python and its children with a cache in a folder. Raises CalledProcessError if it fails."""
    return cost([sys.executable, *words], ROOT, environment(cache))


def environment(cache: Path) -> dict[str, str]:
    """The environment of a program with a cache in a folder, in which Python keeps what it compiles."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
        "DAEYEOK_CACHE": str(cache)
    }


def cost(command: list[str], folder: Path, variables: Mapping[str, str]) -> Cost:
    """Run a program and its children in a folder. Raises CalledProcessError if it fails."""
    with subprocess.Popen(command, cwd=folder, env=variables, stdout=subprocess.DEVNULL) as ran:
        _, status, usage = os.wait4(ran.pid, 0)
        ran.returncode = os.waitstatus_to_exitcode(status)
    if ran.returncode:
        raise subprocess.CalledProcessError(ran.returncode, command)
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def costs(root: Path, cache: Path) -> Iterator[tuple[str, Cost]]:
    """The cost of each build of the repository at `root`, and of its check."""

    def build() -> Cost:
        return measured(["-c", PROGRAM, "build", "-C", str(root)], cache)

    def look_up() -> Cost:
        return measured(["-c", PROGRAM, "lookup", "-C", str(root), QUERY], cache)

    yield "cold", build()
    yield "nothing changed", build()
    yield "nothing changed, again", build()
    for change in CHANGES if (root / TRANSLATIONS / FIRST).exists() else CHANGES[1:]:
        change.make(root)
        yield change.name, build()
    yield "check, cold", measured(["-c", PROGRAM, "check", "-C", str(root), "--no-cache"], cache)
    yield "look-up, first", look_up()
    yield "look-up", look_up()
    _definition(root)
    yield "look-up, one definition", look_up()
    _sentence_of_longest(root)
    yield "look-up, one sentence", look_up()
    yield "floor", measured(["-m", "benchmarks.floor", str(root)], cache)
    yield from _of_generators(root)


def _of_generators(root: Path) -> Iterator[tuple[str, Cost]]:
    """The cost of other site generators, where they are installed, for the same paragraphs."""
    for generator in GENERATORS:
        if program := shutil.which(generator.program):
            with tempfile.TemporaryDirectory() as folder:
                write(root, Path(folder), generator)
                yield generator.program, cost([program, *generator.arguments], Path(folder), os.environ)


def stages(root: Path, cache: Path) -> Iterator[tuple[str, float]]:
    """What each stage of a build of the repository at `root` takes, in seconds."""
    command = [sys.executable, "-m", "benchmarks.stages", str(root)]
    ran = subprocess.run(command, cwd=ROOT, env=environment(cache), capture_output=True, text=True, check=True)
    for line in ran.stdout.splitlines():
        name, seconds = line.split("\t")
        yield name, float(seconds)


def _edit(path: Path, edit: Callable[[dict[str, Any]], None]) -> None:
    value = parsed(path)
    edit(value)
    path.write_text(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _sentence(root: Path) -> None:
    path = root / TRANSLATIONS / FIRST
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(CLOSING["en"], CHANGED), encoding="utf-8")


def _sentence_of_longest(root: Path) -> None:
    path = max((root / TRANSLATIONS).iterdir(), key=lambda path: path.stat().st_size)
    text = path.read_text(encoding="utf-8")
    middle = text.index(" of the ", len(text) // 2)
    path.write_text(text[:middle] + " of all the " + text[middle + len(" of the ") :], encoding="utf-8")


def _definition(root: Path) -> None:
    _edit(
        root / GLOSSARY / TERM, lambda term: term["definition"].update(en=f"{term['definition']['en']} So it is here.")
    )


def _form(root: Path) -> None:
    _edit(root / GLOSSARY / TERM, lambda term: term.setdefault("variants", {}).setdefault("en", []).append("zymurgics"))


def _entry(root: Path) -> None:
    path = root / GLOSSARY / "zymurgy.yaml"
    shutil.copy(root / GLOSSARY / TERM, path)
    _edit(
        path,
        lambda term: term.update(ko="양조학문", en="zymurgy", status="proposed", hanja="釀造學問", see=[], variants={}),
    )


CHANGES = (
    Change("one sentence", _sentence),
    Change("one sentence of the longest text", _sentence_of_longest),
    Change("one definition", _definition),
    Change("one form", _form),
    Change("one new entry", _entry),
)


@click.command()
@click.option("--editions", multiple=True, default=(10, 100), show_default=True, type=click.IntRange(min=0))
@click.option("--pairs", default=25, show_default=True, type=click.IntRange(min=1))
def main(editions: tuple[int, ...], pairs: int) -> None:
    """Measure what builds cost, with corpora of these numbers of editions, each of so many pairs."""
    system = (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
    )
    click.echo(f"{system}; load {os.getloadavg()[0]:.1f}\n")
    click.echo("| editions | | processor seconds | of the floor | MB |")
    click.echo("| --- | --- | --- | --- | --- |")
    for number in editions:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder, "repository")
            generate(ROOT, root, number, pairs)
            found = dict(costs(root, Path(folder, "cache")))
            for name, one in found.items():
                ratio = one.seconds / found["floor"].seconds
                click.echo(f"| {number} | {name} | {one.seconds:.2f} | {ratio:.1f} | {one.memory / 1e6:.0f} |")
            for name, seconds in stages(root, Path(folder, "cache")):
                click.echo(f"| {number} | stage: {name} | {seconds:.2f} | {seconds / found['floor'].seconds:.1f} | |")


if __name__ == "__main__":
    main()
