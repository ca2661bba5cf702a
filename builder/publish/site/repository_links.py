"""Addresses on the forge that hosts the content: a line in the web editor, the changes to a file, and issue forms filled in.

They have GitHub's form (https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue), or that of GitLab
or Forgejo if the host's name says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode, urlsplit

from builder.publish.format import SiteSettings

_MOST = 1500  # characters of a field: three fields stay below the limits of browsers and servers, even percent-encoded
_EDITORS = {"gitlab": "-/edit", "codeberg": "_edit", "forgejo": "_edit", "gitea": "_edit"}


def edit(site: SiteSettings, path: str, line: int) -> str | None:
    """The address of the web editor at a line of a file of the repository; None if no repository is known."""
    if not site.repository:
        return None
    return f"{site.repository}/{_of_host(site.repository, 'edit')}/{quote(site.branch)}/{quote(path)}#L{line}"


def commit(site: SiteSettings, name: str) -> str | None:
    """The address of a commit, by its full hash; None if no repository is known."""
    return f"{site.repository}/{_commits(site.repository)[0]}/{name}" if site.repository else None


def changes(site: SiteSettings, path: str) -> str | None:
    """The address of all changes to a file of the repository; None if no repository is known."""
    return (
        f"{site.repository}/{_commits(site.repository)[1]}/{quote(site.branch)}/{quote(path)}"
        if site.repository
        else None
    )


def _commits(repository: str) -> tuple[str, str]:
    """The address prefixes of a commit and of a branch's commits."""
    match _of_host(repository, "edit"):
        case "-/edit":
            return "-/commit", "-/commits"
        case "_edit":
            return "commit", "commits/branch"
        case _:
            return "commit", "commits"


def issue(site: SiteSettings, form: str, title: str, fields: Mapping[str, str]) -> str | None:
    """The address of an issue form with its fields filled in, by their ids; None if no repository is known.

    Forges other than GitHub have no such forms; there the fields become the text of the issue. Long fields are truncated, with an
    ellipsis.
    """
    if not site.repository:
        return None
    short = {name: value if len(value) <= _MOST else f"{value[:_MOST]}…" for name, value in fields.items()}
    editor = _of_host(site.repository, "edit")
    body = "\n\n".join(short.values())
    match editor:
        case "-/edit":
            place, query = "-/issues/new", {"issue[title]": title, "issue[description]": body}
        case "_edit":
            place, query = "issues/new", {"title": title, "body": body}
        case _:
            place, query = "issues/new", {"template": form, "title": title, **short}
    return f"{site.repository}/{place}?{urlencode(query, quote_via=quote)}"


def _of_host(address: str, plain: str) -> str:
    host = urlsplit(address).hostname or ""
    return next((editor for name, editor in _EDITORS.items() if name in host), plain)
