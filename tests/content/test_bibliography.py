"""The bibliography: records are read, cited, shown, compared and cached like the rest of the content."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from builder.build import pipeline
from builder.build.options import Options
from builder.build.preview.lazy_site import preview
from builder.build.stores import disk, git
from builder.build.stores.disk_cache import DiskCache
from builder.content.file import ContentFile
from builder.content.loading.bibliography import load_source, load_unfit_hosts
from builder.content.repository import Repository
from builder.model.edition import Edition
from builder.model.entries.sources import CitationEntry
from builder.model.terms import Glossary
from builder.publish.format import EditionFormat, EditionInput, File
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from builder.publish.site.edition import format as edition_page
from tests.cli.test_diff import branch, rewrite  # noqa: F401 - a fixture
from tests.conftest import annotated
from tests.support import site
from tests.support.command import daeyeok
from tests.support.tei import find, made, strings

FLATS = "bibliography/flats.yaml"


def changed(repository: Repository, name: str, old: str, new: str) -> Repository:
    """The repository with the record of that name saying something else."""
    files = [
        replace(file, data=file.data.replace(old.encode(), new.encode())) if file.name == name else file
        for file in repository.bibliography
    ]
    assert tuple(files) != repository.bibliography
    return replace(repository, bibliography=tuple(files))


# --- Reading ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("titel: A\n", "1:1: Y201 there is no key ‘titel’ here; did you mean ‘title’?"),
        ("title: A\ndate: July 2019\n", "2:7: Y203 ‘date’ cannot be ‘July 2019’; it must be: a date, as YYYY, "),
        (
            "title: A\nurl: example.org\n",
            "2:6: Y203 ‘url’ cannot be ‘example.org’; it must be: a web address, which begins with",
        ),
        ("publisher: A\n", "1:1: Y202 ‘title’ is missing: The page's or the work's own title"),
    ],
)
def test_faults_of_a_record_are_told_at_their_place(text: str, told: str) -> None:
    source, faults = load_source(ContentFile("bibliography/a.yaml", text.encode()))
    assert source is None
    assert [fault.line().startswith(f"bibliography/a.yaml:{told}") for fault in faults] == [True], faults


def test_faults_of_the_unfit_hosts_are_told_at_their_place() -> None:
    hosts, faults = load_unfit_hosts(ContentFile("unfit-hosts.yaml", b"copies: [a.example, 'https://b.example']\n"))
    assert hosts is None
    assert [fault.line().split("; ")[0] for fault in faults] == [
        "unfit-hosts.yaml:1:21: Y203 item 2 of ‘copies’ cannot be ‘https://b.example’"
    ]


def test_an_id_alone_and_a_mapping_are_the_same_citation() -> None:
    assert CitationEntry.model_validate("flats") == CitationEntry.model_validate({"id": "flats"})


def test_what_is_no_record_is_a_stray(mini_copy: Path) -> None:
    (mini_copy / "bibliography" / "notes.md").write_text("", encoding="utf-8")
    assert [finding.code for finding in pipeline.check(disk.read_repository(mini_copy))] == ["Y205"]


def test_git_has_the_records_and_the_unfit_hosts_as_they_were(branch: Path) -> None:  # noqa: F811
    hosts = branch / "unfit-hosts.yaml"
    hosts.write_text("copies: [copies.example.org]\n", encoding="utf-8")
    assert git.repository_at(branch, "main").unfit_hosts == ()
    assert [file.name for file in disk.read_repository(branch).unfit_hosts] == ["unfit-hosts.yaml"]
    before = disk.read_repository(branch).bibliography
    rewrite(branch / FLATS, "Flats", "The Flats")
    assert git.repository_at(branch, "main").bibliography == before != disk.read_repository(branch).bibliography


# --- Commands ---------------------------------------------------------------------------------------------------------


def test_check_finds_what_is_cited_and_is_not_there(mini_copy: Path) -> None:
    rewrite(mini_copy / "translations" / "tide.yaml", "{id: crabs,", "{id: crab,")
    lines = daeyeok("check", cwd=mini_copy).stdout.splitlines()
    assert [line.split(": ", 1)[1] for line in lines] == [
        "B102 nothing cites ‘crabs’: cite it, or remove the file",
        "B101 there is no record bibliography/crab.yaml; did you mean ‘crabs’?",
    ]


def test_check_of_a_branch_tells_what_its_records_do(branch: Path) -> None:  # noqa: F811
    rewrite(branch / FLATS, "url: https://example.org/flats", "url: https://me@example.org/flats")
    assert [line.split()[1] for line in daeyeok("check", "--changed", "main", cwd=branch).stdout.splitlines()] == [
        "B105"
    ]


def test_fmt_puts_a_record_s_keys_in_order(mini_copy: Path) -> None:
    path = mini_copy / FLATS
    path.write_text("url: https://example.org/flats\ntitle: Flats\n", encoding="utf-8")
    assert daeyeok("fmt", FLATS, cwd=mini_copy).stdout == f"{FLATS}\n"
    assert path.read_text(encoding="utf-8") == "title: Flats\nurl: https://example.org/flats\n"


def test_diff_shows_a_changed_record(branch: Path) -> None:  # noqa: F811
    rewrite(branch / FLATS, "title: Flats", "title: Tidal Flats")
    assert daeyeok("diff", "main", cwd=branch).stdout == "bibliography/flats: changed\n  title: {+Tidal +}Flats\n"
    told = json.loads(daeyeok("diff", "main", "--json", cwd=branch).stdout)
    assert [(one["id"], one["change"], [key for key, _ in one["values"]]) for one in told["sources"]] == [
        ("flats", "changed", ["title"])
    ]
    page = branch / "changes.html"
    daeyeok("diff", "main", "--html", str(page), cwd=branch)
    assert "<ins>Tidal </ins>Flats" in page.read_text(encoding="utf-8")


# --- What is shown ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, mini_glossary: Glossary, mini_editions: tuple[Edition, ...]
) -> Path:
    return site.write(tmp_path_factory.mktemp("site"), site.pages(mini_glossary, mini_editions))


def shown(page: Path) -> list[tuple[str, list[str]]]:
    """The sources that a page lists: their words, and where they lead."""
    items = site.tree(page).xpath("//ul[@class='sources']/li")
    return [(item.text_content(), item.xpath(".//a/@href")) for item in items]


def test_a_page_shows_what_the_record_states_and_what_it_bears(folder: Path) -> None:
    crabs = ["https://example.org/crabs", "https://copies.example.org/crabs"]
    assert shown(folder / "tide/index.html") == [("N. N., Crabs copy seen (for: the holes)", crabs)]
    assert shown(folder / "ko/tide/index.html") == [
        ("N. N., Crabs 확인한 사본 (확인되는 내용(영어): the holes)", crabs)
    ]
    flats = [("Flats, The Shore, July 2019", ["https://example.org/flats"])]
    assert shown(folder / "glossary/getbol/index.html") == flats


def test_a_seed_is_shown_by_the_title_of_its_edition(folder: Path) -> None:
    assert shown(folder / "ko/glossary/mulddae/index.html") == [("갯벌 통신", ["../../tide/index.html"])]


def test_a_copy_alone_is_called_one(mini: Repository, tmp_path: Path) -> None:
    corpus = annotated(changed(mini, FLATS, "url:", "via:"))
    folder = site.write(tmp_path, site.pages(corpus.glossary, corpus.editions))
    (item,) = site.tree(folder / "glossary/getbol/index.html").xpath("//ul[@class='sources']/li")
    assert [(link.text, link.get("href")) for link in item.iter("a")] == [("copy seen", "https://example.org/flats")]
    assert item.findtext("span") == "Flats"


def test_programs_are_given_what_the_record_states(folder: Path, mini_copy: Path) -> None:
    stated = {
        "id": "flats",
        "title": "Flats",
        "publisher": "The Shore",
        "date": "2019-07",
        "url": "https://example.org/flats",
        "accessed": "2024-01-01",
    }
    assert json.loads((folder / "glossary/getbol.json").read_text(encoding="utf-8"))["sources"] == [stated]
    assert json.loads((folder / "glossary/mulddae.json").read_text(encoding="utf-8"))["sources"] == [
        {"seed": "tide.txt"}
    ]
    (found,) = json.loads(daeyeok("lookup", "--json", "갯벌", cwd=mini_copy).stdout)
    assert found["sources"] == [stated]


def test_tei_has_the_record_in_full(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> None:
    tide = etree.fromstring(made(mini_editions[1], mini_glossary))
    (bibl,) = find(tide, "//t:entry[@xml:id='term-getbol']/t:note[@type='sources']/t:bibl")
    assert [(etree.QName(child).localname, child.text) for child in bibl] == [
        ("title", "Flats"),
        ("publisher", "The Shore"),
        ("date", "2019-07"),
        ("ref", "https://example.org/flats"),
        ("date", "2024-01-01"),
        ("idno", "flats"),
    ]
    assert strings(tide, "//t:entry[@xml:id='term-mulddae']//t:bibl/t:idno[@type='seed']/text()") == ["tide.txt"]


# --- What a change costs ----------------------------------------------------------------------------------------------


def remade(before: Repository, after: Repository, cache: DiskCache) -> list[str]:
    """The editions whose pages are made again after a change."""
    told: list[str] = []

    def files(known: EditionInput) -> list[File]:
        told.append(known.edition.id)
        return [File(file.path, file.data) for file in edition_page.FORMAT.files(known)]

    options = Options((EditionFormat("page", "a page", files),), cache=cache)
    list(pipeline.site(before, options))
    told.clear()
    list(pipeline.site(after, options))
    return told


def test_a_record_touches_the_editions_that_cite_it(mini: Repository, tmp_path: Path) -> None:
    crabs = changed(mini, "bibliography/crabs.yaml", "Crabs", "On Crabs")
    assert remade(mini, crabs, DiskCache(tmp_path / "a")) == ["tide"]
    flats = changed(mini, FLATS, "Flats", "On Flats")  # which entries cite that every edition may show
    assert remade(mini, flats, DiskCache(tmp_path / "b")) == ["moon", "tide"]


def test_an_id_that_is_written_with_an_escape_is_missed_by_no_cache(mini: Repository, tmp_path: Path) -> None:
    (moon, tide) = mini.translations
    escaped = replace(tide, data=tide.data.replace(b"id: crabs", b'id: "cra\\x62s"'))
    before = replace(mini, translations=(moon, escaped))
    after = changed(before, "bibliography/crabs.yaml", "Crabs", "On Crabs")
    assert remade(before, after, DiskCache(tmp_path)) == ["tide"]


def test_a_preview_shows_a_record_as_it_is_and_one_that_cannot_be_read_as_it_was(mini: Repository) -> None:
    options = Options(EDITION_FORMATS, CORPUS_FORMATS)
    saved = changed(mini, FLATS, "title: Flats", "title: On Flats")
    broken = changed(saved, FLATS, "title: On Flats", "title: [On Flats")
    first = preview(mini, options)
    second = preview(saved, options, first)
    third = preview(broken, options, second)
    page = "glossary/getbol/index.html"
    assert b">Flats</a>" in (first.files.get(page) or b"")
    assert b">On Flats</a>" in (second.files.get(page) or b"")
    assert b">On Flats</a>" in (third.files.get(page) or b"")
    assert [finding.code[0] for finding in third.findings] == ["Y"]
    assert third.findings == pipeline.check(broken)
