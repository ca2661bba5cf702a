"""The order of the library."""

from __future__ import annotations

from collections.abc import Iterable

from builder.model.digest import Digest


def newest_first(digests: Iterable[Digest]) -> tuple[Digest, ...]:
    """The editions by the day of their latest revision, the newest first; those of the same day stay in their order."""
    return tuple(sorted(digests, key=lambda digest: digest.updated, reverse=True))
