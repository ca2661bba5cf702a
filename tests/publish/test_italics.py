"""Italics in the translation: `*…*` in the file, gone from the published text, kept as a span, shown on the page and in TEI."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from builder.build import pipeline
from builder.content.formatting import canonical
from builder.content.repository import Repository
from builder.model.corpus import AnnotatedCorpus
from builder.model.edition import Line, Segment
from builder.model.edition_index import edition_index
from builder.model.entries.editions import EditionEntry
from builder.model.finding import Place
from builder.model.markdown import emphasized
from builder.model.marks import Emphasis
from builder.model.nesting import nest, text_of
from builder.terms.memory import translated
from tests.conftest import annotated
from tests.support import site
from tests.support.examples import repository
from tests.support.tei import PUBLISHED, find, made, reading

WORK = """\
ko: 바다의 책
en: Seas of the World
kind: work
definition: {ko: 낱말., en: A word.}
sources: [{seed: example.txt}]
status: approved
"""
PAIRS = """\
pairs:
- id: p1
  ko: |
    바다의 책은 기정학의 책이다*.
    새 바다의 책이다.
  en: |
    *Seas of the World* (*Badaui chaek*) is a *book of technopolitics*.*
    It is a new *edition of Seas of the World*.
  notes: [{on: book of, en: A book.}]
- {id: p2, kind: footnote, of: p1.1, ko: '* 책.', en: '* A *book*.'}
"""
PLAIN = "Seas of the World (Badaui chaek) is a book of technopolitics.*"


@pytest.fixture(scope="module")
def books() -> Repository:
    return repository({"glossary/book.yaml": WORK, "translations/example.yaml": PAIRS})


@pytest.fixture(scope="module")
def corpus(books: Repository) -> AnnotatedCorpus:
    return annotated(books)


@pytest.fixture(scope="module")
def segments(corpus: AnnotatedCorpus) -> tuple[Segment, ...]:
    return next(edition for edition in corpus.editions if edition.id == "example").pairs[0].segments


@pytest.mark.parametrize(
    ("line", "text", "spans"),
    [
        ("In *A B*, of 1990", "In A B, of 1990", ["A B"]),
        ("(*a*)-*b*’s “*C*.” *D*", "(a)-b’s “C.” D", ["a", "b", "C", "D"]),
        ("*“Q” and (r)*", "“Q” and (r)", ["“Q” and (r)"]),
        ("breathes.*", "breathes.*", []),
        ("breathes*, and sinks*", "breathes*, and sinks*", []),
        ("* A note of *A*", "* A note of A", ["A"]),
        ("the index,”* which *Tortoise* makes", "the index,”* which Tortoise makes", ["Tortoise"]),
        ("2 * 3 * 4, a*b*c, **so**, * so *", "2 * 3 * 4, a*b*c, **so**, * so *", []),
        ("*open", "*open", []),
    ],
)
def test_what_is_in_italics(line: str, text: str, spans: list[str]) -> None:
    found, emphases = emphasized(line)
    assert found == text
    assert [found[span.start : span.end] for span in emphases] == spans


@given(st.text("a *.,(“”", max_size=12))
def test_nothing_but_asterisks_is_left_out_and_every_place_is_kept(source: str) -> None:
    text, emphases = emphasized(source)
    assert text.replace("*", "") == source.replace("*", "")
    assert len(source) - len(text) == 2 * len(emphases)
    (line,) = [Line("en", text, source, place, emphases=emphases) for place in [Place("a.yaml", 1, 1)]]
    assert [source[line.at(offset).column - 1] for offset in range(len(text))] == list(text)
    assert text_of(nest(line)) == text


def test_the_published_text_has_no_asterisks_and_keeps_the_spans(segments: tuple[Segment, ...]) -> None:
    line = segments[0].en
    assert line.text == PLAIN
    assert line.emphases == (Emphasis(0, 17), Emphasis(19, 31), Emphasis(38, 60))
    assert [line.text[call.start : call.end] for call in line.note_references] == ["*"]
    assert [line.text[mention.start : mention.end] for mention in line.mentions] == [
        "Seas of the World",
        "technopolitics",
    ]
    assert [line.text[anchor.start : anchor.end] for anchor in line.anchors] == ["book of"]


def test_records_and_occurrences_are_plain(corpus: AnnotatedCorpus) -> None:
    (example,) = [edition_index(edition) for edition in corpus.editions if edition.id == "example"]
    assert example.records[0].en[0] == PLAIN
    assert {one.en for _, found in example.occurrences for one in found} == {
        PLAIN,
        "It is a new edition of Seas of the World.",
    }


def test_findings_stand_where_the_file_has_the_words() -> None:
    pairs = "pairs: [{id: p1, ko: 새로운 말이다., en: 'It is *a B* and a a word.'}]"
    (found,) = pipeline.check(repository({"translations/example.yaml": pairs}))
    (file,) = [one for one in repository({"translations/example.yaml": pairs}).translations if one.stem == "example"]
    line = file.data.decode().split("\n")[found.place.line - 1]
    assert (found.code, line[found.place.column - 1 :][:6]) == ("L104", "a word")


def test_a_page_shows_italics(corpus: AnnotatedCorpus, tmp_path: Path) -> None:
    folder = site.write(tmp_path, site.pages(corpus.glossary, corpus.editions))
    for page in ("example/index.html", "ko/example/index.html"):
        rows = site.tree(folder / page).xpath("//p[@class='en']")
        assert [italic.text_content() for italic in rows[0].iter("i")] == [
            "Seas of the World",
            "Badaui chaek",
            "book of",
            " technopolitics",
            "edition of Seas of the World",
        ]
        assert [link.text_content() for link in rows[0].xpath(".//i//a | .//a[i]")] == [
            *("Seas of the World", "technopolitics", "Seas of the World"),
        ]
        assert rows[1].text_content().startswith("* A book.")


def test_tei_has_italics_and_a_work_s_title_alone(corpus: AnnotatedCorpus) -> None:
    (example,) = [edition for edition in corpus.editions if edition.id == "example"]
    tei = etree.fromstring(made(example, corpus.glossary))
    for number, text in ((1, PLAIN), (2, "It is a new edition of Seas of the World.")):
        (s,) = find(tei, f"//t:s[@xml:id='en-p1.{number}']")
        assert reading(s, PUBLISHED) == text
    assert [
        reading(one, PUBLISHED) for one in find(tei, "//t:s/t:title[not(t:hi)][not(ancestor::t:hi)]") if one.text
    ] == [
        *("바다의 책", "바다의 책", "Seas of the World"),
    ]
    assert [reading(one, PUBLISHED) for one in find(tei, "//t:text[@xml:id='en']//t:hi[@rend='italic']")] == [
        *("Badaui chaek", "book of technopolitics", "edition of Seas of the World", "book"),
    ]


def test_the_form_of_a_file_leaves_italics_alone(books: Repository) -> None:
    (file,) = [one for one in books.translations if one.stem == "example"]
    assert b"(*Badaui chaek*) is a *book of technopolitics*.*" in canonical(file, EditionEntry)


def test_a_draft_suggests_italics_as_the_file_has_them(corpus: AnnotatedCorpus) -> None:
    known = {sentence.ko: sentence.en for sentence in translated(corpus.editions)}
    assert known["새 바다의 책이다."] == "It is a new *edition of Seas of the World*."
