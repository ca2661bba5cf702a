"""What a format is: a name and a pure function from an edition, or from the whole, to files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath

from builder.model.digest import Digest
from builder.model.edition import Edition
from builder.model.history import History
from builder.model.terms import Glossary


@dataclass(frozen=True)
class File:
    """A file of the site: its path below the site's root, and its bytes."""

    path: PurePosixPath
    data: bytes


class Deferred(File):
    """A file that is made when its bytes are first asked for; kept in a memo or sent to another process it is a plain one.

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
class Made:
    """What is known of a file that has been made: its path, how many bytes it has, and their SHA-256 in hexadecimal."""

    path: PurePosixPath
    size: int
    digest: str

    @classmethod
    def of(cls, file: File) -> Made:
        """What is known of `file`."""
        return cls(file.path, len(file.data), sha256(file.data).hexdigest())


@dataclass(frozen=True)
class Site:
    """What a build is told of the world outside: where it will be published and where its content is kept.

    `url` is the address of the site's root and `repository` that of the project's page on a forge such as GitHub, both without a
    slash at the end; `branch` is the one that is edited there. Where an address is None, what needs it is left out of the pages.
    """

    url: str | None = None
    repository: str | None = None
    branch: str = "main"


NOWHERE = Site()


@dataclass(frozen=True)
class Whole:
    """All that a format of the whole may read: the glossary, and of the editions only their digests, in order of id.

    `histories` are what is known of the entries' pasts, by id; an entry without one has none that can be told. `made` are the files
    that the editions' formats and the formats of the whole before this one have made, in that order.
    """

    glossary: Glossary
    digests: tuple[Digest, ...]
    site: Site = NOWHERE
    histories: Mapping[str, History] = field(default_factory=dict)
    made: tuple[Made, ...] = ()


@dataclass(frozen=True)
class EditionFormat:
    """A format made of one edition at a time; `files` must give the same bytes for the same values, in a fixed order."""

    name: str
    about: str
    files: Callable[[Edition, Glossary, Site], Iterable[File]]


@dataclass(frozen=True)
class WholeFormat:
    """A format made of the whole; `files` must give the same bytes for the same values, in a fixed order.

    `folder` is the one that all its files lie in, in either interface, None where they lie about.
    """

    name: str
    about: str
    files: Callable[[Whole], Iterable[File]]
    folder: str | None = None
