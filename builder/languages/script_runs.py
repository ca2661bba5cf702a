"""Script runs: the parts of an English text that are Korean, in Hangul or in Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

ScriptTag = Literal["ko", "ko-Hani"]

_HANGUL = "\u1100-\u11ff\u3131-\u318e\u3200-\u321e\u3260-\u327e\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc"
_HAN = "\u2e80-\u2fdf\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KOREAN = re.compile(f"[{_HANGUL}{_HAN}](?:[^{_HANGUL}{_HAN}A-Za-z()]*[{_HANGUL}{_HAN}])*")
_ANY_HANGUL = re.compile(f"[{_HANGUL}]")


def script_runs(text: str) -> Iterator[tuple[str, ScriptTag | None]]:
    """`text` as nonempty runs, each with a language tag; joined they are the text again. Runs without Korean letters have None.

    The tags are BCP 47 with ISO 15924 scripts: `ko` for a run with Hangul, `ko-Hani` for one of Chinese characters only.
    """
    done = 0
    for found in _KOREAN.finditer(text):
        if done < found.start():
            yield text[done : found.start()], None
        yield found[0], "ko" if _ANY_HANGUL.search(found[0]) else "ko-Hani"
        done = found.end()
    if done < len(text):
        yield text[done:], None


def headword_tag(hanja: str) -> Literal["ko", "ko-Hani", "zh-Hans"]:
    """The language tag of Chinese characters: of a Korean word, with Hangul or without, or of a Chinese name in simplified forms."""
    if _ANY_HANGUL.search(hanja):
        return "ko"
    return "zh-Hans" if any(map(_is_simplified, hanja)) else "ko-Hani"


def _is_simplified(char: str) -> bool:
    """Whether a character is in China's standard set alone, and in neither Korea's nor Taiwan's: 习, not 習 or 崛."""
    return _encodes(char, "gb2312") and not _encodes(char, "euc_kr") and not _encodes(char, "big5")


def _encodes(char: str, standard: str) -> bool:
    return bool(char.encode(standard, "ignore"))


def mostly_korean(text: str) -> bool:
    """Whether at least half of the letters of `text` are Korean; false for a text without letters."""
    letters = "".join(filter(str.isalpha, text))
    korean = sum(len(part) for part, tongue in script_runs(letters) if tongue)
    return bool(letters) and 2 * korean >= len(letters)
