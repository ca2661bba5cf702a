"""Files of the corpus in a build: made by its formats in parts, of which only those whose inputs have changed are made again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby, islice
from typing import Protocol

from builder.build.cache import Cache, cached, key_of
from builder.build.codec import encode
from builder.build.fingerprint import fingerprint
from builder.build.options import Options
from builder.build.stored_indexes import LostError
from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.model.work import Work
from builder.publish.format import (
    CorpusFormat,
    EditionFormat,
    File,
    FileInfo,
    LazyFile,
    SiteInput,
    WholeWork,
    downloads,
)

_AT_ONCE = 32  # parts that are looked at together; the inputs of twice as many are held in memory
_FEW = 2  # parts for each process, which are made sooner in this one than sent to them, unless each is a batch of many files
_BATCH = 8  # parts at most that a process is sent at once


class WorkTexts(Protocol):
    """The texts of works."""

    def parts(self, work: Work) -> Iterable[Edition]:
        """The annotated parts in the order of the book, made one at a time each time that they are iterated over."""

    def keys(self, work: Work) -> tuple[str, ...]:
        """The keys of everything that files of the parts depend on, in the same order."""


@dataclass(frozen=True)
class _Part:
    """Files of a format that are made together, and the key of all that they depend on."""

    key: str
    make: Callable[[], tuple[File, ...]]


@dataclass(frozen=True)
class MadePart:
    """Files that were made together, and the key under which the cache has them, empty if it keeps nothing."""

    key: str
    files: tuple[File, ...]


def corpus_parts(
    options: Options,
    corpus: Corpus,
    editions: Iterable[Edition],
    made: Iterable[FileInfo],
    key: str = "",
    texts: WorkTexts | None = None,
) -> Iterator[MadePart]:
    """The downloads of works, if their `texts` are given, and the files of the corpus formats: first of those that need no other files,
    then of those that need the files made so far.

    They are cached under what they depend on: that which the format, its lazy files or its batches state, or else the corpus, which `key`
    represents, and what the format needs.
    """
    known = list(made)
    for part in _of_works(options, corpus, texts) if texts else ():
        known += [file.info for file in part.files]
        yield part
    offered = downloads((*options.editions, *options.corpus), options.site.library)
    for form in sorted(options.corpus, key=lambda form: "files" in form.needs):
        given = form.sees(
            SiteInput(corpus, options.site, options.histories, tuple(known), offered, editions, options.card)
        )
        for part in _parts_of(form, given, key, options):
            known += [file.info for file in part.files]
            yield part


def _of_works(options: Options, corpus: Corpus, texts: WorkTexts) -> Iterator[MadePart]:
    """The downloads of works, each cached under what the work states and the keys of its parts."""
    for work in corpus.works:
        known = WholeWork(work, texts.parts(work), _mentioned(work, corpus), options.site)
        keys = (work.id, work.entry, texts.keys(work))
        for form in (form for form in options.editions if form.of_work):
            key = key_of(fingerprint(), b"work", form.name.encode(), encode(keys))
            yield _made(_Part(key, partial(_whole, form, known)), options)


def _mentioned(work: Work, corpus: Corpus) -> Glossary:
    """The entries that are marked in a work, on which alone the keys of its parts depend."""
    used = {use.term for part in corpus.parts(work) for use in part.uses}
    return replace(corpus.glossary, terms=tuple(term for term in corpus.glossary.terms if term.id in used))


def _whole(form: EditionFormat, known: WholeWork) -> tuple[File, ...]:
    return tuple(map(_plain, form.of_whole(known)))


def _parts_of(form: CorpusFormat, given: SiteInput, key: str, options: Options) -> Iterator[MadePart]:
    if not options.cache.keeps:
        return (MadePart("", (_plain(file),)) for file in form.files(given))
    parts = _parts(form, given, key)
    some = iter(lambda: tuple(islice(parts, _AT_ONCE)), ())
    few = 1 if form.batches else _FEW * options.batches
    begun = _one_ahead(_begun(these, few, options) for these in some)
    return (part for one in begun for part in _ended(one, options))


def _parts(form: CorpusFormat, given: SiteInput, key: str) -> Iterator[_Part]:
    name = form.name.encode()
    if form.lazy:
        for _, made in groupby(form.files(given), key=_inputs):
            files = tuple(made)
            paths = (str(file.path).encode() for file in files)
            yield _Part(key_of(fingerprint(), name, encode(_inputs(files[0])), *paths), partial(_all, _makers(files)))
    elif form.batches:
        for batch in form.batches(given):
            yield _Part(key_of(fingerprint(), name, encode(batch.inputs)), batch.make)
    else:
        needs = (given.site, dict(given.histories), given.files, [one.path for one in given.downloads])
        inputs = encode(form.inputs(given)) if form.inputs else encode((key, needs))
        yield _Part(key_of(fingerprint(), name, inputs), lambda: tuple(map(_plain, form.files(given))))


def _inputs(file: File) -> object:
    return file.inputs if isinstance(file, LazyFile) else None


def _makers(files: tuple[File, ...]) -> tuple[Callable[[], File], ...]:
    """Functions that make the files, wherever they are called."""
    return tuple(file.make if isinstance(file, LazyFile) else partial(_plain, file) for file in files)


def _all(makers: tuple[Callable[[], File], ...]) -> tuple[File, ...]:
    return tuple(_plain(make()) for make in makers)


def _plain(file: File) -> File:
    return File(file.path, file.data)


# --- Parts that are not cached ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Begun:
    """Parts, and the keys of those that other processes put into the cache, batch by batch as they end."""

    parts: tuple[_Part, ...]
    keys: Iterable[tuple[str, ...]] = ()


def _begun(parts: tuple[_Part, ...], few: int, options: Options) -> _Begun:
    """Have the parts that no earlier build has made from the same inputs made in all processes, if they are more than a few."""
    missing = [part for part in parts if not options.cache.has(part.key)]
    if options.batches > 1 and len(missing) > few:
        return _Begun(parts, options.execute(partial(_cache, options.cache), _batches(missing, options.batches)))
    return _Begun(parts)


def _one_ahead(values: Iterable[_Begun]) -> Iterator[_Begun]:
    """The values, each when the next has been made: so other processes have work while this one writes files."""
    before = None
    for value in values:
        if before:
            yield before
        before = value
    if before:
        yield before


def _ended(begun: _Begun, options: Options) -> Iterator[MadePart]:
    """The parts, when what other processes make of them has been made."""
    for keys in begun.keys:
        for key in keys:
            options.cache.note(key)
    return (_made(part, options) for part in begun.parts)


def _made(part: _Part, options: Options) -> MadePart:
    """The files of a part: as another process or an earlier build made them from the same inputs, or made now."""
    get = partial(cached, options.cache, part.key, tuple[File, ...], part.make)
    return MadePart(part.key, options.kept.kept(part.key, get) or get())


def _batches(missing: list[_Part], processes: int) -> Iterator[tuple[_Part, ...]]:
    size = min(_BATCH, -(-len(missing) // (_FEW * processes)))
    return (tuple(missing[start : start + size]) for start in range(0, len(missing), size))


def _cache(cache: Cache, parts: tuple[_Part, ...]) -> tuple[str, ...]:
    """Make the parts and put them into the cache; returns the keys of those that could be made where this runs."""
    return tuple(part.key for part in parts if _is_cached(part, cache))


def _is_cached(part: _Part, cache: Cache) -> bool:
    with suppress(LostError):
        cache.put(part.key, part.make())
        return True
    return False
