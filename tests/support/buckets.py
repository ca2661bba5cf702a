"""Buckets that tests fill: in the memory of this process, or on an object server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from builder.build.stores.bucket import Bucket

_MOST = 1 << 30  # bytes of an object


@contextmanager
def emptied(address: str) -> Iterator[Bucket]:
    """The bucket at an address, in which there is nothing before and nothing after."""
    bucket = Bucket(address)
    bucket.remove_all(bucket.objects())
    yield bucket
    bucket.remove_all(bucket.objects())


def objects(bucket: Bucket) -> dict[str, bytes]:
    """All objects of a bucket, by key."""
    return bucket.read_all(bucket.objects(), _MOST)
