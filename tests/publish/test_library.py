"""The library: what it tells of each edition, and the faces of these; and the page about the site."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.languages import Language
from builder.model.corpus import Corpus
from builder.model.entries.heads import RightsEntry, Title
from builder.model.term_use import TermUse, packed_uses
from builder.model.terms import Glossary
from builder.publish.format import SiteInput, SiteSettings
from builder.publish.reading.reading_time import reading_minutes
from builder.publish.reading.rights import source_rights, translation_rights
from builder.publish.site.about import format as about
from builder.publish.site.library import format as library
from builder.publish.site.library.face import GROUNDS, Face, face
from tests.support import site


def test_a_face_has_the_characters_of_the_term_of_the_title_that_is_most_its_own(real_corpus: Corpus) -> None:
    faces = {digest.id: face(digest, number, real_corpus) for number, digest in enumerate(real_corpus.digests)}
    assert {id_: (one.text, one.language, one.upright) for id_, one in faces.items()} == {
        "ai-competition-and-world-politics": ("世界政治", "ko-Hani", True),
        "apec-ai-initiative": ("APEC", "ko", False),
        "paris-ai-action-summit": ("AI전쟁", "ko", True),
        "technopolitics-of-ai-hegemony": ("技政學", "ko-Hani", True),
    }
    assert [one.ground for one in faces.values()] == list(GROUNDS)


@pytest.mark.parametrize(
    ("text", "upright", "runs", "squares"),
    [
        ("AI전쟁", True, ["AI", "전쟁"], 3),
        ("技政學", True, ["技政學"], 3),
        ("APEC", False, ["APEC"], 4),
        ("OpenAI", False, ["OpenAI"], 6),
        ("오픈AI", True, ["오픈", "AI"], 3),
    ],
)
def test_a_few_capitals_of_an_upright_face_stand_side_by_side(
    text: str, upright: bool, runs: list[str], squares: int
) -> None:
    made = Face(text, "ko", upright, "teal")
    assert [run.text for run in made.runs] == runs
    assert [run.text for run in made.runs if run.across] == ["AI"] * (upright and "AI" in text)
    assert made.squares == squares


def test_a_title_without_a_term_has_its_first_word_for_a_face(mini_corpus: Corpus) -> None:
    uses = packed_uses([TermUse("getbol", 1, 0)])
    plain = replace(mini_corpus.digests[0], title=Title(ko="가나다라마바사 아", en="A"), packed_uses=uses)
    assert face(plain, 4, mini_corpus).text == "가나다라마"


@pytest.mark.parametrize(("language", "minutes"), [("ko", 2), ("en", 3)])
def test_the_time_is_that_of_the_side_in_the_language_of_the_interface(
    mini_corpus: Corpus, language: Language, minutes: int
) -> None:
    counts = replace(mini_corpus.digests[0].counts, ko_chars=1000, en_words=700)
    assert reading_minutes(counts, language) == minutes
    assert reading_minutes(replace(counts, ko_chars=3, en_words=3), language) == 1


MOON_RIGHTS = RightsEntry.model_validate(
    {"source": {"license": "public-domain"}, "translation": {"license": "CC0-1.0"}}
)


@pytest.fixture(scope="module")
def folder(mini_corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    moon, tide = mini_corpus.digests
    digests = (
        replace(moon, updated="2024-01-01", status="draft", genre=None, rights=MOON_RIGHTS),
        replace(tide, updated="2025-01-01", genre="essay"),
    )
    known = SiteInput(replace(mini_corpus, digests=digests), SiteSettings(repository="https://example.org/r"))
    files = [*library.FORMAT.files(known), *about.FORMAT.files(known)]
    return site.write(tmp_path_factory.mktemp("library"), files)


def test_the_newest_comes_first_and_a_draft_looks_like_one(folder: Path) -> None:
    tree = site.tree(folder / "index.html")
    cards = tree.xpath("//ul[@class='shelf']/li")
    assert [card.get("id") for card in cards] == ["tide", "moon"]
    assert [card.get("class") for card in cards] == [None, "draft"]
    facts = [" ".join(card.xpath("div")[0].text_content().split()) for card in cards]
    assert "essay" in facts[0]
    assert "essay" not in facts[1]
    assert facts[1].endswith("draft")
    assert all("1 minute" in one for one in facts)
    assert [one.get("aria-hidden") for one in tree.xpath("//span[starts-with(@class, 'face ')]")] == ["true", "true"]


def test_the_page_about_the_site_leads_to_an_example_and_to_the_files(folder: Path) -> None:
    for page in (folder / "about/index.html", folder / "ko/about/index.html"):
        tree = site.tree(page)
        assert "https://example.org/r" in tree.xpath("//main//a/@href")
        [example] = [href for href in tree.xpath("//main//a/@href") if "tide" in href]
        assert (page.parent / example).resolve() == page.parents[1].resolve() / "tide/index.html"


def test_the_page_about_the_site_says_of_rights_what_the_editions_state(folder: Path, mini_corpus: Corpus) -> None:
    def said(path: str) -> list[str]:
        section = site.tree(folder / path).xpath("//section[@aria-labelledby='rights']")[0]
        return [" ".join(one.text_content().split()) for one in section.xpath(".//li")]

    own = mini_corpus.digests[1].rights
    tide = [rights(own).text("en") for rights in (source_rights, translation_rights)]
    moon = [rights(MOON_RIGHTS).text("en") for rights in (source_rights, translation_rights)]
    assert moon[0] == "The source is in the public domain."
    assert sorted(said("about/index.html")) == sorted(f"{one} (1 text)" for one in (*tide, *moon))
    assert "퍼블릭 도메인 저작물" in " ".join(said("ko/about/index.html"))
    assert "authors and publishers;" not in site.tree(folder / "about/index.html").text_content()


def test_the_page_about_the_site_gives_an_edition_as_the_example_of_an_edition(folder: Path) -> None:
    [cite] = site.tree(folder / "about/index.html").xpath("//section[@aria-labelledby='cite']/p")
    words = " ".join(cite.text_content().split())
    assert words.index("For example:") < words.index("Entries of the glossary")
    empty = about.FORMAT.files(SiteInput(Corpus.of(Glossary(), ())))
    assert all("Entries of the glossary" not in file.data.decode() for file in empty)
