"""Has Pagefind index texts, in memory; the only module that runs its program.

Pagefind's own Python interface (1.5) waits a tenth of a second for every answer, takes none above 2 MiB, and writes to the disk when it
is left. So the program is spoken to as that interface does: messages in JSON, in Base64, each with a comma after it, answered in order.
"""

from __future__ import annotations

import json
import os
import subprocess
from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from threading import Thread
from typing import IO, Any, NamedTuple, cast

from pagefind.service import get_executable

_END = b","
_CHUNK = 1 << 20


class IndexerError(Exception):
    """Raised where Pagefind's program is missing, cannot be run, or refuses what it is given."""


class SearchDocument(NamedTuple):
    """What is found by its words, and the address that it is known by."""

    url: str
    content: str


@lru_cache(maxsize=1)
def build_index(texts: tuple[SearchDocument, ...], language: str) -> tuple[tuple[str, bytes], ...]:
    """The files that Pagefind makes of the texts, by path, one index in which words are stemmed as those of `language`.

    The last result is kept, so that nothing is indexed again while the texts stay. Raises IndexerError.
    """
    given = [_added(text, language) for text in texts]
    requests = [
        {"type": "NewIndex", "config": {"force_language": language}},
        *given,
        {"type": "GetFiles", "index_id": 0},
    ]
    *_, last = _answers(requests)
    return tuple(sorted((file["path"], b64decode(file["content"])) for file in last["files"]))


def _added(text: SearchDocument, language: str) -> dict[str, Any]:
    # Filters are not used: Pagefind 1.5 writes them in an order that changes from run to run.
    record = {"url": text.url, "content": text.content, "language": language}
    return {"type": "AddRecord", "index_id": 0, **record, "meta": {}, "filters": None, "sort": None}


def _answers(requests: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The answers to the requests, in order; all are written while the first are read, so that neither side waits for the other."""
    try:
        with subprocess.Popen([_program(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as ran:  # noqa: S603 - no shell
            writer = Thread(target=_write, args=(cast(IO[bytes], ran.stdin), requests))
            writer.start()
            for message in _messages(cast(IO[bytes], ran.stdout), len(requests)):
                yield _payload(message)
            writer.join()
    except OSError as fault:
        raise IndexerError(str(fault)) from fault


def _program() -> Path:
    if found := get_executable():
        return found
    raise IndexerError("the Pagefind program is not installed (Python package pagefind_bin)")


def _write(to: IO[bytes], requests: list[dict[str, Any]]) -> None:
    with suppress(OSError):  # a program that has ended is told of where its answers are read
        for number, request in enumerate(requests):
            to.write(b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + _END)
        to.flush()


def _messages(source: IO[bytes], count: int) -> Iterator[bytes]:
    """That many messages; the program ends when its input does, so the input stays open until they are all here."""
    rest = b""
    while count:
        chunk = os.read(source.fileno(), _CHUNK)
        if not chunk:
            raise IndexerError("the Pagefind program exited without answering")
        *whole, rest = (rest + chunk).split(_END)
        count -= len(whole)
        yield from whole


def _payload(message: bytes) -> dict[str, Any]:
    payload: dict[str, Any] = json.loads(b64decode(message))["payload"]
    if payload["type"] == "Error":
        raise IndexerError(str(payload["message"]))
    return payload
