"""Records of editions for reference managers and repositories, read by programs that are not ours."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pypandoc
import pytest
import rispy
import yaml
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import Namespace

from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.citing import cff, json_ld, references
from builder.publish.format import EditionInput, SiteSettings
from tests.support.tei import hostile

FORMATS = {form.name: form for form in (*references.FORMATS, cff.FORMAT, json_ld.FORMAT)}
SITE = SiteSettings(url="https://example.org/e")
ADDRESS = "https://example.org/e/tide/"
SCHEMA = Namespace("http://schema.org/")
DEPRECATED = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # which rdflib itself uses


@pytest.fixture(scope="module")
def tide(mini_editions: tuple[Edition, ...]) -> Edition:
    return next(edition for edition in mini_editions if edition.id == "tide")


def made(name: str, edition: Edition, site: SiteSettings = SITE) -> str:
    (file,) = FORMATS[name].files(EditionInput(edition, Glossary(), site))
    return file.data.decode()


def by_pandoc(text: str, form: str) -> dict[str, object]:
    (item,) = json.loads(pypandoc.convert_text(text, "csljson", form))
    assert isinstance(item, dict)
    return item


@pytest.mark.parametrize(("name", "form"), [("bibtex", "biblatex"), ("csl", "csljson")])
def test_reference_managers_read_title_people_and_address(name: str, form: str, tide: Edition) -> None:
    item = by_pandoc(made(name, tide), form)
    assert item["title"] == "Letters from the Tidal Flat"
    assert [list(person.values()) for person in item["author"]] == [["Hong Amugae"]]  # type: ignore[attr-defined]
    assert [list(person.values()) for person in item["translator"]] == [["A. Translator"]]  # type: ignore[attr-defined]
    assert (item["URL"], item["version"]) == (ADDRESS, "1.1")


def test_ris_is_read(tide: Edition) -> None:
    (item,) = rispy.loads(made("ris", tide))
    assert item["title"] == "Letters from the Tidal Flat"
    assert item["urls"] == [ADDRESS]


@pytest.mark.parametrize("name", FORMATS)
def test_without_an_address_of_the_site_none_is_stated(name: str, tide: Edition) -> None:
    assert "example.org" in made(name, tide)
    bare = made(name, tide, SiteSettings())
    assert "url" not in bare.lower()
    assert "\ue000" not in bare


def conforms(paths: Iterable[Path]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    return subprocess.run([*command, "--default-filetype", "yaml", *paths], capture_output=True, text=True, check=False)


def test_a_cff_conforms_to_the_schema_and_says_what_to_cite(tide: Edition, tmp_path: Path) -> None:
    paths = {"tide": tmp_path / "tide.cff", "hostile": tmp_path / "hostile.cff"}
    paths["tide"].write_text(made("cff", tide), encoding="utf-8")
    valid = conforms([paths["tide"]])
    assert valid.returncode == 0, valid.stdout
    read = yaml.safe_load(paths["tide"].read_text(encoding="utf-8"))
    assert read["preferred-citation"]["translators"] == [{"name": "A. Translator"}]
    assert read["authors"] == [{"name": "Hong Amugae"}]
    paths["hostile"].write_text(made("cff", hostile()[0]), encoding="utf-8")
    assert yaml.safe_load(paths["hostile"].read_text(encoding="utf-8"))["title"].startswith("E a < b ]]> &amp;")


def test_a_broken_cff_is_found(tide: Edition, tmp_path: Path) -> None:
    path = tmp_path / "broken.cff"
    path.write_text(made("cff", tide).replace("authors:", "writers:"), encoding="utf-8")
    assert "'authors' is a required property" in conforms([path]).stdout


def graph(text: str) -> Graph:
    return Graph().parse(data=text, format="json-ld")


def stated(found: Graph, path: str) -> set[tuple[str, str | None]]:
    """What is at the end of a path of properties from the edition, each with its language."""
    answers = found.query(
        f"SELECT ?o WHERE {{ ?s <{SCHEMA.translationOfWork}> [] . ?s {path} ?o }}", initNs={"": SCHEMA}
    )
    return {(str(one[0]), getattr(one[0], "language", None)) for one in answers if isinstance(one, tuple)}


@DEPRECATED
def test_linked_data_answers_who_made_what_in_which_language(tide: Edition) -> None:
    found = graph(made("jsonld", tide))
    assert stated(found, ":name") == {("갯벌 통신", "ko"), ("Letters from the Tidal Flat", "en")}
    assert stated(found, ":translator/:name") == {("A. Translator", None)}
    assert stated(found, ":contributor/:name") == {("B. Reader", None)}
    assert stated(found, ":translationOfWork/:author/:name") == {("홍 아무개", "ko"), ("Hong Amugae", "en")}
    assert stated(found, ":translationOfWork/:name") == {("갯벌 통신", "ko")}
    assert found.value(URIRef(f"{ADDRESS}#edition"), SCHEMA.url) == URIRef(ADDRESS)
    assert Literal("2020-05-01", datatype=SCHEMA.Date) in found.objects(None, SCHEMA.datePublished)


@DEPRECATED
def test_linked_data_without_its_languages_is_found(tide: Edition) -> None:
    broken = made("jsonld", tide).replace('"@language": "ko"', '"@language": "en"')
    assert ("갯벌 통신", "ko") not in stated(graph(broken), ":name")


@DEPRECATED
def test_linked_data_keeps_hostile_words_and_addresses() -> None:
    edition = hostile()[0]
    found = graph(made("jsonld", edition))
    assert (edition.title.en, "en") in stated(found, ":name")
    ((address, _),) = stated(found, ":translationOfWork/:url")
    assert address.startswith("https://x.org/%3C%3E%22%7B%7D%7C%5E")
