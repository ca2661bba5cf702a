"""The preview as a command: it watches, rebuilds, tells what is wrong, and ends by Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import watchfiles
from watchfiles._rust_notify import WatchfilesRustInternalError

from builder.build.stores import disk, folders
from builder.cli.serve import Snapshot, _changed_files, _first_snapshot, _snapshots
from builder.content.repository import Repository
from tests.support.preview import Served

TIDE = "translations/tide.yaml"

# A shell that runs the tests in the background has them ignore Ctrl-C, and what they start inherits that.
PROGRAM = """
import signal
from builder.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


class Command:
    """The command as it runs on a repository; `lines` are what it says, and it is ended after a while whatever happens."""

    def __init__(self, root: Path, **environment: str) -> None:
        words = [sys.executable, "-u", "-c", PROGRAM, "--lang", "en", "serve", "-C", str(root), "-p", "0"]
        self.ran = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **environment}
        )
        assert self.ran.stdout
        self.lines = iter(self.ran.stdout.readline, "")
        self._stop = threading.Timer(120, self.ran.kill)
        self._stop.start()

    def until(self, pattern: str) -> str:
        """Read on to a line that has the pattern."""
        return next(line for line in self.lines if re.search(pattern, line))

    def end(self) -> int:
        """Press Ctrl-C, and give the exit status."""
        self.ran.send_signal(signal.SIGINT)
        status = self.ran.wait(20)
        self._stop.cancel()
        return status


def rewrite(path: Path, old: str, new: str) -> None:
    """Put a file in place whole, as editors do."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    disk.write_file(path, text.replace(old, new, 1).encode())


@pytest.fixture
def command(mini_copy: Path) -> Iterator[Command]:
    made = Command(mini_copy)
    with made.ran:
        yield made
        made.ran.kill()


def test_the_command_watches_rebuilds_and_ends_by_ctrl_c(mini_copy: Path, command: Command) -> None:
    assert re.fullmatch(r"findings: 0 \(\d+ ms\)\n", next(command.lines))
    assert re.fullmatch(r"serving http://127\.0\.0\.1:\d+/; press Ctrl-C to stop\n", next(command.lines))
    rewrite(mini_copy / TIDE, "flat breathes", "flat flat breathes")  # at once, whether it watches already or not
    assert next(command.lines) == f"{TIDE}\n"
    assert "L104" in next(command.lines)
    command.until(r"^findings: 1 \(\d+ ms\)")
    assert command.end() == 0
    assert "".join(command.lines) == ""
    assert not (mini_copy / "site").exists()


@pytest.mark.parametrize("module", ["builder.build.preview.lazy_site", "builder.publish.formats"])
def test_ctrl_c_ends_the_first_build_quietly(mini_copy: Path, module: str) -> None:
    """What is imported late says that it is there, so that the signal comes in the midst of the build."""
    program = PROGRAM.replace(
        "main()",
        f"""
