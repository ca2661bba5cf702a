"""A build is a map over editions and a fold over their digests.

Every step is a pure function of its inputs, so that it runs on one core, on all of them, or elsewhere, to the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, partial
from types import MappingProxyType

from builder.annotate import annotate
from builder.digest import digest
from builder.finding import Finding, Place
from builder.format import NOWHERE, EditionFormat, File, Made, Site, Whole, WholeFormat
from builder.load import Text, load_edition
from builder.matcher import Finder, Rejected
from builder.memo import Forgetful, Memo, key_of, remembered
from builder.model import Digest, Edition, Glossary, History
from builder.repository import Repository, load_glossary
from builder.resources import fingerprint
from builder.rules import check_change, check_edition, check_whole

FORGETFUL = Forgetful()
NO_HISTORIES: Mapping[str, History] = MappingProxyType({})


@dataclass(frozen=True)
class Job:
    """What the step of some editions needs: the glossary, their files, and the text of each one's seed by file name."""

    glossary: Glossary
    files: tuple[Text, ...]
    seeds: dict[str, str]
    formats: tuple[EditionFormat, ...] = ()
    memo: Memo = FORGETFUL
    key: str = ""  # the digest of what all its editions share: the program, the glossary, the formats and the site
    site: Site = NOWHERE


