"""A site served from memory on the loopback address, under any path, by a server that can fall silent, be slow, or err."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from builder.publish.format import File

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}


class Host(ThreadingHTTPServer):
    """What is served, and how; `asked` counts the requests for each file."""

    daemon_threads = True

    def __init__(self, files: Iterable[File], path: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.path = path
        self.address = f"http://127.0.0.1:{self.server_address[1]}{path}"
        self.asked: Counter[str] = Counter()
        self.up, self.status = True, 200
        self.answers = threading.Event()  # cleared, it lets everybody wait
        self.answers.set()
        self.show(files)

    def handle_error(self, *_: object) -> None:
        """Say nothing of pages that were left before they had come."""

    def show(self, files: Iterable[File]) -> None:
        """Serve these files from now on."""
        self.files = {str(file.path): file.data for file in files}


class _Handler(BaseHTTPRequestHandler):
    server: Host

    def handle(self) -> None:
        if self.server.up:
            super().handle()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        name = path.removeprefix(self.server.path)
        name = f"{name}index.html" if name.endswith("/") or not name else name
        self.server.asked[name] += 1
        self.server.answers.wait()
        data = self.server.files.get(name) if path.startswith(self.server.path) else None
        status = 404 if data is None else self.server.status
        if status != 200 or data is None:
            name = f"{status}.html"  # which is shown for whatever is not there
            data = self.server.files.get(name, f"{status}\n".encode())
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(PurePosixPath(name).suffix, "text/plain"))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Say nothing of each request."""


@contextmanager
def hosted(files: Iterable[File], path: str = "/") -> Iterator[Host]:
    """A host of the files below `path`, which runs meanwhile."""
    host = Host(files, path)
    threading.Thread(target=host.serve_forever, daemon=True).start()
    try:
        yield host
    finally:
        host.answers.set()
        host.shutdown()
        host.server_close()
