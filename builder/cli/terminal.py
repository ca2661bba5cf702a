"""What a terminal makes of a text."""

from __future__ import annotations

from unicodedata import east_asian_width

import click


def columns(text: str) -> int:
    """How many columns a terminal gives the text: two to a Hangul syllable or a Chinese character, none to styles."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in click.unstyle(text))
