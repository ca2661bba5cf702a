"""The Git store, the only module that runs Git: the content of the repository at a commit, and the histories of the entries."""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path, PurePosixPath

from builder.build.stores.folders import BIBLIOGRAPHY, FIGURES, GLOSSARY, SEEDS, TRANSLATIONS, UNFIT_HOSTS
from builder.content.file import ENDINGS, MOST_BYTES, ContentFile, RefusedFile
from builder.content.repository import Repository
from builder.model.history import Commit, History

_NEWEST = 10  # commits of an entry to keep; the others are only counted
_FILE = "100"  # how the mode of a file begins in a tree of Git
_NAME = re.compile(r"[0-9a-f]{40,64}")
# One call for all entries, independent of the user's settings: for each commit its hash and date, then the status letters and paths of its
# changes, each terminated by NUL. Renames are detected; merges are skipped.
_LOG = (
    *("-c", "log.showRoot=true", "log", "-z", "--name-status", "-M50%", "-l1000", "--relative", "--date-order"),
    *("--no-merges", "--no-follow", "--no-show-signature", "--no-color", "--no-ext-diff", "--no-textconv"),
    *("--encoding=UTF-8", "--format=%H%x00%aI"),
)


class NoHistoryError(Exception):
    """Raised if Git is not installed, or does not know what is requested; the message is Git's own."""


class UnknownRevisionError(NoHistoryError):
    """Raised if Git knows no commit by a name."""


def fork_point(root: Path, base: str) -> str:
    """The full hash of the commit at which the branch checked out at `root` left `base`.

    Raises NoHistoryError if `root` is not in a Git repository, UnknownRevisionError if `base` is not one of its commits.
    """
    _git(root, "rev-parse", "--git-dir")
    try:
        known = _git(root, "rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}").decode().strip()
    except NoHistoryError as fault:
        raise UnknownRevisionError(base) from fault
    return _git(root, "merge-base", known, "HEAD").decode().strip()


def repository_at(root: Path, commit: str) -> Repository:
    """The content below `root` at a commit, byte for byte, as far as it is of a size that is read."""
    folders = {name: _found(root, commit, f"{name}/", endings) for name, endings in ENDINGS.items()}
    hosts = _found(root, commit, UNFIT_HOSTS, (UNFIT_HOSTS,))
    read = {
        name: tuple(file for file in files if isinstance(file, ContentFile))
        for name, files in (*folders.items(), (UNFIT_HOSTS, hosts))
    }
    return Repository(
        glossary=read[GLOSSARY],
        translations=read[TRANSLATIONS],
        seeds=read[SEEDS],
        figures=read[FIGURES],
        bibliography=read[BIBLIOGRAPHY],
        unfit_hosts=read[UNFIT_HOSTS],
        refused=tuple(file for files in (*folders.values(), hosts) for file in files if isinstance(file, RefusedFile)),
    )


def histories(root: Path) -> Mapping[str, History]:
    """The histories of the glossary's entries below `root`, by id, as far as they are committed; renames are followed.

    Empty if Git has none: without Git or commits, and in a shallow clone, whose oldest commit would seem to have added everything. A
    commit whose date is none (after the year 9999, say, or no number) is left out.
    """
    try:
        shallow, head = _git(root, "rev-parse", "--is-shallow-repository", "HEAD").decode().split()
        return _histories(root, head) if shallow == "false" else {}
    except NoHistoryError:
        return {}


@lru_cache(maxsize=1)
def _histories(root: Path, head: str) -> Mapping[str, History]:
    """The histories as of a commit; cached, since they never change: during a preview, Git runs again only after a commit."""
    log = _git(root, *_LOG, head, "--", f"{GLOSSARY}/").decode("utf-8", "replace")
    found: dict[str, list[Commit]] = defaultdict(list)
    for commit, path in _by_entry(_commits(log)):
        if _is_date(commit.date):
            found[PurePosixPath(path).stem].append(commit)
    return {id_: History(tuple(all_[:_NEWEST]), len(all_), all_[-1].date) for id_, all_ in sorted(found.items())}


# The paths before and after of each file that a commit changed; they differ for a renamed file.
_Paths = list[tuple[str, str]]


def _commits(log: str) -> Iterator[tuple[Commit, _Paths]]:
    """The commits in Git's output, newest first."""
    fields = iter(log.split("\0"))
    name = next(fields, "")
    while name:
        date = next(fields)
        paths: _Paths = []
        following = next(fields, "")
        while following and not _NAME.fullmatch(following):
            before = next(fields)
            paths.append((before, next(fields) if following.strip()[0] in "RC" else before))
            following = next(fields, "")
        yield Commit(name, date), paths
        name = following


def _is_date(stated: str) -> bool:
    try:
        datetime.fromisoformat(stated)
    except ValueError:
        return False
    return True


def _by_entry(commits: Iterable[tuple[Commit, _Paths]]) -> Iterator[tuple[Commit, str]]:
    """Each commit with the present paths of the files it changed; files that had a path before another was renamed to it are left out."""
    now: dict[str, str] = {}  # by the path at the time; empty for a file that is not an entry's
    for commit, paths in commits:
        known = [(before, after, now.get(after, after)) for before, after in paths]
        yield from ((commit, path) for _, _, path in known if path)
        now |= {after: "" for before, after, _ in known if before != after}
        now |= {before: path for before, after, path in known if before != after}


def _found(root: Path, commit: str, path: str, endings: tuple[str, ...]) -> list[ContentFile | RefusedFile]:
    """The files of a folder, whose path ends in a slash, or the file of that path, in order of name; no links, no submodules.

    What is too large to be content is refused before it is read.
    """
    listed = _git(root, "ls-tree", "-lz", commit, "--", path).decode("utf-8", "surrogateescape")
    rows = [row.split("\t", 1) for row in listed.split("\0") if row.endswith(endings) and row.startswith(_FILE)]
    known = [(name, *about.split()[2:]) for about, name in rows]  # the name, its object, and the size
    small = [(name, key) for name, key, size in known if int(size) <= MOST_BYTES]
    contents = _contents(root, [key for _, key in small])
    found: list[ContentFile | RefusedFile] = [
        *(ContentFile(name, data) for (name, _), data in zip(small, contents, strict=True)),
        *(RefusedFile(name, "large", int(size)) for name, _, size in known if int(size) > MOST_BYTES),
    ]
    return sorted(found, key=lambda file: file.name)


def _contents(root: Path, objects: list[str]) -> Iterator[bytes]:
    """The contents of objects, in the order requested; for each, Git prints its hash, type and size on a line, then its bytes."""
    answer, at = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in objects).encode()), 0
    for _ in objects:
        start = answer.index(b"\n", at) + 1
        end = start + int(answer[at:start].split()[-1])
        yield answer[start:end]
        at = end + 1


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    try:
        ran = subprocess.run(["git", "-C", str(root), *words], input=given, capture_output=True, check=False)  # noqa: S603, S607 - a list, no shell; Git is found on the user's path
    except OSError as fault:
        raise NoHistoryError(str(fault)) from fault
    if ran.returncode:
        error = ran.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise NoHistoryError(error or "there is no commit in common")  # about which `git merge-base` prints nothing
    return ran.stdout
