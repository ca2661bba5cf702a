"""The cache in a bucket: shared by machines, ignored where it is damaged, and never in the way."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.build.cache import NO_CACHE
from builder.build.stores.bucket import Bucket
from builder.build.stores.caches import open_cache
from builder.build.stores.disk_cache import DiskCache
from builder.build.stores.shared_cache import SharedCache
from builder.build.stores.stored_values import packed, packed_table
from builder.cli import main
from tests.support.buckets import emptied, objects

pytest.importorskip("fsspec", reason="the extra `bucket` is not installed")
KEY = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    with emptied("memory://cache") as found:
        yield found


def shared(bucket: Bucket, near: Path | None = None) -> SharedCache:
    return SharedCache(bucket, DiskCache(near) if near else NO_CACHE)


def test_what_one_machine_puts_another_has(bucket: Bucket, tmp_path: Path) -> None:
    shared(bucket, tmp_path / "one").put(KEY, ("a", 1))
    other = shared(bucket, tmp_path / "other")
    assert other.has(KEY)
    assert other.get(KEY, tuple[str, int]) == ("a", 1)


def test_a_machine_asks_for_a_result_once(bucket: Bucket, tmp_path: Path) -> None:
    shared(bucket).put(KEY, "kept")
    assert shared(bucket, tmp_path).get(KEY, str) == "kept"
    bucket.remove_all(objects(bucket))
    assert shared(bucket, tmp_path).get(KEY, str) == "kept"
    assert shared(bucket).get(KEY, str) is None


@pytest.mark.parametrize(
    "data", [b"", b"short", b"\0" * 16, packed("kept")[:-1], packed("kept") + b"x", packed("kept")[::-1], packed(7)]
)
def test_what_is_damaged_or_no_result_counts_as_missing(bucket: Bucket, tmp_path: Path, data: bytes) -> None:
    bucket.write(f"{KEY[:2]}/{KEY}", data)
    cache = shared(bucket, tmp_path)
    assert cache.get(KEY, str) is None
    cache.put(KEY, "made again")
    assert shared(bucket).get(KEY, str) == "made again"


def test_a_table_is_asked_for_once(bucket: Bucket, tmp_path: Path) -> None:
    shared(bucket).put_table(KEY, {"a": b"first", "b": b"second"})
    assert shared(bucket, tmp_path).row(KEY, "a") == b"first"
    bucket.remove_all(objects(bucket))
    assert [shared(bucket, tmp_path).row(KEY, name) for name in "abc"] == [b"first", b"second", b""]
    assert shared(bucket).row(KEY, "a") is None


@pytest.mark.parametrize("data", [b"", b"\xff" * 40, packed({"a": b""}), packed_table({"a": b"first"})[:-1]])
def test_a_damaged_table_counts_as_missing(bucket: Bucket, tmp_path: Path, data: bytes) -> None:
    bucket.write(f"{KEY[:2]}/{KEY}", data)
    cache = shared(bucket, tmp_path)
    assert cache.row(KEY, "a") is None
    cache.put_table(KEY, {"a": b"again"})
    assert shared(bucket).row(KEY, "a") == b"again"


def test_another_process_has_the_bucket_and_a_folder_of_its_own(
    bucket: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = pickle.dumps(shared(bucket, tmp_path / "here"))
    monkeypatch.setenv("DAEYEOK_CACHE", str(tmp_path / "there"))
    pickle.loads(sent).put(KEY, "kept")  # noqa: S301 - made here
    assert shared(bucket).get(KEY, str) == "kept"
    assert DiskCache(tmp_path / "there").get(KEY, str) == "kept"
    assert not (tmp_path / "here" / KEY[:2]).exists()


def test_a_result_that_another_machine_puts_later_is_found_when_it_is_noted(bucket: Bucket) -> None:
    cache = shared(bucket)
    assert not cache.has(KEY)
    shared(bucket).put(KEY, "kept")
    assert cache.get(KEY, str) is None
    cache.note(KEY)
    assert cache.has(KEY)
    assert cache.get(KEY, str) == "kept"


# --- The command ------------------------------------------------------------------------------------------------------


def check(root: Path) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "check", "-j1", "-C", str(root)])


def test_the_variable_names_a_bucket(
    bucket: Bucket, mini_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DAEYEOK_CACHE", bucket.address)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert (check(mini_copy).exit_code, check(mini_copy).stderr) == (0, "")
    assert isinstance(open_cache(), SharedCache)
    assert len(objects(bucket)) > 3
    assert (tmp_path / "daeyeok").is_dir()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("nonsense://cache", "nonsense://cache is no address"),
        ("memory://cache/../elsewhere", "is not the address of a bucket"),
        ("s3://me:secret@cache", "s3://cache states who asks"),
        ("gs://cache", "what reads gs://cache is not installed: "),
    ],
)
def test_a_command_says_why_the_bucket_is_not_used_and_works_without(
    mini_copy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, address: str, why: str
) -> None:
    monkeypatch.setenv("DAEYEOK_CACHE", address)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    ran = check(mini_copy)
    assert ran.exit_code == 0
    assert ran.stderr.startswith("the cache is not used: ")
    assert why in ran.stderr
    assert ran.stderr.count("\n") == 1
    assert "secret" not in ran.stderr
