"""The concordance of a term: what its page and those of all its sentences show, and how they lead to one another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from builder.model.corpus import Corpus, EditionName, IndexesInMemory
from builder.model.edition_index import EditionIndex
from builder.model.library import Library
from builder.model.occurrence import Occurrence
from builder.model.packed import packed
from builder.model.term_use import RenderingUse, TermUse, packed_uses
from builder.model.terms import Glossary
from builder.publish.format import SiteInput
from builder.publish.reading.headword import Headword, headword
from builder.publish.site.addresses import Page
from builder.publish.site.concordance import format as concordance
from builder.publish.site.concordance.paging import SIZE, EditionUse, Stretch, overview, page_of
from builder.publish.site.concordance.paging import pages as pages_of
from builder.publish.site.links import PageLinks
from builder.publish.site.term import format as term
from builder.publish.site.term.citation import entry_citations
from builder.publish.site.term.graph import WIDTH, graph
from tests.support import site

EDITIONS, EACH = 60, 5  # 300 sentences
ENGLISH = "Mud & <tidal flats> breathe, and a Tidal Flat is wet."
KOREAN = "이 갯벌은 갯벌이다."


def uses(*counts: int) -> tuple[EditionUse, ...]:
    title = EditionName("글", "A text")
    return tuple(EditionUse(f"e{number}", title, TermUse("t", count, 0)) for number, count in enumerate(counts))


def sentences(found: tuple[Stretch, ...]) -> list[tuple[str, int]]:
    return [(one.use.edition, number) for one in found for number in range(one.start, one.stop)]


@given(st.lists(st.integers(1, 250), max_size=40))
def test_the_pages_have_every_sentence_once_and_in_order(counts: list[int]) -> None:
    found = uses(*counts)
    pages = [sentences(page) for page in pages_of(found)]
    every = [(use.edition, number) for use in found for number in range(use.count)]
    if len(every) <= SIZE:
        assert not pages
        assert sentences(overview(found)) == every
        return
    assert [one for page in pages for one in page] == every
    assert all(len(page) == SIZE for page in pages[:-1])
    for use, number in zip(found, page_of(found), strict=True):
        assert (use.edition, 0) in pages[number - 1]


@given(st.lists(st.integers(1, 250), max_size=200))
def test_the_terms_own_page_has_the_first_sentences_of_each_edition_and_an_end(counts: list[int]) -> None:
    shown = overview(uses(*counts))
    assert len(sentences(shown)) <= SIZE
    assert all(one.start == 0 for one in shown)
    assert [one.use.edition for one in shown] == [f"e{number}" for number in range(len(shown))]
    assert len(shown) == len(counts) or len(shown) >= 33


@pytest.fixture(scope="module")
def many(mini_glossary: Glossary, mini_corpus: Corpus) -> Corpus:
    """A corpus in which the term getbol occurs in 300 sentences of 60 editions."""
    spans = {"ko_spans": ((2, 4), (6, 8)), "en_spans": ((7, 18), (35, 45))}
    indexes, digests = {}, []
    renderings = packed((RenderingUse("tidal flats", EACH, "p0.1"), RenderingUse("Tidal Flat", EACH, "p0.1")))
    for number in range(EDITIONS):
        id_ = f"e{number:02}"
        found = tuple(Occurrence(id_, f"p{pair}", 1, KOREAN, ENGLISH, **spans) for pair in range(EACH))
        indexes[id_] = EditionIndex((("getbol", found),))
        use = TermUse("getbol", EACH, number, renderings)
        digests.append(replace(mini_corpus.digests[0], id=id_, packed_uses=packed_uses([use])))
    return Corpus(mini_glossary, tuple(digests), IndexesInMemory(indexes))


@pytest.fixture(scope="module")
def folder(many: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = [*term.FORMAT.files(SiteInput(many)), *concordance.FORMAT.files(SiteInput(many))]
    return site.write(tmp_path_factory.mktemp("many"), files)


def rows(path: Path) -> list[str]:
    """Where the sentences of a page lead."""
    return [str(href) for href in site.tree(path).xpath("//div[@class='concordance']//li/a/@href")]


def test_a_common_term_leads_on_to_pages_that_have_every_sentence(folder: Path) -> None:
    own = folder / "glossary/getbol/index.html"
    assert len(rows(own)) == 99  # three of each of 33 editions
    tree = site.tree(own)
    [all_] = tree.xpath("//section[@class='occurrences']/p/a")
    assert (all_.text, all_.get("href")) == ("All 300 sentences", "sentences-1.html")
    assert tree.xpath("//h3[@id='in-e20']/span")[0].text_content() == "3 of 5"
    assert tree.xpath("//section[@aria-labelledby='in-e20']/p/a/@href") == ["sentences-2.html#in-e20"]
    pages = list(following(own.with_name("sentences-1.html")))
    assert [len(rows(page)) for page in pages] == [100, 100, 100]
    assert len({href for page in pages for href in rows(page)}) == 300
    for page in (own, *pages):
        ids = {str(id_) for id_ in site.tree(page).xpath("//*/@id")}
        assert len(ids) == len(site.tree(page).xpath("//*/@id"))
        for path, fragment in site.targets(page):
            if "sentences-" in path.name:
                assert path.is_file()
                assert not fragment or site.tree(path).xpath("//*[@id=$id]", id=fragment)


def following(page: Path) -> Iterator[Path]:
    """A page and those that it leads on to, one after the other."""
    while True:
        yield page
        further = site.tree(page).xpath("//a[@rel='next']/@href")
        if not further:
            return
        page = page.with_name(str(further[0]))


def test_the_data_leads_on_to_files_that_have_every_sentence(folder: Path) -> None:
    data = json.loads((folder / "glossary/getbol.json").read_bytes())
    assert (data["count"], len(data["occurrences"]), data["all"]) == (300, 99, "getbol/sentences-1.json")
    path, found = folder / "glossary" / data["all"], []
    while path.name != "None":
        part = json.loads(path.read_bytes())
        found += [(one["edition"], one["fragment"]) for one in part["occurrences"]]
        path = path.with_name(str(part["next"]))
    assert found == [(f"e{number:02}", f"p{pair}.1") for number in range(EDITIONS) for pair in range(EACH)]


def test_a_rare_term_has_all_on_its_own_page(mini_site: Path) -> None:
    data = json.loads((mini_site / "glossary/getbol.json").read_bytes())
    assert data["count"] == len(data["occurrences"]) == len(rows(mini_site / "glossary/getbol/index.html"))
    assert data["all"] is None
    assert not list((mini_site / "glossary/getbol").glob("sentences*"))


def test_only_the_editions_that_a_page_shows_are_read(many: Corpus) -> None:
    read: list[str] = []

    class Watched(IndexesInMemory):
        def occurrences(self, edition: str, term: str) -> tuple[Occurrence, ...]:
            read.append(edition)
            return many.indexes.occurrences(edition, term)

    files = {str(one.path): one for one in concordance.FORMAT.files(SiteInput(replace(many, indexes=Watched({}))))}
    assert files["ko/glossary/getbol/sentences-2.html"].data
    assert read == [f"e{number}" for number in range(20, 40)]


def test_both_sides_begin_anew_at_the_term_and_join_to_the_sentence(folder: Path) -> None:
    first = site.tree(folder / "glossary/getbol/index.html").xpath("//div[@class='concordance']//li")[0]
    sides = {p.get("lang"): [part.text_content() for part in p] for p in first.xpath("p")}
    assert sides == {"ko": [KOREAN[:2], KOREAN[2:]], "en": [ENGLISH[:7], ENGLISH[7:]]}
    assert [mark.text_content() for mark in first.xpath("p[@lang='en']//mark")] == [ENGLISH[7:18], ENGLISH[35:45]]
    assert first.get("data-rendering") == ENGLISH[7:18].casefold()


def test_renderings_are_counted_over_all_editions_and_by_edition(many: Corpus, folder: Path) -> None:
    tree = site.tree(folder / "glossary/getbol/index.html")
    assert [one.text_content() for one in tree.xpath("//ul[@class='used']/li")] == [
        "tidal flats × 300",
        "tidal flat × 300",  # in the text, Tidal Flat
    ]
    table = tree.xpath("//div[@class='by-edition']//tr")
    assert [cell.text_content() for cell in table[0]] == ["Edition", "tidal flats", "tidal flat"]
    assert [cell.text_content() for cell in table[1]][1:] == ["5", "5"]
    assert len(table) == 51
    assert "and 10 more editions" in tree.xpath("//div[@class='by-edition']")[0].text_content()


def test_a_digest_counts_renderings_and_korean_without_one(mini_corpus: Corpus) -> None:
    counted = {
        use.term: {one.words: one.count for one in use.renderings}
        for digest in mini_corpus.digests
        for use in digest.uses
    }
    for digest in mini_corpus.digests:
        for use in digest.uses:
            found = mini_corpus.indexes.occurrences(digest.id, use.term)
            marks = sum(len(one.en_spans) for one in found) + sum(not one.en_spans for one in found)
            assert sum(one.count for one in use.renderings) == marks
    assert counted


# --- The graph of related entries, and citations ----------------------------------------------------------------------


def head(id_: str) -> Headword:
    return Headword(id_, f"용어{id_}", None, "ko", None, Markup("term"), "concept", False, f"../{id_}/index.html")


@given(st.integers(1, 40))
def test_entries_of_the_drawing_do_not_lie_on_one_another(count: int) -> None:
    ids = [f"t{number}" for number in range(count)]
    drawn = graph("갯벌", [head(id_) for id_ in ids], list(pairwise(ids)))
    assert [node.head.id for node in drawn.nodes] == ids
    for side in (True, False):
        heights = [node.at.y for node in drawn.nodes if node.right is side]
        assert all(later - earlier >= 30 for earlier, later in pairwise(heights))
    assert all(0 < node.at.x < WIDTH and 0 < node.at.y < drawn.height for node in drawn.nodes)
    assert len(drawn.lines) == 2 * count - 1
    assert sum(line.direct for line in drawn.lines) == count


def test_no_name_in_the_drawing_is_cut() -> None:
    long = "인공지능의 안심, 안전, 신뢰할 수 있는 개발과 활용에 관한 행정명령"
    english = "Executive Order on the Safe, Secure, and Trustworthy Development and Use of Artificial Intelligence"
    heads = [replace(head(str(number)), ko=long, en=Markup.escape(english)) for number in range(5)]
    drawn = graph(long, heads, [])
    assert " ".join(line.text for line in drawn.name.lines) == long
    for node in drawn.nodes:
        assert " ".join(line.text for line in node.words) == f"{long} {english}"
        room = WIDTH - node.words[0].at.x if node.right else node.words[0].at.x
        assert all(len(line.text) * (14 if line.language == "ko" else 6.5) <= room for line in node.words)
        assert all(0 < line.at.y < drawn.height for line in node.words)
    for one, other in pairwise(node for node in drawn.nodes if node.right):
        assert other.words[0].at.y - one.words[-1].at.y >= 17


def test_the_drawing_leads_where_the_list_does_and_is_no_second_list_to_a_screen_reader(mini_site: Path) -> None:
    tree = site.tree(mini_site / "glossary/getbol/index.html")
    [drawing] = tree.xpath("//*[local-name()='svg'][@class='relations']")
    assert drawing.get("aria-hidden") == "true"
    assert drawing.xpath(".//*[local-name()='a']/@href") == tree.xpath("//ul[@class='see']//a/@href")
    assert set(drawing.xpath(".//*[local-name()='a']/@tabindex")) == {"-1"}
    assert not tree.xpath("//@style")


def test_an_entry_is_cited_as_that_of_a_dictionary(mini_glossary: Glossary) -> None:
    own = headword(mini_glossary.by_id["getbol"], PageLinks(Page("glossary/getbol/index.html", "en")))
    cited = {
        one.name: str(one.text)
        for one in entry_citations(own, Library("daeyeok", "대역"), "2025-02-05", "https://example.org/g/")
    }
    ko = '<span lang="ko">갯벌</span>'
    assert cited == {
        "Chicago": f"Daeyeok Glossary, s.v. “{ko} (gaetbeol),” last modified February 5, 2025, https://example.org/g/.",
        "MLA": f"“{ko} (gaetbeol).” Daeyeok Glossary, 5 Feb. 2025, https://example.org/g/.",
        "APA": f"{ko} (gaetbeol). (2025, February 5). In Daeyeok glossary. https://example.org/g/",
        "한국어": "「갯벌」, 『대역 용어집』, 2025년 2월 5일, https://example.org/g/.",
    }
    known_less = {one.name: str(one.text) for one in entry_citations(own, Library("daeyeok", "대역"), None, None)}
    assert known_less["Chicago"] == f"Daeyeok Glossary, s.v. “{ko} (gaetbeol).”"
    assert known_less["APA"] == f"{ko} (gaetbeol). (n.d.). In Daeyeok glossary."
    assert known_less["한국어"] == "「갯벌」, 『대역 용어집』."
