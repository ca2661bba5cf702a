"""Findings as others read them: what is written, that nothing escapes from it, and that GitHub's limits are kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from sarif_pydantic import Sarif

from builder.messages.catalogue import translations
from builder.model.finding import Finding, Kind, Place
from builder.rules import report
from builder.rules.registry import KINDS

KIND = Kind("T101", "term-not-rendered", "A term is not rendered.\n\nMore of it.")
NASTY = "50% of a|b, *c*: <script>alert(1)</script>\r\n::error file=x::`d` ${{ secrets.X }} [e](f)"


def finding(text: str = "word", line: int = 3) -> Finding:
    return KIND.at(Place("translations/a,b:c.yaml", line, 7), "‘{text}’ is wrong", text=text)


def many(count: int) -> tuple[Finding, ...]:
    return tuple(finding(line=line) for line in range(1, count + 1))


def test_json_has_the_place_the_code_and_the_message() -> None:
    assert json.loads(report.as_json([finding()], str)) == [
        {
            "file": "translations/a,b:c.yaml",
            "line": 3,
            "column": 7,
            "code": "T101",
            "name": "term-not-rendered",
            "message": "‘word’ is wrong",
        }
    ]


def test_an_annotation_is_one_command_whatever_the_content() -> None:
    text = report.as_github((finding(NASTY),), str)
    assert text.splitlines() == [text]
    assert text.startswith(
        "::error file=translations/a%2Cb%3Ac.yaml,line=3,col=7,title=T101 term-not-rendered::‘50%25 of"
    )
    assert "</script> ::error file=x::" in text


def test_annotations_stop_at_what_github_shows() -> None:
    ten = report.as_github(many(10), str).splitlines()
    assert len(ten) == 10
    assert all(line.startswith("::error ") for line in ten)
    eleven = report.as_github(many(11), str).splitlines()
    assert sum(line.startswith("::error ") for line in eleven) == 10
    assert eleven[-1] == "10 of 11 findings are shown at their lines; the job summary has them all"


def test_the_summary_has_all_findings_and_links_their_pages() -> None:
    text = report.as_summary(many(300), str, "https://example.org/rules.md")
    assert text.count("[T101](https://example.org/rules.md#t101-term-not-rendered)") == 300
    assert text.startswith("### daeyeok check: 300 findings\n")
    assert report.as_summary((), str) == "### daeyeok check: no findings\n\n"


def test_the_summary_keeps_within_what_github_takes() -> None:
    text = report.as_summary(tuple(finding("x" * 3000, line) for line in range(1, 500)), str)
    assert 900_000 < len(text.encode()) < 1_024 * 1_024
    assert text.endswith("…and more; `daeyeok check` lists them all\n")


@given(st.text())
def test_content_in_the_summary_shows_as_it_is(text: str) -> None:
    made = report.as_summary((finding(text + NASTY),), str)
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(made)
    cells = [token for token in tokens if token.type == "inline"][4:]
    assert len(cells) == 3
    assert {child.type for child in cells[2].children or ()} == {"text"}
    shown = "".join(child.content for child in cells[2].children or ())
    assert "a|b, *c*: <script>alert(1)</script> ::error file=x::`d` ${{ secrets.X }} [e](f)" in shown


def test_sarif_is_what_its_standard_says() -> None:
    known = tuple(kind for kind in KINDS if kind.code != "T101")
    kinds = tuple(sorted((*known, KIND), key=lambda kind: kind.code))
    text = report.as_sarif((finding(NASTY), finding()), kinds, "1.2.3", str, "https://example.org/rules.md")
    Sarif.model_validate_json(text)
    log = json.loads(text)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    run = log["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules) == len(kinds)
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] == "T101"
        assert rule["helpUri"] == "https://example.org/rules.md#t101-term-not-rendered"
        where = result["locations"][0]["physicalLocation"]
        assert where["artifactLocation"] == {"uri": "translations/a%2Cb%3Ac.yaml", "uriBaseId": "SRCROOT"}
        assert where["region"] == {"startLine": 3, "startColumn": 7}
        assert where["artifactLocation"]["uriBaseId"] in run["originalUriBaseIds"]
    assert NASTY.replace("\r\n", " ") in run["results"][0]["message"]["text"]


def test_sarif_without_an_address_has_none() -> None:
    log = json.loads(report.as_sarif((), (KIND,), "1.0", str))
    assert "helpUri" not in log["runs"][0]["tool"]["driver"]["rules"][0]
    assert log["runs"][0]["results"] == []


@pytest.mark.parametrize(("word", "said"), [("기정학", "‘기정학’은"), ("소버린 AI", "‘소버린 AI’는")])
def test_korean_particles_agree_with_the_word(word: str, said: str) -> None:
    kind = next(kind for kind in KINDS if kind.code == "T108")
    message = "‘{ko}’ occurs in no edition: correct its forms, set it to proposed, or remove the entry"
    told = kind.at(Place("glossary/x.yaml"), message, ko=word)
    assert said in json.loads(report.as_json([told], translations("ko").gettext))[0]["message"]


@pytest.mark.parametrize(
    ("values", "korean"),
    [
        ({"id": "gijeonghak"}, "gijeonghak이 "),
        ({"id": "center"}, "center가 "),
        ({"id": "center", "id_ko": "중심"}, "center이 "),
        ({"id": "six-tigers", "id_ko": "육소호"}, "six-tigers가 "),
        ({"id": "asean", "id_ko": "동남아시아국가연합"}, "asean이 "),
    ],
)
def test_a_particle_agrees_with_the_entry_that_a_value_names(values: dict[str, str], korean: str) -> None:
    message = "sentence {sentence} does not have {id} marked on both sides: name another sentence or term"
    told = KIND.at(Place("translations/a.yaml"), message, sentence=2, **values)
    assert f" {korean}" in told.text(translations("ko").gettext)
    assert "id_ko" not in told.text()
