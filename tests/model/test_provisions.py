"""The numbering of laws: recognized as Korean law writes it, old and new, and nowhere else."""

from __future__ import annotations

import pytest
import yaml

from builder.content.file import ContentFile
from builder.content.loading.editions import load_edition
from builder.model.edition import Edition
from builder.model.provisions import item_levels, provisions

HEAD = {
    "seed": "law.txt",
    "title": {"ko": "법", "en": "A Law"},
    "summary": {"ko": "법.", "en": "A law."},
    "translators": [{"name": "A. Translator", "role": "translator"}],
    "status": "draft",
    "revisions": [{"version": "0.1", "when": "2024-01-01", "who": "A. Translator", "what": "Made."}],
}


def law(*pairs: dict[str, str], genre: str = "law") -> Edition:
    """An edition of pairs that are numbered here."""
    numbered = [{"id": f"p{number}", "en": "E", **pair} for number, pair in enumerate(pairs, 1)]
    content = yaml.safe_dump({**HEAD, "genre": genre, "pairs": numbered}, allow_unicode=True)
    edition, faults = load_edition(ContentFile("translations/law.yaml", content.encode()), {})
    assert edition, faults
    return edition


def anchors(*blocks: tuple[str, str], genre: str = "law") -> list[str]:
    """The anchor of the innermost provision that begins with each block, empty for none."""
    edition = law(*({"kind": kind, "ko": ko} for kind, ko in blocks), genre=genre)
    found = provisions(edition)
    return [found[pair.id][-1].anchor if pair.id in found else "" for pair in edition.pairs]


def levels(*items: tuple[str, str], genre: str = "law") -> list[int]:
    """The levels of items after the first article, each given by what it states, empty for nothing, and its Korean."""
    made = ({"kind": "item", "ko": ko, **({"level": level} if level else {})} for level, ko in items)
    edition = law({"ko": "제1조(점등) 다음과 같다."}, *made, genre=genre)
    return list(item_levels(edition, provisions(edition)).values())


@pytest.mark.parametrize("stated", ["", "2"])
def test_the_level_of_a_provision_is_that_of_its_number_whatever_it_states(stated: str) -> None:
    items = (("", "1. 등불"), (stated, "가. 켜는 일"), (stated, "나. 끄는 일"), ("", "2. 유리"))
    assert levels(*items) == [2, 3, 3, 2]


def test_an_item_without_a_number_is_within_the_last_that_states_less() -> None:
    assert levels(("", "1. 등불"), ("2", "가. 켜는 일"), ("3", "- 밤에"), ("3", "- 낮에"), ("2", "- 늘")) == [
        2,
        3,
        4,
        4,
        3,
    ]
    assert levels(("", "① 켠다."), ("", "1. 밤"), ("2", "- 안개"), ("2", "- 눈"), ("", "2. 낮")) == [1, 2, 3, 3, 2]
    assert levels(("", "1. 등불"), ("", "- 유리"), ("", "2. 기름")) == [2, 2, 2]
    assert levels(("", "1. 등불"), ("2", "가. 켠다"), ("2", "나. 끈다"), genre="report") == [1, 2, 2]


def test_an_old_charter_numbers_its_articles_in_hanja() -> None:
    assert anchors(
        ("paragraph", "第一條 大韓民國은 民主共和制로 함"),
        ("paragraph", "第十條 臨時政府는 國土恢復後 滿一個年內에 國會를 召集함"),
        ("paragraph", "第二十三條의二"),
    ) == ["art1", "art10", "art23-2"]


def test_an_article_may_begin_with_its_first_paragraph() -> None:
    assert anchors(("paragraph", "제5조(점등) ① 불을 켠다."), ("item", "② 불을 끈다.")) == ["art5.1", "art5.2"]


@pytest.mark.parametrize(
    "sentence",
    [
        "제1조에 따라 켠다.",
        "제1조 및 제2조에 따라 켠다.",
        "제1조의 뜻은 이렇다.",
        "제1조제2항에 따른다.",
        "제조업을 돕는다.",
    ],
)
def test_a_sentence_that_begins_with_an_article_is_not_one(sentence: str) -> None:
    assert anchors(("paragraph", "제1조 불을 켠다."), ("paragraph", sentence)) == ["art1", ""]


def test_each_of_several_addenda_numbers_its_articles_anew() -> None:
    addendum, article = ("heading", "부칙 <제2호, 2025. 1. 1.>"), ("paragraph", "제1조(시행일) 곧 시행한다.")
    assert anchors(article, addendum, article, addendum, article) == [
        "art1",
        "addenda",
        "addenda.art1",
        "addenda2",
        "addenda2.art1",
    ]


def test_items_outside_of_articles_and_numbers_that_recur_are_none() -> None:
    assert anchors(("item", "① 불"), ("heading", "제1장 불"), ("item", "1. 불")) == ["", "ch1", ""]
    assert anchors(("heading", "제1조"), ("item", "① 불"), ("item", "① 물")) == ["art1", "art1.1", ""]
    assert anchors(("heading", "제1조"), ("heading", "별표"), ("item", "1. 불")) == ["art1", "", ""]


def test_what_is_no_law_has_none() -> None:
    assert anchors(("heading", "제1장 불"), ("item", "① 불"), genre="essay") == ["", ""]
