"""Capitals of Latin words, by which a name is told from a word in either language's text."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9.]*")


def capitals_agree(form: str, found: str) -> bool:
    """Whether the words of `found` have capitals where those of `form` do: all of an acronym's, the first of a name's.

    A small letter in the form agrees with either, so that a heading or the start of a sentence does not matter.
    """
    return all(map(_agrees, _WORD.findall(form), _WORD.findall(found)))


def _agrees(wanted: str, found: str) -> bool:
    if len(wanted) > 1 and wanted.isupper():
        return found.startswith(wanted)
    return not wanted[0].isupper() or found[0].isupper()
