"""An import as a whole: foreign files held against a repository, and the files that they change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from builder.content.file import ContentFile
from builder.content.importers.entries import revise_entries
from builder.content.importers.foreign import (
    Entry,
    ForeignError,
    ForeignFile,
    NewEdition,
    Record,
    Unit,
    spaced,
    within_bounds,
)
from builder.content.importers.formats import importer_of, unpacked
from builder.content.importers.kinds import AMBIGUOUS, NOT_A_LINE, NOT_CARRIED, UNREADABLE
from builder.content.importers.new_entries import NewEntries, with_files
from builder.content.importers.sentences import Choice, Revision, by_edition, revise
from builder.content.loading.editions import load_edition
from builder.content.loading.glossary import load_term
from builder.content.loading.works import find_works
from builder.content.repository import Repository
from builder.content.schemas import keys
from builder.content.yaml.concrete import RefusedError
from builder.content.yaml.edit import Path, Value, edited
from builder.messages.marker import Message
from builder.model.edition import Block, Edition, Figure
from builder.model.entries.editions import EditionEntry
from builder.model.entries.shape import Shape
from builder.model.entries.terms import TermEntry
from builder.model.finding import Finding, Place
from builder.model.terms import Term


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
        """The repository with these files in it, in the place of the old ones where there are any."""
        return replace(
            repository,
            translations=_with(repository.translations, self.files, "translations/"),
            glossary=_with(repository.glossary, self.files, "glossary/"),
            seeds=_with(repository.seeds, self.files, "seeds/"),
        )


def _with(old: Iterable[ContentFile], new: Iterable[ContentFile], folder: str) -> tuple[ContentFile, ...]:
    files = {file.name: file for file in (*old, *(file for file in new if file.name.startswith(folder)))}
    return tuple(files[name] for name in sorted(files))


def integrate(files: Iterable[ForeignFile], repository: Repository, choice: Choice, day: str) -> Imported:
    """What the files change in the repository: all of it or, if anything does not fit, nothing. `day` is the date of new editions."""
    records, faults = _records(files)
    new, created, doubtful = _new_editions(records, repository, choice, day)
    units = [one for one in records if isinstance(one, Unit) and not new.issuperset(one.editions)]
    editions, broken = _editions(repository, {choice.edition, *(one for unit in units for one in unit.editions)})
    texts = revise(units, editions.values(), choice)
    begun = _begun_entries([one for one in records if isinstance(one, Entry)], repository, choice)
    glossary = (*repository.glossary, *begun.files)
    values = revise_entries(begun.entries, _terms(glossary), choice.only_known)
    made, refused = _rewritten(repository.translations, _new_texts(editions, texts), EditionEntry)
    more, others = _rewritten(glossary, values.values, TermEntry)
    every = (
        *faults,
        *doubtful,
        *broken,
        *_pictures(records, editions, choice),
        *texts.faults,
        *begun.faults,
        *values.faults,
        *refused,
        *others,
    )
    notices = (*texts.notices, *values.notices)
    changed = () if every else (*created, *made, *_with(begun.files, more, "glossary/"))
    return Imported(changed, tuple(sorted(every)), notices, texts.unfinished, texts.unknown + values.unknown)


def _begun_entries(entries: Iterable[Entry], repository: Repository, choice: Choice) -> NewEntries:
    """The entries, with the files that the user wants made for those that the glossary does not have."""
    if not choice.new_entries:
        return NewEntries(tuple(entries), (), ())
    return with_files(entries, _terms(repository.glossary), {file.stem for file in repository.glossary})


def _terms(files: Iterable[ContentFile]) -> list[Term]:
    """The terms of the files that can be read."""
    return [term for term, _ in map(load_term, files) if term]


def _new_editions(
    records: Iterable[Record], repository: Repository, choice: Choice, day: str
) -> tuple[set[str], list[ContentFile], list[Finding]]:
    """The ids of the documents that are of no edition, their files, and why some cannot be made."""
    known = {file.stem for file in repository.translations}
    there = {file.name for file in repository.files()}
    new = [one for one in records if isinstance(one, NewEdition) and one.id not in known and choice.edition is None]
    made: list[ContentFile] = []
    faults = [fault for one in records if isinstance(one, NewEdition) for fault in one.faults]
    for one in new:
        files = () if one.faults else one.files(day)
        faults += [*(_taken(one, file.name) for file in files if file.name in there), *_misread(one, files)]
        there.update(file.name for file in files)
        made += files
    return {one.id for one in new}, made, faults


def _taken(new: NewEdition, name: str) -> Finding:
    message = "this would become ‘{id}’, but there is already a file {file}: rename one of them"
    return AMBIGUOUS.at(new.place, message, id=new.id, file=name)


def _misread(new: NewEdition, files: tuple[ContentFile, ...]) -> Iterator[Finding]:
    """Why the YAML of a new edition, which follows its seed, could not be read."""
    for finding in (fault for file in files[1:] for fault in load_edition(file, {})[1]):
        message = "this cannot become an edition: {problem}"
        yield NOT_A_LINE.at(new.place, message, problem=finding.line())


def _records(files: Iterable[ForeignFile]) -> tuple[list[Record], list[Finding]]:
    """The records of all files, and why some cannot be read."""
    records: list[Record] = []
    faults = []
    for file in files:
        try:
            for one in unpacked(within_bounds(file)):
                records += importer_of(within_bounds(one)).records(one)
        except ForeignError as error:
            faults.append(error.finding)
    return records, faults


def _editions(repository: Repository, named: Collection[str | None]) -> tuple[dict[str, Edition], list[Finding]]:
    """The editions that can be read, by id, and the faults of those that cannot, as far as they are named."""
    editions: dict[str, Edition] = {}
    faults: list[Finding] = []
    works = find_works(repository.editions())
    for file in (file for file in repository.translations if file.name not in works.loaded):
        edition, findings = load_edition(file, {}, part=works.parts.get(file.name))
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


def _new_texts(editions: Mapping[str, Edition], texts: Revision) -> dict[str, dict[Path, Value]]:
    """The English of the pairs and the speakers that change, by edition and path."""
    found: dict[str, dict[Path, Value]] = {
        edition: {("pairs", block, "en"): _text(editions[edition].blocks[block], new) for block, new in blocks.items()}
        for edition, blocks in by_edition(texts.lines).items()
    }
    for (edition, block), label in texts.speakers.items():
        found.setdefault(edition, {})["pairs", block, "speaker", "en"] = label
    return found


def _pictures(records: Iterable[Record], editions: Mapping[str, Edition], choice: Choice) -> Iterator[Finding]:
    """What documents say of pictures of their editions that these do not say, which is not brought back."""
    for one in (one for one in records if isinstance(one, NewEdition)):
        edition = editions.get(choice.edition or one.id)
        figures = [block.entry for block in edition.blocks if isinstance(block, Figure)] if edition else []
        for name, said in one.pictures if edition else ():
            known = [spaced(text) for its in figures for text in (its.description.ko, its.description.en)]
            if spaced(said.text) not in known:
                message = "what the picture {file} shows is told in another way here: ‘{text}’; write it in the YAML"
                yield NOT_CARRIED.at(said.place, message, file=name, text=said.text)


def _text(block: Block, new: Mapping[int, str]) -> str:
    """The English of a pair as its file is to have it: the lines of these sentences are new, all others as they are."""
    return "\n".join(_lines(block.locator.lines(("en",)), new))


def _lines(lines: Iterable[tuple[str, Place]], new: Mapping[int, str]) -> Iterator[str]:
    number = 0
    for line, _ in lines:
        number += bool(line.strip(" "))
        before = line[: len(line) - len(line.lstrip(" "))]
        yield before + new[number] if line.strip(" ") and number in new else line
