"""The Korean interface speaks Korean alone: what is neither a text nor a term has no English word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from builder.publish.format import downloads
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from tests.support import site

# What has no Korean name: the project, its command, the names of formats and citation styles, and letters that stand for an order.
NAMES = set("daeyeok serve TEI XML JSON ISBN Chicago MLA APA BibTeX RIS CSL Markdown YAML A Z ABC".split())
# Formats and programs that a download names, which have capitals but for a few.
_DOWNLOADS = downloads((*EDITION_FORMATS, *CORPUS_FORMATS))
NAMES |= {
    word for one in _DOWNLOADS for word in re.findall("[A-Za-z]+", f"{one.label} {one.readers}") if not word.islower()
}
NAMES |= set("kB cff gettext glossary pandoc".split())
SAID = ("aria-label", "title", "placeholder", "alt", "data-message", "data-reveal", "data-answered")
FIELD = re.compile(r"\{\w+\}|\bp\d+\.\d+")  # what is filled in, and the numbers of sentences
LATIN = re.compile(r"[A-Za-z]+")


@pytest.fixture(scope="module")
def folder(mini_site: Path) -> Path:
    return mini_site


def own(element: HtmlElement | None) -> bool:
    """Whether an element speaks the interface's language: no element between it and the root says another."""
    while element is not None and not element.get("lang"):
        element = element.getparent()
    return element is not None and element.tag == "html"


def said(page: Path) -> Iterator[str]:
    """Every text and every spoken attribute in the interface's language, but for what is the content's: options that name editions."""
    for element in site.tree(page).body.iter():
        if not isinstance(element.tag, str) or element.tag in ("script", "style", "kbd") or element.getparent() is None:
            continue
        if own(element) and not (element.tag == "option" and element.getparent().get("id") == "edition"):
            yield element.text or ""
            yield from (element.get(name, "") for name in SAID)
        if own(element.getparent()):
            yield element.tail or ""


def test_the_korean_interface_has_no_english_word(folder: Path) -> None:
    pages = [*(folder / "ko").rglob("*.html")]
    assert len(pages) > 5
    words = {
        word: str(page.relative_to(folder))
        for page in pages
        for text in said(page)
        for word in LATIN.findall(FIELD.sub("", text))
    }
    assert {word: page for word, page in words.items() if word not in NAMES} == {}
    assert "serve" in words  # or nothing was read


def test_dates_and_numbers_are_the_interfaces(folder: Path) -> None:
    korean, english = ((folder / path / "tide/index.html").read_text("utf-8") for path in ("ko", "."))
    assert re.search(r">\d{4}년 \d{1,2}월 \d{1,2}일</time>", korean)
    assert re.search(r">[A-Z][a-z]+ \d{1,2}, \d{4}</time>", english)


def test_what_is_in_english_only_is_said_to_be_so(folder: Path) -> None:
    facts = site.tree(folder / "ko" / "glossary" / "getbol" / "index.html").xpath("//dl[@class='facts']/div")
    languages = {fact.findtext("dt"): fact.find("dd").get("lang") for fact in facts}
    assert languages["어원(영어)"] == "en"
    assert languages["용법"] == "ko"
    assert "어원" not in languages
    english = site.tree(folder / "glossary" / "getbol" / "index.html").xpath("//dl[@class='facts']/div/dt")
    assert not [one.text for one in english if "(in English)" in (one.text or "")]
