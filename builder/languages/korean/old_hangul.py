"""Hangul of the fifteenth century and after: syllables of conjoining letters, and the tone marks beside them (〮, 〯)."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TONES = "\u302e\u302f"
_LETTERS = "\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff"
_OLD = re.compile(f"[{_LETTERS}{_TONES}]")
_RUN = re.compile(f"[가-힣{_LETTERS}{_TONES}]+")
_WITHOUT_TONES = {ord(tone): None for tone in _TONES}


def has_old_hangul(text: str) -> bool:
    """Whether a text has letters or marks that no Hangul of today has."""
    return bool(_OLD.search(text))


def old_runs(text: str) -> Iterator[tuple[str, bool]]:
    """The text as nonempty runs, and whether each is of Hangul with letters or marks of old, which one font must set as a whole."""
    done = 0
    for found in _RUN.finditer(text):
        if has_old_hangul(found[0]):
            if done < found.start():
                yield text[done : found.start()], False
            yield found[0], True
            done = found.end()
    if done < len(text):
        yield text[done:], False


def without_tones(text: str) -> str:
    """The text without marks of tone, which nobody types who looks for a word."""
    return text.translate(_WITHOUT_TONES)
