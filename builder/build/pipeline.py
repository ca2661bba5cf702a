"""A build is a map over editions and a fold over their digests.

Every step is a pure function of its inputs, so it gives the same bytes on one core, on all of them, or elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache as memoize
from functools import partial

from builder.build.cache import NO_CACHE, Cache, cached, key_of
from builder.build.fingerprint import fingerprint
from builder.build.options import Options
from builder.content.file import ContentFile
from builder.content.load import load_edition
from builder.content.repository import Repository, load_glossary
from builder.model.bibliography import Bibliography
from builder.model.corpus import AnnotatedCorpus, Corpus
from builder.model.digest import Digest, digest
from builder.model.edition import Edition
from builder.model.finding import Finding, Place
from builder.model.house_style import HOUSE_STYLE, HouseStyle
from builder.model.terms import Glossary
from builder.publish.format import (
    UNPUBLISHED,
    CorpusFormat,
    EditionFormat,
    EditionInput,
    File,
    FileInfo,
    MeasuredDownload,
    SiteInput,
    SiteSettings,
    downloads,
)
from builder.rules.registry import check_change, check_corpus, check_edition
from builder.terms.annotate import annotate
from builder.terms.finder import Finder, Rejected

_ID = re.compile(rb"[a-z0-9-]+")


@dataclass(frozen=True)
class Job:
    """A batch of editions with all it needs: the glossary, their files, and the texts of their seeds by file name."""

    glossary: Glossary
    files: tuple[ContentFile, ...]
    seeds: dict[str, str]
    formats: tuple[EditionFormat, ...] = ()
    cache: Cache = NO_CACHE
    key: str = ""  # a digest of what all editions share: program, glossary, the records that it cites, formats, site, house style
    site: SiteSettings = UNPUBLISHED
    style: HouseStyle = HOUSE_STYLE


@dataclass(frozen=True)
class EditionResult:
    """The result of processing an edition, with its cache key; its digest is None if its file could not be read."""

    name: str
    findings: tuple[Finding, ...]
    digest: Digest | None = None
    files: tuple[File, ...] = field(default=(), repr=False)
    key: str = ""


@dataclass(frozen=True)
class CheckedEdition:
    """An annotated edition, with the findings of the rules about it, and its digest."""

    edition: Edition
    findings: tuple[Finding, ...]
    digest: Digest


class FaultyError(Exception):
    """Raised by a build whose content has findings, and which must not be published."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


# --- Editions ---------------------------------------------------------------------------------------------------------


