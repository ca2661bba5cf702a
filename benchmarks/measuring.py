"""Measurements: the time that engines take for a corpus, and the time and memory of compiling one.

Time is processor time of this process, so that other load has little effect; every engine with every number of entries is measured in turn
before any is measured again, so that disturbances affect all of them.
"""

from __future__ import annotations

import gc
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from resource import getpagesize
from statistics import median

from benchmarks.corpora import Corpus
from benchmarks.engines import ENGINES, Engine, Search
from builder.languages import Language
from builder.model.terms import Glossary

_MEMORY = Path("/proc/self/statm")  # Linux: the second figure is the pages in memory (proc_pid_statm(5))

Engines = Mapping[tuple[int, str], Engine]  # by the number of entries and the engine's name


@dataclass(frozen=True)
class Speed:
    """The time of one engine for one corpus, in seconds for each repetition, and the number of results."""

    language: Language
    corpus: str
    entries: int
    engine: str
    chars: int
    size: int
    found: int
    seconds: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median of the seconds."""
        return median(self.seconds)

    @property
    def density(self) -> float:
        """Results per kB of UTF-8."""
        return self.found / self.size * 1e3


@dataclass(frozen=True)
class Cost:
    """The cost of compiling one engine for both languages, in a process of its own; `memory` in bytes, None except on Linux."""

    entries: int
    engine: str
    seconds: float
    memory: int | None


def speeds(engines: Engines, corpus: Corpus, repetitions: int) -> Iterator[Speed]:
    """The speed of each engine, in order."""
    searches = {key: engine.search(corpus.language) for key, engine in engines.items()}
    found = {key: sum(map(len, map(search, corpus.lines))) for key, search in searches.items()}
    spent: dict[tuple[int, str], list[float]] = {key: [] for key in searches}
    for _ in range(repetitions):
        for key, search in searches.items():
            spent[key].append(_seconds(search, corpus.lines))
    for (entries, name), seconds in spent.items():
        many = found[entries, name]
        yield Speed(corpus.language, corpus.name, entries, name, corpus.chars, corpus.size, many, tuple(seconds))


def costs(glossary: Glossary) -> Iterator[Cost]:
    """The cost of each engine, each in a fresh process, so that none benefits from another."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        yield from pool.map(_cost, ENGINES, [glossary] * len(ENGINES))


def _seconds(search: Search, lines: Sequence[str]) -> float:
    gc.collect()
    start = time.process_time()
    deque(map(search, lines), maxlen=0)
    return time.process_time() - start


def _cost(name: str, glossary: Glossary) -> Cost:
    make: Callable[[Glossary], Engine] = ENGINES[name]
    gc.collect()
    before, start = _memory(), time.process_time()
    engine = make(glossary)
    seconds = time.process_time() - start
    gc.collect()
    after = _memory()
    del engine
    return Cost(len(glossary.terms), name, seconds, None if before is None or after is None else after - before)


def _memory() -> int | None:
    """The memory of this process, in bytes."""
    if not _MEMORY.exists():
        return None
    return int(_MEMORY.read_text(encoding="ascii").split()[1]) * getpagesize()
