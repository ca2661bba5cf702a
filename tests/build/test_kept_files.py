"""Files of the site before that are kept without being looked at, and never if anybody else has touched them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.build.stores import folder_site, last_site, stamps
from builder.build.stores.disk_cache import DiskCache
from builder.cli import main
from builder.publish.format import File, KeptFile
from tests.build.test_stamps import FILES, changed, linked

CHANGED = FILES[1]


def unmade() -> File:
    pytest.fail("a file that is kept is made again")


def kept(make: Callable[[], File]) -> list[File]:
    return [KeptFile(file.info, make if file is CHANGED else partial(replace, file)) for file in FILES]


@pytest.fixture(autouse=True)
def _in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock so fine that no file is as young as its stamp."""
    monkeypatch.setattr(stamps, "_COARSEST", 0)


def test_a_kept_file_is_linked_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    seen = folder_site.write_site(out, FILES)
    before = (out / CHANGED.path).stat().st_ino
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail(f"{path} is read"))
    for _ in range(2):  # also by the stamps of a site whose files were linked
        seen = folder_site.write_site(out, kept(unmade), seen=seen)
    assert (out / CHANGED.path).stat().st_ino == before
    assert folder_site.is_site(out, [file.info for file in FILES], seen) is seen


@pytest.mark.parametrize("touch", [changed, linked, Path.unlink])
def test_a_file_that_somebody_has_touched_is_made_again(tmp_path: Path, touch: Callable[[Path], object]) -> None:
    out = tmp_path / "site"
    seen = folder_site.write_site(out, FILES)
    touch(out / CHANGED.path)
    folder_site.write_site(out, kept(lambda: CHANGED), seen=seen)
    assert (out / CHANGED.path).read_bytes() == CHANGED.data
    assert not (out / CHANGED.path).is_symlink()


def test_a_file_of_another_site_is_made_again(tmp_path: Path) -> None:
    seen = folder_site.write_site(tmp_path / "site", FILES)
    folder_site.write_site(tmp_path / "other", [File(file.path, bytes(file.data[::-1])) for file in FILES])
    shutil.rmtree(tmp_path / "site")
    (tmp_path / "other").rename(tmp_path / "site")
    folder_site.write_site(tmp_path / "site", kept(lambda: CHANGED), seen=seen)
    assert [(tmp_path / "site" / file.path).read_bytes() for file in FILES] == [file.data for file in FILES]


def built(root: Path, out: Path, *options: str) -> dict[str, bytes]:
    result = CliRunner().invoke(main, ["build", "-C", str(root), "-o", str(out), "--jobs", "1", *options])
    assert result.exit_code == 0, result.output
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}


def spoil_all(out: Path, cache: Path) -> None:
    del cache
    for path in out.rglob("*.html"):
        changed(path)


def forget_results(out: Path, cache: Path) -> None:
    """Drop from the cache everything but what is known of the site."""
    known = {last_site._key(out), last_site.last_site(out, DiskCache(cache)).key}
    results = [path for path in cache.rglob("*") if path.is_file() and path.name not in known]
    assert results
    for path in results:
        path.unlink()


def remove_site(out: Path, cache: Path) -> None:
    del cache
    shutil.rmtree(out)


@pytest.mark.parametrize("happens", [None, spoil_all, forget_results, remove_site])
def test_a_build_that_keeps_files_equals_a_clean_one(
    mini_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, happens: Callable[[Path, Path], None] | None
) -> None:
    cache, out = tmp_path / "cache", tmp_path / "site"
    monkeypatch.setenv("DAEYEOK_CACHE", os.fspath(cache))
    built(mini_copy, out)
    if happens:
        happens(out, cache)
    file = mini_copy / "translations" / "tide.yaml"
    before = file.read_text(encoding="utf-8")
    file.write_text(before.replace("The", "the", 1), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != before
    assert built(mini_copy, out) == built(mini_copy, tmp_path / "clean", "--no-cache")
