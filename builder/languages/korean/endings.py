"""The grammar of what follows a Korean noun within one word: particles, the endings of 이다, and the predicates that nouns make.

The classes, and what belongs to each, are those of the Standard Korean Grammar (남기심·고영근, 표준국어문법론) and of the Standard
Korean Language Dictionary (표준국어대사전) of the National Institute of Korean Language: 격조사, 접속조사, 보조사; 종결어미, 연결어미,
전성어미 and 선어말어미; 명사 접미사, and the 접미사 that make predicates (하다, 되다, 시키다, 당하다, 받다).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from builder.languages.korean.hangul import with_tail

# What the sound before a follower must be. LIQUID_OPEN is 로's rule: after a vowel or ㄹ; its partner 으로 is CLOSED_NOT_LIQUID.
ANY, CLOSED, OPEN, LIQUID_OPEN, CLOSED_NOT_LIQUID = "any", "closed", "open", "liquid-open", "closed-not-liquid"

# What a word is up to a point, which decides what may come next. A word may end after those in FINAL.
NOUN, NAME, PARTICLE, END, SENTENCE, STATED = "noun", "name", "particle", "end", "sentence", "stated"
QUOTED, ADNOMINAL_N, ADNOMINAL_L = "quoted", "ㄴ", "ㄹ"
JOINED = "joined"
COPULA, VERB, VERB_N, HONORIFIC, PAST, FORMAL = "이", "하", "하ㄴ", "시", "었", "ㅂ"
FINAL = (NOUN, NAME, PARTICLE, JOINED, END, SENTENCE, STATED, QUOTED, ADNOMINAL_N, ADNOMINAL_L, VERB_N)


class Follower(NamedTuple):
    """What may follow: its form, the sound it asks for, and what the word is after it."""

    form: str
    rule: str
    state: str


# --- Particles -------------------------------------------------------------------------------------------------------
# 부사격 조사, 접속 조사, and the 보조사 that leave room for another: 미국에서만은, 정부로부터의.
_OPEN_ENDED = {
    ANY: "에 에서 에게 에게서 한테 한테서 께 께서 께옵서 에다 에다가 에게다 에게다가 한테다 한테다가 하고 더러 보고 처럼 같이 만큼 만치 "
    "마냥 보다 대로 만 뿐 뿐만 까지 부터 조차 마저 밖에 마다 치고 서껀 끼리 쯤",
    CLOSED: "이랑",
    OPEN: "랑",
    LIQUID_OPEN: "로 로서 로써 로부터",
    CLOSED_NOT_LIQUID: "으로 으로서 으로써 으로부터",
}
# 주격, 목적격, 관형격, 호격 조사, the 보조사 that close a word, and contractions of them (한글 맞춤법 제33항: 에는 → 엔).
_CLOSING = {
    ANY: "의 도 커녕 요 깨나 따라 엔 에선 에겐 께선 한텐 까진 부턴 보단 에설랑 에설랑은",
    CLOSED: "이 을 은 아 이여 이나 이나마 이든 이든지 이든가 이야 이야말로 은커녕 은커니와 은새로에 을랑 을랑은 일랑 일랑은",
    OPEN: "가 를 는 야 여 나 나마 든 든지 든가 야말로 는커녕 는커니와 는새로에 를랑 를랑은",
    LIQUID_OPEN: "론",
    CLOSED_NOT_LIQUID: "으론",
}
# 과 leaves room for few others, which tells it from the department in 정치학과에서, 정치학과를.
_JOINING = {CLOSED: "과", OPEN: "와"}
_AFTER_JOINING = {PARTICLE: "만", END: "의 도 는 까지 조차 마저 커녕 라도 라면"}
_AFTER_NAMES = {ANY: "서 하며"}  # 서 for 에서, 하며 for 하고: after other nouns a suffix (학습서) and a verb (협력하며)

# 명사 접미사 and bound nouns: plural, relation, origin, manner, side, kind; each leaves the noun a recognizable occurrence of itself.
# 성, 화, 론 and 자 do not (위험성, 세계화, 진화론, 과학자 are words of their own), but for 화 and 론 after a name (미국론).
_SUFFIXES = (
    "들 적 형 식 간 측 내 외 급 발 용 계 권 판 상 당 별 등 쪽 산 제 류 사 중 행 님 씨 말 초 호 표 하에 하에서 하의"
)
# 의존 명사 and nouns of time, to be set off (제42항) but often written solid: 대통령때, 정부들어, 트럼프시대.
_UNSPACED = "때 때문 덕분 탓 시대 시절 당시 이후 이전 이래 들어 및"

# --- Endings that more than one stem takes ----------------------------------------------------------------------------
# 연결 and 종결어미 after any stem that ends in a vowel (이-, 시-, 하-). The second row is not used without its 이, where it would make
# another word: 정부군 (軍), 정부네 (a household), 정부기 (期).
_SHARED = (
    "고말고 거나 거니와 거든 거들랑 거늘 건만 건마는 건만은 길래 기에 나 니 다마다 다시피 더니 더니마는 더라 더냐 더군 더구나 더구먼 "
    "더이다 던 던가 던고 던데 던들 던지 든 든지 든가 듯 듯이 며 면 므로 잖아 잖니 잖나 잖소 잖습니까 죠 지 지요 지만 지마는 려니 려니와 "
    "련만 련마는 려면 려거든 렷다 리라 리니 구나 구먼 니만큼 니만치 고서 고서야 고서는 면야"
)
_SHARED_FULL = "군 구려 네 되 오 건 외다 자니"
_SHARED_POLITE = "군요 네요"  # these and the 군 and 네 of the row above are told apart by 요
_SHARED_NOMINAL = "면서 니까 다가 더라도"  # may take particles again: 이면서도
# After what is quoted in short: 이라고, 이라는, 한다며, 하자니까.
_QUOTING = {
    PARTICLE: "고 는데 는지 는가 면서 니까 기",
    SENTENCE: "는 며 면 면야 니 니요 든지 든가 던 던가 던데 더니 더라 더군 느니 네 오 지 지만 죠 거나 는구나 길래 기에 곤 든",
}
# Bound nouns among them are to be set off (제42항), but often written solid: 인만큼, 일뿐.
_ADNOMINAL_N = {PARTICLE: "지 가 데 만큼", SENTENCE: "양 바 걸 고 즉 즉슨 들 지라"}
_ADNOMINAL_L = {
    PARTICLE: "지 까 는지 뿐 테니 텐데 테지만",
    SENTENCE: "걸 꼬 라고 세 새 쏘냐 세라 수록 지라도 지언정 망정 뿐더러 라치면 진대 진댄 진저 작시면 랑",
}
_FORMAL = "니다 니까 디다 디까 죠 지요 시다 시오"
_HONORIFIC = {  # 선어말어미 -시-
    HONORIFIC: "시",
    ADNOMINAL_N: "신",
    ADNOMINAL_L: "실",
    PARTICLE: "심 셔서 셔야 셔도",
    FORMAL: "십",
    PAST: "셨",
    SENTENCE: "세요 셔요 셔 시여",
}
_HONORIFIC_OPEN = {
    HONORIFIC: "시",
    FORMAL: "십",
    PAST: "셨",
    SENTENCE: "세요 셔요 시여",
}  # without its 이; 신 and 실 are nouns
_AFTER_PAST = {  # 선어말어미 -었- and -겠-
    PARTICLE: "음 기 는지 는가 는데 을지 을까 으면서 으니까 어서 어야 어도 다가 더라도",
    SENTENCE: "고 거나 거니와 거든 건만 건마는 구나 구먼 군 구려 기에 길래 네 니 더니 더라 더라면 더군 더냐 던 던가 던고 던데 "
    "던들 던지 든지 든가 듯 듯이 으나 으니 으며 으면 으므로 으리라 으려니와 으려나 으련만 으되 을 을걸 을수록 을망정 을지언정 "
    "을지라도 을뿐더러 소 지 지요 지만 지마는 죠 잖아 잖니 어 어요 자 거늘 려니 렷다 대 대요 단다 답니다",
    QUOTED: "다 느냐 냐",
    STATED: "습니다 습니까 습디다",
    PAST: "겠 었",
}

# --- The 서술격 조사 이다 ----------------------------------------------------------------------------------------------
_COPULA = {
    PARTICLE: "라서 라야 라도",
    SENTENCE: "니라 나니 로다 로되 로구나 로구먼 로군 로세 랴 려나 란 랄 람 란다 랍니다 랍시고 래 래요 래도 래서 래야 라오 라손 랄까 란데",
    QUOTED: "라 냐",
    STATED: "다 올시다 올습니다 옵니다 옵니까",
    PAST: "겠",
}
_COPULA_FULL = {
    PARTICLE: "기 지 어서 어야 어도",
    SENTENCE: "자 야 요 에요 어요 어 게 도록 옵나이다 로소이다 나이다 뇨 리오 리까",
    PAST: "었",
}
_COPULA_SWALLOWED = {PARTICLE: "여서 여야 여도", SENTENCE: "예요 여요", PAST: "였"}  # 이어, 이에 as one syllable
_COPULA_FUSED = {
    PARTICLE: "임",
    ADNOMINAL_N: "인",
    ADNOMINAL_L: "일",
    FORMAL: "입",
}  # the 이 stays after a vowel too: 메타인

# --- Predicates that nouns make ----------------------------------------------------------------------------------------
_VERB = {
    PARTICLE: "고 게 도록 는지 는가 는데 기 지",
    SENTENCE: "고서 고자 게끔 느니 느라 느라고 는 는고 는구나 는군 는바 는지라 러 려 려고 려는 려면 려던 자마자 소서 란 잔",
    QUOTED: "다 라 자 느냐 냐",
    PAST: "겠",
}
_STEMS = {"하": "하여 해", "당하": "당하여 당해", "되": "되어 돼", "시키": "시키어 시켜", "해지": "해지어 해져"}
_BEFORE_EO = {PARTICLE: "서 야 도", SENTENCE: "요 라"}  # after 하여, 해, 되어 …
_CONTRACTED = "케 토록 코자 컨대"  # 하 of which ㅎ is left: 확산케 (한글 맞춤법 제40항)
_RECEIVING = {PAST: "받 받았", SENTENCE: "받는 받은 받을 받아 받아라", PARTICLE: "받아서 받아야 받아도"}


def transitions() -> Iterator[tuple[str, Follower]]:
    """The whole grammar: each state of a word with a follower that may come next, in no particular order; some pairs recur."""
    for state in (NOUN, NAME, PARTICLE):
        yield from _each(state, _particles())
        yield from _each(state, _copula())
    for state in (NOUN, NAME):
        yield from _each(state, _all({ANY: _SUFFIXES}, NOUN))
        yield from _each(state, _all({ANY: _UNSPACED}, PARTICLE))
    yield from _each(NOUN, _predicates())
    yield from _each(NAME, _all(_AFTER_NAMES, PARTICLE))
    yield from _each(NAME, _all({ANY: "화 론"}, NOUN))
    yield NAME, Follower("자", OPEN, SENTENCE)
    yield from _each(JOINED, _any(_AFTER_JOINING))
    yield from _each(END, _all({ANY: "요"}, END))
    yield from _each(SENTENCE, _any({SENTENCE: "요 마는 만 그려 그래"}))
    yield from _each(STATED, _any({SENTENCE: "마는 만 그려", QUOTED: "라"}))
    for state in (QUOTED, ADNOMINAL_N, ADNOMINAL_L, VERB_N):
        yield state, Follower("요", ANY, SENTENCE)
    yield from _each(COPULA, (*_any(_COPULA), *_any(_COPULA_FULL), *_any(_HONORIFIC)))
    yield from _each(
        HONORIFIC, _any({QUOTED: "라 냐", STATED: "다", PAST: "겠", PARTICLE: "기 지", SENTENCE: "랴 란 로다"})
    )
    yield from _each(VERB, (*_any(_VERB), *_any(_HONORIFIC)))
    for state in (COPULA, HONORIFIC, VERB):
        yield from _each(state, _any({SENTENCE: f"고 {_SHARED} {_SHARED_FULL}", PARTICLE: _SHARED_NOMINAL}))
    yield from _each(PAST, _any(_AFTER_PAST))
    yield from _each(QUOTED, _any(_QUOTING))
    yield from _each(FORMAL, _all({ANY: _FORMAL}, STATED))
    yield from _each(ADNOMINAL_L, _any(_ADNOMINAL_L))
    for state in (ADNOMINAL_N, VERB_N):
        yield from _each(state, _any(_ADNOMINAL_N))
    yield from _each(VERB_N, _any({QUOTED: "다", SENTENCE: "단 답니다 대요"}))


def _each(state: str, followers: Iterator[Follower] | tuple[Follower, ...]) -> Iterator[tuple[str, Follower]]:
    return ((state, follower) for follower in followers)


def _all(by_rule: dict[str, str], state: str) -> Iterator[Follower]:
    return (Follower(form, rule, state) for rule, forms in by_rule.items() for form in forms.split())


def _any(by_state: dict[str, str], rule: str = ANY) -> Iterator[Follower]:
    return (Follower(form, rule, state) for state, forms in by_state.items() for form in forms.split())


def _particles() -> Iterator[Follower]:
    yield from _all(_OPEN_ENDED, PARTICLE)
    yield from _all(_JOINING, JOINED)
    yield from _all(_CLOSING, END)


def _copula() -> Iterator[Follower]:
    """이다: its stem, and, after a vowel, the endings without it."""
    yield Follower("이", ANY, COPULA)
    yield from _any(_COPULA_FUSED)
    yield from _any(_COPULA, OPEN)
    yield from _any({SENTENCE: f"고 {_SHARED} {_SHARED_POLITE}", PARTICLE: _SHARED_NOMINAL}, OPEN)
    yield from _any(_COPULA_SWALLOWED, OPEN)
    yield from _any(_HONORIFIC_OPEN, OPEN)


def _predicates() -> Iterator[Follower]:
    """하다, 되다 and the others: each stem as it is, with the endings that fuse with it, and before 어."""
    for stem, connected in _STEMS.items():
        fused = {VERB_N: "ㄴ", ADNOMINAL_L: "ㄹ", PARTICLE: "ㅁ", FORMAL: "ㅂ"}
        yield Follower(stem, ANY, VERB)
        yield from (Follower(with_tail(stem, tail), ANY, state) for state, tail in fused.items())
        for form in connected.split():
            yield Follower(form, ANY, SENTENCE)
            yield Follower(with_tail(form, "ㅆ"), ANY, PAST)
            yield from (f._replace(form=form + f.form) for f in _any(_BEFORE_EO))
    yield from _any({SENTENCE: _CONTRACTED})
    yield from _any(_RECEIVING)
