"""A newcomer's machine: a repository to clone, with the miniature content, and a clone in which all is installed already."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import textwrap
import venv
from pathlib import Path

from tests.support import MINI, ROOT
from tests.support.command import ONE_PROCESS

SHARED = ("Makefile", "pyproject.toml", "requirements.txt", "requirements-dev.txt", ".gitignore", ".gitattributes")
_FENCED = re.compile(r"^(?P<indent> *)```(?P<language>\w+)\n(?P<body>.*?)^ *```$", re.M | re.S)


def code(page: Path, language: str) -> list[str]:
    """The code blocks of a Markdown page in one language, in order, without the indentation of the list they stand in."""
    found = _FENCED.finditer(page.read_text(encoding="utf-8"))
    return [textwrap.dedent(m["indent"] + m["body"].lstrip(" ")) for m in found if m["language"] == language]


def environment(home: Path) -> dict[str, str]:
    """The environment of somebody who has Git, Make and Python, and has configured none of them."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in _NEWCOMER.items()}
    return kept | who | {"HOME": str(home), "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


_NEWCOMER = {"NAME": "A. Newcomer", "EMAIL": "newcomer@example.org"}


def bash(script: str, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a script as the runner of a workflow does: it ends at the first command that fails."""
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def upstream(folder: Path, env: dict[str, str]) -> Path:
    """A bare repository in `folder`: this one's, with the miniature content in the place of ours."""
    work, bare = folder / "upstream", folder / "upstream.git"
    shutil.copytree(MINI, work)
    for folder_of_ours in (".github", "pictures"):
        shutil.copytree(ROOT / folder_of_ours, work / folder_of_ours)
    for name in SHARED:
        shutil.copyfile(ROOT / name, work / name)
    made = bash(f"git init -qb main && git add -A && git commit -qm Begin && git clone -q --bare . '{bare}'", work, env)
    assert made.returncode == 0, made.stderr
    return bare


def install(clone: Path) -> None:
    """Leave `clone` as `make` leaves it once it has installed what is locked, without the network: with this interpreter's."""
    folder = clone / ".venv"
    venv.create(folder, symlinks=True)
    program = folder / "bin" / "daeyeok"
    start = f"from builder.cli import main; main(prog_name='daeyeok', default_map={ONE_PROCESS})"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{start}" "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    (folder / ".run").touch()
