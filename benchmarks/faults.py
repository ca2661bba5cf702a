"""Faults of the machine, really provoked: `python -m benchmarks.faults [--kills 50]`.

A small library is built on a disk that is full and on one that takes nothing, by builds that are killed at random moments, by two builds
and a `serve` at once, with the clock set back, and while its files vanish. After each fault the site must be whole, that of the last build
or of this one; nothing may be left beside it after the next build; and no command may end with a traceback. What was seen is printed fault
by fault; the exit status is 1 if anything was not as it must be.

Disks are mounted (tmpfs) and so need the rights of root; the clock is set back for the program alone, by `faketime`. What the machine does
not allow, or does not have, is said and left out.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from random import Random
from time import perf_counter, sleep
from urllib.request import urlopen

import click

SEED = 20251129
ROUNDS = 3  # of what takes several builds at once
TEXT = "translations/sundial.yaml"
PROGRAM = (sys.executable, "-P", "-c", "from builder.cli import main; main()", "--lang", "en")
Tree = dict[str, bytes]


class WrongError(Exception):
    """Raised where something is not as it must be after a fault."""


class NotPossibleError(Exception):
    """Raised where the machine does not allow a fault to be provoked."""


@dataclass(frozen=True)
class Library:
    """A library that `init` has made, in a folder of its own, with a site beside it."""

    root: Path

    @property
    def site(self) -> Path:
        """Where its site is built."""
        return self.root / "site"

    def start(self, *words: str, before: tuple[str, ...] = ()) -> subprocess.Popen[str]:
        """A command of the program, in a group of processes of its own; `before` is what starts it."""
        return subprocess.Popen(
            [*before, *PROGRAM, *words],
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, "PYTHONPATH": os.fspath(Path(__file__).parent.parent)},
        )

    def run(self, *words: str, before: tuple[str, ...] = (), status: tuple[int, ...] = (0,)) -> str:
        """Run a command to its end; what it said on standard error. Raises WrongError if that is a traceback or its status another."""
        with self.start(*words, before=before) as process:
            said = process.communicate()[1]
        _require("Traceback" not in said, said)
        _require(process.returncode in status, f"status {process.returncode}: {said}")
        return said

    @contextmanager
    def serving(self) -> Iterator[subprocess.Popen[str]]:
        """A running `serve`, which is interrupted at the end. Raises WrongError if it then says more than it should."""
        with self.start("serve", "-p", "0") as server:
            try:
                yield server
            finally:
                os.killpg(server.pid, signal.SIGINT)
                said = server.communicate()[1]
            _require(server.returncode == 0 and "Traceback" not in said, said)

    def change(self, number: int) -> None:
        """Give the text's title another number."""
        path = self.root / TEXT
        lines = path.read_text("utf-8").splitlines(keepends=True)
        at = next(index for index, line in enumerate(lines) if line.startswith("title:"))
        lines[at] = f"title: {{ko: 해시계 {number}, en: Sundial {number}}}\n"
        path.write_text("".join(lines), "utf-8")

    def tree(self) -> Tree:
        """The files of the site, as digests."""
        files = (path for path in self.site.rglob("*") if path.is_file())
        return {os.fspath(path.relative_to(self.site)): blake2b(path.read_bytes()).digest() for path in files}

    def left_over(self) -> list[str]:
        """What builds have left beside the site."""
        return [path.name for path in self.root.iterdir() if path.name.startswith(".site-")]


# --- The faults -------------------------------------------------------------------------------------------------------


def killed(library: Library, kills: int) -> str:
    """Builds are killed at random moments; the site is that of the last build or of the killed one, and the next build sweeps."""
    random, whole, new = Random(SEED), library.tree(), 0
    start = perf_counter()
    library.run("build", "--no-cache")
    longest = perf_counter() - start
    for number in range(kills):
        library.change(number)
        process = library.start("build", "--no-cache")
        sleep(random.uniform(0, longest))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        found = library.tree()
        library.run("build")
        _require(found in (whole, library.tree()), f"the site is not whole after kill {number}")
        _require(not library.left_over(), str(library.left_over()))
        new += found != whole
        whole = library.tree()
    return f"{kills} kills: the old site {kills - new} times, the new one {new} times, nothing left beside it"


def full(library: Library, kills: int) -> str:
    """The disk is full under a site that is to change; the old one stays."""
    with _disk(library.site.parent, "size=24m"):
        library.run("build")
        whole = library.tree()
        _fill(library.root / "filling")
        library.change(1)
        said = library.run("build", "--no-cache", status=(2,))
        _require("No space left on device" in said, said)
        _require(library.tree() == whole)
        _require(not library.left_over(), str(library.left_over()))
    return f"status 2, the old site whole: {said.strip()}"


def read_only(library: Library, kills: int) -> str:
    """The disk takes nothing; the old site stays."""
    with _disk(library.site.parent, "size=24m"):
        library.run("build")
        whole = library.tree()
        library.change(1)
        _mount("-o", "remount,ro", os.fspath(library.root))
        said = library.run("build", "--no-cache", status=(2,))
        _require("Read-only file system" in said, said)
        _require(library.tree() == whole)
    return f"status 2, the old site whole: {said.strip()}"


