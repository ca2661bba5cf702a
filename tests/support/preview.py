"""The preview of a copy of the miniature repository, with a real server."""

from __future__ import annotations

import http.client
import threading
from dataclasses import replace
from pathlib import Path, PurePosixPath

from builder.build.cache import GenerationCache
from builder.build.preview.lazy_site import EMPTY_PREVIEW, preview
from builder.build.preview.server import LiveSite, Server
from builder.build.stores import disk
from builder.publish.format import CorpusFormat, File
from builder.publish.formats import CORPUS_FORMATS
from tests.support.site import FULL

TIDE = "translations/tide.yaml"

# Files with the endings that a site may come to have, with bytes of every value.
BYTES = bytes(range(256))

ENDINGS = {
    "app.webmanifest": "application/manifest+json",
    "more.js": "text/javascript; charset=utf-8",
    "text/index.pf_meta": "application/octet-stream",
    "text/en.pagefind": "application/octet-stream",
    "text/wasm.wasm": "application/wasm",
    "icon.PNG": "image/png",
    "notes.txt": "text/plain; charset=utf-8",
    "none": "application/octet-stream",
}

ODD = (CorpusFormat("odd", "files of many endings", lambda _: [File(PurePosixPath(name), BYTES) for name in ENDINGS]),)


class Served:
    """A copy of the miniature repository, served; `save` changes a file and shows what follows."""

    def __init__(self, root: Path) -> None:
        self.root, self.stage = root, LiveSite()
        self.cache, self.last = GenerationCache(), EMPTY_PREVIEW
        self.show()
        self.server = Server(0, self.stage)
        self.port = int(self.server.server_address[1])
        self.address = f"http://127.0.0.1:{self.port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def show(self) -> None:
        self.cache.turn()
        repository = disk.read_repository(self.root)
        self.last = preview(repository, replace(FULL, corpus=CORPUS_FORMATS + ODD, cache=self.cache), self.last)
        self.stage.show(self.last)

    def save(self, old: str, new: str, name: str = TIDE) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.show()

    def ask(self, path: str, host: str | None = None, method: str = "GET", **headers: str) -> tuple[int, str, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}", **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read()
