"""What Git remembers: the content of the repository as it was at a commit, and the entries' pasts; the only module that asks Git."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path, PurePosixPath

from builder.build.stores.disk import BIBLIOGRAPHY, GLOSSARY, SEEDS, TRANSLATIONS, UNFIT_HOSTS
from builder.content.file import ContentFile
from builder.content.load import ENDINGS
from builder.content.repository import Repository
from builder.model.history import Commit, History

_NEWEST = 10  # commits of an entry that are kept; of the others, how many they are
_LONGEST = 200  # characters of a subject or a name
_NAME = re.compile(r"[0-9a-f]{40,64}")
# One answer for every entry, and the same whatever the user's own settings are: for each commit its name, date, author and subject, then
# the letters and paths of what it changed, all of them ended by NUL. Renames are followed; merges bring nothing of their own.
_LOG = (
    *("-c", "log.showRoot=true", "log", "-z", "--name-status", "-M50%", "-l1000", "--relative", "--date-order"),
    *("--no-merges", "--no-follow", "--no-show-signature", "--no-color", "--no-ext-diff", "--no-textconv"),
    *("--encoding=UTF-8", "--format=%H%x00%aI%x00%an%x00%s"),
)


class NoHistoryError(Exception):
    """Raised where Git is not there, or does not know what it is asked for; the message is Git's own."""


def fork_point(root: Path, base: str) -> str:
    """The commit at which the branch that is checked out below `root` left `base`, as its full name.

    Raises NoHistoryError where `root` is in no repository of Git or `base` is none of its commits.
    """
    known = _git(root, "rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}").decode().strip()
    return _git(root, "merge-base", known, "HEAD").decode().strip()


def repository_at(root: Path, commit: str) -> Repository:
    """The content below `root` as it was at a commit, byte for byte."""
    folders = {name: tuple(_texts(root, commit, f"{name}/", ending)) for name, ending in ENDINGS.items()}
    return Repository(
        glossary=folders[GLOSSARY],
        translations=folders[TRANSLATIONS],
        seeds=folders[SEEDS],
        bibliography=folders[BIBLIOGRAPHY],
        unfit_hosts=tuple(_texts(root, commit, UNFIT_HOSTS, UNFIT_HOSTS)),
    )


def histories(root: Path) -> Mapping[str, History]:
    """The pasts of the glossary's entries below `root`, by id, as far as they are committed; a renamed entry keeps its past.

    Empty where Git has none to tell: where there is no Git or no commit, and in a shallow clone, whose oldest commit would seem to have
    added everything.
    """
    try:
        shallow, head = _git(root, "rev-parse", "--is-shallow-repository", "HEAD").decode().split()
        return _histories(root, head) if shallow == "false" else {}
    except NoHistoryError:
        return {}


@lru_cache(maxsize=1)
def _histories(root: Path, head: str) -> Mapping[str, History]:
    """The histories as of a commit, which never change: while a site is served, Git reads them anew only after a commit."""
    told = _git(root, *_LOG, head, "--", f"{GLOSSARY}/").decode("utf-8", "replace")
    found: dict[str, list[Commit]] = defaultdict(list)
    for commit, path in _by_entry(_commits(told)):
        found[PurePosixPath(path).stem].append(commit)
    return {id_: History(tuple(all_[:_NEWEST]), len(all_), all_[-1].date) for id_, all_ in sorted(found.items())}


# Of each file that a commit changed, its path before and after: the same but where it was renamed.
_Paths = list[tuple[str, str]]


def _commits(told: str) -> Iterator[tuple[Commit, _Paths]]:
    """The commits in Git's answer, newest first."""
    fields = iter(told.split("\0"))
    name = next(fields, "")
    while name:
        date, author, subject = next(fields), _plain(next(fields)), _plain(next(fields))
        paths: _Paths = []
        following = next(fields, "")
        while following and not _NAME.fullmatch(following):
            before = next(fields)
            paths.append((before, next(fields) if following.strip()[0] in "RC" else before))
            following = next(fields, "")
        yield Commit(name, date, author, subject), paths
        name = following


def _by_entry(commits: Iterable[tuple[Commit, _Paths]]) -> Iterator[tuple[Commit, str]]:
    """Each commit with the path that each file it changed has now; what had a path before another file was renamed to it is left out."""
    now: dict[str, str] = {}  # by the path at the time, empty where the file is of no entry
    for commit, paths in commits:
        known = [(before, after, now.get(after, after)) for before, after in paths]
        yield from ((commit, path) for _, _, path in known if path)
        now |= {after: "" for before, after, _ in known if before != after}
        now |= {before: path for before, after, path in known if before != after}


def _plain(text: str) -> str:
    """A text on one line, without what is not to be seen, and not too long."""
    shown = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def _texts(root: Path, commit: str, path: str, ending: str) -> Iterator[ContentFile]:
    """The files of a folder, whose path ends in a slash, or the file of that path, in order of name."""
    listed = _git(root, "ls-tree", "-z", commit, "--", path).decode()
    rows = [row.split("\t", 1) for row in listed.split("\0") if row.endswith(ending)]
    names = [row[1] for row in rows]
    contents = _contents(root, [row[0].split()[2] for row in rows])
    yield from sorted(
        (ContentFile(name, data) for name, data in zip(names, contents, strict=True)), key=lambda t: t.name
    )


def _contents(root: Path, objects: list[str]) -> Iterator[bytes]:
    """The contents of objects, in the order asked: for each Git says its name, kind and size on a line, then its bytes."""
    answer, at = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in objects).encode()), 0
    for _ in objects:
        start = answer.index(b"\n", at) + 1
        end = start + int(answer[at:start].split()[-1])
        yield answer[start:end]
        at = end + 1


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    try:
        ran = subprocess.run(["git", "-C", str(root), *words], input=given, capture_output=True, check=False)  # noqa: S603, S607 - a list, no shell; Git is found where the user has it
    except OSError as fault:
        raise NoHistoryError(str(fault)) from fault
    if ran.returncode:
        told = ran.stderr.decode("utf-8", "replace").strip()
        raise NoHistoryError(told or "there is no commit in common")  # which `git merge-base` leaves unsaid
    return ran.stdout
