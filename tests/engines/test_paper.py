"""Editions on paper: what three engines print, read back with pdftotext."""

from __future__ import annotations

import subprocess
from base64 import b64decode
from collections import Counter
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import pytest
from lxml import etree
from playwright.sync_api import Page

from tests.engines.conftest import LONG
from tests.support import site
from tests.support.engines import Browser

PRINT_WEBKIT = Path(__file__).with_name("print_webkit.py")


class Word(NamedTuple):
    """A word on a page; `left` is a part of the page's width, and `bottom` of its height, from the top."""

    text: str
    left: float
    bottom: float


def words(pdf: Path) -> list[list[Word]]:
    """The words of each page, in the order of the text."""
    found = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, check=True).stdout
    root = etree.fromstring(found, etree.XMLParser(recover=True))
    return [
        [
            Word(
                word.text or "",
                float(word.attrib["xMin"]) / float(page.attrib["width"]),
                float(word.attrib["yMax"]) / float(page.attrib["height"]),
            )
            for word in page.iter("{*}word")
        ]
        for page in root.iter("{*}page")
    ]


def printed(request: pytest.FixtureRequest, engine: str, path: Path, folder: Path) -> list[list[Word]]:
    """The pages that an engine prints of a page of the site."""
    pdf = folder / "printed.pdf"
    if engine == "chromium":
        page: Page = request.getfixturevalue("page")
        page.goto(path.as_uri())
        page.pdf(path=pdf, format="A4")
    elif engine == "webkit":
        command = ["xvfb-run", "--auto-servernum", "/usr/bin/python3", str(PRINT_WEBKIT), path.as_uri(), str(pdf)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    else:
        browser: Browser = request.getfixturevalue("firefox")
        browser.open(path.as_uri())
        pdf.write_bytes(b64decode(browser.print()))
    return words(pdf)


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def paper(request: pytest.FixtureRequest, real_site: Path, tmp_path: Path) -> list[list[Word]]:
    """The pages of the longest edition."""
    return printed(request, request.param, real_site / LONG / "index.html", tmp_path)


def letters(text: str) -> Counter[str]:
    """How often each letter occurs, ligatures undone."""
    return Counter(filter(str.isalpha, normalize("NFKC", text)))


def test_pages_are_full_and_no_heading_ends_one(paper: list[list[Word]]) -> None:
    assert 10 < len(paper) <= 24
    for number, page in enumerate(paper[:-1], start=1):
        body = [word for word in page if 0.07 < word.bottom < 0.955]
        assert max(word.bottom for word in body) > 0.6, f"page {number} is half empty"
        for heading in (word for word in body if word.text in ("I.", "II.", "III.", "IV.")):
            below = {round(word.bottom, 2) for word in body if word.bottom > heading.bottom + 0.02}
            assert len(below) > 1, f"{heading} ends page {number}"


def test_both_languages_stand_side_by_side(paper: list[list[Word]]) -> None:
    english = next(word for word in paper[0] if word.text == "Since")
    korean = [word for word in paper[0] if abs(word.bottom - english.bottom) < 0.01 and word.left < english.left]
    assert 0.4 < english.left < 0.6
    assert any("등장" in word.text for word in korean)


def test_no_dot_ends_the_line_of_facts(paper: list[list[Word]]) -> None:
    author = next(word for word in paper[0] if word.text == "YoungJa")
    line = "".join(word.text for word in paper[0] if abs(word.bottom - author.bottom) < 0.005)
    assert line.startswith("YoungJa")
    assert line.endswith("reviewed")
    assert line.count("·") == 2


def test_no_line_is_cut_through(paper: list[list[Word]]) -> None:
    """What a page's edge cuts through reaches into its margin."""
    for page in paper:
        assert not [word.text for word in page if 0.06 < word.bottom < 0.072 or 0.945 < word.bottom < 0.955]


def test_nothing_is_squeezed_beside_the_end_of_the_text(paper: list[list[Word]]) -> None:
    """The last line is that of the first revision."""
    body = [word for word in paper[-1] if word.bottom < 0.955]
    last = max(word.bottom for word in body)
    assert sum(last - word.bottom < 0.005 for word in body) > 4


def test_every_sentence_and_every_note_is_on_paper(paper: list[list[Word]], real_site: Path) -> None:
    """Each syllable at least as often as on the page, and of all letters nearly as many, since a PDF gives some ligatures no name."""
    page = site.tree(real_site / LONG / "index.html")
    sentences = page.xpath("//*[@class='s'][not(ancestor::*[@class='front'])]")
    notes = page.xpath("//ol[@class='notes']/li/div")
    assert len(sentences) > 200
    assert len(notes) > 20
    expected = letters("".join(one.text_content() for one in (*sentences, *notes)))
    missing = expected - letters("".join(word.text for page in paper for word in page))
    assert not [letter for letter in missing if "가" <= letter <= "힣"]
    assert missing.total() < 0.03 * expected.total()


@pytest.mark.parametrize("engine", ["chromium", "firefox", "webkit"])
def test_no_heading_of_a_concordance_ends_a_page(
    request: pytest.FixtureRequest, engine: str, real_site: Path, tmp_path: Path
) -> None:
    address = real_site / "glossary" / "us-china" / "index.html"
    headings = {
        one.text_content().split()[-1] for one in site.tree(address).xpath("//section[@class='occurrences']//h3")
    }
    pages = printed(request, engine, address, tmp_path)
    assert len(pages) > 2
    for page in pages[:-1]:
        body = [word for word in page if word.bottom < 0.955]
        last = max(word.bottom for word in body)
        *_, end = (word.text for word in body if last - word.bottom < 0.01)
        assert end not in headings, "the number of sentences after a title"


def test_pages_are_numbered_and_bear_the_title(page: Page, real_site: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "edition.pdf"
    page.goto((real_site / LONG / "index.html").as_uri())
    page.pdf(path=pdf, format="A4")
    for number, printed in enumerate(words(pdf), start=1):
        assert [word.text for word in printed if word.bottom > 0.955] == [str(number)]
        title = [word.text for word in printed if word.bottom < 0.06]
        assert title[:3] == ([] if number == 1 else ["AI", "Technology", "Competition"])
