"""Copied selections and passages with their citations, and the links by which a correction is suggested."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build.stores import disk
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import SiteSettings
from tests.conftest import annotated
from tests.support import ROOT, site

TIDE = "tide/index.html"
GITHUB = SiteSettings(url="https://example.org/e", repository="https://github.com/someone/essays", branch="main")


@pytest.fixture(scope="module")
def tide(mini_editions: tuple[Edition, ...]) -> Edition:
    return next(edition for edition in mini_editions if edition.id == "tide")


# --- Copying ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, mini_glossary: Glossary, mini_editions: tuple[Edition, ...]
) -> Path:
    return site.write(tmp_path_factory.mktemp("citing"), site.pages(mini_glossary, mini_editions, GITHUB))


@pytest.fixture
def copier(page: Page, folder: Path) -> Page:
    """The edition's page, which keeps what is copied where a test can read it."""
    page.add_init_script(
        "addEventListener('copy', (event) => {"
        "const kept = {}; const set = event.clipboardData.setData.bind(event.clipboardData);"
        "event.clipboardData.setData = (kind, text) => { kept[kind] = text; self.kept = kept; set(kind, text); }; }, true);"
        "navigator.clipboard.writeText = async (text) => { self.written = text; };"
    )
    page.goto((folder / TIDE).as_uri())
    return page


def select(page: Page, start: str, end: str) -> None:
    """Drag over the text from one sentence to another."""
    page.evaluate(
        """([start, end]) => {
            const [from, to] = [document.querySelector(start), document.querySelector(end)];
            from.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true}));
            const range = document.createRange();
            range.setStart(from, 0); range.setEnd(to, to.childNodes.length);
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }""",
        [start, end],
    )


def test_a_selection_is_copied_in_one_language_and_clean(copier: Page) -> None:
    select(copier, "[id='p3.1']", "[id='p4.3']")
    copier.evaluate("document.execCommand('copy')")
    kept = copier.evaluate("self.kept")
    korean = copier.evaluate(
        "['p3', 'p4'].map((id) => [...document.querySelectorAll(`#${id} .ko .s`)].map((one) => {"
        "const copy = one.cloneNode(true); copy.querySelectorAll('.call').forEach((call) => call.remove());"
        "return copy.textContent.replace(/\\s+/g, ' ').trim(); }).join(' '))"
    )
    assert kept["text/plain"] == "\n\n".join(korean)
    assert kept["text/html"].count('<p lang="ko">') == 2
    assert "<a" not in kept["text/html"]
    assert "breathes" not in kept["text/plain"]


def test_while_one_language_is_selected_the_other_does_not_look_so(copier: Page, folder: Path) -> None:
    copier.goto((folder / TIDE).as_uri() + "?marks=none")  # Chromium draws a selected line in the color of the text
    copier.set_viewport_size({"width": 1280, "height": 900})
    korean, english = copier.locator("#p4 .ko"), copier.locator("#p4 .en")
    before = korean.screenshot(), english.screenshot()
    select(copier, "[data-of='p3.1']", "[data-of='p4.3']")
    assert korean.screenshot() == before[0]
    assert english.screenshot() != before[1]


def test_a_selection_can_begin_on_a_term(copier: Page) -> None:
    box = copier.locator("#p3 .en a.term[href]").first.bounding_box()
    assert box
    copier.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    copier.mouse.down()
    copier.mouse.move(box["x"] + box["width"] + 60, box["y"] + box["height"] / 2, steps=4)
    copier.mouse.up()
    assert len(copier.evaluate("String(getSelection())")) > 8
    expect(copier.locator("#p3 .en a.term[href]").first).to_have_attribute("href", re.compile("^#term-"))
    expect(copier.locator("#card")).to_be_hidden()


def test_words_within_a_sentence_are_copied_as_they_stand(copier: Page) -> None:
    select(copier, "[data-of='p3.2']", "[data-of='p3.2']")
    copier.evaluate("document.execCommand('copy')")
    assert copier.evaluate("self.kept['text/plain']").startswith("A tidal flat breathes.")
    assert "1" not in copier.evaluate("self.kept['text/plain']")


