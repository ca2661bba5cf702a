"""Native Korean numerals with what follows them: 세 명, 스물다섯 해, 둘; and the words that only begin like one (세대, 열차)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.korean.bounds import bounded
from builder.languages.korean.counters import BARE, half_after, is_counted, is_solid_noun, unit_after
from builder.languages.korean.numerals import FREE_NATIVE, NATIVE_WORD, value
from builder.languages.korean.particles import word_end
from builder.languages.quantity import Need, Quantity, exactly
from builder.languages.quantity.grammar import Grammar

_OF_AGE = re.compile("[이을에]? ?(?:갓|막|채|안|다|못)? ?(?:넘|되지|된|될|됐|미치)")  # 쉰이 넘다, 쉰이 안 되다
_THEY = re.compile(
    " ?(?:사람|나라|정상|팀|선수|후보|회사|기관|은행|기업|남녀|부부|형제|자매|남매|가족|정당|당|도시|장관|외교장관|지도자|배우|정부"
    "|지역|아이|단체|학교|부처|사건)"
    "(?=[은는이가을를의도과와에]|에게|모두| 모두| 다| 사이)"
)
# What everybody has two of, and English may leave to "each" or "his".
_PAIRED = re.compile(
    " ?(?:손|눈|발|팔|다리|귀|볼|뺨|어깨|무릎|주먹|손목|발목)(?![가-힣](?<![이가은는을를의도과와로에만]))"
)
_BOTH = re.compile("(?:은|도|의|이서| 다| 모두| 사이)(?![가-힣])")
_ABOUT = {"여남은": (Fraction(12),)}  # a dozen or so


def _native(match: re.Match[str]) -> Iterator[Quantity]:
    """A native numeral: a word of its own, or before a counter; 두, 세 and 네 before any noun too."""
    word, (start, end), text = match["a"], match.span("a"), match.string
    counted, noun = _native_is_counted(text, end), _is_before_noun(word, text, end)
    if not _is_native_number(word, text, start, end) or not (counted or noun or _is_free(word, text, end)):
        return
    number = value(word)
    unit_end, counter = unit_after(text, end, native=True) if counted else (end, BARE)
    half = half_after(text, unit_end, counter.kind)
    low, high = number.low * counter.factor + half, number.high * counter.factor + half
    need: Need = "optional" if _are_they(word, text, end) else _native_need(high, counted, noun)
    quantity = Quantity(counter.kind, low, high, counter.unit, need=need)
    about = _ABOUT.get(word, (low, high) if word.endswith("두어") else ())
    also = tuple(exactly(quantity.kind, n, quantity.unit) for n in about)
    yield bounded(replace(quantity, also=also), text, start, unit_end, number.and_some)


def _native_is_counted(text: str, end: int) -> bool:
    return is_counted(text, end) or (text.startswith("여", end) and is_counted(text, end + 1))


def _is_before_noun(word: str, text: str, end: int) -> bool:
    return word in ("두", "세", "네") and text[end : end + 1] == " "


def _is_free(word: str, text: str, end: int) -> bool:
    return _is_age(word, text, end) or (word.rsplit(" ", maxsplit=1)[-1] in FREE_NATIVE and _ends(text, end))


def _ends(text: str, end: int) -> bool:
    """Whether a numeral is a word of its own: with nothing but particles after it, or 이서 (셋이서, the three of them)."""
    return word_end(text, end + len("이서") if text.startswith("이서", end) else end)


def _is_age(word: str, text: str, end: int) -> bool:
    """Whether 열 or 쉰, which are other words too, is an age: 쉰이 넘다."""
    return word in ("열", "쉰") and _OF_AGE.match(text, end) is not None


def _is_native_number(word: str, text: str, start: int, end: int) -> bool:
    """Whether nothing makes another word of the numeral: 세대, 한번 (once), 한둘이 아니다 (more than one)."""
    adverb = word == "한" and text[end : end + 1] != " "
    more = word == "한둘" and text.startswith("이 아니", end)
    alone = (
        word in ("둘", "셋", "넷")
        and _ends(text, end)
        and (
            text[end : end + 1] not in "이트업을"
            or text.startswith(("이 ", "이서", "이다", "이었", "이며", "이고", "이라"), end)
        )
    )
    noun = is_solid_noun(text, start, end) and not (alone or _is_age(word, text, end))
    return not (adverb or more or noun)


def _are_they(word: str, text: str, end: int) -> bool:
    """Whether two that were named before are taken up, as "they" or "both" do: 두 사람은, 두 나라가."""
    if word == "둘" and _BOTH.match(text, end):
        return True
    return word == "두" and (_THEY.match(text, end) or _PAIRED.match(text, end)) is not None


def _native_need(high: Fraction, counted: bool, noun: bool) -> Need:
    if high > 1 and (counted or not noun):
        return "required"
    return "optional" if counted or noun else "free"


NATIVE_NUMBERS: Grammar = ((re.compile(rf"(?<![가-힣\d])(?P<a>{NATIVE_WORD}) ?(?=$|\W|[가-힣])"), _native),)
