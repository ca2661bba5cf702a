"""What the last build knew of the site in a folder: which it was, and the stamps of its files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder.build.cache import Cache, key_of
from builder.build.stores.stamps import NO_STAMPS, Stamps


@dataclass(frozen=True)
class LastSite:
    """The site that a folder had: its key, by which the cache has what is known of it, and the stamps of its files."""

    key: str = ""
    stamps: Stamps = NO_STAMPS


def last_site(out: Path, cache: Cache) -> LastSite:
    """The site that was last noted of a folder; one without files if none was.

    Another may have put its site there since, for whose files the stamps do not vouch.
    """
    return cache.get(_key(out), LastSite) or LastSite()


def note_site(out: Path, site: LastSite, cache: Cache) -> None:
    """Note the site that a folder has."""
    cache.put(_key(out), site)


def _key(out: Path) -> str:
    return key_of(b"last site", str(out.resolve()).encode(errors="surrogateescape"))
