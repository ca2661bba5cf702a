"""What a format is: a name and a pure function from an edition, or from the corpus, to files."""

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
    """A file of the site: its path below the site's root, and its bytes."""

    path: PurePosixPath
    data: bytes


class LazyFile(File):
    """A file that is made when its bytes are first asked for; kept in a cache or sent to another process it is a plain one.

    A format of many pages yields these, so that a preview makes only the pages that are looked at.
    """

    def __init__(self, path: PurePosixPath, make: Callable[[], File]) -> None:
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "_make", make)

    @cached_property
    def data(self) -> bytes:
        """The bytes."""
        make: Callable[[], File] = self.__dict__["_make"]
        return make().data

    def __reduce__(self) -> tuple[type[File], tuple[PurePosixPath, bytes]]:
        return File, (self.path, self.data)


@dataclass(frozen=True)
class FileInfo:
    """What is known of a file that has been made: its path, how many bytes it has, and their SHA-256 in hexadecimal."""

    path: PurePosixPath
    size: int
    digest: str

    @classmethod
    def of(cls, file: File) -> FileInfo:
        """What is known of `file`."""
        return cls(file.path, len(file.data), sha256(file.data).hexdigest())


@dataclass(frozen=True)
class SiteSettings:
    """What a build is told of the world outside: where it will be published and where its content is kept.

    `url` is the address of the site's root and `repository` that of the project's page on a forge such as GitHub, both without a
    slash at the end; `branch` is the one that is edited there. Where an address is None, what needs it is left out of the pages.
    """

    url: str | None = None
    repository: str | None = None
    branch: str = "main"


UNPUBLISHED = SiteSettings()


@dataclass(frozen=True)
class Download:
    """A format of an edition that its page offers: what it is called there, its file's ending, and its media type."""

    label: str
    ending: str
    media_type: str


def downloads(formats: Iterable[EditionFormat]) -> tuple[Download, ...]:
    """What an edition's page offers of the formats that are made beside it, in their order."""
    return tuple(form.download for form in formats if form.download)


def edition_file(edition_id: str, ending: str) -> str:
    """The path of an edition's file in another format than its page, the same for every interface."""
    return f"{edition_id}/{edition_id}{ending}"


@dataclass(frozen=True)
class EditionInput:
    """All that a format of an edition may read: the annotated edition, the glossary, the settings, and what is offered beside it."""

    edition: Edition
    glossary: Glossary
    site: SiteSettings = UNPUBLISHED
    downloads: tuple[Download, ...] = ()


@dataclass(frozen=True)
class EditionFormat:
    """A format made of one edition at a time; `files` must give the same bytes for the same values, in a fixed order.

    `download` is given where the edition's page offers the file, `<edition>/<edition><ending>`.
    """

    name: str
    about: str
    files: Callable[[EditionInput], Iterable[File]]
    download: Download | None = None


@dataclass(frozen=True)
class SiteInput:
    """All that a format of the corpus may read. What it does not say that it needs (`CorpusFormat.needs`) is left empty.

    `histories` are the changes of the entries by id; an entry without one has none that is known. `files` are those that all formats
    have made that do not need `files` themselves.
    """

    corpus: Corpus
    site: SiteSettings = UNPUBLISHED
    histories: Mapping[str, History] = field(default_factory=dict)
    files: tuple[FileInfo, ...] = ()


Need = Literal["site", "histories", "files"]


@dataclass(frozen=True)
class CorpusFormat:
    """A format made of the corpus; `files` must give the same bytes for the same values, in a fixed order.

    `needs` names what it reads beside the corpus. `folder` is the one that all its files lie in, in either interface, None where they
    have no folder in common.
    """

    name: str
    about: str
    files: Callable[[SiteInput], Iterable[File]]
    needs: frozenset[Need] = frozenset()
    folder: str | None = None

    def sees(self, everything: SiteInput) -> SiteInput:
        """Of all that is known, the part that the format says that it needs."""
        return SiteInput(everything.corpus, **{need: getattr(everything, need) for need in self.needs})
