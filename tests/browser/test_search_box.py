"""The search box of the website in a real browser: the command line's answers in their order, by keyboard, by touch, from a folder."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from builder.model.corpus import Corpus
from builder.model.terms import Glossary
from builder.terms.lookup import KEY_KINDS, KeyIndex, all_keys
from tests.support import site

QUERIES = (
    # Hangul: whole, with blanks, with particles, still being typed
    *("기정학", "기 정 학", "기정학은", "기정학적으로만은", "기정학이었지만", "기정학라는", "패권경쟁을", "6소호는", "AI정책이", "미‧중"),
    *("기저", "기정ㅎ", "ㄱ", "미", "미국", "정책", "소버린(Sovereign) AI", "물리적 인공지능", "오픈AI", "生成型 AI"),
    # initial consonants, hanja, romanizations
    *("ㄱㅈㅎ", "ㄱㅈ", "ㅁㄱ", "ㅎ", "ㄲ", "技政學", "旣定學", "地政學", "六小虎", "六小龙", "六小龍", "技", "美國"),
    *("gijeonghak", "Gi-jeong-hak", "kijŏnghak", "kijonghak", "k'ijŏnghak", "yuksoho", "Yuksoho", "hanguk", "han’guk", "tongnimmun"),
    # English: preferred, admitted, to avoid, begun, plural
    *("technopolitics", "Techno-Politics", "technopolitical", "established theory", "geopolitics", "six little tigers", "Six Dragons"),
    *("techno", "AI", "ai", "artificial intelligence", "hegemon", "hegemonies", "sovereign AI", "sovereign A", "U.S.", "US"),
    # the other keyboard mode, both ways
    *("rlwjdgkr", "RLWJDGKR", "rlwjdgkrdms", "rlwjd", "ㅅㄷ초ㅜㅐㅔㅐㅣㅑ샻ㄴ", "ㅁㅑ", "rw", "전략rlwjd", "wlwjdgkr", "ahstm"),
    # particles of common nouns, predicates, words within keys
    *("미국의", "AI의", "인공지능의", "미국이", "AI가", "협력하는", "경쟁", "safety", "afety", "정책", "학(技政學)"),
    # joined and mixed initials, tense consonants, variant Hanja, compatibility forms, orders of a name
    *("ㅄ", "ㄺ", "ㄲ", "ㅇㄼㅂ", "ㅇㅂㅆㄱ", "ㅎㅁ ㄳㅂㅇ", "기ㅈㅎ", "기ㅈ", "기정ㅎ", "ㄱ정학", "ㅇ뗀따", "빠", "까ㄱ", "패ㄲ"),
    *("習近平", "华为", "華爲", "騰訊", "覇權", "零一萬物", "習", "ＡＩ", "６소호", "기ᅟ정학", "12ᆞ3"),
    *("Jae-myung Lee", "Jaemyung Lee", "Ding, Jeffrey", "딩 제프리", "doglib", "gyeongju"),
    # misspelt
    *("기정핵", "지정핚", "technopolitcs", "tecnhopolitics", "geopolitcs", "hegemonik competition", "sovreign AI", "AI 기본볍"),
    *("trumpet", "중국집", "데이타센터", "Huawai", "hegemoney", "qwerty policy", "norman", "Jae-yong Lee"),
    # plurals, acronyms read aloud
    *("startups", "policies", "parameters", "에이아이", "소버린 에이아이", "오이씨디", "에이아이의"),
    # sentences and several terms
    *("한국의 AI 정책은", "the sovereign AI of Korea", "미국과 중국의 패권경쟁", "기정학, 지정학", "미국에서는 반도체를 둘러싸고"),
    # edges
    *("", " ", "a", "Z", "é", "É", "1", "６", "🤖", "🤖기정학🤖", "zzzzqqqq", "ㅋㅋㅋ", "\u1100\u1161", "가\u0301", "𠮷", "İ", "ß", "Σ"),
    *(".*", "(", "[a-z]+", "\\", "$^", "a|b", "__proto__", "constructor", "toString", "<b>", "‘’", "-", "\u200b"),
    *("\ufeffAI", "AI\u00a0정책", "𝐀𝐈", "technopolitic𝐬"),
    *("기정학" * 40, "x" * 400, "technopolitics and " * 30, "ㅁ" * 64, "미국 " * 40),
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(real_site: Path) -> Path:
    return real_site


def go(page: Page, folder: Path, path: str = "index.html") -> None:
    page.goto((folder / path).as_uri())


def field(page: Page) -> Any:
    return page.locator(".search").get_by_role("combobox")


def look_up(page: Page, typed: str) -> Any:
    """Type into the box, and give the answers shown."""
    field(page).fill(typed)
    expect(page.locator(".search [role=status]")).not_to_be_empty()
    return page.locator(".search").get_by_role("option")


# --- The same answers -------------------------------------------------------------------------------------------------


def test_page_answers_as_the_command_line_does(page: Page, folder: Path, real_glossary: Glossary) -> None:
    index = KeyIndex(all_keys(real_glossary))
    go(page, folder)
    look_up(page, "기정학")  # loads the keys
    answers = page.evaluate("queries => queries.map((query) => daeyeok.ask(query))", list(QUERIES))
    shown = {
        query: [(one["id"], one["how"], one["key"], one["avoided"]) for one in found]
        for query, found in zip(QUERIES, answers, strict=True)
    }
    asked = {query: [(one.id, one.kind, one.key, one.avoided) for one in index.matches(query)] for query in QUERIES}
    assert shown == asked
    assert len(asked) > 100
    assert {kind for found in asked.values() for _, kind, _, _ in found} == set(KEY_KINDS)
    assert not any(asked[query] for query in ("", " ", "🤖", "(", ".*", "\u200b", "zzzzqqqq"))


# What is typed, kind by kind, and the entry that is meant.
MEANT = (
    *(("미국의", "united-states"), ("인공지능의", "ai")),  # a particle
    *(("ㅈㅈㅎ", "geopolitics"), ("ㅇㄼㅂ", "alibaba")),  # initials, as they are and joined by the input method
    ("ㅎㅁ ㄳㅂㅇ", "technology-prosperity-deal"),
    *(("기ㅈㅎ", "gijeonghak"), ("패ㄱㄱㅈ", "hegemonic-competition")),  # mixed with syllables
    ("권경쟁", "hegemonic-competition"),  # within a headword
    *(("習近平", "xi-jinping"), ("习近平", "xi-jinping"), ("覇權", "hegemony"), ("華爲", "huawei")),  # variant Hanja
    *(("Jae-myung Lee", "lee-jae-myung"), ("Trump, Donald", "donald-trump")),  # the order of a name
    *(("기정핵", "gijeonghak"), ("sovreign AI", "sovereign-ai"), ("데이타센터", "data-center")),  # misspelt
)


def test_box_and_filter_of_the_glossary_show_what_is_meant_first(
    page: Page, folder: Path, real_glossary: Glossary
) -> None:
    index = KeyIndex(all_keys(real_glossary))
    go(page, folder, "glossary/index.html")
    for typed, meant in MEANT:
        headword = real_glossary.by_id[meant].ko
        expect(look_up(page, typed).first).to_have_attribute("data-href", re.compile(f"/glossary/{meant}/index.html$"))
        found = {real_glossary.by_id[answer.id].ko for answer in index.matches(typed, most=len(real_glossary.terms))}
        page.locator("#filter").fill(typed)
        expect(page.locator(".filter output")).to_have_text(str(len(found)))
        shown = set(page.locator(".index li:visible b").all_inner_texts())
        assert (headword in shown, shown) == (True, found), typed


# --- The box ----------------------------------------------------------------------------------------------------------


def test_keys_are_loaded_when_the_box_is_first_used_and_only_then(page: Page, folder: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1]))
    go(page, folder)
    assert "terms.js" not in asked
    expect(look_up(page, "기정학").first).to_be_visible()
    look_up(page, "지정학")
    assert asked.count("terms.js") == 1


@pytest.mark.parametrize(
    ("start", "arrived"),
    [
        ("index.html", "glossary/gijeonghak/index.html"),
        ("glossary/index.html", "glossary/gijeonghak/index.html"),
        ("glossary/geopolitics/index.html", "glossary/gijeonghak/index.html"),
        ("ko/index.html", "ko/glossary/gijeonghak/index.html"),
        ("ko/technopolitics-of-ai-hegemony/index.html", "ko/glossary/gijeonghak/index.html"),
    ],
)
def test_enter_goes_to_the_first_answer_from_every_kind_of_page(
    page: Page, folder: Path, start: str, arrived: str
) -> None:
    go(page, folder, start)
    expect(look_up(page, "rlwjdgkr")).not_to_have_count(0)
    page.keyboard.press("Enter")
    page.wait_for_url((folder / arrived).as_uri())
    assert page.locator("h1").inner_text().startswith("기정학")


@pytest.mark.parametrize(("composed", "goes"), [("기정학", True), ("技", False)])
def test_enter_while_a_syllable_is_put_together_is_not_lost(
    page: Page, folder: Path, composed: str, *, goes: bool
) -> None:
    """Enter reaches the page as a key of the input method's, before the syllable is finished; Hanja are only chosen with it."""
    go(page, folder)
    look_up(page, composed)
    field(page).evaluate(
        """(field, data) => {
             const key = { key: "Process", code: "Enter", isComposing: true, bubbles: true };
             field.dispatchEvent(new CompositionEvent("compositionstart"));
             field.dispatchEvent(new KeyboardEvent("keydown", key));
             field.dispatchEvent(new CompositionEvent("compositionend", { data }));
           }""",
        composed,
    )
    if goes:
        page.wait_for_url((folder / "glossary/gijeonghak/index.html").as_uri())
    else:
        assert look_up(page, "미국").count() > 1  # whatever Enter set off would have come before these answers
        assert page.url == (folder / "index.html").as_uri()


