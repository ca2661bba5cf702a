"""Suggestions for the glossary, as the command tells them."""

from __future__ import annotations

import json

from tests.support import ROOT
from tests.support.command import daeyeok


def test_the_command_tells_a_program_and_a_person() -> None:
    told = json.loads(daeyeok("suggest", "paris-ai-action-summit", "-n", "5", "--json").stdout)
    assert len(told) == 5
    assert all(one["ko"] in one["contexts"][0]["text"] for one in told)
    shown = daeyeok("suggest", "paris-ai-action-summit", "-n", "5")
    assert shown.returncode == 0
    assert shown.stdout.startswith(told[0]["ko"])
    missing = daeyeok("suggest", "nowhere")
    assert missing.returncode == 2
    assert "daeyeok stats" in missing.stderr


def test_a_work_is_read_as_one_text() -> None:
    book = ROOT / "tests" / "libraries" / "book"
    told = json.loads(daeyeok("suggest", "harbor", "--json", cwd=book).stdout)
    assert {context["where"].partition("#")[0] for one in told for context in one["contexts"]} >= {"harbor-morning"}
    assert "harbor-morning#p5.1" in daeyeok("suggest", "harbor", cwd=book).stdout
    figures = daeyeok("stats", cwd=book).stdout.splitlines()
    assert next(line for line in figures if line.startswith("harbor ")).split()[1:3] == ["15", "18"]
    [work] = json.loads(daeyeok("stats", "--json", cwd=book).stdout)["works"]
    assert work["parts"] == ["harbor-morning", "harbor-song", "harbor-rules"]
