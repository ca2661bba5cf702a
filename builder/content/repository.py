"""A repository's content: its files as read from disk, and the glossary that they contain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.content.file import ContentFile
from builder.content.load import load_term, stray
from builder.model.finding import Finding
from builder.model.terms import Glossary


@dataclass(frozen=True)
class Repository:
    """The content files, each kind in order of name.

    `strays` are the names of files and folders beside them that are not read; the name of a folder ends in a slash.
    """

    glossary: tuple[ContentFile, ...] = ()
    translations: tuple[ContentFile, ...] = ()
    seeds: tuple[ContentFile, ...] = ()
    strays: tuple[str, ...] = ()

    def files(self) -> tuple[ContentFile, ...]:
        """All files: the glossary's, then the editions', then the seeds."""
        return (*self.glossary, *self.translations, *self.seeds)

    def parts(self) -> Iterator[bytes]:
        """The names and contents of all files in order, from which to make a cache key."""
        for file in self.files():
            yield file.name.encode()
            yield file.data
        yield from (name.encode("utf-8", "surrogateescape") for name in self.strays)

    def stray_findings(self) -> Iterator[Finding]:
        """A finding for each stray file or folder."""
        return map(stray, self.strays)

    def seed_texts(self) -> dict[str, str]:
        """The texts of the seeds by file name; a byte that is not UTF-8 becomes U+FFFD, which no pair can match."""
        return {seed.name.rsplit("/", 1)[-1]: seed.data.decode("utf-8", "replace") for seed in self.seeds}


def load_glossary(repository: Repository) -> tuple[Glossary, tuple[Finding, ...]]:
    """The entries that can be read, and all faults of form and shape in the glossary's files."""
    loaded = [load_term(file) for file in repository.glossary]
    terms = sorted((term for term, _ in loaded if term), key=lambda term: term.id)
    return Glossary(tuple(terms)), tuple(finding for _, findings in loaded for finding in findings)
