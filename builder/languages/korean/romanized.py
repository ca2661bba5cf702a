"""Which Latin words of an English text are Korean words of the text beside it, in either romanization."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from builder.languages.korean.mccune_reischauer import mccune_reischauer
from builder.languages.korean.romanization import romanize

_WORD = re.compile("[가-힣]+")
_LONGEST = 8  # syllables of a word
_SHORTEST = 3  # letters of a word of one syllable, which is no slip for another word


def is_romanized(word: str, korean: str) -> bool:
    """Whether `word`, in small letters, is a word of the Korean text, or part of one, romanized; it may have an English -s or -’s.

    >>> is_romanized("pansori", "판소리를 듣는다."), is_romanized("hanoks", "한옥 두 채"), is_romanized("pansori", "노래를 듣는다.")
    (True, True, False)
    """
    bare = re.sub(r"[’']s$", "", word)
    known = _romanized(korean)
    return bare in known or bare.removesuffix("s") in known


@lru_cache(64)
def _romanized(korean: str) -> frozenset[str]:
    """The words of the text and the parts of them, in both romanizations, without hyphens and marks."""
    letters = (_letters(form) for part in _parts(korean) for form in (romanize(part), *_by_mccune_reischauer(part)))
    return frozenset(word for word in letters if len(word) >= _SHORTEST)


def _by_mccune_reischauer(part: str) -> tuple[str, str]:
    return mccune_reischauer(part), mccune_reischauer(part, tense=False)


def _letters(romanized: str) -> str:
    return re.sub("[^a-z]", "", unicodedata.normalize("NFD", romanized))


def _parts(korean: str) -> Iterator[str]:
    """Each word without what may be its particles, each part of two syllables or more, and two words as one."""
    words = _WORD.findall(korean)
    for word in words:
        yield word[:1]
        yield from (word[at:end] for at in range(len(word)) for end in range(at + 2, min(len(word), at + _LONGEST) + 1))
    for first, second in pairwise(words):
        yield from (first + second[:end] for end in range(1, len(second) + 1))
