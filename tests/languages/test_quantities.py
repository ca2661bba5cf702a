"""Numbers by value: every quantity of the judged sentences, in both languages."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.languages.english.quantities import quantities as of_english
from builder.languages.english.wording import in_words
from builder.languages.korean.quantities import quantities as of_korean
from builder.languages.quantity import Quantity
from builder.languages.quantity.comparison import has_counterpart
from tests.support import JUDGED

READERS = {"ko": of_korean, "en": of_english}


def rows(name: str) -> list[dict[str, str]]:
    with (JUDGED / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


SENTENCES = rows("essay-quantities.tsv")


def alone(language: str, text: str) -> Quantity:
    (found,) = READERS[language](text)
    return found


# --- The judged files -------------------------------------------------------------------------------------------------


def read_as(row: dict[str, str]) -> list[str]:
    text = row["text"]
    return [f"{text[slice(*q.span)].strip()} = {in_words(q)}" for q in READERS[row["language"]](text)]


def judged(row: dict[str, str], verdicts: str) -> list[str]:
    return [part[2:] for part in row["quantities"].split(" | ") if part[0] in verdicts]


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: f"{row['edition'][:4]}-{row['sentence']}-{row['language']}")
def test_judged_sentence(row: dict[str, str]) -> None:
    """`+` is a quantity, read rightly; `-` a part of a name or an idiom, read all the same; `?` one that is not read."""
    assert read_as(row) == judged(row, "+-")
    assert all(words in row["text"] for words in judged(row, "?"))


@pytest.mark.parametrize(("language", "precision", "recall"), [("ko", 0.98, 0.90), ("en", 0.89, 1.0)])
def test_how_well_the_essays_are_read(language: str, precision: float, recall: float) -> None:
    counts = {v: sum(len(judged(row, v)) for row in SENTENCES if row["language"] == language) for v in "+-?"}
    assert counts["+"] / (counts["+"] + counts["-"]) >= precision
    assert counts["+"] / (counts["+"] + counts["?"]) >= recall


# --- What the files cannot show ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["ko", "en"])
def test_spans_are_code_points_in_order_without_overlap(language: str) -> None:
    for row in SENTENCES:
        if row["language"] == language:
            spans = [quantity.span for quantity in READERS[language](row["text"])]
            assert spans == sorted(spans)
            assert all(start < end <= len(row["text"]) for start, end in spans)


def test_a_quantity_says_value_unit_precision_and_bound() -> None:
    money = alone("ko", "𠮷 최대 약 2조 3880억원")
    assert money == Quantity(
        "money", Fraction(2388 * 10**9), Fraction(2388 * 10**9), "KRW", True, "at most", "required", (7, 16)
    )
    vague = alone("ko", "수백조원")
    assert vague.low == 10**14
    assert vague.high == 10**15
    assert alone("ko", "1.5-2%").low == Fraction(3, 2)
    assert alone("en", "1.5–2 percent").high == 2
    assert alone("ko", "’24.3월").low == alone("en", "in March 2024").low == 20240300


@given(st.integers(1, 99_999_999), st.sampled_from(["", "만", "억", "조"]))
def test_digits_and_scale_mean_their_product(number: int, scale: str) -> None:
    factor = {"": 1, "만": 10**4, "억": 10**8, "조": 10**12}[scale]
    found = alone("ko", f"모두 {number:,}{scale} 명이 왔다.")
    assert found.low == found.high == number * factor
    assert has_counterpart(found, of_english(f"In all, {number * factor:,} people came."), original=True)
    assert not has_counterpart(found, of_english(f"In all, {number * factor * 10:,} people came."), original=True)


@given(st.text(alphabet="0123456789.,-~%만억조천백십수여 년월일약제ａ①Ⅳ$€’원개 첫두세째", max_size=40))
def test_any_korean_text_is_read(text: str) -> None:
    assert all(text[slice(*quantity.span)] for quantity in of_korean(text))


@given(st.text(alphabet="0123456789.,-–%$€ abdefhilmnorstuw’MayXIV①", max_size=40))
def test_any_english_text_is_read(text: str) -> None:
    assert all(text[slice(*quantity.span)] for quantity in of_english(text))


ENDLESS = {
    "en": [
        "two and a half ",
        "six-foot-",
        "1/2 ",
        "a quarter past ",
        "at 3:30 ",
        "half a ",
        "XIV ",
        "one in ",
        "5 feet 3 inches ",
        "one-",
        "twenty-",
        "one-thousand-thousand-",
        "one hundred and ",
        "A-",
        "ISBN -",
        "1,000,",
        "one full full ",
        "tens of ",
        "Monday-",
    ],
    "ko": [
        "이삼",
        "열 네 ",
        "1시간 ",
        "3.1 ",
        "2·3",
        "3할",
        "십수",
        "만 오천 ",
        "제3조의2",
        "5달러 ",
        "약 ",
        "천만",
        "십만",
        "일만이천",
        "만억조",
        "1천1백",
        "수십",
        "A-",
        "1만 ",
        "이십일",
        "월·",
        "매주 월·",
    ],
}


@pytest.mark.parametrize(("language", "unit"), [(name, unit) for name, units in ENDLESS.items() for unit in units])
def test_reading_takes_time_in_proportion_to_the_text(language: str, unit: str) -> None:
    def spent(times: int) -> float:
        text = (unit * 3000)[:times]
        start = time.process_time()
        READERS[language](text)
        return time.process_time() - start

    once = max(min(spent(500) for _ in range(3)), 0.002)
    assert spent(4000) < 30 * once  # in proportion 8, by the square 64


@pytest.mark.parametrize("text", ["0분의 1", "00분의 1", "0~수십 명", "0 대 수십", "9만분의 0"])
def test_nothing_is_divided_by_zero(text: str) -> None:
    assert all(quantity.high >= quantity.low for quantity in of_korean(text))
    assert not [quantity for quantity in of_korean(text) if quantity.kind == "fraction" and quantity.low]


DIGITS = "9" * 5000
SAID = [
    "{}",
    "제{}",
    "{}년",
    "{}월 {}일",
    "{}분의 {}",
    "{}세기",
    "’{}",
    "{}여 명",
    "{}st",
    "${}",
    "1.{}",
    "{}/{}",
    "the {}s",
    "Part {}",
]
SAID += [
    "{}:{}",
    "May {}",
    "{} million",
    "between {} and {}",
    "age {}s",
    "0{}",
    "{},000",
    "1{}-{}",
    "{}년대",
    "{}조 {}억 원",
]


@pytest.mark.parametrize("said_as", SAID)
@pytest.mark.parametrize("language", READERS)
def test_digits_without_end_are_no_number_or_a_bounded_one(language: str, said_as: str) -> None:
    found = READERS[language](said_as.replace("{}", DIGITS))
    assert all(quantity.high < 10**40 for quantity in found)
    assert all(in_words(quantity) for quantity in found)


def worded() -> Iterator[tuple[str, str]]:
    yield "10인 이상", "10 or more"
    yield "지난 1월 중순", "mid January"
    yield "오후 3시 5분", "3:05 pm"
    yield "3분의 1", "1/3"
    yield "2.5배", "2.5 times as much"
    yield "2%p", "2 percentage points"
    yield "50인 미만", "less than 50"
    yield "3년", "3 years"
    yield "제3차", "number 3 in order"


@pytest.mark.parametrize(("ko", "words"), list(worded()))
def test_a_quantity_in_words(ko: str, words: str) -> None:
    assert in_words(alone("ko", ko)) == words
