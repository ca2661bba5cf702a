"""Every rule's manual page is executed: Bad raises this code alone, Good raises nothing under any rule."""

from __future__ import annotations

import re

import pytest

from builder.build import pipeline
from builder.build.options import Options
from builder.content.file_names import NAME_KINDS
from builder.content.importers.kinds import IMPORT_KINDS
from builder.content.loading.shape_faults import SHAPE_KINDS
from builder.content.loading.works import WRONG_PART
from builder.content.yaml.kinds import FORM_KINDS
from builder.model.finding import Kind
from builder.model.limits import MORE
from builder.rules.registry import KINDS
from tests.support.examples import Example, examples

OF_FILES = {kind.code for kind in (*FORM_KINDS, *SHAPE_KINDS, *NAME_KINDS, WRONG_PART, *IMPORT_KINDS, MORE)}
RULES = [kind for kind in KINDS if kind.code not in OF_FILES]
CASES = [
    pytest.param(kind, example, id=f"{kind.code}-{example.number}")
    for kind in RULES
    for example in examples(kind.manual)
]


@pytest.mark.parametrize(("kind", "example"), CASES)
def test_example(kind: Kind, example: Example) -> None:
    findings = pipeline.check(example.repository, Options(style=example.style))
    if example.past:
        findings += pipeline.check_history(example.past, example.repository)
    assert {finding.code for finding in findings} == ({kind.code} if example.bad else set()), [
        f.line() for f in findings
    ]


@pytest.mark.parametrize("kind", RULES, ids=lambda kind: kind.code)
def test_page_shows_what_is_wrong_and_more_of_what_is_not(kind: Kind) -> None:
    shown = [example.bad for example in examples(kind.manual)]
    assert True in shown
    assert shown.count(False) > shown.count(True)


def test_codes_and_names_are_unique_and_well_formed() -> None:
    assert len({kind.code for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)
    assert all(
        re.fullmatch(r"[A-Z][0-9]{3}", kind.code) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", kind.name)
        for kind in KINDS
    )
    assert all(kind.summary.endswith(".") for kind in KINDS)
