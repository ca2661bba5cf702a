"""How kinds of texts and their states are set in a browser: notes at the foot, headings and items, drafts, a long name on a phone."""

from __future__ import annotations

import io
import zipfile
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.build.stores import disk
from builder.model.library import Library
from builder.publish.epub.format import EDITION_FORMAT
from builder.publish.format import EditionInput, SiteSettings
from tests.conftest import annotated
from tests.support import ROOT, site
from tests.support.examples import repository
from tests.support.page import rest


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a draft with notes at its foot, in a library with a name of three words."""
    content = annotated(disk.read_repository(ROOT / "tests" / "libraries" / "report"))
    folder = site.write(tmp_path_factory.mktemp("report"), site.pages(content.glossary, content.editions))
    return (folder / "lamps" / "index.html").as_uri()


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an edition with a table, some of whose English cells need more lines than their Korean ones."""
    content = annotated(disk.read_repository(ROOT / "tests" / "libraries" / "station"))
    folder = site.write(tmp_path_factory.mktemp("station"), site.pages(content.glossary, content.editions))
    return (folder / "station" / "index.html").as_uri()


@pytest.fixture(scope="module")
def interview(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of an interview, in a library with a long name in both languages, with the Korean interface."""
    content = annotated(disk.read_repository(ROOT / "tests" / "libraries" / "interview"))
    settings = SiteSettings(library=Library("Paper Lantern Library of the Harbor", "종이등 서재"))
    pages = site.pages(content.glossary, content.editions, settings)
    folder = site.write(tmp_path_factory.mktemp("interview"), pages)
    return (folder / "ko" / "keeper" / "index.html").as_uri()


def visit(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(address)
    rest(page)


def box(one: Locator) -> dict[str, float]:
    sides: dict[str, float] = one.evaluate("one => one.getBoundingClientRect().toJSON()")
    return sides


def meet(one: dict[str, float], other: dict[str, float]) -> bool:
    ways = (("left", "right"), ("top", "bottom"))
    return all(one[start] < other[end] and other[start] < one[end] for start, end in ways)


@pytest.mark.parametrize("width", [390, 900, 1280])
def test_the_way_back_from_a_note_lies_over_nothing(page: Page, report: str, width: int) -> None:
    visit(page, report, width)
    for note in page.locator(".pair.footnote").all():
        texts = note.locator("> .permalink, > .back > a, .cells .s").all()
        assert not [pair for pair in combinations(map(box, texts), 2) if meet(*pair)]


@pytest.mark.parametrize("width", [390, 1280])
def test_a_draft_says_that_it_is_one(page: Page, report: str, width: int) -> None:
    visit(page, report, width)
    expect(page.locator(".particulars > summary").get_by_text("version 0.1, draft")).to_be_visible()


@pytest.mark.parametrize("width", [390, 820])
def test_in_one_flow_what_belongs_together_stands_together(page: Page, report: str, width: int) -> None:
    def after(name: str) -> float:
        above, below = box(page.locator(f"{name} .s").last), box(page.locator(f"{name} + * .s").first)
        return below["top"] - above["bottom"]

    visit(page, report, width)
    assert 2 * after(".heading#p11") <= after("#p12")
    page.goto(report + "?layout=lines")
    assert 2 * after(".heading#p11") <= after("#p12")


@pytest.mark.parametrize("width", [320, 390, 600])
def test_where_the_reader_is_lies_over_no_name(page: Page, report: str, width: int) -> None:
    visit(page, report, width)
    page.locator("#p12").scroll_into_view_if_needed()
    expect(page.locator("html[data-reading]")).to_be_attached()
    row, name, at = (box(page.locator(one)) for one in (".whereabouts", ".wordmark", ".whereabouts .at"))
    assert not meet(row, name)
    is_seen = at["top"] < row["bottom"] - 1
    assert is_seen == (width > 320)
    assert not is_seen or at["left"] >= row["left"]


_ROWS = """(side) => [...document.querySelectorAll(`.table .cells > .${side} tr`)].map((row) => {
    const box = row.getBoundingClientRect();
    return [Math.round(box.top), Math.round(box.height)];
})"""


def test_rows_of_a_table_stand_side_by_side(page: Page, station: str) -> None:
    visit(page, station, 1280)
    natural = [height for _, height in page.evaluate(_ROWS, "en")]
    for width, query in ((960, ""), (1600, ""), (1280, "?size=small"), (1280, "?first=en")):
        visit(page, station + query, width)
        korean, english = page.evaluate(
            f"() => ['ko', 'en'].map({_ROWS})"
        )  # at one moment, since a page may still be laid out
        assert korean == english, (width, query)
        assert len(korean) == 4
    page.set_viewport_size({"width": 390, "height": 844})
    rest(page)
    assert page.evaluate(_ROWS, "ko")[1][1] < 40, "under one another each has its own height"
    page.set_viewport_size({"width": 1280, "height": 844})
    rest(page)
    page.locator(".settings > summary").click()
    page.locator("#first-ko").check()
    page.keyboard.press("Escape")
    korean, english = page.evaluate(_ROWS, "ko"), page.evaluate(_ROWS, "en")
    assert korean == english
    assert [height for _, height in english] == natural


@pytest.mark.parametrize("first", ["ko", "en"])
def test_on_paper_a_table_stands_under_the_other(page: Page, station: str, first: str) -> None:
    visit(page, f"{station}?first={first}", 1280)
    page.emulate_media(media="print")
    korean, english = (box(page.locator(f".table .cells > .{side}")) for side in ("ko", "en"))
    assert korean["bottom"] <= english["top"]
    assert korean["width"] == english["width"] == box(page.locator(".table .cells"))["width"]


def test_a_table_is_whole_where_the_other_language_is_revealed(page: Page, station: str) -> None:
    for first in ("ko", "en"):
        visit(page, f"{station}?layout=reveal&first={first}", 820)
        for side in ("ko", "en"):
            expect(page.locator(f".table .cells > .{side}")).to_be_visible()
        page.locator(f".table .cells > .{first} td").first.click()
        expect(page.locator(".table .answer, .table .reveal")).to_have_count(0)


@pytest.mark.parametrize("query", ["", "?first=en", "?layout=lines"])
def test_who_speaks_stands_beside_what_is_said_on_a_phone(page: Page, interview: str, query: str) -> None:
    visit(page, interview + query, 390)
    for side in page.locator(".pair.speech .cells > :is(.ko, .en):has(.speaker:not(:has(time)))").all():
        name, said = box(side.locator(".speaker")), box(side.locator(".s").first)
        assert abs(name["top"] - said["top"]) < 4
        assert name["right"] <= said["left"]
    assert page.locator(".pair.speech .speaker").count() > 2


@pytest.mark.parametrize("query", ["", "?first=en", "?layout=lines"])
def test_a_name_with_a_time_stamp_is_whole_above_what_is_said_on_a_phone(
    page: Page, interview: str, query: str
) -> None:
    visit(page, interview + query, 390)
    stamped = page.locator(".pair.speech .cells > :is(.ko, .en):has(.speaker time)").all()
    assert len(stamped) > 2
    for side in stamped:
        name, said = box(side.locator(".speaker")), box(side.locator(".s").first)
        assert name["bottom"] - name["top"] < 45, "one line"
        assert name["bottom"] <= said["top"] + 4
        assert name["left"] == said["left"]


@pytest.mark.parametrize("width", [320, 390])
def test_a_long_name_leaves_the_choices_in_the_row_at_the_top(page: Page, interview: str, width: int) -> None:
    visit(page, interview, width)
    name, choices = box(page.locator(".wordmark")), box(page.locator(".settings > summary"))
    assert choices["top"] < name["bottom"]
    assert choices["bottom"] > name["top"]
    assert choices["right"] <= width


def test_a_telephone_is_offered_no_keys(phone: Page, page: Page, interview: str) -> None:
    for shown, seen in ((phone, False), (page, True)):
        shown.goto(interview)
        rest(shown)
        assert shown.locator(".show-keys").evaluate("one => getComputedStyle(one).display !== 'none'") is seen


def test_the_number_of_a_passage_does_not_touch_its_text_on_a_phone(page: Page, report: str) -> None:
    visit(page, report, 390)
    for pair in page.locator(".pair:is(.heading, .paragraph, .footnote):visible").all():
        number = pair.locator("> .permalink").evaluate(
            "one => { const range = new Range(); range.selectNodeContents(one); return range.getBoundingClientRect().right }"
        )
        assert box(pair.locator(".cells .s").first)["left"] - number >= 6


def test_items_of_a_book_have_their_own_marks_alone(page: Page, tmp_path: Path) -> None:
    content = annotated(disk.read_repository(ROOT / "tests" / "libraries" / "report"))
    [book] = EDITION_FORMAT.files(EditionInput(content.editions[0], content.glossary))
    zipfile.ZipFile(io.BytesIO(book.data)).extractall(tmp_path)
    page.goto((tmp_path / "EPUB" / "text-lamps.xhtml").as_uri())
    styles = page.locator("li").evaluate_all("(all) => all.map((one) => getComputedStyle(one).listStyleType)")
    assert set(styles) == {"none"}


@pytest.mark.parametrize(("columns", "beside"), [(3, True), (10, False)])
def test_tables_that_have_no_room_side_by_side_stand_one_under_the_other(
    page: Page, tmp_path: Path, columns: int, beside: bool
) -> None:
    row = " | ".join(["1,234.5"] * columns)
    pairs = f"pairs:\n- {{id: p1, ko: 하나., en: One.}}\n- {{id: p2, kind: table, ko: '{row}', en: '{row}'}}\n"
    content = annotated(repository({"translations/example.yaml": pairs}))
    folder = site.write(tmp_path, site.pages(content.glossary, content.editions))
    visit(page, (folder / "example" / "index.html").as_uri(), 1280)
    korean, english = (box(page.locator(f"#p2 table.{side}")) for side in ("ko", "en"))
    first = box(page.locator("#p1 .en"))
    assert (korean["right"] < english["left"]) == beside
    assert (korean["bottom"] <= english["top"]) != beside
    assert abs(english["left"] - (first["left"] if beside else korean["left"])) < 2
    assert all(table["right"] <= first["right"] + 40 for table in (korean, english))
