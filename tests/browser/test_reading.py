"""Reading in a real browser: layouts, choices that links set, density of marks, moving about, ranges, keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.model.edition import Edition
from tests.support.page import rest

TIDE = "tide/index.html"


@pytest.fixture(scope="module")
def folder(mini_site: Path) -> Path:
    return mini_site


LONG = "ai-competition-and-world-politics/index.html"


def visit(page: Page, site: Path | str, query: str = "", path: str = TIDE) -> None:
    """Open a page of a site, in its folder or at its address, which is needed where one page is to know what another has stored."""
    page.goto(f"{site if isinstance(site, str) else f'{site.as_uri()}/'}{path}{query}")
    rest(page)


def choose(page: Page, name: str, value: str) -> None:
    """Choose as a reader does, in the panel of the view."""
    page.locator("details.settings").evaluate("one => { one.open = true }")
    page.locator(f"#{name}-{value}").check()
    rest(page)


def choose_bare(page: Page, name: str, value: str) -> None:
    """Choose where no script opens the panel."""
    page.locator("details.settings > summary").click()
    page.locator(f"#{name}-{value}").check()
    page.locator("details.settings > summary").click()


def top(element: Locator) -> float:
    box = element.bounding_box()
    assert box
    return box["y"]


def left(element: Locator) -> float:
    box = element.bounding_box()
    assert box
    return box["x"]


def read_on(page: Page) -> str:
    """Scroll down at once, and say the number of the passage that the reader is then told to be at."""
    at = page.locator(".whereabouts .at")
    expect(at).to_contain_text("Passage")
    begun = at.text_content() or ""  # it is not shown at the top
    page.evaluate("scrollTo({top: document.body.scrollHeight, behavior: 'instant'})")
    expect(at).not_to_have_text(begun)
    page.wait_for_function("localStorage.length > 0")
    return (at.text_content() or "").split(" ")[1]


def korean(page: Page, sentence: str) -> Locator:
    return page.locator(f"[id='{sentence}']")


def english(page: Page, sentence: str) -> Locator:
    return page.locator(f"[data-of='{sentence}']")


# --- Layouts ----------------------------------------------------------------------------------------------------------


def test_line_by_line_sets_each_sentence_under_its_counterpart(page: Page, folder: Path) -> None:
    visit(page, folder)
    choose(page, "layout", "lines")
    order = [one(page, f"p4.{k}") for k in (1, 2, 3) for one in (korean, english)]
    assert [top(one) for one in order] == sorted({top(one) for one in order})


def test_line_by_line_works_without_scripts(bare: Page, folder: Path) -> None:
    visit(bare, folder)
    choose_bare(bare, "layout", "lines")
    assert top(korean(bare, "p4.1")) < top(english(bare, "p4.1")) < top(korean(bare, "p4.2"))


def test_either_language_may_come_first(page: Page, folder: Path) -> None:
    visit(page, folder)
    assert left(korean(page, "p4.1")) < left(english(page, "p4.1"))
    choose(page, "first", "en")
    assert left(english(page, "p4.1")) < left(korean(page, "p4.1"))
    choose(page, "layout", "lines")
    assert top(english(page, "p4.1")) < top(korean(page, "p4.1")) < top(english(page, "p4.2"))


def test_sentences_beyond_the_numbered_ones_stay_after_them(page: Page, folder: Path) -> None:
    visit(page, folder, "?layout=lines")
    page.evaluate(
        """() => { for (const side of ["ko", "en"]) {
            const cell = document.querySelector(`#p4 .${side}`);
            const last = cell.querySelector(".s:last-child");
            for (let k = 4; k <= 26; k++) {
                const more = last.cloneNode(true);
                more.removeAttribute("id");
                more.className = "s more";
                cell.append(more);
            }
        } }"""
    )
    assert top(page.locator("#p4 .ko .more").last) > top(page.locator("#p4 .en .more").nth(20))


def test_a_change_of_layout_keeps_the_passage_where_it_is(page: Page, folder: Path) -> None:
    visit(page, folder)
    page.locator("#p10").evaluate("one => scrollTo(0, scrollY + one.getBoundingClientRect().top - 120)")
    page.locator("#p10").evaluate("one => { one.tabIndex = -1; one.focus({preventScroll: true}) }")
    before = top(page.locator("#p10"))
    for _ in range(4):
        page.keyboard.press("l")
        rest(page)
        assert abs(top(page.locator("#p10")) - before) <= 2


def test_reveal_shows_the_other_language_sentence_by_sentence(page: Page, folder: Path) -> None:
    visit(page, folder)
    choose(page, "layout", "reveal")
    expect(english(page, "p4.1")).not_to_be_visible()
    button = korean(page, "p4.1").locator("button.reveal")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.click()
    answer = korean(page, "p4.1").locator(".answer")
    expect(answer).to_be_visible()
    expect(answer).to_have_attribute("lang", "en")
    expect(answer).to_contain_text("tide")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".answer")).to_have_count(1)
    button.press("Enter")
    expect(answer).to_have_count(0)


def test_reveal_by_tap_and_by_key_and_from_either_language(page: Page, folder: Path) -> None:
    visit(page, folder, "?layout=reveal&first=en")
    expect(korean(page, "p4.1")).not_to_be_visible()
    english(page, "p4.3").dispatch_event("click")
    expect(english(page, "p4.3").locator(".answer")).to_have_attribute("lang", "ko")
    page.locator("#p4").evaluate("one => { one.tabIndex = -1; one.focus() }")
    page.keyboard.press("r")
    expect(english(page, "p4.1").locator(".answer")).to_be_visible()
    choose(page, "layout", "columns")
    expect(page.locator(".answer, button.reveal")).to_have_count(0)


def test_reveal_is_not_offered_where_it_cannot_work(bare: Page, folder: Path) -> None:
    visit(bare, folder)
    expect(bare.locator("label:has(#layout-reveal)")).not_to_be_visible()


# --- Choices in the address -------------------------------------------------------------------------------------------


def test_a_choice_is_in_the_address_and_is_remembered(page: Page, folder: Path) -> None:
    visit(page, folder, "#p4")
    choose(page, "layout", "lines")
    choose(page, "theme", "dark")
    assert page.url.endswith(f"{TIDE}?layout=lines&theme=dark#p4") or page.url.endswith(
        f"{TIDE}?theme=dark&layout=lines#p4"
    )
    choose(page, "layout", "columns")
    assert page.url.endswith(f"{TIDE}?theme=dark#p4")
    visit(page, folder, path="moon/index.html")
    expect(page.locator("#theme-dark")).to_be_checked()
    assert page.url.endswith("?theme=dark")


def test_a_link_sets_the_view_and_does_not_overwrite_ones_own(page: Page, folder: Path) -> None:
    visit(page, folder)
    choose(page, "layout", "en")
    visit(page, folder, "?layout=lines")
    expect(page.locator("html")).to_have_attribute("data-layout", "lines")
    expect(page.locator(".preset")).to_be_visible()
    visit(page, folder)
    expect(page.locator("html")).to_have_attribute("data-layout", "en")
    expect(page.locator(".preset")).not_to_be_visible()


def test_a_links_view_is_kept_or_dismissed(page: Page, mini_served: str) -> None:
    visit(page, mini_served, "?layout=lines&notes=hidden")
    page.get_by_role("button", name="Back to my view").click()
    expect(page.locator("html")).to_have_attribute("data-layout", "columns")
    expect(page.locator("#note-1")).to_be_visible()
    assert page.url.endswith(TIDE)
    visit(page, mini_served, "?layout=lines")
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".preset")).not_to_be_visible()
    visit(page, mini_served)
    expect(page.locator("html")).to_have_attribute("data-layout", "lines")


def test_a_link_can_set_the_plain_view_too(page: Page, mini_served: str) -> None:
    visit(page, mini_served)
    choose(page, "layout", "ko")
    visit(page, mini_served, "?layout=columns")
    expect(page.locator("html")).to_have_attribute("data-layout", "columns")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-layout", "columns")


def test_what_is_no_choice_is_passed_over(page: Page, folder: Path) -> None:
    visit(page, folder, "?layout=%3Cscript%3E&first=fr&x=1")
    expect(page.locator("html")).to_have_attribute("data-layout", "columns")
    expect(page.locator(".preset")).not_to_be_visible()
    assert page.url.endswith("?x=1")


def test_choices_hold_even_where_the_script_before_the_paint_does_not_come(page: Page, folder: Path) -> None:
    without = re.sub("<script>.*?</script>", "", (folder / TIDE).read_text(encoding="utf-8"), flags=re.DOTALL)
    page.route(f"**/{TIDE}*", lambda route: route.fulfill(body=without, content_type="text/html; charset=utf-8"))
    visit(page, folder, "?layout=lines")
    expect(page.locator("html")).to_have_attribute("data-layout", "lines")
    expect(page.locator("#layout-lines")).to_be_checked()
    page.get_by_role("button", name="Back to my view").click()
    expect(page.locator("html")).to_have_attribute("data-layout", "columns")


def test_choices_stand_before_anything_is_painted(page: Page, folder: Path) -> None:
    late = "addEventListener('DOMContentLoaded', () => document.documentElement.dataset.late = '')"
    page.route("**/frame.js*", lambda route: route.fulfill(body=late, content_type="text/javascript"))
    visit(page, folder, "?layout=lines&theme=dark")
    expect(page.locator("html")).to_have_attribute("data-late", "")
    assert page.locator("html").get_attribute("data-layout") == "lines"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


# --- How much is marked -----------------------------------------------------------------------------------------------


def test_marks_can_be_all_or_once_a_part_or_none(page: Page, folder: Path) -> None:
    visit(page, folder)
    links, words = page.locator(".text a.term[href]"), page.locator(".text a.term")
    everything, first = words.count(), page.locator(".text a.term.leading").count()
    assert 0 < first < everything
    expect(links).to_have_count(first)
    choose(page, "marks", "none")
    expect(links).to_have_count(0)
    expect(words.first).to_have_css("text-decoration-line", "none")
    choose(page, "marks", "all")
    expect(links).to_have_count(everything)


def test_a_part_marks_a_term_once_in_each_language(
    page: Page, folder: Path, mini_editions: tuple[Edition, ...]
) -> None:
    visit(page, folder)
    tide = next(edition for edition in mini_editions if edition.id == "tide")
    parts = sum(pair.kind == "heading" for pair in tide.pairs) + 1
    for side in ("ko", "en"):
        leading = page.locator(f".text .{side} a.term.leading").evaluate_all("all => all.map(one => one.hash)")
        assert max(leading.count(one) for one in leading) <= parts


def test_words_whose_marks_are_off_take_no_focus_without_scripts(bare: Page, folder: Path) -> None:
    visit(bare, folder)
    choose_bare(bare, "marks", "none")
    bare.locator("#p3 > .permalink").focus()
    for _ in range(12):
        bare.keyboard.press("Tab")
        focused = bare.locator(":focus")
        assert "term" not in (focused.get_attribute("class") or "").split(), focused.inner_text()


def test_notes_on_terms_can_all_be_open(page: Page, folder: Path) -> None:
    visit(page, folder)
    notes = page.locator("details.terms")
    choose(page, "terms", "open")
    expect(page.locator("details.terms[open]")).to_have_count(notes.count())
    choose(page, "terms", "folded")
    expect(page.locator("details.terms[open]")).to_have_count(0)


# --- Sentences and terms ----------------------------------------------------------------------------------------------


def test_pointing_at_a_term_lights_its_rendering(page: Page, folder: Path) -> None:
    visit(page, folder)
    mark, twin = (page.locator(f"#p4 .{side} a.term[data-link='1']") for side in ("ko", "en"))
    for point in (mark.hover, mark.focus):
        point()
        expect(twin).to_contain_class("lit")
        page.locator("h1").hover()
        page.locator(".wordmark").focus()
        expect(page.locator(".lit")).to_have_count(0)


def test_a_terms_note_says_what_stands_across_from_it(page: Page, folder: Path) -> None:
    visit(page, folder)
    mark, twin = (page.locator(f"#p4 .{side} a.term[data-link='1']") for side in ("ko", "en"))
    across = twin.inner_text()
    mark.click()
    expect(page.locator("#card")).to_contain_text(f"Counterpart: {across}")
    expect(mark).to_have_attribute("aria-details", "card")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()


# --- Moving about -----------------------------------------------------------------------------------------------------


def test_keys_go_from_pair_to_pair(page: Page, folder: Path) -> None:
    visit(page, folder, "#p3")
    page.locator("#p3").evaluate("one => { one.tabIndex = -1; one.focus() }")
    page.keyboard.press("j")
    expect(page.locator("#p4")).to_be_focused()
    expect(page.locator("#p4")).to_be_in_viewport()
    page.keyboard.press("k")
    expect(page.locator("#p3")).to_be_focused()


def test_keys_go_on_from_where_the_reader_has_scrolled_to(page: Page, folder: Path) -> None:
    visit(page, folder)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".pair:focus")).to_be_in_viewport()
    first = page.locator(".pair:focus").get_attribute("id")
    at = int(read_on(page))
    expect(page.locator(f"#{first}")).not_to_be_in_viewport()
    page.keyboard.press("k")
    expect(page.locator(".pair:focus")).to_have_attribute("id", f"p{at - 1}")


def test_keys_that_are_struck_quickly_all_count(page: Page, folder: Path) -> None:
    visit(page, folder, "#p3")
    page.locator("#p3").evaluate("one => { one.tabIndex = -1; one.focus() }")
    page.locator("#p3").evaluate("one => one.scrollIntoView()")
    for _ in range(4):
        page.keyboard.press("j")
    expect(page.locator("#p7")).to_be_focused()


def test_the_focused_pair_is_not_hidden_by_the_bar(page: Page, folder: Path) -> None:
    visit(page, folder, "#p3")
    for _ in range(3):
        page.keyboard.press("j")
    rest(page)
    bar = page.locator(".masthead").bounding_box()
    assert bar
    assert top(page.locator(".pair:focus")) >= bar["y"] + bar["height"] - 1


def test_keys_work_in_the_korean_keyboard_mode_and_not_while_typing(page: Page, folder: Path) -> None:
    visit(page, folder)
    page.locator(".search input").fill("")
    page.keyboard.press("l")
    expect(page.locator("html")).to_have_attribute("data-layout", "columns")
    page.locator("h1").click()
    page.evaluate("document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ㅣ', code: 'KeyL', bubbles: true}))")
    expect(page.locator("html")).to_have_attribute("data-layout", "lines")


def test_what_a_key_chooses_is_said(page: Page, folder: Path) -> None:
    visit(page, folder)
    page.keyboard.press("l")
    expect(page.get_by_role("status").filter(has_text="Layout: Line by line")).to_be_visible()
    page.keyboard.press("m")
    expect(page.get_by_role("status").filter(has_text="Terms underlined: All")).to_be_visible()


def test_the_panel_of_the_view_closes_by_escape_and_by_a_click_elsewhere(page: Page, folder: Path) -> None:
    visit(page, folder)
    panel, button = page.locator("details.settings"), page.locator("details.settings > summary")
    button.click()
    page.locator("#marks-all").check()
    page.keyboard.press("Escape")
    expect(panel).not_to_have_attribute("open", "")
    expect(button).to_be_focused()
    button.click()
    page.locator("h1").click()
    expect(panel).not_to_have_attribute("open", "")


def test_the_list_of_keys_opens_and_switches_them_off(page: Page, folder: Path) -> None:
    visit(page, folder)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    dialog.get_by_role("checkbox").uncheck()
    dialog.get_by_role("button", name="Close").click()
    page.keyboard.press("l")
    expect(page.locator("html")).to_have_attribute("data-layout", "columns")
    page.reload()
    page.keyboard.press("?")
    expect(dialog).not_to_be_visible()
    page.get_by_role("button", name="Keys").click()
    expect(dialog.get_by_role("checkbox")).not_to_be_checked()


@pytest.mark.parametrize("edition", [LONG, "moon/index.html"])  # the second has neither notes nor parts
def test_every_key_that_is_listed_is_bound_and_the_other_way_round(
    page: Page, real_site: Path, mini_site: Path, edition: str
) -> None:
    visit(page, real_site if edition == LONG else mini_site, path=edition)
    taken = page.evaluate(
        """() => Array.from({length: 94}, (_, at) => String.fromCharCode(33 + at)).filter((key) => {
            const went = document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
            document.querySelector("dialog[open]")?.close();
            return !went;
        })"""
    )
    assert sorted(taken) == sorted(page.locator("#keys dt").all_text_contents())


def test_english_first_turns_the_title_round_too(page: Page, folder: Path) -> None:
    visit(page, folder, "?first=en")
    assert left(page.locator("h1 > .en")) < left(page.locator("h1 > .ko"))
    visit(page, folder)
    assert left(page.locator("h1 > .ko")) < left(page.locator("h1 > .en"))


@pytest.mark.parametrize("layout", ["columns", "lines", "en"])
def test_the_sign_of_a_sentence_lies_over_no_words(page: Page, real_site: Path, layout: str) -> None:
    visit(page, real_site, f"?layout={layout}", LONG)
    sentence = page.locator("[data-of='p12.2']")
    sentence.scroll_into_view_if_needed()
    x, y = sentence.evaluate("(one) => { const box = one.getClientRects()[0]; return [box.left + 9, box.top + 9]; }")
    page.mouse.move(x, y)
    expect(sentence).to_have_class(re.compile("lit"))
    covered = page.evaluate(
        """() => {
            const range = document.createRange();
            const walker = document.createTreeWalker(document.querySelector("#p12"), NodeFilter.SHOW_TEXT);
            const words = [];
            while (walker.nextNode()) { range.selectNodeContents(walker.currentNode); words.push(...range.getClientRects()); }
            return [...document.querySelectorAll("#p12 .here")].map((sign) => sign.getBoundingClientRect())
                .filter((sign) => sign.width && words.some((word) => word.left < sign.right - 1 && sign.left < word.right - 1
                    && word.top < sign.bottom - 1 && sign.top < word.bottom - 1)).length;
        }"""
    )
    assert covered == 0


def test_one_notice_is_shown_at_a_time_and_goes_when_one_reads_on(page: Page, real_site: Path) -> None:
    visit(page, real_site, path=LONG)
    read_on(page)
    visit(page, real_site, "?layout=lines", LONG)
    expect(page.locator(".notice.resume")).to_be_visible()
    expect(page.locator(".notice.preset")).to_be_hidden()
    read_on(page)
    expect(page.locator(".notice.resume")).to_be_hidden()
    expect(page.locator(".notice.preset")).to_be_hidden()


def test_going_back_to_ones_own_view_keeps_the_place(page: Page, real_site: Path) -> None:
    visit(page, real_site, "?layout=lines#p20", LONG)
    before = top(page.locator("#p20"))
    page.get_by_role("button", name="Back to my view").click()
    expect(page.locator("html")).to_have_attribute("data-layout", "columns")
    assert abs(top(page.locator("#p20")) - before) < 2


def test_rules_of_quotations_are_drawn_at_both_columns(page: Page, real_site: Path) -> None:
    visit(page, real_site, path=LONG)
    widths = page.evaluate(
        "[...document.querySelectorAll('.footnote .cells > *, .quotation .cells > *')].map((one) =>"
        "getComputedStyle(one).borderInlineStartWidth)"
    )
    assert set(widths) <= {"2px", "3px"}


def test_progress_and_the_way_back(page: Page, folder: Path) -> None:
    visit(page, folder)
    where = read_on(page)
    visit(page, folder, path="index.html")
    visit(page, folder)
    offer = page.get_by_role("link", name=f"Continue at passage {where}")
    expect(offer).to_be_visible()
    offer.click()
    expect(page.locator(f"#p{where}")).to_be_in_viewport()
    expect(page.locator(".resume")).not_to_be_visible()


def test_looking_in_does_not_lose_the_place(page: Page, folder: Path) -> None:
    visit(page, folder)
    where = read_on(page)
    for _ in range(2):
        visit(page, folder, path="index.html")
        visit(page, folder)
        expect(page.get_by_role("link", name=f"Continue at passage {where}")).to_be_visible()


def test_back_from_an_authors_note_brings_back_the_focus(page: Page, folder: Path) -> None:
    visit(page, folder)
    star = page.locator("[id='p3.2'] a.star")
    star.click()
    assert page.url.endswith("#p5")
    page.go_back()
    expect(star).to_be_focused()


def test_the_contents_are_at_hand_with_the_current_part(page: Page, real_site: Path) -> None:
    visit(page, real_site, "#p12", LONG)
    page.get_by_role("button", name="Contents").click()
    panel = page.locator("#contents-panel")
    expect(panel).to_be_visible()
    expect(panel.locator("[aria-current]")).to_contain_text("I. AI Technology and World Politics")
    entry = panel.get_by_role("link").nth(2)
    target = entry.evaluate("one => one.hash")
    entry.click()
    expect(panel).not_to_be_visible()
    assert page.url.endswith(target)
    expect(page.locator(target)).to_be_in_viewport()


def test_contents_are_a_plain_link_without_scripts(bare: Page, real_site: Path) -> None:
    visit(bare, real_site, "#p12", LONG)
    bare.locator(".masthead").get_by_role("link", name="Contents").click()
    expect(bare.locator("#contents")).to_be_in_viewport()


# --- Permalinks and ranges --------------------------------------------------------------------------------------------


def test_every_sentence_has_a_permalink_in_both_languages(page: Page, folder: Path) -> None:
    visit(page, folder)
    for link in (korean(page, "p4.2").locator("a.here"), english(page, "p4.2").locator("a.here")):
        assert link.get_attribute("href") == "#p4.2"
        assert link.get_attribute("aria-label") == "Link to sentence 4.2"
        opacity = "one => getComputedStyle(one, '::before').opacity"
        assert link.evaluate(opacity) == "0"
        link.focus()
        assert link.evaluate(opacity) == "1"
        page.locator(".wordmark").focus()


@pytest.mark.parametrize(
    ("hash_", "lit"),
    [
        ("p4.2", ["p4.2"]),
        ("p4.2-p4.3", ["p4.2", "p4.3"]),
        ("p4.3-p4.2", ["p4.2", "p4.3"]),
        ("p3-p4", ["p3.1", "p3.2", "p4.1", "p4.2", "p4.3"]),
        ("p3.2-p4.1", ["p3.2", "p4.1"]),
    ],
)
def test_a_linked_passage_is_lit_in_both_languages(page: Page, folder: Path, hash_: str, lit: list[str]) -> None:
    visit(page, folder, f"#{hash_}")
    assert page.locator(".ko > .s.target").evaluate_all("all => all.map(one => one.id)") == lit
    assert page.locator(".en > .s.target").evaluate_all("all => all.map(one => one.dataset.of)") == lit
    expect(korean(page, lit[0])).to_be_in_viewport()


@pytest.mark.parametrize("hash_", ["p4-p999", "p4-", "%E0%A4%A", "p4.2-<b>"])
def test_a_link_to_no_passage_does_no_harm(page: Page, folder: Path, hash_: str) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    visit(page, folder, f"#{hash_}")
    expect(page.locator(".s.target")).to_have_count(0)
    assert not errors


def test_a_second_permalink_with_shift_makes_a_range(page: Page, folder: Path) -> None:
    visit(page, folder, "#p4.1")
    english(page, "p4.3").locator("a.here").focus()
    page.keyboard.press("Shift+Enter")
    assert page.url.endswith("#p4.1-p4.3")
    expect(page.locator(".ko > .s.target")).to_have_count(3)
