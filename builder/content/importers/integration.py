"""An import as a whole: foreign files held against a repository, and the files that they change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from builder.content.file import ContentFile
from builder.content.importers.foreign import MOST_BYTES, ForeignError, ForeignFile, Unit
from builder.content.importers.formats import importer_of
from builder.content.importers.kinds import UNREADABLE
from builder.content.importers.sentences import Choice, Key, by_edition, revise
from builder.content.load import load_edition
from builder.content.repository import Repository
from builder.content.yaml.concrete import RefusedError
from builder.content.yaml.edit import Path, with_texts
from builder.messages.marker import Message
from builder.model.edition import Edition, Omission, Pair
from builder.model.finding import Finding, Place


@dataclass(frozen=True)
class Imported:
    """What an import makes of a repository: the files that it changes, none if there is any fault.

    `notices` are about what the changes drop. `unfinished` and `unknown` are the numbers of units without a translation, and of units left
    out as the user wanted.
    """

    files: tuple[ContentFile, ...] = ()
    faults: tuple[Finding, ...] = ()
    notices: tuple[Finding, ...] = ()
    unfinished: int = 0
    unknown: int = 0

    def applied_to(self, repository: Repository) -> Repository:
        """The repository with the changed files in the place of the old ones."""
        changed = {file.name: file for file in self.files}
        return replace(
            repository,
            translations=tuple(changed.get(file.name, file) for file in repository.translations),
            glossary=tuple(changed.get(file.name, file) for file in repository.glossary),
        )


def integrate(files: Iterable[ForeignFile], repository: Repository, choice: Choice) -> Imported:
    """What the files change in the repository: all of it or, if anything does not fit, nothing."""
    units, faults = _units(files)
    editions, broken = _editions(repository, {choice.edition, *(one for unit in units for one in unit.editions)})
    found = revise(units, editions.values(), choice)
    made, refused = _rewritten(repository.translations, editions, found.lines)
    every = (*faults, *broken, *found.faults, *refused)
    return Imported(() if every else made, every, found.notices, found.unfinished, found.unknown)


def _units(files: Iterable[ForeignFile]) -> tuple[list[Unit], list[Finding]]:
    """The units of all files, and why some cannot be read."""
    units: list[Unit] = []
    faults = []
    for file in files:
        try:
            if len(file.data) > MOST_BYTES:
                message = "the file has more than the {most} bytes that are read: divide it"
                raise ForeignError(UNREADABLE.at(Place(file.name), message, most=MOST_BYTES))
            units += importer_of(file).units(file)
        except ForeignError as error:
            faults.append(error.finding)
    return units, faults


def _editions(repository: Repository, named: Collection[str | None]) -> tuple[dict[str, Edition], list[Finding]]:
    """The editions that can be read, by id, and the faults of those that cannot, as far as they are named."""
    editions: dict[str, Edition] = {}
    faults: list[Finding] = []
    for file in repository.translations:
        edition, findings = load_edition(file, {})
        if edition:
            editions[edition.id] = edition
        elif file.stem in named:
            faults += findings
    return editions, faults


def _rewritten(
    files: Iterable[ContentFile], editions: Mapping[str, Edition], lines: Mapping[Key, str]
) -> tuple[tuple[ContentFile, ...], list[Finding]]:
    """The files with the new lines in them, and why some cannot be written."""
    by_id = {file.stem: file for file in files}
    made, refused = [], []
    for edition, blocks in by_edition(lines).items():
        file = by_id[edition]
        texts: dict[Path, str] = {
            ("pairs", block, "en"): _text(editions[edition].blocks[block], new) for block, new in blocks.items()
        }
        try:
            made.append(replace(file, data=with_texts(file.data, texts)))
        except RefusedError as error:
            message = "this file cannot be changed without changing more: {problem}; run `daeyeok fmt` first"
            refused.append(UNREADABLE.at(Place(file.name), message, problem=Message(str(error))))
    return tuple(made), refused


def _text(block: Pair | Omission, new: Mapping[int, str]) -> str:
    """The English of a pair as its file is to have it: the lines of these sentences are new, all others as they are."""
    return "\n".join(_lines(block.locator.lines(("en",)), new))


def _lines(lines: Iterable[tuple[str, Place]], new: Mapping[int, str]) -> Iterator[str]:
    number = 0
    for line, _ in lines:
        number += bool(line.strip(" "))
        before = line[: len(line) - len(line.lstrip(" "))]
        yield before + new[number] if line.strip(" ") and number in new else line
