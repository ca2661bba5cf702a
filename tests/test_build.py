"""A build: the same bytes twice and on any number of processes, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path, PurePosixPath

import pytest

from builder import build, disk
from builder.format import EditionFormat, File, Site, Whole, WholeFormat
from builder.formats import EDITION_FORMATS, WHOLE_FORMATS
from builder.model import Digest, Edition, Glossary
from builder.repository import Repository


def digests(files: Iterable[File]) -> dict[str, str]:
    return {str(file.path): hashlib.sha256(file.data).hexdigest() for file in files}


@pytest.fixture(scope="module")
def site(mini: Repository) -> dict[str, str]:
    return digests(build.site(mini, EDITION_FORMATS, WHOLE_FORMATS))


def test_two_builds_give_the_same_bytes(mini: Repository, site: dict[str, str]) -> None:
    assert len(site) > 10
    assert digests(build.site(mini, EDITION_FORMATS, WHOLE_FORMATS)) == site


def test_a_pool_of_processes_gives_the_same_bytes(mini: Repository, site: dict[str, str]) -> None:
    with ProcessPoolExecutor(2) as pool:
        assert digests(build.site(mini, EDITION_FORMATS, WHOLE_FORMATS, pool.map, 2)) == site


def test_no_file_is_made_twice_and_all_paths_stay_inside(mini: Repository) -> None:
    paths = [file.path for file in build.site(mini, EDITION_FORMATS, WHOLE_FORMATS)]
    assert len(set(paths)) == len(paths)
    assert not [path for path in paths if path.is_absolute() or ".." in path.parts]


def test_the_whole_sees_only_glossary_and_digests(mini: Repository) -> None:
    seen: list[Whole] = []

    def look(whole: Whole) -> list[File]:
        seen.append(whole)
        return []

    list(build.site(mini, (), (WholeFormat("look", "looks", look),)))
    assert [digest.id for digest in seen[0].digests] == ["moon", "tide"]
    assert all(isinstance(digest, Digest) for digest in seen[0].digests)


def test_a_format_of_the_whole_is_told_what_was_made_before_it(mini: Repository) -> None:
    seen: list[tuple[str, ...]] = []

    def look(whole: Whole) -> list[File]:
        seen.append(tuple(f"{one.path} {one.size} {one.digest}" for one in whole.made))
        return [File(PurePosixPath(f"{len(seen)}.txt"), b"new")]

    looking = WholeFormat("look", "looks", look)
    files = list(build.site(mini, ONE, (looking, looking)))
    known = [f"{file.path} {len(file.data)} {hashlib.sha256(file.data).hexdigest()}" for file in files]
    assert seen == [tuple(known[:2]), tuple(known[:3])]


def one_file(edition: Edition, glossary: Glossary, _: Site) -> Iterable[File]:
    yield File(PurePosixPath(edition.id, "index.html"), b"new")


ONE = (EditionFormat("one", "one file", one_file),)


def test_the_site_takes_the_place_of_the_old_one_whole(mini: Repository, tmp_path: Path) -> None:
    out = tmp_path / "site"
    disk.write_site(out, [File(PurePosixPath("old.html"), b"old")])
    assert disk.write_site(out, build.site(mini, ONE, ())) == 2
    assert not (out / "old.html").exists()
    assert (out / "tide" / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_faulty_build_leaves_the_old_site_untouched(mini_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    disk.write_site(out, [File(PurePosixPath("old.html"), b"old")])
    path = mini_copy / "translations" / "tide.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("수 있다", "").replace("숨을", "솜을"), encoding="utf-8")
    with pytest.raises(build.FaultyError) as caught:
        disk.write_site(out, build.site(disk.read(mini_copy), ONE, ()))
    assert {finding.code for finding in caught.value.findings} == {"S101"}
    assert (out / "old.html").read_bytes() == b"old"
    assert [path.name for path in out.iterdir() if path.suffix] == ["old.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mini", "site"]


def test_a_crash_while_writing_leaves_the_old_site_untouched(tmp_path: Path) -> None:
    out = tmp_path / "site"
    disk.write_site(out, [File(PurePosixPath("old.html"), b"old")])

    def failing() -> Iterable[File]:
        yield File(PurePosixPath("new.html"), b"new")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        disk.write_site(out, failing())
    assert (out / "old.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(disk.NotASiteError):
        disk.write_site(tmp_path, [File(PurePosixPath("index.html"), b"")])
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "years of work"
