"""Term finding measured on sets judged by hand: constructed sentences in which every true mark is written ⟦so⟧."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
import yaml

from builder.content.file import ContentFile
from builder.content.loading.glossary import load_term
from builder.languages import Language
from builder.model.marks import Mention
from builder.model.terms import Glossary, Term
from builder.terms.finder import Finder
from tests.support import JUDGED

_MARK = re.compile(r"⟦([^⟦⟧|]+)(?:\|([^⟦⟧]+))?⟧")


class Sentence(NamedTuple):
    """A judged sentence without its signs, and the true marks: the span, and the id where the judge names one."""

    text: str
    marks: dict[tuple[int, int], str | None]


class Score(NamedTuple):
    """What was found against what is true, over a whole set."""

    right: int
    missed: list[str]
    false: list[str]

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.false))

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))

    def __str__(self) -> str:
        faults = [*(f"missed {line}" for line in self.missed), *(f"false  {line}" for line in self.false)]
        head = f"precision {self.precision:.3f}, recall {self.recall:.3f}, {self.right} right"
        return "\n".join((head, *faults))


@pytest.fixture(scope="module")
def finder() -> Finder:
    with (JUDGED / "terms.tsv").open(encoding="utf-8", newline="") as file:
        return Finder(Glossary(tuple(_term(row) for row in csv.DictReader(file, delimiter="\t"))))


@pytest.mark.parametrize(("language", "least"), [("ko", 150), ("en", 60)])
def test_precision_and_recall(finder: Finder, language: Language, least: int) -> None:
    sentences = list(_sentences(language))
    assert len(sentences) >= least
    score = _score(finder, language, sentences)
    print(f"\n{language}: {len(sentences)} sentences, {score}")
    assert score.precision >= 0.98, str(score)
    assert score.recall >= 0.95, str(score)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_most_judged_sentences_tempt(finder: Finder, language: Language) -> None:
    sentences = list(_sentences(language))
    assert sum(_tempts(finder, language, sentence) for sentence in sentences) > len(sentences) / 2


def _term(row: dict[str, str]) -> Term:
    """The entry of a row: no `match`, so that the finder is on its own."""
    (ko, *more_ko), (en, *more_en) = row["ko"].split("|"), row["en"].split("|")
    entry = {
        "ko": ko,
        "en": en,
        "kind": row["kind"],
        "variants": {"ko": more_ko, "en": more_en},
        "definition": {"ko": "가", "en": "a"},
        "status": "approved",
    }
    made, findings = load_term(ContentFile(f"glossary/{row['id']}.yaml", yaml.safe_dump(entry).encode()))
    assert made, [finding.line() for finding in findings]
    return made


def _sentences(language: Language) -> Iterator[Sentence]:
    name = {"ko": "korean.txt", "en": "english.txt"}[language]
    for line in (JUDGED / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield _judged(line)


def _judged(line: str) -> Sentence:
    text, at, marks = "", 0, {}
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        marks[len(text), len(text) + len(mark[1])] = mark[2]
        text, at = text + mark[1], mark.end()
    assert not set("⟦⟧") & set(text + line[at:]), line
    return Sentence(text + line[at:], marks)


def _found(finder: Finder, language: Language, text: str) -> tuple[Mention, ...]:
    return finder.korean(text) if language == "ko" else finder.english(text)


def _score(finder: Finder, language: Language, sentences: list[Sentence]) -> Score:
    score = Score(0, [], [])
    for text, marks in sentences:
        found = {(m.start, m.end): m.term for m in _found(finder, language, text)}
        right = {span for span, term in found.items() if span in marks and marks[span] in (None, term)}
        score.missed.extend(_shown(text, span) for span in sorted(marks.keys() - right))
        score.false.extend(f"{_shown(text, span)} {found[span]}" for span in sorted(found.keys() - right))
        score = score._replace(right=score.right + len(right))
    return score


def _tempts(finder: Finder, language: Language, sentence: Sentence) -> bool:
    """Whether a form stands somewhere in the sentence where, wholly or in part, there is no true mark."""
    spans = [(m.start, m.end) for m in _found(finder, language, sentence.text)]
    spans += [candidate[:2] for candidate, _ in finder.rejected(sentence.text, language)]
    return any(not any(a <= start and end <= b for a, b in sentence.marks) for start, end in spans)


def _shown(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
