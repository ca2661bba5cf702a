"""Suggestions for the glossary: what an author glosses and quotes, what comes back, and how much of a real glossary is found again."""

from __future__ import annotations

from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.terms.extraction import LocatedSentence, Suggestion, suggestions
from builder.terms.finder import Finder

NOTHING = Finder(Glossary())


def of(*texts: str, finder: Finder = NOTHING) -> dict[str, Suggestion]:
    found = suggestions((LocatedSentence(text, f"p1.{number}") for number, text in enumerate(texts, 1)), finder)
    return {one.ko: one for one in found}


def test_a_gloss_is_the_best_sign_and_takes_as_many_words_as_it_says() -> None:
    found = of(
        "개수나 대규모 언어 모델(Large Language Model)의 수이다.",
        "바이든 행정부 시기 연방거래위원회(Federal Trade Commission: FTC)가 나섰다.",
        "새로운 고대역폭 메모리(High Bandwidth Memory)를 쓴다.",
    )
    assert found["대규모 언어 모델"].gloss == "Large Language Model"
    assert found["연방거래위원회"].sign == "glossed"
    assert found["고대역폭 메모리"].contexts == (
        LocatedSentence("새로운 고대역폭 메모리(High Bandwidth Memory)를 쓴다.", "p1.3"),
    )


def test_what_stands_before_a_glossed_name_is_no_part_of_it() -> None:
    found = of(
        "군인 출신 이물결 선장(Captain Lee)이 왔다.",
        "지난 20일 물때호(Muttae of the Sea)가 떴다.",
        "비저너리(visionary)인 박갯벌 대표(Park Getbol)가 웃었다.",
    )
    assert set(found) == {"이물결 선장", "물때호", "비저너리", "박갯벌 대표"}


def test_words_for_when_and_particles_behind_latin_letters_are_no_part_of_a_term() -> None:
    found = of(
        "APEC 기간 중 왔다.", "APEC 기간 중 갔다.", "AI정책의 뜻이 있음.", "AI정책의 값이 있음.", "AI정책을 쓴다."
    )
    assert list(found) == ["AI정책"]


def test_quotations_count_and_whole_sentences_do_not() -> None:
    found = of("그는 저서 ‘바다 전쟁’을 썼다.", "그는 “이것은 아주 긴 말이어서 용어일 리가 없는 문장이다.”라고 했다.")
    assert list(found) == ["바다 전쟁"]
    assert found["바다 전쟁"].sign == "quoted"


def test_a_citation_is_no_gloss() -> None:
    assert "주장했다" not in of("그렇게 주장했다(Ding 2024). 끝.")


def test_an_address_is_no_gloss() -> None:
    found = of(
        "자세한 것은 누리집(https://example.org/a)에 있다.",
        "전자우편(keeper@example.org)으로 묻는다.",
        "등대(www.example.org)에 간다.",
        "전자책(e-book)을 읽는다.",
    )
    assert set(found) == {"전자책"}


def test_the_number_of_a_provision_is_no_term() -> None:
    """The words of its kind are, if they come back by themselves."""
    found = of(
        "도선법 제3조제1항에 따른다.",
        "도선법 제3조제1항과 제3조의2를 본다.",
        "제3조와 제3조의2, 법률 제7호, 법률 제7호.",
    )
    assert set(found) == {"도선법", "법률"}


def test_nouns_that_come_back_are_found_without_their_particles() -> None:
    found = of("갯벌은 넓다.", "갯벌에서 조개를 캔다.", "물때가 바뀌면 조개를 못 캔다.", "하늘은 높다.")
    assert {"갯벌", "조개"} <= set(found)
    assert "하늘" not in found
    assert found["갯벌"].count == 2


def test_compounds_come_before_their_parts_that_stand_nowhere_else() -> None:
    found = of("해안 갯벌 생태계를 지킨다.", "해안 갯벌 생태계가 위험하다.")
    assert list(found) == ["해안 갯벌 생태계"]


def test_what_the_glossary_has_is_left_out(mini_glossary: Glossary) -> None:
    found = of("갯벌은 넓다.", "갯벌에서 조개를 캔다.", "조개가 있다.", finder=Finder(mini_glossary))
    assert "갯벌" not in found
    assert "조개" in found


def test_a_real_glossary_is_largely_found_again(real_glossary: Glossary, real_editions: tuple[Edition, ...]) -> None:
    """Of the first fifty suggestions without a glossary, most speak of what the editors gave entries to."""
    known, useful, shown = Finder(real_glossary), 0, 0
    for edition in real_editions:
        text = [LocatedSentence(one.ko.text, pair.id) for pair in edition.pairs for one in pair.segments]
        first = suggestions(text, NOTHING)[:50]
        useful += sum(bool(known.korean(one.ko)) for one in first)
        shown += len(first)
    assert useful / shown >= 0.6


def test_what_is_inflected_is_no_term() -> None:
    texts = [
        "법률에 의하여 활동이 보장된다.",
        "조례에 의하여 활동이 넓어지고, 나아가 관측소들이 늘어난다.",
        "관측소들이 자료를 강화하고, 나아가 구체적인 조치를 강화한다.",
        "굴을 넣고 끓인다. 무를 넣고 기다린다. 창고에 두고, 창고를 연다.",
        "구체적인 조치가 있는데, 섬사람들의 뜻이다. 뜻이 있는데 섬사람들의 것이다.",
    ]
    sentences = [LocatedSentence(text, f"p{number}.1") for number, text in enumerate(texts, 1)]
    found = {one.ko for one in suggestions(sentences, Finder(Glossary(())))}
    assert {"활동", "관측소", "섬사람", "조치", "창고"} <= found
    assert not found & {"의하여", "활동이", "나아가", "구체적인", "있는데", "강화", "섬사람들", "관측소들이", "넣고"}
