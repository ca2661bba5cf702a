"""The preview of a site, regardless of findings: for contributors while they edit, not for publication.

Checks run at once, with each step cached by its inputs; pages are made only when they are requested, since of the hundreds that a saved
entry may change, only one is viewed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from builder.build.cache import Cache, cached, key_of
from builder.build.codec import encode
from builder.build.findings import verdict
from builder.build.options import Options
from builder.build.preview.checked_edition import CheckedEdition, check_loaded
from builder.content.file import ContentFile
from builder.content.loading.bibliography import load_source, load_unfit_hosts
from builder.content.loading.editions import load_edition
from builder.content.loading.glossary import load_term
from builder.content.loading.works import Works, find_works
from builder.content.repository import Repository
from builder.model.bibliography import Bibliography, Source
from builder.model.corpus import Corpus, IndexesInMemory
from builder.model.edition import Edition, Line
from builder.model.entries.sources import UnfitHosts
from builder.model.finding import Finding
from builder.model.house_style import HouseStyle
from builder.model.terms import Glossary, Term
from builder.model.work import Work
from builder.publish.format import EditionInput, File, MeasuredDownload, SiteInput, WholeWork, downloads
from builder.rules.registry import check_work
from builder.terms.finder import Finder


@dataclass(frozen=True)
class FormatRun:
    """A run of a format; `folder` is the folder of all its files, in either interface, None if they have no common folder."""

    run: Callable[[], Iterable[File]]
    folder: str | None = None


Sources = Mapping[str, FormatRun]
_Read = Callable[[ContentFile], tuple[object, tuple[Finding, ...]]]


class LazySite:
    """The files of a site by path; a format runs when a file is requested that may be one of its own (by its folder, if it has one).

    `sources` are the runs of formats by name. `whence` records which source made a path last time, to be tried first; it is updated.
    """

    def __init__(self, sources: Sources, whence: dict[str, str]) -> None:
        self.whence = whence
        self._sources = sources
        self._opened: dict[str, dict[str, File]] = {}
        self._lock = threading.Lock()

    def get(self, path: str) -> bytes | None:
        """The bytes of the file at a path below the root of the site; None if there is none. Thread-safe."""
        with self._lock:
            file = self._make(path)
        return file.data if file else None

    def _make(self, path: str) -> File | None:
        likely = self.whence.get(path)
        for name in sorted(self._sources, key=lambda name: name != likely):
            source = self._sources[name]
            if source.folder and source.folder not in PurePosixPath(path).parts:
                continue
            if name not in self._opened:
                self._opened[name] = {str(file.path): file for file in source.run()}
            if path in self._opened[name]:
                self.whence[path] = name
                return self._opened[name][path]
        return None


@dataclass(frozen=True)
class Preview:
    """A preview of content that may have findings.

    `findings` are in order of place; `pairs` are, for each edition's file, the lines on which its pairs begin, with their ids, in order;
    `sentences` are, for each edition's file, its sentences by the line that they are on, each with its permalink.
    `shown` is the content from which the files are made; for a file that cannot be read, it has its last readable state.
    """

    files: LazySite
    findings: tuple[Finding, ...] = ()
    pairs: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    sentences: Mapping[str, Mapping[int, tuple[str, Line]]] = field(default_factory=dict, repr=False)
    shown: Repository = field(default=Repository(), repr=False)


EMPTY_PREVIEW = Preview(LazySite({}, {}))


def preview(repository: Repository, options: Options, before: Preview = EMPTY_PREVIEW) -> Preview:
    """The preview that follows `before`. Intermediate results are kept in `options.cache`, which must not leave the process.

    The findings are those of `pipeline.check`.
    """
    steps = _Steps(repository, options.cache, options.style)
    works = find_works(repository.editions())
    read = partial(steps.text, works)
    shown = replace(
        repository,
        bibliography=tuple(_readable(repository.bibliography, before.shown.bibliography, steps.source)),
        unfit_hosts=tuple(_readable(repository.unfit_hosts, before.shown.unfit_hosts, load_unfit_hosts)),
        glossary=tuple(_readable(repository.glossary, before.shown.glossary, steps.term)),
        translations=tuple(_readable(repository.translations, before.shown.translations, read)),
    )
    glossary, checked, shown_works = steps.checked(shown)
    indexes = IndexesInMemory({one.digest.id: one.index for one in checked.values()})
    digests = tuple(one.digest for one in checked.values())
    corpus = Corpus(glossary, digests, indexes, tuple(repository.pictures()), shown_works)
    of_form = chain(repository.unread_findings(), steps.faults(repository.translations, read))
    of_works = _of_works(works, glossary, options.style)
    found = chain(of_form, _of_rules(checked, shown, repository), of_works)
    findings = verdict(_faults_of_entries(repository, steps), found, corpus, options.style)
    site = LazySite(_sources(options, checked, corpus), dict(before.files.whence))
    editions = {file: one.edition for file, one in checked.items()}
    pairs = {file: _starts(edition) for file, edition in editions.items()}
    sentences = {file: dict(_sentences(edition)) for file, edition in editions.items()}
    return Preview(site, findings, pairs, sentences, shown)


class _Steps:
    """The steps of a preview, each cached by its inputs."""

    def __init__(self, repository: Repository, cache: Cache, style: HouseStyle) -> None:
        self._cache, self._style = cache, style
        self._seeds, self._pictures = repository.seed_texts(), repository.pictures()
        self._key = _key(b"seeds", *repository.seeds, *repository.figures)

    def term(self, file: ContentFile) -> tuple[Term | None, tuple[Finding, ...]]:
        return cached(self._cache, _key(b"term", file), tuple, lambda: load_term(file))

    def source(self, file: ContentFile) -> tuple[Source | None, tuple[Finding, ...]]:
        return cached(self._cache, _key(b"source", file), tuple, lambda: load_source(file))

    def text(self, works: Works, file: ContentFile) -> tuple[Edition | Work | None, tuple[Finding, ...]]:
        """The edition or the work in a file."""
        if work := works.loaded.get(file.name):
            return work.work, work.findings
        return self.edition(works, file)

    def edition(self, works: Works, file: ContentFile) -> tuple[Edition | None, tuple[Finding, ...]]:
        part = works.parts.get(file.name)
        key = _key(self._key.encode() + encode(part), file)
        return cached(self._cache, key, tuple, lambda: load_edition(file, self._seeds, self._pictures, part))

    def faults(self, files: Iterable[ContentFile], read: _Read) -> Iterator[Finding]:
        return (fault for file in files for fault in read(file)[1])

    def checked(self, shown: Repository) -> tuple[Glossary, dict[str, CheckedEdition], tuple[Work, ...]]:
        """The glossary, by file name the checked editions of content that can all be read, and the works."""
        key = _key(b"glossary", *shown.glossary)
        glossary = cached(self._cache, key, Glossary, lambda: self._glossary(shown.glossary))
        finder = cached(self._cache, f"{key} compiled", Finder, lambda: Finder(glossary))

        def one(file: ContentFile) -> CheckedEdition | None:
            edition, _ = self.edition(works, file)
            if edition is None:  # a part whose work has gone, which has been read before
                return None
            own = (key.encode(), self._key.encode(), repr(self._style).encode(), encode(works.parts.get(file.name)))
            of_edition = _key(b"".join(own), file)
            check = partial(check_loaded, edition, glossary, finder, self._style)
            return cached(self._cache, of_edition, CheckedEdition, check)

        works = find_works(shown.translations)
        texts = (file for file in shown.translations if file.name not in works.loaded)
        checked = {file.name: made for file in texts if (made := one(file))}
        there = {one.digest.id for one in checked.values()}
        of_parts = tuple(work for work in works.readable if not there.isdisjoint(work.parts))
        return replace(glossary, bibliography=self._bibliography(shown)), checked, of_parts

    def _bibliography(self, shown: Repository) -> Bibliography:
        """The records, on which neither marks nor the checks of an edition by itself depend."""
        sources = (source for source, _ in map(self.source, shown.bibliography) if source)
        unfit = next((hosts for hosts, _ in map(load_unfit_hosts, shown.unfit_hosts) if hosts), UnfitHosts())
        return Bibliography(tuple(sorted(sources, key=lambda source: source.id)), unfit)

    def _glossary(self, files: Iterable[ContentFile]) -> Glossary:
        terms = (term for term, _ in map(self.term, files) if term)
        return Glossary(tuple(sorted(terms, key=lambda term: term.id)))


def _faults_of_entries(repository: Repository, steps: _Steps) -> Iterator[Finding]:
    yield from steps.faults(repository.bibliography, steps.source)
    yield from steps.faults(repository.unfit_hosts, load_unfit_hosts)
    yield from steps.faults(repository.glossary, steps.term)


def _key(what: bytes, *files: ContentFile) -> str:
    return key_of(what, *(part for file in files for part in (file.name.encode(), file.data)))


def _readable(files: Iterable[ContentFile], before: Iterable[ContentFile], read: _Read) -> Iterator[ContentFile]:
    """The files; one that cannot be read is replaced with its last readable state, or left out if there is none."""
    old = {file.name: file for file in before}
    found = (file if read(file)[0] else old.get(file.name) for file in files)
    return (file for file in found if file)


def _of_rules(checked: Mapping[str, CheckedEdition], shown: Repository, repository: Repository) -> Iterator[Finding]:
    """The findings of the rules about the editions whose present files can be read."""
    for file in repository.translations:
        if file in shown.translations and file.name in checked:
            yield from checked[file.name].findings


def _of_works(works: Works, glossary: Glossary, style: HouseStyle) -> Iterator[Finding]:
    """The findings of the rules about the works that can be read."""
    for one in works.loaded.values():
        if one.work:
            yield from check_work(one.locator, one.revisions, glossary, style)


def _sources(options: Options, checked: Mapping[str, CheckedEdition], corpus: Corpus) -> Sources:
    offered = tuple(MeasuredDownload(one) for one in downloads(options.editions))
    glossary = corpus.glossary
    of_editions = {
        f"{form.name} {name}": FormatRun(
            partial(form.files, EditionInput(one.edition, glossary, options.site, offered))
        )
        for form in options.editions
        for name, one in checked.items()
    }
    by_id = {one.edition.id: one.edition for one in checked.values()}
    of_works = {
        f"{form.name} {work.id}": FormatRun(
            partial(form.of_whole, WholeWork(work, _parts(work, by_id), glossary, options.site)), work.id
        )
        for form in options.editions
        for work in corpus.works
    }
    everything = SiteInput(
        corpus,
        options.site,
        options.histories,
        downloads=downloads((*options.editions, *options.corpus), options.site.library),
        editions=tuple(one.edition for one in checked.values()),
        card=options.card,
    )
    of_corpus = {
        form.name: FormatRun(partial(form.files, form.sees(everything)), form.folder) for form in options.corpus
    }
    return of_editions | of_works | of_corpus


def _parts(work: Work, editions: Mapping[str, Edition]) -> tuple[Edition, ...]:
    return tuple(editions[part] for part in work.parts if part in editions)


def _starts(edition: Edition) -> tuple[tuple[int, str], ...]:
    return tuple((pair.place("id").line, pair.id) for pair in edition.pairs)


def _sentences(edition: Edition) -> Iterator[tuple[int, tuple[str, Line]]]:
    for pair in edition.pairs:
        for segment in pair.segments:
            for line in (segment.ko, segment.en):
                yield line.place.line, (f"{pair.id}.{segment.number}", line)
