"""Full-text search in a real browser, served below a path and opened from a folder: what is written, found, shown, and led to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.model.corpus import Corpus, IndexesInMemory
from builder.model.edition_index import EditionIndex
from builder.model.entries.heads import Title
from builder.publish.format import SiteInput
from builder.publish.site.assets import format as assets
from builder.publish.site.lookup import format as lookup
from builder.publish.site.search import format as fulltext
from builder.publish.site.search import shards
from tests.support import site
from tests.support.page import rest, until

Pairs = set[str]  # addresses below the root: tide/index.html#p3


@pytest.fixture(scope="module", params=["served", "folder"])
def anywhere(request: pytest.FixtureRequest, server: str, real_site: Path) -> str:
    """The real site's address, once served below a path and once in its folder."""
    return f"{server}/the%20real%20site/" if request.param == "served" else f"{real_site.as_uri()}/"


@pytest.fixture
def faults(page: Page) -> list[str]:
    """What the page's policy forbids and what fails in it, as it happens."""
    found: list[str] = []
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("console", lambda said: found.append(said.text) if "Content Security Policy" in said.text else None)
    return found


def search(page: Page, base: str, query: str, path: str = "search/index.html") -> Locator:
    """Type a query on the page that searches, and give the passages shown."""
    if urlsplit(page.url).path != urlsplit(base + path).path:
        page.goto(base + path)
    status = page.locator(".fulltext [role=status]")
    page.locator("#query").fill("")
    expect(status).to_be_empty()
    page.locator("#query").fill(query)
    expect(status).not_to_be_empty(timeout=20_000)
    return page.locator(".found-passages li")


def pairs_of(page: Page, passages: Locator) -> Pairs:
    """The pairs of all that was found, also of what is shown on demand."""
    more = page.locator(".found-passages button")
    while more.is_visible():
        count = passages.count()
        more.click()
        expect(passages).not_to_have_count(count)
    return {pair(address) for address in hrefs(passages)}


def hrefs(passages: Locator) -> list[str]:
    found: list[str] = passages.locator("h3 a").evaluate_all("links => links.map((link) => link.href)")
    return found


def pair(address: str) -> str:
    parts = urlsplit(address)
    return f"{'/'.join(parts.path.split('/')[-2:])}#{parts.fragment}"


