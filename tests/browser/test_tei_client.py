"""The TEI edition in CETEIcean, which shows TEI in a browser by custom elements of the same names."""

from __future__ import annotations

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from builder.model.edition import Edition
from builder.model.terms import Glossary
from tests.support import ROOT
from tests.support.tei import ID, PUBLISHED, find, made, reading, strings

CLIENT = ROOT / "node_modules" / "CETEIcean" / "dist" / "CETEI.js"
SHOW = """async (xml) => {
    const client = new CETEI();
    document.body.replaceChildren(await client.makeHTML5(xml));
    await Promise.all(["tei-text", "tei-s"].map((name) => customElements.whenDefined(name)));
}"""
# The client keeps what it shows otherwise, such as the label of a link, hidden beside it.
TEXTS = """(all) => all.filter((one) => !one.closest("[hidden]")).map((one) => {
    const seen = one.cloneNode(true);
    for (const other of seen.querySelectorAll("[hidden], tei-note, tei-gap, tei-sic, tei-orig")) other.remove();
    return [one.id, one.getAttribute("corresp"), seen.textContent];
})"""


@pytest.fixture
def shown(page: Page) -> Page:
    """An empty page with the client in it."""
    page.set_content("<!DOCTYPE html><title>TEI</title>")
    page.add_script_tag(path=CLIENT)
    return page


def test_every_sentence_is_there_as_published_and_leads_to_its_counterpart(
    shown: Page, mini_editions: tuple[Edition, ...], mini_glossary: Glossary
) -> None:
    for edition in mini_editions:
        xml = made(edition, mini_glossary)
        shown.evaluate(SHOW, xml.decode())
        wanted = [
            [s.get(ID), s.get("corresp"), reading(s, PUBLISHED)] for s in find(etree.fromstring(xml), "//t:text//t:s")
        ]
        assert shown.eval_on_selector_all("tei-text tei-s", TEXTS) == wanted


def test_the_text_can_be_seen_and_the_header_cannot(
    shown: Page, mini_editions: tuple[Edition, ...], mini_glossary: Glossary
) -> None:
    xml = made(mini_editions[1], mini_glossary)
    shown.evaluate(SHOW, xml.decode())
    expect(shown.locator("tei-teiheader")).to_be_hidden()
    for sentence in strings(etree.fromstring(xml), "//t:text//t:s/@xml:id"):
        expect(shown.locator(f"[id='{sentence}']")).to_be_visible()


def test_a_file_without_its_links_shows_none(
    shown: Page, mini_editions: tuple[Edition, ...], mini_glossary: Glossary
) -> None:
    """What the first test compares is what the client made of the file."""
    xml = made(mini_editions[1], mini_glossary).replace(b" corresp=", b" prev=")
    shown.evaluate(SHOW, xml.decode())
    found = shown.eval_on_selector_all("tei-text tei-s", TEXTS)
    assert found
    assert not any(counterpart for _, counterpart, _ in found)
