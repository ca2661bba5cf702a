"""Romanized headwords: what has a capital, by the entry's kind (국어의 로마자 표기법, 제3장 제3–5항)."""

from __future__ import annotations

from typing import get_args

import pytest

from builder.model.entries.shape import Bilingual
from builder.model.term_kinds import TERM_KINDS, TermKind
from builder.model.terms import Term
from builder.terms.romanization import romanization


def term(ko: str, kind: TermKind, en: str, hanja: str | None = None, own: str | None = None) -> Term:
    both = Bilingual(ko="가", en="a")
    return Term(id="it", ko=ko, kind=kind, en=en, hanja=hanja, romanization=own, definition=both, status="approved")


@pytest.mark.parametrize(
    ("kind", "ko", "en", "latin"),
    [
        ("place", "부산", "Busan", "Busan"),
        ("place", "실리콘 밸리", "Silicon Valley", "Sillikon Baelli"),
        ("person", "제프리 딩", "Jeffrey Ding", "Jepeuri Ding"),
        ("person", "JD 밴스", "JD Vance", "JD Baenseu"),
        ("organization", "한국경제인협회", "Federation of Korean Industries", "Hangukgyeongjeinhyeophoe"),
        ("organization", "미국 AI 안전연구소", "U.S. AI Safety Institute", "Miguk AI Anjeonnyeonguso"),
        ("organization", "아시아·태평양 AI 센터", "Asia-Pacific AI Center", "Asia·Taepyeongyang AI Senteo"),
        ("organization", "엔비디아", "NVIDIA", "Enbidia"),
        ("product", "그록(Grok) 3", "Grok 3", "Geurok 3"),
        ("product", "딥시크-R1", "DeepSeek-R1", "Dipsikeu-R1"),
        # Of titles the first word has the capital, and what is a name in them.
        ("law", "인공지능 기본법", "AI Basic Act", "Ingongjineung gibonbeop"),
        ("event", "AI 서울 정상회의", "AI Seoul Summit", "AI Seoul jeongsanghoeui"),
        ("policy", "모두를 위한 AI", "AI for All", "Modureul wihan AI"),
        (
            "law",
            "인공지능에서 미국의 리더십 유지",
            "Maintaining American Leadership",
            "Ingongjineungeseo Migugui rideosip yuji",
        ),
        ("work", "‘삼국 유사’", "Memorabilia", "‘Samguk yusa’"),
    ],
)
def test_names_have_a_capital_by_kind(kind: TermKind, ko: str, en: str, latin: str) -> None:
    assert romanization(term(ko, kind, en)) == latin


@pytest.mark.parametrize(
    ("kind", "ko", "en", "latin"),
    [
        ("concept", "기정학", "technopolitics", "gijeonghak"),
        ("technology", "인공지능", "AI", "ingongjineung"),
        ("phrase", "대중 견제", "checking China", "daejung gyeonje"),
        ("law", "행정명령", "executive order", "haengjeongmyeongnyeong"),
        ("policy", "AI 선언문", "AI declaration", "AI seoneonmun"),
        ("organization", "국제 과학 패널", "the international scientific panel on AI", "gukje gwahak paeneol"),
    ],
)
def test_what_is_no_name_has_none(kind: TermKind, ko: str, en: str, latin: str) -> None:
    assert romanization(term(ko, kind, en)) == latin


@pytest.mark.parametrize(
    ("ko", "latin"),
    [
        ("한국형", "Hangukhyeong"),
        ("한미", "Hanmi"),
        ("유엔 내 사무국", "Yuen nae samuguk"),
        ("서울역", "seoullyeok"),
        ("중국집", "junggukjip"),
    ],
)
def test_a_place_has_its_capital_in_any_headword_unless_it_makes_another_word(ko: str, latin: str) -> None:
    assert romanization(term(ko, "concept", "a thing")) == latin


@pytest.mark.parametrize(
    ("ko", "latin"),
    [
        ("챗GPT", "ChaetGPT"),
        ("AI표준센터", "AIpyojunsenteo"),
        ("64K D램", "64K Draem"),
        ("o3-mini", "o3-mini"),
        ("1호기", "1hogi"),
    ],
)
def test_capitals_leave_latin_letters_and_digits_as_they_are(ko: str, latin: str) -> None:
    assert romanization(term(ko, "product", "ChatGPT")) == latin


@pytest.mark.parametrize(
    ("ko", "hanja", "latin"),
    [
        ("충청북도", "忠淸北道", "Chungcheongbuk-do"),
        ("제주도", "濟州道", "Jeju-do"),
        ("의정부시", "議政府市", "Uijeongbu-si"),
        ("양주군", "楊州郡", "Yangju-gun"),
        ("도봉구", "道峰區", "Dobong-gu"),
        ("신창읍", "新昌邑", "Sinchang-eup"),
        ("삼죽면", "三竹面", "Samjuk-myeon"),
        ("인왕리", "仁旺里", "Inwang-ri"),
        ("당산동", "堂山洞", "Dangsan-dong"),
        ("독도", "獨島", "Dokdo"),
        ("중동", "中東", "Jungdong"),
        ("인도", "印度", "Indo"),
        ("부산광역시", "釜山廣域市", "Busangwangyeoksi"),
        ("제주도", None, "Jejudo"),
    ],
)
def test_a_unit_of_administration_is_told_by_its_hanja(ko: str, hanja: str | None, latin: str) -> None:
    assert romanization(term(ko, "place", "A Place", hanja)) == latin


def test_the_entry_has_the_last_word() -> None:
    assert romanization(term("한복남", "person", "Han Bok-nam", own="Han Boknam")) == "Han Boknam"


def test_every_kind_has_its_row() -> None:
    assert tuple(TERM_KINDS) == get_args(TermKind)
