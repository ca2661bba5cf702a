"""What is written in English where a sentence is not: a dash, a letter, "see above"; and a sentence that breaks off."""

from __future__ import annotations

import re

_POINTS = (
    r"see|cf|as|as in|same as|like|refer to|vide|(?:repeat(?:s|ed)?|copied|continued|translated)(?: (?:from|of|in|on|with))?"
    r"|(?:merged|joined|combined|put together) (?:with|to|into)|(?:included|contained|covered) (?:in|by|with)|part of|moved to"
)
_THERE = (
    r"(?:the )?(?:(?:line|sentence|paragraph|text) )?(?:above|below|before|after|previous|preceding|prior|next|following|last)"
    r"(?: (?:line|sentence|paragraph|one|text|pair))?"
)
_NOT_DONE = (
    r"(?:not|not yet|yet to be|to be|no|un|un-|needs?|pending|awaiting|missing|skip|skipped) ?(?:translat(?:ed|ion)|work|done|complete"
    r"|finished)|translat(?:e|ion)(?: (?:later|here|missing|pending|needed))?"
)
_WORDS = re.compile(
    rf"(?:(?:{_POINTS})\.? )?(?:{_THERE}|supra|infra|p\d+[a-z]?(?:\.\d+)?)|{_NOT_DONE}"
    r"|id(?:em)?|ibid(?:em)?|ditto|etc|n/?a|tbd|tk|to come|to follow|omitted|omit|skip(?:ped)?|same|same here|cont(?:inued|[’']?d)?"
    r"|pending|draft|blank|empty|none|null|dummy|placeholder|sample|test|foo|asdf|untranslatable|illegible|unclear|left out|deleted"
    r"|blah(?: blah)*|x+|text|sentence",
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
