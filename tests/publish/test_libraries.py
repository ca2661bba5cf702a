"""Small libraries of texts that are no essays: what verse, speech, tables, statutes and letters become on pages, in TEI and in books."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from builder.build.stores import disk
from builder.content.importers.foreign import ForeignFile
from builder.content.importers.tei.alignment import AlignedPair, aligned
from builder.content.importers.xml import elements
from builder.model.corpus import AnnotatedCorpus
from builder.model.library import Library
from builder.model.nesting import nest, text_of
from builder.publish.bitexts import po, tmx, xliff1, xliff2
from builder.publish.epub.format import EDITION_FORMAT
from builder.publish.format import EditionInput
from builder.publish.pdf.content import content as pdf_content
from builder.publish.pdf.format import EDITION_FORMAT as PDF
from builder.publish.reading.book import book_of_edition
from tests.conftest import annotated
from tests.support import ROOT, site, tei
from tests.support.command import daeyeok

LIBRARIES = ROOT / "tests" / "libraries"
NAMES = ("declaration", "interview", "letter", "ordinance", "poem", "preface", "report", "station", "statute")


@pytest.fixture(scope="module")
def contents() -> dict[str, AnnotatedCorpus]:
    return {name: annotated(disk.read_repository(LIBRARIES / name)) for name in NAMES}


@pytest.fixture(scope="module")
def texts(contents: dict[str, AnnotatedCorpus]) -> dict[str, tei.Element]:
    """The TEI document of each library's edition."""
    return {
        name: etree.fromstring(tei.made(content.editions[0], content.glossary)) for name, content in contents.items()
    }