def letters(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFC", text).lower() if char.isalnum() and char != "ㆍ")


def holding(corpus: Corpus, *words: str) -> Pairs:
    """The pairs that have every word in some sentence or note of theirs, blanks and dots aside."""
    return {
        f"{digest.id}/index.html#{record.pair}"
        for digest in corpus.digests
        for record in corpus.indexes.records(digest.id)
        if all(
            any(letters(word) in letters(text) for text in (*record.ko, *record.en, *record.notes)) for word in words
        )
    }


def with_word(corpus: Corpus, pattern: str) -> Pairs:
    return {
        f"{digest.id}/index.html#{record.pair}"
        for digest in corpus.digests
        for record in corpus.indexes.records(digest.id)
        if re.search(
            rf"(?<![A-Za-z])(?:{pattern})(?![A-Za-z])", "\n".join((*record.ko, *record.en, *record.notes)), re.I
        )
    }


# --- What is found ----------------------------------------------------------------------------------------------------


KOREAN = {
    "기정학": ["기정학"],  # 기정학적
    "기정학은": ["기정학"],  # a particle that the text has not
    "기정학에서만은": ["기정학"],
    "기 정 학": ["기정학"],
    "기 정 학은": ["기정학"],
    "技 政 學": ["技政學"],
    "국가 및": ["국가", "및"],  # a word, though it could be a suffix
    "技政學": ["技政學"],
    "국가 안보": ["국가", "안보"],
    "정상회의에서는": ["정상회의"],
    "AI컴퓨팅": ["AI컴퓨팅"],  # AI 컴퓨팅
    "AI 컴퓨팅을": ["AI", "컴퓨팅"],
    "미중": ["미중"],  # 미·중, 미‧중
    "미·중": ["미중"],
    "“소버린 AI”": ["소버린AI"],
    "반도체 semiconductor": ["반도체", "semiconductor"],
    "2,000조": ["2000조"],
    "G7은": ["G7"],
}


def test_korean_is_found_in_spite_of_particles_and_blanks(
    page: Page, anywhere: str, real_corpus: Corpus, faults: list[str]
) -> None:
    for query, words in KOREAN.items():
        expected = holding(real_corpus, *words)
        assert expected, query
        assert pairs_of(page, search(page, anywhere, query)) == expected, query
    assert not faults


def test_every_korean_term_is_found_where_it_stands(page: Page, real_served: str, real_corpus: Corpus) -> None:
    """Asked of the engine itself: each headword that is one word, and the same with a particle."""
    page.goto(f"{real_served}search/index.html")
    expect(page.locator("#query")).to_be_focused()
    words = [term.ko for term in real_corpus.glossary.terms if re.fullmatch("[가-힣]{3,}", term.ko)]
    found = page.evaluate(
        """async (words) => {
             const { terms, search } = document.querySelector(".fulltext").dataset;
             await daeyeok.loadScript(terms);
             const engine = await daeyeok.pagefindEngine(new URL(search, location.href).href, ["./"]);
             await engine.widen(1);
             const addresses = async (word) => {
               const answers = await daeyeok.searchTexts(engine, word);
               const read = await Promise.all(answers.map((answer) => daeyeok.readResult(answer)));
               return read.map((record) => record.address).sort();
             };
             const all = [];
             for (const word of words) all.push([await addresses(word), await addresses(`“${word}”`)]);
             return all;
           }""",
        words,
    )
    assert len(words) > 50
    for word, (bare, quoted) in zip(words, found, strict=True):
        assert set(quoted) == holding(real_corpus, word), word
        assert set(bare) >= set(quoted), word


ENGLISH = {
    "policies": r"polic(?:y|ies)(?:[-–’'.][\w]+)*",
    "policy": r"polic(?:y|ies)(?:[-–’'.][\w]+)*",
    "shape": r"shap(?:e|es|ed|ing)",
    "technopol": r"technopol\w*",
    "“sovereign AI”": r"sovereign\)? AI",
}


def test_english_is_found_in_its_forms(page: Page, anywhere: str, real_corpus: Corpus) -> None:
    for query, pattern in ENGLISH.items():
        expected = with_word(real_corpus, pattern)
        assert expected, query
        assert pairs_of(page, search(page, anywhere, query)) == expected, query


def test_a_short_word_is_not_every_word_that_begins_so(page: Page, anywhere: str) -> None:
    for passage in search(page, anywhere, "AI").all():
        marks = {mark.lower() for mark in passage.locator("mark").all_inner_texts()}
        assert "ai" in marks
        assert marks <= {"ai", "인공지능"}


def test_what_is_not_there_is_not_found(page: Page, anywhere: str, faults: list[str]) -> None:
    for query in ("zzzzqqqq", "기정학 zzzzqqqq", "crabs", "갹갹", "·", "“”", "(", "<>", "🤖"):
        expect(search(page, anywhere, query)).to_have_count(0)
        expect(page.locator(".fulltext [role=status]")).to_have_text("Nothing found in the texts.")
    assert not faults


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("기정핵", "기정학"),
        ("sovreign", "sovereign"),
        ("sovreign AI", "sovereign AI"),
    ],
)
def test_a_misspelling_searches_the_texts_for_what_is_meant(page: Page, anywhere: str, query: str, meant: str) -> None:
    found = pairs_of(page, search(page, anywhere, query))
    expect(page.locator(".fulltext [role=status]")).to_contain_text(f"‘{query}’; searched for ‘{meant}’ instead.")
    assert found == pairs_of(page, search(page, anywhere, meant))
    assert found
    expect(page.locator(".fulltext [role=status]")).not_to_contain_text("instead")


def test_words_that_stand_as_one_come_first(page: Page, anywhere: str, real_corpus: Corpus) -> None:
    together, apart = holding(real_corpus, "인공지능기본법"), holding(real_corpus, "인공지능", "기본법")
    passages = search(page, anywhere, "인공지능 기본법")
    assert {pair(one) for one in hrefs(passages)[: len(together)]} == together
    assert pairs_of(page, passages) == apart


