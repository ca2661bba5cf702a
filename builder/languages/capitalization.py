"""Capitalization in Latin script, which distinguishes names from words in either language's text."""

from __future__ import annotations

import re

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9.]*")


def capitals_agree(form: str, found: str) -> bool:
    """Whether the words of `found` have capitals where those of `form` do: all letters of an acronym, the first of a name.

    A lowercase letter in the form matches either case, so that headings and the starts of sentences do not matter; but a code that
    contains a digit (o1) must match exactly.
    """
    return all(map(_agrees, _WORD.findall(form), _WORD.findall(found)))


def _agrees(wanted: str, found: str) -> bool:
    if len(wanted) > 1 and (wanted.isupper() or _DIGIT.search(wanted)):
        return found.startswith(wanted)
    return not wanted[0].isupper() or found[0].isupper()
