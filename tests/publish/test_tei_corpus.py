"""The editions as one TEI corpus: valid, with every pointer resolved, and with every sentence of each."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import SiteInput
from builder.publish.tei.corpus import FORMAT
from tests.support.tei import ID, PUBLISHED, Element, find, hostile, reading, strings

POINTERS = "target corresp ref ana who resp decls domains scheme prev next".split()


def made(editions: tuple[Edition, ...], glossary: Glossary) -> bytes:
    (file,) = FORMAT.files(FORMAT.sees(SiteInput(Corpus.of(glossary, editions), editions=editions)))
    assert file.path.as_posix() == "downloads/corpus.xml"
    return file.data


@pytest.fixture(scope="module")
def corpora(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> list[tuple[tuple[Edition, ...], bytes]]:
    edition, glossary = hostile()
    return [
        (mini_editions, made(mini_editions, mini_glossary)),
        ((edition,), made((edition,), glossary)),
    ]


def jing(schema: Path, data: bytes, folder: Path) -> subprocess.CompletedProcess[str]:
    path = folder / "corpus.xml"
    path.write_bytes(data)
    return subprocess.run(["jing", schema, path], capture_output=True, text=True, check=False)


def test_valid_by_jing(
    corpora: list[tuple[tuple[Edition, ...], bytes]], tei_schemas: list[Path], tmp_path: Path
) -> None:
    for _, data in corpora:
        done = jing(tei_schemas[0], data, tmp_path)
        assert done.returncode == 0, done.stdout[:2000]


def test_a_broken_corpus_is_found(
    corpora: list[tuple[tuple[Edition, ...], bytes]], tei_schemas: list[Path], tmp_path: Path
) -> None:
    broken = corpora[0][1].replace(b'xml:id="ed-moon.ko"', b'xml:id="ed-tide.ko"')
    assert "ed-tide.ko" in jing(tei_schemas[0], broken, tmp_path).stdout


def test_ids_are_unique_and_pointers_resolve(corpora: list[tuple[tuple[Edition, ...], bytes]]) -> None:
    for _, data in corpora:
        tree = etree.fromstring(data)
        ids = Counter(strings(tree, "//@xml:id"))
        assert max(ids.values()) == 1
        pointers = " ".join(strings(tree, "|".join(f"//t:*/@{name}" for name in POINTERS))).split()
        resolved = {re.sub("^term:", "#term-", one) for one in pointers}
        assert [
            one
            for one in resolved
            if not one.startswith(("http", "mailto:", "tel:")) and one.removeprefix("#") not in ids
        ] == []
        assert len(find(tree, "//t:taxonomy[@xml:id='term-kinds']")) == 1


def test_every_sentence_of_every_edition_is_there(corpora: list[tuple[tuple[Edition, ...], bytes]]) -> None:
    for editions, data in corpora:
        there = {str(s.get(ID)): reading(s, PUBLISHED) for s in find(etree.fromstring(data), "//t:s")}
        assert there == {
            f"ed-{edition.id}.{line.language}-{pair.id}.{segment.number}": line.text
            for edition in editions
            for pair in edition.pairs
            for segment in pair.segments
            for line in (segment.ko, segment.en)
        }


def test_one_termbase_answers_for_all(
    mini_glossary: Glossary, corpora: list[tuple[tuple[Edition, ...], bytes]]
) -> None:
    tree: Element = etree.fromstring(corpora[0][1])
    assert strings(tree, "//t:entry/@xml:id") == [f"term-{term.id}" for term in mini_glossary.terms]
    marked = "//t:TEI[.//t:text[@xml:lang='ko']//*[@ref='term:neap-tide']]//t:idno[@type='edition']"
    assert [one.text for one in find(tree, marked)] == ["tide"]


def test_the_same_editions_give_the_same_bytes(
    mini_editions: tuple[Edition, ...], mini_glossary: Glossary, corpora: list[tuple[tuple[Edition, ...], bytes]]
) -> None:
    assert made(mini_editions, mini_glossary) == corpora[0][1]
