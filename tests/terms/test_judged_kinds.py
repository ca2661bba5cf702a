"""Term finding by kind: judged sentences and given cases, each under the kind of spelling or grammar that it is about."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from builder.content.file import ContentFile
from builder.content.loading.glossary import load_term
from builder.languages import Language
from builder.model.terms import Glossary, Term
from builder.terms.finder import Finder

KINDS = Path(__file__).parents[1] / "judged" / "kinds"
_MARK = re.compile(r"⟦([^⟦⟧]+)⟧")
_DECOMPOSED = "NFD:"  # before a sentence that is to be read in conjoining jamo
_GIVEN_NAMES = {
    "한국": "place",
    "중국": "place",
    "일본": "place",
    "미국": "place",
    "메타": "organization",
    "구글": "organization",
}


class Judged(NamedTuple):
    """A sentence without its signs, and the spans of its true marks."""

    text: str
    spans: frozenset[tuple[int, int]]


def _judged(line: str) -> Judged:
    if line.startswith(_DECOMPOSED):
        line = unicodedata.normalize("NFD", line.removeprefix(_DECOMPOSED))
    text, at, spans = "", 0, set()
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        spans.add((len(text), len(text) + len(mark[1])))
        text, at = text + mark[1], mark.end()
    return Judged(text + line[at:], frozenset(spans))


@cache
def _sections(language: Language) -> dict[str, list[Judged]]:
    """The judged sentences by kind."""
    name = {"ko": "korean.txt", "en": "english.txt"}[language]
    found: dict[str, list[Judged]] = {}
    kind = ""
    for line in (KINDS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("# ---"):
            kind = line.removeprefix("# ---").strip()
        elif line and not line.startswith("#"):
            found.setdefault(kind, []).append(_judged(line))
    return found


def _term(id_: str, ko: list[str], en: list[str], kind: str) -> Term:
    entry = {
        "ko": ko[0],
        "en": en[0],
        "kind": kind,
        "variants": {"ko": ko[1:], "en": en[1:]},
        "definition": {"ko": "가", "en": "a"},
        "status": "approved",
    }
    made, findings = load_term(ContentFile(f"glossary/{id_}.yaml", yaml.safe_dump(entry).encode()))
    assert made, [finding.line() for finding in findings]
    return made


@pytest.fixture(scope="module")
def finder() -> Finder:
    with (KINDS / "terms.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    return Finder(Glossary(tuple(_term(r["id"], r["ko"].split("|"), r["en"].split("|"), r["kind"]) for r in rows)))


def _found(finder: Finder, language: Language, text: str) -> set[tuple[int, int]]:
    mentions = finder.korean(text) if language == "ko" else finder.english(text)
    return {(mention.start, mention.end) for mention in mentions}


@pytest.mark.parametrize(
    ("language", "kind"), [(language, kind) for language in ("ko", "en") for kind in _sections(language)]
)
def test_precision_and_recall_of_a_kind(finder: Finder, language: Language, kind: str) -> None:
    right, faults, tempted = 0, list[str](), 0
    for text, spans in _sections(language)[kind]:
        found = _found(finder, language, text)
        right += len(found & spans)
        faults += [f"missed {text[a:b]}: {text}" for a, b in sorted(spans - found)]
        faults += [f"false {text[a:b]}: {text}" for a, b in sorted(found - spans)]
        tempted += sum(
            not any(a <= c.start and c.end <= b for a, b in spans) for c, _ in finder.rejected(text, language)
        )
    print(f"\n{kind}: {right} right, {tempted} tempting, {len(faults)} faults")
    assert not faults, "\n".join(faults)
    assert tempted >= right / 4


def _given() -> Iterator[tuple[str, str]]:
    with (KINDS / "given" / "marks.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["ko"], row["expected"]


@cache
def _given_finder() -> Finder:
    forms = sorted({form for _, expected in _given() for form in _MARK.findall(expected)})
    return Finder(
        Glossary(
            tuple(
                _term(f"t{at}", [form], [f"x{at}"], _GIVEN_NAMES.get(form, "concept")) for at, form in enumerate(forms)
            )
        )
    )


@pytest.mark.parametrize(("text", "expected"), tuple(_given()))
def test_given_marks(text: str, expected: str) -> None:
    mentions = [text[mention.start : mention.end] for mention in _given_finder().korean(text)]
    if expected.endswith(" marked"):
        assert _MARK.findall(expected)[0] in mentions
    else:
        assert mentions == _MARK.findall(expected)


def _given_anew() -> Iterator[str]:
    with (KINDS / "marks-second.tsv").open(encoding="utf-8", newline="") as file:
        yield from (row["expected"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("expected", tuple(_given_anew()))
def test_marks_of_the_given_kinds(expected: str) -> None:
    """Other sentences of the given kinds, whose terms are those that they mark."""
    text, spans = _judged(expected)
    forms = sorted({text[start:end] for start, end in spans})
    terms = (_term(f"t{at}", [form], [f"x{at}"], _GIVEN_NAMES.get(form, "concept")) for at, form in enumerate(forms))
    assert _found(Finder(Glossary(tuple(terms))), "ko", text) == spans


def _of_one_term() -> Iterator[tuple[str, str]]:
    with (KINDS / "marks.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row["term"], row["expected"]


@pytest.mark.parametrize(("form", "expected"), tuple(_of_one_term()))
def test_marks_of_one_term(form: str, expected: str) -> None:
    text, spans = _judged(expected)
    term = _term("term", [form], ["x"], _GIVEN_NAMES.get(form, "concept"))
    assert _found(Finder(Glossary((term,))), "ko", text) == spans
