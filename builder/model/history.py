"""What Git remembers of a file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Commit:
    """A change to a file: the commit's full name, its author's date (ISO 8601, with the author's own zone) and name, and its subject."""

    name: str
    date: str
    author: str
    subject: str


@dataclass(frozen=True)
class History:
    """The commits that a file was changed by: the newest ones, newest first, how many there are in all, and the date of the first."""

    commits: tuple[Commit, ...]
    count: int
    begun: str
