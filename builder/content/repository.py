"""A repository's content: its files as read from disk, and the glossary that they contain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.content.file import ContentFile, RefusedFile

if TYPE_CHECKING:
    from builder.model.bibliography import Bibliography
    from builder.model.finding import Finding
    from builder.model.terms import Glossary


class SeedTexts(Mapping[str, str]):
    """The texts of seeds by file name, each decoded when it is asked for.

    They have no byte order mark. That of a seed which no edition can reproduce, as it is not UTF-8 or its Hangul is decomposed, is empty.
    """

    def __init__(self, seeds: Iterable[ContentFile]) -> None:
        self._seeds = {seed.base: seed for seed in seeds}

    def __getitem__(self, name: str) -> str:
        from builder.content.seed import seed_text  # noqa: PLC0415 - as above

        return seed_text(self._seeds[name])[0] or ""

    def __iter__(self) -> Iterator[str]:
        return iter(self._seeds)

    def __len__(self) -> int:
        return len(self._seeds)


@dataclass(frozen=True)
class Repository:
    """The content files, each kind in order of name.

    `strays` are the names of files and folders beside them that are not read; the name of a folder ends in a slash. `refused` are files
    that would be read but for what they are. `unfit_hosts` is the file that lists them, if there is one. `set_aside` are editions that are
    there, but not to be made: works may list them.
    """

    glossary: tuple[ContentFile, ...] = ()
    translations: tuple[ContentFile, ...] = ()
    seeds: tuple[ContentFile, ...] = ()
    strays: tuple[str, ...] = ()
    bibliography: tuple[ContentFile, ...] = ()
    unfit_hosts: tuple[ContentFile, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    figures: tuple[ContentFile, ...] = ()
    set_aside: tuple[ContentFile, ...] = ()

    def editions(self) -> tuple[ContentFile, ...]:
        """All files of editions and works, those set aside among them, in order of name."""
        return tuple(sorted((*self.translations, *self.set_aside), key=lambda file: file.name))

    def files(self) -> tuple[ContentFile, ...]:
        """All files: the bibliography's and that of unfit hosts, the glossary's, the editions', the seeds, the pictures."""
        return (*self.of_yaml(), *self.seeds, *self.figures)

    def of_yaml(self) -> tuple[ContentFile, ...]:
        """All files that people write, which are all but the seeds and the pictures."""
        return (*self.bibliography, *self.unfit_hosts, *self.glossary, *self.translations)

    def parts(self) -> Iterator[bytes]:
        """The names of all files, and digests of their contents, in order, from which to make a cache key."""
        for file in (*self.files(), *self.set_aside):
            yield file.name.encode()
            yield file.digest
        names = (*self.strays, *(f"{file.reason} {file.size} {file.name}" for file in self.refused))
        yield from (name.encode("utf-8", "surrogateescape") for name in names)

    def stray_findings(self) -> Iterator[Finding]:
        """A finding for each stray file or folder."""
        from builder.content import file_names  # noqa: PLC0415 - imports everything that reads files, which is often known to have been read

        return map(file_names.stray, self.strays)

    def unread_findings(self) -> Iterator[Finding]:
        """A finding for what is not read, for each file whose name other systems take for another's, and for each fault of a seed."""
        from builder.content import file_names  # noqa: PLC0415 - as above
        from builder.content.seed import seed_text  # noqa: PLC0415

        yield from self.stray_findings()
        yield from map(file_names.refusal, self.refused)
        yield from file_names.alike(self.files())
        yield from (finding for seed in self.seeds for finding in seed_text(seed)[1])

    def seed_texts(self) -> SeedTexts:
        """The texts of the seeds."""
        return SeedTexts(self.seeds)

    def pictures(self) -> dict[str, ContentFile]:
        """The files of pictures by file name."""
        return {file.base: file for file in self.figures}


def load_glossary(repository: Repository) -> tuple[Glossary, tuple[Finding, ...]]:
    """The entries and records that can be read, and all faults of form and shape in their files."""
    from builder.content.loading.glossary import load_term  # noqa: PLC0415 - as above
    from builder.model.terms import Glossary  # noqa: PLC0415

    loaded = [load_term(file) for file in repository.glossary]
    bibliography, faults = load_bibliography(repository)
    terms = sorted((term for term, _ in loaded if term), key=lambda term: term.id)
    found = (finding for _, findings in loaded for finding in findings)
    return Glossary(tuple(terms), bibliography), (*faults, *found)


def load_bibliography(repository: Repository) -> tuple[Bibliography, tuple[Finding, ...]]:
    """The records that can be read, the unfit hosts, and all faults of form and shape in their files."""
    from builder.content.loading.bibliography import load_source, load_unfit_hosts  # noqa: PLC0415 - as above
    from builder.model.bibliography import Bibliography  # noqa: PLC0415
    from builder.model.entries.sources import UnfitHosts  # noqa: PLC0415

    loaded = [load_source(file) for file in repository.bibliography]
    listed = [load_unfit_hosts(file) for file in repository.unfit_hosts]
    sources = sorted((source for source, _ in loaded if source), key=lambda source: source.id)
    unfit = next((hosts for hosts, _ in listed if hosts), UnfitHosts())
    return Bibliography(tuple(sources), unfit), tuple(f for _, findings in (*loaded, *listed) for f in findings)
