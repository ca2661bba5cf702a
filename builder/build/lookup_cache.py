"""Cache of the data for look-up, so that a query costs little more than starting the program."""

from __future__ import annotations

from dataclasses import dataclass

from builder.build.cache import Cache, cached, key_of
from builder.build.fingerprint import fingerprint
from builder.content.repository import Repository
from builder.model.corpus import Corpus
from builder.terms.lookup import Index, Key, all_keys


@dataclass(frozen=True)
class LookupData:
    """The corpus and its keys, in the order of the ranking."""

    corpus: Corpus
    keys: tuple[Key, ...]

    def index(self) -> Index:
        """A search index of the keys."""
        return Index(self.corpus.glossary, self.keys)


def lookup_data(repository: Repository, cache: Cache) -> LookupData:
    """The content that can be read, with its keys; computed from the files only if it is not cached."""
    key = key_of(fingerprint(), b"reference", *repository.parts())
    return cached(cache, key, LookupData, lambda: _compute(repository, cache))


def _compute(repository: Repository, cache: Cache) -> LookupData:
    from builder.build.pipeline import corpus  # noqa: PLC0415 - imports everything a build needs, which is seldom needed here

    found = corpus(repository, cache)
    return LookupData(found, all_keys(found.glossary))
