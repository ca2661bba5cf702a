"""Korean particles and endings: what may follow a noun within one word, in what order, and which form agrees with it.

The tables follow the classes of the Standard Korean Grammar of the National Institute of Korean Language
(표준국어문법론: 격조사, 접속조사, 보조사, 서술격조사 이다, 명사 접미사); that they are written solid is 한글 맞춤법 제41항. A particle
written directly after a noun often comes in two forms chosen by the noun's last sound: 은 after a consonant, 는 after a vowel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from builder.languages.korean.final_sound import final_sound
from builder.languages.korean.hangul import is_syllable, split

# What the sound before a suffix must be. LIQUID_OPEN is 로's rule: after a vowel or ㄹ; its partner 으로 is CLOSED_NOT_LIQUID.
ANY, CLOSED, OPEN, LIQUID_OPEN, CLOSED_NOT_LIQUID = (
    "any",
    "closed",
    "open",
    "liquid-open",
    "closed-not-liquid",
)
# What a word is up to a point, which decides what may come next: a noun takes suffixes, particles and the copula; once there is a
# particle, only particles and the copula; after what closes a word, nothing.
NOUN, PARTICLE, END = "noun", "particle", "end"

# 부사격 조사, 접속 조사, and the 보조사 that leave room for another: 미국에서만은, 정부로부터의.
_OPEN_ENDED = {
    ANY: "에 에서 에게 에게서 한테 한테서 께 께서 에다 에다가 하고 더러 보고 처럼 같이 만큼 보다 대로 "
    "만 뿐 뿐만 까지 부터 조차 마저 밖에 마다 치고 따라",
    CLOSED: "과 이랑",
    OPEN: "와 랑",
    LIQUID_OPEN: "로 로서 로써 로부터",
    CLOSED_NOT_LIQUID: "으로 으로서 으로써 으로부터",
}
# 주격, 목적격, 관형격, 호격 조사, the 보조사 that close a word, and contractions of them (제33항: 에는 → 엔).
_CLOSING = {
    ANY: "의 도 커녕 요 엔 에선 에겐 께선 한텐 까진 부턴 보단",
    CLOSED: "이 을 은 아 이나 이나마 이든 이든지 이든가 이야 이야말로 은커녕",
    OPEN: "가 를 는 야 나 나마 든 든지 든가 야말로 는커녕",
    LIQUID_OPEN: "론",
    CLOSED_NOT_LIQUID: "으론",
}
# 어미 of the 서술격 조사 이다. Nominal, interrogative, quoting and some conjunctive ones may take particles again (임을, 이기도,
# 인지를, 이라고는, 이면서도, 이어야만); what ends a sentence or stands before a noun may not (이다, 이라는, 인).
_COPULA = {  # after 이, which is dropped after a vowel: 중국이다, 메타다
    PARTICLE: "라기 라고 면서 라서 니까",
    END: "다 고 며 면 라 나 니 므로 지만 지 지요 죠 라는 라며 라면 라면서 라도 라든가 라든지 라던 라니 라곤 란 라야 랄 "
    "랍니다 거나 더라 더라도 더라면 다가 든 든지",
}
_COPULA_FULL = {  # with the 이 alone: without it they would make another word or another ending
    PARTICLE: "이기 이지 이어서 이어야",
    END: "이자 이되 이네 이군 이구나 이듯 이던 이요 이에요 이어요 이거니와",
}
_COPULA_SWALLOWED = {  # 이어, 이에 as one syllable
    PARTICLE: "여서 여야",
    END: "예요 여요",
}
_COPULA_PAST = {  # after 이었, 였
    PARTICLE: "음 기 는지 는가 을까 을지 는데 으면서 어서 어야",
    END: "다 고 으며 으나 으면 으니 으니까 으므로 지만 지 지요 죠 던 던가 을 어도 거나 더라도 더라면 다면 다는 다고 다며 다가 "
    "습니다 네 군 구나",
}
_COPULA_FUSED = {  # ㄴ, ㄹ, ㅁ, ㅂ closing the 이, which then stays after a vowel too: 메타인
    PARTICLE: "임 인지 인가 인데 일지 일까",
    END: "인 일 인지라 일지라도 일지언정 일수록 일뿐더러 일망정 입니다 입니까 입니다만",
}

# 명사 접미사 and bound nouns: plural, relation, origin, manner, side, kind; each leaves the noun a recognisable occurrence of itself.
_SUFFIXES = "들 적 형 식 간 측 내 외 급 발 용 계 권 판 화 상 당 별 등 쪽 산 제 류 사 중 행 님 씨 말 초 호 표 론 하에 하에서 하의"
# 의존 명사 and nouns of time, to be set off (제42항) but often written solid: 대통령때, 정부들어, 트럼프시대.
_UNSPACED = "때 때문 덕분 탓 시대 시절 당시 이후 이전 이래 들어 및"

_NAMES = frozenset(("place", "organization", "person", "product"))
# Adnominal forms of the copula that are mostly something else unless a 의존 명사 follows: 미국인 (人), 한미일 (日).
_BEFORE_BOUND_NOUN = {
    "인": re.compile(r"\s(?:것|거|건|걸|게|데|점|만큼|경우|이상|셈|반면|듯|양|탓|까닭)"),
    "일": re.compile(r"\s(?:것|거|건|걸|겁|수|때|뿐|리|듯|만큼|테|텐데|터|줄|경우)"),
}

CHAIN = 4  # the longest chain accepted: 기정학 + 적 + 으로 + 만 + 은


class Follower(NamedTuple):
    """What may follow a noun: its form, the sound it asks for, and what the word is after it."""

    form: str
    rule: str
    state: str


def _all(by_rule: dict[str, str], state: str) -> Iterator[Follower]:
    return (Follower(form, rule, state) for rule, forms in by_rule.items() for form in forms.split())


def _copula() -> Iterator[Follower]:
    """The forms of 이다: with its 이 after any sound, without it after a vowel."""
    for state in (PARTICLE, END):
        full, past = _COPULA[state].split(), _COPULA_PAST[state].split()
        yield from _all({ANY: " ".join("이" + e for e in full), OPEN: _COPULA[state]}, state)
        yield from _all({ANY: " ".join("이었" + e for e in past), OPEN: " ".join("였" + e for e in past)}, state)
        yield from _all({ANY: f"{_COPULA_FULL[state]} {_COPULA_FUSED[state]}", OPEN: _COPULA_SWALLOWED[state]}, state)


def _by_form(followers: Iterable[Follower]) -> dict[str, tuple[Follower, ...]]:
    found: dict[str, list[Follower]] = {}
    for follower in dict.fromkeys(followers):
        found.setdefault(follower.form, []).append(follower)
    return {form: tuple(group) for form, group in found.items()}


_AFTER_PARTICLE = _by_form((*_all(_OPEN_ENDED, PARTICLE), *_all(_CLOSING, END), *_copula()))
_AFTER_NOUN = _by_form(
    (
        *_all({ANY: _SUFFIXES}, NOUN),
        *_all({ANY: _UNSPACED}, PARTICLE),
        *(follower for group in _AFTER_PARTICLE.values() for follower in group),
    )
)
_NEXT = {NOUN: _AFTER_NOUN, PARTICLE: _AFTER_PARTICLE, END: _by_form((Follower("요", ANY, END),))}
_LONGEST = max(map(len, _AFTER_NOUN))
_RUN = re.compile(f"[가-힣]{{1,{CHAIN * _LONGEST + 1}}}")


def agrees(before: str, rule: str) -> bool:
    """Whether a suffix under `rule` may follow the character `before`.

    After anything but a Hangul syllable (a Latin letter, a digit, a bracket) the reading is not known, so every form may.
    """
    if rule == ANY or not is_syllable(before):
        return True
    tail = split(before)[2]
    return {
        CLOSED: tail != "",
        OPEN: tail == "",
        LIQUID_OPEN: tail in ("", "ㄹ"),
        CLOSED_NOT_LIQUID: tail not in ("", "ㄹ"),
    }[rule]


@lru_cache(maxsize=1 << 16)
def _ends(rest: str, before: str, left: int, state: str) -> bool:
    """Whether all of `rest` is a chain of at most `left` suffixes that may follow a word in `state` ending in `before`."""
    if not rest:
        return True
    if left == 0:
        return False
    return any(
        agrees(before, rule) and _ends(rest[size:], rest[size - 1], left - 1, after)
        for size in range(min(_LONGEST, len(rest)), 0, -1)
        for _, rule, after in _NEXT[state].get(rest[:size], ())
    )


def is_chain(rest: str, before: str) -> bool:
    """Whether all of `rest` is a chain of at most CHAIN suffixes that may follow a noun ending in the character `before`."""
    return _ends(rest, before, CHAIN, NOUN)


def followers() -> dict[str, dict[str, list[tuple[str, str]]]]:
    """The grammar as data: by what the word is, by form, the rules of sound and what the word is after it."""
    return {
        state: {form: [(one.rule, one.state) for one in group] for form, group in table.items()}
        for state, table in _NEXT.items()
    }


def word_end(text: str, end: int, kind: str = "") -> bool:
    """Whether a noun that ends before `text[end]` is followed there by suffixes alone, up to the end of the Hangul run.

    `kind` is what the noun names: a place, an organization, a person, a product, or anything else.

    >>> word_end("기정학적으로는 본다", 3), word_end("메타버스", 2), word_end("미국인은", 2, "place")
    (True, False, False)
    """
    run = _RUN.match(text, end)
    if not run:
        return True
    rest = run[0]
    needed = _needed(rest, text[end - 1 : end], kind)
    if isinstance(needed, bool):
        return needed
    found = needed.match(text, end + len(rest))
    return found is not None and _ends_word(text, found.end())


@lru_cache(maxsize=1 << 16)
def _needed(rest: str, before: str, kind: str) -> re.Pattern[str] | bool:
    """Whether the Hangul `rest` after a noun is suffixes; or what must follow, as the chain has a likelier reading.

    하고 is a verb's after what is no name.
    """
    if not is_chain(rest, before):
        return False
    if rest.startswith("하고"):
        return kind in _NAMES
    if (rest == "인" and kind == "place") or rest.endswith("일"):
        return _BEFORE_BOUND_NOUN[rest[-1]]
    return True


def _ends_word(text: str, at: int) -> bool:
    return at == len(text) or not is_syllable(text[at]) or word_end(text, at)


def agree(word: str, forms: str) -> str:
    """The form that agrees with `word`, of two written with a slash, the one after a consonant first: 은/는, 을/를, 으로/로.

    Latin letters and digits agree as they are read, see `final_sound`. After what has no reading that is known, such as Hanja, both forms
    are given as Korean writes them: 을(를), (으)로.

    >>> "기정학" + agree("기정학", "은/는"), "소버린 AI" + agree("소버린 AI", "은/는")
    ('기정학은', '소버린 AI는')
    """
    closed, opened = forms.split("/")
    tail = final_sound(word)
    if tail is None:
        return f"({closed.removesuffix(opened)}){opened}" if closed.endswith(opened) else f"{closed}({opened})"
    if closed == "으로" and tail == "ㄹ":
        return opened
    return closed if tail else opened
