"""Korean words that are numbers: days (사흘, 보름), ages (환갑), shares (과반), and nouns that hold a number (양국).

The words are those of the Standard Korean Dictionary: 나이 among the nouns, and its 날수 (`day_names`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.korean.bounds import bounded
from builder.languages.korean.day_names import DAYS, DAYS_OF_MONTH
from builder.languages.korean.particles import word_end
from builder.languages.quantity import Quantity, exactly
from builder.languages.quantity.grammar import Grammar, Guarded, alternatives

# 격: every second one.
_ALTERNATE = {"격일": "day", "격주": "week", "격월": "month", "격년": "year"}
_AGES = {
    "환갑": 60, "회갑": 60, "육순": 60, "진갑": 61, "칠순": 70, "고희": 70, "희수연": 77, "팔순": 80, "미수연": 88, "구순": 90, "백수연": 99
}  # fmt: skip
# Ages whose names are other words too (미수: an attempt), but not with what is said of ages.
_AGES_IN_CHARACTERS = {"희수": 77, "미수": 88, "졸수": 90, "백수": 99}
# Ages named after the Analects, which are said of what one has learned by then too.
_AGES_OF_SAGES = {"이립": 30, "불혹": 40, "지천명": 50, "이순": 60, "종심": 70}


def _fixed() -> dict[str, Quantity]:
    half, fortnight = exactly("duration", Fraction(1, 2), "month"), exactly("duration", 2, "week")
    words = {
        "보름": replace(exactly("duration", 15, "day"), also=(half, fortnight)),
        "일주일": exactly("duration", 1, "week", "optional"),
        "한나절": exactly("duration", Fraction(1, 2), "day", "free"),
        "반나절": exactly("duration", Fraction(1, 2), "day", "free"),
        "반년": exactly("duration", 6, "month"),
        "반백년": exactly("duration", 50, "year"),
        "반백 년": exactly("duration", 50, "year"),
        "반세기": exactly("duration", 50, "year"),
        "사반세기": exactly("duration", 25, "year"),
        "풀타임": exactly("duration", 90, "minute", "free"),
        "4반세기": exactly("duration", 25, "year"),
        "절반": exactly("fraction", Fraction(1, 2)),
        **{
            word: Quantity("fraction", Fraction(1, 2), Fraction(1, 2), "", True, "more than", "optional")
            for word in ("과반", "과반수")
        },
        "반반": exactly("fraction", Fraction(1, 2), need="free"),
        "갑절": exactly("multiple", 2),
        "곱절": exactly("multiple", 2),
        "양국": exactly("number", 2, need="optional"),
        "양측": exactly("number", 2, need="optional"),
        "양사": exactly("number", 2, need="optional"),
        "양자": exactly("number", 2, need="optional"),
        "양당": exactly("number", 2, need="optional"),
        "양대": exactly("number", 2, need="free"),
        "양팀": exactly("number", 2, need="optional"),
        **{word: exactly("number", 2, need="optional") for word in ("양손", "양발", "양팔", "양쪽", "양편", "양면")},
        "쌍방": exactly("number", 2, need="optional"),
        "쌍둥이": exactly("number", 2, need="optional"),
        "세쌍둥이": exactly("number", 3, need="optional"),
        "네쌍둥이": exactly("number", 4, need="optional"),
        **{word: exactly("fraction", Fraction(1, 2), need="optional") for word in ("반 토막", "반토막", "반값")},
        "투런": exactly("number", 2, need="optional"),
        **{word: exactly("number", 3, need="optional") for word in ("스리런", "쓰리런")},
        "해트트릭": exactly("number", 3, need="free"),
        "멀티골": exactly("number", 2, need="free"),
        "십중팔구": Quantity("fraction", Fraction(8, 10), Fraction(9, 10), need="optional"),
        "제로백": exactly("number", 100, "km/h", need="free"),
        **{word: exactly("duration", 2, unit, "optional") for word, unit in _ALTERNATE.items()},
        "삼국": exactly("number", 3, need="free"),
        "삼수": exactly("number", 3),  # a third year of trying for a university
        "이팔청춘": exactly("label", 16, need="optional"),  # twice eight
    }
    terms = {word: exactly("number", 2, need="optional") for word in ("재선 의원", "재선의원")}
    ages = {word: exactly("label", age) for word, age in _AGES.items()}
    ages |= {word: exactly("label", age, need="optional") for word, age in _AGES_OF_SAGES.items()}
    days = {word: replace(exactly("day", day, "day", "optional"), span=(0, 0)) for word, day in DAYS_OF_MONTH.items()}
    lengths = {
        word: Quantity("duration", Fraction(low), Fraction(high), "day", need="optional" if high == 1 else "required")
        for word, (low, high) in DAYS.items()
    }
    return words | terms | ages | days | lengths


_FIXED = _fixed()


_AND_HALF = re.compile(" ?반(?:나절)?(?![가-힣](?<![이의을에만은도가쯤]))")  # 이틀 반


def _fixed_word(match: re.Match[str]) -> Iterator[Quantity]:
    text, end = match.string, match.end()
    quantity = _FIXED[match[0]]
    if match[0] in DAYS and (half := _AND_HALF.match(text, end)):
        low, high = (number + Fraction(1, 2) for number in DAYS[match[0]])
        yield bounded(Quantity("duration", low, high, "day"), text, match.start(), half.end())
        return
    apiece = quantity.kind == "duration" and text.startswith("씩", end)
    run = match[0].endswith("런") and text.startswith(("포", "홈런", "아치"), end)
    if apiece or run or word_end(text, end) or text.startswith(("째", "여", "간", "가량", "정도", "쯤", "남짓"), end):
        said = bounded(quantity, text, *match.span())
        # A majority is a bound in itself, which 넘다 says once more and 못 미치다 turns.
        short = said.bound == "less than"
        yield (
            said
            if not quantity.bound
            else replace(said, need="required")
            if short
            else replace(said, bound=quantity.bound)
        )


def _age(match: re.Match[str]) -> Iterator[Quantity]:
    age = exactly("label", _AGES_IN_CHARACTERS[match[0]])
    yield bounded(age, match.string, *match.span())


def _every(match: re.Match[str]) -> Iterator[Quantity]:
    """What comes after so many have gone by without: 하루걸러 is every second day, 사흘 걸러 every fourth."""
    days = DAYS.get(match["period"])
    number, unit = (days[0], "day") if days else (1, _SINGLE[match["period"]])
    between = exactly("duration", number, unit)
    yield replace(exactly("duration", number + 1, unit, "optional"), span=match.span(), also=(between,))


_SINGLE = {"한 주": "week", "일주일": "week", "한 달": "month", "한달": "month", "한 해": "year", "일 년": "year"}
NUMBER_WORDS: Grammar = (
    (Guarded(("걸러",), rf"(?<![가-힣])(?P<period>{alternatives((*DAYS, *_SINGLE))})(?:을|를)? ?걸러"), _every),
    (re.compile(
        rf"(?<![가-힣]){alternatives(_AGES_IN_CHARACTERS)}(?=\([喜米卒白]壽|[를을] ?(?:넘|맞|앞)|의 (?:나이|노|고령))"
    ), _age),
    (re.compile(rf"(?<![가-힣]){alternatives(_FIXED)}"), _fixed_word),
)  # fmt: skip
