"""The website in a real browser: reading, arriving, notes, the reader's choices, with scripts and without."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import pipeline
from builder.build.preview.lazy_site import preview
from builder.build.stores import disk
from builder.content.file import ContentFile
from builder.content.loading.bibliography import load_source
from builder.content.loading.editions import load_edition
from builder.content.loading.glossary import load_term
from builder.model.bibliography import Bibliography
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import File
from builder.terms.annotate import annotate
from builder.terms.finder import Finder
from builder.terms.lookup import KeyIndex, all_keys
from tests.support import site
from tests.support.page import rest


@pytest.fixture(scope="module")
def folder(mini_site: Path) -> Path:
    return mini_site


def open_(page: Page, folder: Path, path: str) -> None:
    name, _, fragment = path.partition("#")
    page.goto((folder / name).as_uri() + (f"#{fragment}" if fragment else ""))
    rest(page)


TIDE = "tide/index.html"
FIRST_MARK = "[id='p3.1'] a.term"


# --- Reading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [TIDE, "ko/tide/index.html", "moon/index.html"])
def test_published_text_stands_on_the_page_to_the_letter(
    page: Page, folder: Path, path: str, mini_editions: tuple[Edition, ...]
) -> None:
    open_(page, folder, path)
    shown = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll(".s")].map((sentence) => {
            const copy = sentence.cloneNode(true);
            for (const call of copy.querySelectorAll(".call")) call.remove();
            return [sentence.id ? `ko ${sentence.id}` : `en ${sentence.dataset.of}`, copy.textContent];
        }))"""
    )
    edition = next(one for one in mini_editions if one.id in path)
    published = {
        f"{line.language} {pair.id}.{segment.number}": line.text
        for pair in edition.pairs
        for segment in pair.segments
        for line in (segment.ko, segment.en)
    }
    assert shown == published


