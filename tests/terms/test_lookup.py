"""Look-up: what is typed leads to the entry, the surest first, and what is not meant does not."""

from __future__ import annotations

from itertools import pairwise

import pytest

from builder.model.entries.shape import Bilingual
from builder.model.terms import Glossary, Term
from builder.terms.lookup import KEY_KINDS, KeyIndex, Match, all_keys, fold, keys, keystroke_forms


@pytest.fixture(scope="module")
def index(real_glossary: Glossary) -> KeyIndex:
    return KeyIndex(all_keys(real_glossary))


def first(index: KeyIndex, query: str) -> Match:
    return index.matches(query)[0]


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("kijŏng-hak", "kijonghak"),
        ("AI 컴퓨팅·센터", "ai컴퓨팅센터"),
        ("미ㆍ중", "미중"),
        ("U.S.–China", "uschina"),
        ("p’yŏngyang", "pyongyang"),
        ("기정학", "기정학"),  # in conjoining jamo
        ("🤖 *", ""),
    ],
)
def test_texts_are_compared_by_letters_and_digits_alone(typed: str, compared: str) -> None:
    assert fold(typed) == compared


@pytest.mark.parametrize(
    ("text", "strokes"),
    [("기정학", "rlwjdgkr"), ("쌀값", "tkfrkqt"), ("ㅅㄷ초", "tech"), ("뷁", "qnpfr"), ("ai정책", "aiwjdcor")],
)
def test_letters_stand_for_the_keys_that_they_are_struck_with(text: str, strokes: str) -> None:
    assert keystroke_forms(text) == strokes


@pytest.mark.parametrize(
    ("query", "kind", "key"),
    [
        ("기정학", "headword", "기정학"),
        ("기 정 학", "headword", "기정학"),
        ("技政學", "hanja", "技政學"),
        ("Technopolitics", "rendering", "technopolitics"),
        ("technopolitical", "variant", "technopolitical"),
        ("gijeonghak", "id", "gijeonghak"),
        ("Kijŏnghak", "romanization", "kijŏnghak"),
        ("kijonghak", "romanization", "kijŏnghak"),
        ("established theory", "avoided", "established theory"),
        ("rlwjdgkr", "keyboard", "기정학"),
        ("ㅅㄷ초ㅜㅐㅔㅐㅣㅑ샻ㄴ", "keyboard", "technopolitics"),
        ("기저", "beginning", "기정학"),  # 기정 while its last letter is not struck yet
        ("technopol", "beginning", "technopolitics"),
        ("기정학은", "particle", "기정학"),
        ("기정학에서만은", "particle", "기정학"),
        ("기정핵", "spelling", "기정학"),
        ("technopolitcs", "spelling", "technopolitics"),
        ("그 기정학은 새로운", "within", "기정학"),
    ],
)
def test_an_entry_is_found_by_whatever_is_typed_for_it(index: KeyIndex, query: str, kind: str, key: str) -> None:
    answer = first(index, query)
    assert (answer.id, answer.kind, answer.key, answer.avoided) == ("gijeonghak", kind, key, kind == "avoided")


def test_initial_consonants_give_all_that_share_them(index: KeyIndex) -> None:
    found = index.matches("ㄱㅈㅎ")
    assert {answer.id for answer in found if answer.kind == "initials"} == {"coevolution", "gijeonghak"}


def test_initial_consonants_are_no_guess_for_anything_else(index: KeyIndex) -> None:
    assert not [answer for answer in index.matches("ai") if answer.key.endswith("ㄱㅊ")]
    assert not [answer for answer in index.matches("rwg") if answer.key == "ㄱㅈㅎ"]


@pytest.mark.parametrize("query", ["", " ", "🤖", ".*", "zzzzqqqq", "‘’", "xq"])
def test_what_is_nothing_finds_nothing(index: KeyIndex, query: str) -> None:
    assert index.matches(query) == ()


