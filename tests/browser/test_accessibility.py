"""What axe finds on every kind of page, in each theme and either interface, with what opens open; and what a screen reader is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from builder.model.edition import Edition
from builder.model.history import Commit, History
from builder.model.terms import Glossary
from builder.publish.format import SiteSettings
from tests.support import site

PAGES = (
    "index.html",
    "tide/index.html",
    "glossary/index.html",
    "glossary/getbol/index.html",
    "search/index.html",
    "offline.html",
)
COMMIT = Commit("0123456789abcdef" * 2 + "01234567", "2024-03-01T09:30:00+09:00", "홍길동", "Say what 갯벌 is")
HISTORIES = {"getbol": History((COMMIT,) * 10, 12, "2023-11-20T00:00:00Z")}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Themes differ in their colors alone, so that under all but the first only the rules of RULES that look at colors have anything to add.
COLORS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
THEMES = {"light": RULES, "dark": COLORS, "sepia": COLORS}


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, mini_glossary: Glossary, mini_editions: tuple[Edition, ...]
) -> Path:
    where = SiteSettings(repository="https://github.com/someone/essays")
    return site.write(
        tmp_path_factory.mktemp("access"), site.pages(mini_glossary, mini_editions, where, histories=HISTORIES)
    )


@pytest.fixture
def still(new_context: CreateContextCallback) -> Page:
    """A page without transitions, so that colors are what they will be."""
    return new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce").new_page()


def faults(page: Page, theme: str) -> list[str]:
    found = Axe().run(page, options=THEMES[theme]).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("language", ["", "ko/"])
def test_axe_finds_nothing_on_any_page(still: Page, folder: Path, language: str, theme: str) -> None:
    for path in PAGES:
        still.goto((folder / f"{language}{path}").as_uri() + f"?theme={theme}")
        still.evaluate("document.querySelector('.preset').hidden = true")
        assert not faults(still, theme), path


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_with_everything_open(still: Page, folder: Path, theme: str) -> None:
    still.goto((folder / "tide/index.html").as_uri() + f"?theme={theme}&terms=open&layout=reveal")
    still.locator("button.reveal").first.click()
    still.locator("details.settings summary").click()
    assert not faults(still, theme)
    still.locator("#p3 .ko a.term").first.focus()
    still.locator("#p3 .ko a.term").first.click()
    expect(still.locator(".popover")).to_be_visible()
    assert not faults(still, theme)
    still.keyboard.press("Escape")
    still.keyboard.press("c")
    expect(still.locator("#copying")).to_be_visible()
    assert not faults(still, theme)
    still.keyboard.press("Escape")
    still.keyboard.press("?")
    expect(still.locator("#keys")).to_be_visible()
    assert not faults(still, theme)


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_what_was_searched_for(still: Page, folder: Path, theme: str) -> None:
    still.goto((folder / "ko/search/index.html").as_uri() + f"?theme={theme}&q=%EA%B0%AF%EB%B2%8C")
    expect(still.locator(".found-passages mark").first).to_be_visible()
    still.locator(".fulltext summary").click()
    still.evaluate("document.querySelector('.preset').hidden = true")
    assert not faults(still, theme)
    still.goto((folder / "tide/index.html").as_uri() + f"?theme={theme}&find=sea#p4")
    still.evaluate("document.querySelector('.preset').hidden = true")
    expect(still.locator(".notice.found")).to_be_visible()
    assert not faults(still, theme)


def test_a_screen_reader_hears_what_links_and_notes_are(page: Page, folder: Path) -> None:
    page.goto((folder / "tide/index.html").as_uri())
    pair = page.locator("#p3")
    for name in ("Link to passage 3", "Link to sentence 3.1", "Translator’s note 1"):
        expect(pair.get_by_role("link", name=name).first).to_be_attached()
    assert pair.locator("a.note").get_attribute("role") == "doc-noteref"
    for side in ("ko", "en"):
        assert pair.locator(f".{side}").get_attribute("lang") == side
    for landmark in (page.get_by_role("banner"), page.get_by_role("main"), page.get_by_role("search")):
        expect(landmark).to_have_count(1)
