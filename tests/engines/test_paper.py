"""Editions on paper: what Chromium and Firefox print, read back with pdftotext."""

from __future__ import annotations

import subprocess
from base64 import b64decode
from pathlib import Path
from typing import NamedTuple

import pytest
from lxml import etree
from playwright.sync_api import Page

from tests.engines.conftest import LONG
from tests.support.engines import Browser


class Word(NamedTuple):
    """A word on a page; `bottom` is a part of the page's height, from the top."""

    text: str
    bottom: float


def words(pdf: Path) -> list[list[Word]]:
    """The words of each page, in the order of the text."""
    found = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True).stdout
    root = etree.fromstring(found, etree.XMLParser(recover=True))
    return [
        [
            Word(word.text or "", float(word.attrib["yMax"]) / float(page.attrib["height"]))
            for word in page.iter("{*}word")
        ]
        for page in root.iter("{*}page")
    ]


@pytest.fixture(params=["chromium", "firefox"])
def paper(request: pytest.FixtureRequest, real_site: Path, tmp_path: Path) -> list[list[Word]]:
    """The pages of the longest edition."""
    pdf, address = tmp_path / "edition.pdf", (real_site / LONG / "index.html").as_uri()
    if request.param == "chromium":
        page: Page = request.getfixturevalue("page")
        page.goto(address)
        page.pdf(path=pdf, format="A4")
    else:
        browser: Browser = request.getfixturevalue("firefox")
        browser.open(address)
        pdf.write_bytes(b64decode(browser.print()))
    return words(pdf)


def test_pages_are_full_and_no_heading_ends_one(paper: list[list[Word]]) -> None:
    assert 10 < len(paper) <= 24
    for number, page in enumerate(paper[:-1], start=1):
        body = [word for word in page if 0.07 < word.bottom < 0.955]
        assert max(word.bottom for word in body) > 0.6, f"page {number} is half empty"
        for heading in (word for word in body if word.text in ("I.", "II.", "III.", "IV.")):
            below = {round(word.bottom, 2) for word in body if word.bottom > heading.bottom + 0.02}
            assert len(below) > 1, f"{heading} ends page {number}"


def test_pages_are_numbered_and_bear_the_title(page: Page, real_site: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "edition.pdf"
    page.goto((real_site / LONG / "index.html").as_uri())
    page.pdf(path=pdf, format="A4")
    for number, printed in enumerate(words(pdf), start=1):
        assert [word.text for word in printed if word.bottom > 0.955] == [str(number)]
        title = [word.text for word in printed if word.bottom < 0.06]
        assert title[:3] == ([] if number == 1 else ["AI", "Technology", "Competition"])
