"""Bitexts read back by programs that are not ours: every sentence, in order, with what belongs to it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html
from markdown_it import MarkdownIt
from translate.storage import factory
from translate.storage.xliff2 import Xliff2File

from builder.model.corpus import Corpus
from builder.model.edition import Edition, Line
from builder.model.terms import Glossary
from builder.publish.bitexts import po, tables, tmx, xliff1, xliff2
from builder.publish.format import CorpusFormat, EditionFormat, EditionInput, SiteInput
from tests.support.tei import hostile

ALL: tuple[EditionFormat | CorpusFormat, ...] = (
    *tmx.EDITION_FORMATS,
    *tmx.CORPUS_FORMATS,
    xliff2.FORMAT,
    xliff1.FORMAT,
    po.FORMAT,
    *tables.EDITION_FORMATS,
    *tables.CORPUS_FORMATS,
)
FORMATS = {form.name: form for form in ALL}
BY_SENTENCE = ["tmx", "xliff2", "xliff1", "po"]
Unit = tuple[str, str, str]
Content = tuple[Edition, Glossary]


def made(name: str, edition: Edition, glossary: Glossary) -> bytes:
    form = FORMATS[name]
    assert isinstance(form, EditionFormat)
    (file,) = form.files(EditionInput(edition, glossary))
    return file.data


def made_of_all(name: str, editions: Iterable[Edition], glossary: Glossary) -> bytes:
    kept, form = tuple(editions), FORMATS[name]
    assert isinstance(form, CorpusFormat)
    corpus = Corpus.of(glossary, kept)
    (file,) = form.files(form.sees(SiteInput(corpus, editions=kept)))
    return file.data


def read(data: bytes, name: str, folder: Path) -> list[Any]:
    """The units that translate-toolkit finds in a file."""
    path = folder / {"tmx": "a.tmx", "xliff2": "a.xlf", "xliff1": "a.xliff", "po": "a.po"}[name]
    path.write_bytes(data)
    reader: Any = Xliff2File.parsefile if name == "xliff2" else factory.getobject
    return [unit for unit in reader(str(path)).units if not unit.isheader()]


def shown(text: str) -> str:
    """The text as XML can hold it."""
    return re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def expected(edition: Edition) -> list[Unit]:
    return [(f"{p.id}.{s.number}", shown(s.ko.text), shown(s.en.text)) for p in edition.pairs for s in p.segments]


def both(units: Iterable[Any]) -> list[tuple[str, str]]:
    return [(str(unit.source), str(unit.target)) for unit in units]


@pytest.fixture(scope="module")
def contents(
    mini_editions: tuple[Edition, ...],
    mini_glossary: Glossary,
    real_editions: tuple[Edition, ...],
    real_glossary: Glossary,
) -> list[Content]:
    """The miniature editions, our own shortest, and one that is as hostile as can be."""
    shortest = min(real_editions, key=lambda edition: len(edition.pairs))
    return [*((edition, mini_glossary) for edition in mini_editions), (shortest, real_glossary), hostile()]


@pytest.mark.parametrize("name", BY_SENTENCE)
def test_every_sentence_comes_back(name: str, contents: list[Content], tmp_path: Path) -> None:
    for edition, glossary in contents:
        units = read(made(name, edition, glossary), name, tmp_path)
        assert both(units) == [(ko, en) for _, ko, en in expected(edition)], edition.id


@pytest.mark.parametrize("name", BY_SENTENCE)
def test_a_broken_copy_is_found(name: str, contents: list[Content], tmp_path: Path) -> None:
    edition, glossary = contents[1]
    data = made(name, edition, glossary)
    assert both(read(data, name, tmp_path)) != both(
        read(data.replace("넓다".encode(), "좁다".encode()), name, tmp_path)
    )


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_content_gives_the_same_bytes(
    name: str, mini_editions: tuple[Edition, ...], mini_glossary: Glossary
) -> None:
    if isinstance(FORMATS[name], EditionFormat):
        assert made(name, mini_editions[1], mini_glossary) == made(name, mini_editions[1], mini_glossary)
    else:
        first, second = (made_of_all(name, mini_editions, mini_glossary) for _ in range(2))
        assert first == second


def test_units_are_named_after_the_permalinks(contents: list[Content], tmp_path: Path) -> None:
    edition, glossary = contents[1]
    ids = [id_ for id_, _, _ in expected(edition)]
    found = [unit.getid() for unit in read(made("xliff1", edition, glossary), "xliff1", tmp_path)]
    assert [id_.split("\x04") for id_ in found] == [["translations/tide.yaml", id_] for id_ in ids]
    assert [unit.getcontext() for unit in read(made("po", edition, glossary), "po", tmp_path)] == ids
    found = [unit.getid() for unit in read(made("xliff2", edition, glossary), "xliff2", tmp_path)]
    assert [re.sub("::s", ".", id_) for id_ in found] == ids
    units = etree.fromstring(made("tmx", edition, glossary)).iter("tu")
    assert [unit.get("tuid") for unit in units] == [f"tide.{id_}" for id_ in ids]


def test_notes_come_along(contents: list[Content], tmp_path: Path) -> None:
    edition, glossary = contents[1]
    for name in ("xliff1", "po"):
        (unit,) = [one for one in read(made(name, edition, glossary), name, tmp_path) if "air holes" in one.getnotes()]
        assert "breathes: The air holes of crabs are meant here; see a page." in unit.getnotes()
        assert str(unit.target) == "A tidal flat breathes.*"
    assert b'appliesTo="target">breathes: The air holes' in made("xliff2", edition, glossary)


# --- XLIFF 2 ----------------------------------------------------------------------------------------------------------

NS = {"x": xliff2.CORE, "g": xliff2.GLOSSARY}


def marked(line: Line, glossary: Glossary) -> list[tuple[str, str]]:
    return [(m.term, line.text[m.start : m.end]) for m in line.mentions if m.term in glossary.by_id]


def test_terms_are_marked_and_explained(contents: list[Content]) -> None:
    for edition, glossary in contents:
        tree = etree.fromstring(made("xliff2", edition, glossary))
        for pair in edition.pairs:
            (unit,) = [one for one in tree.iterfind(".//x:unit", NS) if one.get("id") == pair.id]
            entries = {str(one.get("id")) for one in unit.iterfind("g:glossary/g:glossEntry", NS)}
            marks = [
                (str(mark.get("ref")).removeprefix("#gls="), "".join(map(str, mark.itertext())))
                for mark in unit.iterfind(".//x:mrk", NS)
            ]
            assert marks == [
                (term, shown(text))
                for segment in pair.segments
                for line in (segment.ko, segment.en)
                for term, text in marked(line, glossary)
            ]
            assert entries == {term for term, _ in marks}


def test_ids_stand_once_but_for_marks_that_render_each_other(contents: list[Content]) -> None:
    for edition, glossary in contents:
        tree = etree.fromstring(made("xliff2", edition, glossary))
        for unit in tree.iterfind(".//x:unit", NS):
            for side in ("source", "target"):
                ids = [one.get("id") for one in unit.iterfind(f".//x:{side}//*[@id]", NS)]
                assert len(ids) == len(set(ids))
            for segment in unit.iterfind("x:segment", NS):
                refs = [
                    {one.get("id"): one.get("ref") for one in segment.iterfind(f"x:{side}//x:mrk", NS)}
                    for side in ("source", "target")
                ]
                shared = refs[0].keys() & refs[1].keys()
                assert all(refs[0][id_] == refs[1][id_] for id_ in shared)


# --- The whole, and tables --------------------------------------------------------------------------------------------


def test_the_memory_of_all_is_that_of_each(
    mini_editions: tuple[Edition, ...], mini_glossary: Glossary, tmp_path: Path
) -> None:
    whole = read(made_of_all("memory", mini_editions, mini_glossary), "tmx", tmp_path)
    parts = [read(made("tmx", edition, mini_glossary), "tmx", tmp_path) for edition in mini_editions]
    assert both(whole) == [one for units in parts for one in both(units)]


def test_paragraphs_are_their_sentences(
    mini_editions: tuple[Edition, ...], mini_glossary: Glossary, tmp_path: Path
) -> None:
    units = both(read(made("tmx-paragraphs", mini_editions[1], mini_glossary), "tmx", tmp_path))
    assert len(units) == len(mini_editions[1].pairs)
    assert "우리는 한국의 갯벌(getbol)에서 조개를 캔다. 갯벌은 숨을 쉰다*." in [ko for ko, _ in units]


def test_tables_have_the_sentences_line_by_line(contents: list[Content]) -> None:
    for edition, glossary in contents:
        rows = list(csv.reader(io.StringIO(made("csv", edition, glossary).decode("utf-8-sig"), newline="")))
        sentences = [(f"{p.id}.{s.number}", s.ko.text, s.en.text) for p in edition.pairs for s in p.segments]
        assert [tuple(row) for row in rows] == [("id", "ko", "en"), *sentences]
        texts = [made(f"text-{side}", edition, glossary).decode().split("\n") for side in ("ko", "en")]
        assert list(zip(*texts, strict=True)) == [*((ko, en) for _, ko, en in sentences), ("", "")]


def test_the_data_set_and_its_card(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> None:
    records = [json.loads(line) for line in made_of_all("sentences", mini_editions, mini_glossary).splitlines()]
    assert {record["edition"] for record in records} == {"moon", "tide"}
    assert [record["ko"] for record in records if record["id"] == "tide#p6.1"] == ["- 갯벌은 <넓다> & 깊다"]
    card = made_of_all("dataset-card", mini_editions, mini_glossary).decode()
    head = yaml.safe_load(card.split("---\n")[1])
    assert head["language"] == ["ko", "en"]
    assert head["configs"][0]["data_files"] == "sentences.jsonl"
    assert f"| {len([r for r in records if r['edition'] == 'tide'])} |" in card
    fields = set(re.findall(r"`(\w+)`", card.split("## Fields")[1]))
    assert fields == set(records[0])


def test_the_card_shows_a_hostile_title_as_it_is(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> None:
    hostile = "The <b>Word</b> [x](javascript:alert) | {rights} *y*"
    one, *others = mini_editions
    title = one.title.model_copy(update={"en": hostile})
    named = replace(one, entry=one.entry.model_copy(update={"title": title}))
    card = made_of_all("dataset-card", (named, *others), mini_glossary).decode().split("---\n", 2)[2]
    shown = html.fromstring(MarkdownIt("commonmark", {"html": True}).enable("table").render(card))
    assert any(" ".join("".join(map(str, cell.itertext())).split()).startswith(hostile) for cell in shown.iter("td"))
    assert not list(shown.iter("b", "a", "em"))
