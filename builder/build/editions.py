"""Editions in a build: each is read, checked and published by itself, and only if what that depends on has changed.

An edition's marks and findings depend on its file, its seed, and the forms of all entries; its files depend on its marks and on what the
entries and records that it mentions say. So a definition costs the editions that show it, a form those whose marks it changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from builder.build.cache import NO_CACHE, cached, key_of
from builder.build.clean_pairs import findings_in_pairs
from builder.build.codec import encode
from builder.build.edition_tasks import EditionTask, tasks
from builder.build.fingerprint import fingerprint
from builder.build.known_site import NO_SITE, KnownSite
from builder.build.options import Options
from builder.build.shared import Shared
from builder.build.stored_indexes import StoredIndexes, occurrences_key, records_key, store
from builder.content.loading.editions import load_edition
from builder.content.loading.works import LoadedWork, Works
from builder.content.repository import Repository, SeedTexts
from builder.languages import LANGUAGES
from builder.model.bibliography import Bibliography
from builder.model.digest import Digest, digest
from builder.model.edition import Edition
from builder.model.edition_index import EditionIndex, edition_index
from builder.model.finding import Finding
from builder.model.limits import within_limits
from builder.model.terms import Glossary
from builder.publish.format import EditionFormat, EditionInput, File, MeasuredDownload
from builder.rules.registry import check_edition, check_pair, check_work
from builder.terms.annotate import annotate
from builder.terms.finder import Finder

_DRAFT = re.compile(rb"^status: draft[ \t]*(?:#.*)?\r?$", re.M)
_STATUS_KEY = re.compile(rb"^[\"']?status\b", re.M)
_BATCHES = 4  # batches for each process, so that none is left waiting for long at the end
_MOST = 16  # editions of a batch, whose results are held together


@dataclass(frozen=True)
class EditionState:
    """What is known of an edition whose files need not be made again; its digest is None if its file could not be read.

    `marks` is a digest of all marks in it.
    """

    findings: tuple[Finding, ...]
    digest: Digest | None = None
    marks: str = ""


@dataclass(frozen=True)
class EditionResult:
    """The result of processing an edition: its state with its key, and the key of its files.

    Where the cache keeps nothing, the files and the index are here.
    """

    task: EditionTask = field(repr=False)
    state: EditionState
    key: str
    files_key: str
    files: tuple[File, ...] | None = field(default=None, repr=False)
    index: EditionIndex | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """The id of the edition."""
        return self.task.file.stem

    @property
    def is_draft(self) -> bool:
        """Whether the edition is a draft, by its file as it is written, or else its work, if it cannot be read."""
        if self.state.digest:
            return self.state.digest.status == "draft"
        data, part = self.task.file.data, self.task.part
        stated = len(_STATUS_KEY.findall(data))
        return part.head.get("status") == "draft" if part and not stated else len(_DRAFT.findall(data)) == 1 == stated

    @property
    def keys(self) -> tuple[str, ...]:
        """All its keys; a work has none."""
        if not self.key:
            return ()
        return tuple(filter(None, (self.key, occurrences_key(self.key), records_key(self.key), self.files_key)))


def results(
    repository: Repository,
    common: Shared,
    options: Options,
    works: Works,
    meanwhile: Callable[[], object] = lambda: None,
) -> Iterator[EditionResult]:
    """The results of all editions and works, in order of name.

    `meanwhile` is called once, while other processes, if there are any, are at work.
    """
    of_editions = _of_editions(list(tasks(repository, works)), common, options, meanwhile)
    for file in repository.translations:
        work = works.loaded.get(file.name)
        yield _of_work(work, common) if work else next(of_editions)


def _of_work(work: LoadedWork, common: Shared) -> EditionResult:
    """The result of a work: what is wrong with it. It has no text, and so neither a digest nor files of its own."""
    found = check_work(work.locator, work.revisions, common.forms, common.style) if work.work else ()
    state = EditionState(within_limits((*work.findings, *found)))
    return EditionResult(EditionTask(work.file), state, "", "", (), EditionIndex())


def _of_editions(
    wanted: list[EditionTask], common: Shared, options: Options, meanwhile: Callable[[], object]
) -> Iterator[EditionResult]:
    """The results of the editions, in their order: those that are not cached are distributed over batches."""
    known = [_known(task, common) for task in wanted]
    missing = [number for number, result in enumerate(known) if result is None]
    if missing:  # the shortest is made here, so that processes forked from this one have what all editions need
        first = min(missing, key=lambda number: len(wanted[number].file.data))
        missing.remove(first)
        known[first] = processed(wanted[first], common)
    batches = _batches([wanted[number] for number in missing], options)
    execute = options.execute if len(batches) > 1 else map  # another process would have to be given everything first
    made = (result for batch in execute(partial(process, common), batches) for result in batch)
    meanwhile()
    for task, result in zip(wanted, known, strict=True):
        yield result or replace(next(made), task=task)


def _batches(missing: list[EditionTask], options: Options) -> list[tuple[EditionTask, ...]]:
    count = options.batches if options.batches == 1 else options.batches * _BATCHES
    size = max(1, min(_MOST, -(-len(missing) // count)))
    return [tuple(missing[start : start + size]) for start in range(0, len(missing), size)]


def process(common: Shared, batch: tuple[EditionTask, ...]) -> list[EditionResult]:
    """Process each edition of a batch; the results do not have the content, which is not sent back to where it came from."""
    return [replace(processed(task, common), task=task.named()) for task in batch]


def _known(task: EditionTask, common: Shared) -> EditionResult | None:
    """The result of an edition of which everything is cached; None if something is to be made."""
    key = task.key(common)
    state = common.cache.get(key, EditionState)
    if state is None:
        return None
    result = EditionResult(task, state, key, _files_key(task, state, common))
    return result if state.digest is None or all(map(common.cache.has, result.keys)) else None


def processed(task: EditionTask, common: Shared) -> EditionResult:
    """Process an edition: read, annotate, check, digest and publish it, as far as that is not cached."""
    cache, key = common.cache, task.key(common)
    edition, faults = load_edition(task.file, SeedTexts(task.seeds), task.pictures, task.part)
    if edition is None:
        unread = EditionState(faults)
        cache.put(key, unread)
        return EditionResult(task, unread, key, "", (), EditionIndex())
    state = cache.get(key, EditionState)
    annotated = annotate(edition, _finder(common))
    index = edition_index(annotated)
    if state is None:
        findings = within_limits((*faults, *_findings(annotated, common)))
        state = EditionState(findings, digest(annotated, index), _marks(annotated))
    made = EditionResult(task, state, key, _files_key(task, state, common))
    store(index, key, cache)
    cache.put(key, state)
    if not made.files_key:
        return made if cache.keeps else replace(made, files=(), index=index)
    given = EditionInput(annotated, _mentioned(state, common), common.site)
    files = cached(cache, made.files_key, tuple[File, ...], lambda: tuple(edition_files(given, common.formats)))
    return made if cache.keeps else replace(made, files=files, index=index)


def _findings(annotated: Edition, common: Shared) -> Iterator[Finding]:
    check = partial(check_pair, glossary=common.forms, style=common.style)
    of_pairs = findings_in_pairs(annotated, check, common.cache, _pairs_key(annotated.id, common))
    return check_edition(annotated, common.forms, common.style, of_pairs)


def _pairs_key(edition: str, common: Shared) -> str:
    """The key of the pairs of an edition that are known to be clean."""
    return key_of(b"clean pairs", common.forms_key.encode(), edition.encode())


def files_of(result: EditionResult, common: Shared, kept: KnownSite = NO_SITE) -> tuple[File, ...]:
    """The files of an edition, which are made again if the cache has lost them; those that are `kept` are not looked at."""
    get = partial(_files_of, result, common)
    return kept.kept(result.files_key, get) or get()


def _files_of(result: EditionResult, common: Shared) -> tuple[File, ...]:
    if result.files is None and result.files_key:
        files = common.cache.get(result.files_key, tuple[File, ...])
        return _uncached(result, common).files or () if files is None else files
    return result.files or ()


def _uncached(result: EditionResult, common: Shared) -> EditionResult:
    return processed(result.task, replace(common, cache=NO_CACHE))


def stored_indexes(found: Iterable[EditionResult], common: Shared) -> StoredIndexes:
    """The indexes of the editions, read from the cache in parts; those that it does not keep are here or made again."""
    by_name = {result.name: result for result in found}

    def index(edition: str) -> EditionIndex:
        result = by_name[edition]
        return result.index or _uncached(result, common).index or EditionIndex()

    return StoredIndexes({name: result.key for name, result in by_name.items()}, common.cache, index)


def edition_files(given: EditionInput, formats: tuple[EditionFormat, ...]) -> Iterator[File]:
    """The files of an edition: its downloads, then its pages, which state the sizes of the downloads."""
    measured: list[MeasuredDownload] = []
    for form in (form for form in formats if form.download):
        made = tuple(File(file.path, file.data) for file in form.files(given))
        measured += [MeasuredDownload(form.download, len(file.data)) for file in made if form.download]
        yield from made
    offered = replace(given, downloads=tuple(measured))
    for form in (form for form in formats if not form.download):
        yield from (File(file.path, file.data) for file in form.files(offered))


def _files_key(task: EditionTask, state: EditionState, common: Shared) -> str:
    """The key of an edition's files: the digest of everything that their formats are given."""
    if state.digest is None or not common.formats:
        return ""
    glossary = _mentioned(state, common)
    said = (common.words[term.id] for term in glossary.terms)
    cited = (common.records[source.id] for source in glossary.bibliography.sources)
    part = encode(task.part) if task.part else b""
    own = (common.formats_key, task.file.name.encode(), task.file.digest, part, state.marks.encode())
    return key_of(b"files", fingerprint(), *own, *said, b"", *cited, b"", *task.drawn())


