"""Fuzzing of all that reads what others have written: `make fuzz`, or `.venv-fuzz/bin/python -m benchmarks.fuzz [--cases N] [WORD…]`.

Atheris (libFuzzer) changes the input from which a target begins, and keeps what reaches new code. Each target runs in a process of its own,
one after the other. An exception does not end it: the first input of each kind is kept in the folder of findings, the others are counted.
What takes more than a second of processor time is a finding too. With words, only the targets whose name has one of them are run.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import atheris
import click

if TYPE_CHECKING:
    from benchmarks.fuzz_targets import Target

_SLOW = 1.0  # seconds of processor time
_OPTIONS = (
    "-max_len=20000",  # bytes; twice the longest input from which a target begins
    "-timeout=60",  # seconds, after which a process is ended
    "-rss_limit_mb=4096",
    "-verbosity=0",
)
# What the formats are made of, and what none of them should let pass.
_WORDS = (
    *(
        "&#0;",
        "&#x1b;",
        "&amp;",
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE",
        "<!ENTITY",
        "<!--",
        "<?xml",
        "xml:lang=",
        "corresp=",
        "translate=",
    ),
    *("\0", "\x1b", "\x85", "\u2028", "\u202e", "\ufdd0", "\uffff", "\ud800", "\U000e0041", "\t", "\r\n", "\\n", '\\"'),
    *(
        "|",
        ">-",
        "? ",
        "- ",
        ": ",
        " #",
        "!!",
        "&a",
        "*a",
        "---",
        "omit",
        "nth",
        "terms",
        "is: none",
        "TODO",
        "p2.1",
        "p3",
        "../",
        "con",
    ),
    *("msgid", "msgstr", "msgctxt", "#, fuzzy", "#~ ", "99999999999", "one-one-", "0", "천만", "1분의 "),
)
_FAILED = 10  # the exit status of a process whose target has failed, which libFuzzer does not have


class Record:
    """What a target has done: the cases that are left, and the failures, counted by what was raised and where."""

    def __init__(self, target: Target, cases: int, folder: Path) -> None:
        self._target, self._left, self._folder = target, cases, folder
        self._failures: dict[str, int] = {}

    def run(self, data: bytes) -> None:
        """Run one case; after the last, report and end the process."""
        start = time.process_time()
        try:
            self._target.run(data)
        except Exception as fault:  # whatever it is, it is what is looked for
            self._note(_where(fault), data, traceback.format_exc())
        else:
            if time.process_time() - start > _SLOW:
                self._note("slow", data, f"{time.process_time() - start:.1f} s")
        self._left -= 1
        if not self._left:
            for where, count in self._failures.items():
                click.echo(f"  {count} × {where}")
            os._exit(_FAILED if self._failures else 0)  # libFuzzer, which called this, would go on

    def _note(self, where: str, data: bytes, told: str) -> None:
        if where not in self._failures:
            name = f"{self._target.name} {hashlib.sha256(where.encode()).hexdigest()[:8]}"
            (self._folder / f"{name}.input").write_bytes(data)
            (self._folder / f"{name}.txt").write_text(told, encoding="utf-8", errors="backslashreplace")
        self._failures[where] = self._failures.get(where, 0) + 1


def _where(fault: Exception) -> str:
    """What was raised, and the last place in the program."""
    places = traceback.extract_tb(fault.__traceback__)
    ours = [one for one in places if f"{os.sep}builder{os.sep}" in one.filename] or places
    return f"{type(fault).__name__} at {Path(ours[-1].filename).name}:{ours[-1].lineno}"


def _escaped(word: str) -> str:
    """A word as a dictionary of libFuzzer has it: its bytes in UTF-8, by their numbers."""
    return "".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass"))


def in_a_process(run: Callable[[], None]) -> int:
    """Run something in a process of its own, which is a copy of this one; its exit status, or minus the signal that ended it."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    run()
    os._exit(3)  # no record has ended it


def fuzz(target: Target, cases: int, folder: Path, seed: int) -> None:
    """Fuzz a target; the process ends with it."""
    with tempfile.TemporaryDirectory() as scratch:
        corpus, words = Path(scratch, "corpus"), Path(scratch, "words")
        corpus.mkdir()
        Path(scratch, "corpus", "beginning").write_bytes(target.beginning)
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in _WORDS), encoding="ascii")
        options = [*_OPTIONS, f"-seed={seed}", f"-dict={words}", f"-artifact_prefix={folder}{os.sep}ended "]
        atheris.Setup(["fuzz", *options, str(corpus)], Record(target, cases, folder).run)
        atheris.Fuzz()


@click.command()
@click.argument("words", nargs=-1)
@click.option("--cases", default=1_000_000, show_default=True, help="How many in all.")
@click.option("--seed", default=1, show_default=True, help="Of the random numbers; another one tries other inputs.")
@click.option("--findings", type=click.Path(path_type=Path), default=Path("fuzz-findings"), show_default=True)
def main(words: tuple[str, ...], cases: int, seed: int, findings: Path) -> None:
    """Fuzz all targets, or those whose name has one of WORDS."""
    with atheris.instrument_imports(include=["builder"], enable_loader_override=False):
        from benchmarks.fuzz_targets import targets  # noqa: PLC0415 - instrumented while it is imported

    findings.mkdir(parents=True, exist_ok=True)
    chosen = [target for target in targets() if not words or any(word in target.name for word in words)]
    shares, done, failed = sum(target.share for target in chosen), 0, 0
    for target in chosen:
        count = max(cases * target.share // shares, 1)
        click.echo(f"{target.name}: {count} cases")
        status = in_a_process(partial(fuzz, target, count, findings, seed))
        if status not in (0, _FAILED):
            click.echo(f"  ended by the fuzzer, with status {status}")
        done, failed = done + count, failed + bool(status)
    click.echo(f"{done} cases; {failed} of {len(chosen)} targets failed, see {findings}" if failed else f"{done} cases")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
