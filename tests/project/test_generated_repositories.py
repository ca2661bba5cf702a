"""Repositories that no person would write, from end to end: findings or files, well-formed, with the text in them as it went in."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from benchmarks.attacks import repository
from builder.build import pipeline
from builder.build.options import Options
from builder.content.repository import Repository
from builder.model.edition import Edition
from builder.publish.format import File
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from tests.support.tei import ID, PUBLISHED, find, reading, squeezed
from tests.support.well_formed import FORBIDDEN, check, check_all

SLOW = frozenset({"pdf", "collection-pdf", "stardict", "anki"})
# What takes long without reading more of a text than the others, and what is no text.
LEFT_OUT = frozenset({"search-page", "assets", "worker", "offline-page"}) | SLOW
OF_EDITIONS = tuple(one for one in EDITION_FORMATS if one.name not in LEFT_OUT)
OF_CORPUS = tuple(one for one in CORPUS_FORMATS if one.name not in LEFT_OUT)
BY_OTHER_PROGRAMS = Options(
    tuple(one for one in EDITION_FORMATS if one.name in SLOW), tuple(one for one in CORPUS_FORMATS if one.name in SLOW)
)
ODD = st.sampled_from(
    (
        *(
            "<script>alert(1)</script>",
            "&amp;",
            "&#0;",
            "]]>",
            "-->",
            "{{ 1 }}",
            "{% raw %}",
            "${x}",
            "javascript:",
            '"',
            "'",
            "`",
        ),
        *(
            "\\",
            "*a*",
            "**",
            "[a](http://x)",
            "| b |",
            "# c",
            "- d",
            ": e",
            " #",
            "%",
            "@",
            "=1+1",
            "+",
            "::error::",
            "~~~",
            "...",
            "---",
        ),
        *(
            "기정학",
            "기정학(技政學)",
            "technopolitics",
            "Technopolitics",
            "1억 2천만",
            "one-one-",
            "0분의 1",
            "2025년 2월 30일",
        ),
        *(
            "\u202e",
            "\u2066",
            "\u200b",
            "\ufeff",
            "\ue000",
            "\ufffd",
            "\U000e0041",
            "\U0001f600\u200d",
            "e\u0301",
            "\u3000",
            "\u00a0",
            "𠀀",
        ),
    )
)
RAW = st.sampled_from(("\0", "\x07", "\x1b[2J", "\x7f", "\x85", "\u2028", "\ufdd0", "\uffff", "\U0010ffff", "\t", "\r"))
PLAIN = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]).filter(lambda char: not FORBIDDEN.search(char))


def texts(pieces: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One line of text, which is not blank."""
    return st.lists(pieces, min_size=1, max_size=4).map("".join).map(str.strip).filter(str.split)


def repositories(text: st.SearchStrategy[str]) -> st.SearchStrategy[Repository]:
    """A repository with such texts wherever there is one."""
    both = st.fixed_dictionaries({"ko": text, "en": text})
    lines = st.lists(both, min_size=1, max_size=2).map(
        lambda rows: {side: "\n".join(row[side] for row in rows) for side in ("ko", "en")}
    )
    note = st.fixed_dictionaries({"on": text, "ko": text, "en": text})
    own = {"notes": st.lists(note, max_size=1), "gap": both, "allow": st.fixed_dictionaries({"T101": text})}
    pair = st.tuples(lines, st.fixed_dictionaries({}, optional=own)).map(lambda two: {"id": "p2", **two[0], **two[1]})
    head = st.fixed_dictionaries({"title": both, "summary": both, "source": st.fixed_dictionaries({"author": both})})
    avoided = st.fixed_dictionaries({"term": text, "why": both})
    entry = st.fixed_dictionaries(
        {"hanja": text, "definition": both, "origin": both, "usage": both},
        optional={
            "variants": st.fixed_dictionaries({"ko": st.lists(text, min_size=1, max_size=2)}),
            "avoid": st.fixed_dictionaries({"en": st.lists(avoided, min_size=1, max_size=1)}),
        },
    )
    record = st.fixed_dictionaries({"title": text, "author": text})
    return st.builds(repository, st.tuples(pair).map(list), head, entry, record)


