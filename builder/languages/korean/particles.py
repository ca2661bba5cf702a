"""Korean particles and endings: which may follow a noun within a word, in what order, and in which form.

The tables follow the classes of the Standard Korean Grammar (남기심·고영근, 표준국어문법론: 격조사, 접속조사, 보조사, 서술격조사 이다,
명사 접미사); they are attached to the noun by 한글 맞춤법 제41항. A particle often has two forms, chosen by the last sound of the noun:
은 after a consonant, 는 after a vowel.
"""

from __future__ import annotations

import re
from functools import lru_cache

from builder.languages.korean.endings import (
    ANY,
    CLOSED,
    CLOSED_NOT_LIQUID,
    FINAL,
    LIQUID_OPEN,
    NAME,
    NOUN,
    OPEN,
    Follower,
    transitions,
)
from builder.languages.korean.final_sound import final_sound
from builder.languages.korean.hangul import is_syllable, split

# Endings that are mostly something else unless something follows. 인 and 일 before a 의존 명사, else a person and Japan: 미국인 (人),
# 한미일 (日); 인들 before a rhetorical question, else several persons: 미국인들; 자 before another clause, else a person: 정부자 (者).
_BEFORE_BOUND_NOUN = {
    "인": re.compile(r"\s(?:것|거|건|걸|게|데|점|만큼|경우|이상|셈|반면|듯|양|탓|까닭)"),
    "일": re.compile(r"\s(?:것|거|건|걸|겁|수|때|뿐|리|듯|만큼|테|텐데|터|줄|경우)"),
}
_RHETORICAL = re.compile(r"(?=\s[^.!?]{0,200}?(?:겠[가-힣]|으?랴|쏘냐|리오|[까가](?:[.?!”’]|$)))")
_CLAUSE = re.compile(r"(?=\s\S)")

CHAIN = 6  # the maximum number of suffixes in a chain: 안보 + 화 + 하 + 였 + 음 + 에 + 도

_NAMES = frozenset(("place", "organization", "person", "product"))


def _by_state() -> dict[str, dict[str, tuple[Follower, ...]]]:
    found: dict[str, dict[str, list[Follower]]] = {}
    for state, follower in dict.fromkeys(transitions()):
        found.setdefault(state, {}).setdefault(follower.form, []).append(follower)
    return {state: {form: tuple(group) for form, group in table.items()} for state, table in found.items()}


_NEXT = _by_state()
_LONGEST = max(len(form) for table in _NEXT.values() for form in table)
_RUN = re.compile(f"[가-힣]{{1,{CHAIN * _LONGEST + 1}}}")


def agrees(before: str, rule: str) -> bool:
    """Whether a suffix under `rule` may follow the character `before`.

    After anything but a Hangul syllable (a Latin letter, a digit, a bracket) the pronunciation is unknown, so every form may.
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
        return state in FINAL
    if left == 0:
        return False
    return any(
        agrees(before, rule) and _ends(rest[size:], rest[size - 1], left - 1, after)
        for size in range(min(_LONGEST, len(rest)), 0, -1)
        for _, rule, after in _NEXT[state].get(rest[:size], ())
    )


def is_chain(rest: str, before: str, state: str = NAME) -> bool:
    """Whether all of `rest` is a chain of at most CHAIN suffixes that may follow a word in `state` ending in the character `before`.

    After a NAME come particles, the copula and suffixes, after a NOUN predicates with 하다 too, after a PARTICLE no suffixes.
    """
    return _ends(rest, before, CHAIN, state)


def followers() -> dict[str, dict[str, list[tuple[str, str]]]]:
    """The grammar as data: for each state and form, the requirements on the preceding sound, each with the state after it."""
    return {
        state: {form: [(one.rule, one.state) for one in group] for form, group in table.items()}
        for state, table in _NEXT.items()
    }


def word_end(text: str, end: int, kind: str = "", *, predicates: bool = True) -> bool:
    """Whether a noun that ends at `end` is followed only by suffixes up to the end of the Hangul run.

    `kind` is what the noun names: a place, an organization, a person, a product, or anything else; names make no predicates with 하다 or
    되다. Nor do nouns of one syllable, as far as can be told from their letters (달하다 is no moon's): there `predicates` is false.

    >>> word_end("기정학적으로는 본다", 3), word_end("메타버스", 2), word_end("미국인은", 2, "place"), word_end("협력하며", 2)
    (True, False, False, True)
    """
    run = _RUN.match(text, end)
    if not run:
        return True
    rest = run[0]
    needed = _needed(rest, text[end - 1 : end], kind, predicates)
    if isinstance(needed, bool):
        return needed
    found = needed.match(text, end + len(rest))
    return found is not None and _ends_word(text, found.end())


@lru_cache(maxsize=1 << 16)
def _needed(rest: str, before: str, kind: str, predicates: bool) -> re.Pattern[str] | bool:
    """Whether the Hangul `rest` after a noun is suffixes; or what must follow, as the chain has a likelier reading."""
    name = kind in _NAMES
    if not _ends(rest, before, CHAIN, NOUN if predicates and not name else NAME):
        return False
    if rest == "하고" and not (name or predicates):
        return False
    if kind == "place":
        if rest.startswith("시"):  # 경주시 is a city before it is an honour
            return False
        if rest in ("인", "인들"):
            return _BEFORE_BOUND_NOUN["인"] if rest == "인" else _RHETORICAL
    if rest.endswith("일"):
        return _BEFORE_BOUND_NOUN["일"]
    return _CLAUSE if rest == "자" else True


def _ends_word(text: str, at: int) -> bool:
    return at == len(text) or not is_syllable(text[at]) or word_end(text, at)


def agree(word: str, forms: str) -> str:
    """The one of two forms that agrees with `word`; they are separated by a slash, the one after a consonant first: 은/는, 으로/로.

    Latin letters and digits agree as they are read in Korean, see `final_sound`. After a word whose reading is not known, such as one in
    Hanja, both forms are given as Korean writes them: 을(를), (으)로.

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
