"""The concordance in a browser: aligned at the term, and grouped as the reader likes."""

from __future__ import annotations

import re
from itertools import groupby
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.page import rest

TERM = "glossary/ai/index.html"


def edges(page: Page, side: str) -> set[int]:
    """Where the first marks of the sentences on a side begin, in whole pixels."""
    marks = page.locator(f".concordance p.{side} .after > mark:first-child")
    return set(marks.evaluate_all("all => all.map((one) => Math.round(one.getBoundingClientRect().left))"))


@pytest.mark.parametrize("width", [320, 820, 1280])
def test_the_term_is_at_one_place_in_every_sentence_until_they_are_shown_whole(
    page: Page, real_site: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto((real_site / TERM).as_uri())
    assert [len(edges(page, side)) for side in ("ko", "en")] == [1, 1]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_label("Whole sentences").check()
    assert len(edges(page, "en")) > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_sentences_are_grouped_by_rendering_and_back(page: Page, real_site: Path) -> None:
    page.goto((real_site / TERM).as_uri())
    rows = page.locator(".concordance li")
    before = rows.all_inner_texts()
    page.get_by_role("radio", name="Rendering").check()
    headings = page.locator(".concordance h3")
    expect(headings.first).to_have_text(re.compile(r"AI \d+"))
    found = rows.evaluate_all("all => all.map((one) => one.dataset.rendering)")
    groups = [name for name, _ in groupby(found)]
    assert len(groups) == len(set(groups)) == headings.count() > 1
    assert rows.count() == len(before)
    expect(page.locator(".source-edition")).to_have_count(len(before))
    page.get_by_role("radio", name="Edition").check()
    assert rows.all_inner_texts() == before


def test_a_rendering_is_named_without_the_capital_of_a_sentence(page: Page, real_site: Path) -> None:
    page.goto((real_site / TERM).as_uri())
    rest(page)
    capital = "(row) => { row.querySelector('.en mark').textContent = 'Machine minds'; row.dataset.rendering = 'machine minds'; }"
    first, second = page.locator(".concordance li:has(.en mark)").all()[:2]
    first.evaluate(capital)
    second.evaluate(capital.replace("Machine", "machine"))
    page.get_by_role("radio", name="Rendering").check()
    expect(page.locator(".concordance h3", has_text="minds")).to_have_text("machine minds 2")


def test_without_scripts_sentences_are_by_edition(bare: Page, real_site: Path) -> None:
    bare.goto((real_site / TERM).as_uri())
    expect(bare.locator(".grouping")).to_be_hidden()
    expect(bare.locator(".concordance h3")).to_have_count(4)
