"""What the editors say of a term, in English and perhaps in Korean: shown in the reader's language where it is there."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from builder.build import pipeline
from builder.content.file import ContentFile
from builder.content.loading.glossary import load_term
from builder.content.repository import Repository
from builder.messages.catalogue import translations
from builder.model.edition import Edition
from builder.model.terms import Glossary
from tests.conftest import annotated
from tests.support import site
from tests.support.command import daeyeok
from tests.support.examples import repository
from tests.support.tei import find, made

KOREAN, ENGLISH = "*해변*과 헷갈리기 쉽다.", "Not to be confused with a *beach*."


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, mini_glossary: Glossary, mini_editions: tuple[Edition, ...]
) -> Path:
    return site.write(tmp_path_factory.mktemp("site"), site.pages(mini_glossary, mini_editions))


def facts(page: Path) -> list[tuple[str, str, str]]:
    """What a term's page says under its labels: label, language, text."""
    rows = site.tree(page).xpath("//dl[@class='facts']/div[dd/@lang]")
    return [(row.findtext("dt"), row.find("dd").get("lang"), row.find("dd").text_content()) for row in rows]


def test_a_term_s_page_speaks_the_interface_s_language_and_labels_what_is_english_only(folder: Path) -> None:
    assert facts(folder / "glossary/getbol/index.html") == [
        ("Origin", "en", "A native word."),
        ("Usage", "en", "Not to be confused with a beach."),
    ]
    assert facts(folder / "ko/glossary/getbol/index.html") == [
        ("어원(영어)", "en", "A native word."),
        ("용법", "ko", "해변과 헷갈리기 쉽다."),
    ]


def test_reasons_and_usage_beside_the_text_are_in_the_interface_s_language(folder: Path) -> None:
    for language, reason, usage in (
        ("en", "A swamp is not tidal.", "Not to be confused with a beach."),
        ("ko", "늪에는 밀물과 썰물이 없다.", "해변과 헷갈리기 쉽다."),
    ):
        root = folder / "ko" if language == "ko" else folder
        (avoided,) = site.tree(root / "glossary/getbol/index.html").xpath("//ul[@class='avoid']/li")
        assert avoided.text_content() == f"swamp: {reason}"
        assert not avoided.xpath("span[@lang]")  # it is in the language of the page
        (note,) = site.tree(root / "tide/index.html").xpath("//div[@id='term-getbol']")
        said = next(one for one in note.iterdescendants("p") if usage in one.text_content())
        assert said.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == language


def test_a_note_in_english_only_says_so_on_the_korean_page(tmp_path: Path, mini: Repository) -> None:
    text = next(file for file in mini.translations if file.stem == "tide").data.decode()
    alone = text.replace("    ko: 게의 숨구멍을 이른다.\n", "")
    assert alone != text
    shown = {}
    for name, content in (("both", text), ("english", alone)):
        file = ContentFile("translations/tide.yaml", content.encode())
        corpus = annotated(replace(mini, translations=(file,)))
        folder = site.write(tmp_path / name, site.pages(corpus.glossary, corpus.editions))
        for language, root in (("en", folder), ("ko", folder / "ko")):
            (note,) = site.tree(root / "tide/index.html").xpath("//ol[@class='notes']/li/div")
            shown[name, language] = note.text_content().split("\n")[0]
    assert shown["both", "ko"] == "breathes 게의 숨구멍을 이른다."
    assert shown["english", "ko"] == "breathes The air holes of crabs are meant here; see a page. (영어)"
    assert (
        shown["english", "en"] == shown["both", "en"] == "breathes The air holes of crabs are meant here; see a page."
    )


def test_a_reason_of_a_correction_says_on_the_korean_page_that_it_is_in_english(folder: Path) -> None:
    for root, said in (
        (folder, "A slip for the unit of length."),
        (folder / "ko", "A slip for the unit of length. (영어)"),
    ):
        (remark,) = site.tree(root / "tide/index.html").xpath("//ul[@class='remarks']/li")
        assert remark.text_content().endswith(said)


def test_tei_has_a_note_for_each_language(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> None:
    tide = etree.fromstring(made(mini_editions[1], mini_glossary))
    (entry,) = find(tide, "//t:entry[@xml:id='term-getbol']")
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [(note.get("type"), note.get(lang)) for note in find(entry, ".//t:note[@type != 'sources']")] == [
        ("reason", "ko"),
        ("reason", "en"),
        ("usage", "ko"),
        ("usage", "en"),
        ("origin", "en"),
    ]


def test_the_terminal_speaks_the_language_of_its_messages(mini_copy: Path) -> None:
    english, korean = (daeyeok("--lang", language, "lookup", "갯벌", cwd=mini_copy).stdout for language in ("en", "ko"))
    assert "(A swamp is not tidal.)" in english
    assert ENGLISH in english
    assert "(늪에는 밀물과 썰물이 없다.)" in korean
    assert KOREAN in korean
    assert "A native word." in korean  # there is no Korean of it


def test_programs_are_given_both_languages(mini_copy: Path, folder: Path) -> None:
    (found,) = json.loads(daeyeok("lookup", "--json", "갯벌", cwd=mini_copy).stdout)
    page = json.loads((folder / "glossary/getbol.json").read_text(encoding="utf-8"))
    for entry in (found, page):
        assert entry["usage"] == {"en": ENGLISH, "ko": KOREAN}
        assert entry["origin"] == {"en": "A native word."}
        assert entry["avoid"]["en"][0]["why"]["ko"] == "늪에는 밀물과 썰물이 없다."


def test_a_finding_gives_the_reason_in_the_language_of_the_message() -> None:
    why = "avoid: {en: [{term: established theory, why: {en: reads 既定學, ko: 旣定學으로 읽은 것이다}}]}"
    pairs = "pairs: [{id: p1, ko: 기정학은 새롭다., en: Established theory is new., allow: {T101: shown for T102}}]"
    found = pipeline.check(repository({"glossary/gijeonghak.yaml": why, "translations/example.yaml": pairs}))
    assert [finding.code for finding in found] == ["T102"]
    assert found[0].text().endswith("reads 既定學")
    assert found[0].text(translations("ko").gettext).endswith("旣定學으로 읽은 것이다")


def test_a_plain_text_is_told_what_it_must_be() -> None:
    entry = "ko: 가\nen: a\nkind: concept\ndefinition: {ko: 가, en: a}\nstatus: proposed\nusage: Seldom used.\n"
    term, faults = load_term(ContentFile("glossary/a.yaml", entry.encode()))
    assert term is None
    assert [fault.line() for fault in faults] == [
        "glossary/a.yaml:6:8: Y203 ‘usage’ cannot be ‘Seldom used.’; it must be: a mapping with the keys en, ko"
    ]
