"""Shards of the search index: runs of editions that are indexed together, so that a changed text changes the index of few others.

Where a shard ends depends on the ids and, loosely, the lengths of the editions: a new edition changes the shard that it is in, and no other
but the next. Shards are measured by their text, since that is what indexing one costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

from builder.model.digest import Digest

_USUAL = 128_000  # Korean characters of a shard, on average: some 16 essays, or 170 short news items
_MOST = 192_000  # so that Pagefind, which holds the texts of a shard and its index, needs less than 300 MB
_SPACE = 2**32


def shards(digests: Iterable[Digest]) -> Iterator[tuple[Digest, ...]]:
    """The editions in their order, cut into shards; one that is empty, if there are no editions."""
    shard: list[Digest] = []
    size = 0
    for digest in digests:
        if shard and size + digest.counts.ko_chars > _MOST:
            yield tuple(shard)
            shard, size = [], 0
        shard.append(digest)
        size += digest.counts.ko_chars
        if _ends(digest):
            yield tuple(shard)
            shard, size = [], 0
    if shard:
        yield tuple(shard)


def _ends(digest: Digest) -> bool:
    """Whether a shard ends after an edition, as by chance, and the likelier the longer it is."""
    drawn = int.from_bytes(sha256(digest.id.encode()).digest()[:4], "big")
    return drawn * _USUAL < digest.counts.ko_chars * _SPACE
