"""What the rules find in texts that were judged by hand, as many right as wrong, before the rules were written.

`findings.tsv` and `lengths.tsv` hold pairs, `texts.tsv` heads of editions, notes and entries, `quotation-marks.tsv` lines in a house style;
each says how often a code is to be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import yaml

from builder.build import pipeline
from builder.build.options import Options
from builder.content.repository import Repository
from builder.model.house_style import HouseStyle, QuotationMarks
from tests.support.examples import repository
from tests.support.judged import Case, Golden, failures, record

JUDGED = Path(__file__).parent.parent / "judged"
EDITION = "translations/example.yaml"
NAMES: dict[str, dict[str, object]] = {
    "glossary/ding.yaml": {"ko": "제프리 딩", "en": "Jeffrey Ding", "kind": "person", "variants": {"ko": ["딩"], "en": ["Ding"]}},
    "glossary/lee.yaml": {"ko": "이병철", "hanja": "李秉喆", "en": "Lee Byung-chul", "kind": "person"},
    "glossary/kakao.yaml": {"ko": "카카오", "en": "Kakao", "kind": "organization"},
    "glossary/oracle.yaml": {"ko": "오라클", "en": "Oracle", "kind": "organization"},
    "glossary/busan.yaml": {"ko": "부산", "en": "Busan", "kind": "place"},
    "glossary/chatdori.yaml": {"ko": "챗도리", "en": "Chatdori", "kind": "product"},
}  # fmt: skip
ENTRY: dict[str, object] = {
    "definition": {"ko": "이름.", "en": "A name."},
    "sources": [{"seed": "example.txt"}],
    "status": "approved",
}
STYLE = HouseStyle(words=("daeyeok",))


def rows(name: str) -> list[list[str]]:
    """The rows of a judged table, below its head; a character may be written by its code."""
    lines = (JUDGED / name).read_text(encoding="utf-8").splitlines()[1:]
    return [re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), line).split("\t") for line in lines]


def of_pair(ko: str, en: str) -> Repository:
    """A repository of one pair, whose lines are divided by ⏎, with some names in its glossary."""
    pair = {"id": "p1", "ko": ko.replace("⏎", "\n"), "en": en.replace("⏎", "\n")}
    files = {name: yaml.safe_dump({**ENTRY, **entry}, allow_unicode=True) for name, entry in NAMES.items()}
    return repository({**files, EDITION: yaml.safe_dump({"pairs": [pair]}, allow_unicode=True)})


def count(code: str, given: Repository, style: HouseStyle = STYLE) -> int:
    """How often the code is found."""
    return sum(finding.code == code for finding in pipeline.check(given, Options(style=style)))


def test_judged_texts(golden: Golden) -> None:
    cases = [case for judged in (lines(), lengths(), texts(), quotations()) for case in judged]
    assert failures(cases) == []
    record(golden, "findings", sorted(cases, key=lambda case: case.kind))


def lines() -> Iterator[Case]:
    for code, findings, case, ko, en in rows("findings.tsv"):
        yield judged(code, findings, case, of_pair(ko, en))


def lengths() -> Iterator[Case]:
    for findings, case, ko, en in rows("lengths.tsv"):
        yield judged("L105", findings, case, of_pair(ko, en))


def texts() -> Iterator[Case]:
    for file, code, findings, case, text in rows("texts.tsv"):
        yield judged(code, findings, f"{case}: {text}", repository({file: text.replace("⏎", "\n")}))


def quotations() -> Iterator[Case]:
    for marks, findings, en in rows("quotation-marks.tsv"):
        style = replace(STYLE, quotation_marks=cast("QuotationMarks", marks))
        yield judged("P107", findings, f"{marks}: {en}", of_pair("새로운 말이다.", en), style)


def judged(code: str, findings: str, case: str, given: Repository, style: HouseStyle = STYLE) -> Case:
    """The case with what is found; more or fewer findings than were judged count as the contrary of what was judged."""
    wanted = findings != "0"
    return Case(code, case, wanted, wanted if count(code, given, style) == int(findings) else not wanted)


def test_a_straight_mark_is_to_be_one_of_the_house() -> None:
    text = "He said \"new\" and 'old'."
    for marks, double, single in (
        ("curly", "“ or ”", "‘ or ’"),
        ("single", "‘ or ’", "‘ or ’"),
        ("double", "“ or ”", "“ or ”"),
    ):
        style = replace(STYLE, quotation_marks=cast("QuotationMarks", marks))
        found = pipeline.check(of_pair("새로운 말이다.", text), Options(style=style))
        said = [finding.text() for finding in found if finding.code == "P102"]
        assert (said[0].endswith(double), said[2].endswith(single)) == (True, True), said
