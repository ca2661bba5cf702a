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
