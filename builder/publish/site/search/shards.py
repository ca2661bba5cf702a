"""Shards of the search index: runs of editions that are indexed together, so that a changed text changes the index of few others.

Where a shard ends depends on the ids of the editions alone: a new edition changes the shard that it is in, and no other but the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from builder.model.digest import Digest

_USUAL = 32  # editions of a shard, on average
_MOST = 48  # so that Pagefind, which holds the texts of a shard and its index, needs less than 300 MB for long ones


def shards(digests: Iterable[Digest]) -> Iterator[tuple[Digest, ...]]:
    """The editions in their order, cut into shards; one that is empty, if there are no editions."""
    shard: list[Digest] = []
    for digest in digests:
        shard.append(digest)
        if len(shard) == _MOST or _ends(digest.id):
            yield tuple(shard)
            shard = []
    if shard:
        yield tuple(shard)


def _ends(edition: str) -> bool:
    return int.from_bytes(sha256(edition.encode()).digest()[:4], "big") % _USUAL == 0
