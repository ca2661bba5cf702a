"""The browser that the tests drive: Debian's Chromium without its windows, in the place of the one that Playwright would download."""

from __future__ import annotations

import shutil

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
