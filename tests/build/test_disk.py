"""What is read from the disk and what is not, and how files are written, whatever somebody has put there."""

from __future__ import annotations

import os
import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from builder.build import pipeline
from builder.build.options import Options
from builder.build.stores import disk
from builder.build.stores.git import repository_at
from builder.content.file import MOST_BYTES, ContentFile
from builder.content.file_names import _DEVICES, _TAKEN
from builder.content.loading.editions import load_edition
from builder.content.loading.glossary import load_term
from builder.content.repository import Repository
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from tests.cli.test_diff import git
from tests.support.command import daeyeok


def link_out(path: Path) -> None:
    outside = path.parent.parent.parent / "secret.yaml"
    outside.write_text("ko: hidden\n", encoding="utf-8")
    path.symlink_to(outside)


def link_up(path: Path) -> None:
    outside = path.parent.parent.parent / "secret.yaml"
    outside.write_text("ko: hidden\n", encoding="utf-8")
    path.symlink_to(Path("..", "..", "secret.yaml"))


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(10**12)  # a terabyte that no disk has


def not_utf8(path: Path) -> None:
    Path(os.fsdecode(os.fsencode(path.parent) + b"/\xff\xfe" + os.fsencode(path.suffix))).write_text("ko: a\n")


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "link": (link_out, "Y206 this is a link that leads out of the repository: put the file itself here"),
    "relative link": (link_up, "Y206 this is a link that leads out of the repository: put the file itself here"),
    "pipe": (os.mkfifo, "Y206 this is a device, a pipe or a socket, not a file: remove it"),
    "large": (large, f"Y104 the file has 1000000000000 bytes; at most {MOST_BYTES} are allowed"),
    "name": (not_utf8, "Y206 the name of this file is not UTF-8: rename it"),
}


@pytest.mark.parametrize(
    "name", ["translations/x.yaml", "glossary/x.yaml", "bibliography/x.yaml", "seeds/x.txt", "unfit-hosts.yaml"]
)
@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_file_of_the_repository_is_never_read(kind: str, name: str, mini_copy: Path) -> None:
    make, message = REFUSED[kind]
    if name == "unfit-hosts.yaml" and kind not in ("pipe", "large"):
        pytest.skip("beside the repository, not within a folder of it")
    before = disk.read_repository(mini_copy)
    make(mini_copy / name)
    read = disk.read_repository(mini_copy)
    assert read.files() == before.files()
    told = [finding.line() for finding in pipeline.check(read)]
    where = name if kind != "name" else f"{PurePosixPath(name).parent}/<0xFF><0xFE>{PurePosixPath(name).suffix}"
    assert told == [f"{where}:1:1: {message}"]
    assert pipeline.check(read) != pipeline.check(before)


def test_a_link_within_the_repository_is_read(mini_copy: Path) -> None:
    (mini_copy / "elsewhere").mkdir()
    (mini_copy / "glossary" / "getbol.yaml").rename(mini_copy / "elsewhere" / "getbol.yaml")
    (mini_copy / "glossary" / "getbol.yaml").symlink_to("../elsewhere/getbol.yaml")
    assert not pipeline.check(disk.read_repository(mini_copy))


def test_a_commit_with_links_and_submodules_has_only_its_files(mini_copy: Path) -> None:
    git(mini_copy, "init", "-b", "main")
    (mini_copy / "glossary" / "link.yaml").symlink_to("/etc/passwd")
    git(mini_copy, "add", "-A")
    git(mini_copy, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},glossary/module.yaml")
    git(mini_copy, "commit", "-m", "begin")
    (mini_copy / "glossary" / "link.yaml").unlink()
    assert repository_at(mini_copy, "HEAD").files() == disk.read_repository(mini_copy).files()
    assert daeyeok("diff", "HEAD", cwd=mini_copy).stdout == "nothing changed\n"