def test_notes_are_found_and_shown(page: Page, mini_served: str, mini_site: Path) -> None:
    for base in (mini_served, f"{mini_site.as_uri()}/"):
        [passage] = search(page, base, "crabs").all()
        expect(passage.locator(".note")).to_contain_text("Translator’s note: The air holes of crabs are meant here")
        expect(passage.locator(".note mark")).to_have_text("crabs")
        assert pair(hrefs(page.locator(".found-passages li"))[0]) == "tide/index.html#p3"


def test_what_is_found_is_shown_as_text(page: Page, mini_served: str) -> None:
    [passage] = search(page, mini_served, "넓다").all()
    expect(passage.locator(".ko")).to_have_text("- 갯벌은 <넓다> & 깊다")
    expect(passage.locator(".en")).to_have_text("- The tidal flat is <wide> & deep")
    expect(passage.locator("mark")).to_have_text("넓다")


# --- The page ---------------------------------------------------------------------------------------------------------


def test_terms_stand_on_top_and_lead_to_their_entries(page: Page, real_served: str) -> None:
    search(page, real_served, "기정학은")
    link = page.locator(".found-terms a").first
    expect(link).to_contain_text("기정학 技政學 technopolitics concept")
    assert str(link.evaluate("link => link.href")).endswith("/glossary/gijeonghak/index.html")


def test_every_word_of_a_query_is_marked(page: Page, anywhere: str) -> None:
    first = search(page, anywhere, "keynote Macron").first
    expect(first.locator(".en mark")).to_have_text([re.compile("Macron"), "keynote"])


def test_both_languages_are_shown_with_the_match_marked(page: Page, real_served: str) -> None:
    passage = search(page, real_served, "technopolitical 기정학").first
    expect(passage.locator("p.ko[lang=ko] mark")).to_have_text("기정학")
    expect(passage.locator("p.en[lang=en] mark")).to_have_text("Technopolitics")
    assert "⸱" not in passage.inner_text()


@pytest.mark.parametrize("query", ["기정학은", "technopolitics"])
def test_a_term_is_marked_in_both_languages_whichever_was_asked_for(page: Page, anywhere: str, query: str) -> None:
    for passage in search(page, anywhere, query).all():
        if passage.locator("p.ko", has_text="기정학").count():
            expect(passage.locator("p.ko mark", has_text="기정학")).not_to_have_count(0)
            expect(passage.locator("p.en mark", has_text=re.compile("technopolitic", re.IGNORECASE))).not_to_have_count(
                0
            )
    passage = page.locator(".found-passages li").first
    words = parse_qs(urlsplit(str(passage.locator("h3 a").get_attribute("href"))).query)["find"]
    assert {"기정학", "technopolitics"} <= {word.lower() for word in words}


def test_a_link_says_the_query_and_the_edition(page: Page, real_served: str, real_corpus: Corpus) -> None:
    edition = "paris-ai-action-summit"
    page.goto(f"{real_served}search/index.html?q=%EC%A0%95%EC%83%81%ED%9A%8C%EC%9D%98&in={edition}")
    passages = page.locator(".found-passages li")
    expect(passages).not_to_have_count(0, timeout=20_000)
    expected = {one for one in holding(real_corpus, "정상회의") if one.startswith(edition)}
    assert expected != holding(real_corpus, "정상회의")
    assert pairs_of(page, passages) == expected
    page.get_by_label("Edition").select_option("")
    expect(page.locator(".fulltext [role=status]")).not_to_have_text(f"{len(expected)} passages found.")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["정상회의"]}
    page.get_by_role("link", name="한국어").click()
    expect(page.locator("#query")).to_have_value("정상회의")
    expect(page.locator(".fulltext [role=status]")).to_have_text(re.compile(r"단락 \d+개를 찾았습니다"), timeout=20_000)


