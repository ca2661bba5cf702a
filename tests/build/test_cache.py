"""The cache: what it returns, what it keeps, and what it never does."""

from __future__ import annotations

import os
import pickle
from pathlib import Path, PurePosixPath
from threading import Thread

import pytest
from click.testing import CliRunner

from builder.build import pipeline
from builder.build.cache import NO_CACHE, GenerationCache, key_of
from builder.build.codec import UnreadableError, decode, encode
from builder.build.options import Options
from builder.build.stores import disk_cache
from builder.build.stores.cache_folder import NotPrivateError
from builder.build.stores.caches import open_cache
from builder.build.stores.disk_cache import DiskCache
from builder.cli import main
from builder.content.repository import Repository
from builder.messages.marker import Message
from builder.model.digest import Digest
from builder.model.finding import Finding, Place
from builder.model.terms import Glossary
from builder.publish.format import File

DAY = 24 * 3600
KEY = key_of(b"key")
FOUND = (
    Finding(
        Place("a.yaml", 2, 3), "T101", "name", "{one} is {two}", (("one", "하나"), ("two", "true or false")), ("two",)
    ),
)


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


# --- Values -----------------------------------------------------------------------------------------------------------


def test_values_are_read_back_equal_and_the_same_value_gives_the_same_bytes(mini: Repository) -> None:
    corpus = pipeline.corpus(mini)
    known = (corpus.glossary, corpus.digests)
    files = (File(PurePosixPath("a", "b.html"), b"\x00\xff"),)
    assert decode(encode(known), tuple[Glossary, tuple[Digest, ...]]) == known
    assert decode(encode(files), tuple[File, ...]) == files
    assert decode(encode(FOUND), tuple[Finding, ...]) == FOUND
    assert encode(pipeline.corpus(mini).digests) == encode(corpus.digests)
    assert decode(encode(Message("text")), str) == "text"


