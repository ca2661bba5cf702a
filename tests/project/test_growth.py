"""Time grows in proportion to the input, on inputs that once took the square of their length or more; `benchmarks.growth` tries all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest

from benchmarks.attacks import FILES, of_line, run
from benchmarks.growth import MOST, growths, ratio
from builder.content.comparison import word_diff
from builder.content.documents import markdown
from builder.content.draft import draft
from builder.content.importers import po
from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.loading.editions import load_edition
from builder.content.raw_text.page_frames import is_control
from builder.content.repository import Repository, load_glossary
from builder.languages.english import quantities as english
from builder.languages.english.sentences import sentences as english_sentences
from builder.languages.hyperlinks import Hyperlink, hyperlinks
from builder.languages.korean import quantities as korean
from builder.languages.korean.sentences import sentences as korean_sentences
from builder.languages.quantity.implied import is_implied

# Runs of the classes of characters, and of the words of numbers.
LINES = ("(", ")", "-", "one-")
STEPS = ("rule", "annotate", "suggest", "report as text")
COUNT, LENGTH = 80, 1_600
SOME = ("pairs with findings", "lines", "unknown keys", "exceptions")
QUICK = 1e-5  # seconds a character, beneath which growth is not looked at; what took the square of the length took ten times as long


def line(unit: str, length: int) -> Repository:
    return of_line(run(unit, length))


def in_proportion(whole: Callable[[], object], part: Callable[[], object]) -> bool:
    """Whether four times the input takes no more than a wide margin longer, in one of three tries: others may use the processor."""
    return any(ratio(whole, part) < MOST for _ in range(3))


@pytest.mark.parametrize("unit", LINES)
def test_a_run_of_anything_takes_time_in_proportion(unit: str) -> None:
    assert list(map(str, growths(repr(unit), partial(line, unit), LENGTH, QUICK, STEPS))) == []


def test_what_is_made_to_take_long_is_read() -> None:
    """Otherwise no rule would be tried on it."""
    for unit in LINES:
        made = line(unit, LENGTH)
        assert load_edition(made.translations[0], {})[0], unit
        assert not load_glossary(made)[1], unit


@pytest.mark.parametrize("attack", SOME)
def test_too_much_of_anything_takes_time_in_proportion(attack: str) -> None:
    assert list(map(str, growths(attack, FILES[attack], COUNT, QUICK * 50, (*STEPS, "read")))) == []


def test_a_number_that_is_no_sum_of_any_two_of_many() -> None:
    def asked(count: int) -> bool:
        return is_implied(found[-1], found[:count])

    found = korean.quantities(" ".join(f"{2 * at}명," for at in range(1, 1_601)) + " 9,999명")
    assert len(found) == 1_601
    assert not asked(1_600)
    assert in_proportion(partial(asked, 1_600), partial(asked, 400))


def test_a_pair_rewritten_from_its_first_word_to_its_last() -> None:
    def rewritten(count: int) -> tuple[str, str]:
        return " ".join(f"old{at}" for at in range(count)), " ".join(f"new{at}" for at in range(count))

    whole, part = (partial(word_diff, *rewritten(count)) for count in (4_000, 1_000))
    assert {run.side for run in whole()} == {"old", "new"}
    assert in_proportion(whole, part)


@pytest.mark.parametrize(
    "piece", ["9", "a", "1,", "1.1A", "만", "십", "9만 ", "two hundred and ", "a@", "http://", "ISBN ", "1-", "수", "@"]
)
def test_numbers_are_read_in_proportion(piece: str) -> None:
    for read in (korean.quantities, english.quantities):
        assert in_proportion(partial(read, piece * 2_000), partial(read, piece * 500)), read.__module__


@pytest.mark.parametrize("piece", [".", "!.", ".”", ". ", "A. ", "1) "])
def test_sentences_are_told_apart_in_proportion(piece: str) -> None:
    for split in (korean_sentences, english_sentences):
        assert in_proportion(partial(split, piece * 8_000), partial(split, piece * 2_000)), split.__module__


@pytest.mark.parametrize(
    "text",
    [
        lambda count: "![](" + " " * count + "x",
        lambda count: "![](" * count,
        lambda count: "![a b](" + "(a)" * count + "x",
        lambda count: "1. 가\n" * count,
        lambda count: "| 가 | 나 |\n" * count,
    ],
    ids=["spaces", "openings", "brackets", "list", "table"],
)
def test_markdown_is_read_in_proportion(text: Callable[[int], str]) -> None:
    def read(count: int) -> object:
        return markdown.contents(ForeignFile("a.md", text(count).encode()))

    assert in_proportion(partial(read, 4_000), partial(read, 1_000))


def test_the_head_of_a_catalogue_is_read_in_proportion() -> None:
    def read(count: int) -> object:
        with suppress(ForeignError):
            return list(po.units(ForeignFile("a.po", b"Content-Type:" * count)))
        return None

    assert in_proportion(partial(read, 8_000), partial(read, 2_000))


def test_an_address_within_brackets() -> None:
    def found(count: int) -> list[Hyperlink]:
        return list(hyperlinks("(" * count + "https://example.org/a" + ")" * count))

    assert [one.href for one in found(4_000)] == ["https://example.org/a"]
    assert in_proportion(partial(found, 4_000), partial(found, 1_000))


def test_a_seed_of_one_line_that_never_ends_a_sentence() -> None:
    for unit in ("가(", "가.)“ ", "1. ", "“가. ", " ", ".", "1", "#가, ", "| ", "가: "):
        whole, part = (partial(draft, "a.txt", f"가{unit * count}나", "2024-01-01") for count in (8_000, 2_000))
        assert in_proportion(whole, part), unit


@pytest.mark.parametrize(
    "line",
    [
        "사람{n}: 간다.",
        "{n}) 달",
        "물이 든다*.",
        "* 달",
        "{n} 물때와 달",
        "가 | {n}",
        "물이 든다. {n}) 달이 뜬다.",
        "가나{n}",
    ],
)
def test_a_seed_of_many_lines(line: str) -> None:
    def text(count: int) -> str:
        return "\n".join(line.format(n=number) for number in range(count))

    whole, part = (partial(draft, "a.txt", text(count), "2024-01-01") for count in (2_400, 600))
    assert in_proportion(whole, part)


def test_tags_that_are_followed_by_something_else() -> None:
    assert in_proportion(partial(is_control, "#가, " * 36 + "끝"), partial(is_control, "#가, " * 9 + "끝"))
