"""A long page is first shown at its beginning, and whole soon after or as soon as the reader does something, in the real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import pipeline
from builder.content.repository import Repository
from tests.support import site
from tests.support.page import until
from tests.support.served import Host, hosted

# What is left is not rendered before the test says so.
HELD = """
const schedule = self.setTimeout;
const held = [];
self.setTimeout = (act, ...others) => (act.name === "renderNext" ? held.push(act) : schedule(act, ...others));
self.goOn = () => held.splice(0).forEach((act) => act());
"""
WHOLE = "() => !('partial' in document.documentElement.dataset)"
EDITION = "tide/index.html"


@pytest.fixture(scope="module")
def host(mini: Repository) -> Iterator[Host]:
    with hosted(list(pipeline.site(mini, site.FULL))) as running:
        yield running


@pytest.fixture
def held(page: Page, host: Host) -> Page:
    """The page of a text of which only the beginning is rendered."""
    page.add_init_script(HELD)
    page.goto(host.address + EDITION)
    expect(page.locator("#p3")).to_be_visible()
    expect(page.locator(".later .pair").first).to_be_hidden()
    return page


def test_a_page_is_whole_soon(page: Page, host: Host) -> None:
    for path in (EDITION, "glossary/index.html", "glossary/getbol/index.html"):
        page.goto(host.address + path)
        until(page, WHOLE)
        for part in page.locator(".later").all():
            expect(part).to_be_visible()


def test_what_is_left_is_rendered_in_pieces(held: Page) -> None:
    for _ in held.locator(".later").all():
        held.evaluate("goOn()")
    until(held, WHOLE)
    expect(held.locator(".colophon")).to_be_visible()


def test_marks_are_prepared_with_their_piece(held: Page) -> None:
    prepared = held.locator(".text .later .here[tabindex]")
    expect(prepared).to_have_count(0)
    for _ in held.locator(".later").all():
        held.evaluate("goOn()")
    until(held, WHOLE)
    expect(prepared).to_have_count(held.locator(".text .later .here").count())
    expect(held.locator(".text a.term[href]:not(.leading)")).to_have_count(0)


def test_who_does_something_has_all_at_once(held: Page) -> None:
    held.keyboard.press("Tab")
    assert held.evaluate(WHOLE)
    expect(held.locator(".later .pair").last).to_be_visible()


def test_all_of_it_is_printed(held: Page) -> None:
    held.emulate_media(media="print")
    expect(held.locator(".later .pair").last).to_be_visible()


def test_a_link_into_a_text_finds_all_of_it(page: Page, host: Host) -> None:
    page.add_init_script(HELD)
    page.goto(f"{host.address}{EDITION}#p1")
    assert page.evaluate(WHOLE)
    expect(page.locator(".later .pair").last).to_be_visible()


def test_a_page_in_a_folder_is_whole_at_once(page: Page, mini_site: Path) -> None:
    page.add_init_script(HELD)
    page.goto((mini_site / EDITION).as_uri())
    assert page.evaluate(WHOLE)


def test_a_page_without_scripts_is_whole(bare: Page, host: Host) -> None:
    bare.goto(host.address + EDITION)
    expect(bare.locator(".later .pair").last).to_be_visible()
