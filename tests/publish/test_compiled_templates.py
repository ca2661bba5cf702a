"""Templates are compiled once for all runs, where Python may keep what it compiles."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from builder.publish.site.frame.compiled_templates import CompiledTemplates


class Counting(Environment):
    """An environment that counts what it compiles."""

    compiled = 0

    def compile(self, *given: Any, **named: Any) -> Any:
        """Compile a template."""
        self.compiled += 1
        return super().compile(*given, **named)


def rendered(folder: Path, source: str) -> tuple[str, int]:
    """What a template renders in a process that keeps code in a folder, and how often it is compiled for two environments of that."""
    compiled = CompiledTemplates(folder)
    two = [Counting(loader=DictLoader({"page": source}), bytecode_cache=compiled, autoescape=True) for _ in range(2)]
    (text,) = {environment.get_template("page").render() for environment in two}
    return text, sum(environment.compiled for environment in two)


def test_a_template_is_compiled_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert rendered(tmp_path, "{{ 1 + 1 }}") == ("2", 1)
    assert rendered(tmp_path, "{{ 1 + 1 }}") == ("2", 0)
    assert rendered(tmp_path, "{{ 1 + 2 }}") == ("3", 1)


def test_nothing_is_written_where_python_may_not_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert rendered(tmp_path, "sea") == ("sea", 1)
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert rendered(tmp_path / "missing", "sea") == ("sea", 1)


def test_what_was_cut_short_is_compiled_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    rendered(tmp_path, "sea")
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-8])
    assert rendered(tmp_path, "sea") == ("sea", 1)
