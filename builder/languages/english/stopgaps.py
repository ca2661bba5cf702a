"""What is written in English where a sentence is not: a dash, a letter, "see above"; and a sentence that breaks off."""

from __future__ import annotations

import re

_WORDS = re.compile(
    r"(?:(?:see|cf|as|same as|id|ditto|vide)\.? )?(?:above|below|before|supra|infra|ibid(?:em)?|id(?:em)?|ditto|etc|n/?a|tbd"
    r"|omitted|skipped|untranslated|not translated|translation|same|same here|blah(?: blah)*|x+|tk|text|sentence|p\d+[a-z]?(?:\.\d+)?)",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|TK)\b|\?\?\?|[Ll]orem ipsum")
_AROUND = " \t“”‘’\"'()[]{}<>*_.,:;!…–—-"
_SAYS = re.compile(r"[^\W\d_]{2}|\d")
_OPEN_END = re.compile(
    r"[,;–—(\[&/-]$|(?:^|[\s“‘(])(?:an?|the|of|and|or|nor|but|to|from|with|by|for|as|that|which|whose|than|into|its|their|his|her|is|are|was"
    r"|were)$",
    re.IGNORECASE,
)
_LOW_START = re.compile(r"[“‘(]?[a-z]+(?![\w’.-])")


def placeholder(text: str) -> re.Match[str] | None:
    """The first placeholder of a draft in the text: TODO, ???."""
    return _PLACEHOLDER.search(text)


def is_translated(text: str) -> bool:
    """Whether a line may be held against its source: it is neither a stopgap nor a placeholder."""
    return not (is_silent(text) or is_stopgap(text) or placeholder(text))


def is_silent(text: str) -> bool:
    """Whether the text says nothing: it has no figure and no word of two letters."""
    return not _SAYS.search(text)


def is_stopgap(text: str) -> bool:
    """Whether the text is no sentence but points to another, or says that there is none.

    >>> is_stopgap("(See above.)"), is_stopgap("See above for the reason.")
    (True, False)
    """
    return bool(_WORDS.fullmatch(text.strip(_AROUND)))


def begins_within(text: str) -> bool:
    """Whether a line begins in the middle of a sentence: its first word has small letters."""
    return bool(_LOW_START.match(text))


def breaks_off(text: str) -> bool:
    """Whether a line ends in the middle of a sentence: in a comma or the like, or in a word that needs another after it."""
    return bool(_OPEN_END.search(text))
