"""The rule of numbers: every judged pair, and what a finding says."""

from __future__ import annotations

import csv
from dataclasses import replace

import yaml

from builder.content.loading.editions import load_edition
from builder.content.repository import load_glossary
from builder.model.edition import Edition, Pair
from builder.model.finding import Finding
from builder.model.terms import Glossary
from builder.rules.exchanged_numbers import numbers_exchanged
from builder.rules.numbers import number_not_matched
from builder.rules.rule import OfPair
from builder.terms.annotate import annotate
from builder.terms.finder import Finder
from tests.support import JUDGED
from tests.support.examples import edition_file, repository
from tests.support.judged import Case, Golden, failures, record


def rows(name: str) -> list[dict[str, str]]:
    with (JUDGED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


PAIRS = rows("quantities.tsv")


def marked(ko: str, en: str, glossary: Glossary | None = None) -> Pair:
    edition, findings = load_edition(edition_file({"id": "p1", "ko": ko, "en": en}), {})
    assert isinstance(edition, Edition), [finding.line() for finding in findings]
    return annotate(edition, Finder(glossary or Glossary())).pairs[0]


def findings(pair: Pair, glossary: Glossary | None = None) -> list[Finding]:
    subject = OfPair(pair, glossary or Glossary())
    return [finding for rule in (number_not_matched, numbers_exchanged) for finding in rule.findings(subject)]


NEWSPAPERS = sorted(path.relative_to(JUDGED).as_posix() for path in JUDGED.glob("newspaper-quantities/*.tsv"))
PAIRS = rows("quantities.tsv")
BY_KIND = rows("quantities-by-kind.tsv")
NEWS = [row for name in NEWSPAPERS for row in rows(name)]
OF_EACH_KIND = [
    row for part in ("", "-second", "-third", "-fourth", "-fifth") for row in rows(f"quantities-of-each-kind{part}.tsv")
]


def is_flagged(ko: str, en: str) -> bool:
    return bool(findings(marked(ko, en)))


def test_pairs_of_single_kinds(golden: Golden) -> None:
    cases = [
        Case(kind, f"{row['ko']} / {row['en']}", row["verdict"] == "wrong", is_flagged(row["ko"], row["en"]))
        for kind, table in (("from issues and standards", BY_KIND), ("by point of the grammar", PAIRS))
        for row in table
    ]
    assert failures(cases) == []
    record(golden, "single kinds", cases)


def of_both_sides(table: list[dict[str, str]]) -> list[Case]:
    """The cases of rows whose Korean has a right translation, and one with a slip."""
    return [
        Case(row["kind"], f"{row['ko']} / {row[side]}", side == "wrong", is_flagged(row["ko"], row[side]))
        for row in sorted(table, key=lambda row: row["kind"])
        for side in ("right", "wrong")
    ]


def test_pairs_as_newspapers_write(golden: Golden) -> None:
    cases = of_both_sides(NEWS)
    assert failures(cases) == []
    record(golden, "numbers", cases)


def test_short_pairs_of_each_kind(golden: Golden) -> None:
    cases = of_both_sides(OF_EACH_KIND)
    assert failures(cases) == []
    record(golden, "numbers of each kind", cases)


def test_the_judged_pairs_are_many_and_of_both_kinds() -> None:
    verdicts = [row["verdict"] for row in PAIRS]
    assert len(verdicts) == len({(row["ko"], row["en"]) for row in PAIRS}) >= 300
    assert min(verdicts.count("right"), verdicts.count("wrong")) >= 0.4 * len(verdicts)
    kinds = [row["kind"] for row in NEWS]
    assert all(kinds.count(kind) >= 50 for kind in kinds)


def test_a_number_may_move_to_another_sentence_of_its_pair_and_no_farther() -> None:
    pair = marked("3년이 걸렸다.\n5개국이 왔다.", "It took long, and 5 countries came.\nThat was 3 years.")
    assert findings(pair) == []
    wrong = marked("3년이 걸렸다.\n3개국이 왔다.", "It took 3 years.\n4 countries came.")
    (finding,) = findings(wrong)
    assert finding.text() == "‘3’ is 3, but the English has ‘4’"


def test_a_line_that_is_still_to_be_written_is_not_held_against_its_korean() -> None:
    found = findings(marked("3년이 걸렸다.\n5개국이 왔다.", "TODO\n4 countries came."))
    assert [finding.text() for finding in found if finding.code == "M101"] == ["‘5’ is 5, but the English has ‘4’"]
    assert findings(marked("2024년에는 글을 모두 읽을 수 있게 되었다.", "TODO")) == []


def test_a_number_in_a_term_belongs_to_it_where_the_other_language_says_it_otherwise() -> None:
    term = {
        "ko": "6자회담",
        "en": "Beijing talks",
        "kind": "event",
        "definition": {"ko": "회담.", "en": "Talks."},
        "status": "approved",
    }
    sources = {"sources": [{"seed": "example.txt"}]}
    glossary, faults = load_glossary(
        repository({"glossary/talks.yaml": yaml.safe_dump(term | sources, allow_unicode=True)})
    )
    assert not faults
    ko, en = "6자회담이 열렸다.", "The Beijing talks were held."
    assert findings(marked(ko, en, glossary), glossary) == []
    assert len(findings(marked(ko, en))) == 1
    said_too = Glossary(tuple(t.model_copy(update={"en": "six-party talks"}) for t in glossary.terms))
    assert len(findings(marked(ko, "The talks were held.", said_too), said_too)) == 1


def test_the_finding_says_where_and_what_is_expected() -> None:
    pair = marked("약 2,000조원을 투자한다.", "It invests about KRW 2,000 billion.")
    (finding,) = findings(pair)
    assert finding.text() == "‘2,000조원’ is KRW 2,000 trillion, but the English has ‘KRW 2,000 billion’"
    assert finding.place == replace(pair.segments[0].en.place, column=pair.segments[0].en.place.column + 17)


def test_what_is_exchanged_is_told_once_with_both_numbers() -> None:
    change = marked("금리를 3.5%에서 4%로 올렸다.", "It raised the rate from 4 to 3.5 percent.")
    assert [one.text() for one in findings(change)] == [
        "‘3.5%에서 4%’ is from 3.5 percent to 4 percent, but the English has ‘4 to 3.5 percent’"
    ]
    sentence = marked("징역 2년에 집행유예 3년을 선고했다.", "He got three years, suspended for two.")
    assert [one.text() for one in findings(sentence)] == [
        "‘2년에 집행유예 3년’ is 2 years, suspended for 3 years, but the English has ‘three years, suspended for two’"
    ]
