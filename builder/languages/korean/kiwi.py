"""Sentence splitting by Kiwi, a morphological analyzer (an optional extra): it knows endings, where the rules know punctuation."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from itertools import pairwise

SentenceSplitter = Callable[[str], tuple[str, ...]]


class NoKiwiError(Exception):
    """Raised if the extra is not installed."""


def kiwi_splitter() -> SentenceSplitter:
    """A function like `korean.sentences.sentences` that uses Kiwi; loading takes about a second. Raises NoKiwiError."""
    try:
        analyser = import_module("kiwipiepy").Kiwi()
    except ImportError as fault:
        raise NoKiwiError from fault

    def sentences(paragraph: str) -> tuple[str, ...]:
        starts = [sentence.start for sentence in analyser.split_into_sents(paragraph)]
        parts = (paragraph[start:end].strip() for start, end in pairwise([0, *starts[1:], len(paragraph)]))
        return tuple(part for part in parts if part)

    return sentences
