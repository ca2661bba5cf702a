"""The marker for messages that are translated elsewhere than where they are written."""

from __future__ import annotations


class Message(str):
    """A text of the program that is translated where it is shown, as a text of the content is not."""

    __slots__ = ()


def _(message: str) -> Message:
    """The message itself: `pybabel extract` finds it by this call."""
    return Message(message)
