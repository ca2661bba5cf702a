"""The Korean names of Latin letters, by which acronyms are read aloud: AI is 에이아이, GPU 지피유.

The names are those of the Standard Korean Dictionary (표준국어대사전), and those that usage has beside two of them (씨, 알).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

_STANDARD = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "에이 비 시 디 이 에프 지 에이치 아이 제이 케이 엘 엠 엔 오 피 큐 아르 에스 티 유 브이 더블유 엑스 와이 제트".split(),
        strict=True,
    )
)
_USUAL = {**_STANDARD, "C": "씨", "R": "알"}
_ACRONYM = re.compile(r"(?<![A-Za-z])[A-Z]{2,6}(?![A-Za-z])")
_LETTER = re.compile("[A-Za-z]")


def letter_names(form: str) -> Iterator[str]:
    """A form with its acronyms as they are read aloud, in usage and by the standard; nothing where it has none, or other Latin letters.

    >>> list(letter_names("소버린 AI"))[0], list(letter_names("R&D")), list(letter_names("AI safety"))
    ('소버린 에이아이', [], [])
    """
    if _ACRONYM.search(form) and not _LETTER.search(_ACRONYM.sub("", form)):
        yield from (_LETTER.sub(partial(_name, names), form) for names in (_USUAL, _STANDARD))


def _name(names: dict[str, str], letter: re.Match[str]) -> str:
    return names[letter[0]]
