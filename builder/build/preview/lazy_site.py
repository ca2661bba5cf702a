"""The site as it would be, whatever the findings: for a contributor to look at while the content is edited, not to be published.

Checks are made at once, each step cached under what it is made from; pages only when they are asked for, since of the hundreds that a
saved entry may change, one is looked at.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from builder.build.cache import Cache, cached, key_of
from builder.build.options import Options
from builder.build.pipeline import CheckedEdition, check_loaded, verdict
from builder.content.file import ContentFile
from builder.content.load import load_edition, load_term
from builder.content.repository import Repository
from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.finding import Finding
from builder.model.house_style import HouseStyle
from builder.model.terms import Glossary, Term
from builder.publish.format import EditionInput, File, SiteInput, downloads
from builder.terms.finder import Finder


@dataclass(frozen=True)
class FormatRun:
    """A format's run; `folder` is the one that all its files lie in, in either interface, None where they lie about."""

    run: Callable[[], Iterable[File]]
    folder: str | None = None


Sources = Mapping[str, FormatRun]
_Read = Callable[[ContentFile], tuple[object, tuple[Finding, ...]]]


class LazySite:
    """The files of a site by path; a format is run when a file is asked for that it may have made, one in its folder if it has one.

    `sources` are the runs of formats by name. `whence` says of paths which source made them last time, to be asked first; it is added to.
    """

    def __init__(self, sources: Sources, whence: dict[str, str]) -> None:
        self.whence = whence
        self._sources = sources
        self._opened: dict[str, dict[str, File]] = {}
        self._lock = threading.Lock()

    def get(self, path: str) -> bytes | None:
        """The bytes of the file at a path below the site's root, None where there is none; any thread may ask."""
        with self._lock:
            file = self._found(path)
        return file.data if file else None

    def _found(self, path: str) -> File | None:
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
    """What can be shown of content that may have findings.

    `findings` are by place; `pairs` are, of each edition's file, the lines on which its pairs begin with their ids, in order. `shown` is
    the content that the files are made of: where a file cannot be read it has what could be read last.
    """

    files: LazySite
    findings: tuple[Finding, ...] = ()
    pairs: Mapping[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    shown: Repository = field(default=Repository(), repr=False)


EMPTY_PREVIEW = Preview(LazySite({}, {}))


def preview(repository: Repository, options: Options, before: Preview = EMPTY_PREVIEW) -> Preview:
    """The preview that follows on another. What it is made from is kept in `options.cache`, which must not leave the process.

    The findings are those of `pipeline.check`.
    """
    steps = _Steps(repository, options.cache, options.style)
    shown = replace(
        repository,
        glossary=tuple(_readable(repository.glossary, before.shown.glossary, steps.term)),
        translations=tuple(_readable(repository.translations, before.shown.translations, steps.edition)),
    )
    glossary, checked = steps.checked(shown)
    corpus = Corpus(glossary, tuple(one.digest for one in checked.values()))
    of_form = chain(repository.stray_findings(), steps.faults(repository.translations, steps.edition))
    found = chain(of_form, _of_rules(checked, shown, repository))
    findings = verdict(steps.faults(repository.glossary, steps.term), found, corpus, options.style)
    site = LazySite(_sources(options, checked, corpus), dict(before.files.whence))
    return Preview(site, findings, {file: _starts(one.edition) for file, one in checked.items()}, shown)


class _Steps:
    """The steps of a preview of some content, each cached under what it is made from."""

    def __init__(self, repository: Repository, cache: Cache, style: HouseStyle) -> None:
        self._cache, self._style = cache, style
        self._seeds = repository.seed_texts()
        self._key = _key(b"seeds", *repository.seeds)

    def term(self, file: ContentFile) -> tuple[Term | None, tuple[Finding, ...]]:
        return cached(self._cache, _key(b"term", file), tuple, lambda: load_term(file))

    def edition(self, file: ContentFile) -> tuple[Edition | None, tuple[Finding, ...]]:
        key = _key(self._key.encode(), file)
        return cached(self._cache, key, tuple, lambda: load_edition(file, self._seeds))

    def faults(self, files: Iterable[ContentFile], read: _Read) -> Iterator[Finding]:
        return (fault for file in files for fault in read(file)[1])

    def checked(self, shown: Repository) -> tuple[Glossary, dict[str, CheckedEdition]]:
        """The glossary and, by their files' names, the editions of content that can all be read."""
        key = _key(b"glossary", *shown.glossary)
        glossary = cached(self._cache, key, Glossary, lambda: self._glossary(shown.glossary))
        finder = cached(self._cache, f"{key} compiled", Finder, lambda: Finder(glossary))

        def one(file: ContentFile) -> CheckedEdition:
            edition, _ = self.edition(file)
            assert edition  # noqa: S101 - it was read before
            of_edition = _key(key.encode() + self._key.encode() + repr(self._style).encode(), file)
            check = partial(check_loaded, edition, glossary, finder, self._style)
            return cached(self._cache, of_edition, CheckedEdition, check)

        return glossary, {file.name: one(file) for file in shown.translations}

    def _glossary(self, files: Iterable[ContentFile]) -> Glossary:
        terms = (term for term, _ in map(self.term, files) if term)
        return Glossary(tuple(sorted(terms, key=lambda term: term.id)))


def _key(what: bytes, *files: ContentFile) -> str:
    return key_of(what, *(part for file in files for part in (file.name.encode(), file.data)))


def _readable(files: Iterable[ContentFile], before: Iterable[ContentFile], read: _Read) -> Iterator[ContentFile]:
    """The files, each that cannot be read as it was before; one that never could be is left out."""
    old = {file.name: file for file in before}
    found = (file if read(file)[0] else old.get(file.name) for file in files)
    return (file for file in found if file)


def _of_rules(checked: Mapping[str, CheckedEdition], shown: Repository, repository: Repository) -> Iterator[Finding]:
    """What the rules say of the editions that are as their files are now."""
    for file in repository.translations:
        if file in shown.translations:
            yield from checked[file.name].findings


def _sources(options: Options, checked: Mapping[str, CheckedEdition], corpus: Corpus) -> Sources:
    offered, glossary = downloads(options.editions), corpus.glossary
    of_editions = {
        f"{form.name} {name}": FormatRun(
            partial(form.files, EditionInput(one.edition, glossary, options.site, offered))
        )
        for form in options.editions
        for name, one in checked.items()
    }
    everything = SiteInput(corpus, options.site, options.histories)
    of_corpus = {
        form.name: FormatRun(partial(form.files, form.sees(everything)), form.folder) for form in options.corpus
    }
    return of_editions | of_corpus


def _starts(edition: Edition) -> tuple[tuple[int, str], ...]:
    return tuple((pair.place("id").line, pair.id) for pair in edition.pairs)
