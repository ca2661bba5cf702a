"""The content of a repository: its files as the disk gave them, and the glossary that they hold."""

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

    `strays` are the names of what stands in their folders and is not read; that of a folder ends in a slash.
    """

    glossary: tuple[ContentFile, ...] = ()
    translations: tuple[ContentFile, ...] = ()
    seeds: tuple[ContentFile, ...] = ()
    strays: tuple[str, ...] = ()

    def files(self) -> tuple[ContentFile, ...]:
        """All files, the glossary's first, then the editions, then the seeds."""
        return (*self.glossary, *self.translations, *self.seeds)

    def parts(self) -> Iterator[bytes]:
        """The names and contents of all files in their order, to make a key of."""
        for file in self.files():
            yield file.name.encode()
            yield file.data
        yield from (name.encode("utf-8", "surrogateescape") for name in self.strays)

    def stray_findings(self) -> Iterator[Finding]:
        """A finding for each of the strays."""
        return map(stray, self.strays)

    def seed_texts(self) -> dict[str, str]:
        """The seeds' texts by file name; without a byte order mark; a byte that is not UTF-8 shows as U+FFFD, which no pair can match."""
        return {seed.name.rsplit("/", 1)[-1]: seed.data.decode("utf-8-sig", "replace") for seed in self.seeds}


def load_glossary(repository: Repository) -> tuple[Glossary, tuple[Finding, ...]]:
    """The entries that can be read, and every fault of form and shape in all their files."""
    loaded = [load_term(file) for file in repository.glossary]
    terms = sorted((term for term, _ in loaded if term), key=lambda term: term.id)
    return Glossary(tuple(terms)), tuple(finding for _, findings in loaded for finding in findings)
