"""The marker for messages that are translated elsewhere than where they are written."""

from __future__ import annotations


def _(message: str) -> str:
    """The message itself; the call marks it for `pybabel extract`."""
    return message
