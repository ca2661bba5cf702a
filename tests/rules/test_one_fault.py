"""A fault is told once, at what was written, with what may be meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace

import pytest

from builder.build import pipeline
from builder.content.file import ContentFile
from tests.support.examples import repository

PAIR = "pairs:\n- {id: p1, ko: 새로운 말이다., en: It is a new word.}\n"
SEED = "새로운 말이다.\n"


def told(files: Mapping[str, str], seed: bytes = b"") -> list[str]:
    """The faults of a repository, without their places; the seed of the edition is given as bytes, if it is no text."""
    found = repository(dict(files))
    if seed:
        kept = tuple(ContentFile(one.name, seed) if one.base == "example.txt" else one for one in found.seeds)
        found = replace(found, seeds=kept)
    return [f"{finding.code} {finding.text()}" for finding in pipeline.check(found)]


@pytest.mark.parametrize(
    ("seed", "code"),
    [
        (SEED.encode("cp949"), "Y101"),
        (SEED.encode("utf-16"), "Y101"),
        (unicodedata.normalize("NFD", SEED).encode(), "Y102"),
        (b"\n", "Y112"),
    ],
)
def test_a_seed_that_cannot_be_read_is_told_once(seed: bytes, code: str) -> None:
    found = told({"translations/example.yaml": PAIR}, seed)
    assert [line[:4] for line in found] == [code]


def test_a_speaker_that_was_left_out_is_asked_for() -> None:
    speech = PAIR.replace("id: p1,", "id: p1, kind: speech,")
    assert told({"seeds/example.txt": f"가: {SEED}", "translations/example.yaml": speech}) == [
        "S101 before this the seed has ‘가:’: give it as the ‘speaker’, add a pair for it, or omit it"
    ]


def test_what_may_be_meant_is_named() -> None:
    files = {"translations/example.yaml": f"seed: exampel.txt\n{PAIR}"}
    assert told(files) == ["S102 there is no file seeds/exampel.txt; did you mean ‘example.txt’?"]
    terms = PAIR.replace("word.}", "word., terms: [{on: 말, is: gijeonghk}]}")
    assert told({"translations/example.yaml": terms})[0] == (
        "T103 there is no entry glossary/gijeonghk.yaml; did you mean ‘gijeonghak’?"
    )
    figure = f"{PAIR}- {{figure: lamp.png, description: {{ko: 등, en: A lamp}}}}\n"
    found = told({"translations/example.yaml": figure, "figures/lamps.png": ""})
    assert "S117 there is no file figures/lamp.png; did you mean ‘lamps.png’?" in found


def test_one_letter_is_no_correction() -> None:
    found = told({"translations/example.yaml": PAIR.replace("a new word", "a new ri")})
    assert found == ["L201 ‘ri’ is not in the dictionary: correct it, or allow it with a reason"]
