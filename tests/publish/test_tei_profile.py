"""The profile of the TEI editions, docs/daeyeok.odd: valid, true of what is written, and its constraints held."""

from __future__ import annotations

from collections import defaultdict
from copy import deepcopy

import pytest
from lxml import etree
from lxml.isoschematron import Schematron
from saxonche import PySaxonProcessor, PyXPathProcessor

from builder.build.stores import disk
from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import SiteInput
from builder.publish.tei.corpus import FORMAT as CORPUS
from tests.conftest import annotated
from tests.support import ROOT
from tests.support.tei import NS, Element, find, hostile, made, strings, tag

LIBRARIES = ROOT / "tests" / "libraries"
ODD = ROOT / "docs" / "daeyeok.odd"
SCHEMATRON = "http://purl.oclc.org/dsdl/schematron"
FAILED = "{http://purl.oclc.org/dsdl/svrl}failed-assert"


@pytest.fixture(scope="module")
def profile() -> Element:
    return etree.parse(ODD).getroot()


@pytest.fixture(scope="module")
def tide(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> Element:
    return etree.fromstring(made(mini_editions[1], mini_glossary))


@pytest.fixture(scope="module")
def written(
    tide: Element,
    mini_editions: tuple[Edition, ...],
    mini_glossary: Glossary,
    real_editions: tuple[Edition, ...],
    real_glossary: Glossary,
) -> list[Element]:
    """Files of every kind: of the miniature editions, alone and as a corpus, of this repository's, of other genres, and hostile."""
    known = SiteInput(Corpus.of(mini_glossary, mini_editions), editions=mini_editions)
    (corpus,) = CORPUS.files(CORPUS.sees(known))
    alone = [made(edition, real_glossary) for edition in real_editions]
    others = [annotated(disk.read_repository(folder)) for folder in sorted(LIBRARIES.iterdir())]
    genres = [made(edition, known.glossary) for known in others for edition in known.editions]
    return [tide, *(etree.fromstring(data) for data in (corpus.data, *alone, *genres, made(*hostile())))]


# --- The profile ------------------------------------------------------------------------------------------------------


def test_the_profile_is_valid_tei(profile: Element, tei_grammars: list[etree.RelaxNG]) -> None:
    for grammar in tei_grammars:
        assert grammar.validate(etree.ElementTree(profile)), grammar.error_log.last_error
    broken = deepcopy(profile)
    find(broken, "//t:schemaSpec")[0].set("idnet", "daeyeok")
    assert not grammar.validate(etree.ElementTree(broken))


def test_the_profile_has_the_elements_that_are_written(profile: Element, written: list[Element]) -> None:
    included = set(" ".join(strings(profile, "//t:moduleRef/@include")).split())
    assert included == {tag(one) for tei in written for one in tei.iter()}


def test_the_profile_has_the_values_that_are_written(profile: Element, written: list[Element]) -> None:
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for tei in written:
        for one in tei.iter():
            for name, value in one.attrib.items():
                values[tag(one), str(name)].add(str(value))
    for listed in find(profile, "//t:attDef"):
        (element,) = strings(listed, "ancestor::t:elementSpec/@ident")
        assert values[element, str(listed.get("ident"))] <= set(strings(listed, ".//t:valItem/@ident")), element


# --- Its constraints --------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def constraints(profile: Element) -> Schematron:
    """The constraints of the profile, by the implementation of Schematron that lxml has."""
    schema = etree.Element(f"{{{SCHEMATRON}}}schema", nsmap={"sch": SCHEMATRON})
    etree.SubElement(schema, f"{{{SCHEMATRON}}}ns", prefix="tei", uri=NS["t"])
    for stated in find(profile, "//t:constraintSpec"):
        pattern = etree.SubElement(schema, f"{{{SCHEMATRON}}}pattern", id=str(stated.get("ident")))
        pattern.extend(deepcopy(list(stated.iter(f"{{{SCHEMATRON}}}rule"))))
    return Schematron(schema, store_report=True)


def broken(constraints: Schematron, tei: Element) -> set[str]:
    """The messages of the constraints that the file breaks."""
    constraints.validate(etree.ElementTree(tei))
    return {" ".join("".join(one.itertext()).split()) for one in constraints.validation_report.iter(FAILED)}


def test_the_constraints_hold(constraints: Schematron, written: list[Element]) -> None:
    """The larger files are left out: looking up every id takes half a minute in the largest."""
    for tei in sorted(written, key=lambda one: sum(1 for _ in one.iter()))[:-3]:
        assert broken(constraints, tei) == set()


@pytest.mark.parametrize(
    ("path", "attribute", "value", "message"),
    [
        ("//t:s[@xml:id = 'en-p3.1']", "corresp", "#ko-p3.2", "What @corresp points at points back."),
        ("//t:text//*[@ref = 'term:getbol']", "ref", "term:getbal", "The entry that @ref names is in standOff."),
        ("//t:p[@n = 'p3']", "n", "p33", "The @xml:id ends with the language and @n."),
        ("//t:link", "target", "#ko-p1 #en-p999", "The link joins a place of the source and one of the translation."),
        (
            "//t:ref[@type = 'noteCall']",
            "target",
            "#ko-p1",
            "The calls of an author's note are those that it points at.",
        ),
        (
            "//t:note[@type = 'author']",
            "target",
            "#ko-p1",
            "The calls of an author's note are those that it points at.",
        ),
        ("//t:cit[@subtype = 'preferred']", "subtype", "admitted", "There is one preferred rendering."),
        ("//t:change", "when", "2020-01-01", "No change is older than the one below it."),
    ],
)
def test_a_file_that_breaks_a_constraint_is_found(
    path: str, attribute: str, value: str, message: str, constraints: Schematron, tide: Element
) -> None:
    wrong = deepcopy(tide)
    find(wrong, path)[0].set(attribute, value)
    assert message in broken(constraints, wrong)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("//t:choice/t:corr", "A choice has sic and corr, or orig and reg."),
        ("//t:note[@type = 'translator']/t:label", "A translator's note has a label and a paragraph in English."),
    ],
)
def test_a_file_that_lacks_a_part_is_found(path: str, message: str, constraints: Schematron, tide: Element) -> None:
    wrong = deepcopy(tide)
    lacking = find(wrong, path)[0]
    parent = lacking.getparent()
    assert parent is not None
    parent.remove(lacking)
    assert message in broken(constraints, wrong)


