"""What is printed of an edition's rights follows from what it states, on every kind of output."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from lxml import etree

from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.entries.editions import EditionEntry
from builder.model.entries.heads import RightsEntry
from builder.model.terms import Glossary
from builder.publish.bitexts.tables import CORPUS_FORMATS
from builder.publish.citing import cff
from builder.publish.epub.format import EDITION_FORMAT
from builder.publish.format import EditionInput, SiteInput
from tests.support import site, tei

BY = "https://creativecommons.org/licenses/by/4.0/"


def with_rights(edition: Edition, stated: object) -> Edition:
    """The edition with other rights."""
    entry: EditionEntry = edition.entry.model_copy(update={"rights": RightsEntry.model_validate(stated)})
    return replace(edition, entry=entry)


@pytest.fixture
def moon(mini_editions: tuple[Edition, ...]) -> Edition:
    return mini_editions[0]


def availability(edition: Edition, glossary: Glossary) -> list[tuple[str | None, str | None, str]]:
    """Status, license address and English statement of the translation's and the source's availability in TEI."""
    root = etree.fromstring(tei.made(edition, glossary))
    return [
        (
            one.get("status"),
            next((licence.get("target") for licence in tei.find(one, "t:licence")), None),
            " ".join(str(p.xpath("string()")) for p in tei.find(one, ".//t:p[@xml:lang='en']")),
        )
        for one in tei.find(root, "//t:teiHeader//t:availability")
    ]


def test_tei_states_license_public_domain_reserved_and_unknown(moon: Edition, mini_glossary: Glossary) -> None:
    assert availability(moon, mini_glossary) == [
        (
            "free",
            BY,
            "The translation may be used under the terms of Creative Commons Attribution 4.0 International.",
        ),
        ("free", None, "The source is in the public domain."),
    ]
    assert availability(with_rights(moon, {}), mini_glossary) == [
        ("unknown", None, "What may be done with the translation is not stated.")
    ]
    stated = {"source": "all-rights-reserved", "translation": {"ko": "물어보십시오.", "en": "Ask *us*."}}
    assert availability(with_rights(moon, stated), mini_glossary) == [
        ("restricted", None, "Ask *us*."),
        ("restricted", None, "All rights in the source remain with its author and publisher."),
    ]


@pytest.mark.parametrize(
    ("page", "sentences"),
    [
        (
            "moon/index.html",
            "The source is in the public domain. The translation may be used under the terms of"
            " Creative Commons Attribution 4.0 International.",
        ),
        (
            "ko/moon/index.html",
            "원문은 저작권이 없는 퍼블릭 도메인 저작물입니다. 번역은 크리에이티브 커먼즈 저작자표시 4.0 국제에 따라 이용할 수 있습니다.",
        ),
        (
            "tide/index.html",
            "What may be done with the source is not stated. What may be done with the translation is not stated.",
        ),
    ],
)
def test_a_page_prints_the_rights_in_its_language(mini_site: Path, page: str, sentences: str) -> None:
    assert sentences in " ".join(site.tree(mini_site / page).text_content().split())


@pytest.mark.parametrize(
    ("page", "genre"), [("moon/index.html", ["Genre", "Essay"]), ("ko/moon/index.html", ["갈래", "에세이"])]
)
def test_a_page_states_the_genre(mini_site: Path, page: str, genre: list[str]) -> None:
    facts = site.tree(mini_site / page).xpath("//dl[@class='facts']/div")
    assert genre in [[one.text_content() for one in fact] for fact in facts]


def test_a_page_links_the_license_and_says_it_to_programs(mini_site: Path) -> None:
    page = site.tree(mini_site / "moon/index.html")
    assert page.xpath("//dl//a[contains(@rel, 'license')]/@href") == [BY]
    assert page.xpath("//p[contains(@class, 'on-paper')]//a/@href") == [BY]
    [script] = page.xpath("//script[@type='application/ld+json']")
    [work] = [node for node in json.loads(script.text)["@graph"] if node["@type"] == "CreativeWork"]
    assert work["license"] == BY
    assert work["translationOfWork"]["genre"] == "essay"


def test_books_cards_and_citations_say_the_same(moon: Edition, mini_glossary: Glossary) -> None:
    known = EditionInput(moon, mini_glossary)
    [book] = EDITION_FORMAT.files(known)
    with zipfile.ZipFile(io.BytesIO(book.data)) as archive:
        package = etree.fromstring(archive.read("EPUB/package.opf"))
    english = [
        "The source is in the public domain.",
        "The translation may be used under the terms of Creative Commons Attribution 4.0 International.",
    ]
    assert [one.text for one in package.iter("{http://purl.org/dc/elements/1.1/}rights")] == english
    assert [one.text for one in package.iter("{http://purl.org/dc/elements/1.1/}subject")] == ["essay"]
    assert yaml.safe_load(cff.document(known))["license-url"] == BY
    [card] = [one for one in CORPUS_FORMATS if one.name == "dataset-card"]
    [file] = card.files(SiteInput(Corpus.of(mini_glossary, [moon])))
    assert f"- moon: {' '.join(english)}" in file.data.decode()
