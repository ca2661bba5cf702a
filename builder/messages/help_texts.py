"""The texts of a command's help as messages: a paragraph each, so that what changes in one leaves the translations of the others."""

from __future__ import annotations

from collections.abc import Iterator
from inspect import cleandoc

AS_WRITTEN = "\b"  # Click's mark above a paragraph whose lines are kept


def paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a help text in order: each on one line, or, with Click's mark above its lines, as it is written."""
    for one in cleandoc(text).split("\n\n"):
        yield one if one.startswith(AS_WRITTEN) else " ".join(one.split())
