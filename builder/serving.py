"""Serves a preview of the site to its own machine, from memory, and tells the pages when it has changed.

The server is the standard library's: what it serves is a mapping in memory to one reader, and the only thing it does beyond that is one
event stream, so that a framework would bring more than it takes away. It listens on the loopback address only and answers only requests
that name that host, so that no page of the web can reach it by a name of its own (DNS rebinding) or load what it serves as a script
(https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header).
"""

from __future__ import annotations

import json
import sys
import threading
from hashlib import blake2b
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from builder.build import Preview
from builder.locale import translations
from builder.model import Language
from builder.pages import address
from builder.pages.environment import standalone
from builder.resources import read
from builder.rules import KINDS
from builder.stage import EMPTY, State, following, told

HOST = "127.0.0.1"
_NAMES = frozenset((HOST, "localhost", "[::1]"))
_OWN = "/-/"  # below it stands what is the server's and no part of the site
_MARKED = (
    '<link rel="stylesheet" href="/-/serving.css"><script src="/-/serving.js" data-digest="{}" defer></script></head>'
)
_PLAIN, _JSON = "text/plain; charset=utf-8", "application/json"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": _JSON,
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": _PLAIN,
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
}
_BEAT = 15.0  # seconds between signs of life on a stream in which nothing happens


class Stage:
    """The state that is on, which one thread sets and those of the requests read; it wakes whoever waits for the next."""

    def __init__(self) -> None:
        self._state = EMPTY
        self._changed = threading.Condition()

    @property
    def state(self) -> State:
        """The newest state."""
        return self._state

    def show(self, preview: Preview) -> State:
        """Put on what follows from a preview, and give it back."""
        with self._changed:
            self._state = following(self._state, preview)
            self._changed.notify_all()
        return self._state

    def after(self, number: int) -> State:
        """The newest state, at once if it is not the one of that number, else when there is another or a beat has passed."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.number != number, timeout=_BEAT)
        return self._state


class Server(ThreadingHTTPServer):
    """A server of one stage on the loopback address."""

    daemon_threads = True

    def __init__(self, port: int, stage: Stage) -> None:
        """Bind the port, or any free one if it is 0; raises OSError where it is taken."""
        self.stage = stage
        super().__init__((HOST, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong; a page that was gone before it was answered is nothing wrong."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        """Answer with a file of the site, or with what is the server's own."""
        if self.headers.get("Host", "").rsplit(":", 1)[0].lower() not in _NAMES:
            self._answer(HTTPStatus.FORBIDDEN, b"this server answers its own machine only\n", _PLAIN)
            return
        try:
            asked = urlsplit(self.path)
        except ValueError:  # an address that is none
            self._missing("")
            return
        path = unquote(asked.path)
        if path.startswith(_OWN):
            self._own(path.removeprefix(_OWN), parse_qs(asked.query))
        else:
            self._file(_name(path))

    do_HEAD = do_GET  # noqa: N815 - likewise

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Say nothing of each request."""

    def _own(self, name: str, query: dict[str, list[str]]) -> None:
        kind = next((kind for kind in KINDS if name == f"explain/{kind.code}"), None)
        if name == "events":
            self._events()
        elif name == "findings":
            self._findings(_name(query.get("path", ["/"])[0]))
        elif name in ("serving.js", "serving.css"):
            self._answer(HTTPStatus.OK, read(f"static/serving/{name}"), _TYPES[PurePosixPath(name).suffix])
        elif kind:
            self._answer(HTTPStatus.OK, f"{kind.code} {kind.name}\n\n{kind.manual}\n".encode(), _PLAIN)
        else:
            self._missing("")

    def _file(self, name: str) -> None:
        state, ending = self.server.stage.state, PurePosixPath(name).suffix
        data = state.files.get(name)
        if data is None:
            self._missing(name)
        else:
            shown = _marked(data, state, name) if ending == ".html" else data
            self._answer(HTTPStatus.OK, shown, _TYPES.get(ending, "application/octet-stream"))

    def _missing(self, name: str) -> None:
        """Say that there is no such file; a page tells what is wrong with what it would be made of, and comes when it can be made."""
        if not name.endswith(".html"):
            self._answer(HTTPStatus.NOT_FOUND, b"there is no such file\n", _PLAIN)
            return
        language = _language(name)
        library = f"/{address.library(language).path}"
        made = standalone("missing.html", translations(language).gettext, language=language, library=library)
        self._answer(HTTPStatus.NOT_FOUND, _marked(made.encode(), self.server.stage.state, name), _TYPES[".html"])

    def _findings(self, name: str) -> None:
        state = self.server.stage.state
        answer = {"digest": _digest(state, name), **told(state, name, _language(name))}
        self._answer(HTTPStatus.OK, json.dumps(answer, ensure_ascii=False).encode(), _JSON)

    def _events(self) -> None:
        """A stream of the states' numbers, as https://html.spec.whatwg.org/multipage/server-sent-events.html has it."""
        self._head(HTTPStatus.OK, "text/event-stream", None)
        stage, number = self.server.stage, -1
        while self.command != "HEAD":
            newest = stage.after(number).number
            self.wfile.write(f"data: {newest}\n\n".encode() if newest != number else b":\n\n")
            self.wfile.flush()
            number = newest

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


def _name(path: str) -> str:
    """The file that a path asks for; a folder's is its index."""
    return f"{path}index.html".lstrip("/") if path.endswith("/") else path.lstrip("/")


def _language(name: str) -> Language:
    return "ko" if name.startswith("ko/") else "en"


def _digest(state: State, name: str) -> str:
    """A digest of all that a page shows: its own file, and the site's styles and scripts."""
    assets = (data for path, data in sorted(state.files.items()) if path.startswith(f"{address.ASSETS}/"))
    digest = blake2b(state.files.get(name, b""), digest_size=10)
    for data in assets:
        digest.update(data)
    return digest.hexdigest()


def _marked(page: bytes, state: State, name: str) -> bytes:
    """The page with the script that keeps it as it would be made now."""
    return page.replace(b"</head>", _MARKED.format(_digest(state, name)).encode(), 1)
