"""The site in a bucket, where nothing can be put in the place of a whole: it is copied in an order in which it works all the time.

What is new is written before what changes, files before the pages that use them, and pages farther from the library's before those nearer
to it; what is gone is removed last. So whatever a reader meets meanwhile leads to something, and so does what a killed build leaves.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import md5, sha256
from itertools import groupby
from pathlib import Path, PurePosixPath

import msgspec

from builder.build.stores import folder_site
from builder.build.stores.bucket import Bucket, BucketError, Object
from builder.build.stores.stamps import take
from builder.messages.marker import _
from builder.publish.format import File, FileInfo

_MOST = 1 << 28  # bytes of the list of files
_ROUNDS = 3  # in which a bucket is made equal to the site while another build writes to it too


@dataclass(frozen=True)
class _Known:
    """What the last build knew of an object: the SHA-256 of its bytes, and its stamp, which is empty while it is being written."""

    sha256: str
    stamp: str = ""


@dataclass(frozen=True)
class _Manifest:
    """The files of a site in a bucket, by their paths. It marks the bucket as one that has a site."""

    files: dict[str, _Known] = field(default_factory=dict)


@dataclass(frozen=True)
class _Local:
    """A file that is to be in the bucket, which is read again when that is known to need it."""

    path: Path
    size: int
    md5: str
    sha256: str


def is_site(bucket: Bucket, files: Iterable[FileInfo]) -> bool:
    """Whether the bucket has exactly these files of a site, as far as the last build has recorded and a listing shows."""
    manifest, there = _manifest(bucket), bucket.objects()
    wanted = {file.path: file.sha256 for file in files}
    return manifest is not None and _recorded(wanted, there) == manifest


def write_site(bucket: Bucket, files: Iterable[File]) -> int:
    """Write the files as the site in a bucket, and return how many objects had to be written or removed.

    They are made in a temporary folder first; if anything fails until then, the bucket is left as it was. Of another build that writes
    there at the same time, the last to end has its site there. Raises NotASiteError if the bucket contains anything, but no site,
    BucketError, and OSError.
    """
    if _manifest(bucket) is None and bucket.objects():  # before anything is made
        raise folder_site.NotASiteError(str(bucket))
    with tempfile.TemporaryDirectory(prefix="daeyeok-") as scratch:
        folder = Path(scratch, "site")
        folder_site.write_site(folder, files)
        wanted = {key: _local(folder / key) for key in take(folder).by_path if key != folder_site.MARKER}
        return _copy(wanted, bucket)


def _copy(wanted: Mapping[str, _Local], bucket: Bucket) -> int:
    """Make a bucket equal to the files, and return how many objects that took."""
    count = 0
    for _round in range(_ROUNDS):
        there, before = bucket.objects(), _manifest(bucket)
        if before is None and there:
            raise folder_site.NotASiteError(str(bucket))
        known = before.files if before else {}
        changed = [
            key for key, file in wanted.items() if not _is_same(key, file, there.get(key), known.get(key), bucket)
        ]
        gone = [key for key in known if key not in wanted and key in there]
        if not changed and not gone:
            after = _recorded({key: file.sha256 for key, file in wanted.items()}, there)
            if after != before:
                bucket.write(folder_site.MARKER, msgspec.json.encode(after))
            return count
        _begin(bucket, known, wanted, changed)
        _write(bucket, wanted, changed, there)
        bucket.remove_all(gone)
        count += len(changed) + len(gone)
    raise BucketError(_("another build writes to {address} all the time: try again after it"), address=bucket)


def _begin(bucket: Bucket, known: Mapping[str, _Known], wanted: Mapping[str, _Local], changed: Iterable[str]) -> None:
    """Record what is about to be there, so that the next build knows the objects even if this one is killed."""
    coming = {key: _Known(wanted[key].sha256) for key in changed}
    bucket.write(folder_site.MARKER, msgspec.json.encode(_Manifest({**known, **coming})))


def _write(bucket: Bucket, wanted: Mapping[str, _Local], changed: Iterable[str], there: Mapping[str, Object]) -> None:
    """Write the changed files, in steps of which each begins when the one before has ended."""
    from builder.build.media_types import media_type  # noqa: PLC0415 - imports all formats, for what has changed

    ordered = sorted((_step(key, key in there), key) for key in changed)
    for _number, keys in groupby(ordered, key=lambda one: one[0]):
        bucket.write_all([key for _, key in keys], lambda key: wanted[key].path.read_bytes(), media_type)


def _step(key: str, is_there: bool) -> tuple[bool, bool, int]:
    path = PurePosixPath(key)
    is_page = path.suffix == ".html"
    return is_there, is_page, -len(path.parts) if is_page else 0


def _is_same(key: str, file: _Local, there: Object | None, known: _Known | None, bucket: Bucket) -> bool:
    """Whether an object consists of the bytes of a file: by the MD5 in the listing, by what was recorded, or else by reading it."""
    if there is None or there.size != file.size:
        return False
    if there.md5 == file.md5 or (known and known == _Known(file.sha256, there.stamp)):
        return True
    return bucket.read(key, file.size) == file.path.read_bytes()


def _recorded(wanted: Mapping[str, str], there: Mapping[str, Object]) -> _Manifest:
    """What is recorded of a bucket that has files of these digests; of what is not there, nothing."""
    return _Manifest({key: _Known(digest, there[key].stamp) for key, digest in sorted(wanted.items()) if key in there})


def _manifest(bucket: Bucket) -> _Manifest | None:
    """The record of the last build; empty if it cannot be read, None if there is none."""
    data = bucket.read(folder_site.MARKER, _MOST)
    if data is None:
        return None
    try:
        return msgspec.json.decode(data, type=_Manifest)
    except msgspec.MsgspecError:
        return _Manifest()


def _local(path: Path) -> _Local:
    data = path.read_bytes()
    return _Local(path, len(data), md5(data, usedforsecurity=False).hexdigest(), sha256(data).hexdigest())
