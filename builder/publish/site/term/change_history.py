"""An entry's change history, as its page shows it: the latest changes, the number of earlier ones, and the date of the first."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.model.history import Commit, History
from builder.publish.format import SiteSettings
from builder.publish.reading import markup
from builder.publish.site import repository_links

_SHORT = 8  # digits of a commit's hash
_DAY = len("2025-02-10")


@dataclass(frozen=True)
class CommitView:
    """A commit: its time and date, author and subject, and its address on the forge, None if that is not known."""

    when: str
    day: str
    subject: Markup
    author: Markup
    name: str
    href: str | None


@dataclass(frozen=True)
class ChangeHistory:
    """The latest changes, newest first, and the number of `earlier` ones; `all` is their address on the forge, None if it is not known."""

    changes: tuple[CommitView, ...]
    earlier: int
    begun: str
    begun_day: str
    all: str | None


def change_history(history: History, path: str, site: SiteSettings) -> ChangeHistory:
    """The history of the file at `path` in the repository."""
    return ChangeHistory(
        changes=tuple(_change(commit, site) for commit in history.commits),
        earlier=history.count - len(history.commits),
        begun=history.begun,
        begun_day=history.begun[:_DAY],
        all=repository_links.changes(site, path),
    )


def _change(commit: Commit, site: SiteSettings) -> CommitView:
    return CommitView(
        when=commit.date,
        day=commit.date[:_DAY],
        subject=markup.text(commit.subject, "en"),
        author=markup.text(commit.author, "en"),
        name=commit.name[:_SHORT],
        href=repository_links.commit(site, commit.name),
    )
