"""The length of the English that is expected of the Korean, as our editions give it."""

from __future__ import annotations

import math
import statistics

from builder.model.edition import Edition
from builder.rules import alignment


def test_the_length_of_the_english_is_what_our_editions_give(real_editions: tuple[Edition, ...]) -> None:
    shares = []
    for edition in real_editions:
        for pair in edition.pairs:
            for segment in pair.segments:
                syllables, expected = alignment.measure(segment.ko)
                if syllables >= 20:
                    shares.append(math.log(len(segment.en.text) / expected))
    assert len(shares) > 200
    assert abs(statistics.mean(shares)) < 0.05
    assert statistics.stdev(shares) < 0.16
    assert math.log(2) > 1.25 * max(map(abs, shares))
