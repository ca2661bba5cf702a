"""Indexes of editions in the cache, of which only what is asked for is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from builder.build.cache import Cache
from builder.build.codec import decode, encode
from builder.model.edition_index import EditionIndex, SearchRecord
from builder.model.occurrence import Occurrence

_OPEN = 256  # editions of which the encoded occurrences are held in memory, about 40 kB each
_DECODED = 64  # terms in an edition of which the occurrences are held in memory, for the files of a term, which all ask for them
_NONE = encode(())


def occurrences_key(key: str) -> str:
    """The key of the occurrences of an edition's terms, by the key of the edition's state."""
    return f"{key}o"


def records_key(key: str) -> str:
    """The key of an edition's search records, by the key of the edition's state."""
    return f"{key}r"


def store(index: EditionIndex, key: str, cache: Cache) -> None:
    """Put an index into the cache."""
    cache.put(occurrences_key(key), _encoded(index))
    cache.put(records_key(key), index.records)


class LostError(Exception):
    """Raised in another process for an index, named by its edition, that the cache has not kept."""


class StoredIndexes:
    """The indexes of editions that were stored under `keys`, by their ids; `make` makes one anew that the cache has not kept.

    They may be sent to another process, which cannot make one and raises LostError.
    """

    def __init__(self, keys: Mapping[str, str], cache: Cache, make: Callable[[str], EditionIndex]) -> None:
        self.keys = keys
        self._cache, self._make = cache, make
        self._decoded = _decoder(_reader(keys, cache, make))

    def __reduce__(self) -> tuple[object, ...]:
        return StoredIndexes, (self.keys, self._cache, _lost)

    def occurrences(self, edition: str, term: str) -> tuple[Occurrence, ...]:
        """The occurrences of a term in an edition, in text order; none if it does not occur."""
        return self._decoded(edition, term)

    def records(self, edition: str) -> tuple[SearchRecord, ...]:
        """The search records of an edition, in text order."""
        found = self._cache.get(records_key(self.keys[edition]), tuple[SearchRecord, ...])
        return self._make(edition).records if found is None else found


def _reader(
    keys: Mapping[str, str], cache: Cache, make: Callable[[str], EditionIndex]
) -> Callable[[str], dict[str, bytes]]:
    """What reads the encoded occurrences of an edition; it has no way back to what has it, so that both end when they are not needed."""

    @lru_cache(maxsize=_OPEN)
    def read(edition: str) -> dict[str, bytes]:
        found = cache.get(occurrences_key(keys[edition]), dict[str, bytes])
        return _encoded(make(edition)) if found is None else found

    return read


def _decoder(read: Callable[[str], dict[str, bytes]]) -> Callable[[str, str], tuple[Occurrence, ...]]:
    """What decodes the occurrences of a term in an edition, of those that `read` gives."""

    @lru_cache(maxsize=_DECODED)
    def decoded(edition: str, term: str) -> tuple[Occurrence, ...]:
        return decode(read(edition).get(term, _NONE), tuple[Occurrence, ...])

    return decoded


def _lost(edition: str) -> EditionIndex:
    raise LostError(edition)


def _encoded(index: EditionIndex) -> dict[str, bytes]:
    return {term: encode(found) for term, found in index.occurrences}
