"""Formats: a format is a name and a pure function from an edition, or from the corpus, to files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from hashlib import sha256
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, Literal

from builder.model.library import UNNAMED, Library

if TYPE_CHECKING:  # so that what knows files alone need not wait for what they are made of
    from builder.model.corpus import Corpus
    from builder.model.edition import Edition
    from builder.model.history import History
    from builder.model.terms import Glossary
    from builder.model.work import Work


@dataclass(frozen=True)
class File:
    """A file of the site: its path below the root of the site, and its bytes."""

    path: PurePosixPath
    data: bytes
    is_kept: ClassVar[bool] = False  # whether an earlier build has made it, and this one need not look at its bytes

    @cached_property
    def info(self) -> FileInfo:
        """What is known of it without its bytes."""
        return FileInfo(str(self.path), len(self.data), sha256(self.data).hexdigest())


class LazyFile(File):
    """A file that is made when its bytes are first requested; it is pickled as a plain `File`.

    A format with many pages yields these, so that a preview makes only the pages that are viewed. `inputs`, if given, is a value that
    holds everything that the bytes depend on, so that a build makes the file again only if that has changed.
    """

    inputs: object

    def __init__(self, path: PurePosixPath, make: Callable[[], File], inputs: object = None) -> None:
        object.__setattr__(self, "path", path)
        object.__setattr__(self, "_make", make)
        object.__setattr__(self, "inputs", inputs)

    @property
    def make(self) -> Callable[[], File]:
        """The function that makes the file."""
        make: Callable[[], File] = self.__dict__["_make"]
        return make

    @cached_property
    def data(self) -> bytes:
        """The bytes, made on first use."""
        return self.make().data

    def __reduce__(self) -> tuple[type[File], tuple[PurePosixPath, bytes]]:
        return File, (self.path, self.data)


class KeptFile(LazyFile):
    """A file that the build before has made of the same inputs; its bytes are read or made again only if they are requested."""

    is_kept = True

    def __init__(self, info: FileInfo, make: Callable[[], File]) -> None:
        super().__init__(PurePosixPath(info.path), make)
        self.__dict__["info"] = info


@dataclass(frozen=True, slots=True)
class FileInfo:
    """A file of the site without its bytes: its path, with forward slashes, its size in bytes, and their SHA-256 in hexadecimal."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class SiteSettings:
    """Settings of the site: where it will be published, and where its content is kept.

    `url` is the address of the site's root and `repository` that of the project on a forge such as GitHub, both without a final slash;
    `branch` is the branch to edit there. If an address is None, whatever needs it is left out of the pages. `library` is what it is a site
    of, and `card` the version of its own picture for link previews, empty if it has none.
    """

    url: str | None = None
    repository: str | None = None
    branch: str = "main"
    library: Library = UNNAMED
    card: str = ""


UNPUBLISHED = SiteSettings()


@dataclass(frozen=True)
class Download:
    """A file offered for download: its name there and what reads it, both messages, its path below the site, and its media type.

    In the `path` of an edition's download, `{id}` stands for the edition's id, and in one of the corpus `{library}` for the library's name.
    The path is the same for every interface language. `module` is that, of those that the extra `downloads` installs, without which the
    file cannot be made; None if there is none such. `of_texts` is whether it is made only where there is an edition, as a book is.
    """

    label: str
    path: str
    media_type: str
    readers: str
    module: str | None = None
    of_texts: bool = False

    def file(self, edition: str = "", library: Library = UNNAMED) -> PurePosixPath:
        """The path of the file in a library, for a download of each edition that of the edition with this id."""
        return PurePosixPath(self.path.format(id=edition, library=library.slug))

    def within(self, library: Library) -> Download:
        """The download of a library, whose name is in its path."""
        return replace(self, path=self.path.replace("{library}", library.slug))

    @property
    def of_edition(self) -> bool:
        """Whether there is one of each edition, rather than one of the corpus."""
        return "{id}" in self.path


@dataclass(frozen=True)
class MeasuredDownload:
    """A download with the size of its file in bytes, None where the file has not been made."""

    download: Download
    size: int | None = None


@dataclass(frozen=True)
class EditionInput:
    """The input of an edition format: the annotated edition, the glossary, the site's settings, and, for its page, its downloads."""

    edition: Edition
    glossary: Glossary
    site: SiteSettings = UNPUBLISHED
    downloads: tuple[MeasuredDownload, ...] = ()


@dataclass(frozen=True)
class WholeWork:
    """The input of the download of a work: the work, its annotated parts in the order of the book, the glossary, and the site's settings.

    The parts are made one at a time while they are iterated over.
    """

    work: Work
    parts: Iterable[Edition] = field(repr=False)
    glossary: Glossary
    site: SiteSettings = UNPUBLISHED


