"""Indexes of editions in the cache, of which only what is asked for is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache

from builder.build.cache import Cache
from builder.build.codec import UnreadableError, decode, encode
from builder.model.edition_index import EditionIndex, SearchRecord
from builder.model.occurrence import Occurrence

_DECODED = (
    128  # editions of which a term's occurrences are held in memory: more than a page has, whose files all ask for them
)
_MADE = 16  # indexes held in memory that the cache has not kept


def occurrences_key(key: str) -> str:
    """The key of the occurrences of an edition's terms, by the key of the edition's state."""
    return f"{key}o"


def records_key(key: str) -> str:
    """The key of an edition's search records, by the key of the edition's state."""
    return f"{key}r"


def store(index: EditionIndex, key: str, cache: Cache) -> None:
    """Put an index into the cache."""
    cache.put_table(occurrences_key(key), {term: encode(found) for term, found in index.occurrences})
    cache.put(records_key(key), index.records)


class LostError(Exception):
    """Raised in another process for an index, named by its edition, that the cache has not kept."""


class StoredIndexes:
    """The indexes of editions that were stored under `keys`, by their ids; `make` makes one anew that the cache has not kept.

    They may be sent to another process, which cannot make one and raises LostError.
    """

    def __init__(self, keys: Mapping[str, str], cache: Cache, make: Callable[[str], EditionIndex]) -> None:
        self.keys = keys
        self._cache, self._make = cache, lru_cache(maxsize=_MADE)(make)
        self._read = _reader(keys, cache, self._make)

    def __reduce__(self) -> tuple[object, ...]:
        return StoredIndexes, (self.keys, self._cache, _lost)

    def occurrences(self, edition: str, term: str) -> tuple[Occurrence, ...]:
        """The occurrences of a term in an edition, in text order; none if it does not occur."""
        return self._read(edition, term)

    def records(self, edition: str) -> tuple[SearchRecord, ...]:
        """The search records of an edition, in text order."""
        found = self._cache.get(records_key(self.keys[edition]), tuple[SearchRecord, ...])
        return self._make(edition).records if found is None else found


def _reader(
    keys: Mapping[str, str], cache: Cache, make: Callable[[str], EditionIndex]
) -> Callable[[str, str], tuple[Occurrence, ...]]:
    """What reads the occurrences of a term in an edition; it has no way back to what has it, so that both end when they are not needed."""

    @lru_cache(maxsize=_DECODED)
    def read(edition: str, term: str) -> tuple[Occurrence, ...]:
        found = cache.row(occurrences_key(keys[edition]), term)
        if found == b"":
            return ()
        with suppress(UnreadableError):
            if found:
                return decode(found, tuple[Occurrence, ...])
        return dict(make(edition).occurrences).get(term, ())

    return read


def _lost(edition: str) -> EditionIndex:
    raise LostError(edition)
