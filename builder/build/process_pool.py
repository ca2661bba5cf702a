"""A pool of processes that may be made at any time, whatever libraries have done in this process."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

_THREADS = Path(
    "/proc/self/task"
)  # of this process, those of libraries among them; Linux alone has it, and alone forks by default


def process_pool(count: int) -> ProcessPoolExecutor:
    """A pool of `count` processes.

    They are forked, which is quick, only where this process has a single thread: the threads of a library are not there in a fork, and
    Typst, once used, waits for its own for ever.
    """
    is_single = _THREADS.is_dir() and len(list(_THREADS.iterdir())) == 1
    return ProcessPoolExecutor(count, mp_context=multiprocessing.get_context("fork" if is_single else "spawn"))
