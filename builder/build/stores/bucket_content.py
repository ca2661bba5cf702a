"""The content of a repository in a bucket, read as that in a folder is."""

from __future__ import annotations

from collections.abc import Mapping

from builder.build.stores.bucket import Bucket, Object
from builder.build.stores.disk import is_left_by_editor
from builder.build.stores.folders import (
    BIBLIOGRAPHY,
    FIGURES,
    GLOSSARY,
    PROJECT,
    SEEDS,
    TRANSLATIONS,
    UNFIT_HOSTS,
    NotARepositoryError,
)
from builder.content.file import ENDINGS, MOST_BYTES, ContentFile, RefusedFile
from builder.content.repository import Repository


def read_repository(bucket: Bucket) -> Repository:
    """All content files in a bucket, in order of name.

    Raises NotARepositoryError if there is nothing in the folder of translations or that of entries, and BucketError.
    """
    folders = (BIBLIOGRAPHY, GLOSSARY, TRANSLATIONS, SEEDS, FIGURES)
    there = {folder: bucket.objects(folder) for folder in folders}
    if missing := [folder for folder in (GLOSSARY, TRANSLATIONS) if not there[folder]]:
        raise NotARepositoryError(", ".join(f"{name}/" for name in missing))
    found = {folder: _content(folder, there[folder]) for folder in folders}
    small = (name for names in found.values() for name, about in names.items() if about.size <= MOST_BYTES)
    read = {name: ContentFile(name, data) for name, data in bucket.read_all(small, MOST_BYTES + 1).items()}
    hosts = read_file(bucket, UNFIT_HOSTS)
    return Repository(
        glossary=_of(GLOSSARY, read),
        translations=_of(TRANSLATIONS, read),
        seeds=_of(SEEDS, read),
        figures=_of(FIGURES, read),
        strays=tuple(name for folder in folders for name in _strays(folder, there[folder])),
        bibliography=_of(BIBLIOGRAPHY, read),
        unfit_hosts=(hosts,) if hosts else (),
        refused=tuple(
            RefusedFile(name, "large", about.size)
            for names in found.values()
            for name, about in names.items()
            if about.size > MOST_BYTES
        ),
    )


def read_file(bucket: Bucket, name: str) -> ContentFile | None:
    """The content file of a name; None if there is none. One that is too large is read only so far that this shows."""
    data = bucket.read(name, MOST_BYTES + 1)
    return None if data is None else ContentFile(name, data)


def project(bucket: Bucket) -> str:
    """The text of the repository's pyproject.toml, which has the settings; empty if there is none."""
    return (bucket.read(PROJECT, MOST_BYTES) or b"").decode("utf-8", errors="replace")


def _content(folder: str, there: Mapping[str, Object]) -> dict[str, Object]:
    """Those objects of a folder that are content, by name, in its order."""
    inside = {key: about for key, about in sorted(there.items()) if key.count("/") == 1}
    return {key: about for key, about in inside.items() if key.endswith(ENDINGS[folder])}


def _of(folder: str, read: Mapping[str, ContentFile]) -> tuple[ContentFile, ...]:
    return tuple(file for name, file in read.items() if name.startswith(f"{folder}/"))


def _strays(folder: str, there: Mapping[str, Object]) -> tuple[str, ...]:
    """The names of whatever else is in a folder, except what editors leave; of what lies deeper, the folder."""
    tops = {key.split("/")[1]: key.count("/") > 1 for key in there}
    return tuple(
        f"{folder}/{top}/" if is_deep else f"{folder}/{top}"
        for top, is_deep in sorted(tops.items())
        if not is_left_by_editor(top) and (is_deep or not top.endswith(ENDINGS[folder]))
    )
