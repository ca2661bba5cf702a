"""Indexes texts with Pagefind, in memory; the only module that runs its program.

Pagefind's own Python interface (1.5) waits a tenth of a second for every answer, cannot take one above 2 MiB, and writes to the disk when
it is closed. So this speaks that interface's protocol: messages in JSON, in Base64, each followed by a comma, answered in order.
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
_REMEMBERED = 8  # indexes


class IndexerError(Exception):
    """Raised if Pagefind's program is missing, cannot be run, or rejects its input."""


class SearchDocument(NamedTuple):
    """A document to index: its address and its text."""

    url: str
    content: str


@lru_cache(maxsize=_REMEMBERED)
def build_index(texts: tuple[SearchDocument, ...], language: str) -> tuple[tuple[str, bytes], ...]:
    """The files of a Pagefind index of the documents, by path; words are stemmed as those of `language`.

    The last results are cached, so that nothing is indexed again while the texts are unchanged. Raises IndexerError.
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
    """The answers to the requests, in order; requests are written while answers are read, so that neither side blocks."""
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
    with suppress(
        OSError, ValueError
    ):  # the program has ended, or its input was closed: reading its answers reports it
        for number, request in enumerate(requests):
            to.write(b64encode(json.dumps({"message_id": number, "payload": request}).encode()) + _END)
        to.flush()


def _messages(source: IO[bytes], count: int) -> Iterator[bytes]:
    """The next `count` messages; the program ends with its input, which therefore stays open until all have arrived."""
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
