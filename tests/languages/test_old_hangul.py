"""Old Hangul in a text: where it is, and the text without its marks of tone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from builder.languages.korean.old_hangul import has_old_hangul, old_runs, without_tones


def test_a_word_is_one_run_with_its_modern_syllables() -> None:
    assert [*old_runs("나랏〮말〯ᄊᆞ미〮 中듀ᇰ國은 나라")] == [
        ("나랏〮말〯ᄊᆞ미〮", True),
        (" 中", False),
        ("듀ᇰ", True),
        ("國은 나라", False),
    ]
    assert without_tones("나랏〮말〯ᄊᆞ미〮") == "나랏말ᄊᆞ미"
    assert not has_old_hangul("나랏말씀 ㅏ")


@given(st.text(alphabet=st.sampled_from("가 ᄊᆞᇰ〮a中"), max_size=30))
def test_the_runs_are_the_text(text: str) -> None:
    runs = [*old_runs(text)]
    assert "".join(run for run, _ in runs) == text
    assert all(run for run, _ in runs)
    assert all(has_old_hangul(run) == is_old for run, is_old in runs)
