"""Books in PDF read back by poppler and pikepdf: every sentence in order, columns level, page numbers true, tagged and embedded."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import EditionInput, SiteInput
from builder.publish.pdf.format import CORPUS_FORMAT, EDITION_FORMAT
from tests.support import ROOT
from tests.support.pictures import picture
from tests.support.tei import hostile

SIDE = 2000  # pixels of a picture
EXPORT = """\
from pathlib import Path
from builder.cli import main
main(standalone_mode=False)
print(Path("/proc/self/status").read_text())
"""
WORD = "{http://www.w3.org/1999/xhtml}word"


@pytest.fixture(scope="module")
def books(
    mini_editions: tuple[Edition, ...], mini_glossary: Glossary, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The collection of the miniature editions, one of them alone, and one of an edition as hostile as can be."""
    folder, (edition, glossary) = tmp_path_factory.mktemp("books"), hostile()
    files = {
        "collection": CORPUS_FORMAT.files(SiteInput(Corpus.of(mini_glossary, mini_editions), editions=mini_editions)),
        "tide": EDITION_FORMAT.files(EditionInput(mini_editions[1], mini_glossary)),
        "hostile": EDITION_FORMAT.files(EditionInput(edition, glossary)),
    }
    for name, made in files.items():
        (folder / f"{name}.pdf").write_bytes(next(iter(made)).data)
    return {name: folder / f"{name}.pdf" for name in files}


def poppler(tool: str, *words: str | Path) -> str:
    return subprocess.run([tool, *words], capture_output=True, text=True, errors="replace", check=True).stdout


def spoken(book: Path) -> str:
    """The text in the order of its tags, in which it is read aloud, without spaces."""
    tree = poppler("pdfinfo", "-struct-text", book)
    return squeezed("".join(re.findall(r'^ *"(.*)"$', tree, re.M)))


def squeezed(text: str) -> str:
    return re.sub(r"[\s°]", "", text)


def pages(book: Path) -> list[str]:
    """The text of each page."""
    return poppler("pdftotext", "-layout", book, "-").split("\f")[:-1]


def test_every_sentence_is_read_aloud_in_order_in_both_languages(
    books: dict[str, Path], mini_editions: tuple[Edition, ...]
) -> None:
    text, at = spoken(books["collection"]), 0
    for edition in mini_editions:
        for pair in edition.pairs:
            if pair.kind in ("item", "byline", "heading") and pair.entry.level != 1:
                for language in ("ko", "en"):
                    words = squeezed(" ".join(segment.line(language).text for segment in pair.segments))
                    assert words in text[at:], (pair.id, language)
                    at = text.index(words, at)


def test_a_korean_title_breaks_between_words(
    mini_editions: tuple[Edition, ...], mini_glossary: Glossary, tmp_path: Path
) -> None:
    tide = mini_editions[1]
    words = "물때를 기다리는 사람들이 갯벌에서 부르는 오래된 노래와 아무도 적어 두지 않았던 이야기".split()
    title = tide.entry.title.model_copy(update={"ko": " ".join(words)})
    long = replace(tide, entry=tide.entry.model_copy(update={"title": title}))
    (made,) = EDITION_FORMAT.files(EditionInput(long, mini_glossary))
    (tmp_path / "long.pdf").write_bytes(made.data)
    layout = etree.fromstring(poppler("pdftotext", "-bbox", "-l", "1", tmp_path / "long.pdf", "-").encode())
    assert [one.text for one in layout.iter(WORD)][: len(words)] == words


def test_a_heading_is_on_the_page_of_what_it_heads(
    real_editions: tuple[Edition, ...], real_glossary: Glossary, tmp_path: Path
) -> None:
    """Of a real text, since it depends on where pages end; this one had a heading at the foot of one."""
    apec = next(edition for edition in real_editions if edition.id == "apec-ai-initiative")
    (made,) = EDITION_FORMAT.files(EditionInput(apec, real_glossary))
    (tmp_path / "apec.pdf").write_bytes(made.data)
    texts = [squeezed(page) for page in pages(tmp_path / "apec.pdf")[3:]]
    headed = [pair for pair in pairwise(apec.pairs) if (pair[0].entry.level or 0) > 1]
    assert headed
    for heading, first in headed:
        title, begun = (squeezed(one.segments[0].line("en").text) for one in (heading, first))
        assert [begun[:12] in text for text in texts if title in text] == [True], title


def test_notes_stand_on_the_page_of_their_call(books: dict[str, Path]) -> None:
    (page,) = (page for page in pages(books["tide"]) if "The air holes of crabs are meant here" in page)
    assert "We dig clams" in page
    assert "밀물과 썰물의 때" in page


