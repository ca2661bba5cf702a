"""The report of the measurements, as Markdown tables or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from unicodedata import east_asian_width

from benchmarks.agreement import Agreement
from benchmarks.measuring import Cost, Speed

_LANGUAGE = {"ko": "Korean", "en": "English"}


@dataclass(frozen=True)
class Report:
    """All measurements of a run, and its machine: `load` is the load average at the start and at the end."""

    python: str
    machine: str
    load: tuple[float, float]
    speeds: tuple[Speed, ...]
    costs: tuple[Cost, ...]
    agreements: tuple[Agreement, ...]


def as_json(report: Report) -> str:
    """Everything, each repetition's seconds included."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=1)


def as_text(report: Report) -> str:
    """Tables in Markdown: speeds for each corpus, compiling, agreement."""
    start, end = report.load
    parts = [f"Python {report.python}, {report.machine}; load {start:.1f} at the start, {end:.1f} at the end."]
    for (language, corpus), some in groupby(report.speeds, key=lambda speed: (speed.language, speed.corpus)):
        speeds = list(some)
        size, chars = speeds[0].size, speeds[0].chars
        title = f"{_LANGUAGE[language]}, {corpus}: {size / 1e6:.2f} MB of UTF-8, {chars / 1e6:.2f} million characters"
        parts += [f"### {title}", _speeds(speeds)]
    parts += ["### Compiling, both languages", _costs(report.costs)]
    parts += ["### Against the marks of the editions", _agreements(report.agreements)]
    return "\n\n".join(parts)


def _speeds(speeds: Sequence[Speed]) -> str:
    head = ("entries", "engine", "found/kB", "MB/s", "least–most", "million chars/s", "daeyeok is")
    ours = {speed.entries: speed.middle for speed in speeds if speed.engine == "daeyeok"}
    return _table(head, [_speed(speed, speed.middle / ours[speed.entries]) for speed in speeds])


def _speed(speed: Speed, ratio: float) -> tuple[str, ...]:
    rates = [speed.size / 1e6 / seconds for seconds in (speed.middle, max(speed.seconds), min(speed.seconds))]
    return (
        f"{speed.entries:,}",
        speed.engine,
        f"{speed.density:.1f}",
        f"{rates[0]:.2f}",
        f"{rates[1]:.2f}–{rates[2]:.2f}",
        f"{speed.chars / 1e6 / speed.middle:.2f}",
        "" if speed.engine == "daeyeok" else f"{ratio:.2f} times as fast",
    )


def _costs(costs: Iterable[Cost]) -> str:
    rows = [(f"{c.entries:,}", c.engine, f"{c.seconds:.2f}", _megabytes(c.memory)) for c in costs]
    return _table(("entries", "engine", "seconds", "MB of memory"), rows)


def _megabytes(memory: int | None) -> str:
    return "unknown" if memory is None else f"{memory / 1e6:.0f}"


def _agreements(agreements: Iterable[Agreement]) -> str:
    rows = [
        (_LANGUAGE[a.language], a.engine, f"{a.hits:,}", f"{a.marks:,}", f"{a.precision:.3f}", f"{a.recall:.3f}")
        for a in agreements
    ]
    return _table(("language", "engine", "hits", "marks", "precision", "recall"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table with aligned columns."""
    cells = [head, *rows]
    widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
    lines = [
        "| " + " | ".join(c + " " * (w - _width(c)) for c, w in zip(row, widths, strict=True)) + " |" for row in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def _width(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)
