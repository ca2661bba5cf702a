"""How far down the page the text itself begins, in both interface languages, on a desk and on a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.support.page import rest

EDITIONS = (
    "ai-competition-and-world-politics",
    "apec-ai-initiative",
    "paris-ai-action-summit",
    "technopolitics-of-ai-hegemony",
)
_FIRST_SENTENCE = """[...document.querySelectorAll(".text .paragraph .s")]
    .find((one) => one.getClientRects().length).getBoundingClientRect().top"""


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize(("width", "height", "most"), [(1280, 800, 430), (390, 844, 600)])
def test_the_first_sentence_stands_near_the_top(
    new_context: CreateContextCallback, real_site: Path, width: int, height: int, most: int, scripts: bool
) -> None:
    page: Page = new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts).new_page()
    for path in (f"{language}{edition}/index.html" for edition in EDITIONS for language in ("", "ko/")):
        page.goto((real_site / path).as_uri())
        rest(page)
        assert page.evaluate(_FIRST_SENTENCE) <= most, path


def test_what_the_source_has_before_its_text_is_folded_and_opens_for_a_link(page: Page, real_site: Path) -> None:
    page.goto((real_site / EDITIONS[0] / "index.html").as_uri())
    front = page.locator("details.front")
    assert front.locator(".pair").count() == 7
    assert not front.locator("#p1").is_visible()
    page.goto((real_site / EDITIONS[0] / "index.html").as_uri() + "#p5.1")
    assert front.locator("#p5").is_visible()


def test_the_row_at_the_top_is_one_line_on_a_phone(phone: Page, real_site: Path) -> None:
    phone.set_viewport_size({"width": 390, "height": 844})
    for path in (EDITIONS[0] + "/index.html", "ko/index.html", "glossary/index.html"):
        phone.goto((real_site / path).as_uri())
        box = phone.locator(".masthead").bounding_box()
        assert box, path
        assert box["height"] <= 53, path


_BASE_LINES = """[...document.querySelectorAll(".title h1 > span")].map((one) => {
    const mark = document.createElement("span"); // an empty box stands on the base line
    mark.style.display = "inline-block";
    one.prepend(mark);
    const { bottom } = mark.getBoundingClientRect();
    mark.remove();
    return bottom;
})"""


def test_the_titles_of_both_languages_stand_on_one_base_line(page: Page, real_site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for path in EDITIONS:
        page.goto((real_site / path / "index.html").as_uri())
        korean, english = page.evaluate(_BASE_LINES)
        assert korean == pytest.approx(english, abs=0.5), path


@pytest.mark.parametrize("width", [390, 1280])
def test_the_title_is_stronger_than_what_stands_around_it(page: Page, real_site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    size = "(one) => parseFloat(getComputedStyle(one).fontSize)"
    for path in EDITIONS:
        page.goto((real_site / path / "index.html").as_uri())
        titles = [page.locator(f".title h1 > .{side}").evaluate(size) for side in ("ko", "en")]
        around = page.locator(".masthead :is(a, input, summary), .particulars > summary, .title > .summary")
        assert min(titles) >= 23
        assert 1.4 * max(one.evaluate(size) for one in around.all()) < min(titles)


def test_what_is_said_of_an_edition_is_folded_into_one_line(page: Page, real_site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((real_site / EDITIONS[0] / "index.html").as_uri())
    box = page.locator(".particulars").bounding_box()
    assert box
    assert box["height"] < 40
    page.locator(".particulars > summary").click()
    for part in (".contents", ".facts", ".cite", ".particulars :text('Rights')"):
        assert page.locator(part).first.is_visible(), part


def test_colors_are_chosen_in_the_panel_of_the_view(page: Page, real_site: Path) -> None:
    page.goto((real_site / "index.html").as_uri())
    assert page.locator("input[name=theme]").count() == page.locator(".settings .panel input[name=theme]").count() == 4
