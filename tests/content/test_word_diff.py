"""The difference of two texts, word by word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.content.comparison import DiffRun, word_diff

TEXTS = st.lists(st.sampled_from(["바다", "tide", " ", "\n", ".", "flat", "a b"]), max_size=12).map("".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off_the_difference(old: str, new: str) -> None:
    found = word_diff(old, new)
    assert "".join(one.text for one in found if one.side != "new") == old
    assert "".join(one.text for one in found if one.side != "old") == new
    assert all(one.text for one in found)


def test_a_phrase_that_was_rewritten_reads_as_one() -> None:
    assert word_diff("We dig clams here.", "We gather shells here.") == (
        DiffRun("same", "We "),
        DiffRun("old", "dig clams"),
        DiffRun("new", "gather shells"),
        DiffRun("same", " here."),
    )
