"""Words that name a period without counting it: daily, the whole year; 매일, 연간, 시간당."""

from __future__ import annotations

import re

from builder.languages import Language

_WORDS: dict[Language, dict[str, re.Pattern[str]]] = {
    "ko": {
        "year": re.compile(r"년|해|연(?:간|평균|중|례|봉|말|초| ?\d)"),
        "month": re.compile(r"달|월(?!요일)"),
        "week": re.compile(r"주(?:간|일|말|당|마다|[에 ]|\d|$)"),
        "day": re.compile(r"날|일(?![가-힣])|하루|매일|당일|종일|일(?:일|당|평균|간)|밤|새벽|아침|어제|오늘|내일"),
        "hour": re.compile(r"시간|시속"),
        "minute": re.compile(r"분(?![가-힣])|분(?:당|간|속)"),
        "second": re.compile(r"초(?![가-힣])|초(?:당|간|속)"),
    },
    "en": {
        "year": re.compile(r"year|annual|annum", re.IGNORECASE),
        "month": re.compile(r"month", re.IGNORECASE),
        "week": re.compile(r"week", re.IGNORECASE),
        "day": re.compile(r"day|daily|night|morning|\beve\b|tomorrow", re.IGNORECASE),
        "hour": re.compile(r"hour|\bhr\b|mph", re.IGNORECASE),
        "minute": re.compile(r"minute|moment|rpm|bpm", re.IGNORECASE),
        "second": re.compile(r"second|moment", re.IGNORECASE),
    },
}


def names_period(text: str, language: Language, unit: str) -> bool:
    """Whether a text names a period of a unit."""
    pattern = _WORDS[language].get(unit)
    return pattern is not None and pattern.search(text) is not None
