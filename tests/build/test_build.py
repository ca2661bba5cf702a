"""A build: the same bytes twice and on any number of processes, whole or not at all."""

from __future__ import annotations

import hashlib
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from click.testing import CliRunner

from builder.build import pipeline
from builder.build import process_pool as pools
from builder.build.editions import results
from builder.build.executors import processes
from builder.build.findings import FaultyError
from builder.build.options import Options
from builder.build.process_pool import process_pool
from builder.build.shared import shared
from builder.build.stores import disk, folder_site
from builder.build.stores.disk_cache import DiskCache
from builder.cli import main
from builder.content.file import ContentFile
from builder.content.loading.works import find_works
from builder.content.repository import Repository, load_glossary
from builder.model.digest import Digest
from builder.model.history import History
from builder.publish.format import (
    CorpusFormat,
    EditionFormat,
    EditionInput,
    File,
    LazyFile,
    Need,
    SiteInput,
    SiteSettings,
)
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS

FULL = Options(EDITION_FORMATS, CORPUS_FORMATS)


def digests(files: Iterable[File]) -> dict[str, str]:
    return {str(file.path): hashlib.sha256(file.data).hexdigest() for file in files}


@pytest.fixture(scope="module")
def site(mini: Repository) -> dict[str, str]:
    return digests(pipeline.site(mini, FULL))


def test_two_builds_give_the_same_bytes(mini: Repository, site: dict[str, str]) -> None:
    assert len(site) > 10
    assert digests(pipeline.site(mini, FULL)) == site


def test_a_pool_of_processes_gives_the_same_bytes(mini: Repository, site: dict[str, str]) -> None:
    """They are made after Typst, whose threads a fork would wait for, has been used in this process."""
    assert any(name.endswith(".pdf") for name in site)
    with process_pool(2) as pool:
        assert digests(pipeline.site(mini, replace(FULL, execute=pool.map, batches=2))) == site


def test_this_process_does_what_it_can_while_others_make_the_editions(mini: Repository) -> None:
    done: list[str] = []

    def execute(function: Callable[[Any], Any], batches: Iterable[Any]) -> Iterator[Any]:
        done.append("given to others")
        waiting = list(batches)

        def awaited() -> Iterator[Any]:
            done.append("waited for")
            yield from map(function, waiting)

        return awaited()

    moon, tide = mini.translations
    three = replace(mini, translations=(moon, ContentFile("translations/stars.yaml", moon.data), tide))
    options, common = replace(FULL, execute=execute, batches=2), shared(load_glossary(mini)[0], FULL)
    works = find_works(three.editions())
    names = [one.name for one in results(three, common, options, works, lambda: done.append("meanwhile"))]
    assert names == ["moon", "stars", "tide"]
    assert done == ["given to others", "meanwhile", "waited for"]


def test_a_pool_is_made_when_it_is_first_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been done in this process by then, such as a use of Typst, decides whether it may be forked."""
    made = []

    def pool(count: int) -> Executor:
        made.append(count)
        return ThreadPoolExecutor(count)

    monkeypatch.setattr(pools, "process_pool", pool)
    with processes(2) as machines:
        assert not made
        assert [*machines.execute(partial(pow, 2), [1, 2]), *machines.execute(partial(pow, 2), [3])] == [2, 4, 8]
    assert made == [2]


@pytest.mark.parametrize(
    "threads", ["", "threading.Thread(target=threading.Event().wait, daemon=True).start()"], ids=["fork", "spawn"]
)
def test_no_process_of_a_pool_outlives_what_made_it(threads: str) -> None:
    """Each holds the end of a pipe, which is closed when the last of them has ended."""
    killed = f"""