import importlib.abc, os, sys
class Interrupting(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
main()""",
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, "serve", "-C", str(mini_copy), "-p", "0"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_settings_are_watched_and_wrong_ones_are_told(mini_copy: Path, command: Command) -> None:
    address = command.until("serving").split()[1].rstrip(";")
    project = mini_copy / "pyproject.toml"
    disk.write_file(project, b'[tool.daeyeok]\nrepository = "nowhere"\n')
    command.until("‘repository’ cannot be ‘nowhere’")
    command.until("findings")
    disk.write_file(project, b'[tool.daeyeok]\nrepository = "https://github.com/someone/essays"\n')
    command.until("findings")
    with urllib.request.urlopen(f"{address}tide/") as answer:  # noqa: S310 - our own server
        assert b"https://github.com/someone/essays/edit/main/translations/tide.yaml" in answer.read()
    assert command.end() == 0


@pytest.mark.parametrize("name", ["translations", "glossary"])
def test_a_folder_that_is_away_for_a_while_ends_nothing(
    name: str, mini_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It comes back as soon as somebody has missed it."""
    folder, away = mini_copy / name, mini_copy / f"{name} away"
    missed: list[str] = []

    def looking(root: Path) -> Repository:
        try:
            return whole(root)
        except folders.NotARepositoryError as error:
            missed.append(str(error))
            away.rename(folder)
            raise

    whole = disk.read_repository
    before = Snapshot(whole(mini_copy), "")
    monkeypatch.setattr(disk, "read_repository", looking)
    monkeypatch.setattr("builder.cli.serve._LOOK", 100)
    states = _snapshots(mini_copy)
    assert next(states) == before
    folder.rename(away)
    assert next(states) == before
    assert missed == [f"{name}/"]
    rewrite(mini_copy / TIDE, "flat breathes", "flat flat breathes")
    assert _changed_files(before, next(states)) == [TIDE]


@pytest.mark.parametrize("fault", [FileNotFoundError, PermissionError, WatchfilesRustInternalError])
def test_what_cannot_be_listened_to_is_looked_at_until_it_can(
    fault: type[Exception], mini_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder can vanish between being seen and being listened to; it comes back as soon as somebody has missed it."""

    def listening(*folders: Path, **options: Any) -> Iterator[object]:
        if missed:
            yield from heard(*folders, **options)
        missed.append(fault.__name__)
        away.rename(folder)
        raise fault(str(folder))

    missed: list[str] = []
    heard = watchfiles.watch
    folder, away = mini_copy / "seeds", mini_copy / "seeds away"
    before = Snapshot(disk.read_repository(mini_copy), "")
    folder.rename(away)
    monkeypatch.setattr(watchfiles, "watch", listening)
    monkeypatch.setattr("builder.cli.serve._LOOK", 100)
    states = _snapshots(mini_copy)
    assert next(states) == before
    assert missed == [fault.__name__]
    rewrite(mini_copy / TIDE, "flat breathes", "flat flat breathes")
    assert _changed_files(before, next(states)) == [TIDE]


def test_seeds_that_are_away_for_a_while_are_missed(mini_copy: Path, command: Command) -> None:
    command.until("serving")
    (mini_copy / "seeds").rename(mini_copy / "seeds away")
    command.until("seeds/tide.txt")
    (mini_copy / "seeds away").rename(mini_copy / "seeds")
    command.until("^findings: 0 ")
    assert command.end() == 0


def test_a_file_that_nothing_reads_is_told_of_while_it_is_there(mini_copy: Path) -> None:
    served = Served(mini_copy)
    assert not served.last.findings
    seen = Snapshot(disk.read_repository(mini_copy), "")
    (mini_copy / "glossary" / "old.yml").write_bytes(b"ko: old")
    assert _changed_files(seen, Snapshot(disk.read_repository(mini_copy), "")) == ["glossary/old.yml"]
    served.show()
    assert [finding.line() for finding in served.last.findings] == [
        "glossary/old.yml:1:1: Y205 this file is not read: rename it to ‘old.yaml’"
    ]
    assert b"Letters from the Tidal Flat" in served.ask("/tide/index.html")[2]
    served.server.server_close()


def test_a_file_that_goes_while_it_is_read_is_read_the_next_time(
    mini_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = [1, 2]

    def vanishing(root: Path, *, hold: bool = True) -> Repository:
        if going:
            raise FileNotFoundError(f"{going.pop()}.yaml")
        return whole(root, hold=hold)

    whole = disk.read_repository
    monkeypatch.setattr(disk, "read_repository", vanishing)
    assert _first_snapshot(mini_copy).repository == whole(mini_copy)
    assert not going


def test_a_save_that_nobody_told_of_is_found(mini_copy: Path) -> None:
    before = Snapshot(disk.read_repository(mini_copy), "")
    (mini_copy / "glossary" / "new.yaml").write_text("ko: 말", encoding="utf-8")
    (mini_copy / "translations" / "moon.yaml").unlink()
    (mini_copy / "pyproject.toml").write_text("[tool.daeyeok]", encoding="utf-8")
    changed = ["glossary/new.yaml", "pyproject.toml", "translations/moon.yaml"]
    assert _changed_files(before, before) == []
    states = _snapshots(mini_copy)  # says what there is after a while, without a file having been saved
    assert _changed_files(before, next(states)) == changed
