"""Takes the pictures of the site's pages that the README and docs/reading.md show, with the browser of the tests.

Usage: python -m pictures.pages (run by `make screenshots`, which builds the site first)
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, ViewportSize, sync_playwright

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
PICTURES = ROOT / "docs" / "pictures"
DESK: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 780}
QUALITY = 72  # of a JPEG, at which small type is still clean


@dataclass(frozen=True)
class Picture:
    """A picture of a page: its name, the page with what its address asks for, the window, and the colors that the reader prefers."""

    name: str
    page: str
    window: ViewportSize
    colors: Literal["light", "dark"]


ALL = (
    Picture("library-desk", "index.html", DESK, "light"),
    Picture("edition-desk", "paris-ai-action-summit/index.html", DESK, "light"),
    Picture("term-desk", "ko/glossary/us-china/index.html#occurrences", DESK, "dark"),
    Picture("library-phone", "ko/index.html", PHONE, "dark"),
    Picture("edition-phone", "paris-ai-action-summit/index.html", PHONE, "light"),
)


def taken(browser: Browser, picture: Picture) -> bytes:
    """The picture as a JPEG."""
    with browser.new_page(viewport=picture.window, color_scheme=picture.colors) as page:
        name, _, fragment = picture.page.partition("#")
        page.goto((SITE / name).as_uri() + (f"#{fragment}" if fragment else ""))
        page.evaluate("document.fonts.ready")
        page.reload()  # a typeface that came too late for the first time is there for the second
        page.evaluate("document.fonts.ready")
        return page.screenshot(type="jpeg", quality=QUALITY)


def main() -> None:
    """Take all pictures into docs/pictures."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for picture in ALL:
            data = taken(browser, picture)
            (PICTURES / f"{picture.name}.jpg").write_bytes(data)
            print(f"{picture.name}.jpg: {len(data)} bytes")
        browser.close()


if __name__ == "__main__":
    main()
