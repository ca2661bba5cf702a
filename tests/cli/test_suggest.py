"""Suggestions for the glossary, as the command tells them."""

from __future__ import annotations

import json

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
