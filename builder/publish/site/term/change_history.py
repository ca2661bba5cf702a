"""An entry's change history, as its page shows it: the days of the latest changes, the number of earlier ones, and the day of the first."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.history import Commit, History
from builder.publish.format import SiteSettings
from builder.publish.site import repository_links

_DAY = len("2025-02-10")


@dataclass(frozen=True)
class ChangeDate:
    """The day of a change, in ISO 8601, its time, and the address of its commit on the forge, None if that is not known."""

    day: str
    when: str
    href: str | None


@dataclass(frozen=True)
class ChangeHistory:
    """The days of the latest changes, newest first, each with the last change of that day, and the number of `earlier` changes.

    `all` is the address of all changes on the forge, None if it is not known.
    """

    changes: tuple[ChangeDate, ...]
    earlier: int
    begun: ChangeDate
    all: str | None

    @property
    def last(self) -> str:
        """The day of the last change, in ISO 8601."""
        return (*self.changes, self.begun)[0].day


def change_history(history: History, path: str, site: SiteSettings) -> ChangeHistory:
    """The history of the file at `path` in the repository."""
    days = {commit.date[:_DAY]: commit for commit in reversed(history.commits)}
    return ChangeHistory(
        changes=tuple(_change(commit, site) for _, commit in sorted(days.items(), reverse=True)),
        earlier=history.count - len(history.commits),
        begun=ChangeDate(history.begun[:_DAY], history.begun, None),
        all=repository_links.changes(site, path),
    )


def _change(commit: Commit, site: SiteSettings) -> ChangeDate:
    return ChangeDate(commit.date[:_DAY], commit.date, repository_links.commit(site, commit.name))
