"""Romanization of headwords: the entry's own, or by rule, with the capitals of names.

The parts of 국어의 로마자 표기법, 제3장, that depend on what the headword names:

- 제3항: proper names are capitalized (부산 Busan); `is_name` decides what is one.
- 제4항: a Korean's surname is separate, and no sound changes within the name (한복남 Han Boknam). That is left to the entry's
  `romanization`, since nothing else distinguishes a Korean's name from a foreign one (시진핑).
- 제5항: an administrative unit follows a hyphen, across which no sound changes (삼죽면 Samjuk-myeon).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from builder.languages.korean.particles import is_chain
from builder.languages.korean.pronunciation import without_glosses
from builder.languages.korean.romanization import romanize
from builder.model.term_kinds import TERM_KINDS, TermKind

if TYPE_CHECKING:  # slow to import, and look-up needs only what is called
    from builder.model.terms import Term

_ENGLISH_WORD = re.compile(r"[A-Za-z]\w*")
_FUNCTION_WORDS = frozenset("a an and by for from in of on or the to with".split())
_HANGUL = re.compile("[가-힣]+")
_BEGINNING = re.compile("(?<![A-Za-z0-9])[가-힣]+")
# Words that are only names of places, and countries by their first syllables: they are capitalized in any headword.
_PLACES = (
    "서울 부산 한국 대한민국 북한 미국 중국 일본 영국 독일 프랑스 유럽 러시아 캐나다 대만 아시아 아프리카 도쿄 베이징 워싱턴 유엔 "
    "한미 한중 한일 한미일 한중일 미중 미일 중일 북미"
).split()
_UNITS = {"도": "道", "시": "市", "군": "郡", "구": "區", "읍": "邑", "면": "面", "리": "里", "동": "洞"}
_PART_OF_UNIT = frozenset("別域治")  # 特別市, 廣域市, 特別自治道


_REMEMBERED = 4096  # headwords, each of which every page that names its term shows


class _Named(NamedTuple):
    """What a romanization by rule depends on."""

    ko: str
    hanja: str | None
    en: str
    kind: TermKind


def romanization(term: Term) -> str:
    """The headword's romanization: the entry's own, or the Revised Romanization of its Hangul, without glosses in brackets."""
    return term.romanization or _by_rule(_Named(term.ko, term.hanja, term.en, term.kind))


@lru_cache(maxsize=_REMEMBERED)
def _by_rule(term: _Named) -> str:
    headword = without_glosses(term.ko)
    capitals = _capitals(term, headword)
    latin = _HANGUL.sub(lambda run: _capitalized(run[0]) if run.start() in capitals else romanize(run[0]), headword)
    return f"{_capitalized(term.ko[:-1])}-{romanize(term.ko[-1])}" if _ends_in_unit(term) else latin


def is_name(term: Term | _Named) -> bool:
    """Whether the term is a proper name: of a kind that has names, and not a common noun in English (executive order).

    This is decided by the first English word that is not an acronym, number or function word: AI Basic Act, but AI declaration.
    """
    words = (word for word in _ENGLISH_WORD.findall(term.en) if word.isalpha() and not word.isupper())
    return (
        TERM_KINDS[term.kind].capitals != "none"
        and not next((word for word in words if word not in _FUNCTION_WORDS), "").islower()
    )


def _capitals(term: _Named, headword: str) -> set[int]:
    """The offsets of the capitalized words in the headword: the first of a name, every word for some kinds, and places."""
    first = _HANGUL.search(headword)
    words = list(_BEGINNING.finditer(headword))
    places = {word.start() for word in words if _is_place(word[0])}
    if not is_name(term):
        return places
    return places | {
        word.start()
        for word in words
        if TERM_KINDS[term.kind].capitals == "every" or (first and word.start() == first.start())
    }


def _is_place(word: str) -> bool:
    return any(
        word == place or (word.startswith(place) and is_chain(word[len(place) :], place[-1])) for place in _PLACES
    )


def _capitalized(hangul: str) -> str:
    return romanize(hangul).capitalize()


def _ends_in_unit(term: _Named) -> bool:
    """Whether the name of a place ends in an administrative unit, decided by its Hanja: 京畿道, but not 獨島 and 中東."""
    hanja = term.hanja or ""
    known = term.kind == "place" and _HANGUL.fullmatch(term.ko) and len(hanja) == len(term.ko) > len("독도")
    return bool(known) and hanja[-1] == _UNITS.get(term.ko[-1]) and hanja[-2] not in _PART_OF_UNIT
