"""A book in a browser: from its page to a part, from part to part, and back; nothing is wider than the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build.stores import disk
from tests.conftest import annotated
from tests.support import ROOT, site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    book = annotated(disk.read_repository(ROOT / "tests" / "libraries" / "book"))
    return site.write(tmp_path_factory.mktemp("book"), site.pages(book.glossary, book.editions, works=book.works))


@pytest.mark.parametrize("width", [390, 1280])
def test_a_reader_goes_through_the_book(page: Page, folder: Path, width: int) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_viewport_size({"width": width, "height": 844})
    page.goto((folder / "index.html").as_uri())
    page.get_by_text("Parts", exact=True).click()
    page.get_by_role("link", name="Morning").click()
    expect(page.locator(".kicker")).to_have_text("The Book of the Harbor part 1 of 3")
    page.locator(".next a[rel=next]").click()
    expect(page.locator("h1 .en")).to_have_text("A Boat Song")
    page.locator(".next a[rel=next]").click()
    expect(page.locator("h1 .en")).to_have_text("The Rules of the Harbor")
    expect(page.locator(".next a[rel=next]")).to_have_count(0)
    page.get_by_role("link", name="All 3 parts").click()
    expect(page).to_have_title("The Book of the Harbor · Side by Side: Korean texts in bilingual editions")
    for path in ("index.html", "harbor/index.html", "harbor-song/index.html"):
        page.goto((folder / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.goto((folder / "harbor" / "index.html").as_uri())
    page.get_by_role("link", name="Chapter 2: Boats").click()
    expect(page.locator("#p3")).to_be_in_viewport()
    assert faults == []


def test_the_contents_at_hand_lead_to_the_other_parts(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 844})
    page.goto((folder / "harbor-morning" / "index.html").as_uri())
    page.locator(".to-contents").click()
    panel = page.locator("#contents-panel")
    expect(panel.locator("[aria-current]")).to_have_text("The Boats Come In 배가 들어온다")
    panel.get_by_role("link", name="A Boat Song").click()
    expect(page.locator("h1 .en")).to_have_text("A Boat Song")


def test_a_citation_of_the_book_is_copied(page: Page, folder: Path) -> None:
    page.goto((folder / "harbor" / "index.html").as_uri() + "#cite")
    page.get_by_text("Cite this work").first.click()
    page.get_by_role("button", name="Copy the citation: APA").click()
    expect(page.locator("#cite [role=status]")).to_have_text("Copied")
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("body > textarea").focus()
    page.keyboard.press("Control+V")
    copied = page.locator("body > textarea").input_value()
    assert "The Book of the Harbor" in copied
    assert "harbor/index.html (Original work" in copied
