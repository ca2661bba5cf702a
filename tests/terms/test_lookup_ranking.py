"""The look-up's ranking, by the cases that hold it in both languages it is written in: tests/frontend/lookup.test.mjs reads them too."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from builder.model.terms import Glossary, Term
from builder.publish.site.data_script import compact
from builder.publish.site.lookup.format import terms_data
from builder.terms.lookup import KEY_KINDS, KeyIndex, all_keys
from tests.support import ROOT

FRONTEND = ROOT / "tests" / "frontend"
RANKING = json.loads((FRONTEND / "lookup_ranking.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def glossary(mini_glossary: Glossary) -> Glossary:
    """The terms of the cases; whatever they do not state is as in an entry of the miniature repository."""
    return Glossary(tuple(term(stated, mini_glossary.by_id["getbol"]) for stated in RANKING["terms"]))


def term(stated: Mapping[str, Any], model: Term) -> Term:
    variants, avoid = ({"ko": (), "en": (), **stated.get(key, {})} for key in ("variants", "avoid"))
    [avoided] = model.avoid.en
    own = {
        "hanja": None,
        **stated,
        "variants": model.variants.model_copy(update={side: tuple(forms) for side, forms in variants.items()}),
        "avoid": model.avoid.model_copy(
            update={
                side: tuple(avoided.model_copy(update={"term": form}) for form in forms)
                for side, forms in avoid.items()
            }
        ),
    }
    return model.model_copy(update=own)


@pytest.mark.parametrize("case", RANKING["cases"], ids=lambda case: case["why"])
def test_a_query_is_answered_as_the_cases_say(glossary: Glossary, case: Mapping[str, Any]) -> None:
    answers = [
        [answer.id, answer.kind, answer.key, *(["avoided"] if answer.avoided else [])]
        for answer in KeyIndex(all_keys(glossary)).matches(case["query"])
    ]
    assert answers == case["answers"]


def test_there_is_a_case_of_every_way_to_answer() -> None:
    assert {how for case in RANKING["cases"] for _, how, *_ in case["answers"]} == set(KEY_KINDS)


def test_the_website_looks_up_in_the_recorded_data(glossary: Glossary, golden: Callable[[Path, str], None]) -> None:
    columns = (f"{compact(name)}:{compact(column)}" for name, column in terms_data(glossary).items())
    golden(FRONTEND / "lookup_data.json", "{{\n{}\n}}\n".format(",\n".join(columns)))
