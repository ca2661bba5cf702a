"""Sentence splitting of English by rules: a mark that ends a sentence, then a space and what begins one."""

from __future__ import annotations

import re

_END = re.compile(r"(?<![.!?])[.!?]++[”’\"')\]]*+(?:\[?\d{1,3}[\])])?(?=\s+[“‘\"'(\[]?[A-Z0-9])")
_BEFORE = 12  # characters before an end, in which an abbreviation is looked for
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“‘])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|St|No|nos?|vs|cf|e\.g|i\.e|[ap]\.m|al|Vol|pp?|eds?|Inc|Co|Ltd|Arts?|[A-Z]\.[A-Z])$"
)
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}|[A-Za-z])$")


def sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph, in order, without surrounding spaces; every other character is in one of them."""
    found, start = [], 0
    for end in _END.finditer(paragraph):
        before = paragraph[max(start, end.start() - _BEFORE) : end.start()]
        if not _ABBREVIATION.search(before) and not _NUMBERED.match(paragraph[start : end.start()][:5]):
            found.append(paragraph[start : end.end()].strip())
            start = end.end()
    found.append(paragraph[start:].strip())
    return tuple(sentence for sentence in found if sentence)