def test_sides_of_a_pair_begin_at_the_same_height(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    tops = page.eval_on_selector_all(
        ".text .cells",
        "all => all.map(one => [...one.querySelectorAll('.ko, .en')].map(e => Math.round(e.getBoundingClientRect().top)))",
    )
    assert len(tops) > 8
    assert all(ko == en for ko, en in tops)


def test_narrow_window_interleaves_the_sides(phone: Page, folder: Path) -> None:
    open_(phone, folder, TIDE)
    ko, en = (phone.locator(one).bounding_box() for one in ("[id='p4.1']", "[data-of='p4.1']"))
    assert ko
    assert en
    assert en["y"] >= ko["y"] + ko["height"]


@pytest.mark.parametrize(
    "path", [TIDE, "ko/tide/index.html", "index.html", "glossary/index.html", "glossary/getbol/index.html"]
)
def test_nothing_scrolls_sideways_at_320_pixels(phone: Page, folder: Path, path: str) -> None:
    open_(phone, folder, path)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", [TIDE, "index.html", "glossary/index.html", "glossary/getbol/index.html"])
def test_page_asks_for_nothing_outside_and_breaks_no_policy(page: Page, folder: Path, path: str) -> None:
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_(page, folder, path)
    assert len(asked) >= 3  # the page, its style, its script
    assert all(url.startswith(folder.as_uri()) for url in asked)
    assert not complaints


# --- Arriving ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fragment", ["p10", "p4.2", "p4.3"])
def test_permalinks_arrive(bare: Page, folder: Path, fragment: str) -> None:
    open_(bare, folder, f"{TIDE}#{fragment}")
    expect(bare.locator(":target")).to_have_id(fragment)
    expect(bare.locator(":target")).to_be_in_viewport()


def test_arriving_at_a_sentence_shows_its_counterpart(page: Page, folder: Path) -> None:
    open_(page, folder, f"{TIDE}#p4.2")
    expect(page.locator("[data-of='p4.2']")).to_have_class("s target")


def test_the_number_of_a_passage_is_its_permalink(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    link = page.locator("#p4 > .permalink")
    expect(link).to_have_text("4")
    expect(link).to_have_attribute("href", "#p4")


# --- Terms and notes --------------------------------------------------------------------------------------------------


def test_without_scripts_a_mark_leads_to_its_note(bare: Page, folder: Path) -> None:
    open_(bare, folder, TIDE)
    mark = bare.locator(FIRST_MARK).first
    note = bare.locator(str(mark.get_attribute("href")))
    expect(note).not_to_be_visible()
    mark.click()
    expect(note).to_be_visible()
    expect(note).to_be_in_viewport()


def test_without_scripts_every_note_can_be_read(bare: Page, folder: Path) -> None:
    open_(bare, folder, TIDE)
    expect(bare.locator("#note-1")).to_be_visible()
    expect(bare.locator("#note-1 em")).to_have_text("meant")
    expect(bare.locator("#note-1 .sources a").first).to_have_attribute("href", "https://example.org/crabs")
    bare.locator(".front > summary").click()
    for summary in bare.locator("details.terms > summary").all():
        summary.click()
    for note in bare.locator(".term-note").all():
        expect(note).to_be_visible()


def test_pointing_at_a_sentence_lights_its_counterpart(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    twin = page.locator("[id='p4.3']")
    before = twin.evaluate("e => getComputedStyle(e).backgroundColor")
    page.locator("[data-of='p4.3']").hover()
    expect(twin).to_have_class("s lit")
    expect(twin).not_to_have_css("background-color", before)
    page.locator("h1").hover()
    expect(twin).to_have_class("s")


def test_focus_in_a_sentence_lights_its_counterpart(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    page.locator(FIRST_MARK).first.focus()
    expect(page.locator("[data-of='p3.1']")).to_have_class("s lit")


def test_note_opens_on_hover_stays_while_pointed_at_and_closes_on_escape(page: Page, folder: Path) -> None:
    page.clock.install()
    open_(page, folder, TIDE)
    mark, card = page.locator(FIRST_MARK).first, page.locator("#card")
    mark.hover()
    expect(card).to_be_visible()
    expect(mark).to_have_attribute("aria-expanded", "true")
    page.clock.pause_at(page.evaluate("Date.now()") + 1000)
    page.mouse.move(1, 1)  # over neither
    card.hover()
    page.clock.run_for("01:00")  # whatever was to close it after a while has had its time
    expect(card).to_be_visible()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(mark).not_to_have_attribute("aria-expanded", "true")


def test_note_closes_when_the_pointer_leaves(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    page.locator(FIRST_MARK).first.hover()
    expect(page.locator("#card")).to_be_visible()
    page.locator("h1").hover()
    expect(page.locator("#card")).to_be_hidden()


def test_a_note_opens_on_focus_enter_goes_into_it_and_escape_back(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    mark, card = page.locator("#p3 .en a.term.leading").first, page.locator("#card")
    page.locator("#p3 > .permalink").focus()
    for _ in range(12):
        page.keyboard.press("Tab")
        if mark.evaluate("e => e === document.activeElement"):
            break
    expect(card).to_be_visible()
    page.keyboard.press("Enter")
    expect(card).to_be_focused()
    page.keyboard.press("Escape")
    expect(mark).to_be_focused()
    expect(card).to_be_hidden()


def test_tab_leads_through_a_pinned_note_and_on_in_the_text(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    mark, following = (
        page.locator("#p3 .en a:not([tabindex], .here)").first,
        page.locator("#p3 .en a:not([tabindex], .here)").nth(1),
    )
    card = page.locator("#card")
    mark.focus()
    page.keyboard.press("Enter")
    expect(card).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    for _ in card.locator("a:visible, button:visible").all():
        page.keyboard.press("Tab")
        expect(card.locator(":focus")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(following).to_be_focused()


def test_note_opens_on_tap_and_closes_on_a_tap_elsewhere(phone: Page, folder: Path) -> None:
    open_(phone, folder, TIDE)
    phone.locator(FIRST_MARK).first.tap()
    card = phone.locator("#card")
    expect(card).to_be_visible()
    box = card.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    phone.locator("h1").tap()
    expect(card).to_be_hidden()


def test_authors_footnote_and_translators_note_are_told_apart(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    expect(page.locator("[id='p3.2'] a.star")).to_have_attribute("href", "#p5")
    expect(page.locator("#p5")).to_have_attribute("role", "doc-footnote")
    expect(page.locator("#p5 > .back > a")).to_have_attribute("href", "#p3.2")
    expect(page.locator("#p3 ol.notes")).to_have_attribute("aria-label", "Translator’s notes")
    expect(page.locator("[data-of='p3.2'] a.note")).to_have_attribute("href", "#note-1")


def test_repair_with_a_reason_is_shown_and_a_silent_one_is_not(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    remarks = page.locator("#p4 .remarks li")
    expect(remarks).to_have_count(1)
    expect(remarks).to_contain_text("미터: the source reads 매터. A slip for the unit of length.")
    expect(page.locator("#p4 .repair")).to_have_text("미터")
    expect(page.locator("#p4 a.remark")).to_have_attribute("href", f"#{remarks.get_attribute('id')}")


# --- The reader's choices ---------------------------------------------------------------------------------------------


def test_choices_work_without_scripts(bare: Page, folder: Path) -> None:
    open_(bare, folder, TIDE)
    bare.locator("details.settings summary").click()
    bare.locator("#layout-en").check()
    expect(bare.locator("#p4 .ko")).not_to_be_visible()
    expect(bare.locator("#p4 .en")).to_be_visible()
    bare.locator("#layout-ko").check()
    expect(bare.locator("#p4 .ko")).to_be_visible()
    expect(bare.locator("#p4 .en")).not_to_be_visible()
    bare.locator("#notes-hidden").check()
    expect(bare.locator("#note-1")).not_to_be_visible()
    bare.locator("#theme-dark").check()
    expect(bare.locator("html")).to_have_css("color-scheme", "dark")


def test_choices_are_remembered(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    page.locator("details.settings summary").click()
    page.locator("#layout-en").check()
    page.locator("#theme-sepia").check()
    other = page.context.new_page()  # the browser tells pages of what another has stored a moment after that
    open_(other, folder, "index.html")
    other.wait_for_function("['layout', 'theme'].every((key) => localStorage.getItem(`daeyeok.${key}`))")
    open_(page, folder, "moon/index.html")
    expect(page.locator("#layout-en")).to_be_checked()
    expect(page.locator("#p1 .ko")).not_to_be_visible()
    expect(page.locator("html")).to_have_css("background-color", "rgb(246, 236, 217)")


def test_link_to_a_hidden_sentence_still_arrives(page: Page, folder: Path) -> None:
    open_(page, folder, TIDE)
    page.locator("details.settings summary").click()
    page.locator("#layout-en").check()
    open_(page, folder, "index.html")
    open_(page, folder, f"{TIDE}#p4.3")
    expect(page.locator("[data-of='p4.3']")).to_be_in_viewport()


def test_the_end_of_a_text_leads_to_the_next_one_in_the_library(page: Page, bare: Page, folder: Path) -> None:
    open_(page, folder, "index.html")
    cards = page.locator(".shelf > li")
    ids = [str(id_) for id_ in cards.evaluate_all("all => all.map((one) => one.id)")]
    for id_, after in zip(ids, (*ids[1:], ids[0]), strict=True):
        open_(page, folder, f"{id_}/index.html")
        link = page.get_by_role("navigation", name="Next text").get_by_role("link")
        link.scroll_into_view_if_needed()
        expect(link).to_have_attribute("href", re.compile(rf"/{after}/index\.html$"))
        assert [one.get_attribute("lang") for one in link.locator("span").all()] == ["ko", "en"]
    open_(bare, folder, f"ko/{ids[0]}/index.html")
    bare.get_by_role("navigation", name="다음 글").get_by_role("link").click()
    expect(bare).to_have_url((folder / "ko/index.html").as_uri() + f"#{ids[0]}")


def test_after_the_only_text_there_is_none(
    page: Page, mini_editions: tuple[Edition, ...], mini_glossary: Glossary, tmp_path: Path
) -> None:
    open_(page, site.write(tmp_path, site.pages(mini_glossary, mini_editions[1:])), TIDE)
    page.locator("footer.end").scroll_into_view_if_needed()
    expect(page.get_by_role("navigation", name="Next text")).to_have_count(0)


_SHIFTS = """() => new Promise((tell) => {
    let shifts = 0;
    const count = (entries) => entries.forEach((entry) => { shifts += entry.value; });
    const observer = new PerformanceObserver((list) => count(list.getEntries()));
    observer.observe({type: "layout-shift", buffered: true});
    setTimeout(() => { count(observer.takeRecords()); tell(shifts); });
})"""


@pytest.mark.parametrize("path", ["index.html", "ko/index.html", "glossary/getbol/index.html"])
@pytest.mark.parametrize("width", [412, 1280])
def test_nothing_moves_as_a_page_is_set_up(page: Page, folder: Path, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 823})
    open_(page, folder, path)
    assert page.evaluate(_SHIFTS) == 0


def test_the_library_is_sorted_as_the_reader_or_a_link_says(page: Page, folder: Path) -> None:
    open_(page, folder, "index.html")
    cards = page.locator(".shelf > li")

    def ids() -> list[str]:
        return [str(id_) for id_ in cards.evaluate_all("all => all.map((one) => one.id)")]

    newest = ids()
    page.get_by_role("radio", name="Length").check()
    lengths = [int(str(one.get_attribute("data-length"))) for one in cards.all()]
    assert lengths == sorted(lengths)
    shortest = ids()
    assert page.url.endswith("?sort=length")
    page.get_by_role("radio", name="Newest").check()
    assert (ids(), "?" in page.url) == (newest, False)
    page.goto(page.url + "?sort=length")
    expect(page.get_by_role("radio", name="Length")).to_be_checked()
    assert ids() == shortest


def test_glossary_filter_looks_through_both_languages(page: Page, folder: Path) -> None:
    open_(page, folder, "glossary/index.html")
    shown = page.locator(".index li:visible")
    everything = shown.count()
    page.locator("#filter").fill("mudflat")
    expect(shown).to_have_count(1)
    expect(shown).to_contain_text("갯벌")
    page.locator("#filter").fill("")
    expect(shown).to_have_count(everything)


@pytest.mark.parametrize("query", ["ㄱㅂ", "getbol", "갯벌에서는", "갯ㅂ", "mudflt", "rotqjf"])
def test_glossary_is_filtered_as_the_search_box_finds(
    page: Page, folder: Path, mini_glossary: Glossary, query: str
) -> None:
    expected = {
        mini_glossary.by_id[answer.id].ko for answer in KeyIndex(all_keys(mini_glossary)).matches(query, most=100)
    }
    open_(page, folder, "glossary/index.html")
    page.locator("#filter").fill(query)
    expect(page.locator(".filter output")).to_have_text(str(len(expected)))
    assert set(page.locator(".index li:visible b").all_inner_texts()) == expected
    assert "갯벌" in expected


def test_glossary_is_filtered_by_kind_and_by_edition(page: Page, folder: Path, mini_glossary: Glossary) -> None:
    open_(page, folder, "glossary/index.html")
    shown = page.locator(".index li:visible")
    page.locator("#kind").select_option("event")
    events = [term.ko for term in mini_glossary.terms if term.kind == "event"]
    assert sorted(shown.locator("b").all_inner_texts()) == sorted(events)
    expect(page.locator(".filter output")).to_have_text(str(len(events)))
    page.locator("#kind").select_option("")
    page.locator("#edition").select_option("moon")
    names = shown.locator("b").all_inner_texts()
    assert "갯벌" in names
    assert len(names) < len(mini_glossary.terms)


def test_a_filtered_glossary_can_be_linked(page: Page, folder: Path, mini_glossary: Glossary) -> None:
    open_(page, folder, "glossary/index.html")
    page.locator("#kind").select_option("event")
    page.locator("[name=order][value=en]").check()
    page.locator("#filter").fill("tide")
    shown = page.locator(".index li:visible b").all_inner_texts()
    assert 0 < len(shown) < len(mini_glossary.terms)
    address = page.url
    assert "kind=event" in address
    page.goto("about:blank")
    page.goto(address)
    assert page.locator(".index li:visible b").all_inner_texts() == shown
    expect(page.locator("[name=order][value=en]")).to_be_checked()
    page.goto(address.split("?")[0] + "?kind=nonsense&edition=%3Cb%3E")
    expect(page.locator(".index li:visible")).to_have_count(len(mini_glossary.terms))


def test_glossary_is_sorted_by_either_alphabet(page: Page, folder: Path, mini_glossary: Glossary) -> None:
    open_(page, folder, "glossary/index.html")
    renderings = page.locator(".index li:visible .rendering")
    before = renderings.all_inner_texts()
    page.locator("[name=order][value=en]").check()
    assert renderings.all_inner_texts() == sorted((term.en for term in mini_glossary.terms), key=str.casefold)
    first = mini_glossary.by_id["getbol"].en[0].upper()
    expect(page.locator(f".initials a[href='#letter-{first}']")).to_have_count(1)
    expect(page.locator(f"#letter-{first}")).to_have_text(first)
    page.locator("[name=order][value=ko]").check()
    assert renderings.all_inner_texts() == before


# --- Hostile content --------------------------------------------------------------------------------------------------

EVIL = '<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>&amp;{{7*7}}</span>'
HOSTILE_TERM = f"""\
ko: 악의
en: '{EVIL}'
hanja: '{EVIL}'
kind: concept
variants: {{ko: ['{EVIL}'], en: [malice]}}
avoid: {{en: [{{term: '{EVIL}', why: {{en: '{EVIL}', ko: '{EVIL}'}}}}]}}
romanization: '{EVIL}'
definition: {{ko: '{EVIL}', en: '{EVIL} [here](javascript:window.pwned=1) *x*'}}
origin: {{en: '{EVIL}'}}
usage: {{en: '{EVIL}', ko: '{EVIL}'}}
sources: [{{id: evil, for: '{EVIL}'}}, {{seed: '{EVIL}'}}]
status: approved
"""
HOSTILE_SOURCE = f"""\
title: '{EVIL}'
author: '{EVIL}'
publisher: '{EVIL}'
url: 'https://example.org/"><script>window.pwned=1</script>'
via: 'https://example.org/"><script>window.pwned=1</script>'
"""
HOSTILE_EDITION = f"""\
seed: evil.txt
title: {{ko: '{EVIL}', en: '{EVIL}'}}
summary: {{ko: '{EVIL}', en: '{EVIL}'}}
source: {{author: {{ko: '{EVIL}', en: '{EVIL}'}}, isbn: '{EVIL}', series: {{ko: '{EVIL}', en: '{EVIL}'}}}}
translators: [{{name: '{EVIL}', role: translator}}]
status: draft
revisions: [{{version: "1.0", when: 2024-01-01, who: '{EVIL}', what: '{EVIL}'}}]
pairs:
- id: p1
  ko: '악의 {EVIL}'
  en: 'malice {EVIL}'
  notes: [{{on: malice, en: '{EVIL} [here](javascript:window.pwned=1)'}}]
  corrections: [{{from: 악의, to: 악의, why: '{EVIL}'}}]
  gap: {{ko: '{EVIL}', en: '{EVIL}'}}
- omit: '{EVIL}'
  why: {{ko: '{EVIL}', en: '{EVIL}'}}
"""


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    term, faults = load_term(ContentFile("glossary/evil.yaml", HOSTILE_TERM.encode()))
    assert term, faults
    source, faults = load_source(ContentFile("bibliography/evil.yaml", HOSTILE_SOURCE.encode()))
    assert source, faults
    glossary = Glossary((term,), Bibliography((source,)))
    edition, findings = load_edition(ContentFile("translations/evil.yaml", HOSTILE_EDITION.encode()), {})
    assert edition, findings
    return site.write(tmp_path, site.pages(glossary, [annotate(edition, Finder(glossary))]))


@pytest.mark.parametrize(
    "path",
    ["evil/index.html", "ko/evil/index.html", "index.html", "glossary/index.html", "glossary/evil/index.html"],
)
def test_hostile_content_is_shown_and_does_nothing(page: Page, hostile: Path, path: str) -> None:
    open_(page, hostile, path)
    assert page.evaluate("window.pwned") is None
    assert page.locator("main img, main script").count() == 0
    assert page.locator("[href^='javascript']").count() == 0
    expect(page.locator("main")).to_contain_text(EVIL)


HOSTILE = "</script><script>self.hurt = 1</script><!-- <script> ' & "


def test_nothing_in_the_content_gets_out_of_the_data(page: Page, mini_copy: Path, tmp_path: Path) -> None:
    paths = [file.path for file in pipeline.site(disk.read_repository(mini_copy), site.FULL)]
    path = mini_copy / "translations" / "tide.yaml"
    text = path.read_text(encoding="utf-8")
    old = "A short piece on tidal flats and tide times."
    assert old in text
    path.write_text(text.replace(old, json.dumps(f"{HOSTILE}end")), encoding="utf-8")
    shelf = preview(disk.read_repository(mini_copy), site.FULL).files
    folder = site.write(tmp_path / "out", (File(path, shelf.get(str(path)) or b"") for path in paths))
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.goto((folder / "tide" / "index.html").as_uri())
    read = page.evaluate("JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').textContent)")
    assert read["@graph"][0]["abstract"] == HOSTILE + "end"
    assert page.evaluate("'hurt' in self") is False
    assert not heard
