"""Reading aloud: by the browser's own voices, in the languages it has any for, sentence by sentence, until it is stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build.stores import disk
from tests.conftest import annotated
from tests.support import ROOT, site

LONG = "ai-competition-and-world-politics/index.html"

# A synthesizer that speaks nothing, and goes on to the next utterance when a test says so.
_VOICES = """(languages) => {
    const queue = [], said = [], cancelled = [];
    const begin = () => { if (queue.length) { said.push([queue[0].lang, queue[0].voice?.lang, queue[0].text]); queue[0].onstart?.(); } };
    self.said = said;
    self.cancelled = cancelled;
    self.goOn = () => { queue.shift().onend?.(); begin(); };
    Object.defineProperty(self, "speechSynthesis", {value: {
        get speaking() { return queue.length > 0; },
        getVoices: () => languages.map((lang) => ({lang})),
        speak: (one) => { queue.push(one); if (queue.length === 1) begin(); },
        cancel: () => { cancelled.push(queue.length); for (const one of queue.splice(0)) one.onerror?.(); },
    }});
    self.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


def visit(page: Page, address: str, *languages: str) -> None:
    page.add_init_script(f"({_VOICES})({list(languages)})")
    page.goto(address)


def open_card(page: Page, passage: str) -> None:
    page.locator(f"#{passage} > .permalink").click()
    expect(page.locator("#card")).to_be_visible()


@pytest.mark.parametrize("languages", [(), ("ko-KR",), ("en_US",), ("en-GB", "ko"), ("ja-JP", "de-DE")])
def test_it_is_offered_where_there_is_a_voice(page: Page, real_site: Path, languages: tuple[str, ...]) -> None:
    visit(page, (real_site / LONG).as_uri(), *languages)
    open_card(page, "p9")
    for language in ("ko", "en"):
        has = any(one.startswith(language) for one in languages)
        expect(page.locator(f"#card [data-voice={language}]")).to_be_visible(visible=has)
    expect(page.locator("#card .voices")).to_be_visible(visible=bool({"ko-KR", "en_US", "ko"} & set(languages)))


@pytest.mark.parametrize(("language", "voice"), [("ko", "ko-KR"), ("en", "en-US")])
def test_a_passage_is_read_sentence_by_sentence_in_its_language(
    page: Page, real_site: Path, language: str, voice: str
) -> None:
    visit(page, (real_site / LONG).as_uri(), "de-DE", "ko-KR", "en-US")
    sentences = page.locator(f"#p9 .cells > .{language} .s")
    open_card(page, "p9")
    page.locator(f"#card [data-voice={language}]").click()
    for number, sentence in enumerate(sentences.all()):
        expect(sentence).to_contain_class("lit")
        [lang, by, text] = page.evaluate("said.at(-1)")
        assert (lang, by) == (language, voice)
        assert text == " ".join(
            (sentence.text_content() or "").replace("2, technological", ", technological").split()
        ), number
        page.evaluate("goOn()")
    assert len(page.evaluate("said")) == sentences.count() > 5
    expect(sentences.last).not_to_contain_class("lit")


def test_a_linked_sentence_is_read_alone(page: Page, real_site: Path) -> None:
    visit(page, (real_site / LONG).as_uri() + "#p9.2", "en-US")
    open_card(page, "p9")
    page.locator("#card [data-voice=en]").click()
    page.evaluate("goOn()")
    [[_, _, text]] = page.evaluate("said")
    assert text.startswith("In his keynote")


def test_a_second_click_stops_and_so_does_leaving_the_page(page: Page, real_site: Path) -> None:
    visit(page, (real_site / LONG).as_uri(), "en-US")
    open_card(page, "p9")
    button = page.locator("#card [data-voice=en]")
    button.click()
    button.click()
    assert not page.evaluate("speechSynthesis.speaking")
    assert len(page.evaluate("said")) == 1
    expect(page.locator("#p9 .en .s").first).not_to_contain_class("lit")
    button.click()
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert not page.evaluate("speechSynthesis.speaking")


@pytest.mark.parametrize(
    ("library", "path", "passage", "read"),
    [
        ("poem", "azaleas/index.html", "p4", ["영변에 약산", "진달래꽃", "아름 따다 가실 길에 뿌리우리다"]),
        ("interview", "keeper/index.html", "p3", ["기자:", "불은 언제 켭니까?"]),
        ("letter", "harbor/index.html", "p6", ["구분 2024년 2025년", "들어온 배 120 135", "나간 배 118 134"]),
    ],
)
def test_numbers_of_lines_and_edges_of_cells_are_not_read(
    page: Page, tmp_path: Path, library: str, path: str, passage: str, read: list[str]
) -> None:
    content = annotated(disk.read_repository(ROOT / "tests" / "libraries" / library))
    folder = site.write(tmp_path, site.pages(content.glossary, content.editions))
    visit(page, (folder / path).as_uri(), "ko-KR")
    open_card(page, passage)
    page.locator("#card [data-voice=ko]").click()
    for _ in read:
        page.evaluate("goOn()")
    assert [text for _, _, text in page.evaluate("said")] == read
