"""What the machine refuses: a message and exit status 2, never a traceback; Ctrl-C is 130."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from builder.build.stores import disk
from tests.cli.test_diff import git
from tests.support import MINI
from tests.support.command import daeyeok

PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from builder.cli import main; main()"
)
FULL = Path("/dev/full")


def program(*words: str, cwd: Path, out: Any = subprocess.PIPE, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, with its output where it is told."""
    command, told = [sys.executable, "-c", PROGRAM, "--lang", "en", *words], {**os.environ, **environment}
    return subprocess.run(
        command, cwd=cwd, stdout=out, stderr=subprocess.PIPE, text=True, timeout=100, check=False, env=told
    )


@pytest.mark.skipif(not FULL.exists(), reason="a device of Linux")
def test_a_full_disk_under_the_output(mini_copy: Path) -> None:
    with FULL.open("w") as full:
        ran = program("stats", cwd=mini_copy, out=full)
    assert ran.returncode == 2
    assert ran.stderr == "Error: a file cannot be read or written: [Errno 28] No space left on device\n"


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["stats"], ["lookup", "갯벌"], ["check", "--json"]], ids=" ".join
)
def test_a_pipe_that_is_closed(words: list[str], mini_copy: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    ran = program(*words, cwd=mini_copy, out=write)
    os.close(write)
    assert (ran.returncode, ran.stderr) == (2, "Error: the output was closed before everything was printed\n")


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="terminals of Unix")
def test_a_pipe_that_is_closed_is_not_told_on_a_terminal(mini_copy: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    screen, terminal = os.openpty()
    command = [sys.executable, "-c", PROGRAM, "stats"]
    ran = subprocess.run(command, cwd=mini_copy, stdout=write, stderr=terminal, timeout=100, check=False)
    os.close(write)
    os.write(terminal, b".")
    assert (ran.returncode, os.read(screen, 1000)) == (2, b".")
    os.close(terminal)
    os.close(screen)


def test_messages_that_nobody_takes(mini_copy: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-c", PROGRAM, "explain", "none"]
    ran = subprocess.run(command, cwd=mini_copy, stdout=subprocess.PIPE, stderr=write, timeout=100, check=False)
    os.close(write)
    assert (ran.returncode, ran.stdout) == (2, b"")


def test_a_full_disk_under_the_site(mini_copy: Path) -> None:
    """A limit on the size of files is the nearest thing to a full disk that needs no rights."""
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000)); {PROGRAM}"
    command = [sys.executable, "-c", limited, "--lang", "en", "build", "-j", "1"]
    ran = subprocess.run(command, cwd=mini_copy, capture_output=True, text=True, timeout=100, check=False)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr
    assert "Error: " in ran.stderr
    assert not (mini_copy / "site").exists()
    assert not [path.name for path in mini_copy.iterdir() if path.name.startswith(".site-")]


def test_what_cannot_be_written(mini_copy: Path) -> None:
    (mini_copy / "taken").write_text("")
    for words in (["build", "-j", "1", "-o", "taken/site"], ["diff", "HEAD", "--html", "taken/page.html"]):
        git(mini_copy, "init", "-b", "main")
        git(mini_copy, "add", "-A")
        git(mini_copy, "commit", "--allow-empty", "-m", "begin")
        ran = program(*words, cwd=mini_copy)
        assert ran.returncode == 2, ran.stderr
        assert ran.stderr.startswith("Error: a file cannot be read or written: [Errno ")
        assert "Traceback" not in ran.stderr


def test_what_cannot_be_read(mini_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "glossary/getbol.yaml")

    monkeypatch.setattr(disk, "_read", refused)
    for verb in ("check", "build", "stats", "fmt"):
        ran = daeyeok(verb, cwd=mini_copy)
        assert ran.returncode == 2
        assert (
            ran.stderr
            == "Error: a file cannot be read or written: [Errno 13] Permission denied: 'glossary/getbol.yaml'\n"
        )


def test_an_output_that_cannot_express_korean(mini_copy: Path) -> None:
    ran = program("lookup", "getbol", cwd=mini_copy, PYTHONIOENCODING="latin-1:strict")
    assert ran.returncode == 0, ran.stderr
    assert "\\uac2f\\ubc8c" in ran.stdout


def test_ctrl_c(mini_copy: Path) -> None:
    interrupted = PROGRAM.replace(
        "main()",
        "import os, builder.build.pipeline as p; p.check = lambda *a, **k: os.kill(os.getpid(), signal.SIGINT); main()",
    )
    command = [sys.executable, "-c", interrupted, "check", "-j", "1"]
    ran = subprocess.run(command, cwd=mini_copy, capture_output=True, text=True, timeout=100, check=False)
    assert ran.returncode == 128 + signal.SIGINT
    assert "Traceback" not in ran.stderr


def test_a_process_that_is_killed_while_it_makes_a_part(mini_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), initializer=os._exit, initargs=(9,))

    monkeypatch.setattr("builder.build.process_pool.process_pool", dying)
    for number in range(3):  # so that there is something to distribute
        shutil.copyfile(MINI / "translations" / "tide.yaml", mini_copy / "translations" / f"tide-{number}.yaml")
    for verb in ("check", "build"):
        ran = daeyeok(verb, "-j", "2", "--no-cache", cwd=mini_copy)
        assert ran.returncode == 2
        assert ran.stderr.startswith("Error: a process that made a part of this was ended from outside")


def test_a_file_that_vanishes_while_it_is_read(mini_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, victim = disk._read, mini_copy / "translations" / "tide.yaml"

    def vanishing(root: Path, path: Path, name: str, hold: bool = True) -> object:
        victim.unlink(missing_ok=True)
        return read(root, path, name, hold)

    monkeypatch.setattr(disk, "_read", vanishing)
    for verb in ("check", "build"):
        ran = daeyeok(verb, cwd=mini_copy)
        assert "Traceback" not in ran.stderr
        assert ran.returncode in (1, 2)
        shutil.copyfile(MINI / "translations" / "tide.yaml", victim)
