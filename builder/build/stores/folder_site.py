"""The site in a folder: written beside the old one, of which what has not changed is linked, and put in its place whole."""

from __future__ import annotations

import glob
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from builder.build.stores.exchange import exchange, only_writer
from builder.build.stores.stamps import NO_STAMPS, Stamp, Stamps, stamp, take

if TYPE_CHECKING:
    from builder.publish.format import File, FileInfo

_NEW, _OLD = "new", "old"  # within the folder that a writer makes beside the site
MARKER = ".daeyeok-site"  # distinguishes a site that may be replaced from another folder


class NotASiteError(Exception):
    """Raised if the output folder contains anything but a site made by this program."""


def write_site(
    out: Path, files: Iterable[File], wait: Callable[[], object] = lambda: None, seen: Stamps = NO_STAMPS
) -> Stamps:
    """Write the files as the new site at `out`; returns their stamps.

    A file that is kept from the site before is linked without being read if `seen`, the stamps which that had, vouch for it.
    They are written next to `out` first and then put in its place, on Linux at once, so that there is never half a site; if anything fails,
    the old site is left as it was. A link at `out` is kept. Another writer is waited for, before which `wait` is called, and what a
    killed one has left is swept away. Raises NotASiteError if `out` contains anything that no build has written, and OSError.
    """
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    with only_writer(out.parent, wait):
        _sweep(out)
        if out.exists() and not _ours(out):
            raise NotASiteError(str(out))
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as scratch:
            fresh = Path(scratch, _NEW)
            stamps = _write(fresh, files, out, seen)
            _put(fresh, out, Path(scratch, _OLD))
    return stamps


def _put(fresh: Path, out: Path, old: Path) -> None:
    """Put a folder in the place of another, if there is one, which is then found at `fresh` or at `old`."""
    if not out.exists():
        fresh.rename(out)
    elif not exchange(fresh, out):
        out.rename(old)
        try:
            fresh.rename(out)
        except OSError:
            old.rename(out)
            raise


def _sweep(out: Path) -> None:
    """Remove what killed writers have left beside a site; if one was killed between two renames, its old site is put back."""
    for left in out.parent.glob(f".{glob.escape(out.name)}-????????"):
        if not out.exists() and (left / _OLD / MARKER).is_file():
            (left / _OLD).rename(out)
        if left.is_dir() and not left.is_symlink() and {path.name for path in left.iterdir()} <= {_NEW, _OLD}:
            shutil.rmtree(left, ignore_errors=True)


def is_site(out: Path, files: Iterable[FileInfo], seen: Stamps = NO_STAMPS) -> Stamps | None:
    """The stamps of the site at `out` if it consists of exactly these files; None if it does not.

    `seen` are stamps that it had when it did; files for which they vouch are not read, and they are returned if they vouch for all.
    """
    wanted = {file.path: file for file in files}
    if not (out / MARKER).is_file():
        return None
    now = take(out)
    if now.by_path.keys() != {MARKER, *wanted}:
        return None
    unsure = [path for path in wanted if not seen.vouch(path, now.by_path[path])]
    if not unsure:
        return seen
    return now if all(_is(out / path, wanted[path]) for path in unsure) else None


def _is(path: Path, file: FileInfo) -> bool:
    try:
        return path.stat().st_size == file.size and sha256(path.read_bytes()).hexdigest() == file.sha256
    except OSError:
        return False


def _ours(out: Path) -> bool:
    return out.is_dir() and ((out / MARKER).is_file() or not any(out.iterdir()))


def _write(root: Path, files: Iterable[File], old: Path, seen: Stamps) -> Stamps:
    """Write the files below `root`, and return their stamps; what is the same below `old` is linked, where the file system can."""
    root.mkdir()
    (root / MARKER).write_text("This folder is replaced by every build.\n", encoding="utf-8")
    by_path, folders = dict[str, Stamp](), set[str]()
    for file in files:
        name = str(file.path)
        folder, path = name.rpartition("/")[0], f"{root}/{name}"
        if folder not in folders:
            Path(root, folder).mkdir(parents=True, exist_ok=True)
            folders.add(folder)
        by_path[name] = _linked(f"{old}/{name}", path, file, seen) or _written(path, file.data)
    return Stamps(time.time_ns(), by_path)


def _written(path: str, data: bytes) -> Stamp:
    Path(path).write_bytes(data)
    return stamp(path)


def _linked(old: str, new: str, file: File, seen: Stamps) -> Stamp | None:
    """The stamp of `new` if it has been made a link to `old`, which consists of the bytes of the file."""
    try:
        now = stamp(old)
        if not (file.is_kept and seen.vouch(str(file.path), now)) and not _has(old, now, file.data):
            return None
        Path(new).hardlink_to(old)
    except OSError:
        return None
    return now


def _has(path: str, now: Stamp, data: bytes) -> bool:
    """Whether the file at a path, whose stamp is `now`, consists of `data`."""
    return now[0] == len(data) and Path(path).read_bytes() == data
