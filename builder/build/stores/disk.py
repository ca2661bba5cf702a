"""The content on the disk: a repository is read, and its files are written whole."""

from __future__ import annotations

import errno
import re
import secrets
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from builder.build.stores.folders import (
    BIBLIOGRAPHY,
    FIGURES,
    GLOSSARY,
    PROJECT,
    SEEDS,
    TRANSLATIONS,
    UNFIT_HOSTS,
    is_utf8,
    require_folders,
)
from builder.content.file import ENDINGS, MOST_BYTES, ContentFile, RefusedFile, StoredFile, digest_of
from builder.content.repository import Repository

if TYPE_CHECKING:
    from builder.content.importers.foreign import ForeignFile

_LEFT_BY_EDITORS = re.compile(r"^\.|^#.*#$|~$|\.sw[a-p]$")


class NotEmptyError(Exception):
    """Raised if the folder for a new repository contains something."""


def read_repository(root: Path, *, hold: bool = True) -> Repository:
    """All content files below `root`, in order of name; their bytes are held in memory, unless `hold` is false.

    Raises NotARepositoryError if `root` lacks the folder of translations or that of entries.
    """
    require_folders(root)
    folders = (BIBLIOGRAPHY, GLOSSARY, TRANSLATIONS, SEEDS, FIGURES)
    found = {name: _sorted(root, name, within(root, name), hold) for name in folders}
    hosts = _sorted(root, "", [root / UNFIT_HOSTS], hold)
    read = {name: tuple(file for file in files if isinstance(file, ContentFile)) for name, files in found.items()}
    return Repository(
        glossary=read[GLOSSARY],
        translations=read[TRANSLATIONS],
        seeds=read[SEEDS],
        figures=read[FIGURES],
        strays=tuple(name for folder in found for name in _strays(root, folder)),
        bibliography=read[BIBLIOGRAPHY],
        unfit_hosts=tuple(file for file in hosts if isinstance(file, ContentFile)),
        refused=tuple(file for files in (*found.values(), hosts) for file in files if isinstance(file, RefusedFile)),
    )


def read_file(root: Path, name: str) -> ContentFile | None:
    """The content file of a name, such as `glossary/tide.yaml`; None if it is gone, or refused for what it is."""
    path = root / name
    found = _read(root.resolve(), path, name) if path.is_file() else None
    return found if isinstance(found, ContentFile) else None


def project(root: Path) -> str:
    """The text of the repository's pyproject.toml, which has the settings; empty if there is none."""
    path = root / PROJECT
    return path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole, or leave it as it was; a link in its place is replaced, not followed.

    It is written under a name beside it that nobody can have foreseen, and then renamed.
    """
    beside = _beside(path, data)
    try:
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _beside(path: Path, data: bytes) -> Path:
    """A file beside `path` that has the data and, if there is a file at `path`, its mode; none is left if it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{secrets.token_hex(8)}.new")
    try:
        with beside.open("xb") as file:
            file.write(data)
        if path.is_file() and not path.is_symlink():
            shutil.copymode(path, beside)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside


def write_files(root: Path, files: Iterable[ContentFile]) -> None:
    """Write files below `root` all together: each is whole on the disk before the first takes its place, else none does.

    A link in the place of one is replaced, not followed; raises PermissionError if a folder leads out of `root`.
    """
    beside: list[tuple[Path, Path]] = []
    try:
        for file in files:
            path = root / file.name
            if not path.parent.resolve().is_relative_to(root.resolve()):
                raise PermissionError(errno.EPERM, "Not within the repository", file.name)
            beside.append((_beside(path, file.data), path))
        for new, path in beside:
            new.replace(path)
    finally:
        for new, _ in beside:
            new.unlink(missing_ok=True)


