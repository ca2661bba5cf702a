"""Cache of the data for look-up, so that a query costs little more than starting the program."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from builder.build.cache import NO_CACHE, Cache, cached, key_of
from builder.build.fingerprint import fingerprint
from builder.build.stored_indexes import StoredIndexes
from builder.content.repository import Repository
from builder.model.corpus import Corpus
from builder.model.digest import Digest, EditionIndex
from builder.model.terms import Glossary
from builder.terms.lookup import Index, Key, all_keys


@dataclass(frozen=True)
class LookupData:
    """The corpus and its keys, in the order of the ranking."""

    corpus: Corpus
    keys: tuple[Key, ...]

    def index(self) -> Index:
        """A search index of the keys."""
        return Index(self.corpus.glossary, self.keys)


@dataclass(frozen=True)
class _Stored:
    """What is cached of it: the occurrences are in the stored indexes of the editions, whose keys are given by edition."""

    glossary: Glossary
    keys: tuple[Key, ...]
    digests: tuple[Digest, ...]
    indexes: dict[str, str]


def lookup_data(repository: Repository, cache: Cache) -> LookupData:
    """The content that can be read, with its keys; computed from the files only if it is not cached."""
    key = key_of(fingerprint(), b"lookup", *repository.parts())
    stored = cached(cache, key, _Stored, lambda: _compute(repository, cache))
    indexes = StoredIndexes(stored.indexes, cache, lambda edition: _uncached(repository)[edition])
    return LookupData(Corpus(stored.glossary, stored.digests, indexes), stored.keys)


def _compute(repository: Repository, cache: Cache) -> _Stored:
    from builder.build.pipeline import read_editions  # noqa: PLC0415 - imports everything a build needs, which is seldom needed here

    glossary, found = read_editions(repository, cache)
    digests = (result.state.digest for result in found)
    light = tuple(replace(one, sentences=(), allowances=(), citations=()) for one in digests if one)
    return _Stored(glossary, all_keys(glossary), light, {result.name: result.key for result in found})


@lru_cache(maxsize=1)
def _uncached(repository: Repository) -> dict[str, EditionIndex]:
    """The indexes of all editions, for a cache that has not kept them."""
    from builder.build.pipeline import read_editions  # noqa: PLC0415 - see above

    return {result.name: result.index for result in read_editions(repository, NO_CACHE)[1] if result.index}