def _mentioned(state: EditionState, common: Shared) -> Glossary:
    """The entries that are marked in an edition, and the records that they and its notes cite."""
    assert state.digest  # noqa: S101 - an edition that could be read
    by_id, records = common.glossary.by_id, common.glossary.bibliography.by_id
    terms = tuple(by_id[use.term] for use in state.digest.uses if use.term in by_id)
    cited = {one.id for term in terms for one in term.sources} | {id_ for id_, _ in state.digest.citations}
    return Glossary(terms, Bibliography(tuple(records[id_] for id_ in sorted(filter(None, cited)) if id_ in records)))


def _marks(edition: Edition) -> str:
    """A digest of all marks of an annotated edition."""
    lines = (segment.line(side) for pair in edition.pairs for segment in pair.segments for side in LANGUAGES)
    return key_of(encode([line.mentions for line in lines]))


def _finder(common: Shared) -> Finder:
    """The finder of the glossary, compiled once in a process."""
    return _compiled(_ByKey(common.forms_key, common.forms))


@dataclass(frozen=True)
class _ByKey:
    """A glossary that is compared by its key."""

    key: str
    glossary: Glossary = field(compare=False)


@lru_cache(maxsize=1)
def _compiled(keyed: _ByKey) -> Finder:
    return Finder(keyed.glossary)
