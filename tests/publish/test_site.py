"""The website's files: links, languages, policy, and the glossary’s order."""

from __future__ import annotations

import gzip
import json
import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import html

from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.edition_index import edition_index
from builder.model.terms import Glossary
from builder.publish.format import SiteSettings
from builder.publish.reading import markup, wording
from builder.publish.reading.keyword_runs import keyword_runs
from builder.publish.site.assets import bundles
from builder.publish.site.term.order import initial, order
from tests.support import site

HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7ff]")


@pytest.fixture(scope="module")
def folder(mini_site: Path) -> Path:
    return mini_site


@pytest.fixture(scope="module")
def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


# --- Files and links --------------------------------------------------------------------------------------------------


def test_every_page_stands_in_both_languages(folder: Path, pages: list[Path]) -> None:
    names = {page.relative_to(folder).as_posix() for page in pages}
    english = {name for name in names if not name.startswith("ko/")}
    assert {"index.html", "tide/index.html", "glossary/index.html", "glossary/getbol/index.html"} <= english
    assert names - english == {f"ko/{name}" for name in english}
    for page in pages:
        korean = page.relative_to(folder).parts[0] == "ko"
        assert site.tree(page).get("lang") == ("ko" if korean else "en")


def test_every_page_leads_to_its_twin_in_the_other_language(folder: Path, pages: list[Path]) -> None:
    for page in pages:
        name = page.relative_to(folder).as_posix()
        twin = folder / name.removeprefix("ko/") if name.startswith("ko/") else folder / "ko" / name
        for link in site.tree(page).xpath("//header//a[@rel='alternate'] | //footer//a[@rel='alternate']"):
            assert (page.parent / link.get("href")).resolve() == twin
            assert link.get("hreflang") == link.get("lang") == site.tree(twin).get("lang")
        assert len(site.tree(page).xpath("//a[@rel='alternate']")) == 2, page  # at the top and, on a phone, at the end


def test_links_within_the_site_arrive(folder: Path, pages: list[Path], mini_editions: tuple[Edition, ...]) -> None:
    offered = site.downloads_below(folder, mini_editions)
    ids = {page: {element.get("id") for element in site.tree(page).xpath("//*[@id]")} for page in pages}
    count = 0
    for page in pages:
        for path, fragment in site.targets(page):
            if path in offered:
                continue  # test_downloads.py builds these
            assert path.is_file(), (page, path)
            assert not fragment or fragment in ids[path], (page, path, fragment)
            count += 1
    assert count > 100


def test_pages_say_to_other_sites_what_they_are(
    tmp_path: Path, folder: Path, mini_glossary: Glossary, mini_editions: tuple[Edition, ...]
) -> None:
    known = site.write(tmp_path, site.pages(mini_glossary, mini_editions, SiteSettings(url="https://example.org/e")))
    page = site.tree(known / "ko" / "tide" / "index.html")
    said = {one.get("property"): one.get("content") for one in page.xpath("//meta[@property]")}
    assert (said["og:title"], said["og:type"], said["og:locale"]) == ("갯벌 통신", "article", "ko_KR")
    assert said["og:url"] == page.xpath("//link[@rel='canonical']/@href")[0] == "https://example.org/e/ko/tide/"
    alternates = {one.get("hreflang"): one.get("href") for one in page.xpath("//head/link[@rel='alternate']")}
    english = "https://example.org/e/tide/"
    assert alternates == {"ko": "https://example.org/e/ko/tide/", "en": english, "x-default": english}
    unknown = site.tree(folder / "tide" / "index.html")
    assert not unknown.xpath("//link[@rel='canonical'] | //head/link[@rel='alternate'] | //meta[@property='og:url']")
    assert unknown.xpath("//meta[@property='og:title']/@content") == ["Letters from the Tidal Flat"]


def test_an_edition_page_asks_for_little(folder: Path) -> None:
    page = folder / "tide" / "index.html"
    links = site.tree(page).xpath("//script/@src | //head/link[@rel='stylesheet']/@href")
    own = {page.parent / link.partition("?")[0] for link in links}
    assert len(own) == 5
    code = [bundles.early().encode(), *(path.resolve().read_bytes() for path in own)]
    assert sum(len(gzip.compress(one)) for one in code) < 40_000


def test_ids_stand_once_on_a_page(pages: list[Path]) -> None:
    for page in pages:
        counts = Counter(element.get("id") for element in site.tree(page).xpath("//*[@id]"))
        assert max(counts.values()) == 1, (page, counts.most_common(1))


def test_no_link_stands_within_a_link(pages: list[Path]) -> None:
    for page in pages:
        text = page.read_text(encoding="utf-8")
        depth = 0
        for tag in re.findall(r"<(/?)a[ >]", text):
            depth += -1 if tag else 1
            assert depth in (0, 1), page


