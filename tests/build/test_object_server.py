"""A library on a real object server: the content, the site and the cache in buckets of S3, with builds that are killed and refused."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.build.stores import bucket, disk, folder_site
from builder.build.stores.bucket import Bucket
from builder.build.stores.bucket_content import read_repository
from builder.cli import main
from tests.support import MINI
from tests.support.buckets import emptied, objects
from tests.support.object_server import LISTED, ObjectServer, object_server

s3fs = pytest.importorskip("s3fs", reason="the extra `bucket` is not installed")
pytestmark = [pytest.mark.client, pytest.mark.filterwarnings("default")]  # those of foreign programs, in their threads


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectServer]:
    """A server with a bucket, which this process and those that it starts are let in to."""
    with object_server(tmp_path_factory.mktemp("server")) as found, pytest.MonkeyPatch.context() as patch:
        for name, value in found.environment().items():
            patch.setenv(name, value)
        s3fs.S3FileSystem().mkdir("shelf")
        yield found


@pytest.fixture
def shelf(server: ObjectServer) -> Iterator[Bucket]:
    """An empty bucket on the server."""
    with emptied("s3://shelf") as bucket:
        yield bucket


@pytest.fixture
def library(shelf: Bucket) -> Bucket:
    """The miniature repository in a folder of the bucket."""
    put(MINI, shelf / "library")
    return shelf / "library"


def put(root: Path, bucket: Bucket) -> None:
    for path in root.rglob("*"):
        if path.is_file():
            bucket.write(path.relative_to(root).as_posix(), path.read_bytes())


def build(root: object, out: object, *words: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "build", "-j1", "-C", str(root), "-o", str(out), *words])


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def machine(name: Path, *words: object, **variables: str) -> subprocess.Popen[str]:
    """Start the program as on another machine, which has a folder of its own for what it has had of the cache."""
    program = "from builder.cli import main; main(prog_name='daeyeok')"
    command = [sys.executable, "-c", program, "--lang", "en", *map(str, words)]
    environment = {**os.environ, "XDG_CACHE_HOME": str(name), **variables}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit status of a program, and what it printed, once it has ended."""
    out, err = process.communicate(timeout=300)
    return process.returncode, out + err


def without_record(site: Mapping[str, bytes]) -> dict[str, bytes]:
    return {key: data for key, data in site.items() if key != folder_site.MARKER}


# --- Content and site -------------------------------------------------------------------------------------------------


def test_from_bucket_to_bucket_is_as_from_folder_to_folder(
    library: Bucket, mini_copy: Path, shelf: Bucket, tmp_path: Path
) -> None:
    ran = build(library, shelf / "site", "--downloads")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert build(mini_copy, tmp_path / "site", "--downloads").exit_code == 0
    assert without_record(objects(shelf / "site")) == without_record(files_in(tmp_path / "site"))