def together(library: Library, kills: int) -> str:
    """Two builds and a server work on one library at once; each ends well, and the site is that of a build alone."""
    before = library.tree()
    with library.serving() as server:
        address = _address(server)
        for number in range(ROUNDS):
            library.change(number)
            builds = [library.start("build", "--no-cache") for _ in range(2)]
            with urlopen(address, timeout=60) as page:  # noqa: S310 - our own server
                _require(b"</html>" in page.read(), "the server sent half a page")
            for build in builds:
                said = build.communicate()[1]
                _require(build.returncode == 0 and "Traceback" not in said, said)
            found = library.tree()
            library.run("build", "--no-cache")
            _require(before != found == library.tree())
            before = found
    _require(not library.left_over(), str(library.left_over()))
    return f"{ROUNDS} times two builds beside a server: all ended well, the site that of one build"


def clock_set_back(library: Library, kills: int) -> str:
    """Sixty days are taken back; builds and checks are as before, and nothing is taken for unchanged that has changed."""
    if not (faketime := shutil.which("faketime")):
        raise NotPossibleError("faketime is not installed")
    before = (faketime, "-f", "-60d")
    library.run("build")
    whole = library.tree()
    library.run("build", before=before)
    _require(library.tree() == whole)
    library.change(1)
    library.run("check", before=before)
    library.run("build", before=before)
    changed = library.tree()
    _require(changed != whole)
    library.run("build", "--no-cache")
    _require(library.tree() == changed)
    return "the same bytes before, then and after; a change is seen"


def vanishing(library: Library, kills: int) -> str:
    """A file comes and goes while commands read; each ends with a message, or as if it were there or not."""
    path, done = library.root / TEXT, threading.Event()
    data = path.read_bytes()

    def flicker() -> None:
        while not done.is_set():
            path.unlink()
            sleep(0.001)
            path.write_bytes(data)
            sleep(0.001)

    thread = threading.Thread(target=flicker)
    thread.start()
    try:
        for verb in ("check", "build", "stats", "lookup 해시계") * 3:
            library.run(*verb.split(), status=(0, 1, 2))
    finally:
        done.set()
        thread.join()
    library.run("build")
    return "12 commands: no traceback, and the next build is whole"


FAULTS: tuple[Callable[[Library, int], str], ...] = (killed, full, read_only, together, clock_set_back, vanishing)


# --- The machine ------------------------------------------------------------------------------------------------------


@contextmanager
def _disk(folder: Path, options: str) -> Iterator[None]:
    """A small disk in the place of a folder, with what the folder holds."""
    kept = folder.with_name(f"{folder.name}-kept")
    shutil.copytree(folder, kept, symlinks=True)
    _mount("-t", "tmpfs", "-o", options, "tmpfs", os.fspath(folder))
    try:
        shutil.copytree(kept, folder, symlinks=True, dirs_exist_ok=True)
        yield
    finally:
        subprocess.run(["umount", os.fspath(folder)], check=True)
        shutil.rmtree(kept)


def _require(holds: bool, told: str = "the site is another than it must be") -> None:
    if not holds:
        raise WrongError(told)


def _mount(*words: str) -> None:
    ran = subprocess.run(["mount", *words], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise NotPossibleError(f"mounting needs more rights: {ran.stderr.strip()}")


def _fill(path: Path) -> None:
    """Fill a disk but for a few blocks, which a small file may still find."""
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(1 << 16))
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - (1 << 14))


def _address(server: subprocess.Popen[str]) -> str:
    """The address that a server says it serves."""
    line = next(line for line in server.stdout or () if "http://" in line)
    return next(word for word in line.replace(";", " ").split() if word.startswith("http://"))


@contextmanager
def _library() -> Iterator[Library]:
    """A new library, with a cache of its own."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["DAEYEOK_CACHE"] = os.fspath(folder / "cache")
        Library(folder).run("init", "library")
        yield Library(folder / "library")


@click.command()
@click.option("--kills", type=click.IntRange(1), default=50, show_default=True, help="How many builds are killed.")
@click.option(
    "--only", type=click.Choice([fault.__name__ for fault in FAULTS]), multiple=True, help="One fault; all if none."
)
def main(kills: int, only: tuple[str, ...]) -> None:
    """Provoke faults, and say what was seen."""
    failed = False
    for fault in FAULTS:
        if only and fault.__name__ not in only:
            continue
        with _library() as library:
            try:
                library.run("build")
                seen = fault(library, kills)
            except NotPossibleError as reason:
                seen = f"left out: {reason}"
            except WrongError as wrong:
                failed, seen = True, f"WRONG: {wrong}"
        click.echo(f"{fault.__name__.replace('_', ' ')}: {seen}")
    sys.exit(int(failed))


if __name__ == "__main__":
    main()
