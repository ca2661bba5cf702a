"""The reading page in Firefox and WebKitGTK."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.engines import Browser

_OVERLAPS = """
    const boxes = (selector, root) => [...root.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
    document.querySelector(".settings").open = true;
    return [...document.querySelectorAll(".panel .choice")].filter((choice) =>
        boxes(".legend", choice).some((legend) => boxes("label", choice).some((label) => meet(legend, label)))).length;
"""


def test_terms_are_marked(engine: Browser, edition: str) -> None:
    engine.open(edition)
    # Those that are no links are changed a few at a time.
    engine.until("return !document.querySelector('.text a.term[href]:not(.leading)')")
    lines = engine.run(
        "return [...document.querySelectorAll('.text a.term[href]')].map((one) => getComputedStyle(one).textDecorationLine)"
    )
    assert len(lines) > 100
    assert set(lines) == {"underline"}


def test_lists_are_lists(engine: Browser, edition: str) -> None:
    engine.open(edition)
    engine.run("for (const one of document.querySelectorAll('.particulars, .front')) one.open = true")
    for selector in (".text .notes", ".changes ul", ".contents ol"):
        assert engine.role(selector) == "list", selector


def test_the_name_of_a_choice_is_not_over_its_options(engine: Browser, edition: str) -> None:
    engine.open(edition)
    assert engine.run(_OVERLAPS) == 0


def test_the_card_is_as_tall_as_its_content_and_lies_over_no_text(engine: Browser, edition: str) -> None:
    engine.open(edition)
    engine.run("document.querySelector('#p12 > .permalink').click()")
    tall, content, left, right = engine.run(
        "const card = document.querySelector('#card'); const box = card.getBoundingClientRect();"
        "const cells = document.querySelector('#p12 .cells').getBoundingClientRect();"
        "return [box.height, card.querySelector('.content').getBoundingClientRect().height, box.left, cells.right]"
    )
    assert 0 <= tall - content < 60
    assert left >= right


@pytest.mark.parametrize("width", [1280, 1400, 1600, 1920])
def test_no_note_is_squeezed(engine: Browser, edition: str, width: int) -> None:
    engine.open(f"{edition}?notes=open", width)
    narrow = engine.run(
        "return [...document.querySelectorAll('.text .notes > li')].map((one) => one.getBoundingClientRect().width)"
        ".filter((width) => width < 240)"
    )
    assert narrow == []


def test_a_selection_passes_from_one_passage_to_the_next(engine: Browser, edition: str) -> None:
    engine.open(edition)
    points, texts = engine.run(
        "const sentences = [document.querySelector('#p10 .en .s:last-of-type'), document.querySelector('#p11 .en .s')];"
        "sentences[0].scrollIntoView({block: 'center', behavior: 'instant'});"
        "const boxes = sentences.map((one) => one.getClientRects()[0]);"
        "return [boxes.map((box) => [box.left + 4, box.top + box.height / 2]), sentences.map((one) => one.textContent)]"
    )
    (start, (x, y)) = points
    engine.drag((start[0], start[1]), (x + 80, y))
    selected = engine.until("const text = String(getSelection()); return text.trim() && text")
    assert texts[0][-30:].strip()[:12] in selected
    assert texts[1][:3] in selected


def test_a_selection_can_begin_on_a_term(engine: Browser, edition: str) -> None:
    engine.open(edition)
    left, right, middle = engine.run(
        "const term = [...document.querySelectorAll('#p11 .en .term')].find((one) => one.getClientRects().length === 1"
        "&& one.textContent.length > 6); term.scrollIntoView({block: 'center', behavior: 'instant'});"
        "const box = term.getBoundingClientRect(); return [box.left, box.right, box.top + box.height / 2]"
    )
    engine.drag((left + 2, middle), (right - 2, middle))
    assert engine.until("return String(getSelection()).length > 3")


def test_far_passages_are_in_the_accessibility_tree(engine: Browser, edition: str) -> None:
    engine.open(edition)
    assert engine.role(".references a") == "link"


def test_the_glossary_and_the_library_are_lists_too(engine: Browser, real_site: Path) -> None:
    engine.open((real_site / "glossary" / "index.html").as_uri())
    assert engine.role("ul.index") == "list"
    engine.open((real_site / "index.html").as_uri())
    assert engine.role("ul.shelf") == "list"
