"""Capitals of Latin words, by which a name is told from a word in either language's text."""

from __future__ import annotations

import re

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9.]*")


def capitals_agree(form: str, found: str) -> bool:
    """Whether the words of `found` have capitals where those of `form` do: all of an acronym's, the first of a name's.

    A small letter in the form agrees with either, so that a heading or the start of a sentence does not matter; but a code that
    holds a digit (o1) is itself letter for letter.
    """
    return all(map(_agrees, _WORD.findall(form), _WORD.findall(found)))


def _agrees(wanted: str, found: str) -> bool:
    if len(wanted) > 1 and (wanted.isupper() or _DIGIT.search(wanted)):
        return found.startswith(wanted)
    return not wanted[0].isupper() or found[0].isupper()
