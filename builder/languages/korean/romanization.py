"""The Revised Romanization of Korean (Ministry of Culture and Tourism notice 2000-8), for names and other nouns.

The sounds are those of `koroman`, which writes as one speaks; the clause on nouns (chapter 3, article 1) is added here: after the
sounds ㄱ, ㄷ and ㅂ the ㅎ of a noun is written out, 집현전 jiphyeonjeon.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import koroman

from builder.languages.korean.hangul import split

_STOPS = frozenset("ㄱㄲㅋㄷㅅㅈㅊㅌㅂㅍ")
# Noun and verb differ: 굳히다 guchida, 잡혀 japyeo are verbs with the suffix 히, which no noun of Chinese origin has.
_SUFFIX = frozenset({"히", "힌", "힐", "힘", "힙", "혀", "혔"})
_SYLLABLES = re.compile("[가-힣]+")


@lru_cache(4096)
def romanize(hangul: str) -> str:
    """`hangul` in lower-case Latin letters, without hyphens; whatever is not a Hangul syllable stays as it is.

    The spelling decides, as far as it can: a ㄴ that is heard but not written between the parts of a compound, or a verb such as
    못하다, is for the entry's own `romanization` to say.
    """
    return _SYLLABLES.sub(lambda found: "".join(_spoken(part) for part in _parts(found[0])), hangul)


def _spoken(syllables: str) -> str:
    return str(koroman.romanize(syllables)).replace("-", "")


def _parts(word: str) -> list[str]:
    """The word cut before each ㅎ that does not melt into the consonant before it."""
    cuts = [0, *(i for i in range(1, len(word)) if _written_out(word[i - 1], word[i])), len(word)]
    return [word[start:end] for start, end in pairwise(cuts)]


def _written_out(before: str, syllable: str) -> bool:
    return split(before)[2] in _STOPS and split(syllable)[0] == "ㅎ" and syllable not in _SUFFIX
