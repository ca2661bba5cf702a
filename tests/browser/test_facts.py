"""Facts in a row: the dot between two of them begins and ends no line, and is gone where one of the two is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page

from builder.build.stores import disk
from tests.conftest import annotated
from tests.support import ROOT, site
from tests.support.page import rest

LONG = "ai-competition-and-world-politics/index.html"
REAL = ("index.html", "ko/index.html", LONG, "ko/" + LONG, "glossary/us-china/index.html")
BOOK = ("index.html", "harbor/index.html", "harbor-morning/index.html", "ko/harbor/index.html")

# Of each row that is seen: where it is, and where each fact and the row itself begin and end.
_ROWS = """[...document.querySelectorAll(".dotted")].filter((row) => row.checkVisibility()).map((row) => {
    const facts = [...row.children].map((one) => one.getBoundingClientRect()).filter((box) => box.width);
    const {left, top, height} = row.getBoundingClientRect();
    return {left: left + scrollX, top: top + scrollY, height, facts: facts.map((box) => [box.left, box.right, box.top])};
})"""
_STRAY = """[...document.querySelectorAll("main *, .colophon")].filter((one) =>
    !one.closest(".text, script, style, [lang=ko]") &&
    [...one.childNodes].some((node) => node.nodeType === 3 && /(^|\\s)·(\\s|$)/.test(node.data)))
    .map((one) => one.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = annotated(disk.read_repository(ROOT / "tests" / "libraries" / "book"))
    return site.write(tmp_path_factory.mktemp("book"), site.pages(made.glossary, made.editions, works=made.works))


def is_blank(picture: Image.Image, left: float, top: float, right: float, bottom: float) -> bool:
    """Whether a part of the picture has one color."""
    return len(set(picture.crop((int(left), int(top), int(right), int(bottom))).get_flattened_data())) == 1


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_a_dot_begins_and_ends_no_line(page: Page, real_site: Path, book: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    breaks = 0
    for path in (*(real_site / one for one in REAL), *(book / one for one in BOOK)):
        page.goto(path.as_uri())
        rest(page)
        assert page.evaluate(_STRAY) == [], path
        picture = Image.open(io.BytesIO(page.screenshot(full_page=True)))
        for row in page.evaluate(_ROWS):
            firsts = [(fact, before) for before, fact in zip([None, *row["facts"]], row["facts"], strict=False)]
            for (left, _, top), before in firsts:
                if before and before[2] == top:
                    assert left - before[1] > 8, "room for a dot"
                    continue
                breaks += before is not None
                start = row["top"] + top - row["facts"][0][2]
                assert is_blank(picture, left - 14, start, left - 1, start + 16), (path, row)
    assert (breaks > 0) == (width < 820), "only on a phone facts take more than a line"


def test_a_dot_goes_with_what_it_sets_apart(page: Page, real_site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((real_site / LONG).as_uri())
    row = page.locator(".particulars > summary .dotted")
    ends = "(row) => [...row.children].filter((one) => one.checkVisibility()).at(-1).getBoundingClientRect().right"
    page.emulate_media(media="print")
    assert not row.locator("u").is_visible()
    box = row.bounding_box()
    assert box
    picture = Image.open(io.BytesIO(page.screenshot(clip={**box, "width": 700})))
    assert is_blank(picture, row.evaluate(ends) - box["x"] + 1, 0, 700, box["height"])