@pytest.mark.parametrize("query", ["기정학라", "기정학드라마", "정학"])
def test_what_is_no_particle_is_not_taken_off(index: KeyIndex, query: str) -> None:
    assert all(answer.kind != "particle" for answer in index.matches(query))


def test_an_avoided_form_is_known_for_one_while_it_is_typed(index: KeyIndex) -> None:
    answer = first(index, "established th")
    assert (answer.id, answer.kind, answer.avoided) == ("gijeonghak", "beginning", True)


def test_the_preferred_rendering_of_one_goes_before_the_avoided_one_of_another(index: KeyIndex) -> None:
    found = [(answer.id, answer.avoided) for answer in index.matches("geopolitics")]
    assert found.index(("geopolitics", False)) < found.index(("gijeonghak", True))


def test_answers_come_in_the_order_of_kinds_and_each_entry_once(index: KeyIndex, real_glossary: Glossary) -> None:
    for term in real_glossary.terms:
        answers = index.matches(term.ko)
        assert answers[0].kind == "headword"
        assert len({answer.id for answer in answers}) == len(answers) <= 10
        ranks = [KEY_KINDS.index(answer.kind) for answer in answers]
        assert all(before <= after for before, after in pairwise(ranks)), term.id


def test_every_key_finds_its_entry(index: KeyIndex, real_glossary: Glossary) -> None:
    for key in all_keys(real_glossary):
        assert key.term in {answer.id for answer in index.matches(key.text, most=100)}, key


def test_every_key_is_compared_once(real_glossary: Glossary) -> None:
    for term in real_glossary.terms:
        texts = [key.folded for key in keys(term)]
        assert len(texts) == len(set(texts))
        assert "" not in texts


def test_one_wrong_letter_in_eight_still_finds_the_entry(index: KeyIndex, real_glossary: Glossary) -> None:
    for term in real_glossary.terms:
        if len(fold(term.en)) >= 8:
            middle = len(term.en) // 2
            wrong = f"{term.en[:middle]}q{term.en[middle:]}"
            assert term.id in {answer.id for answer in index.matches(wrong, most=100)}, wrong


def test_the_nearest_are_headwords_and_renderings(index: KeyIndex) -> None:
    assert index.nearest("zzzz") == ()
    assert "technopolitics" in index.nearest("tecnopolytiks")


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("六小虎", "yuksoho"),
        ("六小龙", "yuksoho"),
        ("零一万物", "01-ai"),
        ("智谱", "zhipu-ai"),
        ("Six Little Tigers", "yuksoho"),
    ],
)
def test_chinese_names_lead_to_their_entries(real_glossary: Glossary, query: str, term: str) -> None:
    assert KeyIndex(all_keys(real_glossary)).matches(query)[0].id == term


def test_romanized_keys_know_no_capitals_and_hyphens_and_both_ways_of_writing_a_tense_consonant() -> None:
    both = Bilingual(ko="가", en="a")
    place = Term(id="it", ko="삼죽면", hanja="三竹面", kind="place", en="Samjuk", definition=both, status="approved")
    assert [key.text for key in keys(place) if KEY_KINDS[key.kind] == "romanization"] == [
        "Samjuk-myeon",
        "samjungmyŏn",
        "samjungmyeon",
        "samjugmyeon",
    ]
    power = Term(id="it", ko="AI 주권", kind="concept", en="AI sovereignty", definition=both, status="approved")
    assert [key.folded for key in keys(power) if KEY_KINDS[key.kind] == "romanization"] == [
        "aijugwon",
        "aichukwon",
        "aichugwon",
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("AI-anjeonnyeonguso", "ai-safety-institute"),
        ("sanhagyŏn", "sanhagyeon"),
        ("yŏnbanggŏraewiwŏnhoe", "ftc"),
        ("ai sŏul chŏngsanghoeŭi", "ai-seoul-summit"),
        ("GYEONGJU", "gyeongju"),
    ],
)
def test_romanized_words_of_the_glossary_are_found(index: KeyIndex, typed: str, found: str) -> None:
    assert first(index, typed).id == found
