"""The cache in a bucket, which machines share, with what this machine has had of it in the user's own folder."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from builder.build.cache import NO_CACHE, Cache
from builder.build.codec import UnreadableError
from builder.build.stores.bucket import Bucket, BucketError
from builder.build.stores.cache_folder import NotPrivateError, cache_folder
from builder.build.stores.disk_cache import DiskCache
from builder.build.stores.stored_values import packed, packed_table, unpacked, unpacked_table

ValueT = TypeVar("ValueT")
_MOST = 1 << 28  # bytes of a result that is read: what is longer is none of ours
_MARKER = "daeyeok-cache"


class SharedCache:
    """A cache in a bucket.

    A result is an object with a checksum, which is written whole; what is damaged, or no result, counts as missing. What is got or put is
    also put into `near`, so that this machine asks for it once. Where the bucket cannot be written, it is only read. Nothing is removed
    from it, since another machine may need that: a rule of the bucket for the age of its objects bounds it.
    """

    keeps = True

    def __init__(self, bucket: Bucket, near: Cache) -> None:
        self._bucket, self._near = bucket, near
        self._may_write = True
        self._there: set[str] | None = None  # the keys in the bucket, once they have been listed

    def __reduce__(self) -> tuple[object, ...]:
        """Another process, which may be on another machine, has a folder of its own and knows nothing of this run."""
        return _elsewhere, (self._bucket,)

    def get(self, key: str, kind: type[ValueT]) -> ValueT | None:
        """The value of `key`; None if there is none of type `kind` that can be read."""
        found = self._near.get(key, kind)
        if found is not None or (self._there is not None and key not in self._there):
            return found
        try:
            value = unpacked(self._bucket.read(_name(key), _MOST) or b"", kind)
        except (BucketError, UnreadableError):
            return None
        self._near.put(key, value)
        return value

    def has(self, key: str) -> bool:
        """Whether there seems to be a value of `key`, which the run then uses; the bucket is listed once, before the first answer."""
        if self._there is None:
            self._there = set()
            with suppress(BucketError):
                self._there = {name.rpartition("/")[2] for name in self._bucket.objects()}
        return self._near.has(key) or key in self._there

    def put(self, key: str, value: object) -> None:
        """Put `value` under `key`, as far as the bucket can be written."""
        self._near.put(key, value)
        self._put(key, packed(value))

    def put_table(self, key: str, rows: Mapping[str, bytes]) -> None:
        """Put a table under `key`, of which each row is read by itself where it is near."""
        self._near.put_table(key, rows)
        self._put(key, packed_table(rows))

    def row(self, key: str, name: str) -> bytes | None:
        """A row of the table of `key`, empty if the table has none of that name; None if there is no such table that can be read."""
        found = self._near.row(key, name)
        if found is not None or (self._there is not None and key not in self._there):
            return found
        try:
            rows = unpacked_table(self._bucket.read(_name(key), _MOST) or b"")
        except (BucketError, UnreadableError):
            return None
        self._near.put_table(key, rows)
        return rows.get(name, b"")

    def _put(self, key: str, data: bytes) -> None:
        if self._may_write:
            try:
                self._bucket.write(_name(key), data)
            except BucketError:
                self._may_write = False
            else:
                self._note(key)

    def note(self, key: str) -> None:
        """Note that the run uses the value of `key`, which another process has got or put."""
        self._near.note(key)
        self._note(key)

    def keep(self, what: str, repository: Path | Bucket) -> None:
        """End a run about the repository at a path or in a bucket; the folder may drop what is too much."""
        self._near.keep(what, repository)

    def _note(self, key: str) -> None:
        if self._there is not None:
            self._there.add(key)


def shared_cache(bucket: Bucket, near: Cache) -> SharedCache:
    """The cache in a bucket. Raises BucketError if there is none and none can be begun."""
    if bucket.read(_MARKER, 1) is None:
        bucket.write(_MARKER, b"The results of builds, which any build can make again.\n", "text/plain")
    return SharedCache(bucket, near)


def _elsewhere(bucket: Bucket) -> SharedCache:
    near: Cache = NO_CACHE
    with suppress(NotPrivateError):
        folder = cache_folder()
        near = DiskCache(folder) if folder else NO_CACHE
    return SharedCache(bucket, near)


def _name(key: str) -> str:
    """The key of the object of a result, by its first characters in folders, since some servers have real ones."""
    return f"{key[:2]}/{key}"