def test_nothing_is_written_again_and_an_edit_writes_only_what_it_changes(
    library: Bucket, shelf: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(library, shelf / "site").exit_code == 0
    written, write = list[str](), Bucket.write

    def noted(self: Bucket, key: str, data: bytes, media_type: str = "") -> None:
        written.append(key)
        write(self, key, data, media_type)

    monkeypatch.setattr(Bucket, "write", noted)
    assert build(library, shelf / "site").stdout.startswith("nothing has changed")
    assert build(library, shelf / "site", "--no-cache").stdout.startswith("nothing has changed")
    assert written == []
    before = objects(shelf / "site")
    moon = library.read("translations/moon.yaml", 1 << 20)
    assert moon
    write(library, "translations/moon.yaml", moon.replace(b"sets the tide times", b"sets all the tide times"))
    assert build(library, shelf / "site").exit_code == 0
    after = objects(shelf / "site")
    changed = {key for key in before | after if before.get(key) != after.get(key)}
    assert set(written) == changed & after.keys()
    assert 1 < len(changed) < len(after)


def test_a_page_is_served_as_what_it_is(shelf: Bucket) -> None:
    assert build(MINI, shelf / "site", "--downloads").exit_code == 0
    files = s3fs.S3FileSystem()
    names = ("index.html", "moon/moon.xml", "moon/moon.epub")
    assert [files.info(f"shelf/site/{name}")["ContentType"] for name in names] == [
        "text/html; charset=utf-8",
        "application/xml",
        "application/epub+zip",
    ]


@pytest.mark.parametrize("name", ["a b.yaml", "물때.yaml", "a[1]*?.yaml", "%41+&=.yaml", "a'\"#;,.yaml"])
def test_keys_with_odd_characters_and_empty_objects(library: Bucket, name: str) -> None:
    library.write(f"glossary/{name}", b"")
    library.write(f"bibliography/{name}", b"id: x\n")
    found = read_repository(library)
    assert {file.base: file.data for file in found.glossary}[name] == b""
    assert {file.base: file.data for file in found.bibliography}[name] == b"id: x\n"
    library.remove_all([f"glossary/{name}", f"bibliography/{name}"])
    assert read_repository(library) == disk.read_repository(MINI)


def test_more_objects_than_a_page_of_a_listing(shelf: Bucket) -> None:
    keys = [f"many/{number:05}" for number in range(LISTED + 10)]
    shelf.write_all(keys, str.encode, lambda key: "text/plain")
    assert sorted(shelf.objects("many")) == keys


def test_a_build_that_is_killed_is_ended_by_the_next(
    library: Bucket, mini_copy: Path, shelf: Bucket, tmp_path: Path
) -> None:
    process = machine(tmp_path / "one", "build", "-j1", "-C", library, "-o", shelf / "site", DAEYEOK_CACHE="")
    while len((shelf / "site").objects()) < 20:
        assert process.poll() is None, ended(process)
    process.send_signal(signal.SIGKILL)
    assert ended(process)[0] == -signal.SIGKILL
    assert build(mini_copy, tmp_path / "site").exit_code == 0
    whole = without_record(files_in(tmp_path / "site"))
    there = without_record(objects(shelf / "site"))
    assert len(there) < len(whole)
    assert there.items() <= whole.items()
    assert build(library, shelf / "site").exit_code == 0
    assert without_record(objects(shelf / "site")) == whole


# --- The cache --------------------------------------------------------------------------------------------------------


def test_two_machines_share_a_cache(mini_copy: Path, shelf: Bucket, tmp_path: Path) -> None:
    cache = shelf / "cache"
    words = ("build", "-j1", "-C", mini_copy, "-o")
    assert ended(machine(tmp_path / "one", *words, tmp_path / "a", DAEYEOK_CACHE=cache.address))[0] == 0
    known = cache.objects()
    assert len(known) > 20
    assert ended(machine(tmp_path / "other", *words, tmp_path / "b", DAEYEOK_CACHE=cache.address))[0] == 0
    new = cache.objects().keys() - known.keys()
    assert len(new) <= 1  # how the files of the second site look
    assert files_in(tmp_path / "a") == files_in(tmp_path / "b")


def test_a_cache_of_damaged_and_foreign_objects_changes_nothing(mini_copy: Path, shelf: Bucket, tmp_path: Path) -> None:
    cache = shelf / "cache"
    words = ("build", "-j1", "-C", mini_copy, "-o")
    assert ended(machine(tmp_path / "one", *words, tmp_path / "a", DAEYEOK_CACHE=cache.address))[0] == 0
    for number, (key, data) in enumerate(objects(cache).items()):
        cache.write(key, (b"", data[:-1], data[::-1], b"#!/bin/sh\n")[number % 4])
    assert ended(machine(tmp_path / "other", *words, tmp_path / "b", DAEYEOK_CACHE=cache.address))[0] == 0
    assert files_in(tmp_path / "a") == files_in(tmp_path / "b")


def test_a_cluster_with_the_cache_in_a_bucket(
    library: Bucket, mini_copy: Path, shelf: Bucket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    monkeypatch.setenv("DAEYEOK_CACHE", (shelf / "cache").address)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "first"))
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        ran = build(library, shelf / "site", "--cluster", cluster.scheduler_address)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert len((shelf / "cache").objects()) > 20
    assert build(mini_copy, tmp_path / "site", "--no-cache").exit_code == 0
    assert without_record(objects(shelf / "site")) == without_record(files_in(tmp_path / "site"))


# --- What can be refused ----------------------------------------------------------------------------------------------


def refused(ran: Result, *parts: str) -> None:
    """Hold that a command was refused something, and says so on one line without a secret."""
    assert ran.exit_code == 2, ran.output
    assert "Traceback" not in ran.output
    assert "secret" not in ran.output
    *_usage, message = ran.stderr.splitlines()
    assert message.startswith("Error: ")
    for part in parts:
        assert part in message


def unheard() -> str:
    """An address at which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{one.getsockname()[1]}"


@contextmanager
def otherwise(**variables: str) -> Iterator[None]:
    """Variables of another environment; what was connected in the one is forgotten in the other."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in variables.items():
            patch.setenv(name, value)
        forget()
        yield
    forget()


def forget() -> None:
    bucket.file_system.cache_clear()
    s3fs.S3FileSystem.clear_instance_cache()


def test_a_server_that_cannot_be_reached(library: Bucket, tmp_path: Path) -> None:
    with otherwise(AWS_ENDPOINT_URL=unheard(), DAEYEOK_CACHE="s3://shelf/cache"):
        ran = build(MINI, tmp_path / "site")
        assert ran.exit_code == 0
        assert ran.stderr.startswith("the cache is not used: s3://shelf/cache cannot be read or written: ")
        assert ran.stderr.count("\n") == 1
    with otherwise(AWS_ENDPOINT_URL=unheard()):
        refused(build(library, tmp_path / "site"), "s3://shelf/library cannot be read or written: ")
        refused(build(MINI, "s3://shelf/site"), "s3://shelf/site cannot be read or written: ")


def test_wrong_credentials(library: Bucket, tmp_path: Path) -> None:
    with otherwise(AWS_SECRET_ACCESS_KEY="another secret"):  # noqa: S106 - nobody's
        refused(build(library, tmp_path / "site"), "s3://shelf/library cannot be read or written: ")
        refused(build(MINI, "s3://shelf/site"), "s3://shelf/site cannot be read or written: ")


@pytest.mark.usefixtures("server")
def test_a_bucket_that_does_not_exist() -> None:
    refused(build(MINI, "s3://nowhere/site"), "s3://nowhere/site cannot be read or written: ")
    refused(build("s3://nowhere", "s3://shelf/site"), "s3://nowhere cannot be read or written: ")
