"""Marks: every occurrence found, edges respected, languages tied, and the text never changed by them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.content.file import ContentFile
from builder.content.loading.glossary import load_term
from builder.model.edition import Edition
from builder.model.terms import Glossary, Term
from builder.terms.annotate import annotate
from builder.terms.finder import Finder


def term(id_: str, ko: str, en: str, **more: str) -> Term:
    text = f"ko: {ko}\nen: {en}\nkind: concept\ndefinition: {{ko: 가, en: a}}\nstatus: approved\n"
    text += "".join(f"{key.rstrip('_')}: {value}\n" for key, value in more.items())
    made, findings = load_term(ContentFile(f"glossary/{id_}.yaml", text.encode()))
    assert made, [f.line() for f in findings]
    return made


FINDER = Finder(
    Glossary(
        (
            term("ai", "인공지능", "AI", variants="{ko: [AI], en: [artificial intelligence]}"),
            term("ai-index", "Global AI Index", "Global AI Index"),
            term("ai-policy", "AI 정책", "AI policy"),
            term("center", "국가 AI컴퓨팅 센터", "National AI Computing Center"),
            term("china", "중국", "China", variants="{en: [Chinese]}", match="{not_before: [인, 어]}"),
            term("gijeonghak", "기정학", "technopolitics", hanja="技政學", variants="{en: [techno-political]}"),
            term("korea-us", "한미", "Korea–U.S."),
            term("llama", "라마", "Llama", match="{except: [드라마]}"),
            term("meta", "메타", "Meta"),
            term("mou", "양해각서", "memorandum of understanding", variants="{ko: [MOU], en: [MOU]}"),
            term("sovereign-ai", "소버린 AI", "sovereign AI"),
            term("tiger", "6소호", "Six Little Tigers", hanja="六小虎"),
            term("us-china", "미중", "U.S.–China"),
            term("word", "말", "word", match="{only: forced}"),
        )
    )
)

KOREAN = [
    ("기정학은 새롭다", ["기정학"]),
    ("기정학적으로는", ["기정학"]),
    ("기정학(技政學)적 질서", ["기정학(技政學)"]),
    ("‘6소호(六小虎, 여섯 마리)’", ["6소호(六小虎, 여섯 마리)"]),
    ("6소호(六小虎)로", ["6소호(六小虎)"]),
    ("技政學이라는", ["技政學"]),
    ("소버린(Sovereign) AI", ["소버린(Sovereign) AI"]),
    ("소버린AI를", ["소버린AI"]),
    ("미·중 경쟁과 미‧중 격차, 미중의", ["미·중", "미‧중", "미중"]),
    ("한미MOU 자체", ["한미", "MOU"]),
    ("국가 AI 컴퓨팅센터는", ["국가 AI 컴퓨팅센터"]),
    ("중국은 중국의 중국이었다", ["중국", "중국", "중국"]),
    ("중국인과 중국어", []),
    ("메타버스와 메타는", ["메타"]),
    ("드라마와 라마", ["라마"]),
    ("즈푸AI와 xAI", []),
    ("AI정책", ["AI정책"]),
    ("Global AI Index", ["Global AI Index"]),
    ("AI Action Summit", []),
    ("기정학가 기정학를", []),
    ("말이 많다", []),
    ("지기정학은", []),
]
ENGLISH = [
    ("Technopolitics and techno-political orders", ["Technopolitics", "techno-political"]),
    ("China’s Chinese Chinatown", ["China", "Chinese"]),
    ("meta is not Meta", ["Meta"]),
    ("an ai, an AI, two AIs", ["AI", "AIs"]),
    ("AI² and Meta¹⁾, but not AI2", ["AI", "Meta"]),  # called notes
    ("memoranda; memorandum of understanding", ["memorandum of understanding"]),
    ("memorandums of understanding, MOUs", ["memorandums of understanding", "MOUs"]),
    ("U.S.-China and U.S.–China", ["U.S.-China", "U.S.–China"]),
    ("the Six Little Tigers (六小虎)", ["Six Little Tigers (六小虎)"]),
    ("AI policies", ["AI policies"]),
    ("word for word", []),
]


@pytest.mark.parametrize(("text", "marked"), KOREAN)
def test_korean_marks(text: str, marked: list[str]) -> None:
    assert [text[m.start : m.end] for m in FINDER.korean(text)] == marked


@pytest.mark.parametrize(("text", "marked"), ENGLISH)
def test_english_marks(text: str, marked: list[str]) -> None:
    assert [text[m.start : m.end] for m in FINDER.english(text)] == marked


GLOSSED = Finder(Glossary((term("gijeonghak", "기정학", "technopolitics", variants="{ko: [기정학(技政學)]}"),)))
_SCRAPS = st.sampled_from(
    ["기정학", "技政學", "(技政學)", "(", ")", " ", "  ", "\u3000", "·", "은", "AI", "\u00a0", "6"]
)


@pytest.mark.parametrize("blanks", ["", " ", "  ", "\u3000 "])
def test_a_gloss_may_stand_after_any_blanks(blanks: str) -> None:
    text = f"기정학{blanks}(技政學)은"
    assert [text[m.start : m.end] for m in GLOSSED.korean(text)] == [text[:-1]]


@given(st.lists(_SCRAPS, max_size=9).map("".join))
def test_no_text_is_too_odd_to_be_looked_at(text: str) -> None:
    for language in ("ko", "en"):
        find = GLOSSED.korean if language == "ko" else GLOSSED.english
        assert all(0 <= mention.start < mention.end <= len(text) for mention in find(text))


def test_what_is_turned_down_says_by_which_gate() -> None:
    rejected = FINDER.rejected("메타버스 드라마 중국인", "ko")
    assert [(c.form, gate) for c, gate in rejected] == [
        ("메타", "right edge"),
        ("라마", "except"),
        ("중국", "not before"),
    ]


def test_the_longest_wins_and_the_inner_is_kept() -> None:
    (mention,) = FINDER.korean("국가 AI컴퓨팅 센터")
    assert mention.term == "center"
    (policy,) = FINDER.korean("AI 정책")
    assert [inner.term for inner in policy.inner] == ["ai"]


def test_first_mentions_links_and_overrides(mini_editions: tuple[Edition, ...]) -> None:
    tide = {pair.id: pair for pair in mini_editions[1].pairs}
    assert [(m.term, m.first) for m in tide["p1"].segments[0].ko.mentions] == [("getbol", True)]
    first, second = tide["p3"].segments
    assert [(m.term, m.first) for m in first.ko.mentions] == [("korea", True), ("getbol", False)]
    assert [(m.term, m.first) for m in second.ko.mentions] == [("getbol", False)]
    assert first.ko.text[first.ko.mentions[1].start : first.ko.mentions[1].end] == "갯벌(getbol)"
    links = {m.alignment for m in first.ko.mentions} & {m.alignment for m in first.en.mentions}
    assert len(links - {None}) == 2
    wait = tide["p4"].segments[1]
    assert [(m.term, m.start) for m in wait.ko.mentions] == [("neap-tide", wait.ko.text.rindex("조금"))]
    assert [m.term for m in wait.en.mentions] == ["neap-tide"]


def test_annotate_is_idempotent(
    mini_editions: tuple[Edition, ...],
    mini_glossary: Glossary,
    real_editions: tuple[Edition, ...],
    real_glossary: Glossary,
) -> None:
    for editions, glossary in ((mini_editions, mini_glossary), (real_editions, real_glossary)):
        finder = Finder(glossary)
        assert all(annotate(edition, finder) == edition for edition in editions)


PIECES = [
    "가",
    "은",
    "는",
    "적",
    "인",
    "버스",
    "드",
    "중국",
    "미·중",
    "메타",
    "라마",
    "AI",
    "기정학",
    "(技政學)",
    "소버린",
    "(Sovereign)",
    "(",
    ")",
    "-",
    "’s",
    "China",
    "word",
    "the",
]
words = st.lists(st.sampled_from(PIECES), max_size=14)


@given(words)
def test_any_text_is_marked_without_overlap_and_unchanged(parts: list[str]) -> None:
    text = "".join(parts)
    for mentions in (FINDER.korean(text), FINDER.english(text)):
        assert all(a.end <= b.start for a, b in pairwise(mentions))
        assert all(0 <= m.start < m.end <= len(text) for m in mentions)
        assert all(m.start <= i.start and i.end <= m.end for m in mentions for i in m.inner)
