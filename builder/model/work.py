"""Works: a work is a book of several editions, which are its parts; and what a part knows of its work."""

from __future__ import annotations

from dataclasses import dataclass, field

from builder.model.entries.editions import WorkEntry
from builder.model.entries.heads import Title
from builder.model.entries.shape import Bilingual


@dataclass(frozen=True)
class Work:
    """A work: `parts` are the ids of its editions that there are, in the order of the book."""

    id: str
    entry: WorkEntry
    parts: tuple[str, ...]

    @property
    def title(self) -> Title:
        """The title in both languages, and whether the edition supplied it."""
        return self.entry.title

    @property
    def version(self) -> str:
        """The version of the latest revision."""
        return self.entry.revisions[0].version

    @property
    def summary(self) -> Bilingual:
        """Its summary."""
        return self.entry.summary


@dataclass(frozen=True)
class Neighbor:
    """The part before or after another."""

    id: str
    title: Title


@dataclass(frozen=True)
class PartOf:
    """The place of a part in its work, and no more than its page shows of it, so that little else changes what is made of the part.

    `work` and `title` are the id and the title of the work; `number` is that of the part among the `count` parts, from 1. `inherited` are
    the keys that the part takes from the work as a whole, since it does not state them.
    """

    work: str
    title: Title
    number: int
    count: int
    before: Neighbor | None = None
    after: Neighbor | None = None
    inherited: frozenset[str] = field(default=frozenset())
