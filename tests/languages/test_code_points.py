"""Code points that are no text, and the quick test that a text has none."""

from __future__ import annotations

import sys

from builder.languages.code_points import NOT_TEXT, is_plain

NOT_PLAIN = {*"\t\r\ufeff"}


def test_what_is_plain_has_nothing_that_is_no_text() -> None:
    plain = [one for one in map(chr, range(sys.maxunicode + 1)) if is_plain(one)]
    assert not NOT_TEXT.search("".join(plain))
    assert NOT_PLAIN.isdisjoint(plain)
    assert is_plain("".join(plain))


def test_one_character_of_another_kind_is_enough() -> None:
    text = "소버린 AI(Sovereign AI)는 ‘주권’이다.\nAs “sovereign” as it gets — 技政學 · ㄱ"
    assert is_plain(text)
    assert is_plain("")
    for one in (*NOT_PLAIN, "\x00", "\x1b", "\x85", "\u2028", "\ufdd0", "\uffff", "\U0001ffff", "\ud800"):
        assert not is_plain(text + one)
        assert not is_plain(one + text)
