"""A library that `daeyeok init` begins, by the program as it is installed too: no findings, built, written whole or not at all."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from builder import __version__
from builder.build.settings import resolve_settings
from builder.cli.init import requirement
from builder.model.library import Library
from tests.support import ROOT, site
from tests.support.command import daeyeok

INSTALLED = """
import builder
from builder.cli import main
print(builder.__file__)
for words in ("init library", "check -C library -j 1", "build -C library -j 1"):
    try:
        main(words.split())
    except SystemExit as ended:
        assert ended.code == 0, words
"""


def test_a_new_library_has_no_findings_and_is_built(tmp_path: Path) -> None:
    begun = daeyeok("init", "library", cwd=tmp_path)
    assert begun.returncode == 0, begun.stderr
    folder = tmp_path / "library"
    assert f"wrote {sum(path.is_file() for path in folder.rglob('*'))} files to library for ‘Library’" in begun.stdout
    for words in (("check",), ("fmt", "--check")):
        ran = daeyeok(*words, cwd=folder)
        assert (ran.returncode, ran.stdout) == (0, "")
    assert daeyeok("build", cwd=folder).returncode == 0
    page = site.tree(folder / "site" / "sundial" / "index.html").text_content()
    assert "A sundial tells the time by a shadow." in " ".join(page.split())
    assert "해시계" in site.tree(folder / "site" / "glossary" / "sundial" / "index.html").text_content()
    schema = (folder / "translations" / "sundial.yaml").read_text(encoding="utf-8").splitlines()[0].partition("=")[2]
    assert (folder / "translations" / schema).is_file()


def test_the_guides_of_a_library_say_the_same_in_both_languages(tmp_path: Path) -> None:
    assert daeyeok("init", "flats", cwd=tmp_path).returncode == 0
    for name in ("README", "CONTRIBUTING"):
        english, korean = (
            (tmp_path / "flats" / f"{name}{end}").read_text(encoding="utf-8") for end in (".md", ".ko.md")
        )
        outlines = [
            (
                re.findall(r"^#+(?= )", text, re.M),
                re.findall(r"^(daeyeok [a-z]+|pip [^#]*?) ", text, re.M),
                {*re.findall(r"`([a-zA-Z./_-]+[a-z/])`", text)} - {"FILE"},
            )
            for text in (english, korean)
        ]
        assert outlines[0] == outlines[1]
        assert f"]({name}.ko.md)" in english
        assert f"]({name}.md)" in korean


def test_a_library_has_the_names_that_it_is_given(tmp_path: Path) -> None:
    names = ("--name", 'Flats "&" *Sons*', "--name-ko", "갯벌 서재")
    assert daeyeok("init", "flats", *names, cwd=tmp_path).returncode == 0
    readme, settings = (
        (tmp_path / "flats" / name).read_text(encoding="utf-8") for name in ("README.md", "pyproject.toml")
    )
    assert readme.startswith('# Flats "\\&" \\*Sons\\*\n\n갯벌 서재\n')
    assert resolve_settings(settings, {}).library == Library('Flats "&" *Sons*', "갯벌 서재")
    others = ("CONTRIBUTING.md", "CONTRIBUTING.ko.md", "README.ko.md")
    texts = [(tmp_path / "flats" / name).read_text(encoding="utf-8") for name in others]
    assert texts[2].startswith("# 갯벌 서재\n")
    assert "LIBRARY_" not in "".join((readme, settings, *texts))
    refused = daeyeok("init", "other", "--name", "a\x1b[2J", cwd=tmp_path)
    assert refused.returncode == 2
    assert "‘name.en’ must be a text on one line" in refused.stderr
    assert not (tmp_path / "other").exists()
    assert daeyeok("init", "tidal-flat_texts", cwd=tmp_path).returncode == 0
    begun = (tmp_path / "tidal-flat_texts" / "pyproject.toml").read_text(encoding="utf-8")
    assert resolve_settings(begun, {}).library == Library("Tidal Flat Texts", "Tidal Flat Texts")


def test_the_program_as_it_is_installed_begins_and_builds_a_library(tmp_path: Path) -> None:
    packed = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(packed, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "installed")
    listed = subprocess.run(["git", "ls-files", "builder"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(listed.stdout.split()) <= names
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    told = subprocess.run(
        [sys.executable, "-c", INSTALLED],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "installed"), "PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert told.stdout.startswith(str(tmp_path))
    page = site.tree(tmp_path / "library" / "site" / "sundial" / "index.html").text_content()
    assert "On cloudy days it says nothing." in " ".join(page.split())


def test_a_folder_with_anything_in_it_is_left_alone_but_for_a_repository_of_git(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("notes", encoding="utf-8")
    refused = daeyeok("--lang", "ko", "init", ".", cwd=tmp_path)
    assert refused.returncode == 2
    assert "비어 있지 않습니다" in refused.stderr
    assert "notes.txt" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    (tmp_path / "notes.txt").unlink()
    (tmp_path / ".git").mkdir()
    assert daeyeok("init", ".", cwd=tmp_path).returncode == 0
    assert daeyeok("check", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("exists", [False, True])
def test_a_library_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exists: bool
) -> None:
    if exists:
        (tmp_path / "library").mkdir()
    rename, calls = Path.rename, 0

    def fail_late(path: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls > 3:
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_late)
    ran = daeyeok("init", "library", cwd=tmp_path)
    assert ran.returncode == 2
    assert "No space left" in ran.stderr
    assert sorted(tmp_path.rglob("*")) == ([tmp_path / "library"] if exists else [])


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ({}, f"daeyeok[downloads]=={__version__}"),
        ({"url": "file:///home/somebody/daeyeok", "dir_info": {}}, f"daeyeok[downloads]=={__version__}"),
        (
            {"url": "https://example.org/d.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "daeyeok[downloads] @ git+https://example.org/d.git@abc",
        ),
        (
            {"url": "https://example.org/daeyeok-1-py3-none-any.whl", "archive_info": {}},
            "daeyeok[downloads] @ https://example.org/daeyeok-1-py3-none-any.whl",
        ),
    ],
)
def test_the_library_asks_for_the_program_where_it_came_from(origin: dict[str, object], expected: str) -> None:
    assert requirement(origin) == expected
