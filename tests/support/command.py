"""The program as it is typed: in this process, which is quick, or in one of its own, as a shell starts it."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from builder.cli import main
from tests.support import ROOT

ONE_PROCESS = {"build": {"jobs": 1}, "check": {"jobs": 1}}


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit status."""

    returncode: int
    stdout: str
    stderr: str


def daeyeok(*words: str | Path, cwd: Path = ROOT, **environment: str) -> Ran:
    """Run a command in this process, as on no runner of GitHub's, whose variables `environment` may set."""
    unset = dict.fromkeys(name for name in os.environ if name.startswith("GITHUB_"))
    runner = CliRunner(env={**unset, **environment})
    with chdir(cwd):
        ran = runner.invoke(
            main, [str(word) for word in words], prog_name="daeyeok", catch_exceptions=False, default_map=ONE_PROCESS
        )
    return Ran(ran.exit_code, ran.stdout, ran.stderr)


def shell(*words: str | Path, cwd: Path = ROOT) -> Ran:
    """Run a command in a process of its own."""
    command = [sys.executable, "-c", "from builder.cli import main; main(prog_name='daeyeok')", *map(str, words)]
    ran = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    return Ran(ran.returncode, ran.stdout, ran.stderr)
