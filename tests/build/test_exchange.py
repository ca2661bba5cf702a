"""The site is there at every moment of a build, whoever else builds, and whenever one is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import pytest

from builder.build.stores import exchange, folder_site
from builder.publish.format import File

MINI = "from pathlib import Path, PurePosixPath; from builder.build.stores import folder_site; from builder.publish.format import File\n"
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="renameat2 is Linux's")


def pages(text: str, count: int = 20) -> Iterable[File]:
    return [File(PurePosixPath(f"{number}.html"), text.encode()) for number in range(count)]


@LINUX
def test_a_reader_finds_a_whole_site_at_every_moment(tmp_path: Path) -> None:
    out, missing, done = tmp_path / "site", [], threading.Event()
    folder_site.write_site(out, pages("first"))

    def read() -> None:
        while not done.is_set():
            try:
                (out / folder_site.MARKER).stat()
            except OSError as fault:
                missing.append(fault)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(40):
        folder_site.write_site(out, pages(str(number), 3))
    done.set()
    reader.join()
    assert not missing


def test_without_the_system_call_folders_are_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_site, "exchange", lambda one, other: False)
    for text in ("old", "new"):
        folder_site.write_site(tmp_path / "site", pages(text, 1))
    assert (tmp_path / "site" / "0.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only what is forked has the lock too")
def test_a_process_that_is_forked_meanwhile_does_not_keep_the_lock(tmp_path: Path) -> None:
    def wait() -> None:
        raise AssertionError("the lock is kept")

    told, tells = os.pipe()
    with exchange.only_writer(tmp_path, wait):
        child = os.fork()
        if not child:
            os.close(tells)
            os.read(told, 1)
            os._exit(0)
    with exchange.only_writer(tmp_path, wait):
        os.close(tells)
    os.waitpid(child, 0)


def test_a_link_is_kept(tmp_path: Path) -> None:
    folder_site.write_site(tmp_path / "there", pages("old"))
    (tmp_path / "site").symlink_to("there")
    folder_site.write_site(tmp_path / "site", pages("new"))
    assert (tmp_path / "site").readlink() == Path("there")
    assert (tmp_path / "there" / "0.html").read_text() == "new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "there"]


def test_what_a_killed_build_left_is_swept_and_its_old_site_put_back(tmp_path: Path) -> None:
    out = tmp_path / "site"
    folder_site.write_site(out, pages("old"))
    left, own = tmp_path / ".site-abcdefgh", tmp_path / ".site-12345678"
    left.mkdir()
    out.rename(left / "old")
    folder_site.write_site(left / "new", pages("half"))
    own.mkdir()
    (own / "thesis.txt").write_text("years of work")

    def failing() -> Iterable[File]:
        yield File(PurePosixPath("0.html"), (out / "0.html").read_bytes())
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        folder_site.write_site(out, failing())
    assert (out / "0.html").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".site-12345678", "site"]


def test_a_build_that_is_killed_at_any_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    folder_site.write_site(out, pages("0"))
    program = f"""{MINI}
print("ready", flush=True)
for number in range(1, 10_000):
    folder_site.write_site(Path({str(out)!r}), [File(PurePosixPath(f"{{page}}.html"), str(number).encode()) for page in range(20)])
"""
    for moment in range(8):
        with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as ran:
            assert ran.stdout
            ran.stdout.readline()
            time.sleep(moment / 200)  # any moment will do
            ran.send_signal(signal.SIGKILL)
        texts = {(out / f"{page}.html").read_text() for page in range(20)}
        assert len(texts) == 1
    folder_site.write_site(out, pages("last"))
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_one_writer_waits_for_another(tmp_path: Path) -> None:
    out = tmp_path / "site"
    order: list[str] = []

    def slow() -> Iterable[File]:
        started.set()
        yield File(PurePosixPath("0.html"), b"first")
        assert not second.wait(0.2)
        order.append("first")

    def other() -> None:
        started.wait()
        folder_site.write_site(out, pages("second"), lambda: order.append("waits"))
        order.append("second")
        second.set()

    started, second = threading.Event(), threading.Event()
    thread = threading.Thread(target=other)
    thread.start()
    folder_site.write_site(out, slow())
    thread.join()
    assert order == ["waits", "first", "second"]
    assert (out / "0.html").read_text() == "second"


@LINUX
def test_folders_that_cannot_be_exchanged_are_left(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert not exchange.exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a").is_dir()
