"""A cache of results, each under the digest of all that it was made from."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Protocol, TypeVar

ResultT = TypeVar("ResultT")


class Cache(Protocol):
    """Where results are kept; a cache may lose one at any time, but never gives back what was not put under the key."""

    def get(self, key: str) -> object | None:
        """What was put under `key`, None where nothing is."""

    def put(self, key: str, value: object) -> None:
        """Put `value` under `key`."""


class NullCache:
    """The cache that keeps nothing."""

    def get(self, key: str) -> object | None:
        """None, always."""
        return None

    def put(self, key: str, value: object) -> None:
        """Do nothing."""


class GenerationCache:
    """A cache in memory that at each `turn` drops what was neither put in nor asked for since the turn before.

    So it holds what the last generation was made from, however large that is, and nothing else.
    """

    def __init__(self) -> None:
        self._now: dict[str, object] = {}
        self._before: dict[str, object] = {}

    def turn(self) -> None:
        """Begin a generation."""
        self._before, self._now = self._now, {}

    def get(self, key: str) -> object | None:
        """What was put under `key` in this generation, or is still known from the one before."""
        if key not in self._now and key in self._before:
            self._now[key] = self._before[key]
        return self._now.get(key)

    def put(self, key: str, value: object) -> None:
        """Put `value` under `key`."""
        self._now[key] = value


NO_CACHE = NullCache()


def key_of(*parts: bytes) -> str:
    """A key for the parts, in order; no two different sequences of parts have the same but by a collision of BLAKE2b."""
    digest = blake2b(digest_size=20)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def cached(cache: Cache, key: str, kind: type[ResultT], make: Callable[[], ResultT]) -> ResultT:
    """What the cache has under `key` if it is of the kind asked for, else what `make` makes, which is then kept."""
    found = cache.get(key)
    if isinstance(found, kind):
        return found
    made = make()
    cache.put(key, made)
    return made
