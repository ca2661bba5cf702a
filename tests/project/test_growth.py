"""Time grows in proportion to the input, on inputs that once took the square of their length or more; `benchmarks.growth` tries all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from benchmarks.attacks import FILES, of_line, run
from benchmarks.growth import MOST, growths, ratio
from builder.content.comparison import word_diff
from builder.content.draft import draft
from builder.content.load_editions import load_edition
from builder.content.repository import Repository, load_glossary
from builder.languages.korean.quantities import quantities
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

    found = quantities(" ".join(f"{2 * at}명," for at in range(1, 1_601)) + " 9,999명")
    assert len(found) == 1_601
    assert not asked(1_600)
    assert in_proportion(partial(asked, 1_600), partial(asked, 400))


def test_a_pair_rewritten_from_its_first_word_to_its_last() -> None:
    def rewritten(count: int) -> tuple[str, str]:
        return " ".join(f"old{at}" for at in range(count)), " ".join(f"new{at}" for at in range(count))

    whole, part = (partial(word_diff, *rewritten(count)) for count in (4_000, 1_000))
    assert {run.side for run in whole()} == {"old", "new"}
    assert in_proportion(whole, part)


def test_a_seed_of_one_line_that_never_ends_a_sentence() -> None:
    for unit in ("가(", "가.)“ ", "1. ", "“가. "):
        whole, part = (partial(draft, "a.txt", unit * count, "2024-01-01") for count in (8_000, 2_000))
        assert in_proportion(whole, part), unit