def test_options_count_what_each_edition_has(page: Page, real_served: str, real_corpus: Corpus) -> None:
    search(page, real_served, "반도체")
    shown = page.locator("#within option").evaluate_all("all => all.map((one) => [one.value, one.textContent])")
    for name, label in shown[1:]:
        count = sum(one.startswith(f"{name}/") for one in holding(real_corpus, "반도체"))
        assert label.endswith(f" ({count})")


def test_by_keys_alone(page: Page, real_served: str) -> None:
    page.goto(f"{real_served}search/index.html")
    expect(page.locator("#query")).to_be_focused()
    page.keyboard.type("AI ")
    passages = page.locator(".found-passages li")
    expect(passages).to_have_count(10, timeout=20_000)
    page.locator(".found-passages button").focus()
    page.keyboard.press("Enter")
    expect(passages).to_have_count(20)
    expect(passages.nth(10).locator("a")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"find=AI#p\d+"))


ANSWERED = """async (query) => {
    const { search } = document.querySelector(".fulltext").dataset;
    const engine = await daeyeok.pagefindEngine(new URL(search, location.href).href, ["./"]);
    await engine.widen(1);
    await daeyeok.searchTexts(engine, query);
    return true;
}"""


def test_what_was_found_stays_while_a_syllable_is_put_together(page: Page, real_served: str) -> None:
    passages = search(page, real_served, "기정")
    count = passages.count()
    keys = page.context.new_cdp_session(page)
    page.locator("#query").press("End")
    for part in ("하", "학"):
        keys.send("Input.imeSetComposition", {"text": part, "selectionStart": 1, "selectionEnd": 1})
        expect(page).to_have_url(re.compile(rf"\?q={quote(f'기정{part}')}$"))  # it was asked for
        until(page, ANSWERED, f"기정{part}")
        expect(passages).to_have_count(count)
    keys.send("Input.insertText", {"text": "갹갹갹"})
    expect(passages).to_have_count(0)


def test_nothing_is_asked_of_another_host(page: Page, real_served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, real_served, "기정학")
    assert all(url.startswith(real_served) for url in asked)
    assert any(url.endswith(".pf_fragment") for url in asked)
    assert not any("texts.js" in url for url in asked)


def test_where_the_index_cannot_be_loaded_the_texts_are_searched(page: Page, real_served: str) -> None:
    page.route("**/*.pf_meta", lambda route: route.abort())
    expect(search(page, real_served, "기정학은")).not_to_have_count(0)
    expect(page.locator(".simply")).to_be_visible()
    page.unroute("**/*.pf_meta")
    page.reload()
    expect(page.locator(".found-passages li")).not_to_have_count(0, timeout=20_000)
    expect(page.locator(".simply")).not_to_be_visible()


def test_without_scripts_the_page_says_what_it_needs(bare: Page, mini_served: str) -> None:
    bare.goto(f"{mini_served}search/index.html")
    expect(bare.locator("noscript p")).to_contain_text("needs JavaScript")
    expect(bare.locator(".fulltext")).not_to_be_visible()


def test_it_fits_a_narrow_screen(page: Page, real_served: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    search(page, f"{real_served}ko/", "AI")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# --- From the head's box ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", ["index.html", "ko/glossary/getbol/index.html", "tide/index.html"])
def test_the_box_leads_to_the_texts(page: Page, mini_served: str, start: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.rsplit("/", 1)[-1]))
    page.goto(mini_served + start)
    box = page.get_by_role("combobox").first
    box.fill("조개를")
    expect(page.get_by_role("option").last).to_contain_text("조개를")
    assert not {"search.js", "pagefind.js", "texts.js"} & set(asked)
    page.keyboard.press("Enter")
    passages = page.locator(".found-passages li")
    expect(passages).to_have_count(1, timeout=20_000)
    assert ("/ko/" in page.url) == start.startswith("ko/")
    expect(passages.locator("mark")).to_have_text("조개를")


def test_the_box_offers_the_texts_after_the_terms(page: Page, mini_served: str) -> None:
    page.goto(f"{mini_served}index.html")
    page.get_by_role("combobox").first.fill("갯벌")
    options = page.get_by_role("option")
    expect(options).to_have_count(2)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"search/index\.html\?q="))


