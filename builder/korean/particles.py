"""Korean particles and endings: what may follow a noun within one word, and which form agrees with it.

The tables follow the classes of the Standard Korean Grammar of the National Institute of Korean Language
(표준국어문법론: 격조사, 보조사, 접속조사, 서술격조사 이다, 명사 접미사). A particle written directly after a noun often comes in
two forms chosen by the noun's last sound: 은 after a consonant, 는 after a vowel.
"""

from __future__ import annotations

from functools import lru_cache

from builder.korean.hangul import is_syllable, split

# What the sound before a suffix must be. LIQUID_OPEN is 로's rule: after a vowel or ㄹ; its partner 으로 is CLOSED_NOT_LIQUID.
ANY, CLOSED, OPEN, LIQUID_OPEN, CLOSED_NOT_LIQUID = (
    "any",
    "closed",
    "open",
    "liquid-open",
    "closed-not-liquid",
)

PARTICLES: dict[str, str] = {
    # 격조사: case
    **dict.fromkeys(("이", "을", "과", "이랑", "아"), CLOSED),
    **dict.fromkeys(("가", "를", "와", "랑"), OPEN),
    **dict.fromkeys(
        ("의", "에", "에서", "에게", "에게서", "한테", "한테서", "께", "께서", "하고", "더러", "보고"), ANY
    ),
    **dict.fromkeys(("로", "로서", "로써", "로부터"), LIQUID_OPEN),
    **dict.fromkeys(("으로", "으로서", "으로써", "으로부터"), CLOSED_NOT_LIQUID),
    # 보조사: topic, focus, limit
    **dict.fromkeys(("은", "이나", "이나마", "이란", "이라도", "이든", "이든지", "이야", "이야말로"), CLOSED),
    **dict.fromkeys(("는", "나", "나마", "란", "라도", "든", "든지", "야", "야말로"), OPEN),
    **dict.fromkeys(
        ("도", "만", "부터", "까지", "조차", "마저", "처럼", "같이", "만큼", "보다", "대로", "뿐", "밖에"),
        ANY,
    ),
    **dict.fromkeys(("마다", "커녕", "치고", "에는", "에도", "에만", "에서는", "에서도", "에게는", "요"), ANY),
    # 서술격조사: the copula, which drops its 이 after a vowel
    **dict.fromkeys(("이다", "이고", "이며", "이면", "이자", "이라", "이라는", "이라고", "이라며", "이라면"), ANY),
    **dict.fromkeys(
        ("이었다", "이었던", "이었고", "이지만", "이지", "이므로", "이니", "이던", "이라서", "이어서"), ANY
    ),
    **dict.fromkeys(("인", "일", "임", "인데", "인지", "인가", "입니다", "입니까", "이어야", "일까"), ANY),
    **dict.fromkeys(("다", "고", "며", "면", "자", "라", "라는", "라고", "라며", "라면", "라서", "여서"), OPEN),
    **dict.fromkeys(("였다", "였던", "였고", "지만", "지", "므로", "니", "던", "여야"), OPEN),
}

# 명사 접미사: plural, relation, origin, manner, side, kind; each leaves the noun a recognisable occurrence of itself.
SUFFIXES: frozenset[str] = frozenset(
    (
        *(
            "들",
            "적",
            "형",
            "식",
            "간",
            "측",
            "내",
            "외",
            "급",
            "발",
            "용",
            "계",
            "권",
            "판",
            "화",
            "상",
            "하",
            "당",
            "별",
            "등",
        ),
        *("쪽", "산", "제", "류", "사", "중", "행", "님", "씨", "말", "초", "호", "표"),
    )
)

CHAIN = 4  # the longest chain accepted: 기정학 + 적 + 으로 + 만 + 은
_LONGEST = max(map(len, (*PARTICLES, *SUFFIXES)))


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
def _ends(rest: str, before: str, left: int, noun: bool) -> bool:
    """Whether all of `rest` is a chain of at most `left` suffixes; `noun` while derivational ones are still possible."""
    if not rest:
        return True
    if left == 0:
        return False
    for size in range(min(_LONGEST, len(rest)), 0, -1):
        head, tail = rest[:size], rest[size:]
        rule = PARTICLES.get(head)
        if rule and agrees(before, rule) and _ends(tail, head[-1], left - 1, False):
            return True
        if noun and head in SUFFIXES and _ends(tail, head[-1], left - 1, True):
            return True
    return False


def word_end(text: str, end: int) -> bool:
    """Whether a noun that ends before `text[end]` is followed there by suffixes alone, up to the end of the Hangul run.

    >>> word_end("기정학적으로는 본다", 3), word_end("메타버스", 2)
    (True, False)
    """
    stop = end
    while stop < len(text) and is_syllable(text[stop]):
        stop += 1
        if stop - end > CHAIN * _LONGEST:
            return False
    return _ends(text[end:stop], text[end - 1 : end], CHAIN, True)


def agree(word: str, forms: str) -> str:
    """The form that agrees with `word`, of two written with a slash, the one after a consonant first: 은/는, 을/를, 으로/로.

    A word that does not end in Hangul is taken to end in a vowel unless it ends in a letter or digit that is read with
    a final consonant in Korean (L, M, N, R; 0, 1, 3, 6, 7, 8).

    >>> "기정학" + agree("기정학", "은/는"), "소버린 AI" + agree("소버린 AI", "은/는")
    ('기정학은', '소버린 AI는')
    """
    closed, opened = forms.split("/")
    last = word[-1:]
    tail = (
        split(last)[2]
        if is_syllable(last)
        else "ㄹ"
        if last in "LlRr178" and last
        else "ㄴ"
        if last in "MmNn036" and last
        else ""
    )
    if closed == "으로" and tail == "ㄹ":
        return opened
    return closed if tail else opened