def test_a_passage_is_copied_in_both_languages_with_its_citation(copier: Page, folder: Path) -> None:
    copier.get_by_role("link", name="Link to passage 3").click()
    card = copier.get_by_role("dialog", name="Passage 3")
    expect(card).to_be_visible()
    card.get_by_role("button", name="Both languages with citation").click()
    expect(card.get_by_role("status")).to_have_text("Copied")
    korean, english, citation = copier.evaluate("self.written").split("\n\n")
    assert korean.startswith("우리는 한국의 갯벌(getbol)에서 조개를 캔다.")
    assert english.startswith("We dig clams on the tidal flats (getbol) of Korea. A tidal flat breathes.")
    assert citation.endswith(f"{(folder / TIDE).as_uri()}#p3.")
    assert "Version 1.1. Translated by A. Translator. Side by Side, February 2, 2024." in citation
    card.get_by_role("button", name="Markdown").click()
    assert copier.evaluate("self.written").startswith("> 우리는")
    for name, says in (
        ("BibTeX", "@online{side-by-side-tide,"),
        ("RIS", "TY  - ELEC"),
        ("CSL-JSON", '"id": "side-by-side-tide"'),
    ):
        card.get_by_role("button", name=name).click()
        assert says in copier.evaluate("self.written")
        assert "#p3" in copier.evaluate("self.written")
    copier.keyboard.press("Escape")
    expect(card).not_to_be_visible()


def test_a_provision_of_a_law_is_cited_by_its_own_number(copier: Page, tmp_path: Path) -> None:
    law = annotated(disk.read_repository(ROOT / "tests" / "libraries" / "ordinance"))
    page = site.write(tmp_path, site.pages(law.glossary, law.editions)) / "lighthouse" / "index.html"
    copier.goto(f"{page.as_uri()}#art3.1")
    expect(copier.locator("#p12")).to_be_in_viewport()
    copier.get_by_role("link", name="Link to art. 3(2)", exact=True).click()
    card = copier.get_by_role("dialog", name="art. 3(2)", exact=True)
    card.get_by_role("button", name="Both languages with citation").click()
    korean, _, citation = copier.evaluate("self.written").split("\n\n")
    assert korean.startswith("② 다음 각 호의 날에는")
    assert citation.endswith(f"art. 3(2), {page.as_uri()}#art3.2.")
    card.get_by_role("button", name="BibTeX").click()
    assert f"{{{page.as_uri()}#art3.2}}" in copier.evaluate("self.written")


@pytest.mark.parametrize(
    ("library", "edition", "passage", "copied"),
    [
        ("poem", "azaleas", 4, "영변에 약산 진달래꽃 아름 따다 가실 길에 뿌리우리다"),
        ("letter", "harbor", 6, "구분 2024년 2025년 들어온 배 120 135 나간 배 118 134"),
    ],
)
def test_verse_is_copied_without_its_numbers_and_a_table_with_blanks_between_cells(
    copier: Page, tmp_path: Path, library: str, edition: str, passage: int, copied: str
) -> None:
    made = annotated(disk.read_repository(ROOT / "tests" / "libraries" / library))
    copier.goto((site.write(tmp_path, site.pages(made.glossary, made.editions)) / edition / "index.html").as_uri())
    copier.locator(f"#p{passage} > .permalink").click()
    copier.get_by_role("button", name="Both languages with citation").click()
    assert copier.evaluate("self.written").split("\n\n")[0] == copied
    select(copier, f"#p{passage} .ko .s:first-child", f"#p{passage} .ko .s:last-child")
    copier.evaluate("document.execCommand('copy')")
    assert copier.evaluate("self.kept['text/plain']") == copied


def test_a_linked_range_is_copied_whole_and_by_key(copier: Page, folder: Path) -> None:
    copier.goto((folder / TIDE).as_uri() + "#p3.2-p4.1")
    copier.locator("#p4").evaluate("one => { one.tabIndex = -1; one.focus() }")
    copier.keyboard.press("c")
    copier.get_by_role("button", name="Both languages with citation").click()
    text = copier.evaluate("self.written")
    assert text.startswith("갯벌은 숨을 쉰다")
    assert "조개를" not in text
    assert text.endswith("#p3.2-p4.1.")


def test_an_edition_is_cited_without_scripts(bare: Page, folder: Path) -> None:
    bare.goto((folder / TIDE).as_uri())
    bare.locator(".particulars > summary").click()
    bare.locator("summary", has_text="Cite this edition").click()
    expect(bare.locator("[data-form='chicago']")).to_contain_text("https://example.org/e/tide/index.html.")
    expect(bare.locator(".cite button").first).not_to_be_visible()