# --- At the pair ------------------------------------------------------------------------------------------------------


def marked(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...(CSS.highlights.get('found') ?? [])].map(String)")
    return found


def test_a_result_leads_to_its_pair_with_the_match_shown(page: Page, anywhere: str, faults: list[str]) -> None:
    search(page, anywhere, "기정학은 shape").first.get_by_role("link").click()
    page.wait_for_url(re.compile(r"technopolitics-of-ai-hegemony/index\.html\?find=.*#p\d+$"))
    assert {text.lower() for text in marked(page)} == {"기정학", "technopolitical", "shape"}
    for text in ("기정학", "shape"):
        top = page.evaluate(
            "text => [...CSS.highlights.get('found')].find((one) => String(one) === text).getBoundingClientRect().top",
            text,
        )
        assert 0 <= top <= 500
    assert not faults


def test_a_match_far_down_in_its_pair_is_brought_into_view(page: Page, real_served: str) -> None:
    page.set_viewport_size({"width": 320, "height": 500})
    page.goto(f"{real_served}technopolitics-of-ai-hegemony/index.html?find=earnest#p17")
    assert marked(page) == ["earnest"]
    rest(page)
    top = page.evaluate("[...CSS.highlights.get('found')][0].getBoundingClientRect().top")
    assert 50 < top < 450


def test_marks_change_nothing_of_the_page_and_go_by_escape(page: Page, mini_served: str) -> None:
    plain = f"{mini_served}tide/index.html?layout=lines"
    page.goto(f"{plain}#p4")
    before = page.locator(".text").evaluate("text => text.outerHTML")
    page.goto(f"{plain}&find=%EC%A1%B0%EA%B8%88&find=sea#p4")
    assert sorted(marked(page)) == ["sea", "조금", "조금"]
    assert page.locator(".text").evaluate("text => text.outerHTML") == before
    notice = page.get_by_role("region", name="Search terms")
    expect(notice).to_be_visible()
    page.keyboard.press("?")
    page.keyboard.press("Escape")  # this one closes the list of keys
    expect(notice).to_be_visible()
    page.keyboard.press("Escape")
    expect(notice).not_to_be_visible()
    assert marked(page) == []
    assert page.url == f"{plain}#p4"


def test_marks_reach_over_what_stands_within_the_words(page: Page, mini_served: str) -> None:
    page.goto(
        f"{mini_served}tide/index.html?find=%EC%95%8C%EB%A9%B4&find=%ED%95%9C%EA%B5%AD%EC%9D%98%EA%B0%AF%EB%B2%8C#p3"
    )
    assert marked(page) == ["한국의 갯벌"]
    page.get_by_role("button", name="Remove highlights").click()
    assert marked(page) == []


@pytest.mark.parametrize(
    "query", ["?find=x#p3", "?find=%F0%9F%A4%96#p3", "?find=#p3", "?find=sea", "?find=sea#nowhere"]
)
def test_there_is_no_notice_without_marks(page: Page, mini_served: str, query: str, faults: list[str]) -> None:
    page.goto(f"{mini_served}tide/index.html{query}")
    expect(page.locator(".notice.found")).not_to_be_visible()
    assert not faults


def test_a_mark_can_be_told_in_every_theme(page: Page, mini_served: str) -> None:
    for theme in ("light", "dark", "sepia"):
        page.goto(f"{mini_served}tide/index.html?theme={theme}&find=sea#p4")
        style: Any = page.evaluate(
            """() => { const style = getComputedStyle(document.querySelector("#p4 .en"), "::highlight(found)");
                       return [style.backgroundColor, style.color, style.textDecorationLine]; }"""
        )
        assert style[0] not in ("rgba(0, 0, 0, 0)", style[1])
        assert style[2] == "underline"


