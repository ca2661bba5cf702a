"""Benchmark of a cluster: `python -m benchmarks.cluster [--editions 50] [--runs 3]`.

How long a build takes, by the clock, on a Dask cluster of one worker process of this machine and on one of two, in turn, each cluster new
and with an empty cache. The corpus is that of `benchmarks.building`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from statistics import median
from time import perf_counter

import click

from benchmarks.building import PROGRAM, ROOT, environment, generate

PAIRS = 25
WORKERS = (1, 2)


def seconds(root: Path, workers: int, folder: Path) -> float:
    """The time of a build of the repository at `root` on a cluster of so many workers, with a cache and a site in a new folder."""
    distributed = import_module("distributed")  # which has no types
    with distributed.LocalCluster(
        n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as found:
        words = ["build", "-C", str(root), "-o", str(folder / "site"), "--cluster", found.scheduler_address]
        start = perf_counter()
        subprocess.run(
            [sys.executable, "-c", PROGRAM, *words],
            cwd=ROOT,
            env=environment(folder / "cache"),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return perf_counter() - start


@click.command()
@click.option("--editions", default=50, show_default=True, type=click.IntRange(min=0))
@click.option("--runs", default=3, show_default=True, type=click.IntRange(min=1))
def main(editions: int, runs: int) -> None:
    """Measure how much faster two workers are than one."""
    click.echo(f"{editions} editions, {os.cpu_count()} processors; load {os.getloadavg()[0]:.1f}\n")
    click.echo("| run | one worker | two workers | |\n| --- | --- | --- | --- |")
    ratios = []
    with tempfile.TemporaryDirectory() as folder:
        generate(ROOT, root := Path(folder, "repository"), editions, PAIRS)
        for run in range(1, runs + 1):
            one, two = (seconds(root, workers, Path(folder, f"{run}-{workers}")) for workers in WORKERS)
            ratios.append(one / two)
            click.echo(f"| {run} | {one:.1f} | {two:.1f} | {one / two:.2f} |")
    click.echo(f"| median | | | {median(ratios):.2f} |")


if __name__ == "__main__":
    main()
