"""Where links lead in the longest edition, in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.page import rest, until

LONG = "ai-competition-and-world-politics/index.html"
BAR = 80  # pixels: the bar and the air under it


@pytest.fixture(scope="module")
def folder(real_site: Path) -> Path:
    return real_site


STANDS = """(id, bar) => {
    const top = document.getElementById(id).getBoundingClientRect().top;
    const end = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
    return top >= 0 && (top <= bar || end && top < innerHeight);
}"""


def stands_at_the_top(page: Page, id_: str) -> bool:
    """Whether an element comes to rest right under the bar, or as near to it as the end of the page lets it, and stays there."""
    until(page, STANDS, id_, BAR)
    rest(page, frames=40)
    return bool(page.evaluate(f"([id, bar]) => ({STANDS})(id, bar)", [id_, BAR]))


@pytest.mark.parametrize("width", [390, 820, 1280, 1600])
def test_a_link_from_outside_arrives_at_its_passage(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for fragment, shown in [
        ("p12", "p12"),
        ("p28.4", "p28.4"),
        ("p20-p22", "p20"),
        ("p34", "p34"),
        ("note-9", "note-9"),
    ]:
        page.goto("about:blank")
        page.goto(f"{(folder / LONG).as_uri()}#{fragment}")
        assert stands_at_the_top(page, shown), fragment


@pytest.mark.parametrize("width", [390, 1280])
def test_a_link_on_the_page_arrives_and_the_way_back_too(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((folder / LONG).as_uri())
    entries = page.locator("nav.contents a").all()  # they are folded, and in the panel of the row at the top
    assert len(entries) > 1
    for entry in entries:
        entry.evaluate("link => link.click()")
        assert stands_at_the_top(page, (entry.get_attribute("href") or "")[1:])
    last = (entries[-1].get_attribute("href") or "")[1:]
    until(page, "id => history.state?.pair === id", last)
    page.reload()
    assert stands_at_the_top(page, last)


PASSED = "() => document.getElementById('p12').getBoundingClientRect().top < -1000"


def test_who_scrolls_at_once_is_left_alone(page: Page, folder: Path) -> None:
    page.goto(f"{(folder / LONG).as_uri()}#p12")
    page.mouse.wheel(0, 2000)
    until(page, PASSED)
    rest(page, frames=40)
    assert page.evaluate(PASSED)


def test_far_passages_are_laid_out_with_the_rest(page: Page, folder: Path) -> None:
    """What is skipped is missing in the accessibility tree of Firefox and WebKit."""
    page.goto((folder / LONG).as_uri())
    visibilities = page.locator(".pair").evaluate_all(
        "pairs => pairs.map((pair) => getComputedStyle(pair).contentVisibility)"
    )
    assert set(visibilities) == {"visible"}