def test_pages_keep_their_own_content_security_policy(pages: list[Path]) -> None:
    for page in pages:
        tree = site.tree(page)
        policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
        assert "default-src 'none'" in policy
        compiles = page.parent.name == "search"  # the one page that runs WebAssembly
        assert ("'wasm-unsafe-eval'" in policy) == compiles
        assert "unsafe" not in policy.replace("'wasm-unsafe-eval'", "")
        assert not tree.xpath("//style | //*[@style]")
        (script,) = tree.xpath("//script[not(@src or @type='application/ld+json')]")
        allowed = b64encode(sha256(script.text.encode()).digest()).decode()
        assert f"'sha256-{allowed}'" in policy
        assert script.getnext().get("rel") == "stylesheet"  # which it would else wait for
        assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on")]


def test_hangul_always_stands_under_its_language(folder: Path, pages: list[Path]) -> None:
    for page in pages:
        for element in site.tree(page).xpath("//body//*"):
            inside = (element.text or "") + "".join(child.tail or "" for child in element)
            if HANGUL.search(inside):
                language = element.xpath("ancestor-or-self::*[@lang][1]/@lang")[0]
                assert language in ("ko", "ko-Hani"), (page.relative_to(folder), inside)


def test_headings_go_down_one_level_at_a_time(pages: list[Path]) -> None:
    for page in pages:
        levels = [int(heading.tag[1]) for heading in site.tree(page).xpath("//h1 | //h2 | //h3 | //h4 | //h5 | //h6")]
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), (page, levels)


def test_same_editions_give_the_same_bytes(mini_glossary: Glossary, mini_editions: tuple[Edition, ...]) -> None:
    first, second = (
        [(file.path, file.data) for file in site.pages(mini_glossary, mini_editions)],
        [(file.path, file.data) for file in site.pages(mini_glossary, mini_editions)],
    )
    assert first == second


def test_real_editions_keep_the_page_small(real_site: Path) -> None:
    pages = list(real_site.rglob("index.html"))
    assert pages
    for page in pages:
        data = page.read_bytes()
        tags = data.count(b"<") - data.count(b"</")
        assert tags <= 4_950, (page, tags)  # and at most 5,000 with those that scripts add


def test_a_long_text_is_laid_out_in_small_pieces(real_site: Path) -> None:
    """Each is one passage, or a few of few sentences."""
    for page in real_site.glob("*/index.html"):
        for piece in site.tree(page).xpath(site.all_of("div", "later")):
            sentences = (
                one for passage in piece[:-1] for one in passage.xpath(site.all_of("span", "s")) if one.get("id")
            )
            assert len(list(sentences)) < 3


# --- The glossary -----------------------------------------------------------------------------------------------------


def test_occurrences_link_to_their_sentences_and_the_marks_back(
    folder: Path, mini_editions: tuple[Edition, ...]
) -> None:
    for term, occurrences in edition_index(mini_editions[1]).occurrences:
        page = folder / "glossary" / term / "index.html"
        found = {fragment for path, fragment in site.targets(page) if path == folder / "tide" / "index.html"}
        assert {one.fragment for one in occurrences} <= found
    edition = site.tree(folder / "tide" / "index.html")
    for mark in edition.xpath(site.all_of("a", "term")):
        note = edition.get_element_by_id(mark.get("href").removeprefix("#"))
        term = mark.get("href").removeprefix("#term-")
        assert f"../glossary/{term}/index.html" in [link.get("href") for link in note.xpath(".//a")]


def test_term_page_shows_its_words_marked_in_both_languages(folder: Path) -> None:
    page = site.tree(folder / "glossary" / "neap-tide" / "index.html")
    [occurrence] = page.xpath(site.all_of("section", "occurrences") + "//li")
    assert [mark.text_content() for mark in occurrence.xpath(".//mark")] == ["조금", "neap tide"]
    assert occurrence.xpath(site.all_of("p", "ko"))[0].text_content() == "조금 기다리면 조금이 온다."


def test_term_page_counts_its_renderings(folder: Path, mini_corpus: Corpus) -> None:
    counted: Counter[str] = Counter()
    silent = 0
    for one in mini_corpus.occurrences("mulddae"):
        counted.update(one.en[start:end].casefold() for start, end in one.en_spans)
        silent += bool(one.ko_spans and not one.en_spans)
    rows = site.tree(folder / "glossary" / "mulddae" / "index.html").xpath(site.all_of("ul", "used") + "/li")
    shown = {row.text_content().split(" × ")[0]: int(re.findall(r"× (\d+)$", row.text_content())[0]) for row in rows}
    assert {name.casefold(): count for name, count in shown.items() if name != "not rendered"} == counted
    assert shown.get("not rendered", 0) == silent
    assert sum(counted.values()) > 1


