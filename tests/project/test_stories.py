"""The stories of `docs/stories.md`, executed as they are written: a library with a text of each of six genres."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.support import ROOT, site
from tests.support.command import daeyeok

_BLOCK = re.compile(r"^```(sh|text|yaml|console)\n(.*?)^```$", re.M | re.S)
STORIES = (ROOT / "docs" / "stories.md").read_text(encoding="utf-8").split("\n## ")
NAMES = [match[1] for story in STORIES if (match := re.search(r"^daeyeok new (\w+)\.txt$", story, re.M))]


def blocks(story: str) -> Iterator[tuple[str, str]]:
    return ((match[1], match[2]) for match in _BLOCK.finditer(story))


def run(commands: str, folder: Path) -> Path:
    """The folder in which somebody is after typing the commands, each of which succeeds."""
    for line in commands.splitlines():
        program, *words = shlex.split(line)
        if program == "cd":
            folder /= words[0]
        elif program == "rm":
            for word in words:
                (folder / word).unlink()
        else:
            ran = daeyeok(*words, cwd=folder)
            assert (program, ran.returncode) == ("daeyeok", 0), ran.stderr
    return folder


def follow(story: str, folder: Path) -> None:
    """Do what a story says; what `new` has guessed of each block is what the finished edition says."""
    kinds = dict(blocks(story))
    [name] = re.findall(r"^daeyeok new (\w+)\.txt$", kinds["sh"], re.M)
    (folder / f"{name}.txt").write_text(kinds["text"], encoding="utf-8")
    run(kinds["sh"], folder)
    edition = folder / "translations" / f"{name}.yaml"
    begun, finished = (yaml.safe_load(text) for text in (edition.read_text(encoding="utf-8"), kinds["yaml"]))
    assert [_guessed(pair) for pair in begun["pairs"]] == [_guessed(pair) for pair in finished["pairs"]]
    assert daeyeok("check", cwd=folder).returncode == 1, "TODO is reported"
    edition.write_text(kinds["yaml"], encoding="utf-8")
    command, *reported = kinds["console"].splitlines()
    assert command == "$ daeyeok check"
    ran = daeyeok("check", cwd=folder)
    assert ran.stdout.splitlines() == reported


def _guessed(pair: dict[str, object]) -> tuple[object, ...]:
    return tuple(pair.get(key) for key in ("id", "kind", "level", "head_rows", "of", "also", "ko"))


def test_the_korean_stories_have_the_same_commands_and_files() -> None:
    korean = (ROOT / "docs" / "stories.ko.md").read_text(encoding="utf-8").split("\n## ")
    assert [list(blocks(story)) for story in korean] == [list(blocks(story)) for story in STORIES]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library after all stories."""
    first, *others = STORIES
    [(_, begin)] = blocks(first)
    folder = run(begin, tmp_path_factory.mktemp("stories"))
    *stories, last = others
    for story in stories:
        follow(story, folder)
    [(_, build)] = blocks(last)
    return run(build, folder)


def test_the_stories_make_a_library_under_its_own_name(library: Path) -> None:
    page = site.tree(library / "site" / "index.html")
    assert page.findtext(".//title") == "The Tidal Flat Library: Korean texts in bilingual editions"
    assert sorted(card.get("id", "") for card in page.xpath("//ul[@class='shelf']/li")) == sorted(NAMES)
    assert len(NAMES) == 6


@pytest.mark.parametrize("name", NAMES)
def test_each_text_is_published_in_both_languages(library: Path, name: str) -> None:
    text = " ".join(site.tree(library / "site" / name / "index.html").text_content().split())
    edition = yaml.safe_load((library / "translations" / f"{name}.yaml").read_text(encoding="utf-8"))
    for pair in edition["pairs"]:
        for line in (*pair["ko"].splitlines(), *pair["en"].splitlines()):
            assert all(part.strip() in text for part in line.split("|")), line
