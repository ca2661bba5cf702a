"""Sentence splitting of Korean by rules, without a morphological analyzer.

A period ends a sentence if a space follows it, unless it belongs to a number, a date, an initial, an abbreviation or an address, is
within brackets or quotation marks, or is followed by a quotative particle (“…이다.” 라고). A question within quotation marks is part of
the sentence around it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise

# The mark of a note after the end belongs to the sentence (바뀐다.1) 그래서 …, 바뀐다.[1] 그래서 …); what is of full width needs no space.
_END = re.compile(
    r"(?<![.!?。．！？…])[.!?。．！？…]++[”’\"'」』》)\]*]*+(?P<note>(?<=[가-힣][.!?])(?:\d{1,3}\)|\[\d{1,3}\]|[¹²³⁰-⁹]{1,3}))?(?:(?=\s)|(?<=[。．！？])(?=[가-힣]))"
)
_BEFORE = 40  # characters before an end, in which an abbreviation, a number or a date is looked for
_OPENING, _CLOSING = "“‘「『《〈([", "”’」』》〉)]"
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[“‘])(?:[A-Z]|(?:[A-Z]\.)+[A-Z]|Ph\.D"
    r"|Mr|Mrs|Ms|Dr|Prof|St|No|vs|cf|e\.g|i\.e|et al|Vol|pp?|ed|eds|Inc|Co|Ltd|U\.[SK]|[ap]\.m)$"
)
_NUMBER, _ANOTHER = re.compile(r"\d$"), re.compile(r"\s*\d")
_NUMBERED = re.compile(r"^\s*(?:[0-9]{1,3}(?:-[0-9]{1,3})*|[가나다라마바사아자차카타파하A-Za-z]|[IVX]+|[Ⅰ-Ⅻ])$")
_DATE = re.compile(r"\d{2,4}\.\s?\d{1,2}(?:\.\s?\d{1,2})?$")
_TAKEN_UP = re.compile(r"\s+(?:이?라고|이?라며|이?라는|하고|고|며|는|라)(?=[\s,.])")
_OPENS = re.compile(r"\s*\(")
_QUOTED = re.compile(r"[.!?…][”’\"'」』]+$")


def sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph, in order, without surrounding spaces; every other character is in one of them."""
    cuts = [0, *_ends(paragraph), len(paragraph)]
    parts = (paragraph[start:end].strip() for start, end in pairwise(cuts))
    return tuple(part for part in parts if part)


def _ends(text: str) -> Iterator[int]:
    """The offsets at which a sentence ends and another follows."""
    depths = _depths(text)
    start = 0
    for found in _END.finditer(text):
        if depths[found.end()] == 0 and _closes(text, start, found):
            yield found.end()
            start = found.end()


def _closes(text: str, start: int, found: re.Match[str]) -> bool:
    mark = found[0].removesuffix(found["note"] or "")
    if mark[0] in "!?！？…":
        return not _QUOTED.search(mark) and not _TAKEN_UP.match(text, found.end())
    before = text[max(start, found.start() - _BEFORE) : found.start()]
    if (len(before) < _BEFORE and _NUMBERED.match(before)) or _ABBREVIATION.search(before):
        return False
    if _DATE.search(before) or (_NUMBER.search(before) and _ANOTHER.match(text, found.end())):
        return False
    if mark.endswith(")") and not _OPENS.match(text, start):
        return False
    return not (_QUOTED.search(mark) and _TAKEN_UP.match(text, found.end()))


def _depths(text: str) -> list[int]:
    """The nesting depth of brackets and quotation marks before each character and at the end; unclosed ones do not count."""
    stack, opened = list[tuple[int, str]](), Counter[str]()
    changes = [0] * (len(text) + 2)
    for at, char in enumerate(text):
        if char in _OPENING:
            stack.append((at, char))
            opened[char] += 1
        elif char in _CLOSING:
            opening = _OPENING[_CLOSING.index(char)]
            if not opened[opening]:
                continue
            while stack[-1][1] != opening:
                opened[stack.pop()[1]] -= 1
            begin, _ = stack.pop()
            opened[opening] -= 1
            changes[begin + 1] += 1
            changes[at + 1] -= 1
    return list(accumulate(changes))
