"""Which cache a run has: that in the user's own folder, in another, in a bucket, or none."""

from __future__ import annotations

from builder.build.cache import NO_CACHE, Cache
from builder.build.stores.cache_folder import cache_bucket, cache_folder
from builder.build.stores.disk_cache import DiskCache


def open_cache() -> Cache:
    """The cache in the user's cache folder, or in the folder or the bucket of DAEYEOK_CACHE; no cache if that is empty.

    Raises NotPrivateError, and BucketError.
    """
    folder = cache_folder()
    near: Cache = DiskCache(folder) if folder else NO_CACHE
    if bucket := cache_bucket():
        from builder.build.stores.shared_cache import shared_cache  # noqa: PLC0415 - seldom needed

        return shared_cache(bucket, near)
    return near
