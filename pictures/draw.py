"""Draws the pictures of sites with the browser of the tests: the icons from icon.svg, and the cards for link previews, that of the library
here and that of any other, which has no names.

Usage: python -m pictures.draw (run by `make pictures`)
"""

from __future__ import annotations

import shutil
from base64 import b64encode
from pathlib import Path

from lxml import etree
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
PICTURES = HERE.parent / "builder" / "publish" / "site" / "assets" / "pictures"
SAFE = 0.8  # the central part of a maskable icon's width that is never cut off: https://www.w3.org/TR/appmanifest/#icon-masks


def full_bleed(svg: bytes, share: float) -> bytes:
    """The icon with its background extended to the edge, for systems that crop it to their own shape, and its content scaled by `share`."""
    drawing = etree.fromstring(svg)
    ground, *marks = drawing
    del ground.attrib["rx"]
    shift = 32 * (1 - share)
    placed = f"translate({shift} {shift}) scale({share})"
    etree.SubElement(drawing, ground.tag.replace("rect", "g"), transform=placed).extend(marks)
    return etree.tostring(drawing)


def icon(browser: Browser, svg: bytes, size: int) -> bytes:
    """The icon as a PNG of `size` by `size` pixels, with a transparent background."""
    drawing = etree.fromstring(svg)
    drawing.attrib.update({"width": str(size), "height": str(size)})
    with browser.new_page(viewport={"width": size, "height": size}) as page:
        page.goto(f"data:image/svg+xml;base64,{b64encode(etree.tostring(drawing)).decode()}")
        return page.screenshot(omit_background=True)


def card(browser: Browser, *, nameless: bool) -> bytes:
    """The card as a PNG."""
    with browser.new_page(viewport={"width": 1200, "height": 630}) as page:
        page.goto((HERE / "card.html").as_uri())
        page.evaluate("nameless => document.documentElement.classList.toggle('nameless', nameless)", nameless)
        return page.screenshot()


def pictures(browser: Browser) -> dict[str, bytes]:
    """The pictures of every library, by file name."""
    svg = (PICTURES / "icon.svg").read_bytes()
    return {
        "icon-180.png": icon(browser, full_bleed(svg, 1), 180),
        "icon-192.png": icon(browser, svg, 192),
        "icon-512.png": icon(browser, svg, 512),
        "icon-maskable-512.png": icon(browser, full_bleed(svg, SAFE), 512),
        "card.png": card(browser, nameless=True),
    }


def main() -> None:
    """Draw the pictures into builder/publish/site/assets/pictures, and the library's own card beside this file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, data in pictures(browser).items():
            (PICTURES / name).write_bytes(data)
            print(f"{name}: {len(data)} bytes")
        (HERE / "card.png").write_bytes(card(browser, nameless=False))
        browser.close()


if __name__ == "__main__":
    main()
