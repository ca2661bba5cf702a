"""The parts of the TEI edition: the miniature repository's piece by piece, and any content at all."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from builder.languages import LANGUAGES
from builder.model.edition import Edition, Line
from builder.model.finding import Place
from builder.model.marks import Anchor, CorrectionMark, Mention, NoteReference
from builder.model.terms import Glossary
from builder.publish.tei.elements import element, when
from builder.publish.tei.line import Setting, sentence
from builder.publish.xml import address
from tests.support.tei import HOSTILE, NS, PUBLISHED, SOURCE, Element, find, hostile, made, reading, strings, tag


@pytest.fixture(scope="module")
def moon(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> Element:
    return etree.fromstring(made(mini_editions[0], mini_glossary))


@pytest.fixture(scope="module")
def tide(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> Element:
    return etree.fromstring(made(mini_editions[1], mini_glossary))


# --- The miniature edition, piece by piece ----------------------------------------------------------------------------


def shown(tide: Element, id_: str) -> str:
    """An element as text, without namespace declarations and what follows it."""
    (found,) = find(tide, f"//*[@xml:id='{id_}']")
    text = etree.tostring(found, encoding="unicode", with_tail=False)
    return re.sub(r"\n\s*", "", text.replace(f' xmlns="{NS["t"]}"', ""))


def test_a_slip_is_repaired_in_view_and_a_broken_space_silently(tide: Element) -> None:
    assert (
        '높이가 5<choice><sic>매터</sic><corr resp="#resp-1">미터</corr></choice><note type="correction" resp="#resp-1" xml:lang="en">'
        "A slip for the unit of length.</note>다."
    ) in shown(tide, "ko-p4.3")
    assert '<choice><orig>알 면</orig><reg resp="#resp-1">알면</reg></choice> 바다' in shown(tide, "ko-p4.1")


def test_a_footnote_and_its_call_point_to_each_other(tide: Element) -> None:
    for language in LANGUAGES:
        (note,) = find(tide, f"//t:text[@xml:id='{language}']//t:note[@place='bottom'][@type='author']")
        (call,) = find(tide, f"//*[@xml:id='{str(note.get('target'))[1:]}']")
        assert (tag(call), call.text, call.get("target")) == ("ref", "*", f"#{language}-p5")


def test_a_note_stands_after_its_words_with_its_sources(tide: Element) -> None:
    assert (
        'breathes<note xml:id="note-1" n="1" type="translator" resp="#resp-1" xml:lang="en"><label>breathes</label> <p xml:lang="en">'
        'The air holes of crabs are <hi rend="italic">meant</hi> here; see <ref target="https://example.org/crabs">a page</ref>.</p> '
        '<p xml:lang="ko">게의 숨구멍을 이른다.</p> <bibl><author>N. N.</author> <title>Crabs</title> '
        '<ref target="https://example.org/crabs">https://example.org/crabs</ref> <ref type="copy" target="https://copies.example.org/crabs">'
        'https://copies.example.org/crabs</ref> <date type="accessed" when="2024-01-01">2024-01-01</date> <idno type="record">crabs</idno> '
        '<note type="bears" xml:lang="en">the holes</note></bibl></note>.'
    ) in shown(tide, "en-p3.2")


def test_kinds_choose_the_elements(tide: Element) -> None:
    marks = {(tag(one), one.get("type"), one.get("ref")) for one in find(tide, "//t:s/*[@ref]")}
    assert marks == {
        ("term", None, "term:getbol"),
        ("term", None, "term:mulddae"),
        ("placeName", None, "term:korea"),
        ("name", "event", "term:neap-tide"),
        ("name", "event", "term:spring-tide"),
    }
    blocks = [(str(one.get("n")), tag(one), one.get("type")) for one in find(tide, "//t:text[@xml:id='ko']//*[t:s]")]
    assert blocks == [
        ("p1", "head", None),
        ("p2", "ab", "imprint"),
        ("p3", "p", None),
        ("p4", "p", None),
        ("p5", "note", "author"),
        ("p6", "item", None),
        ("p7", "quote", None),
        ("p8", "bibl", None),
        ("p9", "ab", "byline"),
        ("p10", "ab", "contact"),
        ("p11", "ab", "caption"),
    ]


def test_what_is_missing_is_said(tide: Element) -> None:
    for language in LANGUAGES:
        gaps = find(tide, f"//t:text[@xml:id='{language}']//t:gap")
        assert [gap.get("reason") for gap in gaps] == ["editorial", "truncated"]
        assert [strings(gap, "t:desc/text()") for gap in gaps] == [
            ["이동 메뉴", "navigation"],
            ["설명이 여기서 끊긴다.", "The caption breaks off here."],
        ]


def test_an_entry_has_forms_renderings_and_what_to_avoid(tide: Element) -> None:
    (entry,) = find(tide, "//t:entry[@xml:id='term-getbol']")
    assert strings(entry, "t:form/t:orth/text()") == ["갯벌", "gaetbeol", "개펄"]
    assert [(cit.get("subtype"), *strings(cit, "t:quote/text()")) for cit in find(entry, "t:sense/t:cit")] == [
        ("preferred", "tidal flat"),
        ("admitted", "getbol"),
        ("admitted", "mudflat"),
        ("deprecated", "swamp"),
    ]
    assert strings(entry, "t:sense/t:cit/t:note/text()") == ["늪에는 밀물과 썰물이 없다.", "A swamp is not tidal."]
    assert strings(entry, "t:sense/t:xr/t:ref/@target") == ["#term-mulddae"]
    assert strings(tide, "//t:entry[@xml:id='term-korea']/t:form/t:orth/@xml:lang") == ["ko", "ko-Hani", "ko-Latn"]


def test_the_header_tells_only_what_the_source_states(moon: Element, tide: Element) -> None:
    assert [tag(one) for one in find(moon, "//t:bibl[@xml:id='src-ko']/*")] == ["idno", "availability"]
    assert strings(moon, "//t:titleStmt/t:title/t:supplied/text()") == ["달", "The Moon"]
    assert not find(tide, "//t:supplied")
    assert strings(tide, "//t:bibl[@xml:id='src-ko']/*/text()") == [
        "갯벌 통신",
        "홍 아무개",
        "Hong Amugae",
        "2020-05-01",
        "tide.txt",
    ]
    assert strings(tide, "//t:revisionDesc/t:change/@who") == ["#resp-2", "#resp-1"]


def test_headings_open_divisions(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> None:
    tide = mini_editions[1]
    first, *others = tide.pairs
    levels = (1, 2, 3, 2, 1)
    blocks = [
        replace(first, entry=first.entry.model_copy(update={"id": f"p{n}", "kind": "heading", "level": level}))
        for n, level in enumerate(levels, 20)
    ]
    tei = etree.fromstring(made(replace(tide, blocks=(others[0], *blocks, others[1])), mini_glossary))
    heads = find(tei, "//t:text[@xml:id='ko']//t:head")
    assert [len(find(head, "ancestor::t:div")) for head in heads] == list(levels)
    assert [tag(one) for one in find(tei, "//t:text[@xml:id='ko']/t:body/*")] == ["ab", "div", "div"]


def test_what_is_not_settled_is_not_lost(mini_editions: tuple[Edition, ...]) -> None:
    """A note whose words were not found stands after the sentences; a mark without an entry leaves its words."""
    tide = mini_editions[1]
    pair = tide.pairs[2]
    lost = replace(pair, notes=tuple(replace(note, match=None) for note in pair.notes), segments=pair.segments[:1])
    tei = etree.fromstring(made(replace(tide, blocks=(lost,)), Glossary()))
    assert strings(tei, "//t:p[@xml:id='en-p3']/t:note/@xml:id") == ["note-1"]
    (s,) = find(tei, "//t:s[@xml:id='en-p3.1']")
    assert (len(s), s.text) == (0, pair.segments[0].en.text)


# --- Any content ------------------------------------------------------------------------------------------------------


def test_hostile_content_reads_back_equal() -> None:
    edition, glossary = hostile()
    tei = etree.fromstring(made(edition, glossary))
    texts = {reading(one, frozenset()) for one in find(tei, "//*")}
    assert {HOSTILE, f"가 {HOSTILE}", f"E {HOSTILE}"} <= texts
    for pair in edition.pairs:
        for segment in pair.segments:
            for line in (segment.ko, segment.en):
                (s,) = find(tei, f"//t:s[@xml:id='{line.language}-{pair.id}.{segment.number}']")
                assert (reading(s, PUBLISHED), reading(s, SOURCE)) == (line.text, line.source)
    assert not tei.xpath("//comment() | //processing-instruction()")


def test_addresses_and_dates_that_are_none() -> None:
    assert address("https://x.org/a%20b?c=d&e=한#f") == "https://x.org/a%20b?c=d&e=한#f"
    assert address("https://x.org/<%zz>[") == "https://x.org/%3C%25zz%3E%5B"
    assert [when(day) for day in ("2024", "2024-02", "2024-02-29", "2023-02-29", "0000")] == [
        *("2024", "2024-02", "2024-02-29"),
        *(None, None),
    ]


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    assert element("p", "a\x00\x01\ud800\ufffe\tb\r").text == "a\ufffd\ufffd\ufffd\ufffd\tb\r"


@st.composite
def marked_lines(draw: st.DrawFn) -> Line:
    """A line of any text, with corrections that do not overlap and marks, anchors and calls anywhere."""
    parts = draw(st.lists(st.tuples(st.text("가x <&]*", max_size=5), st.text("나y >", max_size=3)), max_size=3))
    text, source, corrections = "", "", []
    for plain, repaired in parts:
        sic, why = draw(st.text("다z&", max_size=3)), draw(st.sampled_from([None, "why"]))
        start = len(text) + len(plain)
        corrections.append(CorrectionMark(start, start + len(repaired), sic, repaired, why))
        text, source = text + plain + repaired, source + plain + sic
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    mentions = [Mention(start, end, "getbol", link) for link, (start, end) in enumerate(spans, 1)]
    points = draw(st.lists(st.integers(0, len(text)), max_size=2))
    anchors = [Anchor(0, point, 1) for point in points[:1]]
    calls = [NoteReference(point, point, f"p{n}") for n, point in enumerate(points, 90)]
    return Line("ko", text, source, Place("x"), tuple(corrections), tuple(anchors), tuple(calls), tuple(mentions))


@pytest.fixture(scope="module")
def written(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> Callable[[Line], Element]:
    """Makes the element of a line in the setting of a pair that has a note."""
    setting = Setting(mini_editions[1].pairs[2], mini_glossary, "#resp-1")
    return lambda line: sentence(line, 1, setting)


@given(line=marked_lines())
def test_both_readings_of_any_line_come_back(line: Line, written: Callable[[Line], Element]) -> None:
    s = written(line)
    back = etree.fromstring(etree.tostring(s))
    assert reading(back, PUBLISHED) == line.text
    assert reading(back, SOURCE) == line.source
    assert len(find(back, ".//t:note[@type='translator']")) == len(line.anchors)
    assert len(find(back, ".//t:ptr")) == len(line.note_references)
    assert not find(back, ".//*[@ref]/t:note[not(following-sibling::node())]")
