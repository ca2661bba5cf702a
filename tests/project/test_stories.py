"""The stories of `docs/stories.md`, executed as they are written: a library with a text of each of six genres, and a book."""

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
_NEW = re.compile(r"^daeyeok new ([\w-]+)\.txt(?: --part-of (\w+))?$", re.M)
NAMES = [name for story in STORIES for name, _ in _NEW.findall(story)]
SHELF = {work or name for story in STORIES for name, work in _NEW.findall(story)}


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
    kinds = {kind: [text for one, text in blocks(story) if one == kind] for kind, _ in blocks(story)}
    [commands], names = kinds["sh"], _NEW.findall(story)
    for (name, _), text in zip(names, kinds["text"], strict=True):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    run(commands, folder)
    assert daeyeok("check", cwd=folder).returncode == 1, "TODO is reported"
    works = list(dict.fromkeys(work for _, work in names if work))
    for name, text in zip((*works, *(name for name, _ in names)), kinds["yaml"], strict=True):
        finish(folder / "translations" / f"{name}.yaml", text)
    command, *reported = kinds["console"][0].splitlines()
    assert command == "$ daeyeok check"
    ran = daeyeok("check", cwd=folder)
    assert ran.stdout.splitlines() == reported


def finish(edition: Path, text: str) -> None:
    """Replace a draft by what a story has of it, which has the same blocks and parts."""
    begun, finished = (yaml.safe_load(one) for one in (edition.read_text(encoding="utf-8"), text))
    assert [_guessed(pair) for pair in begun.get("pairs", ())] == [_guessed(pair) for pair in finished.get("pairs", ())]
    assert begun.get("parts") == finished.get("parts")
    edition.write_text(text, encoding="utf-8")


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
    assert sorted(card.get("id", "") for card in page.xpath("//ul[@class='shelf']/li")) == sorted(SHELF)
    assert (len(NAMES), len(SHELF)) == (8, 7)


@pytest.mark.parametrize("name", NAMES)
def test_each_text_is_published_in_both_languages(library: Path, name: str) -> None:
    text = " ".join(site.tree(library / "site" / name / "index.html").text_content().split())
    edition = yaml.safe_load((library / "translations" / f"{name}.yaml").read_text(encoding="utf-8"))
    for pair in edition["pairs"]:
        for line in (*pair["ko"].splitlines(), *pair["en"].splitlines()):
            assert all(part.strip() in text for part in line.split("|")), line