def test_see_also_goes_both_ways(folder: Path, mini_glossary: Glossary) -> None:
    for term in mini_glossary.terms:
        for other in term.see:
            back = site.tree(folder / "glossary" / other / "index.html").xpath(site.all_of("ul", "see") + "//a")
            assert f"../{term.id}/index.html" in [link.get("href") for link in back]


def test_entry_as_json_holds_what_its_page_shows(folder: Path) -> None:
    data = json.loads((folder / "glossary" / "getbol.json").read_bytes())
    assert (data["id"], data["ko"], data["en"], data["romanization"]) == ("getbol", "갯벌", "tidal flat", "gaetbeol")
    assert data["see"] == ["mulddae"]
    assert {one["edition"] for one in data["occurrences"]} == {"moon", "tide"}
    assert "tree" not in data


@pytest.mark.parametrize(
    ("headword", "letter"),
    [
        ("기정학", "ㄱ"),
        ("까치", "ㄱ"),
        ("쌀", "ㅅ"),
        ("하늘", "ㅎ"),
        ("AI", "A–Z"),
        ("6소호", "ㅇ"),
        ("先발전 後규제", "ㅅ"),
        ("‘굴기’", "ㄱ"),
        ("64K D램", "ㅇ"),
    ],
)
def test_headwords_are_grouped_by_the_plain_initial_of_their_reading(headword: str, letter: str) -> None:
    assert initial(headword) == letter


def test_entries_are_in_the_order_of_a_dictionary(mini_glossary: Glossary) -> None:
    """Spaces do not count, doubled consonants follow plain ones, numbers and Chinese characters are read, Latin letters come last."""
    ordered = [
        "기술 격차",
        "기술과 강대국",
        "기술 동맹",
        "까치",
        "미국",
        "美國 먼저",
        "미국식",
        "삼성",
        "3위 그룹",
        "상무부",
        "AI",
        "OECD",
    ]
    term = mini_glossary.terms[0]
    shuffled = [term.model_copy(update={"ko": ko}) for ko in sorted(ordered)]
    assert [one.ko for one in shuffled] != ordered
    assert [one.ko for one in sorted(shuffled, key=order)] == ordered


def test_stretches_join_to_the_text_and_overlaps_are_cut() -> None:
    found = list(keyword_runs("갯벌의 물때", [(4, 6), (0, 2), (1, 3)], "ko"))
    assert [(str(one.text), one.marked) for one in found] == [("갯벌", True), ("의 ", False), ("물때", True)]


# --- Words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("*AI War* & <b>", "<em>AI War</em> &amp; &lt;b&gt;"),
        ("[a](https://example.org/?a=1&b=2)", '<a href="https://example.org/?a=1&amp;b=2">a</a>'),
        ("[a](javascript:alert)", "[a](javascript:alert)"),
        ("[a](data:text/html,x)", "[a](data:text/html,x)"),
        ("# no heading, `no code`, ![no](https://example.org/i.png)", None),
        ("the word 기정학 (技政學)", 'the word <span lang="ko">기정학</span> (<span lang="ko-Hani">技政學</span>)'),
    ],
)
def test_prose_knows_emphasis_and_web_links_only(written: str, shown: str | None) -> None:
    made = markup.prose(written, "en")
    if shown is None:
        assert not re.search("<(h1|code|img)", made)
    else:
        assert made == shown


@pytest.mark.parametrize(
    ("stated", "english", "korean"),
    [
        ("2025-02-10", "February 10, 2025", "2025년 2월 10일"),
        ("2025-02", "February 2025", "2025년 2월"),
        ("2025", "2025", "2025년"),
        ("2025-02-30", "2025-02-30", "2025-02-30"),
    ],
)
def test_dates_are_worded_as_far_as_they_are_stated(stated: str, english: str, korean: str) -> None:
    assert (wording.date(stated, "en"), wording.date(stated, "ko")) == (english, korean)


TIDE = "tide/index.html"


def pair_of(element: html.HtmlElement) -> str:
    """The id of the pair that an element belongs to."""
    return str(element.xpath("ancestor::*[contains(@class, 'pair ')][1]/@id")[0])


def test_every_mark_has_its_note_once_and_where_it_first_occurs(folder: Path) -> None:
    page = site.tree(folder / TIDE)
    marks = [mark.get("href").removeprefix("#") for mark in page.xpath(site.all_of("a", "term"))]
    notes = [note.get("id") for note in page.xpath(site.all_of("div", "term-note"))]
    assert sorted(set(marks)) == sorted(notes)
    for note in page.xpath(site.all_of("div", "term-note")):
        first = page.xpath(site.all_of("a", "term") + f"[@href='#{note.get('id')}']")[0]
        assert pair_of(first) == pair_of(note)
