"""Look-up by kind of query: whether the first answer is the entry that was judged to be meant, over the glossary."""

from __future__ import annotations

import csv

from builder.model.terms import Glossary
from builder.terms.lookup import KeyIndex, all_keys
from tests.support import JUDGED
from tests.support.judged import Case, Golden, record

# What is judged and not met. A word with which names begin is completed; 이유, a reason, is also how EU is read aloud.
NOT_MET = frozenset(("seoul", "regular", "regulator", "복원", "이유"))


def test_queries_of_every_kind(real_glossary: Glossary, golden: Golden) -> None:
    with (JUDGED / "kinds" / "lookup.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {row["term"] for row in rows} <= real_glossary.by_id.keys()
    index = KeyIndex(all_keys(real_glossary))
    cases = [
        Case(row["kind"], row["query"], row["verdict"] == "right", is_first(index, row["query"], row["term"]))
        for row in rows
    ]
    assert {case.text for case in cases if case.wanted != case.found} == NOT_MET
    record(golden, "lookup", cases)


def is_first(index: KeyIndex, query: str, term: str) -> bool:
    return [answer.id for answer in index.matches(query, most=1)] == [term]
