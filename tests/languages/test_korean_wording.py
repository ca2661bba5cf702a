"""Quantities put into Korean words, as messages in Korean say them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from builder.languages.english.quantities import quantities as of_english
from builder.languages.korean.quantities import quantities as of_korean
from builder.languages.korean.wording import in_words
from builder.languages.quantity import exactly


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("500만원 이하의 벌금", ["500만 원 이하"]),
        ("열이레 동안", ["17일"]),
        ("1조 명", ["1조"]),
        ("5천만 달러", ["5000만 달러"]),
        ("100여 개국", ["100 남짓"]),
        ("18세 미만", ["18 미만"]),
        ("3분의 1", ["3분의 1"]),
        ("1.5~2%", ["1.5~2%"]),
        ("2%p", ["2%포인트"]),
        ("두 배", ["2배"]),
        ("제3차", ["3번째"]),
        ("제3조의2", ["제3조", "의2"]),
        ("2025년 3월 초", ["2025년 3월 초"]),
        ("내년 하반기", ["해(예: 지난해) 하반기"]),
        ("지난달", ["달(예: 지난달)"]),
        ("다음 주 화·목요일", ["주(예: 다음 주)", "화요일", "목요일"]),
        ("10∼12일(월~수)", ["10~12일", "월요일~수요일"]),
        ("30대 초반", ["30대 초반"]),
        ("오후 3시 5분", ["오후 3:05"]),
        ("240km를 1시간 30분에", ["240km", "90분"]),
        ("영하 30도", ["-30도"]),
    ],
)
def test_korean_is_put_into_korean_words(text: str, words: list[str]) -> None:
    assert [in_words(quantity) for quantity in of_korean(text)] == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("two decades", ["20년"]),
        ("five hours", ["5시간"]),
        ("mid-2024", ["2024년 중반"]),
        ("1,234,567.89", ["123만 4567.89"]),
        ("a third", ["3분의 1"]),
        ("Monday to Friday", ["월요일~금요일"]),
    ],
)
def test_english_is_put_into_korean_words(text: str, words: list[str]) -> None:
    assert [in_words(quantity) for quantity in of_english(text)] == words


def test_the_greatest_numbers_are_finite_words() -> None:
    assert in_words(exactly("number", Fraction(10**39 + 5))) == "10000000000000000000해 5"
