"""A squeezed text and its way back: whatever is left out, each character that stays is found again where it stood."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.languages.english import words as english
from builder.languages.korean import words as korean

_CHARS = st.sampled_from([*"가힣aZİ1,(-–—’ ", "·", "ㆍ", "技", "\uf967", "\u1112", *"\u00a0\u3000\t\n\u2011"])
TEXTS = st.lists(_CHARS, max_size=24).map("".join)


@given(TEXTS)
def test_each_korean_character_answers_its_own(text: str) -> None:
    squeezed = korean.normalize(text)
    spans = [squeezed.span(at, at + 1) for at in range(len(squeezed.text))]
    assert all(a < b <= c < d for (a, b), (c, d) in pairwise(spans))
    kept = [text[start:end] for start, end in spans]
    assert [korean.normalize(char).text for char in kept] == list(squeezed.text)
    left_out = set(range(len(text))) - {start for start, _ in spans}
    assert all(text[at].isspace() or text[at] in korean.MIDDLE_DOTS for at in left_out)


@given(TEXTS)
def test_each_english_character_answers_its_own(text: str) -> None:
    squeezed = english.normalize(text)
    spans = [squeezed.span(at, at + 1) for at in range(len(squeezed.text))]
    assert [english.normalize(text[start:end]).text for start, end in spans] == list(squeezed.text)
    assert "  " not in squeezed.text
    left_out = set(range(len(text))) - {start for start, _ in spans}
    assert all(english.normalize(text[at - 1 : at + 1]).text == " " for at in left_out)


@given(TEXTS, st.data())
def test_matches_are_restored_together_as_one_by_one(text: str, data: st.DataObject) -> None:
    squeezed = korean.normalize(text)
    ends = range(1, len(squeezed.text) + 1)
    found = [(end * 7, data.draw(st.integers(0, end - 1)), end) for end in ends]
    assert squeezed.restored(found) == [(what, *squeezed.span(start, end)) for what, start, end in found]


@pytest.mark.parametrize(
    ("text", "bare", "offsets"),
    [
        ("소버린(Sovereign) AI", "소버린ai", [3]),
        ("말 (AI)과 (글) 기정학（技政學）적", "말과(글)기정학적", [1, 8]),
        ("(말) 기정학", "(말)기정학", []),
        ("소버린(\ufa6c)AI", "소버린ai", [3]),
    ],
)
def test_a_text_without_its_glosses(text: str, bare: str, offsets: list[int]) -> None:
    glosses = korean.glosses(text)
    without = korean.normalize(text).without(glosses)
    assert without.text == bare
    assert [without.offset(start) for start, _ in glosses] == offsets
    at = bare.index(bare[-1])
    assert text[slice(*without.span(at, at + 1))].lower() == bare[-1]
