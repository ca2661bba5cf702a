"""Benchmark of the website's search box, per keystroke, in Chromium: `python -m benchmarks.search [--entries N] [--json]`.

The box is that of a page opened from a folder, with the keys of the real glossary extended with invented entries. A keystroke is everything
that its event does: looking up, and showing the answers.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from gzip import compress
from pathlib import Path
from statistics import median
from typing import Any

import click
from playwright.sync_api import Page, sync_playwright

from benchmarks.entries import glossary_of
from benchmarks.essays import load
from builder.build.stores import disk
from builder.model.corpus import Corpus
from builder.model.terms import Glossary
from builder.publish.format import File, SiteInput
from builder.publish.site.assets import format as assets
from builder.publish.site.library import format as library
from builder.publish.site.lookup import format as search
from builder.terms.lookup import KeyIndex, all_keys

ROOT = Path(__file__).parent.parent
COMMAND = Path(sys.executable).with_name("daeyeok")
RUNS = 11
TYPED = (
    "기정학",
    "기정학은",
    "기정핵",
    "rlwjdgkr",
    "technopolitcs",
    "artificial intelligence competition",
    "정책경쟁력강하",
    "technopolitics of the hegemonic order",
)  # each letter by letter
_KEYSTROKE = """typed => {
  const field = document.querySelector("[role=combobox]");
  const took = [];
  for (let end = 1; end <= typed.length; end++) {
    field.value = typed.slice(0, end);
    const start = performance.now();
    field.dispatchEvent(new InputEvent("input"));
    took.push([field.value, performance.now() - start]);
  }
  return took;
}"""


@dataclass(frozen=True)
class Result:
    """Sizes in bytes; `loading` in seconds from the first focus; keystrokes in milliseconds in the page, `terminal` in Python;
    `command` in seconds, each a run of `daeyeok lookup` with the real glossary, including start-up.
    """

    entries: int
    keys: int
    size: int
    gzipped: int
    loading: float
    keystrokes: tuple[tuple[str, float], ...]
    terminal: tuple[tuple[str, float], ...]
    command: tuple[float, ...]


def measure(entries: int) -> Result:
    """Measure once with a glossary of `entries` entries."""
    glossary = glossary_of(load(ROOT), entries)
    known = SiteInput(Corpus(glossary))
    made = {file.path.name: file for file in search.FORMAT.files(known)}
    script = made["terms.js"].data
    with tempfile.TemporaryDirectory() as folder:
        _write(Path(folder), (*library.FORMAT.files(known), *assets.FORMAT.files(known), made["terms.js"]))
        loading, keystrokes = _in_browser(Path(folder, "index.html"))
    keys = len(json.loads(made["terms.json"].data)["keys"])
    asked, command = tuple(_time_queries(glossary)), tuple(_time_command())
    return Result(entries, keys, len(script), len(compress(script)), loading, tuple(keystrokes), asked, command)


def _write(folder: Path, files: Iterable[File]) -> None:
    for file in files:
        disk.write_file(folder / file.path, file.data)


def _in_browser(page: Path) -> tuple[float, list[tuple[str, float]]]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        opened = browser.new_page()
        opened.goto(page.as_uri())
        loading = _loading(opened)
        keystrokes: Any = [one for typed in TYPED for one in opened.evaluate(_KEYSTROKE, typed)]
        browser.close()
    return loading, [(typed, took) for typed, took in keystrokes]


def _loading(page: Page) -> float:
    start = time.perf_counter()
    page.locator("[role=combobox]").fill("a")
    page.locator("[role=option]").first.wait_for()
    return time.perf_counter() - start


def _time_queries(glossary: Glossary) -> Iterator[tuple[str, float]]:
    index = KeyIndex(all_keys(glossary))
    for typed in TYPED:
        start = time.perf_counter()
        index.matches(typed)
        yield typed, (time.perf_counter() - start) * 1000


def _time_command() -> Iterator[float]:
    """The seconds of runs of the command, after one that fills the cache."""
    for run in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run([str(COMMAND), "lookup", "기정학"], cwd=ROOT, check=True, capture_output=True)
        if run:
            yield time.perf_counter() - start


def as_text(result: Result) -> str:
    """The result as text."""
    took = sorted(took for _, took in result.keystrokes)
    slowest, most = max(result.keystrokes, key=lambda one: one[1])
    asked = [took for _, took in result.terminal]
    return "\n".join(
        (
            f"{result.entries:,} entries, {result.keys:,} keys: {result.size / 1e6:.2f} MB, gzipped {result.gzipped / 1e6:.2f} MB",
            f"from the first focus to the first answer: {result.loading * 1000:.0f} ms",
            f"{len(took)} keystrokes: median {median(took):.1f} ms, 95 of 100 within {took[int(len(took) * 0.95)]:.1f} ms, "
            f"slowest {most:.1f} ms ({slowest})",
            f"the same index in Python: median {median(asked):.1f} ms, slowest {max(asked):.1f} ms",
            f"`daeyeok lookup 기정학`, real glossary, {RUNS} runs: median {median(result.command):.2f} s, "
            f"quickest {min(result.command):.2f} s",
        )
    )


@click.command()
@click.option(
    "--entries", type=click.IntRange(min=1), default=50_000, show_default=True, help="Entries of the glossary."
)
@click.option("--json", "as_data", is_flag=True, help="Everything that was measured, as JSON.")
def main(entries: int, as_data: bool) -> None:
    """Measure the cost of a keystroke in the website's search box."""
    result = measure(entries)
    click.echo(json.dumps(asdict(result), ensure_ascii=False) if as_data else as_text(result))


if __name__ == "__main__":
    main()
