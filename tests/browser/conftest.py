"""The browser that the tests drive: Debian's Chromium without its windows, in the place of the one that Playwright would download."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize
from pytest_playwright.pytest_playwright import CreateContextCallback

WINDOW: ViewportSize = {"width": 1280, "height": 500}
PHONE: ViewportSize = {"width": 320, "height": 640}
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def whole_browser() -> dict[str, object]:
    """How to launch the browser with all that belongs to it, such as installing websites."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "no Chromium: `make test` installs it"
    return {"executable_path": found, "args": list(ARGUMENTS)}


@pytest.fixture(scope="session")
def browser_type_launch_args(whole_browser: dict[str, object]) -> dict[str, object]:
    """What the plugin launches: the headless shell, for which a page costs a quarter of the processor time, or else the whole browser."""
    shell = shutil.which("chromium-headless-shell")
    return {**whole_browser, "executable_path": shell} if shell else whole_browser


@pytest.fixture(scope="session")
def base_url() -> None:
    """None, since addresses here are whole; the plugin's own fixture is made in a way that pytest deprecates."""


@pytest.fixture
def context(new_context: CreateContextCallback) -> BrowserContext:
    return new_context(viewport=WINDOW)


@pytest.fixture
def bare(new_context: CreateContextCallback) -> Page:
    """A page without scripts."""
    return new_context(viewport=WINDOW, java_script_enabled=False).new_page()


@pytest.fixture
def phone(new_context: CreateContextCallback) -> Page:
    """A page on a narrow screen that is touched."""
    return new_context(viewport=PHONE, is_mobile=True, has_touch=True).new_page()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of pages that were left before they had come."""


@pytest.fixture(scope="module")
def server(sites: Path) -> Iterator[str]:
    """The address of the folder in which the websites are."""
    made = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(sites)))
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


@pytest.fixture(scope="module")
def real_served(server: str, real_site: Path) -> str:
    return f"{server}/the%20real%20site/"


@pytest.fixture(scope="module")
def mini_served(server: str, mini_site: Path) -> str:
    return f"{server}/the%20mini%20site/"
