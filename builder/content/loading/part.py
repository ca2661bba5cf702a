"""An edition that is a part of a work: what its file need not state, since the work has stated it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic_core import ErrorDetails

from builder.model.entries.editions import INHERITED
from builder.model.work import PartOf

_MERGED = ("source", "rights")  # of these, a part inherits each key that it does not state


@dataclass(frozen=True)
class Part:
    """What an edition is given that is a part of a work: its place in it, and the work's head as plain values.

    Where `is_known` is false, the work cannot be read, and what the part lacks is not missed in it.
    """

    of: PartOf
    head: Mapping[str, object]
    is_known: bool = True

    def completed(self, own: object) -> object:
        """What the file of the part states, as plain values, with what it inherits."""
        if not isinstance(own, dict):
            return own
        return {**self.head, **{key: _merged(key, self.head.get(key), value) for key, value in own.items()}}

    def excuses(self, error: ErrorDetails) -> bool:
        """Whether an error is only that the work cannot be read, which is reported there."""
        return not self.is_known and error["type"] == "missing" and error["loc"] in [(key,) for key in INHERITED]


def _merged(key: str, inherited: object, own: object) -> object:
    if key in _MERGED and isinstance(inherited, dict) and isinstance(own, dict):
        return {**inherited, **own}
    return own
