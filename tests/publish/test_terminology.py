"""The glossary read back by programs that are not ours."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import SKOS
from translate.storage import factory

from builder.model.corpus import Corpus
from builder.model.terms import Glossary, Term
from builder.publish.format import SiteInput, SiteSettings
from builder.publish.terminology import skos, tables, tbx
from tests.support.tei import hostile

FORMATS = {form.name: form for form in (*tbx.FORMATS, *tables.FORMATS, skos.FORMAT)}
NS = {"t": tbx.THIRD.namespace}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DEPRECATED = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # which rdflib itself uses
SITE = SiteSettings(url="https://example.org/e")


def made(name: str, glossary: Glossary) -> bytes:
    (file,) = FORMATS[name].files(FORMATS[name].sees(SiteInput(Corpus(glossary), SITE)))
    return file.data


@pytest.fixture(scope="module")
def glossaries(mini_glossary: Glossary, real_glossary: Glossary) -> list[Glossary]:
    return [mini_glossary, real_glossary, hostile()[1]]


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_glossary_gives_the_same_bytes(name: str, mini_glossary: Glossary) -> None:
    assert made(name, mini_glossary) == made(name, mini_glossary)


# --- TBX --------------------------------------------------------------------------------------------------------------


def pairs(data: bytes, folder: Path) -> list[tuple[str, str]]:
    """The entries of a termbase as translate-toolkit, which reads version 2, finds them."""
    path = folder / "glossary.tbx"
    path.write_bytes(data)
    read: Any = factory.getobject(str(path))
    return [(str(unit.source), str(unit.target)) for unit in read.units]


def headwords(terms: Iterable[Term]) -> list[tuple[str, str]]:
    return [(term.ko, term.en) for term in terms]


def test_version_2_is_read_with_every_headword(glossaries: list[Glossary], tmp_path: Path) -> None:
    for glossary in glossaries:
        assert pairs(made("tbx2", glossary), tmp_path) == headwords(glossary.terms)


def test_a_broken_copy_is_found(mini_glossary: Glossary, tmp_path: Path) -> None:
    data = made("tbx2", mini_glossary).replace(b"<term>tidal flat</term>", b"<term>mudflat</term>", 1)
    assert pairs(data, tmp_path) != headwords(mini_glossary.terms)


def test_version_3_has_every_form_with_its_standing(glossaries: list[Glossary]) -> None:
    for glossary in glossaries:
        tree = etree.fromstring(made("tbx", glossary))
        assert (tree.tag, tree.get("type"), tree.get("style")) == (f"{{{NS['t']}}}tbx", "TBX-Basic", "dca")
        for term, entry in zip(glossary.terms, tree.iterfind(".//t:conceptEntry", NS), strict=True):
            found = {
                (
                    section.get(LANG),
                    made.findtext("t:term", "", NS),
                    made.findtext("t:termNote[2]", "", NS).split("Term")[0],
                )
                for section in entry.iterfind("t:langSec", NS)
                for made in section.iterfind("t:termSec", NS)
            }
            expected = {
                *((side, form, "admitted") for side in ("ko", "en") for form in term.forms(side)[1:]),
                *(("ko", one.term, "deprecated") for one in term.avoid.ko),
                *(("en", one.term, "deprecated") for one in term.avoid.en),
                ("ko", term.ko, "preferred"),
                ("en", term.en, "preferred"),
            }
            assert found == expected, term.id


def test_every_reference_has_its_entry(glossaries: list[Glossary]) -> None:
    for glossary in glossaries:
        for name in ("tbx", "tbx2"):
            tree = etree.fromstring(made(name, glossary))
            ids = [one.get("id") for one in tree.iter() if one.get("id")]
            assert len(ids) == len(set(ids)) == len(glossary.terms)
            targets = {one.get("target") for one in tree.iter() if one.get("type") == "crossReference"}
            assert targets <= set(ids)


def test_a_term_comes_first_in_its_section(mini_glossary: Glossary) -> None:
    for section in etree.fromstring(made("tbx", mini_glossary)).iterfind(".//t:termSec", NS):
        assert [etree.QName(one).localname for one in section][:3] == ["term", "termNote", "termNote"]


# --- Tables -----------------------------------------------------------------------------------------------------------


def test_a_spreadsheet_has_an_entry_a_row(glossaries: list[Glossary]) -> None:
    for glossary in glossaries:
        rows = list(csv.DictReader(io.StringIO(made("glossary-csv", glossary).decode("utf-8-sig"), newline="")))
        assert [(row["id"], row["ko"], row["en"], row["kind"]) for row in rows] == [
            (term.id, term.ko, term.en, term.kind) for term in glossary.terms
        ]
        assert [row["avoid_en"] for row in rows] == [
            " | ".join(one.term for one in term.avoid.en) for term in glossary.terms
        ]


def test_omegat_is_given_no_form_to_avoid(glossaries: list[Glossary]) -> None:
    for glossary in glossaries:
        lines = [line.split("\t") for line in made("omegat", glossary).decode().split("\n")[:-1]]
        offered = {(line[0], line[1]) for line in lines}
        assert all(len(line) in (2, 3) for line in lines)
        assert offered == {
            (" ".join(ko.split()), " ".join(en.split()))
            for term in glossary.terms
            for ko in term.forms("ko")
            for en in term.forms("en")
        }
    assert ("갯벌", "swamp") not in offered_of(glossaries[0])


def offered_of(glossary: Glossary) -> set[tuple[str, ...]]:
    return {tuple(line.split("\t")[:2]) for line in made("omegat", glossary).decode().splitlines()}


# --- SKOS -------------------------------------------------------------------------------------------------------------


@DEPRECATED
def test_linked_data_answers_queries(mini_glossary: Glossary) -> None:
    graph = Graph().parse(data=made("skos", mini_glossary), format="json-ld")
    concept = URIRef("https://example.org/e/glossary/getbol/")
    assert graph.value(concept, SKOS.inScheme) == URIRef("https://example.org/e/glossary/")
    assert Literal("갯벌", lang="ko") in graph.objects(concept, SKOS.prefLabel)
    assert Literal("tidal flat", lang="en") in graph.objects(concept, SKOS.prefLabel)
    assert Literal("gaetbeol", lang="ko-latn") in graph.objects(concept, SKOS.altLabel)
    assert set(graph.subjects(SKOS.notation)) == {
        URIRef(f"https://example.org/e/glossary/{term.id}/") for term in mini_glossary.terms
    }
    known = set(graph.subjects())
    assert set(graph.objects(None, SKOS.related)) <= known


@DEPRECATED
def test_hostile_labels_stay_as_they_are() -> None:
    glossary = hostile()[1]
    graph = Graph().parse(data=made("skos", glossary), format="json-ld")
    (avoided,) = glossary.terms[0].avoid.en
    assert Literal(avoided.term, lang="en") in graph.objects(None, SKOS.hiddenLabel)
