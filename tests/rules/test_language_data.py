"""The facts on which the rules of language stand: the baseline of length, the dictionary, the two spellings of English."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from dataclasses import replace

import pytest
from spellchecker import SpellChecker

from builder.languages.english import spelling
from builder.languages.english.american import american
from builder.model.corpus import Corpus
from builder.model.digest import Digest
from builder.model.edition import Edition
from builder.model.sentence_lengths import sentence_lengths
from builder.rules.alignment import unlikely_length

MISSPELT = """
    accomodate adress agreeement allience annouced artifical begining beleive comittee cooperaton definately
    develope enviroment existance goverment hegemmony independant infrastucture intial inteligence leadeship
    neccessary occured occurence polciy publically recieve reccomend refered regualtion semiconducter seperate
    soverign strategey succesful techology thier transfered untill wich
""".split()


def test_the_length_of_the_english_is_what_our_editions_give(real_editions: tuple[Edition, ...]) -> None:
    pairs = (pair for edition in real_editions for pair in edition.pairs)
    shares = [math.log(length.share) for pair in pairs for length in sentence_lengths(pair)]
    assert len(shares) > 200
    assert abs(statistics.mean(shares)) < 0.05
    assert statistics.stdev(shares) < 0.16
    assert math.log(2) > 1.25 * max(map(abs, shares))


def lengths_found(corpus: Corpus, change: Callable[[int], int], *, finished: bool = True) -> tuple[int, int]:
    """How many sentences of at least the least expected length the rule finds, and how many there are, their English so changed."""

    def changed(digest: Digest) -> Digest:
        lengths = tuple(length._replace(english=change(length.english)) for length in digest.lengths)
        return replace(digest, lengths=lengths, status="reviewed" if finished else "draft")

    lengths = [length for digest in corpus.digests for length in digest.lengths if length.expected >= 120]
    places = {length.place for length in lengths}
    found = unlikely_length.findings(Corpus(corpus.glossary, tuple(map(changed, corpus.digests))))
    return len({finding.place for finding in found} & places), len(places)


def test_sentences_of_which_a_third_is_left_are_found(real_corpus: Corpus) -> None:
    found, all_ = lengths_found(real_corpus, lambda english: english // 3, finished=False)
    assert found >= 0.9 * all_ > 100


def test_what_is_usual_is_what_the_finished_editions_have(real_corpus: Corpus) -> None:
    assert lengths_found(real_corpus, lambda english: english // 3)[0] == 0
    assert lengths_found(real_corpus, lambda english: english)[0] == 0


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