def sentences(edition: Edition) -> dict[str, str]:
    """The sentences as they are published, by side and permalink."""
    return {
        f"{line.language}-{pair.id}.{segment.number}": line.text
        for pair in edition.pairs
        for segment in pair.segments
        for line in (segment.ko, segment.en)
    }


def of_tei(data: bytes) -> dict[str, str]:
    return {str(one.get(ID)): reading(one, PUBLISHED) for one in find(etree.fromstring(data), "//t:s")}


def of_page(data: bytes) -> dict[str, str]:
    spans = [one for one in html.document_fromstring(data.decode()).iter("span") if one.get("class") == "s"]
    return {f"en-{one.get('data-of')}" if one.get("data-of") else f"ko-{one.get('id')}": words(one) for one in spans}


def words(element: etree._Element) -> str:
    """The text of an element without the signs that call something."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if "call" in child.get("class", "").split() else words(child), child.tail or ""]
    return "".join(parts)


def made(files: Iterable[File]) -> dict[str, File]:
    return {str(file.path): file for file in files}


@settings(max_examples=8)
@given(repositories(texts(PLAIN | ODD)))
def test_what_can_be_read_comes_out_well_formed_and_as_it_went_in(given_: Repository) -> None:
    content, faults = pipeline.annotated_corpus(given_)
    assert all("\n" not in finding.line() for finding in (*faults, *pipeline.check(given_)))
    if faults:
        return
    files = made(pipeline.export(given_, Options(OF_EDITIONS, OF_CORPUS)))
    check_all(files.values())
    (edition,) = content.editions
    expected = sentences(edition)
    assert of_tei(files["attack/attack.xml"].data) == expected
    for page in ("attack/index.html", "ko/attack/index.html"):
        found = of_page(files[page].data)
        assert {key: squeezed(text) for key, text in found.items()} == {k: squeezed(v) for k, v in expected.items()}


@settings(max_examples=3)
@given(repositories(texts(PLAIN | ODD)))
def test_what_other_programs_write_of_it_is_well_formed_too(given_: Repository) -> None:
    assume(not pipeline.annotated_corpus(given_)[1])
    files = list(pipeline.export(given_, BY_OTHER_PROGRAMS))
    assert {str(file.path).rpartition(".")[2] for file in files} == {"pdf", "zip", "apkg"}
    check_all(files)


@settings(max_examples=12)
@given(repositories(texts(RAW | ODD)))
def test_what_is_no_text_is_found_and_nothing_is_made_of_it(given_: Repository) -> None:
    found = pipeline.check(given_)
    assert all(not FORBIDDEN.search(finding.line()) for finding in found)
    content, faults = pipeline.annotated_corpus(given_)
    read = [text.text for one in content.editions for text in one.locator.texts()]
    read += [text.text for one in content.glossary.terms for text in one.locator.texts()]
    assert not FORBIDDEN.search("".join(read))
    assert faults or not FORBIDDEN.search(b"".join(given_.parts()).decode())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xml", b"<a>&b;</a>"),
        ("a.xml", b"<a>&#x7f;</a>"),
        ("a.xml", "<a>\ufdd0</a>".encode()),
        ("a.html", b"<p>\x1b[2J</p>"),
        ("a.json", b'{"a": NaN}'),
        ("a.json", b'{"a": "\\u0000"}'),
        ("a.jsonl", b'{}\n{"a": "\\ud800"}'),
        ("a.csv", b"a,b\nc"),
        ("a.po", b"\xff"),
        ("a.txt", "\x85".encode()),
        ("a.dict", b"\x1b"),
        ("a.idx", b"word\0\0\0\0\0\0\0\0"),
        ("a.syn", b"\x07\0\0\0\0\0"),
    ],
)
def test_what_a_standard_forbids_would_be_seen(name: str, data: bytes) -> None:
    with pytest.raises((AssertionError, ValueError, etree.LxmlError)):
        check(name, data)