@pytest.fixture(scope="module")
def pages(contents: dict[str, AnnotatedCorpus], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {
        name: site.write(tmp_path_factory.mktemp(name), site.pages(content.glossary, content.editions))
        / content.editions[0].id
        / "index.html"
        for name, content in contents.items()
    }


def read(element: etree._Element) -> str:
    return " ".join(str(element.xpath("string()")).split())


@pytest.mark.parametrize("name", NAMES)
def test_a_library_has_no_findings(name: str) -> None:
    ran = daeyeok("check", cwd=LIBRARIES / name)
    assert (ran.returncode, ran.stdout) == (0, "")


@pytest.mark.parametrize("name", NAMES)
def test_its_tei_is_valid_and_says_how_it_is_cited(
    name: str, texts: dict[str, tei.Element], tei_grammars: list[etree.RelaxNG]
) -> None:
    grammar = tei_grammars[0]
    assert grammar.validate(texts[name]), grammar.error_log
    [sentences] = tei.find(texts[name], "//t:citeStructure[@unit='sentence']")
    units = sentences.get("match", "").split("|")
    lines = [one for unit in units for one in tei.find(texts[name], f"//t:text[@xml:id='ko']//t:{unit}")]
    assert lines
    assert all(re.fullmatch(r"ko-p\d+\.\d+", str(line.get(tei.ID))) for line in lines)


def blocks(text: tei.Element) -> list[tuple[str, str]]:
    """The elements of the Korean text and where they stand."""
    [body] = tei.find(text, "//t:text[@xml:id='ko']/t:body")
    return [
        (tei.tag(one), tei.tag(parent))
        for one in body.iter("{*}*")
        if (parent := one.getparent()) is not None and tei.tag(one) not in ("s", "body")
    ]


def test_verse_is_stanzas_of_lines(texts: dict[str, tei.Element]) -> None:
    stanzas = tei.find(texts["poem"], "//t:text[@xml:id='en']//t:lg[@type='stanza']")
    assert [len(tei.find(one, "t:l")) for one in stanzas] == [3, 3, 3, 3]
    assert read(tei.find(stanzas[1], "t:l")[0]) == "At Yaksan in Yongbyon"
    [answer] = tei.find(texts["poem"], "//t:l[@xml:id='ko-p4.1']")
    assert (read(answer), answer.get("corresp")) == ("영변에 약산", "#en-p4.1")


def test_speech_has_a_speaker_and_its_time_and_directions_stand_alone(texts: dict[str, tei.Element]) -> None:
    speeches = tei.find(texts["interview"], "//t:text[@xml:id='en']//t:sp")
    assert [read(tei.find(one, "t:speaker")[0]) for one in speeches] == [
        "Reporter:",
        "Keeper 00:12:",
        "Reporter:",
        "Keeper 00:41:",
    ]
    assert [read(one) for one in tei.find(texts["interview"], "//t:speaker/t:time")] == ["00:12", "00:41"] * 2
    assert [read(one) for one in tei.find(texts["interview"], "//t:text[@xml:id='en']//t:stage")] == [
        "(The wind is loud.)",
        "(laughs)",
    ]


def test_a_letter_opens_and_closes_and_its_table_has_cells(texts: dict[str, tei.Element]) -> None:
    assert blocks(texts["letter"])[:6] == [
        ("div", "body"),
        ("head", "div"),
        ("epigraph", "div"),
        ("p", "epigraph"),
        ("salute", "div"),
        ("p", "div"),
    ]
    assert blocks(texts["letter"])[-4:] == [
        ("dateline", "div"),
        ("signed", "div"),
        ("postscript", "div"),
        ("p", "postscript"),
    ]
    rows = tei.find(texts["letter"], "//t:text[@xml:id='en']//t:table/t:row")
    assert [[read(cell) for cell in tei.find(row, "t:cell")] for row in rows] == [
        ["Ships", "2024", "2025"],
        ["Arrivals", "120", "135"],
        ["Departures", "118", "134"],
    ]
    assert [row.get("role") for row in rows] == ["label", None, None]


def test_what_tei_allows_at_the_ends_only_is_an_anonymous_block_elsewhere(
    contents: dict[str, AnnotatedCorpus], tei_grammars: list[etree.RelaxNG]
) -> None:
    content = contents["letter"]
    [edition] = content.editions
    turned = edition.__class__(edition.id, edition.entry, edition.locator, edition.blocks[::-1], edition.seed)
    text = etree.fromstring(tei.made(turned, content.glossary))
    grammar = tei_grammars[0]
    assert grammar.validate(text), grammar.error_log
    [postscript] = tei.find(text, "//*[@xml:id='ko-p9']")
    assert (tei.tag(postscript), postscript.get("type")) == ("ab", "postscript")


def test_the_provisions_of_a_law_are_numbered_divisions(texts: dict[str, tei.Element]) -> None:
    [item] = tei.find(texts["ordinance"], "//t:text[@xml:id='en']//t:div[@type='item'][@n='b']")
    assert read(item) == "(b) whoever helps with that work."
    above = [(one.get("type"), one.get("n")) for one in item.iterancestors("{*}div")]
    assert above == [
        ("subparagraph", "2"),
        ("article", "2"),
        ("chapter", "1"),
        ("part", "1"),
        ("section", None),
    ]
    [later] = tei.find(texts["ordinance"], "//*[@xml:id='ko-art3-2']")
    assert next(later.iterancestors()).get("n") == "2"  # the chapter, not the article before it
    assert tei.find(texts["ordinance"], "//t:div[@type='addenda']/t:div[@n='1'][@xml:id='ko-addenda.art1']")


def test_the_provisions_of_a_law_are_anchors_and_are_cited_in_both_interfaces(pages: dict[str, Path]) -> None:
    def cited(page: Path) -> dict[str, str]:
        links = site.tree(page).xpath("//a[@data-cited]")
        assert all(link.xpath(f".//*[@id='{link.get('href')[1:]}']") for link in links)
        return {link.get("href"): link.get("data-cited") for link in links}

    english, korean = (
        cited(pages["ordinance"].parents[1] / within / "lighthouse" / "index.html") for within in ("", "ko")
    )
    assert english["#art3.2.1-2"] == "art. 3(2), subpara. 1-2"
    assert korean["#art3.2.1-2"] == "제3조제2항제1호의2"
    assert english["#art2.2.a"] == "art. 2, subpara. 2(a)"
    assert korean["#addenda.art1"] == "부칙 제1조"
    assert "#art3-2" in english
    assert "#p20" not in english
    assert site.tree(pages["ordinance"]).xpath("//*[@id='p20']/a[@class='permalink']/@href") == ["#p20"]


def test_the_items_of_a_law_are_lists_within_lists(pages: dict[str, Path]) -> None:
    lists = site.tree(pages["ordinance"]).xpath("//*[@class='pair item']/ancestor::ul[last()]")
    inner = [one for one in lists[0].xpath("./li/ul/*") if one.tag == "li"]
    assert [one.get("id") for one in inner] == ["p8", "p9"]
    assert not site.tree(pages["ordinance"]).xpath("//*[contains(@class, 'pair')]//*[contains(@class, 'pair')]")


def test_levels_beside_the_numbers_of_a_law_change_nothing(
    contents: dict[str, AnnotatedCorpus], tmp_path: Path
) -> None:
    """A draft states levels, that of 가. and 나. as 2, for a list whose numbers are those of subparagraphs."""
    shutil.copytree(LIBRARIES / "ordinance", tmp_path / "ordinance")
    [file] = (tmp_path / "ordinance" / "translations").iterdir()
    levelled = re.sub(r"(  kind: item\n)(  ko: [가나1]\S*\. [불그안눈])", r"\1  level: 2\n\2", file.read_text())
    assert levelled.count("level: 2") == file.read_text().count("level: 2") + 4
    file.write_text(levelled)
    stated, plain = annotated(disk.read_repository(tmp_path / "ordinance")), contents["ordinance"]

    def nested(content: AnnotatedCorpus) -> list[tuple[str, int]]:
        made = pdf_content(book_of_edition(content.editions[0], content.glossary, Library()))
        return [(one["number"], one["depth"]) for one in made["chapters"][0]["parts"] if one["kind"] == "item"]

    assert nested(stated) == nested(plain)
    assert [depth for _, depth in nested(stated)[:4]] == [0, 0, 1, 1]
    documents = [tei.made(content.editions[0], content.glossary) for content in (stated, plain)]
    assert documents[0].count(b'rend="item level2"') == 2 * 4  # so that what was stated comes back
    assert documents[0].replace(b'rend="item level2"', b'rend="item"') == documents[1]


def test_lists_within_lists_are_nested_as_their_levels_say(
    texts: dict[str, tei.Element], pages: dict[str, Path]
) -> None:
    [note] = tei.find(texts["report"], "//*[@xml:id='en-p7']")
    assert [one.get("n") for one in note.iterancestors("{*}item")] == ["p6", "p4", "p3"]
    [first, second] = tei.find(texts["report"], "//t:text[@xml:id='ko']//t:div/t:list/t:item")
    assert (first.get("n"), second.get("n")) == ("p3", "p9")
    [on_page] = site.tree(pages["report"]).xpath("//*[@id='p7']")
    above = [one.xpath("./*[1]/@id") for one in on_page.iterancestors("li")]
    assert above == [["p6"], ["p4"], ["p3"]]


def test_the_authors_notes_are_called_by_their_own_marks_and_not_twice(
    texts: dict[str, tei.Element], pages: dict[str, Path]
) -> None:
    called = {
        str(one.get("target")): (tei.tag(one), read(one)) for one in tei.find(texts["report"], "//*[@type='noteCall']")
    }
    assert called["#ko-p13"] == called["#en-p13"] == ("ref", "1)")
    assert called["#ko-p15"] == ("ref", "[3]")
    assert called["#en-p15"] == ("ptr", "")  # the English has no mark of its own
    page = site.tree(pages["report"])
    [last] = page.xpath("//*[@data-of='p8.1']")
    assert read(last).endswith("last year[3].")
    calls = page.xpath("//a[@role='doc-noteref']")
    assert [(read(one), "call" in one.get("class").split()) for one in calls] == [
        *[("1)", True)] * 4,
        *[("2)", True)] * 2,
        *[("[3]", True)] * 2,
        *[("⁴", False)] * 2,  # is above the line already
    ]


def test_a_call_in_another_form_than_its_note_is_not_doubled_anywhere(tmp_path: Path) -> None:
    """As in the notices of offices, whose notes begin with 1) and are called by ¹⁾ in the text."""
    shutil.copytree(LIBRARIES / "report", tmp_path / "report")
    [file] = (tmp_path / "report" / "translations").iterdir()
    text = file.read_text()
    for old, new in (
        ("켰다.1)", "켰다.¹⁾"),
        ("sunset.1)", "sunset⁽¹⁾."),
        ("늦었다.2)", "늦었다.²"),
        ("twice.2)", "twice.[2]"),
    ):
        assert text.count(old) >= 1
        text = text.replace(old, new)
    file.write_text(text)
    content = annotated(disk.read_repository(tmp_path / "report"))
    known = EditionInput(content.editions[0], content.glossary)
    document = etree.fromstring(tei.made(content.editions[0], content.glossary))
    calls = {str(one.get("target")): read(one) for one in tei.find(document, "//*[@type='noteCall']")}
    assert [calls[one] for one in ("#ko-p13", "#ko-p14", "#en-p14")] == ["¹⁾", "²", "[2]"]
    page = site.write(tmp_path / "site", site.pages(content.glossary, content.editions))
    shown = site.tree(page / content.editions[0].id / "index.html")
    [book] = EDITION_FORMAT.files(known)
    with zipfile.ZipFile(io.BytesIO(book.data)) as archive:
        [chapter] = [etree.fromstring(archive.read(one)) for one in archive.namelist() if "text-" in one]
    for made in (shown, chapter):
        marks = [read(one) for one in made.iter() if one.get("role") == "doc-noteref"]
        assert marks[:6] == ["¹⁾", "⁽¹⁾", "¹⁾", "1)", "²", "[2]"]
    [printed] = PDF.files(known)
    (tmp_path / "report.pdf").write_bytes(printed.data)
    ran = subprocess.run(["pdftotext", "-layout", tmp_path / "report.pdf", "-"], capture_output=True, check=True)
    text = ran.stdout.decode()
    assert "〓" not in text
    assert "켰다.1)" in text
    assert "sunset(1)." in text


def test_a_note_that_is_called_twice_is_listed_once_and_leads_back_to_both(
    contents: dict[str, AnnotatedCorpus], texts: dict[str, tei.Element], pages: dict[str, Path]
) -> None:
    for language in ("ko", "en"):
        [note] = tei.find(texts["report"], f"//*[@xml:id='{language}-p13']")
        targets = str(note.get("target")).split()
        assert targets == [f"#{language}-p13-call", f"#{language}-p13-call2"]
        calls = [tei.find(texts["report"], f"//*[@xml:id='{target[1:]}']")[0] for target in targets]
        assert [next(one.iterancestors("{*}s")).get(tei.ID) for one in calls] == [
            f"{language}-p4.1",
            f"{language}-p5.1",
        ]
        assert {one.get("target") for one in calls} == {f"#{language}-p13"}
    page = site.tree(pages["report"])
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    [book] = EDITION_FORMAT.files(EditionInput(contents["report"].editions[0], contents["report"].glossary))
    with zipfile.ZipFile(io.BytesIO(book.data)) as archive:
        chapters = [etree.fromstring(archive.read(one)) for one in archive.namelist() if one.endswith(".xhtml")]
    [note] = [one for chapter in chapters for one in chapter.iter() if one.get("id") == "p13"]
    for shown in (page.xpath("//*[@id='p13']")[0], note):
        backs = [one for one in shown.iter() if one.get("role") == "doc-backlink"]
        assert [(one.get("href"), read(one)) for one in backs] == [("#p4.1", "↩1"), ("#p5.1", "↩2")]
        assert len({one.get("aria-label") for one in backs}) == 2


def test_a_book_to_print_has_all_that_a_table_and_a_list_say(
    contents: dict[str, AnnotatedCorpus], tmp_path: Path
) -> None:
    def printed(name: str) -> str:
        content = contents[name]
        [book] = PDF.files(EditionInput(content.editions[0], content.glossary))
        (tmp_path / f"{name}.pdf").write_bytes(book.data)
        ran = subprocess.run(["pdftotext", "-layout", tmp_path / f"{name}.pdf", "-"], capture_output=True, check=True)
        return " ".join(ran.stdout.decode().split())

    letter, report = printed("letter"), printed("report")
    assert "들어온 배 120 135" in letter
    assert "Arrivals 120 135" in letter
    assert "Not counting days of fog" in report
    assert report.count("The hour of sunset is that of the observatory.") == 1


def test_who_speaks_goes_along_to_translation_tools(contents: dict[str, AnnotatedCorpus]) -> None:
    content = contents["interview"]
    known = EditionInput(content.editions[0], content.glossary)
    said = "등대지기 00:12: / Keeper 00:12:"
    assert b"#. Speaker: " + said.encode() in po.document(known)
    assert f"Speaker: {said}" in xliff1.document(known).decode()
    assert f'<note category="speaker">Speaker: {said}</note>' in xliff2.document(known).decode()
    assert f'<prop type="x-speaker">{said}</prop>' in tmx.memory([content.editions[0]], "sentence").decode()


def test_hanja_have_their_reading_and_terms_are_found_by_it(
    contents: dict[str, AnnotatedCorpus], texts: dict[str, tei.Element], pages: dict[str, Path]
) -> None:
    [pair] = [pair for pair in contents["declaration"].editions[0].pairs if pair.id == "p2"]
    line = pair.segments[0].ko
    assert [line.text[one.start : one.end] for one in line.mentions] == ["朝鮮", "朝鮮"]
    assert text_of(nest(line)) == line.text
    [sentence] = tei.find(texts["declaration"], "//*[@xml:id='ko-p2.1']")
    base = [read(one) for one in tei.find(sentence, ".//t:ruby/t:rb")]
    over = [read(one) for one in tei.find(sentence, ".//t:ruby/t:rt")]
    assert list(zip(base, over, strict=True))[-4:] == [
        ("朝鮮", "조선"),  # a term, and so by itself
        ("人", "인"),
        ("自主民", "자주민"),
        ("宣言", "선언"),
    ]
    assert tei.reading(sentence, frozenset({"rt"})) == line.text
    page = site.tree(pages["declaration"])
    [shown] = page.xpath("//*[@id='p2.1']")
    assert read(shown).startswith("吾等(오등)은 玆(자)에")  # to those whose browser has no ruby
    assert [mark.xpath("string(ruby/rt)") for mark in shown.xpath(".//a[contains(@class, 'term')]")] == ["조선"] * 2
    assert page.xpath("//input[@name='readings']/@value") == ["shown", "hidden"]
    assert not site.tree(pages["letter"]).xpath("//input[@name='readings']")


def test_the_reading_is_no_part_of_a_text_that_is_brought_back(texts: dict[str, tei.Element]) -> None:
    [document] = elements(ForeignFile("a.xml", etree.tostring(texts["declaration"])), {"TEI"})
    pairs, _ = aligned(document)
    assert isinstance(pairs[0], AlignedPair)
    assert pairs[0].ko[0].source == "宣言書"


def test_a_picture_has_its_caption_and_says_what_it_shows(
    texts: dict[str, tei.Element], pages: dict[str, Path]
) -> None:
    tower, crab = tei.find(texts["station"], "//t:text[@xml:id='ko']//t:figure")
    assert [tei.tag(one) for one in tower] == ["graphic", "head", "figDesc"]
    [graphic, head, description] = tower
    assert (graphic.get("url"), graphic.get("mimeType"), graphic.get("width")) == (
        "figures/tower.png",
        "image/png",
        "960px",
    )
    assert (read(head), head.get("corresp")) == ("그림 1. 관측소의 탑과 갯벌", "#en-p3")
    assert read(description).startswith("썰물에")
    assert [tei.tag(one) for one in crab] == ["graphic", "figDesc"]
    for within, described in (("", "A white tower"), ("ko", "썰물에")):
        page = pages["station"].parents[1] / within / "station" / "index.html"
        first, second = site.tree(page).xpath("//figure/img")
        assert first.get("alt").startswith(described)
        assert (first.get("width"), first.get("height")) == ("960", "540")
        assert (page.parent / first.get("src")).read_bytes().startswith(b"\x89PNG")
        assert read(first.getnext().xpath(".//*[@id='p3']")[0]).endswith("Figure 1. The station’s tower and the flat")
        assert second.getparent().getchildren() == [second]


def test_a_table_has_the_caption_above_it(texts: dict[str, tei.Element], pages: dict[str, Path]) -> None:
    for name, pair, text in (("letter", "p5", "Table 1. Ships entering"), ("station", "p4", "Table 1. Tidal range")):
        [head] = tei.find(texts[name], f"//*[@xml:id='en-{pair}']")
        table = next(head.iterancestors())
        assert (tei.tag(head), tei.tag(table), table[0]) == ("head", "table", head)
        assert read(head).startswith(text)
        [figure] = site.tree(pages[name]).xpath("//figure[.//table]")
        assert [child.tag for child in figure] == ["figcaption", "div"]
    [source] = tei.find(texts["station"], "//*[@xml:id='en-p6']")
    assert (tei.tag(source), source.get("type")) == ("ab", "caption")


def test_pictures_are_in_every_book(contents: dict[str, AnnotatedCorpus], tmp_path: Path) -> None:
    content = contents["station"]
    known = EditionInput(content.editions[0], content.glossary)
    [book] = EDITION_FORMAT.files(known)
    with zipfile.ZipFile(io.BytesIO(book.data)) as archive:
        assert archive.read("EPUB/figures/tower.png") == (LIBRARIES / "station/figures/tower.png").read_bytes()
        chapter, package = (archive.read(f"EPUB/{name}").decode() for name in ("text-station.xhtml", "package.opf"))
    assert '<img src="figures/crab.webp" alt="A red crab beside its hole."' in chapter
    assert 'href="figures/crab.webp" media-type="image/webp"' in package
    assert "alternativeText" in package
    [printed] = PDF.files(known)
    (tmp_path / "a.pdf").write_bytes(printed.data)
    ran = subprocess.run(["pdfimages", "-list", tmp_path / "a.pdf"], capture_output=True, check=True, text=True)
    sizes = [line.split()[3:5] for line in ran.stdout.splitlines()[2:]]
    assert sizes == [["960", "540"], ["480", "320"]]


def test_addresses_in_a_line_are_links_in_both_languages(
    contents: dict[str, AnnotatedCorpus], texts: dict[str, tei.Element], pages: dict[str, Path]
) -> None:
    hrefs = [
        "https://example.org/%EA%B0%AF%EB%B2%8C/%EA%B4%80%EC%B8%A1?%EB%B6%84%EA%B8%B0=3&%EC%AA%BD=12",
        "mailto:station@example.org",
        "tel:+82-32-555-0123",
        "https://www.example.org",
    ]
    for language in ("ko", "en"):
        refs = tei.find(texts["station"], f"//t:text[@xml:id='{language}']//t:ref[@target]")
        assert [one.get("target") for one in refs] == hrefs
        links = site.tree(pages["station"]).xpath(f"//*[@id='p7']//*[@lang='{language}']//a[@class='address']")
        assert [(one.get("href"), one.get("rel")) for one in links] == [(href, "external") for href in hrefs]
        assert [read(one) for one in links] == [read(one) for one in refs]
    [edition] = contents["station"].editions
    for line in edition.pairs[-1].lines():
        assert text_of(nest(line)) == line.text
    [book] = EDITION_FORMAT.files(EditionInput(edition, contents["station"].glossary))
    with zipfile.ZipFile(io.BytesIO(book.data)) as archive:
        chapter = archive.read("EPUB/text-station.xhtml").decode()
    assert chapter.count('<a href="mailto:station@example.org">station@example.org</a>') == 2


def test_old_hangul_is_kept_and_set_by_one_font(
    contents: dict[str, AnnotatedCorpus], texts: dict[str, tei.Element], pages: dict[str, Path], tmp_path: Path
) -> None:
    content = contents["preface"]
    seed = (LIBRARIES / "preface/seeds/hunmin.txt").read_text(encoding="utf-8")
    source = " ".join(read(one) for one in tei.find(texts["preface"], "//t:text[@xml:id='ko']//t:s"))
    assert source.split() == seed.split()
    shown = site.tree(pages["preface"]).xpath("//*[@id='p2.1']")[0]
    assert read(shown) == seed.splitlines()[2]
    words = [one.text for one in shown.xpath(".//*[@class='old-hangul']")]
    assert words[:3] == ["나랏〮말〯ᄊᆞ미〮", "듀ᇰ", "귁〮에〮달아〮"]
    [book] = PDF.files(EditionInput(content.editions[0], content.glossary))
    (tmp_path / "a.pdf").write_bytes(book.data)
    ran = subprocess.run(["pdftotext", tmp_path / "a.pdf", "-"], capture_output=True, check=True, text=True)
    assert "ᄊᆞ미〮" in ran.stdout
    assert "〓" not in ran.stdout


def test_verse_and_tables_on_the_page(pages: dict[str, Path]) -> None:
    poem = site.tree(pages["poem"])
    assert [one.text for one in poem.xpath("//span[@class='line-number']")] == ["5", "10"]
    assert len(poem.xpath("//*[contains(@class, 'pair verse')]")) == 4
    table = site.tree(pages["letter"]).xpath("//table[@lang='en']")[0]
    assert [cell.text for cell in next(table.iter("tr"))] == ["Ships", "2024", "2025"]
    assert [head.get("scope") for head in table.iter("th")] == ["col"] * 3
    speaker = site.tree(pages["interview"]).xpath("//b[@class='speaker']//time")
    assert [one.text for one in speaker] == ["00:12", "00:12", "00:41", "00:41"]


def test_columns_of_numbers_are_aligned_at_the_point(pages: dict[str, Path]) -> None:
    korean, english = site.tree(pages["station"]).xpath("//table")
    for table in (korean, english):
        rows = [[(cell.get("class"), cell.get("data-fill")) for cell in row] for row in table.iter("tr")]
        plain, number = (None, None), ("numeric", None)
        assert rows == [
            [plain, number, number, plain],
            [plain, number, number, plain],
            [plain, ("numeric", "0"), number, plain],
            [plain, number, number, plain],
        ]


def test_a_book_has_tables_and_speakers(contents: dict[str, AnnotatedCorpus]) -> None:
    def chapter(name: str) -> str:
        [edition] = contents[name].editions
        [book] = EDITION_FORMAT.files(EditionInput(edition, contents[name].glossary))
        with zipfile.ZipFile(io.BytesIO(book.data)) as archive:
            return archive.read(f"EPUB/text-{edition.id}.xhtml").decode()

    assert '<td>Arrivals</td><td class="numeric">120</td><td class="numeric">135</td>' in chapter("letter")
    assert '<td class="numeric" data-fill="0">' in chapter("station")
    assert "<b>Keeper <time>00:12</time>:</b>" in chapter("interview")
    assert 'class="pair verse"' in chapter("poem")
    assert re.findall(r'class="line-number" aria-hidden="true">(\d+)</span> (\S+)', chapter("poem")) == [
        ("5", "진달래꽃</span>"),
        ("10", "나"),
    ]