def test_both_sides_of_a_pair_begin_on_one_line(books: dict[str, Path]) -> None:
    layout = etree.fromstring(poppler("pdftotext", "-bbox", books["tide"], "-").encode())
    heights = {str(word.text): float(str(word.get("yMin"))) for word in layout.iter(WORD)}
    across = {str(word.text): float(str(word.get("xMin"))) for word in layout.iter(WORD)}
    assert heights["우리는"] == pytest.approx(heights["We"], abs=3)
    assert across["우리는"] < across["We"]


def test_the_glossary_and_the_index_say_on_which_pages_a_term_is(books: dict[str, Path]) -> None:
    listed = pages(books["collection"])
    texts = next(number for number, page in enumerate(listed) if "Glossary" in page and "Contents" not in page)
    expected = [
        str(number) for number, page in enumerate(listed[2:texts], 3) if re.search("갯벌|tidal flat", page, re.I)
    ]
    assert expected
    index = " ".join(" ".join(listed[texts + 1 :]).split())
    assert f"tidal flat 갯벌 {', '.join(expected)}" in index


def test_hostile_words_are_no_markup(books: dict[str, Path]) -> None:
    text = spoken(books["hostile"])
    assert squeezed("a < b ]]> &amp; &lt;i&gt; &#0;") in text
    assert squeezed("{t} %s term:x #ko-p1 〓 $&") in text.replace("\u00a0", "")


@pytest.mark.parametrize("name", ["collection", "tide", "hostile"])
def test_fonts_are_embedded_and_everything_is_tagged(name: str, books: dict[str, Path]) -> None:
    fonts = poppler("pdffonts", books[name]).splitlines()[2:]
    assert {"NotoSerifKR", "LibertinusSerif"} <= {re.split("[-+]", line)[1] for line in fonts}
    assert all(re.search(r" yes yes yes +\d+ +0$", line) for line in fonts), fonts
    facts = dict(line.split(":", 1) for line in poppler("pdfinfo", books[name]).splitlines())
    assert facts["Tagged"].strip() == "yes"
    assert facts["Page size"].strip().startswith("498.")


def test_bookmarks_lead_to_the_headings(books: dict[str, Path], mini_editions: tuple[Edition, ...]) -> None:
    with pikepdf.open(books["collection"]) as book, book.open_outline() as outline:
        titles = [one.title for one in outline.root]
    assert titles[-2:] == ["Glossary", "Index of English terms"]
    assert [edition.title.en for edition in mini_editions] == titles[-4:-2]


def checked(book: Path) -> str:
    """What pdfua says of a book."""
    command: list[str | Path] = [sys.executable, "-m", "pdfua", "check", book]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


@pytest.mark.client
def test_pdfua_has_nothing_to_say_but_of_a_broken_copy(books: dict[str, Path], tmp_path: Path) -> None:
    for book in books.values():
        assert "result: PASS" in checked(book)
    with pikepdf.open(books["tide"]) as opened:
        del opened.Root.StructTreeRoot, opened.Root.Lang
        opened.save(tmp_path / "broken.pdf")
    assert "result: PASS" not in checked(tmp_path / "broken.pdf")
    assert spoken(tmp_path / "broken.pdf") == ""


def test_the_same_edition_gives_the_same_bytes(
    mini_editions: tuple[Edition, ...], mini_glossary: Glossary, books: dict[str, Path]
) -> None:
    (again,) = EDITION_FORMAT.files(EditionInput(mini_editions[1], mini_glossary))
    assert again.data == books["tide"].read_bytes()


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="only Linux says how much memory a program has had at most"
)
def test_pictures_are_not_unpacked_all_at_once(tmp_path: Path) -> None:
    unpacked = 3 * SIDE * SIDE // 1024
    one, many = (most_memory(tmp_path / str(pictures), pictures) for pictures in (1, 12))
    assert many - one < 12 * unpacked / 3


def most_memory(folder: Path, pictures: int) -> int:
    """The most memory in KiB that it takes to write the PDF of an edition with so many pictures, one thread at work."""
    library = Path(shutil.copytree(ROOT / "tests" / "libraries" / "station", folder))
    edition = library / "translations" / "station.yaml"
    for number in range(pictures):
        (library / "figures" / f"{number}.png").write_bytes(picture(size=(SIDE, SIDE + number)))
        with edition.open("a", encoding="utf-8") as file:
            file.write(f"- {{figure: {number}.png, description: {{ko: 등대, en: A lighthouse}}}}\n")
    words = [
        sys.executable,
        "-c",
        EXPORT,
        "export",
        "pdf",
        "--jobs",
        "1",
        "-o",
        str(folder / "out"),
        "-C",
        str(library),
    ]
    environment = {**os.environ, "RAYON_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    return int(re.findall(r"VmHWM:\s+(\d+) kB", ran.stdout)[0])
