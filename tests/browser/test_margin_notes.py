"""Where notes stand, in a real browser: in the margin beside their words, in a popover that fits, and on paper."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.support.page import rest

LONG = "ai-competition-and-world-politics/index.html"
LINE = 34  # pixels: a line of the text and a little


@pytest.fixture(scope="module")
def folder(real_site: Path) -> Path:
    return real_site


@pytest.fixture(params=[True, False], ids=["scripts", "bare"])
def wide(new_context: CreateContextCallback, request: pytest.FixtureRequest) -> Page:
    """A wide window, with scripts and without."""
    return new_context(viewport={"width": 1600, "height": 900}, java_script_enabled=request.param).new_page()


def box(element: Locator) -> dict[str, float]:
    found = element.bounding_box()
    assert found, element
    x, y, width, height = found["x"], found["y"], found["width"], found["height"]
    return {"x": x, "y": y, "right": x + width, "bottom": y + height}


def open_notes(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri())
    page.locator("details.settings > summary").click()
    page.locator("#terms-open").check()
    page.locator("details.settings > summary").click()


def come_near(page: Page, pair: Locator) -> None:
    """Scroll a pair into view, since far ones are not laid out."""
    pair.scroll_into_view_if_needed()
    rest(page)


# --- The margin -------------------------------------------------------------------------------------------------------


def test_open_notes_on_terms_stand_in_the_margin_where_there_is_room(wide: Page, folder: Path) -> None:
    open_notes(wide, folder)
    beside = wide.locator(".pair.glossed")
    assert beside.count() > 10
    for pair in beside.all():
        come_near(wide, pair)
        cells, notes = box(pair.locator(".cells")), [box(note) for note in pair.locator(".term-note").all()]
        assert all(note["x"] >= cells["right"] for note in notes)
        assert max(note["bottom"] for note in notes) <= cells["bottom"] + 3 * LINE
    below = wide.locator(".pair:not(.glossed):has(.term-note)")
    assert below.count() > 0
    for pair in below.all():
        come_near(wide, pair)
        assert box(pair.locator(".term-note").first)["y"] >= box(pair.locator(".cells"))["bottom"]


def test_notes_in_the_margin_lie_over_one_another_nowhere(wide: Page, folder: Path) -> None:
    open_notes(wide, folder)
    for pair in wide.locator(".pair:has(.notes, .term-note)").all():
        come_near(wide, pair)
        notes = [box(one) for one in pair.locator(".notes > li, .term-note").all()]
        margin = sorted(
            (one for one in notes if one["x"] >= box(pair.locator(".cells"))["right"]), key=lambda b: b["y"]
        )
        assert all(one["bottom"] <= other["y"] + 0.5 for one, other in itertools.pairwise(margin))


def test_a_note_in_the_margin_stands_beside_its_words_or_gives_way_to_its_neighbours(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto((folder / LONG).as_uri() + "?terms=open")
    beside = 0
    for pair in page.locator(".pair.glossed:not(.beside)").all():
        come_near(page, pair)
        notes = [(box(note), note.get_attribute("id")) for note in pair.locator(".term-note").all()]
        edges = {round(edge) for note, _ in notes for edge in (note["y"] - 8, note["bottom"] + 8)}
        for note, name in notes:
            words = min(box(mark)["y"] for mark in pair.locator(f".cells a.term[href='#{name}']").all())
            near = abs(words - note["y"]) < LINE
            beside += near
            assert near or edges & {round(note["y"]), round(note["bottom"])}, name
    assert beside > 10


def test_the_margin_is_only_for_windows_that_have_one(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri() + "?terms=open")
    pair = page.locator(".pair.glossed").first
    come_near(page, pair)
    assert box(pair.locator(".term-note").first)["y"] >= box(pair.locator(".cells"))["bottom"]


# --- The popover ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("height", [900, 420, 260])
@pytest.mark.parametrize("block", ["start", "center", "end"])
def test_a_terms_note_is_wholly_in_the_window_or_scrolls(page: Page, folder: Path, height: int, block: str) -> None:
    page.set_viewport_size({"width": 1280, "height": height})
    page.goto((folder / LONG).as_uri())
    mark = page.locator("#p9 .en a.term").nth(5)
    mark.evaluate("(mark, block) => mark.scrollIntoView({ block, behavior: 'instant' })", block)
    mark.focus()
    page.keyboard.press("Enter")
    note, own = page.locator(".popover"), box(mark)
    expect(note).to_be_visible()
    seen = box(note)
    assert seen["y"] >= 0
    assert seen["bottom"] <= height
    assert seen["bottom"] <= own["y"] or seen["y"] >= own["y"] + LINE / 2  # its mark stays in sight
    link = note.get_by_role("link").last
    link.focus()
    assert box(link)["bottom"] <= seen["bottom"] + 1


def test_a_mark_says_whether_its_note_is_open(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri())
    mark = page.locator("#p9 .en a.term").first
    mark.click()
    expect(mark).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(mark).to_have_attribute("aria-expanded", "false")


# --- Paper ------------------------------------------------------------------------------------------------------------


def test_print_keeps_the_layout_and_the_notes_that_are_open(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri() + "?layout=lines&terms=open")
    page.emulate_media(media="print")
    sentences = [page.locator("[id='p12.1']"), page.locator("[data-of='p12.1']"), page.locator("[id='p12.2']")]
    assert [box(one)["y"] for one in sentences] == sorted(box(one)["y"] for one in sentences)
    expect(page.locator("#p12 .notes")).to_be_visible()
    expect(page.locator("#p12 .term-note").first).to_be_visible()
    for gone in (".settings", ".notices", "#p12 .doings", "#p12 summary"):
        expect(page.locator(gone).first).to_be_hidden()
    page.goto((folder / LONG).as_uri())
    expect(page.locator("#p12 .terms")).to_be_hidden()


def test_nothing_lies_over_the_text_on_paper_that_is_printed_from_a_wide_window(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto((folder / LONG).as_uri() + "?terms=open")
    note = page.locator(".pair.beside > .notes > li").first
    expect(note).to_have_attribute("style", re.compile("--shift"))
    page.emulate_media(media="print")
    assert note.evaluate("note => getComputedStyle(note).translate") == "none"


def test_paper_holds_every_sentence_and_note(page: Page, folder: Path, tmp_path: Path) -> None:
    page.goto((folder / LONG).as_uri())
    paper = page.pdf(path=tmp_path / "edition.pdf", format="A4")
    assert paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") > 5
