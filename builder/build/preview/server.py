"""Preview server: serves a preview from memory to its own machine, and notifies the pages of changes.

It uses the standard library's server, since it serves a mapping in memory to one reader, and otherwise only one event stream; a framework
would cost more than it saves. It listens only on the loopback address and answers only requests that name that host, so that no page on
the web can reach it under a name of its own (DNS rebinding).
"""

from __future__ import annotations

import json
import sys
import threading
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from builder.build.media_types import media_type
from builder.build.preview.lazy_site import EMPTY_PREVIEW, Preview
from builder.languages import Language
from builder.messages.catalogue import translations
from builder.model.finding import Finding
from builder.publish.site.addresses import WORKER
from builder.publish.site.page_types import PAGE_TYPES
from builder.publish.site.search.pagefind import IndexerError

HOST = "127.0.0.1"
_NAMES = frozenset((HOST, "localhost", "[::1]"))
_OWN = "/-/"  # the path of the server's own files, which are not part of the site
_SCRIPT = '<link rel="stylesheet" href="/-/serving.css"><script src="/-/serving.js?{digest}" defer></script></head>'
# The first part of the addresses of pages that are of the whole corpus.
_OF_CORPUS = {PurePosixPath(one.path).parts[0] for one in PAGE_TYPES if "{}" not in one.path}
_MOST_CONNECTIONS = 64  # at once: a browser opens six, and any number of pages share one stream
_SLOWEST = 30.0  # seconds for which a connection may keep silent within a request
_BEAT = 15.0  # seconds between keep-alive messages on an idle stream


@dataclass(frozen=True)
class ServedState:
    """The served state; `number` counts the states."""

    number: int
    preview: Preview


def page_findings(preview: Preview, path: str) -> tuple[Finding, ...]:
    """The findings that a page shows: those of its edition or entry, or all findings on a page of the corpus."""
    parts = [part for part in PurePosixPath(path).parts if part not in ("/", "ko", "index.html")]
    match parts:
        case ["glossary", term, *_]:
            wanted = f"glossary/{term}.yaml"
        case [edition] if edition not in _OF_CORPUS:
            wanted = f"translations/{edition}.yaml"
        case _:
            return preview.findings
    return tuple(finding for finding in preview.findings if finding.place.file == wanted)


def finding_data(preview: Preview, findings: Iterable[Finding], language: Language) -> list[dict[str, object]]:
    """The findings as data for a page's script, each with the id of its pair and the word that it is about, if any."""
    gettext = translations(language).gettext
    return [
        {
            "code": one.code,
            "text": one.text(gettext),
            "place": str(one.place),
            "pair": _pair(preview, one),
            "word": _word(preview, one),
        }
        for one in findings
    ]


def _word(preview: Preview, finding: Finding) -> dict[str, object] | None:
    """The sentence on whose line a finding is, and the word at its place: from a code point of the published text to before another."""
    found = preview.sentences.get(finding.place.file, {}).get(finding.place.line)
    if not found:
        return None
    sentence, line = found
    start = next((at for at in range(len(line.text)) if line.at(at).column >= finding.place.column), 0)
    word = next(iter(line.text[start:].split(maxsplit=1)), "")
    return {"sentence": sentence, "language": line.language, "start": start, "end": start + len(word)}


def _pair(preview: Preview, finding: Finding) -> str | None:
    starts = preview.pairs.get(finding.place.file, ())
    at = bisect_right(starts, (finding.place.line, "￿")) - 1
    return starts[at][1] if at >= 0 else None


