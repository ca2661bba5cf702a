"""An import as a whole: foreign files held against a repository, and the files that they change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from builder.content.file import ContentFile
from builder.content.importers.entries import revise_entries
from builder.content.importers.foreign import MOST_BYTES, Entry, ForeignError, ForeignFile, Record, Unit
from builder.content.importers.formats import importer_of, unpacked
from builder.content.importers.kinds import UNREADABLE
from builder.content.importers.sentences import Choice, Key, by_edition, revise
from builder.content.load import load_edition, load_term
from builder.content.repository import Repository
from builder.content.schemas import keys
from builder.content.yaml.concrete import RefusedError
from builder.content.yaml.edit import Path, Value, edited
from builder.messages.marker import Message
from builder.model.edition import Edition, Omission, Pair
from builder.model.entries import EditionEntry, Shape, TermEntry
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
    records, faults = _records(files)
    units = [one for one in records if isinstance(one, Unit)]
    editions, broken = _editions(repository, {choice.edition, *(one for unit in units for one in unit.editions)})
    texts = revise(units, editions.values(), choice)
    terms = {term.id: term for term, _ in map(load_term, repository.glossary) if term}
    values = revise_entries((one for one in records if isinstance(one, Entry)), terms.values(), choice.only_known)
    made, refused = _rewritten(repository.translations, _new_texts(editions, texts.lines), EditionEntry)
    more, others = _rewritten(repository.glossary, values.values, TermEntry)
    every = (*faults, *broken, *texts.faults, *values.faults, *refused, *others)
    notices = (*texts.notices, *values.notices)
    return Imported(
        () if every else (*made, *more), tuple(sorted(every)), notices, texts.unfinished, texts.unknown + values.unknown
    )


def _records(files: Iterable[ForeignFile]) -> tuple[list[Record], list[Finding]]:
    """The records of all files, and why some cannot be read."""
    records: list[Record] = []
    faults = []
    for file in files:
        try:
            for one in unpacked(_within_bounds(file)):
                records += importer_of(_within_bounds(one)).records(one)
        except ForeignError as error:
            faults.append(error.finding)
    return records, faults


def _within_bounds(file: ForeignFile) -> ForeignFile:
    """The file; raises ForeignError if it is too large."""
    if len(file.data) > MOST_BYTES:
        message = "the file has more than the {most} bytes that are read: divide it"
        raise ForeignError(UNREADABLE.at(Place(file.name), message, most=MOST_BYTES))
    return file


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
    files: Iterable[ContentFile], values: Mapping[str, Mapping[Path, Value]], shape: type[Shape]
) -> tuple[list[ContentFile], list[Finding]]:
    """The files with the new values in them, by their ids, and why some cannot be written."""
    made: list[ContentFile] = []
    refused: list[Finding] = []
    for file in files:
        if file.stem not in values:
            continue
        try:
            made.append(replace(file, data=edited(file.data, values[file.stem], lambda path: keys(shape, path))))
        except RefusedError as error:
            message = "this file cannot be changed without changing more: {problem}; run `daeyeok fmt` first"
            refused.append(UNREADABLE.at(Place(file.name), message, problem=Message(str(error))))
    return made, refused


def _new_texts(editions: Mapping[str, Edition], lines: Mapping[Key, str]) -> dict[str, dict[Path, Value]]:
    """The English of the pairs that change, by edition and path."""
    return {
        edition: {("pairs", block, "en"): _text(editions[edition].blocks[block], new) for block, new in blocks.items()}
        for edition, blocks in by_edition(lines).items()
    }


def _text(block: Pair | Omission, new: Mapping[int, str]) -> str:
    """The English of a pair as its file is to have it: the lines of these sentences are new, all others as they are."""
    return "\n".join(_lines(block.locator.lines(("en",)), new))


def _lines(lines: Iterable[tuple[str, Place]], new: Mapping[int, str]) -> Iterator[str]:
    number = 0
    for line, _ in lines:
        number += bool(line.strip(" "))
        before = line[: len(line) - len(line.lstrip(" "))]
        yield before + new[number] if line.strip(" ") and number in new else line