# --- Questions to SaxonC ----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def saxon(real_editions: tuple[Edition, ...], real_glossary: Glossary) -> dict[str, PyXPathProcessor]:
    """An XPath processor for each edition of this repository."""
    return {edition.id: processor(made(edition, real_glossary)) for edition in real_editions}


SAXON = PySaxonProcessor(license=False)


def processor(data: bytes) -> PyXPathProcessor:
    made_for = SAXON.new_xpath_processor()
    made_for.declare_namespace("t", NS["t"])
    made_for.set_context(xdm_item=SAXON.parse_xml(xml_text=data.decode()))
    return made_for


def asked(one: PyXPathProcessor, query: str) -> list[str]:
    """The answers to a query, each as a text."""
    found = one.evaluate(query)
    return [found.item_at(index).string_value for index in range(found.size)] if found else []


MARKS = """\
for $mark in //t:text[@xml:id = 'ko']//*[@ref = 'term:gijeonghak'][@corresp]
return string-join(($mark, //*[@xml:id = substring-after($mark/@corresp, '#')])/normalize-space(), ' = ')
"""
CORRECTED = "//t:text[@xml:id = 'ko']//*[@n][.//t:choice[t:sic]]/string(@n)"
ALIGNED = """\
for $sentence in //t:s[@xml:id = 'en-p7.2'], $answer in //t:s[@xml:id = substring-after($sentence/@corresp, '#')]
return $answer/string-join(.//text()[not(ancestor::t:note | ancestor::t:sic | ancestor::t:orig)])
"""


def test_saxon_lists_every_mark_of_a_term_with_its_english(
    saxon: dict[str, PyXPathProcessor], real_editions: tuple[Edition, ...]
) -> None:
    count = 0
    for edition in real_editions:
        answers = asked(saxon[edition.id], MARKS)
        assert all(
            "기정학" in one.split(" = ")[0] and "technopolitic" in one.split(" = ")[1].lower() for one in answers
        )
        aligned = [
            mention
            for pair in edition.pairs
            for segment in pair.segments
            for mention in segment.ko.mentions
            if mention.term == "gijeonghak" and mention.alignment is not None
        ]
        assert len(answers) == len(aligned)
        count += len(answers)
    assert count


def test_saxon_lists_every_pair_with_a_correction(
    saxon: dict[str, PyXPathProcessor], real_editions: tuple[Edition, ...]
) -> None:
    for edition in real_editions:
        corrected = [
            pair.id for pair in edition.pairs if any(one.why for s in pair.segments for one in s.ko.corrections)
        ]
        assert asked(saxon[edition.id], CORRECTED) == corrected


def test_saxon_finds_the_sentence_aligned_to_another(
    saxon: dict[str, PyXPathProcessor], real_editions: tuple[Edition, ...]
) -> None:
    found = 0
    for edition in real_editions:
        texts = [s.ko.text for pair in edition.pairs if pair.id == "p7" for s in pair.segments if s.number == 2]
        assert asked(saxon[edition.id], ALIGNED) == texts
        found += len(texts)
    assert found


def test_saxon_finds_nothing_in_a_broken_copy(mini_editions: tuple[Edition, ...], mini_glossary: Glossary) -> None:
    data = made(mini_editions[1], mini_glossary)
    query = ALIGNED.replace("p7.2", "p3.2")
    assert asked(processor(data), query) == ["갯벌은 숨을 쉰다*."]
    assert asked(processor(data.replace(b'"#ko-p3.2"', b'"#ko-p3.9"')), query) == []
