"""`daeyeok export`: the formats by name, all of them, or of some editions, and what it says of what cannot be written."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from builder.publish.format import downloads
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from tests.support.command import daeyeok

OFFERED = downloads((*EDITION_FORMATS, *CORPUS_FORMATS))


def written(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_without_a_format_it_lists_them(mini_copy: Path) -> None:
    ran = daeyeok("export", cwd=mini_copy)
    assert ran.returncode == 0
    assert all(one.path in ran.stdout for one in OFFERED)
    assert {one["path"] for one in json.loads(daeyeok("export", "--json", cwd=mini_copy).stdout)} == {
        one.path for one in OFFERED
    }
    assert "XML 편집기" in daeyeok("--lang", "ko", "export", cwd=mini_copy).stdout
    assert not (mini_copy / "export").exists()


def test_all_writes_every_download_and_nothing_else(mini_copy: Path) -> None:
    ran = daeyeok("export", "--all", "-j", "1", cwd=mini_copy)
    assert ran.returncode == 0, ran.stderr
    expected = {str(one.file(edition)) for one in OFFERED for edition in ("moon", "tide")}
    assert written(mini_copy / "export") == expected
    assert ran.stdout.endswith(f": {len(expected)}\n")


def test_one_format_of_one_edition(mini_copy: Path, tmp_path: Path) -> None:
    ran = daeyeok("export", "tei", "-e", "moon", "-o", tmp_path / "out", "--json", "-j", "1", cwd=mini_copy)
    assert written(tmp_path / "out") == {"moon/moon.xml"}
    assert json.loads(ran.stdout) == [str(tmp_path / "out" / "moon" / "moon.xml")]


def test_a_format_whose_library_is_missing_is_a_usage_error(mini_copy: Path) -> None:
    """The library is taken for missing where a module of its name is None, as `import` has it too."""
    program = "import sys; sys.modules['genanki'] = None; from builder.cli import main; main()"
    for words in (["export", "anki"], ["export", "--all"], ["build", "--downloads"]):
        command = [sys.executable, "-c", program, *words, "-j", "1"]
        ran = subprocess.run(command, cwd=mini_copy, capture_output=True, text=True, check=False)
        assert ran.returncode == 2, ran.stderr
        assert "‘anki’ needs genanki" in ran.stderr
        assert "pip install 'daeyeok[downloads]'" in ran.stderr
    assert not (mini_copy / "export").exists()


@pytest.mark.parametrize(("words", "told"), [(["teii"], "‘teii’"), (["tei", "-e", "mooon"], "‘mooon’")])
def test_what_there_is_not_is_a_usage_error(words: list[str], told: str, mini_copy: Path) -> None:
    ran = daeyeok("export", *words, cwd=mini_copy)
    assert ran.returncode == 2
    assert told in ran.stderr
    assert not (mini_copy / "export").exists()


def test_a_draft_with_findings_is_exported_and_a_file_that_cannot_be_read_is_not(mini_copy: Path) -> None:
    moon, tide = (mini_copy / "translations" / f"{name}.yaml" for name in ("moon", "tide"))
    moon.write_text(moon.read_text(encoding="utf-8").replace("달은", "돌은"), encoding="utf-8")  # not the seed's words
    assert daeyeok("export", "tei", "-j", "1", cwd=mini_copy).returncode == 0
    assert "돌은" in (mini_copy / "export" / "moon" / "moon.xml").read_text(encoding="utf-8")
    tide.write_text("pairs: [", encoding="utf-8")
    ran = daeyeok("export", "tei", "-j", "1", "-o", "fresh", cwd=mini_copy)
    assert ran.returncode == 1
    assert "translations/tide.yaml:2:1: Y105" in ran.stdout
    assert "left out" in ran.stderr
    assert written(mini_copy / "fresh") == {"moon/moon.xml"}


def test_a_glossary_without_texts_makes_no_book(tmp_path: Path) -> None:
    for folder in ("glossary", "translations"):
        (tmp_path / folder).mkdir()
    ran = daeyeok("export", "--all", "-j", "1", cwd=tmp_path)
    assert ran.returncode == 0, ran.stderr
    expected = {one.path for one in OFFERED if not one.of_edition} - {
        "downloads/side-by-side.epub",
        "downloads/side-by-side.pdf",
    }
    assert written(tmp_path / "export") == expected