def test_arrows_choose_and_wrap_and_the_focus_stays_in_the_field(page: Page, folder: Path) -> None:
    go(page, folder)
    options = look_up(page, "미국")
    count = options.count()
    assert count > 2
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", str(options.nth(1).get_attribute("id")))
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator(".search [aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(options.nth(count - 1)).to_have_attribute("aria-selected", "true")


def test_escape_closes_then_clears(page: Page, folder: Path) -> None:
    go(page, folder)
    look_up(page, "미국")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).not_to_be_visible()
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(field(page)).to_have_value("미국")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_value("")


def test_number_of_answers_is_announced(page: Page, folder: Path) -> None:
    status = page.locator(".search [role=status]")
    go(page, folder)
    look_up(page, "기정학은")
    expect(status).to_have_text("1 term found.")
    look_up(page, "zzzzqqqq")
    expect(status).to_have_text("No term found.")
    expect(page.get_by_role("listbox")).to_have_text("No term found. Search the texts for ‘zzzzqqqq’")
    go(page, folder, "ko/index.html")
    look_up(page, "기정학은")
    expect(status).to_have_text("용어 1개를 찾았습니다.")


def test_answer_shows_how_it_was_found(page: Page, folder: Path) -> None:
    go(page, folder)
    avoided = look_up(page, "established theory").first
    expect(avoided).to_contain_text("기정학 技政學 technopolitics concept ‘established theory’ is to be avoided")
    misspelled = look_up(page, "기정핵")
    expect(misspelled.first).to_contain_text("similar to ‘기정학’")
    texts = [text for text in misspelled.all_inner_texts() if text.startswith("Search")]
    assert texts == ["Search the texts for ‘기정학’", "Search the texts for ‘기정핵’"]
    expect(look_up(page, "technopolitical").first.locator(".how")).to_have_text("technopolitical")
    expect(look_up(page, "기정학").first.locator(".how")).to_have_count(0)


def test_tap_goes_to_an_answer(phone: Page, folder: Path) -> None:
    go(phone, folder)
    options = look_up(phone, "기정핵")
    box = options.first.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    options.first.tap()
    phone.wait_for_url((folder / "glossary/gijeonghak/index.html").as_uri())


def test_without_scripts_there_is_no_box(bare: Page, folder: Path) -> None:
    go(bare, folder, "glossary/index.html")
    expect(bare.locator(".search")).not_to_be_visible()
    expect(bare.locator(".index li").first).to_be_visible()


def test_hostile_keys_are_shown_as_text(page: Page, tmp_path: Path, mini_corpus: Corpus) -> None:
    evil = "<img src=x onerror=window.pwned=1>"
    term = mini_corpus.glossary.terms[0].model_copy(update={"en": evil, "hanja": evil})
    go(page, site.write(tmp_path, site.pages(Glossary((term,)), ())))
    expect(look_up(page, term.ko).first).to_contain_text(evil)
    assert page.evaluate("window.pwned") is None
    assert page.locator(".search img").count() == 0