import os, signal, threading
from builder.build.process_pool import process_pool
if __name__ == "__main__":
    {threads}
    pool = process_pool(2)
    print(len({{pool.submit(os.getpid).result() for _ in range(9)}}) > 0, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    ran = subprocess.run([sys.executable, "-c", killed], stdout=subprocess.PIPE, text=True, timeout=60, check=False)
    assert (ran.returncode, ran.stdout) == (-signal.SIGKILL, "True\n")


def test_no_file_is_made_twice_and_all_paths_stay_inside(mini: Repository) -> None:
    paths = [file.path for file in pipeline.site(mini, FULL)]
    assert len(set(paths)) == len(paths)
    assert not [path for path in paths if path.is_absolute() or ".." in path.parts]


def test_the_whole_sees_only_glossary_and_digests(mini: Repository) -> None:
    seen: list[SiteInput] = []

    def look(known: SiteInput) -> list[File]:
        seen.append(known)
        return []

    list(pipeline.site(mini, Options(corpus=(CorpusFormat("look", "looks", look),))))
    assert [digest.id for digest in seen[0].corpus.digests] == ["moon", "tide"]
    assert all(isinstance(digest, Digest) for digest in seen[0].corpus.digests)


def test_a_format_is_given_what_it_needs_wherever_it_stands_in_the_list(mini: Repository) -> None:
    seen: dict[str, tuple[str, ...]] = {}

    def form(name: str, *needs: Need) -> CorpusFormat:
        def files(known: SiteInput) -> list[File]:
            seen[name] = tuple(f"{one.path} {one.size} {one.sha256}" for one in known.files)
            return [File(PurePosixPath(f"{name}.txt"), b"new")]

        return CorpusFormat(name, "looks", files, frozenset(needs))

    files = list(pipeline.site(mini, Options(ONE, (form("first", "files"), form("second"), form("third", "files")))))
    known = [f"{file.path} {len(file.data)} {hashlib.sha256(file.data).hexdigest()}" for file in files]
    assert [file.path.name for file in files[2:]] == ["second.txt", "first.txt", "third.txt"]
    assert seen == {"second": (), "first": tuple(known[:3]), "third": tuple(known[:4])}


def one_file(known: EditionInput) -> Iterable[File]:
    yield File(PurePosixPath(known.edition.id, "index.html"), b"new")


ONE = (EditionFormat("one", "one file", one_file),)


def test_the_site_takes_the_place_of_the_old_one_whole(mini: Repository, tmp_path: Path) -> None:
    out = tmp_path / "site"
    folder_site.write_site(out, [File(PurePosixPath("old.html"), b"old")])
    assert len(folder_site.write_site(out, pipeline.site(mini, Options(ONE))).by_path) == 2
    assert not (out / "old.html").exists()
    assert (out / "tide" / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_faulty_build_leaves_the_old_site_untouched(mini_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    folder_site.write_site(out, [File(PurePosixPath("old.html"), b"old")])
    path = mini_copy / "translations" / "tide.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("수 있다", "").replace("숨을", "솜을"), encoding="utf-8")
    with pytest.raises(FaultyError) as caught:
        folder_site.write_site(out, pipeline.site(disk.read_repository(mini_copy), Options(ONE)))
    assert {finding.code for finding in caught.value.findings} == {"S101"}
    assert (out / "old.html").read_bytes() == b"old"
    assert [path.name for path in out.iterdir() if path.suffix] == ["old.html"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mini", "site"]


def test_a_crash_while_writing_leaves_the_old_site_untouched(tmp_path: Path) -> None:
    out = tmp_path / "site"
    folder_site.write_site(out, [File(PurePosixPath("old.html"), b"old")])

    def failing() -> Iterable[File]:
        yield File(PurePosixPath("new.html"), b"new")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        folder_site.write_site(out, failing())
    assert (out / "old.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_is_no_site_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(folder_site.NotASiteError):
        folder_site.write_site(tmp_path, [File(PurePosixPath("index.html"), b"")])
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "years of work"


# --- What is remembered -----------------------------------------------------------------------------------------------


def test_a_deferred_file_is_made_once_and_sent_as_a_plain_one() -> None:
    made: list[str] = []

    def make() -> File:
        made.append("made")
        return File(path, b"bytes")

    path = PurePosixPath("page.html")
    deferred = LazyFile(path, make)
    assert made == []
    sent = pickle.loads(pickle.dumps(deferred))  # noqa: S301 - our own
    assert (type(sent), sent) == (File, File(path, b"bytes"))
    assert (deferred.path, deferred.data, made) == (path, b"bytes", ["made"])


def formats_that_tell(told: list[str]) -> tuple[tuple[EditionFormat, ...], tuple[CorpusFormat, ...]]:
    def of_edition(known: EditionInput) -> Iterable[File]:
        told.append(known.edition.id)
        yield File(PurePosixPath(f"{known.edition.id}.txt"), repr(known.site).encode())

    def of_corpus(known: SiteInput) -> Iterable[File]:
        told.append("corpus")
        yield File(PurePosixPath("corpus.txt"), repr((known.site, known.histories)).encode())

    return (
        (EditionFormat("edition", "an edition", of_edition),),
        (CorpusFormat("corpus", "the corpus", of_corpus, frozenset({"site", "histories"})),),
    )


def test_a_second_build_makes_only_what_changed(mini: Repository, tmp_path: Path) -> None:
    cache, told = DiskCache(tmp_path / "cache"), list[str]()
    editions, corpus = formats_that_tell(told)

    def built(repository: Repository, where: SiteSettings = SiteSettings(), **also: History) -> dict[str, bytes]:  # noqa: B008
        told.clear()
        files = pipeline.site(repository, Options(editions, corpus, cache=cache, site=where, histories=also))
        return {str(file.path): file.data for file in files}

    first = built(mini)
    assert told == ["moon", "tide", "corpus"]
    assert (built(mini), told) == (first, [])
    assert b"2024" in built(mini, getbol=History((), 1, "2024"))["corpus.txt"]
    assert told == ["corpus"]
    assert b"example.org" in built(mini, SiteSettings("https://example.org"))["tide.txt"]
    assert told == ["moon", "tide", "corpus"]
    tide = next(file for file in mini.translations if file.stem == "tide")
    saved = ContentFile(tide.name, tide.data.replace(b"We dig clams", b"We gather clams"))
    built(replace(mini, translations=(*(file for file in mini.translations if file != tide), saved)))
    assert told == ["tide", "corpus"]


def test_a_second_check_says_the_same_and_any_file_may_change_it(mini: Repository, tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "cache")
    (seed, *others) = mini.seeds
    wrong = replace(mini, seeds=(replace(seed, data=seed.data + "끝".encode()), *others))
    assert pipeline.check(mini, Options(cache=cache)) == pipeline.check(mini, Options(cache=cache)) == ()
    found = pipeline.check(wrong, Options(cache=cache))
    assert [finding.code for finding in found] == ["S101"]
    assert pipeline.check(wrong, Options(cache=cache)) == found
    assert pipeline.check(mini, Options(cache=cache)) == ()


# --- What is written --------------------------------------------------------------------------------------------------


def test_files_that_did_not_change_are_linked_and_others_written(tmp_path: Path) -> None:
    out, (same, other) = tmp_path / "site", (File(PurePosixPath("a", "same.html"), b"1"), PurePosixPath("other.html"))
    folder_site.write_site(out, [same, File(other, b"2")])
    before = {path.name: path.stat().st_ino for path in out.rglob("*.html")}
    folder_site.write_site(out, [same, File(other, b"3")])
    after = {path.name: path.stat().st_ino for path in out.rglob("*.html")}
    assert ((out / "a" / "same.html").read_bytes(), (out / other).read_bytes()) == (b"1", b"3")
    assert after["same.html"] == before["same.html"]
    assert after["other.html"] != before["other.html"]


def test_a_site_is_known_by_exactly_its_files(tmp_path: Path) -> None:
    out, files = tmp_path / "site", [File(PurePosixPath("a", "b.html"), b"1"), File(PurePosixPath("c.html"), b"2")]
    known = [file.info for file in files]
    assert not folder_site.is_site(out, known)
    folder_site.write_site(out, files)
    assert folder_site.is_site(out, known)
    assert not folder_site.is_site(out, known[:1])
    (out / "c.html").write_bytes(b"3")
    assert not folder_site.is_site(out, known)
    (out / "c.html").unlink()
    assert not folder_site.is_site(out, known)


def test_a_build_of_the_same_content_writes_nothing(mini_copy: Path) -> None:
    def build() -> str:
        ran = CliRunner().invoke(main, ["--lang", "en", "build", "-C", str(mini_copy), "-j", "1"])
        assert ran.exit_code == 0, ran.output
        return ran.output.split(";")[0]

    page = mini_copy / "site" / "index.html"
    assert build().startswith("wrote ")
    whole = page.read_bytes()
    assert build() == "nothing has changed"
    page.write_bytes(b"spoiled")
    assert build().startswith("wrote ")
    assert page.read_bytes() == whole
    path = mini_copy / "translations" / "tide.yaml"
    path.write_bytes(path.read_bytes().replace(b"We dig clams", b"We gather clams"))
    assert build().startswith("wrote ")
    assert b"gather clams" in (mini_copy / "site" / "tide" / "index.html").read_bytes()
