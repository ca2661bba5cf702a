"""The dictionary's slips, and the two spellings of English."""

from __future__ import annotations

import pytest
from spellchecker import SpellChecker

from builder.languages.english import spelling
from builder.languages.english.american import american

MISSPELT = """
    accomodate adress agreeement allience annouced artifical begining beleive comittee cooperaton definately
    develope enviroment existance goverment hegemmony independant infrastucture intial inteligence leadeship
    neccessary occured occurence polciy publically recieve reccomend refered regualtion semiconducter seperate
    soverign strategey succesful techology thier transfered untill wich
""".split()


@pytest.mark.parametrize("word", MISSPELT)
def test_common_slips_are_found(word: str) -> None:
    found = list(spelling.misspelt(f"It is {word}, they say.", frozenset()))
    assert [(start, end) for start, end, _ in found] == [(6, 6 + len(word))]


def test_the_nearest_word_is_named() -> None:
    (found,) = spelling.misspelt("a techology", frozenset())
    assert found == (2, 11, "technology")


@pytest.mark.parametrize(
    "text",
    [
        "It isn’t the state’s, nor the states’.",
        "vol. 3, ext. 7, etc., et al.",
        "Chung-hee met von der Leyen.",
        "see a@b.org, path/nme, v2x, x86",
        "items i, ii, and iv",
        "cybersecurity, smartphones, and deepfakes",
        "severities, booleans, and suppressions",
        "a technopolitical wordd",
    ],
)
def test_what_is_no_slip_is_not_found(text: str) -> None:
    assert list(spelling.misspelt(text, frozenset(("technopolitical", "wordd")))) == []


def test_no_word_of_ours_is_in_the_dictionary_already() -> None:
    dictionary = SpellChecker(language="en")
    assert [word for word in sorted(spelling.YOUNG) if word in dictionary] == []


@pytest.mark.parametrize(
    ("british", "wanted"),
    [
        ("colour", "color"),
        ("favourable", "favorable"),
        ("organisations", "organizations"),
        ("decentralised", "decentralized"),
        ("analysing", "analyzing"),
        ("travelled", "traveled"),
        ("programmes", "programs"),
        ("defence", "defense"),
        ("whilst", "while"),
    ],
)
def test_british_words_have_american_ones(british: str, wanted: str) -> None:
    assert american(british) == wanted


@pytest.mark.parametrize(
    "word",
    "four hour contour tourism journey exercise advise advertise surprise promise enterprise compromise analyses "
    "organism centrist precise excellent compelled controlled rebelled fiber billed rigorous socialist".split(),
)
def test_american_words_are_left_alone(word: str) -> None:
    assert american(word) is None
