"""What is said of the text, in a real browser: folded into the margin or below it, shown in a card that covers no text, and printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from tests.support.page import rest

LONG = "ai-competition-and-world-politics/index.html"
EDITIONS = (
    "ai-competition-and-world-politics",
    "apec-ai-initiative",
    "paris-ai-action-summit",
    "technopolitics-of-ai-hegemony",
)


@pytest.fixture(scope="module")
def folder(real_site: Path) -> Path:
    return real_site


def box(element: Locator) -> dict[str, float]:
    found = element.bounding_box()
    assert found, element
    x, y, width, height = found["x"], found["y"], found["width"], found["height"]
    return {"x": x, "y": y, "right": x + width, "bottom": y + height}


# --- In the margin ----------------------------------------------------------------------------------------------------

# Every mark and call of a passage opens the card; what it covers and whether the text moves is measured each time.
_OPEN_ALL = """(passages) => {
    const card = document.querySelector("#card");
    const top = (one) => Math.round(one.getBoundingClientRect().top + scrollY);
    const place = () => [...document.querySelectorAll(".text .cells")].map(top).join();
    const MARKS = ".s a:is(.term[href], .note, .remark), .notes > li, .terms > summary, :scope > .permalink";
    const before = place();
    const faults = [];
    let opened = 0;
    for (const passage of passages) {
        const pair = document.getElementById(passage);
        for (const mark of pair.querySelectorAll(MARKS)) {
            if (mark.matches("summary") && innerWidth < 1100) continue; // it unfolds there
            mark.scrollIntoView({block: "center", behavior: "instant"});
            mark.click();
            const seen = card.getBoundingClientRect();
            if (card.hidden) { faults.push(`closed: ${mark.outerHTML}`); continue; }
            opened += 1;
            if (place() !== before) faults.push(`moved: ${mark.outerHTML}`);
            if (seen.bottom > innerHeight + 1 || seen.top < 0) faults.push(`out of the window: ${mark.outerHTML}`);
            const sentence = mark.closest(".s");
            const twin = sentence && daeyeok.counterpart(sentence);
            const covered = (one) => [...one.getClientRects()].some((line) =>
                line.left < seen.right && seen.left < line.right && line.top < seen.bottom - 1 && seen.top < line.bottom - 1);
            const lines = [sentence, twin].flatMap((one) => (one ? [...one.getClientRects()] : []));
            const height = Math.max(...lines.map((line) => line.bottom)) - Math.min(...lines.map((line) => line.top));
            if (height > innerHeight * 0.72 - 68) continue; // both are longer than the lowest sheet leaves room for
            for (const one of [sentence, twin]) if (one && covered(one)) faults.push(`covered: ${mark.outerHTML}`);
        }
    }
    return [opened, faults];
}"""


@pytest.mark.parametrize(("width", "height"), [(1100, 800), (1280, 800), (1600, 900), (820, 1180), (390, 844)])
def test_the_card_covers_nothing_that_is_read_and_moves_nothing(
    new_context: CreateContextCallback, folder: Path, width: int, height: int
) -> None:
    page = new_context(viewport={"width": width, "height": height}, reduced_motion="reduce").new_page()
    page.goto((folder / LONG).as_uri() + "?marks=part")
    rest(page)
    opened, faults = page.evaluate(_OPEN_ALL, ["p9", "p11", "p16"])
    assert opened > 20
    assert not faults


@pytest.mark.parametrize("width", [1100, 1280, 1600])
def test_the_card_stands_at_the_height_of_its_words(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((folder / LONG).as_uri())
    for mark in page.locator("#p9 .en a.term[href], #p16 .ko a.term[href], #p12 a.note").all():
        mark.evaluate("(one) => one.scrollIntoView({block: 'center', behavior: 'instant'})")
        mark.click()
        words, card = box(mark), box(page.locator("#card"))
        is_at_the_foot = card["bottom"] > 900 - 40  # as high as it must be to be in the window
        assert abs(card["y"] - words["y"]) < 45 or is_at_the_foot, mark
        assert card["x"] > box(page.locator("#p9 .cells"))["right"]
        page.keyboard.press("Escape")


def test_folded_notes_are_a_line_each_in_the_margin(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri())
    cells, notes = box(page.locator("#p9 .cells")), page.locator("#p9 .notes > li").all()
    assert notes
    for note in map(box, notes):
        assert note["x"] >= cells["right"]
        assert note["bottom"] - note["y"] <= 20.5


# From the last line of each passage to the first of the next, in pixels, with the passage's id.
_GAPS = """() => {
    const pairs = [...document.querySelectorAll(".text .pair")].filter((one) => one.querySelector(".s")?.checkVisibility());
    const lines = (pair) => [...pair.querySelectorAll(".cells .s")].flatMap((one) => [...one.getClientRects()]);
    const ends = pairs.map(lines).map((all) => [Math.min(...all.map((one) => one.top)), Math.max(...all.map((one) => one.bottom))]);
    return pairs.slice(1).map((pair, at) => [ends[at + 1][0] - ends[at][1], pairs[at].id])
        .filter(([, id]) => document.getElementById(id).querySelector(".notes"));
}"""


@pytest.mark.parametrize(("width", "lines"), [(390, 8), (820, 8), (960, 8), (1100, 3), (1280, 3), (1600, 3)])
def test_notes_part_two_passages_by_a_few_lines_at_most(page: Page, folder: Path, width: int, lines: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for edition in EDITIONS:
        page.goto((folder / edition / "index.html").as_uri())
        rest(page)
        found = page.evaluate(_GAPS)
        assert len(found) > 5
        assert [one for one in found if one[0] > lines * 30] == [], edition


def test_of_many_notes_a_few_have_a_line_and_the_card_leads_to_the_rest(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 820, "height": 900})
    page.goto((folder / LONG).as_uri())
    notes = page.locator("#p28 .notes > li")
    assert [one.is_visible() for one in notes.all()] == [True, True, False, False, False]
    page.get_by_role("link", name="More notes: 21–23").click()
    card = page.get_by_role("dialog", name="Translator’s note 21")
    expect(card).to_be_visible()
    card.get_by_role("link", name="Translator’s note 23").click()
    expect(page.get_by_role("dialog", name="Translator’s note 23")).to_be_visible()
    page.goto((folder / LONG).as_uri() + "#note-22")
    rest(page)
    expect(notes.nth(3)).to_be_visible()
    for width, query in ((1280, ""), (820, "?notes=open")):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto((folder / LONG).as_uri() + query)
        assert all(one.is_visible() for one in notes.all())
        expect(page.locator("#p28 .rest")).to_be_hidden()


@pytest.mark.parametrize("width", [960, 1280, 1400, 1600, 1920])
def test_no_open_note_is_squeezed(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((folder / LONG).as_uri() + "?notes=open")
    widths = page.locator(".text .notes > li").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().width)"
    )
    assert len(widths) > 20
    assert min(widths) >= 240


def test_a_notes_card_leads_to_the_next_note_and_folds_the_sources(page: Page, folder: Path) -> None:
    page.goto((folder / "paris-ai-action-summit" / "index.html").as_uri())
    page.locator("#call-3").click()
    card = page.get_by_role("dialog", name="Translator’s note 3")
    expect(card.locator(".sources li").first).to_be_hidden()
    card.locator(".sources summary").click()
    expect(card.locator(".sources li").first).to_be_visible()
    card.get_by_role("link", name="Translator’s note 4").click()
    expect(page.get_by_role("dialog", name="Translator’s note 4")).to_be_visible()


def test_a_terms_definition_is_cut_until_more_is_asked_for(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri())
    page.locator("#p9 .en a.term[href]").first.click()
    definition = page.locator("#card .definition")
    before = box(definition)
    assert before["bottom"] - before["y"] <= 61
    page.get_by_role("button", name="More").click()
    expect(page.get_by_role("button", name="More")).to_have_count(0)


def test_a_list_of_terms_in_the_margin_leads_to_each(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri())
    page.locator("#p9 .terms > summary").click()
    card = page.get_by_role("dialog", name="Terms first met in this passage")
    card.get_by_role("link").first.click()
    expect(page.locator("#card .definition")).to_be_visible()


def test_characters_and_sounds_stand_only_after_terms_that_are_as_in_the_glossary(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri() + "?hanja=on&sound=on&marks=all")
    marks = page.locator(".cells > .ko a.term[data-aside]")
    for mark in marks.all()[:20]:
        note = page.locator(str(mark.get_attribute("href")))
        assert mark.text_content() == note.locator(".head > a").text_content()
        parts = note.locator(".head > :is(.hanja, .sound)").all_text_contents()
        assert mark.get_attribute("data-aside") == ", ".join(parts)
    assert 0 < marks.count() < page.locator(".cells > .ko a.term").count()


# --- Type -------------------------------------------------------------------------------------------------------------

_LINES = """(side) => [...document.querySelectorAll(`.pair.paragraph > .cells > .${side}`)].flatMap((cell) => {
    const lines = new Map();
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (node.parentElement.closest(".call")) continue;
        for (let at = 0; at < node.length; at++) {
            range.setStart(node, at); range.setEnd(node, at + 1);
            const at_line = range.getClientRects()[0];
            if (!at_line) continue;
            const key = Math.round(at_line.bottom / 12);
            lines.set(key, (lines.get(key) ?? "") + node.data[at]);
        }
    }
    return [...lines.values()];
})"""


def korean_characters(line: str) -> float:
    """The length of a line without its spaces, in Korean characters; a letter or a sign of another script is half as wide."""
    return sum(1 if char >= "\u1100" else 0.5 for char in "".join(line.split()))


@pytest.mark.parametrize("width", [1100, 1280, 1600])
def test_lines_are_not_too_long_and_break_nowhere_badly(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    for edition in EDITIONS:
        page.goto((folder / edition / "index.html").as_uri())
        korean, english = (page.evaluate(_LINES, side) for side in ("ko", "en"))
        assert len(korean) > 50
        assert max(map(korean_characters, korean)) <= 34, edition
        assert max(len(line.strip()) for line in english) <= 68, (
            edition
        )  # a line of many narrow letters has more than others
        assert not [line for line in korean if line.lstrip()[:1] in tuple("·ㆍ")]


def test_there_are_two_columns_where_there_is_room(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri())
    columns = "(one) => getComputedStyle(one).gridTemplateColumns.split(' ').length"
    for width, number in ((899, 1), (900, 2), (1600, 2)):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("#p9 > .cells").evaluate(columns) == number, width


@pytest.mark.parametrize(("first", "other"), [("ko", "en"), ("en", "ko")])
def test_the_columns_are_as_1_to_1_15(page: Page, folder: Path, first: str, other: str) -> None:
    width = "(one) => one.getBoundingClientRect().width"
    for window in (900, 1100, 1280, 1600):
        page.set_viewport_size({"width": window, "height": 900})
        page.goto((folder / LONG).as_uri() + f"?first={first}&width=wide")
        sides = {side: page.locator(f"#p9 .cells > .{side}") for side in (first, other)}
        assert sides["en"].evaluate(width) / sides["ko"].evaluate(width) == pytest.approx(1.15, abs=0.01), window


def test_the_size_and_the_width_of_the_text_are_the_readers(page: Page, folder: Path) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    look = "(one) => [parseFloat(getComputedStyle(one).fontSize), one.getBoundingClientRect().width]"
    for value, pixels in (("small", 15), ("normal", 17), ("large", 20), ("larger", 24)):
        page.goto((folder / LONG).as_uri() + f"?size={value}")
        assert page.locator("#p9 .cells").evaluate(look)[0] == pixels
    widths = []
    for value in ("narrow", "normal", "wide"):
        page.goto((folder / LONG).as_uri() + f"?width={value}")
        widths.append(page.locator("#p9 .cells").evaluate(look)[1])
    assert widths == sorted(widths)
    assert len(set(widths)) == 3


def test_both_languages_stand_on_one_grid(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri())
    for side in ("ko", "en"):
        height = page.locator(f"#p9 > .cells > .{side}").evaluate("(one) => one.getBoundingClientRect().height")
        assert height % 30 == pytest.approx(0, abs=0.5)


def test_joined_places_are_not_in_what_is_copied(page: Page, folder: Path) -> None:
    page.goto((folder / "paris-ai-action-summit" / "index.html").as_uri())
    text = page.locator("[id='p1.3']").evaluate("(one) => one.textContent")
    assert "시작”이었다" in text
    assert "\u2060" not in text


# --- Paper ------------------------------------------------------------------------------------------------------------


def test_print_keeps_the_layout_and_the_notes_that_are_open(page: Page, folder: Path) -> None:
    page.goto((folder / LONG).as_uri() + "?layout=lines&terms=open")
    page.emulate_media(media="print")
    sentences = [page.locator("[id='p12.1']"), page.locator("[data-of='p12.1']"), page.locator("[id='p12.2']")]
    assert [box(one)["y"] for one in sentences] == sorted(box(one)["y"] for one in sentences)
    assert box(page.locator("#p9 .notes"))["bottom"] - box(page.locator("#p9 .notes"))["y"] > 20
    expect(page.locator("#p12 .term-note").first).to_be_visible()
    for gone in (".settings", ".notices", "#card", "#p12 summary"):
        expect(page.locator(gone).first).to_be_hidden()
    page.goto((folder / LONG).as_uri())
    expect(page.locator("#p12 .terms")).to_be_hidden()