def test_what_is_too_large_at_a_commit_is_refused_unread(mini_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (mini_copy / "seeds" / "large.txt").write_bytes(b"a" * 2_000_001)
    for words in (("init", "-b", "main"), ("add", "-A"), ("commit", "-m", "begin")):
        git(mini_copy, *words)
    asked: list[bytes] = []
    run = subprocess.run

    def watched(*words: Any, **how: Any) -> Any:
        ran = run(*words, **how)
        asked.append(ran.stdout)
        return ran

    monkeypatch.setattr("builder.build.stores.git.subprocess.run", watched)
    assert repository_at(mini_copy, "HEAD").refused == disk.read_repository(mini_copy).refused
    assert max(map(len, asked)) < 2_000_000


# --- Names ------------------------------------------------------------------------------------------------------------

NAMES = ["con", "nul", "com1", "A", "a--b", "a\n", "a b", "갯벌", "a" * 81, "", ".", "a.b"]


@pytest.mark.parametrize("stem", NAMES)
def test_a_name_that_is_no_id_is_found(stem: str) -> None:
    for folder, load in (("glossary", load_term), ("translations", lambda file: load_edition(file, {}))):
        _, findings = load(ContentFile(f"{folder}/{stem}.yaml", b"ko: a\n"))
        assert "Y204" in {finding.code for finding in findings}, folder


def test_the_names_of_the_sites_own_paths_are_taken(mini: Repository) -> None:
    paths = [file.path for file in pipeline.site(mini, Options(EDITION_FORMATS, CORPUS_FORMATS))]
    folders = {path.parts[0] for path in paths if len(path.parts) > 1}
    assert folders - {file.stem for file in mini.translations} <= _TAKEN["translations"]
    assert {path.stem for path in paths if path.suffix == ".html" and len(path.parts) == 1} <= _TAKEN["translations"]
    assert {"none", *_DEVICES} <= _TAKEN["glossary"]


@pytest.mark.parametrize(("one", "other"), [("Tide.txt", "tide.txt"), ("é.txt", "e\u0301.txt")])
def test_two_seeds_whose_names_are_one_elsewhere_are_found(one: str, other: str, mini: Repository) -> None:
    seeds = (*mini.seeds, ContentFile(f"seeds/{one}", b"x"), ContentFile(f"seeds/{other}", b"x"))
    told = [finding for finding in Repository(seeds=seeds).unread_findings() if finding.code == "Y204"]
    assert told
    assert all("many systems take this name for that of" in finding.text() for finding in told)


# --- Writing ----------------------------------------------------------------------------------------------------------


def test_a_file_is_never_written_through_a_link(tmp_path: Path) -> None:
    victim, path = tmp_path / "victim", tmp_path / "page.html"
    victim.write_text("kept")
    path.symlink_to(victim)
    for planted in (f".page.html.{os.getpid()}.new", ".page.html.new", "page.html.new"):
        (tmp_path / planted).symlink_to(victim)
    disk.write_file(path, b"written")
    assert victim.read_text() == "kept"
    assert not path.is_symlink()
    assert path.read_bytes() == b"written"


@pytest.mark.parametrize("name", ["../a.yaml", "seeds/../../a.yaml", "away/a.yaml"])
def test_no_file_is_written_outside_of_the_repository(name: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "seeds").mkdir(parents=True)
    (root / "away").symlink_to(tmp_path)
    with pytest.raises(PermissionError):
        disk.write_files(root, [ContentFile("seeds/b.txt", b"b"), ContentFile(name, b"a")])
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_file_keeps_its_mode_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    disk.write_file(path, b"a")
    umask = os.umask(0)
    os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask
    path.chmod(0o640)
    disk.write_file(path, b"b")
    assert path.stat().st_mode & 0o777 == 0o640
    path.unlink()
    path.mkdir()
    with pytest.raises(OSError, match=r"a\.yaml"):
        disk.write_file(path, b"c")
    assert [one.name for one in tmp_path.iterdir()] == ["a.yaml"]


# --- Content that is not held in memory -------------------------------------------------------------------------------


def test_content_that_is_not_held_is_the_same(mini_copy: Path) -> None:
    held, found = disk.read_repository(mini_copy), disk.read_repository(mini_copy, hold=False)
    assert [(file.name, file.data, file.digest) for file in found.files()] == [
        (file.name, file.data, file.digest) for file in held.files()
    ]
    assert pickle.loads(pickle.dumps(found.translations)) == held.translations  # noqa: S301 - our own bytes
    assert not any(isinstance(value, bytes) and len(value) > 20 for value in vars(found.translations[0]).values())


def test_a_build_makes_nothing_of_two_states_of_a_file(mini_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert daeyeok("build", "-C", mini_copy).returncode == 0
    before = {path: path.read_bytes() for path in (mini_copy / "site").rglob("*") if path.is_file()}
    read, edition = disk.read_repository, mini_copy / "translations/tide.yaml"

    def save() -> None:
        edition.write_text(edition.read_text(encoding="utf-8") + "# saved\n", encoding="utf-8")

    def read_and_save(root: Path, *, hold: bool = True) -> Repository:
        found = read(root, hold=hold)
        save()
        return found

    save()
    monkeypatch.setattr(disk, "read_repository", read_and_save)
    ran = daeyeok("build", "-C", mini_copy)
    assert ran.returncode == 2
    assert "translations/tide.yaml was changed meanwhile, and nothing is written: run the command again" in ran.stderr
    assert {path: path.read_bytes() for path in (mini_copy / "site").rglob("*") if path.is_file()} == before
