"""How long reading a text takes."""

from __future__ import annotations

from builder.languages import Language
from builder.model.digest import Counts

_KOREAN, _ENGLISH = 500, 230  # characters without spaces, and words, that are read in a minute


def reading_minutes(counts: Counts, language: Language) -> int:
    """How long reading one side takes, in whole minutes."""
    minutes = counts.ko_chars / _KOREAN if language == "ko" else counts.en_words / _ENGLISH
    return max(1, round(minutes))
