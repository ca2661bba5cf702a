"""What Git remembers: the content of the repository as it was at a commit; the only module that asks Git."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from builder.disk import GLOSSARY, SEEDS, TRANSLATIONS
from builder.load import Text
from builder.repository import Repository


class NoHistoryError(Exception):
    """Raised where Git is not there, or does not know what it is asked for; the message is Git's own."""


def fork(root: Path, base: str) -> str:
    """The commit at which the branch that is checked out below `root` left `base`, as its full name.

    Raises NoHistoryError where `root` is in no repository of Git or `base` is none of its commits.
    """
    known = _git(root, "rev-parse", "--verify", "--end-of-options", f"{base}^{{commit}}").decode().strip()
    return _git(root, "merge-base", known, "HEAD").decode().strip()


def repository_at(root: Path, commit: str) -> Repository:
    """The content below `root` as it was at a commit, byte for byte."""
    folders = {name: tuple(_texts(root, commit, name, ending)) for name, ending in _FOLDERS}
    return Repository(folders[GLOSSARY], folders[TRANSLATIONS], folders[SEEDS])


_FOLDERS = ((GLOSSARY, ".yaml"), (TRANSLATIONS, ".yaml"), (SEEDS, ".txt"))


def _texts(root: Path, commit: str, folder: str, ending: str) -> Iterator[Text]:
    """The files of a folder, in order of name."""
    listed = _git(root, "ls-tree", "-z", commit, "--", f"{folder}/").decode()
    rows = [row.split("\t", 1) for row in listed.split("\0") if row.endswith(ending)]
    names = [row[1] for row in rows]
    contents = _contents(root, [row[0].split()[2] for row in rows])
    yield from sorted((Text(name, data) for name, data in zip(names, contents, strict=True)), key=lambda t: t.name)


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
        raise NoHistoryError(ran.stderr.decode("utf-8", "replace").strip() or f"git {words[0]} found nothing")
    return ran.stdout
