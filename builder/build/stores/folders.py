"""The folders of a repository, and where one is."""

from __future__ import annotations

from pathlib import Path

SEEDS, GLOSSARY, TRANSLATIONS, BIBLIOGRAPHY, FIGURES = "seeds", "glossary", "translations", "bibliography", "figures"
UNFIT_HOSTS, PROJECT = "unfit-hosts.yaml", "pyproject.toml"


class NotARepositoryError(Exception):
    """Raised if the folders of a repository are missing."""


def require_folders(root: Path) -> None:
    """Raise NotARepositoryError if `root` lacks the folder of translations or that of entries."""
    if missing := [name for name in (GLOSSARY, TRANSLATIONS) if not (root / name).is_dir()]:
        raise NotARepositoryError(", ".join(f"{name}/" for name in missing))


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` that is a repository; `start` itself if there is none."""
    for folder in (start, *start.parents):
        if (folder / GLOSSARY).is_dir() and (folder / TRANSLATIONS).is_dir():
            return folder
    return start


def is_utf8(name: str) -> bool:
    """Whether the name of a file is UTF-8, as it was read from a folder."""
    return not any("\ud800" <= char <= "\udfff" for char in name)
