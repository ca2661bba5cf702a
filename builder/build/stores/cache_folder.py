"""The folder of the user's cache, which is private to the user."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

from builder.build.stores.bucket import Bucket, bucket_at, is_address


class NotPrivateError(Exception):
    """Raised if the cache's folder belongs to another user or is open to others."""


def cache_folder() -> Path | None:
    """The user's cache folder, or that of DAEYEOK_CACHE, made if it is missing; None if that is empty. Raises NotPrivateError.

    It is the user's too if DAEYEOK_CACHE is a bucket, of which it then has what this machine has had.
    """
    named = os.environ.get("DAEYEOK_CACHE")
    if named == "":
        return None
    is_folder = named is not None and not is_address(named)
    return private_folder(Path(named) if is_folder and named else user_cache_path("daeyeok", appauthor=False))


def cache_bucket() -> Bucket | None:
    """The bucket of DAEYEOK_CACHE; None if that is none. Raises BucketError."""
    named = os.environ.get("DAEYEOK_CACHE", "")
    return bucket_at(named) if is_address(named) else None


def private_folder(folder: Path) -> Path:
    """The folder, made if it is missing and can be. Raises NotPrivateError if it is not private."""
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if folder.exists() and not _is_private(folder):
        raise NotPrivateError(str(folder))
    return folder


def _is_private(folder: Path) -> bool:
    """Whether a folder is the user's own and closed to others, on systems that can tell."""
    status = folder.stat()
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not stat.S_IMODE(status.st_mode) & 0o077)