@dataclass(frozen=True)
class EditionFormat:
    """A format made from one edition at a time; `files` must return the same bytes for the same values, in a fixed order.

    With a `download`, the format makes that one file, and only where downloads are asked for; without one, it makes pages. `manual` is
    its documentation in Markdown: what the file carries, what it loses, and which programs have read it. `of_work` makes the bytes of the
    same download of a work; every format with a download has one.
    """

    name: str
    about: str
    files: Callable[[EditionInput], Iterable[File]]
    download: Download | None = None
    manual: str = ""
    of_work: Callable[[WholeWork], bytes] | None = None

    def of_whole(self, known: WholeWork) -> Iterator[File]:
        """The download of a work."""
        if self.download and self.of_work:
            path, make = self.download.file(known.work.id), self.of_work
            yield LazyFile(path, lambda: File(path, make(known)))


@dataclass(frozen=True)
class SiteInput:
    """The input of a corpus format. Whatever it does not declare in `CorpusFormat.needs` is empty.

    `histories` are the histories of the entries by id; an entry whose history is unknown has none. `files` describes the files of all
    formats that do not need `files` themselves. `downloads` are those that the site offers, and `editions` the annotated editions in order
    of id, which are made one at a time while they are iterated over. `card` is the library's own picture for link previews, if it has one.
    """

    corpus: Corpus
    site: SiteSettings = UNPUBLISHED
    histories: Mapping[str, History] = field(default_factory=dict)
    files: tuple[FileInfo, ...] = ()
    downloads: tuple[Download, ...] = ()
    editions: Iterable[Edition] = field(default=(), repr=False)
    card: bytes = field(default=b"", repr=False)


@dataclass(frozen=True)
class Batch:
    """Files that are made together; `inputs` is a value that holds everything that they depend on."""

    inputs: object
    make: Callable[[], tuple[File, ...]]


Need = Literal["site", "histories", "files", "downloads", "editions", "card"]


@dataclass(frozen=True)
class CorpusFormat:
    """A format made from the corpus; `files` must return the same bytes for the same values, in a fixed order.

    `needs` declares what it reads besides the corpus. `folder` is the folder of all its files, in either interface, or None if they have
    no common folder. `download` and `manual` are as those of an `EditionFormat`. `inputs`, if given, returns a value that holds everything
    that its files depend on; `lazy` is whether it yields lazy files that state their own; `batches`, if given, returns its files in
    batches, of which a build makes only those again whose inputs have changed.
    """

    name: str
    about: str
    files: Callable[[SiteInput], Iterable[File]]
    needs: frozenset[Need] = frozenset()
    folder: str | None = None
    download: Download | None = None
    manual: str = ""
    inputs: Callable[[SiteInput], object] | None = None
    lazy: bool = False
    batches: Callable[[SiteInput], Iterable[Batch]] | None = None

    def sees(self, everything: SiteInput) -> SiteInput:
        """The part of `everything` that the format declares in `needs`."""
        return SiteInput(everything.corpus, **{need: getattr(everything, need) for need in self.needs})


def in_batches(
    name: str, about: str, batches: Callable[[SiteInput], Iterable[Batch]], needs: frozenset[Need], folder: str
) -> CorpusFormat:
    """A format whose files are made in batches."""
    return CorpusFormat(name, about, partial(_files_in, batches), needs, folder, batches=batches)


def _files_in(batches: Callable[[SiteInput], Iterable[Batch]], known: SiteInput) -> Iterator[File]:
    return (file for batch in batches(known) for file in batch.make())


def downloads(formats: Iterable[EditionFormat | CorpusFormat], library: Library = UNNAMED) -> tuple[Download, ...]:
    """What the formats offer for download in a library, in their order."""
    return tuple(form.download.within(library) for form in formats if form.download)


def edition_download(
    name: str,
    about: str,
    download: Download,
    document: Callable[[EditionInput], bytes],
    manual: str,
    of_work: Callable[[WholeWork], bytes],
) -> EditionFormat:
    """A format that makes one file of each edition for download, and of each work; `document` and `of_work` make their bytes."""
    return EditionFormat(name, about, partial(_download_of_edition, download, document), download, manual, of_work)


def corpus_download(
    name: str,
    about: str,
    download: Download,
    document: Callable[[SiteInput], bytes],
    needs: frozenset[Need],
    manual: str,
) -> CorpusFormat:
    """A format that makes one file of the corpus for download; `document` makes its bytes."""
    files = partial(_download_of_corpus, download, document)
    return CorpusFormat(name, about, files, needs, download.file().parts[0], download, manual)


def _download_of_edition(
    download: Download, document: Callable[[EditionInput], bytes], known: EditionInput
) -> Iterator[File]:
    path = download.file(known.edition.id)
    yield LazyFile(path, lambda: File(path, document(known)))


def _download_of_corpus(download: Download, document: Callable[[SiteInput], bytes], known: SiteInput) -> Iterator[File]:
    path = download.file(library=known.site.library)
    if known.corpus.digests or not download.of_texts:
        yield LazyFile(path, lambda: File(path, document(known)))
