"""The program as it is typed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support import ROOT


def daeyeok(*words: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from builder.cli import main; main(prog_name='daeyeok')", *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
