"""McCune–Reischauer as libraries write it."""

from __future__ import annotations

import pytest

from builder.languages.korean.mccune_reischauer import mccune_reischauer
from builder.languages.korean.romanization import romanize

WORDS = [
    ("기정학", "kijŏnghak"),
    ("평양", "p’yŏngyang"),
    ("부산", "pusan"),
    ("대구", "taegu"),
    ("독립문", "tongnimmun"),
    ("신라", "silla"),
    ("종로", "chongno"),
    ("학교", "hakkyo"),
    ("경주", "kyŏngju"),
    ("충청", "ch’ungch’ŏng"),
    ("전주", "chŏnju"),
    ("을지로", "ŭljiro"),
    ("압구정", "apkujŏng"),
    ("찌개", "tchigae"),
    ("한국", "hanguk"),
]


@pytest.mark.parametrize(("hangul", "written"), WORDS)
def test_words(hangul: str, written: str) -> None:
    assert mccune_reischauer(romanize(hangul)) == written


def test_what_is_no_romanization_stays() -> None:
    assert mccune_reischauer("AI 2025-6") == "AI 2025-6"
