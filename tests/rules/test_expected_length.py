"""The length of the English that is expected of the Korean, as our editions give it."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from dataclasses import replace

from builder.model.corpus import Corpus
from builder.model.digest import Digest
from builder.model.edition import Edition
from builder.model.packed import packed
from builder.model.sentence_lengths import sentence_lengths
from builder.rules.alignment import unlikely_length


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
        return replace(digest, packed_lengths=packed(lengths), status="reviewed" if finished else "draft")

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
