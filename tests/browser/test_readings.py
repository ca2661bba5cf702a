"""Hanja with their readings in the browser: shown and hidden, and found by them."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from builder.build.stores import disk
from tests.conftest import annotated
from tests.support import ROOT, site


def test_readings_are_shown_or_hidden_and_found(page: Page, tmp_path: Path) -> None:
    content = annotated(disk.read_repository(ROOT / "tests" / "libraries" / "declaration"))
    folder = site.write(tmp_path, site.pages(content.glossary, content.editions))
    text = folder / "independence" / "index.html"
    page.goto(text.as_uri())
    reading, title = page.locator("#p2 rt").first, page.locator("h1 rt")
    expect(reading).to_be_visible()
    expect(title).to_have_text("선언서")
    expect(title).to_be_visible()
    page.get_by_text("View", exact=True).click()
    page.locator("label:has(#readings-hidden)").click()
    expect(reading).to_be_hidden()
    expect(title).to_be_hidden()
    page.reload()
    expect(reading).to_be_hidden()
    page.goto(f"{(folder / 'search' / 'index.html').as_uri()}?q=독립국")
    expect(page.locator("mark")).to_have_text("獨立國")
    expect(page.locator("li", has=page.locator("mark"))).to_contain_text("吾等은")