def test_the_search_goes_on_where_the_connection_is_lost_meanwhile(page: Page, real_served: str) -> None:
    page.goto(f"{real_served}search/index.html")
    page.evaluate(f"daeyeok.loadScript('{real_served}search/texts.js')")  # as a worker keeps it
    assert search(page, real_served, "기정학").count() == 2
    page.route(re.compile(r"\.pf_(index|fragment)"), lambda route: route.abort())
    assert search(page, real_served, "반도체").count() > 2
    expect(page.locator(".simply")).to_be_visible()


def test_what_did_not_come_is_asked_for_again(page: Page, real_served: str) -> None:
    page.route("**/terms.js*", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "/terms.js" in request.url):
        page.goto(f"{real_served}search/index.html")
        page.keyboard.press("Shift")  # before the reader does something, nothing need be loaded
    page.unroute("**/terms.js*")
    assert search(page, real_served, "기정학").count() == 2


def test_one_escape_closes_the_panel_and_leaves_the_marks(page: Page, real_served: str) -> None:
    page.goto(f"{real_served}technopolitics-of-ai-hegemony/index.html?find=AI#p3")
    notice = page.locator(".notice.found")
    expect(notice).to_be_visible()
    page.locator("details.settings > summary").click()
    page.keyboard.press("Escape")
    expect(notice).to_be_visible()
    page.keyboard.press("Escape")
    expect(notice).to_be_hidden()


# --- Shards -----------------------------------------------------------------------------------------------------------

SHARDS = 10


@pytest.fixture(scope="module")
def sharded(sites: Path, server: str, mini_corpus: Corpus) -> str:
    """A search page over ten shards, each of one edition, all with the text of one about 갯벌."""
    folder = sites / "the sharded site"
    ids = [f"e{number}" for number in range(SHARDS)]
    tide = mini_corpus.digests[1]
    indexes = IndexesInMemory({id_: EditionIndex((), mini_corpus.indexes.records(tide.id)) for id_ in ids})
    titles = [Title(ko=f"글 {id_}", en=f"Text {id_}") for id_ in ids]
    digests = tuple(replace(tide, id=id_, title=title) for id_, title in zip(ids, titles, strict=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "_MOST", 1)
        known = SiteInput(Corpus(mini_corpus.glossary, digests, indexes))
        for form in (fulltext.FORMAT, lookup.FORMAT, assets.FORMAT):
            site.write(folder, form.files(known))
    return f"{server}/the%20sharded%20site/search/index.html"


@pytest.mark.parametrize("served", [True, False])
def test_further_shards_are_searched_when_asked_for(page: Page, sharded: str, sites: Path, served: bool) -> None:
    start = sharded if served else (sites / "the sharded site/search/index.html").as_uri()
    page.goto(f"{start}?q=%EA%B0%AF%EB%B2%8C")
    titles = page.locator("#within option")
    expect(titles).to_have_count(1 + 8)
    first = page.locator("[role=status]", has_text="found").text_content() or ""
    page.get_by_role("button", name="Search more texts").click()
    expect(titles).to_have_count(1 + SHARDS)
    expect(page.get_by_role("button", name="Search more texts")).to_be_hidden()
    status = page.locator("[role=status]", has_text="found")
    expect(status).not_to_have_text(first)
    count, all_ = (int(re.findall(r"\d+", text)[0]) for text in (first, status.text_content() or ""))
    assert count * SHARDS == all_ * 8
    assert len({text.rpartition("(")[2] for text in titles.all_text_contents()[1:]}) == 1, "each has the same text"


def test_the_shard_of_the_edition_that_a_link_names_is_searched_first(page: Page, sharded: str) -> None:
    asked: list[str] = []
    page.on("response", lambda response: asked.append(f"{response.status} {response.url}"))
    page.goto(f"{sharded}?q=%EA%B0%AF%EB%B2%8C&in=e9")
    expect(page.locator(".found-passages li")).not_to_have_count(0, timeout=20_000)  # several indexes are loaded
    expect(page.locator("#within")).to_have_value("e9")
    assert {urlsplit(href).path.split("/")[-2] for href in hrefs(page.locator(".found-passages li"))} == {"e9"}
    assert not [response for response in asked if not response.startswith(("200 ", "304 "))]
    assert not any("/from-e8/" in response for response in asked)
