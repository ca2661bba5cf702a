"""A build is a map over editions and a fold over their digests.

Every step is a pure function of its inputs, so that it runs on one core, on all of them, or elsewhere, to the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache as memoize
from functools import partial

from builder.build.cache import NO_CACHE, Cache, cached, key_of
from builder.build.fingerprint import fingerprint
from builder.build.options import Options
from builder.content.file import ContentFile
from builder.content.load import load_edition
from builder.content.repository import Repository, load_glossary
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
    SiteInput,
    SiteSettings,
    downloads,
)
from builder.rules.registry import check_change, check_corpus, check_edition
from builder.terms.annotate import annotate
from builder.terms.finder import Finder, Rejected


@dataclass(frozen=True)
class Job:
    """What the step of some editions needs: the glossary, their files, and the text of each one's seed by file name."""

    glossary: Glossary
    files: tuple[ContentFile, ...]
    seeds: dict[str, str]
    formats: tuple[EditionFormat, ...] = ()
    cache: Cache = NO_CACHE
    key: str = ""  # the digest of what all its editions share: the program, the glossary, the formats, the site and the house style
    site: SiteSettings = UNPUBLISHED
    style: HouseStyle = HOUSE_STYLE


@dataclass(frozen=True)
class EditionResult:
    """What the step made of one edition; without a digest where its file could not be read."""

    name: str
    findings: tuple[Finding, ...]
    digest: Digest | None = None
    files: tuple[File, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class CheckedEdition:
    """An annotated edition as the formats see it, with what the rules found in it, and its digest."""

    edition: Edition
    findings: tuple[Finding, ...]
    digest: Digest


class FaultyError(Exception):
    """Raised at the end of a build whose content has findings: what was made of it must not be published."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


# --- Editions ---------------------------------------------------------------------------------------------------------


def jobs(repository: Repository, glossary: Glossary, options: Options) -> list[Job]:
    """The editions dealt out in order over at most `options.batches` jobs, each of which compiles the glossary once, if at all."""
    seeds = repository.seed_texts()
    entries = (part for file in repository.glossary for part in (file.name.encode(), file.data))
    named = (
        part.encode() for part in (*(one.name for one in options.editions), repr(options.site), repr(options.style))
    )
    key = key_of(fingerprint(), *named, *entries)
    files = repository.translations
    size = max(1, -(-len(files) // max(1, options.batches)))
    batches = (files[start : start + size] for start in range(0, len(files), size))
    shared = (options.editions, options.cache, key, options.site, options.style)
    return [Job(glossary, batch, seeds, *shared) for batch in batches]


def process(job: Job) -> list[EditionResult]:
    """The step of a build for each edition of a job: load, annotate, check, format, digest; what is cached is not redone."""
    finder = memoize(lambda: Finder(job.glossary))
    seeds = key_of(*(part.encode() for name, text in sorted(job.seeds.items()) for part in (name, text))).encode()

    def result(file: ContentFile) -> EditionResult:
        key = key_of(job.key.encode(), file.name.encode(), file.data, seeds)
        return cached(job.cache, key, EditionResult, lambda: _processed(file, job, finder()))

    return [result(file) for file in job.files]


def _processed(file: ContentFile, job: Job, finder: Finder) -> EditionResult:
    """The files are made here and now, so that nothing holds the edition any longer."""
    edition, faults = load_edition(file, job.seeds)
    if edition is None:
        return EditionResult(file.stem, faults)
    checked = check_loaded(edition, job.glossary, finder, job.style)
    given = EditionInput(checked.edition, job.glossary, job.site, downloads(job.formats))
    files = (file for form in job.formats for file in form.files(given))
    written = tuple(File(file.path, file.data) for file in files)
    return EditionResult(file.stem, (*faults, *checked.findings), checked.digest, written)


def check_loaded(edition: Edition, glossary: Glossary, finder: Finder, style: HouseStyle) -> CheckedEdition:
    """An edition as it was loaded, annotated, checked and digested; the finder is the glossary's."""
    annotated = annotate(edition, finder)
    return CheckedEdition(annotated, tuple(check_edition(annotated, glossary, style)), digest(annotated))


# --- Checks -----------------------------------------------------------------------------------------------------------


def check(repository: Repository, options: Options = Options()) -> tuple[Finding, ...]:  # noqa: B008 - a frozen value
    """Everything that is wrong with the content, by place.

    Where an entry cannot be read, only faults of form and shape are reported: what the rules would say without it is unreliable.
    """
    key = key_of(b"check", fingerprint(), repr(options.style).encode(), *repository.parts())
    return cached(options.cache, key, tuple, lambda: _checked(repository, options))


def _checked(repository: Repository, options: Options) -> tuple[Finding, ...]:
    glossary, faults = load_glossary(repository)
    without_formats = replace(options, editions=(), site=UNPUBLISHED)
    results = [
        result for batch in options.execute(process, jobs(repository, glossary, without_formats)) for result in batch
    ]
    found = (*repository.stray_findings(), *_findings(results))
    return verdict(faults, found, Corpus(glossary, _digests(results)), options.style)


def check_history(before: Repository, after: Repository) -> tuple[Finding, ...]:
    """What is wrong with the editions in `after` in the light of what they were in `before`, by place.

    An edition that is new, or cannot be read in either state, has no history.
    """
    old = {file.name: file for file in before.translations}
    changed = (file for file in after.translations if file.name in old and old[file.name].data != file.data)
    both = ((load_edition(old[file.name], {})[0], load_edition(file, {})[0]) for file in changed)
    return tuple(sorted(f for was, now in both if was and now for f in check_change(was, now)))


def verdict(
    faults: Iterable[Finding], found: Iterable[Finding], corpus: Corpus, style: HouseStyle
) -> tuple[Finding, ...]:
    """All that is to be reported, by place: of the entries' faults, of what was found in the editions, and of what the corpus shows.

    What would be unreliable is left out, see `check`.
    """
    faults = list(faults)
    findings = [*faults, *found]
    of_form = [finding for finding in findings if finding.code.startswith("Y")]
    if faults:
        return tuple(sorted(of_form))
    return tuple(sorted(findings if of_form else [*findings, *check_corpus(corpus, style)]))


# --- The site ---------------------------------------------------------------------------------------------------------


def site(repository: Repository, options: Options) -> Iterator[File]:
    """The files of the site, edition by edition, then those of the corpus.

    Raises FaultyError, after the editions and before the corpus, where the content has findings.
    """
    glossary, faults = load_glossary(repository)
    results: list[EditionResult] = []
    made: list[FileInfo] = []
    for batch in options.execute(process, jobs(repository, glossary, options)):
        for result in batch:
            yield from result.files
            made.extend(map(FileInfo.of, result.files))
            results.append(replace(result, files=()))
            options.report(result.name)
    corpus = Corpus(glossary, _digests(results))
    if findings := verdict(faults, (*repository.stray_findings(), *_findings(results)), corpus, options.style):
        raise FaultyError(findings)
    key = key_of(fingerprint(), *repository.parts())
    yield from corpus_files(options, corpus, made, key)


def corpus_files(options: Options, corpus: Corpus, made: Iterable[FileInfo], key: str = "") -> Iterator[File]:
    """The files of the formats of the corpus: first of those that need no others, then of those that need to know the files made so far.

    They are cached under `key`, which stands for the corpus, and what each format needs beside it.
    """
    known = list(made)
    for form in sorted(options.corpus, key=lambda form: "files" in form.needs):
        given = form.sees(SiteInput(corpus, options.site, options.histories, tuple(known)))
        own = key_of(key.encode(), form.name.encode(), repr((given.site, given.histories, given.files)).encode())
        files = cached(options.cache, own, tuple, partial(_corpus_files, form, given))
        yield from files
        known.extend(map(FileInfo.of, files))


def _corpus_files(form: CorpusFormat, given: SiteInput) -> tuple[File, ...]:
    return tuple(form.files(given))


# --- Reading ----------------------------------------------------------------------------------------------------------


def annotated_corpus(repository: Repository) -> tuple[AnnotatedCorpus, tuple[Finding, ...]]:
    """The content that can be read, annotated, and every fault of form and shape in what cannot."""
    glossary, faults = load_glossary(repository)
    finder, seeds = Finder(glossary), repository.seed_texts()
    loaded = [load_edition(file, seeds) for file in repository.translations]
    editions = tuple(annotate(edition, finder) for edition, _ in loaded if edition)
    return AnnotatedCorpus(glossary, editions), (*faults, *(fault for _, faults in loaded for fault in faults))


def corpus(repository: Repository, cache: Cache = NO_CACHE) -> Corpus:
    """What can be read of the content, to be looked at: the entries, without their places, and the editions' digests, without records.

    Files that cannot be read are left out, for `check` to report.
    """
    return cached(cache, key_of(fingerprint(), *repository.parts()), Corpus, lambda: _corpus(repository))


def _corpus(repository: Repository) -> Corpus:
    glossary, _ = load_glossary(repository)
    results = (result for job in jobs(repository, glossary, Options()) for result in process(job))
    digests = tuple(replace(digest, records=()) for digest in _digests(results))
    return Corpus(Glossary(tuple(term.without_places() for term in glossary.terms)), digests)


def rejected(repository: Repository) -> Iterator[tuple[Place, Rejected]]:
    """Every candidate for a mark that was turned down, with its place, in order of edition and text."""
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
