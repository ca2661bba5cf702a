"""Benchmark of finding terms: `python -m benchmarks.terms [--quick] [--json]`."""

from __future__ import annotations

import gc
import os
import platform
from dataclasses import dataclass
from pathlib import Path

import click

from benchmarks.agreement import agreements
from benchmarks.corpora import corpora
from benchmarks.engines import ENGINES
from benchmarks.entries import glossary_of
from benchmarks.essays import Essays, load
from benchmarks.measuring import costs, speeds
from benchmarks.report import Report, as_json, as_text

ROOT = Path(__file__).parent.parent
SIZES = (200, 5_000, 50_000)


@dataclass(frozen=True)
class Plan:
    """The extent of a run: the size of each corpus in bytes, and the number of repetitions."""

    size: int
    repetitions: int


FULL, QUICK = Plan(2_000_000, 7), Plan(100_000, 3)


def measure(essays: Essays, plan: Plan) -> Report:
    """Measure everything, which takes some minutes."""
    before = os.getloadavg()[0]
    glossaries = [glossary_of(essays, size) for size in SIZES]
    compiled = tuple(cost for glossary in glossaries for cost in costs(glossary))
    engines = {(len(g.terms), name): make(g) for g in glossaries for name, make in ENGINES.items()}
    gc.freeze()  # otherwise the largest glossary would slow down measurements of the smallest
    measured = tuple(
        speed for corpus in corpora(essays, plan.size) for speed in speeds(engines, corpus, plan.repetitions)
    )
    agreed = tuple(agreements({name: make(essays.glossary) for name, make in ENGINES.items()}, essays))
    return Report(platform.python_version(), _machine(), (before, os.getloadavg()[0]), measured, compiled, agreed)


def _machine() -> str:
    return f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"


@click.command()
@click.option(
    "--quick", is_flag=True, help="A twentieth of the text and three repetitions: for a look, not for figures."
)
@click.option("--json", "as_data", is_flag=True, help="Everything that was measured, as JSON.")
def main(quick: bool, as_data: bool) -> None:
    """Measure how fast terms are found, in comparison with plain search, spaCy's PhraseMatcher and FlashText."""
    report = measure(load(ROOT), QUICK if quick else FULL)
    click.echo(as_json(report) if as_data else as_text(report))


if __name__ == "__main__":
    main()
