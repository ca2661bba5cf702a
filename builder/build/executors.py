"""Executors of the steps of a build: this process, a pool of processes, or a cluster of machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from typing import Any

from builder.build.fingerprint import fingerprint
from builder.build.options import Executor
from builder.build.reported_error import ReportedError
from builder.messages.marker import _

_ATTEMPTS = 3  # at a batch whose worker dies


class NoClusterError(ReportedError):
    """Raised if a cluster cannot be used; the message says why."""


@dataclass(frozen=True)
class Machines:
    """Where the steps of a build run: an executor, and among how many processes it distributes them."""

    execute: Executor
    processes: int


@contextmanager
def processes(count: int) -> Iterator[Machines]:
    """This process, if one is enough, else a pool of them, made when it is first used: what was done here by then decides how."""
    if count == 1:
        yield Machines(map, 1)
    else:
        from builder.build.process_pool import process_pool  # noqa: PLC0415 - slow to import, and not needed by one process

        with ExitStack() as stack:
            pool = cache(lambda: stack.enter_context(process_pool(count)))
            yield Machines(lambda function, values: pool().map(function, values), count)


@contextmanager
def cluster(address: str) -> Iterator[Machines]:
    """The workers of the Dask cluster whose scheduler is at an address. Raises NoClusterError.

    A batch whose worker dies is given to another. The workers must have the same program, since results are known by it.
    """
    try:
        distributed = import_module("distributed")
    except ImportError as fault:
        raise NoClusterError(_("Dask is not installed: pip install 'daeyeok[cluster]'")) from fault
    try:
        client = distributed.Client(address, set_as_default=False)
    except (OSError, ValueError, ImportError) as fault:
        message = _("there is no cluster at {address}: {fault}")
        raise NoClusterError(message, address=address, fault=fault) from fault
    with client:
        workers = client.run(_program)
        if not workers:
            raise NoClusterError(_("the cluster at {address} has no workers"), address=address)
        for worker, program in workers.items():
            if program != fingerprint():
                message = _("the worker {worker} has another version of daeyeok: install the same everywhere")
                raise NoClusterError(message, worker=worker)
        yield Machines(partial(_mapped, client), sum(client.nthreads().values()))


def _mapped(client: Any, function: partial[Any], values: Iterable[Any]) -> Iterator[Any]:
    """Map a function over values on a cluster, which begins at once; what it is given beforehand is sent to each worker once."""
    (shared,) = client.scatter([function.args], broadcast=True, hash=False)
    futures = [client.submit(_called, function.func, shared, value, pure=False, retries=_ATTEMPTS) for value in values]
    return (future.result() for future in futures)


def _program() -> bytes:
    """The fingerprint of the program of the process that calls it, which may be a worker's."""
    return fingerprint()


def _called(function: Callable[..., Any], shared: tuple[Any, ...], value: Any) -> Any:
    return function(*shared, value)
