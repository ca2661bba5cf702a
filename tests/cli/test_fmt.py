"""The commands that set files in their canonical form."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.command import daeyeok


def test_fmt_tells_what_would_change_and_changes_it(mini_copy: Path) -> None:
    before = {path: path.read_bytes() for path in mini_copy.rglob("*.yaml")}
    asked = daeyeok("fmt", "--check", cwd=mini_copy)
    assert asked.returncode == 1
    assert "translations/tide.yaml" in asked.stdout.splitlines()
    assert before == {path: path.read_bytes() for path in mini_copy.rglob("*.yaml")}
    assert daeyeok("fmt", "translations/tide.yaml", cwd=mini_copy).stdout == "translations/tide.yaml\n"
    assert b"  ko: |\n    " in (mini_copy / "translations" / "tide.yaml").read_bytes()
    assert daeyeok("fmt", cwd=mini_copy).returncode == 0
    done = daeyeok("fmt", "--check", "--json", cwd=mini_copy)
    assert (done.returncode, json.loads(done.stdout)) == (0, [])
    assert daeyeok("check", cwd=mini_copy).returncode == 0


def test_fmt_says_what_it_cannot_read_and_where(mini_copy: Path) -> None:
    (mini_copy / "glossary" / "korea.yaml").write_text("ko: [", encoding="utf-8")
    ran = daeyeok("fmt", cwd=mini_copy)
    assert ran.returncode == 1
    assert "glossary/korea.yaml:2:1: Y105" in ran.stdout
    assert "glossary/korea.yaml is left as it is, for its faults\n" in ran.stderr
    elsewhere = daeyeok("fmt", "seeds/tide.txt", cwd=mini_copy)
    assert elsewhere.returncode == 2


def test_check_fix_mends_the_form_and_then_checks(mini_copy: Path) -> None:
    path = mini_copy / "translations" / "tide.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("- id: p9\n  kind", "- kind"), encoding="utf-8")
    assert "Y202" in daeyeok("check", cwd=mini_copy).stdout
    ran = daeyeok("check", "--fix", cwd=mini_copy)
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "- id: p8a\n  kind: byline\n" in path.read_text(encoding="utf-8")