class LiveSite:
    """The live site: its current state, set by one thread and read by those of requests; it wakes those waiting for the next state."""

    def __init__(self) -> None:
        self._state = ServedState(0, EMPTY_PREVIEW)
        self._changed = threading.Condition()

    @property
    def state(self) -> ServedState:
        """The current state."""
        return self._state

    def show(self, preview: Preview) -> None:
        """Show a preview as the next state."""
        with self._changed:
            self._state = ServedState(self._state.number + 1, preview)
            self._changed.notify_all()

    def after(self, number: int) -> ServedState:
        """The current state: at once if its number is not `number`, else when there is a new one or a beat has passed."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.number != number, timeout=_BEAT)
        return self._state


class Server(ThreadingHTTPServer):
    """A server of a live site on the loopback address."""

    daemon_threads = True

    def __init__(self, port: int, stage: LiveSite) -> None:
        """Bind the port, or any free one if it is 0; raises OSError if it is taken."""
        self.stage = stage
        self._free = threading.BoundedSemaphore(_MOST_CONNECTIONS)
        super().__init__((HOST, port), _Handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own; a connection beyond the bound is closed."""
        if self._free.acquire(blocking=False):
            super().process_request(request, client_address)
        else:
            self.shutdown_request(request)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and make room for another connection."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report errors, except for pages that were closed while loading."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server
    timeout = _SLOWEST

    def do_GET(self) -> None:
        """Answer with a file of the site, or with one of the server's own."""
        if self.headers.get("Host", "").rsplit(":", 1)[0] not in _NAMES:
            self._answer(HTTPStatus.FORBIDDEN, b"this server answers its own machine only\n", "text/plain")
            return
        try:
            self._give(urlsplit(self.path))
        except ValueError:  # brackets that are no IPv6 address
            self._answer(HTTPStatus.BAD_REQUEST, b"this is no address\n", "text/plain")
        except IndexerError as error:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, f"{error}\n".encode(), "text/plain")

    do_HEAD = do_GET  # noqa: N815 - likewise

    def _give(self, address: SplitResult) -> None:
        path = unquote(address.path)
        if path == f"{_OWN}events":
            self._events()
        elif path in (f"{_OWN}serving.js", f"{_OWN}serving.css"):
            name = path.removeprefix(_OWN)
            self._answer(HTTPStatus.OK, _client(name), media_type(name))
        elif path == f"/{WORKER}":
            self._answer(HTTPStatus.OK, _client("worker.js"), media_type(WORKER))
        elif path == f"{_OWN}page":
            self._page(parse_qs(address.query).get("path", ["/"])[0])
        else:
            self._file(path)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Do not log requests."""

    def _file(self, path: str) -> None:
        name = _name(path)
        data = self.server.stage.state.preview.files.get(name)
        if data is None:
            self._answer(HTTPStatus.NOT_FOUND, b"there is no such page\n", "text/plain")
            return
        added = _SCRIPT.format(digest=_digest(data)).encode()
        shown = data.replace(b"</head>", added, 1) if name.endswith(".html") else data
        self._answer(HTTPStatus.OK, shown, media_type(name))

    def _page(self, path: str) -> None:
        preview = self.server.stage.state.preview
        data = preview.files.get(_name(path)) or b""
        language: Language = "ko" if path.startswith("/ko/") else "en"
        found = finding_data(preview, page_findings(preview, path), language)
        answer = {"digest": _digest(data), "findings": found}
        self._answer(HTTPStatus.OK, json.dumps(answer, ensure_ascii=False).encode(), media_type("page.json"))

    def _events(self) -> None:
        """A stream of the numbers of the states, as server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html."""
        self._head(HTTPStatus.OK, "text/event-stream", None)
        if self.command == "HEAD":
            return
        number = self.server.stage.state.number
        try:
            while True:
                self.wfile.write(f"data: {number}\n\n".encode())
                self.wfile.flush()
                number = self.server.stage.after(number).number
        except OSError:
            return  # the page has been closed

    def _head(self, status: HTTPStatus, kind: str, length: int | None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        if length is not None:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def _answer(self, status: HTTPStatus, data: bytes, kind: str) -> None:
        self._head(status, kind, len(data))
        if self.command != "HEAD":
            self.wfile.write(data)


def _digest(data: bytes) -> str:
    """A digest by which a page's script recognizes that its page has changed."""
    return blake2b(data, digest_size=10).hexdigest()


def _name(path: str) -> str:
    """The path of the file that a request path means; for a folder, its index."""
    return f"{path}index.html".lstrip("/") if path.endswith("/") else path.lstrip("/")


def _client(name: str) -> bytes:
    """A file of the preview's client."""
    return files(__package__).joinpath("client", name).read_bytes()
