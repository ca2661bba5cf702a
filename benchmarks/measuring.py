"""Times and weights: how long engines need for a corpus, and what making one ready costs.

Time is processor time of this process, so that what else the machine does counts little; every engine with every
number of entries is measured in turn before any is measured again, so that what disturbs one disturbs all.
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
    """How long one engine needed for one corpus, in seconds, once for each repetition, and how much it found."""

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
        """Results for each kB of UTF-8."""
        return self.found / self.size * 1e3


@dataclass(frozen=True)
class Cost:
    """What compiling one engine for both languages takes, in a process of its own; `memory` in bytes, None off Linux."""

    entries: int
    engine: str
    seconds: float
    memory: int | None


def speeds(engines: Engines, corpus: Corpus, repetitions: int) -> Iterator[Speed]:
    """One measure for each engine, in the engines' order."""
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
    """What each engine costs, each in a fresh process, so that none profits from what another has left."""
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
    """What this process has in memory, in bytes."""
    if not _MEMORY.exists():
        return None
    return int(_MEMORY.read_text(encoding="ascii").split()[1]) * getpagesize()