@dataclass(frozen=True)
class Product:
    """What the step made of one edition; without a digest where its file could not be read."""

    name: str
    findings: tuple[Finding, ...]
    digest: Digest | None = None
    files: tuple[File, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Prepared:
    """An edition as the formats see it, marked, with what the rules say of it, and its digest."""

    edition: Edition
    findings: tuple[Finding, ...]
    digest: Digest


class FaultyError(Exception):
    """Raised at the end of a build whose content has findings: what was made of it must not be published."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


# Runs a function over jobs and gives the results in the jobs' order: the built-in `map`, or an executor's.
Mapper = Callable[[Callable[[Job], list[Product]], Iterable[Job]], Iterable[list[Product]]]


def jobs(
    repository: Repository,
    glossary: Glossary,
    formats: tuple[EditionFormat, ...],
    batches: int,
    memo: Memo,
    where: Site = NOWHERE,
) -> list[Job]:
    """The editions dealt out in order over at most `batches` jobs, each of which compiles the glossary once, if at all."""
    seeds = repository.seed_texts()
    entries = (part for file in repository.glossary for part in (file.name.encode(), file.data))
    named = (part.encode() for part in (*(made.name for made in formats), repr(where)))
    key = key_of(fingerprint(), *named, *entries)
    files = repository.translations
    size = max(1, -(-len(files) // max(1, batches)))
    batched = (files[at : at + size] for at in range(0, len(files), size))
    return [Job(glossary, batch, seeds, formats, memo, key, where) for batch in batched]


def step(job: Job) -> list[Product]:
    """The step of a build for each edition of a job: load, annotate, check, format, digest; what is remembered is not redone."""
    finder = cache(lambda: Finder(job.glossary))
    seeds = key_of(*(part.encode() for name, text in sorted(job.seeds.items()) for part in (name, text))).encode()

    def product(file: Text) -> Product:
        key = key_of(job.key.encode(), file.name.encode(), file.data, seeds)
        return remembered(job.memo, key, Product, lambda: _product(file, job, finder()))

    return [product(file) for file in job.files]


def check(
    repository: Repository, mapper: Mapper = map, batches: int = 1, memo: Memo = FORGETFUL
) -> tuple[Finding, ...]:
    """Everything that is wrong with the content, by place.

    Where an entry cannot be read, only faults of form and shape are told: what the rules would say without it is not to be relied on.
    """
    key = key_of(b"check", fingerprint(), *repository.parts())
    return remembered(memo, key, tuple, lambda: _checked(repository, mapper, batches, memo))


def _checked(repository: Repository, mapper: Mapper, batches: int, memo: Memo) -> tuple[Finding, ...]:
    glossary, faults = load_glossary(repository)
    made = [product for batch in mapper(step, jobs(repository, glossary, (), batches, memo)) for product in batch]
    found = (*repository.stray_findings(), *_found(made))
    return verdict(faults, found, Whole(glossary, _digests(made)))


def check_history(before: Repository, after: Repository) -> tuple[Finding, ...]:
    """What is wrong with the editions in `after` in the light of what they were in `before`, by place.

    An edition that is new, or cannot be read in either state, has no history.
    """
    old = {file.name: file for file in before.translations}
    changed = (file for file in after.translations if file.name in old and old[file.name].data != file.data)
    both = ((load_edition(old[file.name], {})[0], load_edition(file, {})[0]) for file in changed)
    return tuple(sorted(f for was, now in both if was and now for f in check_change(was, now)))


def site(
    repository: Repository,
    editions: tuple[EditionFormat, ...],
    wholes: tuple[WholeFormat, ...],
    mapper: Mapper = map,
    batches: int = 1,
    memo: Memo = FORGETFUL,
    report: Callable[[str], None] = lambda name: None,
    where: Site = NOWHERE,
    histories: Mapping[str, History] = NO_HISTORIES,
) -> Iterator[File]:
    """The files of the site, edition by edition, then those of the whole; `report` hears the name of each edition done.

    `where` is what is known of the place that they will be published at, `histories` what is known of the entries' pasts, by id.

    Raises FaultyError, after the editions and before the whole, where the content has findings.
    """
    glossary, faults = load_glossary(repository)
    made: list[Product] = []
    known: list[Made] = []
    for batch in mapper(step, jobs(repository, glossary, editions, batches, memo, where)):
        for product in batch:
            yield from product.files
            known.extend(map(Made.of, product.files))
            made.append(replace(product, files=()))
            report(product.name)
    whole = Whole(glossary, _digests(made), where, histories)
    if findings := verdict(faults, (*repository.stray_findings(), *_found(made)), whole):
        raise FaultyError(findings)
    key = key_of(fingerprint(), repr((where, histories)).encode(), *repository.parts())
    yield from of_whole(wholes, whole, known, memo, key)


def of_whole(
    wholes: Iterable[WholeFormat], whole: Whole, known: Iterable[Made], memo: Memo = FORGETFUL, key: str = ""
) -> Iterator[File]:
    """The files of the formats of the whole, each of which is told what was made before it, to begin with `known`.

    They are remembered under `key`, which stands for all that the whole was made of.
    """
    made = list(known)
    for each in wholes:
        told = replace(whole, made=tuple(made))
        files = remembered(memo, key_of(key.encode(), each.name.encode()), tuple, partial(_files, each, told))
        yield from files
        made.extend(map(Made.of, files))


def _files(made: WholeFormat, whole: Whole) -> tuple[File, ...]:
    return tuple(made.files(whole))


def prepare(edition: Edition, glossary: Glossary, finder: Finder) -> Prepared:
    """An edition as it was loaded, marked, checked and digested; the finder is the glossary's."""
    marked = annotate(edition, finder)
    return Prepared(marked, tuple(check_edition(marked, glossary)), digest(marked))


def whole(repository: Repository, memo: Memo = FORGETFUL) -> Whole:
    """What can be read of the content, to be looked at: the entries, without their places, and the editions' digests, without records.

    Files that cannot be read are left out, for `check` to tell.
    """
    return remembered(memo, key_of(fingerprint(), *repository.parts()), Whole, lambda: _whole(repository))


def _whole(repository: Repository) -> Whole:
    glossary, _ = load_glossary(repository)
    made = (product for job in jobs(repository, glossary, (), 1, FORGETFUL) for product in step(job))
    digests = tuple(replace(digest, records=()) for digest in _digests(made))
    return Whole(Glossary(tuple(term.without_tree() for term in glossary.terms)), digests)


def editions(repository: Repository, glossary: Glossary, finder: Finder) -> Iterator[Edition]:
    """The annotated editions of all files that can be read, in order of name."""
    seeds = repository.seed_texts()
    for file in repository.translations:
        edition, _ = load_edition(file, seeds)
        if edition:
            yield annotate(edition, finder)


def rejected(repository: Repository) -> Iterator[tuple[Place, Rejected]]:
    """Every candidate for a mark that was turned down, with its place, in order of edition and text."""
    glossary, _ = load_glossary(repository)
    finder = Finder(glossary)
    for edition in editions(repository, glossary, finder):
        for pair in edition.pairs:
            for line in pair.lines():
                yield from ((line.at(one.candidate.start), one) for one in finder.rejected(line.text, line.language))


def _digests(made: Iterable[Product]) -> tuple[Digest, ...]:
    return tuple(product.digest for product in made if product.digest)


def _found(made: Iterable[Product]) -> Iterator[Finding]:
    return (finding for product in made for finding in product.findings)


def verdict(faults: Iterable[Finding], found: Iterable[Finding], whole: Whole) -> tuple[Finding, ...]:
    """All that is to be told, by place: of the entries' faults, of what was found in the editions, and of what the rules say of the whole.

    What would not be to be relied on is left out, see `check`.
    """
    faults = list(faults)
    findings = [*faults, *found]
    of_shape = [finding for finding in findings if finding.code.startswith("Y")]
    if faults:
        return tuple(sorted(of_shape))
    return tuple(sorted(findings if of_shape else [*findings, *check_whole(whole)]))


def _product(file: Text, job: Job, finder: Finder) -> Product:
    """The files are made here and now, so that nothing holds the edition any longer."""
    edition, faults = load_edition(file, job.seeds)
    if edition is None:
        return Product(file.stem, faults)
    made = prepare(edition, job.glossary, finder)
    files = (one for each in job.formats for one in each.files(made.edition, job.glossary, job.site))
    return Product(file.stem, (*faults, *made.findings), made.digest, tuple(File(one.path, one.data) for one in files))
