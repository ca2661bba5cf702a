"""Places of a Korean line at which no new line may begin."""

from __future__ import annotations

import re
from html import unescape

import pytest

from builder.publish.reading.line_breaks import without_bad_breaks


@pytest.mark.parametrize(
    ("korean", "marked"),
    [
        ("“시작”이었다", ["”"]),
        ("‘미국 먼저’와", ["’"]),
        ("기업·대학", ["·"]),
        ("무역ㆍ기술ㆍ에너지", ["ㆍ", "ㆍ"]),
        ("지난 2월 10일부터", ["2월 10일"]),
        ("지난 2월 ", ["2월 "]),
        (" 10일부터", [" 10일"]),
        ("“그렇다.” 그는", []),
        ("2월에는 10일", []),
        ("AI 시대", []),
    ],
)
def test_places_are_marked(korean: str, marked: list[str]) -> None:
    assert re.findall(r"<span[^>]*>([^<]+)</span>", without_bad_breaks(korean)) == marked


@pytest.mark.parametrize("korean", ["<b>”이다</b> & 2월 3일·", "”" * 3, "", "·", "&amp;·x"])
def test_the_text_stays_what_it_is(korean: str) -> None:
    assert unescape(re.sub(r"</?span[^>]*>", "", without_bad_breaks(korean))) == korean
