"""Formats: a format is a name and a pure function from an edition, or from the corpus, to files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Literal

from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.history import History
from builder.model.terms import Glossary


@dataclass(frozen=True)
class File:
    """A file of the site: its path below the root of the site, and its bytes."""

    path: PurePosixPath
    data: bytes


class LazyFile(File):
    """A file that is made when its bytes are first requested; it is pickled as a plain `File`.

    A format with many pages yields these, so that a preview makes only the pages that are viewed.
    """

    def __init__(self, path: PurePosixPath, make: Callable[[], File]) -> None:
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "_make", make)

    @cached_property
    def data(self) -> bytes:
        """The bytes, made on first use."""
        make: Callable[[], File] = self.__dict__["_make"]
        return make().data

    def __reduce__(self) -> tuple[type[File], tuple[PurePosixPath, bytes]]:
        return File, (self.path, self.data)


@dataclass(frozen=True)
class FileInfo:
    """A file of the site without its bytes: its path, its size in bytes, and their SHA-256 in hexadecimal."""

    path: PurePosixPath
    size: int
    sha256: str

    @classmethod
    def of(cls, file: File) -> FileInfo:
        """What is known of `file`."""
        return cls(file.path, len(file.data), sha256(file.data).hexdigest())


@dataclass(frozen=True)
class SiteSettings:
    """Settings of the site: where it will be published, and where its content is kept.

    `url` is the address of the site's root and `repository` that of the project on a forge such as GitHub, both without a final slash;
    `branch` is the branch to edit there. If an address is None, whatever needs it is left out of the pages.
    """

    url: str | None = None
    repository: str | None = None
    branch: str = "main"


UNPUBLISHED = SiteSettings()


@dataclass(frozen=True)
class Download:
    """A download that an edition's page offers: its name there, the extension of the file, and its media type."""

    label: str
    ending: str
    media_type: str


def downloads(formats: Iterable[EditionFormat]) -> tuple[Download, ...]:
    """The downloads that an edition's page offers, in the order of the formats."""
    return tuple(form.download for form in formats if form.download)


def edition_file(edition_id: str, ending: str) -> str:
    """The path of an edition's download, which is the same for every interface language."""
    return f"{edition_id}/{edition_id}{ending}"


@dataclass(frozen=True)
class EditionInput:
    """The input of an edition format: the annotated edition, the glossary, the site's settings, and the edition's downloads."""

    edition: Edition
    glossary: Glossary
    site: SiteSettings = UNPUBLISHED
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True)
class EditionFormat:
    """A format made from one edition at a time; `files` must return the same bytes for the same values, in a fixed order.

    `download` is set if the edition's page offers the file, `<edition>/<edition><ending>`.
    """

    name: str
    about: str
    files: Callable[[EditionInput], Iterable[File]]
    download: Download | None = None


@dataclass(frozen=True)
class SiteInput:
    """The input of a corpus format. Whatever it does not declare in `CorpusFormat.needs` is empty.

    `histories` are the histories of the entries by id; an entry whose history is unknown has none. `files` describes the files of all
    formats that do not need `files` themselves.
    """

    corpus: Corpus
    site: SiteSettings = UNPUBLISHED
    histories: Mapping[str, History] = field(default_factory=dict)
    files: tuple[FileInfo, ...] = ()


Need = Literal["site", "histories", "files"]


@dataclass(frozen=True)
class CorpusFormat:
    """A format made from the corpus; `files` must return the same bytes for the same values, in a fixed order.

    `needs` declares what it reads besides the corpus. `folder` is the folder of all its files, in either interface, or None if they have
    no common folder.
    """

    name: str
    about: str
    files: Callable[[SiteInput], Iterable[File]]
    needs: frozenset[Need] = frozenset()
    folder: str | None = None

    def sees(self, everything: SiteInput) -> SiteInput:
        """The part of `everything` that the format declares in `needs`."""
        return SiteInput(everything.corpus, **{need: getattr(everything, need) for need in self.needs})
