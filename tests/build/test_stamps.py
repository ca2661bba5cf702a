"""A site that nobody has touched is recognized by its files' stamps, and one that somebody has is not."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from builder.build.stores import folder_site
from builder.build.stores.stamps import NO_STAMPS, Stamps, take
from builder.publish.format import File

FILES = tuple(File(PurePosixPath(path), path.encode()) for path in ("index.html", "a/index.html", "a/b/deep.html"))
INFOS = tuple(file.info for file in FILES)
LONG_AGO = 1_600_000_000


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site whose files were written long ago."""
    made = tmp_path / "site"
    folder_site.write_site(made, FILES)
    for path in made.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))
    return made


def test_a_site_of_old_files_is_read_once(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = folder_site.is_site(out, INFOS)
    assert seen
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read"))
    assert folder_site.is_site(out, INFOS, seen) is seen


def test_files_as_young_as_their_stamps_are_read_again(out: Path) -> None:
    (out / "index.html").write_bytes(b"index.html")
    seen = take(out)
    (out / "index.html").write_bytes(b"xedni.html")  # of the same size, perhaps within the same tick
    assert folder_site.is_site(out, INFOS, seen) is None


def changed(path: Path) -> None:
    path.write_bytes(b"xedni.html")


def changed_as_if_long_ago(path: Path) -> None:
    path.unlink()
    path.write_bytes(b"xedni.html")
    os.utime(path, (LONG_AGO, LONG_AGO + 1))


def linked(path: Path) -> None:
    path.unlink()
    path.symlink_to("a/index.html")


def added(path: Path) -> None:
    path.with_name("more.html").touch()


@pytest.mark.parametrize("touch", [changed, changed_as_if_long_ago, linked, added, Path.unlink])
def test_a_touched_site_is_not_taken_for_the_old_one(out: Path, touch: Callable[[Path], None]) -> None:
    seen = folder_site.is_site(out, INFOS)
    assert seen
    touch(out / "index.html")
    assert folder_site.is_site(out, INFOS, seen) is None


def test_a_stamp_vouches_only_once_the_clock_has_gone_on() -> None:
    now = time.time_ns()
    young = Stamps(now, {"a": (1, now - 1, 1)})
    assert not young.vouch("a", (1, now - 1, 1))
    assert replace(young, taken=now + 10**10).vouch("a", (1, now - 1, 1))
    assert not NO_STAMPS.vouch("a", (1, now - 1, 1))