@pytest.mark.parametrize("data", [b"", b"\xc1", encode(FOUND)[:-1], encode("text"), encode([1]), b"\x91" * 100_000])
def test_bytes_of_another_shape_are_told_from_a_value(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        decode(data, tuple[Finding, ...])


class Intruder:
    """A value that makes a file when a pickle of it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


def test_nothing_in_the_cache_can_run(tmp_path: Path) -> None:
    cache, trace = DiskCache(tmp_path / "cache"), tmp_path / "trace"
    program = pickle.dumps(Intruder(trace))
    cache.put(KEY, program)  # with its checksum, as somebody would who knows the format
    (file,) = files_in(tmp_path / "cache")
    assert cache.get(KEY, tuple[Finding, ...]) is None
    file.write_bytes(program)
    assert cache.get(KEY, bytes) is None
    assert not trace.exists()


def test_a_damaged_result_counts_as_missing(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "cache")
    cache.put(KEY, FOUND)
    (file,) = files_in(tmp_path / "cache")
    whole = file.read_bytes()
    assert cache.get(KEY, tuple[Finding, ...]) == FOUND
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert cache.get(KEY, tuple[Finding, ...]) is None
        file.write_bytes(whole[:at])
        assert cache.get(KEY, tuple[Finding, ...]) is None


ROWS = {"a": b"first", "b": b"", "\u314f": bytes(300)}


def test_a_row_of_a_table_is_read_by_itself(tmp_path: Path) -> None:
    for cache in (DiskCache(tmp_path / "cache"), GenerationCache()):
        assert cache.row(KEY, "a") is None
        cache.put_table(KEY, ROWS)
        assert {name: cache.row(KEY, name) for name in (*ROWS, "c")} == {**ROWS, "c": b""}
    NO_CACHE.put_table(KEY, ROWS)
    assert NO_CACHE.row(KEY, "a") is None


def test_a_damaged_row_counts_as_a_missing_table(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "cache")
    cache.put_table(KEY, ROWS)
    (file,) = files_in(tmp_path / "cache")
    whole = file.read_bytes()
    for at in range(len(whole)):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        found = {name: cache.row(KEY, name) for name in ROWS}
        assert None in found.values()
        assert all(row in (None, ROWS[name]) for name, row in found.items())
    file.write_bytes(whole[:-1])
    assert [cache.row(KEY, name) for name in ROWS] == [b"first", b"", None]
    cache.put(KEY, ROWS)
    assert cache.row(KEY, "a") is None  # a value is no table


def test_a_build_on_a_damaged_cache_is_the_same_build(mini: Repository, tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "cache")
    found = pipeline.check(mini, Options(cache=cache))
    for file in files_in(tmp_path / "cache"):
        file.write_bytes(file.read_bytes()[:-1])
    assert pipeline.check(mini, Options(cache=cache)) == found


# --- What is kept -----------------------------------------------------------------------------------------------------


def age(path: Path, seconds: float) -> None:
    now = path.stat().st_mtime
    os.utime(path, (now - seconds, now - seconds))


def test_a_run_keeps_what_it_used_whole_and_of_the_rest_the_newest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_cache, "_MOST", 2_500)
    keys = {number: key_of(b"%d" % number) for number in range(6)}
    before = DiskCache(tmp_path / "cache")
    for number in range(5):
        before.put(keys[number], bytes(1_000))
        age(tmp_path / "cache" / keys[number][:2] / keys[number], DAY * (6 - number))
    run = DiskCache(tmp_path / "cache")
    assert run.get(keys[0], bytes)
    run.put(keys[5], bytes(1_000))
    run.keep("build", tmp_path)
    kept = [number for number, key in keys.items() if DiskCache(tmp_path / "cache").get(key, bytes)]
    assert kept == [0, 3, 4, 5]


def test_a_run_keeps_what_the_last_one_about_another_repository_used_while_that_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_cache, "_MOST", 0)
    keys = {name: key_of(name.encode()) for name in ("here", "there", "gone")}
    (tmp_path / "there").mkdir()
    for name, key in keys.items():
        cache = DiskCache(tmp_path / "cache")
        cache.put(key, bytes(10))
        cache.keep("build", tmp_path / name if name != "here" else tmp_path)
        age(tmp_path / "cache" / key[:2] / key, 2 * DAY)
    again = DiskCache(tmp_path / "cache")
    again.put(key_of(b"new"), b"new")
    again.keep("build", tmp_path)
    left = [name for name, key in keys.items() if DiskCache(tmp_path / "cache").get(key, bytes)]
    assert left == ["there"]


def test_what_is_too_old_goes_with_its_run(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "cache")
    cache.put(KEY, FOUND)
    cache.keep("build", tmp_path / "cache")
    for file in files_in(tmp_path / "cache"):
        age(file, 40 * DAY)
    new = DiskCache(tmp_path / "cache")
    new.put(key_of(b"new"), FOUND)
    new.keep("check", tmp_path)
    assert new.get(KEY, tuple[Finding, ...]) is None
    assert len(files_in(tmp_path / "cache")) == 2


def test_a_clock_that_was_set_back_costs_no_result(tmp_path: Path) -> None:
    cache = DiskCache(tmp_path / "cache")
    cache.put(KEY, FOUND)
    cache.keep("build", tmp_path / "gone")
    for file in files_in(tmp_path / "cache"):
        age(file, -60 * DAY)
    new = DiskCache(tmp_path / "cache")
    new.put(key_of(b"new"), FOUND)
    new.keep("check", tmp_path)
    again = DiskCache(tmp_path / "cache")
    assert again.get(key_of(b"new"), tuple[Finding, ...]) == FOUND
    assert again.get(KEY, tuple[Finding, ...]) == FOUND


def test_what_a_killed_update_has_left_stays_as_long_as_its_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk_cache, "_MOST", 0)
    (tmp_path / "cache" / "lookup").mkdir(mode=0o700, parents=True)
    (tmp_path / "cache").chmod(0o700)
    names = ("one.sqlite", "one.sqlite-journal", "two.sqlite-journal")
    for name in names:
        (tmp_path / "cache" / "lookup" / name).write_bytes(b"1")
    for name in names[1:]:
        age(tmp_path / "cache" / "lookup" / name, 2 * DAY)
    cache = DiskCache(tmp_path / "cache")
    cache.put(KEY, FOUND)
    cache.keep("build", tmp_path)
    assert [path.name for path in files_in(tmp_path / "cache" / "lookup")] == ["one.sqlite", "one.sqlite-journal"]


def test_two_processes_may_put_and_get_at_once(tmp_path: Path) -> None:
    read: list[object] = []

    def work(number: int) -> None:
        cache = DiskCache(tmp_path / "cache")
        for _ in range(40):
            cache.put(KEY, FOUND)
            read.append(cache.get(KEY, tuple[Finding, ...]))
            cache.keep(f"run {number}", tmp_path)

    threads = [Thread(target=work, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert read == [FOUND] * 120


def test_a_cache_of_generations_drops_what_a_generation_did_not_need() -> None:
    cache = GenerationCache()
    cache.put("needed", 1)
    cache.put("unneeded", 2)
    cache.turn()
    assert cache.get("needed", int) == 1
    cache.turn()
    assert [cache.get(name, int) for name in ("needed", "unneeded")] == [1, None]


# --- Whose it is ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "folder"), [("", None), ("elsewhere", "elsewhere"), (None, "xdg/daeyeok")], ids=["none", "named", "user"]
)
def test_the_cache_is_the_users_or_another_or_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str | None, folder: str | None
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    if named is None:
        monkeypatch.delenv("DAEYEOK_CACHE")
    else:
        monkeypatch.setenv("DAEYEOK_CACHE", named and str(tmp_path / named))
    open_cache().put(KEY, 1)
    assert open_cache().get(KEY, int) == (1 if folder else None)
    assert [path.parents[1] for path in tmp_path.rglob(KEY)] == ([tmp_path / folder] if folder else [])
    if folder:
        assert (tmp_path / folder).stat().st_mode & 0o777 == 0o700
    else:
        assert open_cache() is NO_CACHE


def test_a_folder_that_others_may_write_to_is_not_used(tmp_path: Path) -> None:
    for mode in (0o777, 0o750, 0o704):
        tmp_path.chmod(mode)
        with pytest.raises(NotPrivateError):
            DiskCache(tmp_path)


def test_a_command_says_that_the_cache_is_not_used_and_works_without(
    mini_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "open"
    folder.mkdir(mode=0o755)
    monkeypatch.setenv("DAEYEOK_CACHE", str(folder))
    ran = CliRunner().invoke(main, ["--lang", "en", "check", "-j1", "-C", str(mini_copy)])
    assert (ran.exit_code, ran.stderr) == (
        0,
        f"the cache in {folder} is not used, since the folder is not private to you\n",
    )
    assert files_in(folder) == []


def test_without_the_cache_a_command_neither_uses_nor_keeps_anything(
    mini_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAEYEOK_CACHE", str(tmp_path / "cache"))
    assert CliRunner().invoke(main, ["check", "-j1", "-C", str(mini_copy), "--no-cache"]).exit_code == 0
    assert not (tmp_path / "cache").exists()
    assert CliRunner().invoke(main, ["check", "-j1", "-C", str(mini_copy)]).exit_code == 0
    assert files_in(tmp_path / "cache")


def test_a_marked_message_is_kept_as_its_text() -> None:
    assert decode(encode((Message("read"),)), tuple[str, ...]) == ("read",)