def begin(root: Path, files: Iterable[ContentFile]) -> None:
    """Write the first files of a repository into `root`, all of them or none; it may have been begun in Git already.

    Raises NotEmptyError if there is anything else in it, with the name of the first.
    """
    is_new = not root.exists()
    root.mkdir(parents=True, exist_ok=True)
    there = sorted(path.name for path in root.iterdir() if path.name != ".git")
    if there:
        raise NotEmptyError(there[0])
    begun: list[Path] = []
    try:
        with tempfile.TemporaryDirectory(dir=root, prefix=".new-") as scratch:
            write_files(Path(scratch), files)
            begun.extend(path.rename(root / path.name) for path in sorted(Path(scratch).iterdir()))
    except BaseException:
        for path in begun:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        if is_new:
            root.rmdir()
        raise


def read_foreign(path: Path) -> list[ForeignFile]:
    """A file that another program has written, as far as one is read (one byte more shows that it is longer); of a folder, a project's.

    Links in a folder are not followed.
    """
    from builder.content.importers.foreign import MOST_FOREIGN_BYTES, ForeignFile  # noqa: PLC0415 - slow to import, and seldom needed
    from builder.content.importers.omegat import PROJECT_FOLDERS, belongs  # noqa: PLC0415

    if not path.is_dir():
        with path.open("rb") as file:
            return [ForeignFile(str(path), file.read(MOST_FOREIGN_BYTES + 1))]
    inside = sorted(one for folder in PROJECT_FOLDERS for one in (path / folder).glob("*"))
    wanted = (one for one in inside if belongs(one.relative_to(path).as_posix()))
    return [file for one in wanted if one.is_file() and not one.is_symlink() for file in read_foreign(one)]


def read_near(document: Path, address: str) -> bytes | None:
    """The bytes of the file that a document names, as far as a content file is read; None if there is none in its folder or below it."""
    folder = document.parent.resolve()
    try:
        path = (folder / unquote(address)).resolve()
        if not (path.is_relative_to(folder) and path.is_file()):
            return None
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError, RuntimeError):  # of a name that no file can have, and of a link to itself
        return None


def append(path: Path, text: str) -> None:
    """Append `text` to a file that others write to as well, such as a job summary."""
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _sorted(root: Path, folder: str, paths: Iterable[Path], hold: bool) -> list[ContentFile | RefusedFile]:
    """Those files of a folder that are content, read, or refused for what they are; links to nowhere are ignored."""
    names = {
        path: f"{folder}/{path.name}".lstrip("/") for path in paths if path.name.endswith(ENDINGS.get(folder, ("",)))
    }
    there = ((path, name) for path, name in names.items() if path.exists() and not path.is_dir())
    resolved = root.resolve()
    return [_read(resolved, path, name, hold) for path, name in there]


def _read(root: Path, path: Path, name: str, hold: bool = True) -> ContentFile | RefusedFile:
    """The file, read only if it is one, of this repository, of a size that can be, and of a name that can be written."""
    known = path.stat()
    if not path.resolve().is_relative_to(root):
        return RefusedFile(name, "link")
    if not stat.S_ISREG(known.st_mode):
        return RefusedFile(name, "special")
    if known.st_size > MOST_BYTES:
        return RefusedFile(name, "large", known.st_size)
    if not is_utf8(path.name):
        return RefusedFile(name, "encoding")
    data = _bytes(path)
    return ContentFile(name, data) if hold else StoredFile(name, digest_of(data), partial(_bytes, path))


def _bytes(path: Path) -> bytes:
    """The bytes of a file; of one that has grown meanwhile so many that it is found too large when it is parsed."""
    with path.open("rb") as file:
        return file.read(MOST_BYTES + 1)


def is_left_by_editor(name: str) -> bool:
    """Whether a file of this name is one that editors and systems leave beside others."""
    return bool(_LEFT_BY_EDITORS.search(name))


def _strays(root: Path, folder: str) -> Iterator[str]:
    """The names of whatever else is in a folder, except what editors leave."""
    for path in within(root, folder):
        if is_left_by_editor(path.name):
            continue
        if path.is_dir():
            yield f"{folder}/{path.name}/"
        elif path.exists() and not path.name.endswith(ENDINGS[folder]):
            yield f"{folder}/{path.name}"


def within(root: Path, folder: str) -> list[Path]:
    """Whatever is in a folder of the repository, in order of name; nothing if there is no such folder."""
    return sorted((root / folder).iterdir()) if (root / folder).is_dir() else []
