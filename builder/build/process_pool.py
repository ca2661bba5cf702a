"""A pool of processes that may be made at any time, whatever libraries have done in this process, and that ends with it."""

from __future__ import annotations

import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from threading import Thread

_THREADS = Path(
    "/proc/self/task"
)  # of this process, those of libraries among them; Linux alone has it, and alone forks by default


def process_pool(count: int) -> ProcessPoolExecutor:
    """A pool of `count` processes, none of which outlives this one, however that ends.

    They are forked, which is quick, only where this process has a single thread: the threads of a library are not there in a fork, and
    Typst, once used, waits for its own for ever.
    """
    is_single = _THREADS.is_dir() and len(list(_THREADS.iterdir())) == 1
    context = multiprocessing.get_context("fork" if is_single else "spawn")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_watch_parent)


def _watch_parent() -> None:
    """End this process once its parent has ended, which without this it would not learn: it would wait for work for ever."""
    Thread(target=_end_after_parent, daemon=True).start()


def _end_after_parent() -> None:
    if parent := multiprocessing.parent_process():
        parent.join()
        signal.raise_signal(signal.SIGTERM)
