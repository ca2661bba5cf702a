"""What editors read: the schemas are bound to the files they describe, and findings are put at their lines."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.content.repository import Repository
from tests.support import ROOT
from tests.support.command import daeyeok


def settings(name: str) -> dict[str, Any]:
    read = json.loads((ROOT / name).read_text(encoding="utf-8"))
    assert isinstance(read, dict)
    return read


EDITORS: dict[str, Callable[[], dict[str, str]]] = {
    "vscode": lambda: settings(".vscode/settings.json")["yaml.schemas"],
    "zed": lambda: settings(".zed/settings.json")["lsp"]["yaml-language-server"]["settings"]["yaml"]["schemas"],
}


@pytest.mark.parametrize("editor", EDITORS)
def test_each_file_is_bound_to_the_schema_that_it_names(editor: str, real: Repository) -> None:
    bound = EDITORS[editor]()
    assert bound
    for file in real.of_yaml():
        (schema,) = [schema for schema, pattern in bound.items() if fnmatch(file.name, pattern)]
        named = file.data.decode().split("\n")[0].removeprefix("# yaml-language-server: $schema=")
        assert (ROOT / schema).resolve() == (ROOT / Path(file.name).parent / named).resolve()
        assert (ROOT / schema).is_file()


def test_the_task_of_vscode_reads_what_check_prints(mini_copy: Path) -> None:
    (task,) = settings(".vscode/tasks.json")["tasks"]
    path = mini_copy / "glossary" / "korea.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "see: [tide]\n", encoding="utf-8")
    pattern = task["problemMatcher"]["pattern"]
    command, _, plainly = task["command"].partition(" | ")  # to no terminal: without colours and links
    assert plainly == "cat"
    (line,) = daeyeok(*command.split()[1:], cwd=mini_copy).stdout.splitlines()
    found = re.match(pattern["regexp"], line)
    assert found
    told = [found[pattern[part]] for part in ("file", "line", "column", "code", "message")]
    assert told == [
        "glossary/korea.yaml",
        "10",
        "7",
        "T105",
        "there is no entry glossary/tide.yaml; did you mean ‘neap-tide’?",
    ]


def test_the_hook_asks_for_what_the_content_is_made_of() -> None:
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    ((hook,),) = [repo["hooks"] for repo in config["repos"]]
    asked = [
        "translations/moon.yaml",
        "glossary/korea.yaml",
        "bibliography/flats.yaml",
        "unfit-hosts.yaml",
        "seeds/moon.txt",
    ]
    assert [
        path
        for path in (*asked, "docs/unfit-hosts.yaml", "builder/cli/check.py", "tests/mini/seeds/moon.txt")
        if re.search(hook["files"], path)
    ] == asked
    assert hook["entry"].split() == [".venv/bin/daeyeok", "check"]
    assert hook["pass_filenames"] is False
