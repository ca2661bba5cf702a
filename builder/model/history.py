"""The history of a file in Git."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Commit:
    """A commit that changed a file: its full hash, author date (ISO 8601, in the author's time zone), author name, and subject."""

    name: str
    date: str
    author: str
    subject: str


@dataclass(frozen=True)
class History:
    """The commits that changed a file: the latest ones, newest first, the total number, and the date of the first."""

    commits: tuple[Commit, ...]
    count: int
    begun: str
