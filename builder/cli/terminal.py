"""Terminal output: the width of texts."""

from __future__ import annotations

from unicodedata import east_asian_width

import click


def columns(text: str) -> int:
    """The width of the text in columns: two for a Hangul syllable or Chinese character, none for styles."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in click.unstyle(text))
