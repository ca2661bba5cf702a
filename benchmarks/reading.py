"""Benchmark of page loads on an emulated phone, in Chromium: `python -m benchmarks.reading [--runs N] [--json]`.

The usual emulation of a mid-range phone: a window of 412 by 823 pixels, a processor slowed down four times, and the network that Chromium's
developer tools call Fast 4G. The site is served from memory on the loopback address, compressed, as web hosts do.
"""

from __future__ import annotations

import gzip
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from statistics import median
from typing import Any

import click
from playwright.sync_api import Browser, sync_playwright

from builder.build.options import Options
from builder.build.pipeline import site
from builder.build.stores import disk
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS

ROOT = Path(__file__).parent.parent
PAGES = ("index.html", "glossary/index.html", "search/index.html")  # and every edition's
SLOWER = 4
FAST_4G = {"offline": False, "latency": 165, "downloadThroughput": 9e6 * 0.9 / 8, "uploadThroughput": 1.5e6 * 0.9 / 8}
_MEASURES = """async () => {
  const long = [];
  new PerformanceObserver((list) => long.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  await new Promise((done) => setTimeout(done, 1000));
  const [page] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  const sent = [page, ...performance.getEntriesByType("resource")].reduce((sum, one) => sum + one.transferSize, 0);
  return {
    painted: paint.startTime,
    interactive: Math.max(page.domContentLoadedEventEnd, ...long.map((task) => task.startTime + task.duration)),
    blocked: long.reduce((sum, task) => sum + task.duration - 50, 0),
    sent,
  };
}"""


@dataclass(frozen=True)
class Result:
    """Medians of a page's runs: milliseconds from its request to the first paint and until it is interactive (its scripts have run and the
    last task over 50 ms has ended), the task time beyond 50 ms, and the bytes transferred.
    """

    page: str
    painted: float
    interactive: float
    blocked: float
    sent: int


def measure(runs: int) -> list[Result]:
    """Measure every page, in a new browser profile for each run."""
    repository = disk.read_repository(ROOT)
    files = {str(file.path): file.data for file in site(repository, Options(EDITION_FORMATS, CORPUS_FORMATS))}
    editions = [f"{file.stem}/index.html" for file in repository.translations]
    with _served(files) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        return [_result(browser, address, page, runs) for page in (*PAGES, *editions)]


def _result(browser: Browser, address: str, page: str, runs: int) -> Result:
    seen = [_visit(browser, address + page) for _ in range(runs)]
    middle = {key: median(one[key] for one in seen) for key in ("painted", "interactive", "blocked", "sent")}
    return Result(page, middle["painted"], middle["interactive"], middle["blocked"], int(middle["sent"]))


def _visit(browser: Browser, url: str) -> dict[str, float]:
    with browser.new_context(
        viewport={"width": 412, "height": 823}, device_scale_factor=1.75, has_touch=True
    ) as context:
        page = context.new_page()
        tools = context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.emulateNetworkConditions", FAST_4G)
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(url)
        measures: dict[str, float] = page.evaluate(_MEASURES)
        return measures


@contextmanager
def _served(files: dict[str, bytes]) -> Iterator[str]:
    """The address of a server of the files, compressed."""
    packed = {name: gzip.compress(data, mtime=0) for name, data in files.items()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.path.lstrip("/").split("?")[0]
            data = packed.get(name)
            self.send_response(HTTPStatus.OK if data else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", guess_type(name)[0] or "application/octet-stream")
            self.send_header("Content-Length", str(len(data or b"")))
            if data:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_: Any) -> None:
            """Do not log requests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()


@click.command()
@click.option("--runs", type=click.IntRange(min=1), default=7, show_default=True, help="Visits of each page.")
@click.option("--json", "as_data", is_flag=True, help="Everything that was measured, as JSON.")
def main(runs: int, as_data: bool) -> None:
    """Measure how fast pages load on an emulated phone."""
    results = measure(runs)
    if as_data:
        click.echo(json.dumps([asdict(one) for one in results]))
        return
    for one in results:
        times = f"painted {one.painted:5.0f} ms, interactive {one.interactive:5.0f} ms, blocked {one.blocked:4.0f} ms"
        click.echo(f"{one.page:50} {times}, {one.sent / 1000:4.0f} kB")


if __name__ == "__main__":
    main()
