"""The pages of a work and of its parts, and what names them elsewhere: the library, the search, the concordance, citations."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from builder.build import pipeline
from builder.build.options import Options
from builder.build.stores import disk
from builder.content.repository import Repository
from builder.languages import LANGUAGES
from builder.model.corpus import AnnotatedCorpus
from builder.model.work import Work
from builder.publish.format import SiteSettings
from builder.publish.page_formats import CORPUS_FORMATS, EDITION_FORMATS
from builder.publish.reading.citations import PLACE, citations, record, work
from tests.conftest import annotated
from tests.content.test_works import BOOK, LIST, RULES, SONG, WORK, edited
from tests.support import site

PARTS = ("harbor-morning", "harbor-song", "harbor-rules")
WHERE = SiteSettings("https://example.org")


@pytest.fixture(scope="module")
def book() -> Repository:
    return disk.read_repository(BOOK)


@pytest.fixture(scope="module")
def content(book: Repository) -> AnnotatedCorpus:
    return annotated(book)


@pytest.fixture(scope="module")
def folder(content: AnnotatedCorpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = site.pages(content.glossary, content.editions, WHERE, works=content.works)
    return site.write(tmp_path_factory.mktemp("book"), files)


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def texts(page: Path, path: str) -> list[str]:
    return [text(one) for one in site.tree(page).findall(path)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str, folder: Path) -> None:
    below = folder / ("ko" if language == "ko" else "")
    offered = site.downloads_below(folder, [])
    for name in ("harbor", *PARTS, "."):
        page = below / name / "index.html"
        for target, fragment in site.targets(page):
            if target.suffix not in (".html", ".xhtml") and not target.exists():
                continue  # downloads, which these pages only offer
            assert target.exists(), (page, target, offered)
            assert not fragment or site.tree(target).get_element_by_id(fragment) is not None, (page, target, fragment)


def test_the_page_of_a_work_has_its_parts_in_order_with_their_headings(folder: Path) -> None:
    page = folder / "harbor" / "index.html"
    titles = texts(page, ".//nav[@class='parts']/ol/li/h3/a")
    assert titles == ["Morning 아침", "A Boat Song 뱃노래", "The Rules of the Harbor 항구의 규칙"]
    headings = texts(page, ".//nav[@class='parts']//ul/li/a")
    assert headings[:2] == ["The Boats Come In 배가 들어온다", "The Market Opens 시장이 선다"]
    lengths = texts(page, ".//nav[@class='parts']/ol/li/p")
    assert lengths[0] == "7 sentences 1 minute reviewed"
    assert lengths[1].endswith("draft")


def test_a_work_says_that_a_part_is_a_draft(folder: Path) -> None:
    assert any("1 part is a draft" in one for one in texts(folder / "harbor" / "index.html", ".//header/p"))
    [card] = site.tree(folder / "index.html").findall(".//ul[@class='shelf']/li")
    assert "1 part is a draft" in text(card)
    [korean] = site.tree(folder / "ko" / "index.html").findall(".//ul[@class='shelf']/li")
    assert "초안 1편" in text(korean)


def test_a_work_is_one_card_with_its_parts_under_it(folder: Path) -> None:
    [card] = site.tree(folder / "index.html").findall(".//ul[@class='shelf']/li")
    assert card.get("id") == "harbor"
    assert [link.get("href") for link in card.findall(".//ol/li/a")] == [f"{part}/index.html" for part in PARTS]
    assert "3 parts" in text(card)


def test_a_part_shows_its_work_and_its_neighbors(folder: Path) -> None:
    page = site.tree(folder / "harbor-song" / "index.html")
    [kicker] = page.findall(".//header/p[@class='kicker dotted']")
    assert text(kicker) == "The Book of the Harbor part 2 of 3"
    assert {
        one.get("rel"): one.get("href") for one in page.findall(".//head/link") if one.get("rel") in ("prev", "next")
    } == {
        "prev": "../harbor-morning/index.html",
        "next": "../harbor-rules/index.html",
    }
    [after] = page.findall(".//nav[@class='next']//a[@rel='next']")
    assert text(after) == "The Rules of the Harbor 항구의 규칙"
    entries = [(one.get("class"), text(one)) for one in page.findall(".//nav[@class='contents']/ol/li")]
    assert entries == [
        ("level-1", "The Book of the Harbor 항구의 책"),
        ("level-2", "Morning 아침"),
        ("level-2", "A Boat Song 뱃노래"),
        ("level-2", "The Rules of the Harbor 항구의 규칙"),
    ]
    assert page.find(".//title").text.startswith("A Boat Song · The Book of the Harbor · ")


def test_the_ends_of_a_book_have_one_neighbor_and_no_part_a_next_text(folder: Path) -> None:
    first, last = (site.tree(folder / part / "index.html") for part in (PARTS[0], PARTS[-1]))
    assert [one.get("rel") for one in first.findall(".//nav[@class='next']//a")] == ["next", None]
    assert [one.get("rel") for one in last.findall(".//nav[@class='next']//a")] == ["prev", None]
    assert not list(folder.glob("*/next.js"))


def test_what_a_part_inherits_is_no_summary_of_its_own(folder: Path) -> None:
    assert not site.tree(folder / PARTS[0] / "index.html").findall(".//header/p[@class='summary']")
    assert texts(folder / PARTS[1] / "index.html", ".//header/p[@class='summary']") == ["A song for rowing."]


def test_search_and_concordance_name_work_and_part(folder: Path) -> None:
    places = json.loads((folder / "search" / "places.json").read_text(encoding="utf-8"))
    assert places["titles"]["harbor-song"] == {"ko": "항구의 책: 뱃노래", "en": "The Book of the Harbor: A Boat Song"}
    headings = texts(folder / "glossary" / "lighthouse" / "index.html", ".//section/h3/a")
    assert headings[0] == "The Book of the Harbor: Morning"


def test_a_chapter_is_cited_in_its_book(content: AnnotatedCorpus) -> None:
    song = next(edition for edition in content.editions if edition.id == "harbor-song")
    made = {one.form: f"{one.before}{PLACE}{one.after}" for one in citations(work(song, WHERE.library))}
    assert made["chicago"].startswith(
        "Kim Amugae. “A Boat Song.” In The Book of the Harbor. Version 1.1. Translated by A. Translator."
    )
    assert "“A Boat Song.” The Book of the Harbor. Mar. 2019." in made["mla"]
    assert "Version 1.1). In The Book of the Harbor. " in made["apa"]
    assert made["korean"].startswith("김 아무개, 「뱃노래」, 『항구의 책』, A. Translator 옮김")
    assert made["bibtex"].startswith("@inbook{")
    assert "booktitle = {{The Book of the Harbor}}" in made["bibtex"]
    assert made["ris"].startswith("TY  - CHAP\n")
    [item] = json.loads(record(work(song, WHERE.library), "csl", None))
    assert (item["type"], item["container-title"], item["chapter-number"]) == ("chapter", "The Book of the Harbor", "2")


def test_linked_data_and_the_site_map_know_the_book(folder: Path) -> None:
    [data] = site.tree(folder / "harbor-song" / "index.html").findall(".//head/script[@type='application/ld+json']")
    song, crumbs = json.loads(data.text)["@graph"]
    assert (song["isPartOf"]["@type"], song["position"]) == ("Book", 2)
    assert [one["name"] for one in crumbs["itemListElement"]] == ["Library", "The Book of the Harbor", "A Boat Song"]
    [data] = site.tree(folder / "harbor" / "index.html").findall(".//head/script[@type='application/ld+json']")
    book = json.loads(data.text)["@graph"][0]
    assert (book["@type"], [one["position"] for one in book["hasPart"]]) == ("Book", [1, 2, 3])
    mapped = re.findall("<loc>https://example.org/([^<]*)</loc>", (folder / "sitemap.xml").read_text(encoding="utf-8"))
    assert {f"{name}/" for name in ("harbor", *PARTS)} <= set(mapped)


def test_a_part_that_is_left_out_is_said_to_be_missing_and_its_neighbors_meet(book: Repository) -> None:
    faulty = edited(book, SONG, "Heave ho,", "Heave  ho,")
    left_out: list[str] = []

    def report(found: tuple[object, ...]) -> None:
        left_out.extend(one.file for one in found)  # type: ignore[attr-defined]

    made: dict[str, bytes] = {}

    def write(files: object) -> int:
        made.clear()
        made.update({str(file.path): file.data for file in files})  # type: ignore[attr-defined]
        return len(made)

    pipeline.publish(faulty, Options(EDITION_FORMATS, CORPUS_FORMATS, report_left_out=report), write)
    assert left_out == [SONG]
    assert not [path for path in made if "harbor-song" in path]
    assert not [path for path, data in made.items() if b"harbor-song" in data]
    page = made["harbor/index.html"].decode()
    assert "This part is not published yet." in page
    assert 'rel="next" href="../harbor-rules/index.html"' in made["harbor-morning/index.html"].decode()
    assert "part 3 of 3" in made["harbor-rules/index.html"].decode()


@pytest.mark.parametrize(
    ("name", "old", "new"), [(WORK, "A book of", "TODO A book of"), (WORK, LIST, LIST + "- gone\n")]
)
def test_a_work_that_is_left_out_takes_its_parts_with_it(
    book: Repository, mini: Repository, name: str, old: str, new: str
) -> None:
    both = replace(
        edited(book, name, old, new),
        translations=(
            *edited(edited(book, name, old, new), WORK, "status: reviewed", "status: draft").translations,
            *mini.translations,
        ),
        seeds=(*book.seeds, *mini.seeds),
        glossary=(*book.glossary, *mini.glossary),
        bibliography=mini.bibliography,
    )
    files: dict[str, bytes] = {}

    def write(given: object) -> int:
        files.clear()
        files.update({str(file.path): file.data for file in given})  # type: ignore[attr-defined]
        return len(files)

    pipeline.publish(both, Options(EDITION_FORMATS, CORPUS_FORMATS), write)
    assert "tide/index.html" in files
    assert not [path for path in files if path.startswith("harbor")]


def test_a_work_of_one_part_is_whole(book: Repository, tmp_path: Path) -> None:
    one = edited(book, WORK, LIST, "- harbor-song\n")
    one = replace(one, translations=tuple(file for file in one.translations if file.name in (WORK, SONG)))
    alone = annotated(one)
    page = site.tree(
        site.write(tmp_path, site.pages(alone.glossary, alone.editions, works=alone.works))
        / "harbor-song"
        / "index.html"
    )
    assert [text(link) for link in page.findall(".//nav[@class='next']//a")] == ["All 1 part"]
    [kicker] = page.findall(".//header/p[@class='kicker dotted']")
    assert text(kicker).endswith("part 1 of 1")


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "&amp; {{ 1 }} {% raw %}", 'a" onload="x', "\u202e\u2066"]
)
def test_hostile_titles_are_text(title: str, content: AnnotatedCorpus, tmp_path: Path) -> None:
    [book] = content.works
    named = book.entry.title.model_copy(update={"ko": title, "en": title})
    hostile: Work = replace(book, entry=book.entry.model_copy(update={"title": named}))
    parts = tuple(replace(one, part_of=one.part_of and replace(one.part_of, title=named)) for one in content.editions)
    folder = site.write(tmp_path, site.pages(content.glossary, parts, WHERE, works=(hostile,)))
    for name in ("harbor", "harbor-song", "."):
        page = site.tree(folder / name / "index.html")
        assert not page.xpath("//*[@onload] | //script[contains(., 'alert(1)') and not(@type)]")
    assert text(
        site.tree(folder / "harbor-song" / "index.html").find(".//header/p[@class='kicker dotted']/a")
    ) == " ".join(title.split())


def test_a_rule_book_links_its_chapters_by_their_own_addresses(folder: Path) -> None:
    links = [
        one.get("href")
        for one in site.tree(folder / "harbor" / "index.html").findall(".//nav[@class='parts']//ul/li/a")
    ]
    assert "../harbor-rules/index.html#p3" in links
    assert RULES.endswith("harbor-rules.yaml")
