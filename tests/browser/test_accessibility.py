"""What axe finds on every kind of page, in each theme and either interface, with what opens open; and what a screen reader is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from builder.build.stores import disk
from builder.model.edition import Edition
from builder.model.history import Commit, History
from builder.model.terms import Glossary
from builder.publish.format import SiteSettings
from tests.conftest import annotated
from tests.support import ROOT, site

PAGES = (
    "index.html",
    "tide/index.html",
    "glossary/index.html",
    "glossary/getbol/index.html",
    "search/index.html",
    "downloads/index.html",
    "about/index.html",
    "offline.html",
)
COMMIT = Commit("0123456789abcdef" * 2 + "01234567", "2024-03-01T09:30:00+09:00")
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
@pytest.mark.parametrize("language", ["", "ko/"])
def test_axe_finds_nothing_on_the_pages_of_a_book(still: Page, tmp_path: Path, language: str, theme: str) -> None:
    book = annotated(disk.read_repository(ROOT / "tests" / "libraries" / "book"))
    folder = site.write(tmp_path, site.pages(book.glossary, book.editions, works=book.works))
    for path in ("index.html", "harbor/index.html", "harbor-song/index.html"):
        still.goto((folder / f"{language}{path}").as_uri() + f"?theme={theme}")
        still.evaluate("document.querySelector('.preset').hidden = true")
        still.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
        assert not faults(still, theme), path


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_with_everything_open(still: Page, folder: Path, theme: str) -> None:
    still.goto((folder / "tide/index.html").as_uri() + f"?theme={theme}&terms=open&layout=reveal")
    still.locator("#p3 button.reveal").first.click()
    still.locator("details.settings summary").click()
    assert not faults(still, theme)
    still.locator("#p3 .ko a.term[href]").first.focus()
    still.locator("#p3 .ko a.term[href]").first.click()
    expect(still.locator("#card")).to_be_visible()
    assert not faults(still, theme)
    still.keyboard.press("Escape")
    still.keyboard.press("c")
    expect(still.get_by_role("dialog", name="Passage")).to_be_visible()
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


# --- What a screen reader and a keyboard meet -------------------------------------------------------------------------

LONG = "ai-competition-and-world-politics/index.html"


@pytest.mark.parametrize("language", ["", "ko/"])
def test_labels_are_in_the_voice_of_the_interface(page: Page, real_site: Path, language: str) -> None:
    page.goto((real_site / f"{language}{LONG}").as_uri())
    voices = page.evaluate("[...document.querySelectorAll('[aria-label]')].map((one) => one.closest('[lang]').lang)")
    assert set(voices) == {"ko" if language else "en"}


def test_a_note_is_named_in_the_voice_of_its_mark(page: Page, folder: Path) -> None:
    page.goto((folder / "tide/index.html").as_uri())
    page.locator("#p4 .ko a.term[href]").first.click()
    expect(page.locator("#card")).to_have_attribute("lang", "ko")
    expect(page.locator("#card .content")).to_have_attribute("lang", "en")


def test_signs_are_not_read_aloud(page: Page, real_site: Path) -> None:
    for path in (LONG, "glossary/ai/index.html", "index.html"):
        page.goto((real_site / path).as_uri())
        page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        tree = page.locator("body").aria_snapshot()
        assert len(tree) > 1000
        assert not set("▾▴＋－↗¶") & set(tree), path


def test_a_passage_that_a_key_leads_to_has_a_name(page: Page, folder: Path) -> None:
    page.goto((folder / "tide/index.html").as_uri())
    page.keyboard.press("j")
    expect(page.get_by_role("group", name="Passage 4")).to_be_focused()


def test_tab_stops_at_a_few_of_the_many_links(page: Page, real_site: Path) -> None:
    page.goto((real_site / LONG).as_uri())
    stops = (
        "[...document.querySelectorAll('.text .pair :is(a[href], button, summary)')]"
        ".filter((one) => one.tabIndex >= 0 && one.checkVisibility()).length"
    )
    assert page.evaluate(stops) < 500
    page.goto((real_site / LONG).as_uri() + "#p12")
    expect(page.locator("#p12 .cells a.term[href][tabindex]")).to_have_count(0)
    page.keyboard.press("j")
    expect(page.locator("#p13")).to_be_focused()
    expect(page.locator("#p13 .cells a.term[href][tabindex]")).to_have_count(0)
    assert page.locator("#p12 .cells a.term[tabindex]").count() > 5


def test_copying_a_citation_is_announced(page: Page, folder: Path) -> None:
    page.goto((folder / "tide/index.html").as_uri())
    page.locator(".particulars > summary").click()
    page.locator(".cite summary").click()
    page.get_by_role("button", name="Copy the citation: MLA").click()
    expect(page.locator(".cite").get_by_role("status")).to_have_text("Copied")


# --- What is seen -----------------------------------------------------------------------------------------------------

_CONTRAST = """(pairs) => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
    const probe = document.createElement("i");
    document.body.append(probe);
    const over = (names) => {
        for (const name of names) {
            probe.style.color = `var(${name})`;
            canvas.fillStyle = getComputedStyle(probe).color;
            canvas.fillRect(0, 0, 1, 1);
        }
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = (rgb) => rgb.map((part) => part / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
    return pairs.map(([one, other]) => {
        const [less, more] = [light(over(["--paper", one])), light(over(["--paper", other]))].sort((a, b) => a - b);
        return (more + 0.05) / (less + 0.05);
    });
}"""


@pytest.mark.parametrize("theme", ["light", "dark", "sepia"])
def test_what_says_something_is_told_from_its_ground(page: Page, real_site: Path, theme: str) -> None:
    """The line under a repeated term, that under a chosen option, and the outline of a field (WCAG 1.4.11)."""
    page.goto((real_site / LONG).as_uri() + f"?theme={theme}")
    for contrast in page.evaluate(_CONTRAST, [[line, "--paper"] for line in ("--term-line", "--note", "--outline")]):
        assert contrast >= 3
    shadow = "(one) => getComputedStyle(one).boxShadow"
    assert page.locator("#layout-columns + span").evaluate(shadow) != "none"
    assert page.locator("#layout-lines + span").evaluate(shadow) == "none"


@pytest.mark.parametrize("theme", ["light", "dark", "sepia"])
def test_a_term_is_told_from_its_sentence_when_both_are_lit(page: Page, real_site: Path, theme: str) -> None:
    page.goto((real_site / LONG).as_uri() + f"?theme={theme}")
    page.locator("#p12 .en a.term.leading").first.hover()
    look = "(one) => [getComputedStyle(one).backgroundColor, getComputedStyle(one).textDecorationThickness]"
    ground, _ = page.locator("#p12 .ko .s.lit").first.evaluate(look)
    term, line = page.locator("#p12 .ko .term.lit").first.evaluate(look)
    assert term != ground
    assert line == "2px"


def test_nothing_vanishes_in_forced_colors(new_context: CreateContextCallback, real_site: Path) -> None:
    page = new_context(viewport={"width": 1280, "height": 800}, forced_colors="active").new_page()
    page.goto((real_site / LONG).as_uri() + "?layout=lines#p12.1-p12.2")
    ground = "(one) => getComputedStyle(one).backgroundColor"
    chosen, other = (page.locator(f"#layout-{name} + span").evaluate(ground) for name in ("lines", "ko"))
    assert chosen != other
    assert page.locator("[id='p12.1']").evaluate("(one) => getComputedStyle(one).outlineStyle") == "solid"
    assert page.locator(".notice.preset").evaluate("(one) => getComputedStyle(one).borderStyle") == "solid"
    page.locator(".search input").fill("미국")
    expect(page.get_by_role("option").nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search [aria-selected=true]")).to_be_visible()
    options = [page.locator(f".search [aria-selected={value}]").first.evaluate(ground) for value in ("true", "false")]
    assert options[0] != options[1]


def test_nothing_stays_before_the_text_at_400_percent(new_context: CreateContextCallback, real_site: Path) -> None:
    page = new_context(viewport={"width": 320, "height": 256}).new_page()
    page.goto((real_site / LONG).as_uri() + "?layout=lines")
    expect(page.locator(".notice.preset")).to_be_visible()
    page.evaluate("scrollTo({top: 600, behavior: 'instant'})")
    for part in (".masthead", ".notice.preset"):
        expect(page.locator(part)).not_to_be_in_viewport()


@pytest.mark.parametrize("path", [LONG, "index.html", "ko/index.html", "glossary/index.html", "search/index.html"])
def test_no_page_is_wider_with_a_large_typeface(new_context: CreateContextCallback, real_site: Path, path: str) -> None:
    page = new_context(viewport={"width": 390, "height": 800}).new_page()
    page.goto((real_site / path).as_uri())
    page.evaluate("document.documentElement.style.fontSize = '34px'")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
