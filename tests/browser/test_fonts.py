"""The typefaces that come with the site hold up no page and change nothing that is read, in the real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from builder.build import pipeline
from builder.content.repository import Repository
from tests.support import site
from tests.support.page import until
from tests.support.served import Host, hosted

TYPEFACE = "() => getComputedStyle(document.querySelector('h1')).fontFamily.split(',')[0].replaceAll('\"', '')"
KEPT = "() => localStorage.getItem('daeyeok.fonts') === 'kept'"
# The fonts that were asked for before the page was painted, and all of them.
FETCHED = """
() => {
  const [painted] = performance.getEntriesByName('first-contentful-paint');
  const fonts = performance.getEntriesByType('resource').filter(({ name }) => name.includes('.woff2'));
  return [fonts.filter((font) => font.startTime < painted.startTime).length, fonts.length];
}
"""


@pytest.fixture(scope="module")
def host(mini: Repository) -> Iterator[Host]:
    with hosted(list(pipeline.site(mini, site.FULL))) as running:
        yield running


def test_a_first_page_is_painted_before_they_are_asked_for(page: Page, host: Host) -> None:
    page.goto(host.address + "tide/index.html")
    until(page, KEPT)
    early, all_of_them = page.evaluate(FETCHED)
    assert (early, page.evaluate(TYPEFACE)) == (0, "Daeyeok when kept")
    assert all_of_them > 0


def test_the_pages_after_it_have_them(page: Page, host: Host) -> None:
    page.goto(host.address + "tide/index.html")
    until(page, KEPT)
    page.goto(host.address + "index.html")
    assert page.evaluate(TYPEFACE) == "Daeyeok"
    until(page, "() => document.fonts.check('400 17px Daeyeok', 'a')")


def test_a_site_in_a_folder_has_them_at_once(page: Page, mini_site: Path) -> None:
    page.goto((mini_site / "tide" / "index.html").as_uri())
    assert page.evaluate(TYPEFACE) == "Daeyeok"


def test_a_page_without_scripts_has_them_at_once(bare: Page, host: Host) -> None:
    bare.goto(host.address + "tide/index.html")
    assert bare.evaluate(TYPEFACE) == "Daeyeok"


def test_a_page_that_lacks_one_has_none(page: Page, host: Host) -> None:
    page.add_init_script(
        "localStorage.setItem('daeyeok.fonts', 'kept')"
    )  # and not by a page before, which the browser would have them from
    page.route("**/hangul.woff2*", lambda route: route.abort())
    page.goto(host.address + "index.html")
    until(page, "() => !('fonts' in document.documentElement.dataset)")
    assert page.evaluate(TYPEFACE) == "Daeyeok when kept"
