"""The history of a file in Git."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Commit:
    """A commit that changed a file: its full hash, and the author's date (ISO 8601, in their time zone)."""

    name: str
    date: str


@dataclass(frozen=True)
class History:
    """The commits that changed a file: the latest ones, newest first, the total number, and the date of the first."""

    commits: tuple[Commit, ...]
    count: int
    begun: str
