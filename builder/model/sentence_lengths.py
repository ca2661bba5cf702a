"""How long the English of a sentence is beside its Korean, as a digest keeps it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from builder.languages.english.stopgaps import begins_within, breaks_off, is_translated
from builder.languages.korean.courtesy import is_courtesy, without_courtesy
from builder.languages.korean.hangul import is_syllable
from builder.languages.korean.words import is_han
from builder.languages.script_runs import mostly_korean
from builder.model.edition import Pair, Segment
from builder.model.finding import Place

# A syllable of Hangul or Hanja makes so many characters of English, any other character of the Korean, spaces aside, makes one.
PER_SYLLABLE = 3.5
LEAST_SYLLABLES = 20  # a shorter sentence says nothing of lengths
_QUOTATION = re.compile('[“‘"「『][^“‘”’"「」『』]+[”’"」』]')
_QUOTED = re.compile('[“”‘"]')
_SEVERAL = 2
_LEAST_OF_COURTESY = 0.2  # of what is expected; whoever says more than this of an act of courtesy may have said it all


class SentenceLength(NamedTuple):
    """The length of a sentence's English, in characters, beside that which its Korean alone would have it be.

    `kind` is the pair's. `torn` is true where the line begins or ends in the middle of a sentence, or has none of several quotations.
    """

    kind: str
    expected: int
    english: int
    torn: bool
    place: Place

    @property
    def share(self) -> float:
        """How much of the expected length there is."""
        return self.english / self.expected


def sentence_lengths(pair: Pair) -> Iterator[SentenceLength]:
    """Of the pair's sentences of twenty syllables or more, those that have been put into English, and are not mere courtesy."""
    for segment in pair.segments:
        syllables, expected = measure(segment.ko.text)
        text, torn = segment.en.text, _is_torn(segment)
        said = len(text) >= expected * _LEAST_OF_COURTESY and is_courtesy(segment.ko.text) and not torn
        if syllables >= LEAST_SYLLABLES and is_translated(text) and not (said or mostly_korean(text)):
            yield SentenceLength(pair.kind, expected, len(text), torn, segment.en.place)


def measure(korean: str) -> tuple[int, int]:
    """How many syllables a Korean text has, and how many characters of English it makes; its courtesy makes few."""
    chars, syllables = _counted(korean)
    said = _counted(without_courtesy(korean))[1]
    return syllables, max(1, round(PER_SYLLABLE * said + chars - said))


def _counted(text: str) -> tuple[int, int]:
    """How many characters a text has, spaces aside, and how many of them are syllables."""
    chars = [char for char in text if not char.isspace()]
    return len(chars), sum(is_syllable(char) or is_han(char) for char in chars)


def _is_torn(segment: Segment) -> bool:
    ko, en = segment.ko.text, segment.en.text
    unquoted = len(_QUOTATION.findall(ko)) >= _SEVERAL and not _QUOTED.search(en)
    return unquoted or begins_within(en) or (breaks_off(en) and ko[-1] != en[-1])
