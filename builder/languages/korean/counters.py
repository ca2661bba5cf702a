"""Korean counters and units: what may follow a number, and what kind of quantity it makes of the number.

The counters are the 의존 명사 of counting of the Standard Korean Dictionary (단위성 의존 명사) and the nouns that newspapers count
without one; units and currencies come from the one table of units. 한글 맞춤법 제43항 lets a counter follow its number solid.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from builder.languages.korean.particles import word_end
from builder.languages.quantity import Need, QuantityKind
from builder.languages.quantity.unit_table import UNITS, Dimension

_KIND_OF: dict[Dimension, QuantityKind] = {
    "money": "money",
    "percent": "percent",
    "points": "points",
    "share": "fraction",
    "calendar": "duration",
    "time": "duration",
}


@dataclass(frozen=True)
class Counter:
    """What a counter or a unit makes of the number before it, and the syllables that make another word of it."""

    kind: QuantityKind
    unit: str = ""
    factor: Fraction = Fraction(1)
    not_before: str = ""
    need: Need = "required"


BARE = Counter("number")
# What counts in order, or may: 3층 is the third floor, 3단계 the third stage or three stages.
_LABELS = (
    "단계 세대 학년 순위 주차 주년 년차 년생 호기 호선 버전 시즌 라운드 차 대 위 기 호 부 장 항 권 편 급 등 등급 판 "
    "과 절 층 선 류 심 강 번지 호실 관 악장 교시 쿼터 세트 사단 군단 함대 공화국 차선 루 차원 자 인자 형 선거구 주기 "
    "회기 종 학기"
)
_TIMES = "차례 회 번"
_MULTIPLES = "배 갑절 곱절"
_ORDINALS = ("번째", "번 째")
_NOT_BEFORE = {
    "배": "럴달포터우경추출치정상려", "차": "례별량", "위": "원치안", "기": "업관", "부": "동산", "장": "관",
    "항": "공만구", "권": "역한", "편": "지", "급": "여식", "등": "교산록", "판": "매사결", "과": "학제거",
    "절": "차약반", "층": "위", "선": "거박수언정택고례발임출", "심": "각", "강": "국화", "관": "계련", "군": "데인사", "루": "타멘",
    "형": "제", "호": "주텔", "회": "사담", "번": "역", "단": "계체지독순어락원위일", "대": "통학회표기비", "종": "교",
}  # fmt: skip
# Parts of names, whose number another language has no need to say: 2차전지 is a rechargeable battery.
_NAMES = (
    "선승제",
    "선승",
    "차전지",
    "차 전지",
    "인칭",
    "차 산업",
    "권 분립",
    "권분립",
    "차 방정식",
    "차 성징",
    "차 저작물",
    "차 가해",
    "차 피해",
    "차 감염",
    "부제",
    "부 리그",
)
_COUNTERS = (
    "다스 명 분 인 사람 인분 사 개 개국 개사 개소 개교 개팀 개대 나라 국가 국 회사 기업 업체 가구 가족 부부 쌍 부대 정당 "
    "정파 세력 국민 동포 시민 당원 관객 관중 대군 인구 신도 정상 아이 남매 형제 자매 자녀 아들 딸 노인 청년 학생 "
    "의원 후보 선수 기자 작가 감독 친구 건 곳 군데 그루 그릇 글자 낱말 단어 다발 덩어리 동 마리 모 모금 묶음 발 "
    "발자국 방 벌 병 봉지 사발 상자 석 의석 송이 술 알 올 자 자루 잔 점 접시 조각 종류 주 줄 줄기 채 척 첩 축 칸 "
    "켤레 컵 큰술 작은술 통 톨 포기 폭 필 항목 표 냥 가닥 가마 손 눈 발 팔 다리 개비 꼬집 가지 갈래 강좌 과목 "
    "과제 구절 기관 목표 문제 문항 방면 방법 방안 방향 부문 부분 분야 사례 사항 선택지 시나리오 안건 영역 요소 요인 "
    "원칙 유형 의제 이유 자리 자릿수 조건 조항 종목 주제 주체 지역 지점 진영 질문 축 측면 쟁점 표본 품목 흐름 특징 "
    "이야기 곡 작품 집 보 경기 게임 연승 연패 연임 골 타 득점 안타 홈런 승 패 계단 날 밤 박 학기 분기 철 계절 끼 살 세 돌 평생 여 "
    "여명 대륙 도시 모델 규모 팀 강대국 노선 정거장 페이지 쪽 챕터 리 원칙 가락"
)
# Counters that leave no doubt of a single syllable before them, 만 or 오: a thousand 명, five 년.
_AFTER_SCALE = frozenset(
    "명 원 년 개 개월 달러 유로 엔 위안 번 배 퍼센트 킬로미터 미터 톤 리 가구 마리 가지 권 장 대 곳 건 그루 여 평 보 km t 표 점 시간 일 "
    "호".split()
)
_AFTER_DIGIT = frozenset("개월 년 주일 층 학년 퍼센트 분기 미터 킬로미터 달러 개년 단계 등급 세기 주년 개국".split())
NATIVE_TABLE = {"해": Counter("duration", "year"), "날": Counter("duration", "day")}


def _of_units() -> Iterator[tuple[str, Counter]]:
    for unit in reversed(UNITS):
        kind = _KIND_OF.get(unit.dimension, "number")
        code = "" if unit.dimension in ("percent", "points", "share") else unit.code
        factor = unit.factor if unit.dimension in ("money", "points", "share") else Fraction(1)
        yield from ((name, Counter(kind, code, factor, unit.not_before)) for name in (*unit.korean, *unit.symbols))


def _of_words() -> Iterator[tuple[str, Counter]]:
    kinds: tuple[tuple[str, QuantityKind], ...] = ((_LABELS, "label"), (_TIMES, "times"), (_MULTIPLES, "multiple"))
    yield from (
        (word, Counter(kind, not_before=_NOT_BEFORE.get(word, ""))) for words, kind in kinds for word in words.split()
    )
    yield "심", Counter("label", not_before=_NOT_BEFORE["심"], need="optional")  # 2심: on appeal
    yield "학년", Counter("label", need="optional")  # 고교 3학년: a senior
    yield "군", Counter("label", not_before=_NOT_BEFORE["군"], need="optional")  # 2군: the minor league
    yield "단", Counter("label", not_before=_NOT_BEFORE["단"], need="optional")  # 이세돌 9단, of the ninth dan
    yield from ((word, Counter("number", "digit")) for word in ("자릿수", "자리 수", "자릿수대"))
    yield from ((word, Counter("ordinal")) for word in _ORDINALS)
    yield from ((word, Counter("label", need="optional")) for word in _NAMES)
    yield "다스", Counter("number", factor=Fraction(12))


_TABLE: dict[str, Counter] = dict(chain(_of_units(), _of_words()))
LINE = _TABLE["선"]
_BARE_COUNTERS = frozenset(_COUNTERS.split())
_WORDS = frozenset(_TABLE) | _BARE_COUNTERS
# What is written solid after a counter, beside particles: 두 달여, 열 살짜리, 다섯 명씩.
_AFTERWARDS = re.compile(
    "여|배기|박이|째|씩|쯤|짜리|간|당|치|꼴|남짓|가량|정도|이상|이하|미만|반|대|급|용|형|생|전|후|뒤|만|동안|들이"
)
_LONGEST = max(map(len, _WORDS))


def unit_after(text: str, at: int, native: bool = False) -> tuple[int, Counter]:
    """The unit or counter at an offset, a blank before it or none: where it ends and what it is; a bare number's without one.

    Counters that make nothing but a number of it (명, 개) are not taken in.
    """
    for start in (at, at + 1) if text[at : at + 1] == " " else (at,):
        for end in range(min(start + _LONGEST, len(text)), start, -1):
            word = text[start:end]
            counter = (NATIVE_TABLE.get(word) if native else None) or _TABLE.get(word)
            if counter and (_ends_there(text, end, counter) or _is_of_seconds(text, at, end)):
                return end, counter
            if word in _BARE_COUNTERS and len(word) > 1:
                return at, BARE
    return at, BARE


def _ends_there(text: str, end: int, counter: Counter) -> bool:
    after, last = text[end : end + 1], text[end - 1]
    if last.isascii() and last.isalpha() and after.isascii() and after.isalnum():
        return False
    return not after or after not in counter.not_before


def _is_of_seconds(text: str, at: int, end: int) -> bool:
    """Whether 초대 right after figures is of seconds, and makes no invitation: 23초대."""
    return text[at - 1 : at].isdigit() and text[at:end] == "초" and text.startswith("대", end)


def half_after(text: str, end: int, kind: QuantityKind) -> Fraction:
    """The half of 두 시간 반, 두 배 반."""
    half = (kind == "duration" and text.startswith((" 반", "반"), end)) or (
        kind == "number" and _MEASURED_HALF.match(text, end)
    )
    return Fraction(1, 2) if half or (kind == "multiple" and _AND_HALF.match(text, end)) else Fraction(0)


_MEASURED_HALF = re.compile(
    " ?(?:큰술|작은술|스푼|숟갈|컵|잔|병|그릇|공기|접시|조각|개|근|되|말|바퀴|줌|모|판|줄) ?반(?![가-힣](?<![이의을에도만은]))"
)
_AND_HALF = re.compile(" ?반(?![가-힣](?<![이의을에도으]))")


def is_counted(text: str, at: int, only: frozenset[str] = _WORDS) -> bool:
    """Whether a counter or a unit, with nothing but particles after it, follows a number in words."""
    start = at + 1 if text[at : at + 1] == " " else at
    ends = range(min(start + _LONGEST, len(text)), start, -1)
    return any(text[start:end] in only and _ends_counter(text, end) for end in ends)


def _ends_counter(text: str, end: int) -> bool:
    found = _AFTERWARDS.match(text, end)
    return word_end(text, found.end() if found else end)


# Counters that are written solid after a numeral of one syllable without making another word (두번; not 세대, 열차, 천장).
_SOLID = frozenset(
    "가지 번 명 개 시간 달 배 살 차례 군데 마리 곳 쌍 갈래 개국 개월 개년 잔 시 번째 주 끼 팀 건 표 경기 골 종류".split()
)
_SOLID_AFTER_SCALE = frozenset("명 원 년 개 배 달러 번 여 가지 톤 % km".split())


def is_solid_noun(text: str, start: int, at: int, solid: frozenset[str] = _SOLID) -> bool:
    """Whether a numeral of one syllable and what is written solid after it are one noun: 세대, 열차, 석사."""
    if at - start > 1 or text[at : at + 1] == " ":
        return False
    return not any(text.startswith(word, at) and word_end(text, at + len(word)) for word in solid)


# Nouns that look like a scale word and a counter: a clam, lighting, a member of a group, full bloom, forever second, a full house.
_NOUNS = {
    "조": ("조개", "조명", "조원"),
    "만": ("만개", "만년", "만원 버스", "만원 관중", "만원 지하철", "만원 전철", "만원 열차", "만원사례", "만원 사례"),
}


# Two syllables that are another word: 만일, 조사, 백이; towns and countries: 이천, 사천, 오만; 그 일이 (the matter).
_NO_NUMBER = re.compile("[천백만억조][일이삼사오육칠팔구]")
_PLACES = frozenset(("이천", "사천", "삼천", "구천", "이백", "사백", "일이"))
_DOUBTFUL = re.compile("[일이삼사오육칠팔구][만억]")
_MONEY = frozenset(("원", "달러", "엔", "위안", "유로", "파운드", "루블", "루피", "개", "명"))


def counts(numeral: str, text: str, at: int) -> bool:
    """Whether a Sino-Korean numeral is one: a single syllable is a number (만, 오) only before counters that leave no doubt."""
    if len(numeral) == 1 and numeral in "십백천만억조" and is_solid_noun(text, at - 1, at, _SOLID_AFTER_SCALE):
        return False
    if _NO_NUMBER.fullmatch(numeral) or any(text.startswith(noun, at - 1) for noun in _NOUNS.get(numeral, ())):
        return False
    if numeral in _PLACES or _DOUBTFUL.fullmatch(numeral):
        return is_counted(text, at, _AFTER_SCALE)
    if re.fullmatch("[일이삼사오육칠팔구][조경]", numeral):
        return is_counted(text, at, _MONEY)
    if len(numeral) == 1:
        return numeral != "이" and is_counted(text, at, _AFTER_SCALE if numeral in "십백천만억조" else _AFTER_DIGIT)
    return is_counted(text, at)
