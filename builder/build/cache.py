"""Caches of results, each keyed by a digest of all its inputs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from builder.build.stores.bucket import Bucket

ResultT = TypeVar("ResultT")


class Cache(Protocol):
    """A cache: it may lose a value at any time, but never returns one that was not put under the key."""

    def get(self, key: str, kind: type[ResultT]) -> ResultT | None:
        """The value of `key`; None if there is none of type `kind`."""

    @property
    def keeps(self) -> bool:
        """Whether it keeps anything at all."""

    def has(self, key: str) -> bool:
        """Whether there seems to be a value of `key`, which the run then uses."""

    def put(self, key: str, value: object) -> None:
        """Put `value` under `key`."""

    def put_table(self, key: str, rows: Mapping[str, bytes]) -> None:
        """Put a table under `key`, of which each row is read by itself."""

    def row(self, key: str, name: str) -> bytes | None:
        """A row of the table of `key`, empty if the table has none of that name; None if there is no such table."""

    def note(self, key: str) -> None:
        """Note that the run uses the value of `key`, which another process has got or put."""

    def keep(self, what: str, repository: Path | Bucket) -> None:
        """End a run, such as a `build`, about the repository at a path or in a bucket; the cache may now drop what is too much."""


class NullCache:
    """A cache that keeps nothing."""

    keeps = False

    def has(self, key: str) -> bool:
        """No, always."""
        return False

    def get(self, key: str, kind: type[ResultT]) -> ResultT | None:
        """None, always."""
        return None

    def put(self, key: str, value: object) -> None:
        """Do nothing."""

    def put_table(self, key: str, rows: Mapping[str, bytes]) -> None:
        """Do nothing."""

    def row(self, key: str, name: str) -> bytes | None:
        """None, always."""
        return None

    def note(self, key: str) -> None:
        """Do nothing."""

    def keep(self, what: str, repository: Path | Bucket) -> None:
        """Do nothing."""


class GenerationCache:
    """An in-memory cache that at each `turn` drops what has neither been put nor requested since the turn before.

    So it contains exactly what the last generation used, however large that is.
    """

    keeps = True

    def __init__(self) -> None:
        self._now: dict[str, object] = {}
        self._before: dict[str, object] = {}

    def turn(self) -> None:
        """Begin a new generation."""
        self._before, self._now = self._now, {}

    def get(self, key: str, kind: type[ResultT]) -> ResultT | None:
        """The value of `key`, put in this generation or kept from the one before; None if there is none."""
        if key not in self._now and key in self._before:
            self._now[key] = self._before[key]
        return cast("ResultT | None", self._now.get(key))

    def has(self, key: str) -> bool:
        """Whether there is a value of `key`."""
        return self.get(key, object) is not None

    def put(self, key: str, value: object) -> None:
        """Put `value` under `key`."""
        self._now[key] = value

    def put_table(self, key: str, rows: Mapping[str, bytes]) -> None:
        """Put a table under `key`."""
        self.put(key, dict(rows))

    def row(self, key: str, name: str) -> bytes | None:
        """A row of the table of `key`, empty if the table has none of that name; None if there is no such table."""
        table = self.get(key, dict[str, bytes])
        return None if table is None else table.get(name, b"")

    def note(self, key: str) -> None:
        """Do nothing; the generations are of this process alone."""

    def keep(self, what: str, repository: Path | Bucket) -> None:
        """Do nothing; a generation ends at its `turn`."""


NO_CACHE = NullCache()


def key_of(*parts: bytes) -> str:
    """A key for a sequence of parts; different sequences have different keys, barring a collision of BLAKE2b."""
    digest = blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def cached(cache: Cache, key: str, kind: type[ResultT], make: Callable[[], ResultT]) -> ResultT:
    """The cached value of `key` if it is of type `kind`; otherwise the result of `make`, which is then cached."""
    found = cache.get(key, kind)
    if found is not None:
        return found
    made = make()
    cache.put(key, made)
    return made