def jobs(repository: Repository, glossary: Glossary, options: Options) -> list[Job]:
    """The editions distributed in order over at most `options.batches` jobs, each of which compiles the glossary at most once."""
    seeds = repository.seed_texts()
    entries = (part for file in repository.glossary for part in (file.name.encode(), file.data))
    settings = (repr(options.site), repr(options.style))
    named = (part.encode() for part in (*(one.name for one in options.editions), *settings))
    cited = _records(glossary.bibliography, b"\n".join(file.data for file in repository.glossary))
    key = key_of(fingerprint(), *named, *entries, *cited)
    files = repository.translations
    size = max(1, -(-len(files) // max(1, options.batches)))
    batches = (files[start : start + size] for start in range(0, len(files), size))
    shared = (options.editions, options.cache, key, options.site, options.style)
    return [Job(glossary, batch, seeds, *shared) for batch in batches]


def process(job: Job) -> list[EditionResult]:
    """Process each edition of a job: load, annotate, check, format, digest; cached results are reused."""
    finder = memoize(lambda: Finder(job.glossary))
    seeds = key_of(*(part.encode() for name, text in sorted(job.seeds.items()) for part in (name, text))).encode()

    def result(file: ContentFile) -> EditionResult:
        cited = _records(job.glossary.bibliography, file.data)
        key = key_of(job.key.encode(), file.name.encode(), file.data, seeds, *cited)
        return cached(job.cache, key, EditionResult, lambda: replace(_processed(file, job, finder()), key=key))

    return [result(file) for file in job.files]


def _records(bibliography: Bibliography, content: bytes) -> Iterator[bytes]:
    """What the records state that files of that content may cite: those whose ids stand in it, or all where it has escapes."""
    named = {word.decode() for word in _ID.findall(content)}
    for source in bibliography.sources:
        if source.id in named or b"\\" in content:
            yield from (source.id.encode(), repr(source.stated()).encode())


def _processed(file: ContentFile, job: Job, finder: Finder) -> EditionResult:
    """Process an edition; its files are made at once, so that nothing keeps the edition in memory."""
    edition, faults = load_edition(file, job.seeds)
    if edition is None:
        return EditionResult(file.stem, faults)
    checked = check_loaded(edition, job.glossary, finder, job.style)
    given = EditionInput(checked.edition, job.glossary, job.site)
    return EditionResult(
        file.stem, (*faults, *checked.findings), checked.digest, tuple(edition_files(given, job.formats))
    )


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


def check_loaded(edition: Edition, glossary: Glossary, finder: Finder, style: HouseStyle) -> CheckedEdition:
    """A loaded edition, annotated, checked and digested; `finder` is the glossary's."""
    annotated = annotate(edition, finder)
    return CheckedEdition(annotated, tuple(check_edition(annotated, glossary, style)), digest(annotated))


# --- Checks -----------------------------------------------------------------------------------------------------------


def check(repository: Repository, options: Options = Options()) -> tuple[Finding, ...]:  # noqa: B008 - a frozen value
    """All findings about the content, by place.

    If an entry cannot be read, only faults of form and shape are reported, since the rules would be unreliable without it.
    """
    key = key_of(b"check", fingerprint(), repr(options.style).encode(), *repository.parts())
    return cached(options.cache, key, tuple[Finding, ...], lambda: _check(repository, options))


def _check(repository: Repository, options: Options) -> tuple[Finding, ...]:
    glossary, faults = load_glossary(repository)
    without_formats = replace(options, editions=(), site=UNPUBLISHED)
    results = [
        result for batch in options.execute(process, jobs(repository, glossary, without_formats)) for result in batch
    ]
    for result in results:
        options.cache.note(result.key)
    found = (*repository.unread_findings(), *_findings(results))
    return verdict(faults, found, Corpus(glossary, _digests(results)), options.style)


def check_history(before: Repository, after: Repository) -> tuple[Finding, ...]:
    """The findings about the changes to editions from `before` to `after`, by place.

    An edition that is new, or cannot be read in one of the states, is not checked.
    """
    old = {file.name: file for file in before.translations}
    changed = (file for file in after.translations if file.name in old and old[file.name].data != file.data)
    both = ((load_edition(old[file.name], {})[0], load_edition(file, {})[0]) for file in changed)
    return tuple(sorted(f for was, now in both if was and now for f in check_change(was, now)))


def verdict(
    faults: Iterable[Finding], found: Iterable[Finding], corpus: Corpus, style: HouseStyle
) -> tuple[Finding, ...]:
    """The findings to report, by place: the faults of entries, the findings about the editions, and those about the corpus.

    Unreliable findings are left out; see `check`.
    """
    faults = list(faults)
    findings = [*faults, *found]
    of_form = [finding for finding in findings if is_of_form(finding)]
    if faults:
        return tuple(sorted(of_form))
    return tuple(sorted(findings if of_form else [*findings, *check_corpus(corpus, style)]))


# --- The site ---------------------------------------------------------------------------------------------------------


def site(repository: Repository, options: Options) -> Iterator[File]:
    """The files of the site, edition by edition, then those of the corpus.

    Raises FaultyError, after the editions and before the corpus, if the content has findings.
    """
    yield from _files(repository, options, is_grave=lambda finding: True)


def export(repository: Repository, options: Options) -> Iterator[File]:
    """The files of the formats, edition by edition, then those of the corpus, whatever the checks find: drafts are exported too.

    Raises FaultyError, after the editions and before the corpus, if anything cannot be read.
    """
    unread = frozenset(repository.stray_findings())
    yield from _files(repository, options, is_grave=lambda finding: is_of_form(finding) and finding not in unread)


def is_of_form(finding: Finding) -> bool:
    """Whether the finding is about a file that cannot be read, rather than about what it says."""
    return finding.code.startswith("Y")


def _files(repository: Repository, options: Options, is_grave: Callable[[Finding], bool]) -> Iterator[File]:
    glossary, faults = load_glossary(repository)
    results: list[EditionResult] = []
    made: list[FileInfo] = []
    for batch in options.execute(process, jobs(repository, glossary, options)):
        for result in batch:
            yield from result.files
            made.extend(map(FileInfo.of, result.files))
            options.cache.note(result.key)
            results.append(replace(result, files=()))
            options.report(result.name)
    corpus = Corpus(glossary, _digests(results))
    found = verdict(faults, (*repository.unread_findings(), *_findings(results)), corpus, options.style)
    if findings := tuple(filter(is_grave, found)):
        raise FaultyError(findings)
    key = key_of(fingerprint(), *repository.parts())
    yield from corpus_files(options, corpus, AnnotatedEditions(repository, glossary), made, key)


@dataclass(frozen=True)
class AnnotatedEditions:
    """The annotated editions that can be read, in order of id: made one at a time, each time that they are iterated over."""

    repository: Repository
    glossary: Glossary

    def __iter__(self) -> Iterator[Edition]:
        finder, seeds = Finder(self.glossary), self.repository.seed_texts()
        loaded = (load_edition(file, seeds)[0] for file in self.repository.translations)
        return (annotate(edition, finder) for edition in loaded if edition)


def corpus_files(
    options: Options, corpus: Corpus, editions: Iterable[Edition], made: Iterable[FileInfo], key: str = ""
) -> Iterator[File]:
    """The files of the corpus formats: first of those that need no other files, then of those that need the files made so far.

    They are cached under `key`, which represents the corpus, and what else each format needs.
    """
    known, offered = list(made), downloads((*options.editions, *options.corpus))
    for form in sorted(options.corpus, key=lambda form: "files" in form.needs):
        given = form.sees(SiteInput(corpus, options.site, options.histories, tuple(known), offered, editions))
        own = key_of(key.encode(), form.name.encode(), repr(replace(given, corpus=Corpus(Glossary()))).encode())
        files = cached(options.cache, own, tuple[File, ...], partial(_corpus_files, form, given))
        yield from files
        known.extend(map(FileInfo.of, files))


def _corpus_files(form: CorpusFormat, given: SiteInput) -> tuple[File, ...]:
    return tuple(File(file.path, file.data) for file in form.files(given))


# --- Reading ----------------------------------------------------------------------------------------------------------


def annotated_corpus(repository: Repository) -> tuple[AnnotatedCorpus, tuple[Finding, ...]]:
    """The content that can be read, annotated, and all faults of form and shape in the rest."""
    glossary, faults = load_glossary(repository)
    finder, seeds = Finder(glossary), repository.seed_texts()
    loaded = [load_edition(file, seeds) for file in repository.translations]
    editions = tuple(annotate(edition, finder) for edition, _ in loaded if edition)
    return AnnotatedCorpus(glossary, editions), (*faults, *(fault for _, faults in loaded for fault in faults))


def corpus(repository: Repository, cache: Cache = NO_CACHE) -> Corpus:
    """What can be read of the content, to be looked at: entries and sources, without places, and the editions' digests, without records.

    Files that cannot be read are left out; `check` reports them.
    """
    return cached(cache, key_of(fingerprint(), *repository.parts()), Corpus, lambda: _corpus(repository))


def _corpus(repository: Repository) -> Corpus:
    glossary, _ = load_glossary(repository)
    results = (result for job in jobs(repository, glossary, Options()) for result in process(job))
    digests = tuple(replace(digest, records=()) for digest in _digests(results))
    terms = tuple(term.without_places() for term in glossary.terms)
    return Corpus(Glossary(terms, glossary.bibliography.without_places()), digests)


def rejected(repository: Repository) -> Iterator[tuple[Place, Rejected]]:
    """Every rejected candidate for a mark, with its place, in order of edition and text."""
    content, _ = annotated_corpus(repository)
    finder = Finder(content.glossary)
    for edition in content.editions:
        for pair in edition.pairs:
            for line in pair.lines():
                yield from ((line.at(one.candidate.start), one) for one in finder.rejected(line.text, line.language))


def _digests(results: Iterable[EditionResult]) -> tuple[Digest, ...]:
    return tuple(result.digest for result in results if result.digest)


def _findings(results: Iterable[EditionResult]) -> Iterator[Finding]:
    return (finding for result in results for finding in result.findings)
