"""A build is a map over editions and a fold over their digests.

Every step is a pure function of its inputs, so it gives the same bytes on one core, on all of them, or elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache, partial
from typing import TypeVar

from builder.build.cache import NO_CACHE, Cache, cached, key_of
from builder.build.corpus_files import corpus_parts
from builder.build.editions import EditionResult, files_of, results, stored_indexes
from builder.build.findings import LateFindingsError, Policy, findings_of, is_left_out, is_of_form, judge, verdict
from builder.build.fingerprint import fingerprint
from builder.build.known_site import KnownSite, part_of
from builder.build.options import Options
from builder.build.shared import Shared, shared
from builder.build.site_request import request
from builder.build.stored_glossary import stored_findings, stored_glossary
from builder.content.file import ContentFile
from builder.content.loading.editions import load_edition
from builder.content.loading.works import Works, find_works
from builder.content.repository import Repository, load_glossary
from builder.model.corpus import AnnotatedCorpus, Corpus
from builder.model.digest import Digest
from builder.model.edition import Edition
from builder.model.finding import Finding, Place
from builder.model.house_style import HOUSE_STYLE, HouseStyle
from builder.model.terms import Glossary
from builder.model.work import Work
from builder.publish.format import UNPUBLISHED, File, FileInfo
from builder.rules.registry import check_change
from builder.terms.annotate import annotate
from builder.terms.finder import Finder, Rejected

WrittenT = TypeVar("WrittenT")
_HELD = 32  # annotated editions in memory, so that several formats of a small corpus share them


# --- Checks -----------------------------------------------------------------------------------------------------------


def check(repository: Repository, options: Options = Options()) -> tuple[Finding, ...]:  # noqa: B008 - a frozen value
    """All findings about the content, by place.

    If an entry cannot be read, only faults of form and shape are reported, since the rules would be unreliable without it.
    """
    key = key_of(b"check", fingerprint(), repr(options.style).encode(), *repository.parts())
    return cached(options.cache, key, tuple[Finding, ...], lambda: _check(repository, options))


def _check(repository: Repository, options: Options) -> tuple[Finding, ...]:
    glossary, faults = stored_glossary(repository, options.cache)
    without_formats = replace(options, editions=(), site=UNPUBLISHED)
    of_glossary = lru_cache(maxsize=1)(partial(stored_findings, glossary, repository, options.style, options.cache))
    works, common = find_works(repository.editions()), shared(glossary, without_formats)
    found = _noted(results(repository, common, without_formats, works, of_glossary), options)
    early = (*repository.unread_findings(), *findings_of(found))
    corpus = Corpus(glossary, _digests(found), figures=tuple(repository.pictures()))
    return verdict(faults, early, corpus, options.style, of_glossary)


def _noted(found: Iterable[EditionResult], options: Options) -> list[EditionResult]:
    """The results, noted as used in the cache."""
    kept = list(found)
    for result in kept:
        _note(result, options)
    return kept


def _note(result: EditionResult, options: Options) -> None:
    for key in result.keys:
        options.cache.note(key)


def check_history(before: Repository, after: Repository, style: HouseStyle = HOUSE_STYLE) -> tuple[Finding, ...]:
    """The findings about the changes to editions from `before` to `after`, by place.

    An edition that is new, or cannot be read in one of the states, is not checked.
    """
    old, now = ({file.name: file for file in state.translations} for state in (before, after))
    was_part, is_part = (find_works(state.editions()).parts for state in (before, after))
    changed = [name for name in now if name in old and old[name].data != now[name].data]
    both = (
        (
            load_edition(old[name], {}, part=was_part.get(name))[0],
            load_edition(now[name], {}, part=is_part.get(name))[0],
        )
        for name in changed
    )
    return tuple(sorted(f for was, now in both if was and now for f in check_change(was, now, style)))


# --- The site ---------------------------------------------------------------------------------------------------------


def publish(repository: Repository, options: Options, write: Callable[[Iterator[File]], WrittenT]) -> WrittenT:
    """Give the files of the site to `write`, and return what it returns.

    It is given them again, without an edition that had seemed clean, if only the whole corpus shows a finding about that edition; what an
    attempt writes must therefore count only if it ends. Raises what `site` raises otherwise.
    """
    try:
        return write(site(repository, options))
    except LateFindingsError as late:
        return write(site(repository, options, late.files))


def site(repository: Repository, options: Options, without: frozenset[str] = frozenset()) -> Iterator[File]:
    """The files of the site, edition by edition, then those of the corpus; editions that the options leave out are in neither.

    `without` are the files of editions known to be left out. Raises FaultyError, after the editions and before the corpus, if the content
    has findings elsewhere than in editions that may be left out, and LateFindingsError if one of these should not have been published.
    """
    policy = Policy(lambda finding: True, lambda edition: options.keep_going or edition.is_draft)
    yield from _files(repository, options, policy, without, request(options).key(repository))


def export(repository: Repository, options: Options) -> Iterator[File]:
    """The files of the formats, edition by edition, then those of the corpus, whatever the checks find: drafts are exported too.

    Raises FaultyError, after the editions and before the corpus, if anything cannot be read.
    """
    unread = frozenset(repository.unread_findings())
    policy = Policy(lambda finding: is_of_form(finding) and finding not in unread, lambda edition: False)
    yield from _files(repository, options, policy)


def _files(
    repository: Repository, options: Options, policy: Policy, without: frozenset[str] = frozenset(), key: str = ""
) -> Iterator[File]:
    """The files of all formats; the list of them is cached under `key`, if it is given."""
    glossary, faults = stored_glossary(repository, options.cache)
    of_glossary = lru_cache(maxsize=1)(partial(stored_findings, glossary, repository, options.style, options.cache))
    common, kept = shared(glossary, options), list[EditionResult]()
    parts, made, published = dict[str, bytes](), list[FileInfo](), set[str]()
    works = find_works(repository.editions(), without)
    for result in results(repository, common, options, works, of_glossary):
        if not (is_left_out(result, policy) or result.task.file.name in without):
            published.add(result.task.file.name)
            files = files_of(result, common, options.kept)
            made += [file.info for file in files]
            parts[result.files_key] = part_of(files)
            yield from files
        _note(result, options)
        kept.append(replace(result, files=None))
        options.report(result.name)
    checked = Corpus(glossary, _digests(kept), figures=tuple(repository.pictures()))
    left_out = judge(repository, faults, checked, kept, policy, options.style, works, of_glossary)
    absent = frozenset(one.file for one in left_out)
    if absent & published or (absent & works.parts.keys()) - without:  # the parts around one show that it is not there
        raise LateFindingsError(absent)
    options.report_left_out(left_out)
    kept = [result for result in kept if result.task.file.name not in absent]
    rest = replace(repository, translations=tuple(file for file in repository.translations if file.name not in absent))
    corpus = _corpus(common, kept, works)
    keys = {result.name: result.files_key for result in kept}
    annotated, content = AnnotatedEditions(rest, glossary, works, keys), key_of(fingerprint(), *rest.parts())
    for part in corpus_parts(options, corpus, annotated, made, content, annotated):
        parts[part.key] = part_of(part.files)
        yield from part.files
    if key:
        options.cache.put(key, KnownSite(parts, left_out))


@dataclass(frozen=True)
class AnnotatedEditions:
    """The annotated editions that can be read, in order of id: made one at a time, and again for each format if they are many.

    `files_keys` are the keys of their files, by id.
    """

    repository: Repository
    glossary: Glossary
    works: Works
    files_keys: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Edition]:
        return filter(None, map(self.annotated, self.repository.translations))

    def parts(self, work: Work) -> Iterable[Edition]:
        """The annotated parts of a work, in the order of the book, made one at a time each time that they are iterated over."""
        return _Some(self, tuple(self._files[part] for part in work.parts if part in self._files))

    def keys(self, work: Work) -> tuple[str, ...]:
        """The keys of the files of its parts, in the same order."""
        return tuple(self.files_keys[part] for part in work.parts if part in self._files)

    @cached_property
    def _files(self) -> dict[str, ContentFile]:
        return {file.stem: file for file in self.repository.translations}

    @cached_property
    def annotated(self) -> Callable[[ContentFile], Edition | None]:
        """The annotated edition of a file, None if it is none that can be read."""
        finder, seeds, pictures = Finder(self.glossary), self.repository.seed_texts(), self.repository.pictures()

        def annotated(file: ContentFile) -> Edition | None:
            if file.name in self.works.loaded:
                return None
            edition, _ = load_edition(file, seeds, pictures, self.works.parts.get(file.name))
            return annotate(edition, finder) if edition else None

        return lru_cache(maxsize=_HELD)(annotated)


@dataclass(frozen=True)
class _Some:
    """Some of the annotated editions, in the order of these files."""

    of: AnnotatedEditions
    files: tuple[ContentFile, ...]

    def __iter__(self) -> Iterator[Edition]:
        return filter(None, map(self.of.annotated, self.files))


# --- Reading ----------------------------------------------------------------------------------------------------------


def annotated_corpus(repository: Repository) -> tuple[AnnotatedCorpus, tuple[Finding, ...]]:
    """The content that can be read, annotated, and all faults of form and shape in the rest."""
    glossary, faults = load_glossary(repository)
    finder, seeds, pictures = Finder(glossary), repository.seed_texts(), repository.pictures()
    works = find_works(repository.editions())
    loaded = [
        load_edition(file, seeds, pictures, works.parts.get(file.name))
        for file in repository.translations
        if file.name not in works.loaded
    ]
    editions = tuple(annotate(edition, finder) for edition, _ in loaded if edition)
    found = (fault for _, faults in loaded for fault in faults)
    return AnnotatedCorpus(glossary, editions, works.readable), (*faults, *works.findings(), *found)


def corpus(repository: Repository, cache: Cache = NO_CACHE) -> Corpus:
    """What can be read of the content, to be looked at: entries and sources, without places, and the editions' digests and indexes."""
    options, works = Options(cache=cache), find_works(repository.editions())
    common = shared(stored_glossary(repository, cache)[0], options)
    return _corpus(common, _noted(results(repository, common, options, works), options), works)


def _corpus(common: Shared, found: list[EditionResult], works: Works) -> Corpus:
    """The corpus of the results: of the works, those of which there is a part, and that are not left out themselves."""
    digests, names = _digests(found), {result.name for result in found}
    there = {digest.id for digest in digests}
    shown = tuple(work for work in works.readable if work.id in names and not there.isdisjoint(work.parts))
    return Corpus(common.glossary, digests, stored_indexes(found, common), works=shown)


def rejected(repository: Repository) -> Iterator[tuple[Place, Rejected]]:
    """Every rejected candidate for a mark, with its place, in order of edition and text."""
    content, _ = annotated_corpus(repository)
    finder = Finder(content.glossary)
    for edition in content.editions:
        for pair in edition.pairs:
            for line in pair.lines():
                yield from ((line.at(one.candidate.start), one) for one in finder.rejected(line.text, line.language))


def _digests(results: Iterable[EditionResult]) -> tuple[Digest, ...]:
    return tuple(result.state.digest for result in results if result.state.digest)
