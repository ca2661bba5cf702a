"""The TEI edition: valid, whole, and giving back exactly the texts that went in."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from builder.model.edition import Edition
from builder.model.terms import Glossary
from tests.support import ROOT
from tests.support.tei import ID, NS, PUBLISHED, SOURCE, Element, find, hostile, made, reading, squeezed, strings, tag

DOCS = ROOT / "docs" / "tei.md"
POINTERS = ("ana", "corresp", "decls", "domains", "prev", "ref", "resp", "scheme", "target", "who")


@pytest.fixture(scope="module")
def works(
    mini_editions: tuple[Edition, ...],
    mini_glossary: Glossary,
    real_editions: tuple[Edition, ...],
    real_glossary: Glossary,
) -> list[tuple[Edition, Element]]:
    """All editions, of the miniature repository, of this one and a hostile one, each with its file read back."""
    pairs = [(e, mini_glossary) for e in mini_editions] + [(e, real_glossary) for e in real_editions] + [hostile()]
    return [(edition, etree.fromstring(made(edition, glossary))) for edition, glossary in pairs]


# --- The file ---------------------------------------------------------------------------------------------------------


def test_valid_by_libxml2(works: list[tuple[Edition, Element]], tei_grammars: list[etree.RelaxNG]) -> None:
    for grammar in tei_grammars:
        for edition, tei in works:
            assert grammar.validate(etree.ElementTree(tei)), (edition.id, grammar.error_log.last_error)


def test_valid_by_jing(works: list[tuple[Edition, Element]], tei_schemas: list[Path], tmp_path: Path) -> None:
    for edition, tei in works:
        (tmp_path / f"{edition.id}.xml").write_bytes(etree.tostring(tei))
    for schema in tei_schemas:
        done = subprocess.run(
            ["jing", schema, *sorted(tmp_path.iterdir())], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout[:2000]


def test_an_invalid_file_is_found(
    mini_editions: tuple[Edition, ...], mini_glossary: Glossary, tei_schemas: list[Path], tmp_path: Path
) -> None:
    broken = made(mini_editions[1], mini_glossary).replace(b"<publisher>Side by Side</publisher>", b"")
    (tmp_path / "broken.xml").write_bytes(broken)
    done = subprocess.run(["jing", tei_schemas[0], tmp_path / "broken.xml"], capture_output=True, check=False)
    assert done.returncode == 1


def test_same_bytes_twice(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> None:
    for edition in mini_editions:
        assert made(edition, mini_glossary) == made(edition, mini_glossary)


def test_the_file_is_utf8_and_refers_to_nothing_outside(
    mini_editions: tuple[Edition, ...], mini_glossary: Glossary
) -> None:
    for edition in mini_editions:
        data = made(edition, mini_glossary)
        assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<TEI ")
        assert data.endswith(b"</TEI>\n")
        assert not re.search(rb"<!DOCTYPE|<\?xml-|xi:include|schemaLocation", data)


def test_pointers_resolve_and_ids_are_unique(works: list[tuple[Edition, Element]]) -> None:
    for edition, tei in works:
        ids = Counter(strings(tei, "//@xml:id"))
        assert not [one for one, times in ids.items() if times > 1]
        pattern, replacement = strings(tei, "//t:prefixDef/@matchPattern | //t:prefixDef/@replacementPattern")
        for pointer in " ".join(strings(tei, "|".join(f"//t:*/@{name}" for name in POINTERS))).split():
            resolved = re.sub(f"^term:{pattern}$", replacement.replace("$1", r"\1"), pointer)
            assert (
                resolved.startswith(("https://", "http://", "mailto:", "tel:")) or resolved.removeprefix("#") in ids
            ), (
                edition.id,
                pointer,
            )


def test_links_go_both_ways(works: list[tuple[Edition, Element]]) -> None:
    for edition, tei in works:
        there = {str(one.get(ID)): one.get("corresp") for one in find(tei, "//t:text//*[@corresp]")}
        assert there
        assert all(there[str(target)[1:]] == f"#{own}" for own, target in there.items()), edition.id
        pairs = strings(tei, "//t:linkGrp[@subtype='pairs']/t:link/@target")
        sentences = strings(tei, "//t:linkGrp[@subtype='sentences']/t:link/@target")
        assert pairs == [f"#ko-{pair.id} #en-{pair.id}" for pair in edition.pairs]
        assert len(sentences) == sum(len(pair.segments) for pair in edition.pairs)


def test_every_hangul_letter_is_under_korean(works: list[tuple[Edition, Element]]) -> None:
    for edition, tei in works:
        english = strings(
            tei, "//text()[ancestor::*[@xml:lang][1]/@xml:lang='en'][not(parent::t:ref or parent::t:idno)]"
        )
        assert not [text for text in english if re.search("[가-힣]", text)], edition.id


# --- The texts --------------------------------------------------------------------------------------------------------


def test_the_source_comes_back_verbatim(works: list[tuple[Edition, Element]]) -> None:
    for edition, tei in works:
        for pair in edition.pairs:
            (block,) = find(tei, f"//*[@xml:id='ko-{pair.id}']")
            assert squeezed(reading(block, SOURCE)) == squeezed(pair.entry.ko), (edition.id, pair.id)


def test_every_sentence_comes_back_as_published(works: list[tuple[Edition, Element]]) -> None:
    for edition, tei in works:
        there = {str(s.get(ID)): reading(s, PUBLISHED) for s in find(tei, "//t:s")}
        lines = {
            f"{line.language}-{pair.id}.{segment.number}": line.text
            for pair in edition.pairs
            for segment in pair.segments
            for line in (segment.ko, segment.en)
        }
        assert there == lines, edition.id


def test_every_mark_is_there(works: list[tuple[Edition, Element]]) -> None:
    for edition, tei in works:
        marks = Counter(strings(tei, "//t:s//*[not(@prev)]/@ref"))
        assert marks == Counter(
            f"term:{m.term}" for pair in edition.pairs for line in pair.lines() for m in line.mentions
        )
        assert strings(tei, "//t:entry/@xml:id") == sorted(f"term-{mark.removeprefix('term:')}" for mark in marks)
        assert len(find(tei, "//t:note[@type='translator']")) == sum(len(pair.notes) for pair in edition.pairs)


def test_citations_are_the_ids(works: list[tuple[Edition, Element]]) -> None:
    """Resolves the citeStructure as the Guidelines tell, and arrives at the xml:id of everything that can be cited."""
    for _, tei in works:
        outer, middle, inner = find(tei, "//t:citeStructure")
        assert [one.get("use") for one in (outer, middle, inner)] == ["@xml:id", "@n", "position()"]
        for text in find(tei, re.sub(r"/(\w)", r"/t:\1", str(outer.get("match")))):
            for pair in find(text, "t:body//*[child::t:s]"):
                cited = f"{text.get(ID)}{middle.get('delim')}{pair.get('n')}"
                assert cited == pair.get(ID)
                for position, s in enumerate(find(pair, "t:s"), 1):
                    assert s.get(ID) == f"{cited}{inner.get('delim')}{position}"


# --- The documentation ------------------------------------------------------------------------------------------------


def test_the_documentation_shows_every_element(works: list[tuple[Edition, Element]]) -> None:
    text = DOCS.read_text(encoding="utf-8")
    examples = "".join(re.findall(r"```xml\n(.*?)```", text, re.S))
    used = {tag(one) for _, tei in works for one in tei.iter()}
    assert not [name for name in sorted(used) if not re.search(rf"<{name}[\s/>]", examples)]
    assert not [name for name in sorted(used) if f"`{name}`" not in text]


def test_the_documented_queries_find_something(works: list[tuple[Edition, Element]]) -> None:
    queries = re.findall(r"```xpath\n(.*?)\n```", DOCS.read_text(encoding="utf-8"), re.S)
    assert len(queries) >= 6
    for query in queries:
        assert any(tei.xpath(query, namespaces={"tei": NS["t"]}) for _, tei in works), query


def test_the_documented_program_runs(
    real_editions: tuple[Edition, ...], real_glossary: Glossary, tmp_path: Path
) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    for edition in real_editions:
        (tmp_path / f"{edition.id}.xml").write_bytes(made(edition, real_glossary))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=True)
    lines = done.stdout.splitlines()
    assert lines
    assert all(re.search("기정학", line) and re.search("technopolitic", line, re.I) for line in lines)


def test_the_documented_examples_are_well_formed() -> None:
    examples = re.findall(r"```xml\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.S)
    assert examples
    for example in examples:
        etree.fromstring(example)
