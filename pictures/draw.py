"""Draws the site's pictures with the browser that the tests use: the icons from icon.svg, and the card that other sites show for a link.

usage: python -m pictures.draw (as `make pictures` does)
"""

from __future__ import annotations

import shutil
from pathlib import Path

from lxml import etree
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).parent
STATIC = HERE.parent / "builder" / "static"
SAFE = 0.8  # of a maskable icon's width, at its middle, is never cut off: https://www.w3.org/TR/appmanifest/#icon-masks


def full_bleed(svg: str, share: float) -> str:
    """The icon with its ground to the edge, for systems that cut it to their own shape, and what is on it at a share of its size."""
    icon = etree.fromstring(svg.encode())
    ground, *marks = icon
    del ground.attrib["rx"]
    shift = 32 * (1 - share)
    group = etree.SubElement(
        icon, ground.tag.replace("rect", "g"), transform=f"translate({shift} {shift}) scale({share})"
    )
    group.extend(marks)
    return etree.tostring(icon, encoding="unicode")


def icon(page: Page, svg: str, size: int) -> bytes:
    """The icon as a PNG of `size` by `size` pixels, transparent where nothing is drawn."""
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body {{ margin: 0 }} svg {{ display: block; width: {size}px }}</style>{svg}")
    return page.screenshot(omit_background=True)


def card(page: Page) -> bytes:
    """The card as a PNG."""
    page.set_viewport_size({"width": 1200, "height": 630})
    page.goto((HERE / "card.html").as_uri())
    return page.screenshot()


def pictures(browser: Browser) -> dict[str, bytes]:
    """Every picture by the name of its file."""
    page, svg = browser.new_page(), (STATIC / "icon.svg").read_text(encoding="utf-8")
    return {
        "icon-180.png": icon(page, full_bleed(svg, 1), 180),
        "icon-192.png": icon(page, svg, 192),
        "icon-512.png": icon(page, svg, 512),
        "icon-maskable-512.png": icon(page, full_bleed(svg, SAFE), 512),
        "card.png": card(page),
    }


def main() -> None:
    """Write every picture to builder/static."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, data in pictures(browser).items():
            (STATIC / name).write_bytes(data)
            print(f"{name}: {len(data)} bytes")
        browser.close()


if __name__ == "__main__":
    main()
