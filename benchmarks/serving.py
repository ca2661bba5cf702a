"""Benchmark of the preview, from a save until the browser shows it: `python -m benchmarks.serving [-n TIMES]`.

Linux only: the server's processor time, on which other load has little effect, is read from /proc.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice, pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

import click
from playwright.sync_api import Page, sync_playwright

from builder.build.stores.disk import write_file
from builder.build.stores.folders import BIBLIOGRAPHY, GLOSSARY, SEEDS, TRANSLATIONS

ROOT = Path(__file__).parent.parent
LONGEST = "ai-competition-and-world-politics"
WORDS = ("Alpha", "Bravo", "Charlie", "Delta")
SHOWN = "text => document.readyState === 'complete' && document.querySelector('main').textContent.includes(text)"


@dataclass(frozen=True)
class Save:
    """A save: the file, the words after which a word is inserted each time, and the page that is watched for it."""

    what: str
    file: str
    after: str
    page: str


SAVES = (
    Save(
        "a sentence of the longest edition",
        f"{TRANSLATIONS}/{LONGEST}.yaml",
        "Future of Trade, Technology, and Energy Order",
        LONGEST,
    ),
    Save("an entry, seen on its page", f"{GLOSSARY}/gijeonghak.yaml", "The view, and the study", "glossary/gijeonghak"),
    Save(
        "an entry, seen on the longest edition's page",
        f"{GLOSSARY}/decoupling.yaml",
        "The undoing of the ties",
        LONGEST,
    ),
)


@contextmanager
def served(root: Path) -> Iterator[tuple[str, int, float]]:
    """The address that `daeyeok serve` gives for a copy of the content, its process, and the seconds it took to start."""
    start = perf_counter()
    words = [sys.executable, "-u", "-c", "from builder.cli import main; main()", "--lang", "en", "serve", "-p", "0"]
    with subprocess.Popen([*words, "-C", str(root)], stdout=subprocess.PIPE, text=True) as ran:
        assert ran.stdout  # noqa: S101 - it was asked for
        found = (re.search(r"http://[\d.:]+/", line) for line in ran.stdout)
        try:
            yield next(match[0] for match in found if match), ran.pid, perf_counter() - start
        finally:
            ran.terminate()


def processor(process: int) -> float:
    """The seconds of processor time of a process: fields 14 and 15 of its stat, in ticks (proc_pid_stat(5))."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def seconds(save: Save, root: Path, page: Page, process: int, times: int) -> Iterator[tuple[float, float]]:
    """The seconds from each save until the page shows it, and the server's processor time, after one save that does not count."""
    path = root / save.file
    for number, (old, new) in enumerate(islice(pairwise(("", *islice(cycle(WORDS), times + 1))), times + 1)):
        before, found, after = path.read_text(encoding="utf-8").partition(f"{save.after} {old}".rstrip())
        assert found, f"{save.file} has not ‘{save.after}’"  # noqa: S101 - or it would wait in vain
        start, spent = perf_counter(), processor(process)
        write_file(path, f"{before}{save.after} {new}{after}".encode())
        page.wait_for_function(SHOWN, arg=f"{save.after} {new}")
        if number:
            yield perf_counter() - start, processor(process) - spent
        page.wait_for_timeout(500)


@click.command()
@click.option(
    "-n", "--times", default=9, show_default=True, type=click.IntRange(min=1), help="How often each is saved."
)
def main(times: int) -> None:
    """Measure the time from a save until the page shows it, in Chromium, on a copy of this repository's content."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        for name in (BIBLIOGRAPHY, GLOSSARY, TRANSLATIONS, SEEDS):
            shutil.copytree(ROOT / name, Path(folder, name))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with served(Path(folder)) as (address, process, start):
            click.echo(
                f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}"
            )
            click.echo(
                f"the server answers after {start:.1f} s; from a save to the page, median (least to most), and its processor time:"
            )
            for save in SAVES:
                page = browser.new_page()
                page.goto(f"{address}{save.page}/")
                took, spent = map(sorted, zip(*seconds(save, Path(folder), page, process, times), strict=True))
                shown = f"{median(took):.2f} s ({took[0]:.2f} to {took[-1]:.2f}), {median(spent):.2f} s"
                click.echo(f"  {save.what}: {shown}; load {os.getloadavg()[0]:.1f}")
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
