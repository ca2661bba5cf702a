"""What Git tells of an entry's past, in repositories made for it, and that a build says it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from builder.build.stores.git import histories
from builder.model.history import Commit, History
from tests.support import site
from tests.support.clone import environment
from tests.support.command import daeyeok

NASTY = '<script>alert(1)</script> & "quotes" {braces} %s \x01\x1b[31m\u202egnp.exe \n still the subject'


class Past:
    """The miniature repository in Git, to which commits are added."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root, self._home, self._day = root, home, 0
        self.git("init", "-qb", "main")
        self.commit("Begin")

    def git(self, *words: str, **also: str) -> str:
        env = environment(self._home) | also
        ran = subprocess.run(["git", *words], cwd=self.root, env=env, check=True, capture_output=True, text=True)
        return ran.stdout

    def commit(self, subject: str, author: str = "A. Translator") -> str:
        """All changes as a commit, a day after the last, and its name."""
        self._day += 1
        date = f"2024-03-{self._day:02}T09:30:00+09:00"
        self.git("add", "-A")
        self.git("commit", "-qm", subject, GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date, GIT_AUTHOR_NAME=author)
        return self.git("rev-parse", "HEAD").strip()

    def subjects(self, history: History) -> list[str]:
        """What Git says of the commits of a history."""
        told = (
            "-c",
            "i18n.logOutputEncoding=UTF-8",
            "-c",
            "log.showSignature=false",
            "-c",
            "color.ui=never",
            "show",
            "-s",
        )
        return [self.git(*told, "--format=%s", commit.name).strip() for commit in history.commits]

    def change(self, name: str) -> None:
        with (self.root / "glossary" / f"{name}.yaml").open("a", encoding="utf-8") as file:
            file.write(f"# {self._day}\n")


@pytest.fixture
def past(mini_copy: Path, tmp_path: Path) -> Past:
    return Past(mini_copy, tmp_path)


def said(tree: html.HtmlElement) -> str:
    return " ".join(tree.xpath("//section[@class='history']")[0].text_content().split())


# --- What Git tells ---------------------------------------------------------------------------------------------------


def test_each_entry_has_the_commits_that_changed_it(past: Past) -> None:
    past.change("getbol")
    one = past.commit("Mend getbol")
    past.change("getbol")
    past.change("korea")
    both = past.commit("Mend both")
    (past.root / "translations" / "tide.yaml").write_text("# nothing", encoding="utf-8")
    past.commit("Nothing of the glossary")
    known = histories(past.root)
    assert [commit.name for commit in known["getbol"].commits][:2] == [both, one]
    assert past.subjects(known["korea"]) == ["Mend both", "Begin"]
    assert known["korea"].commits[0] == Commit(both, "2024-03-03T09:30:00+09:00")
    assert (known["korea"].count, known["korea"].begun) == (2, "2024-03-01T09:30:00+09:00")
    assert known.keys() == {path.stem for path in (past.root / "glossary").iterdir()}


@pytest.mark.parametrize("date", ["notadate", "", "-5 +0000", "253402300800 +0000", "1700000000 +9999"])
def test_a_commit_of_no_date_is_left_out(date: str, past: Past) -> None:
    past.change("getbol")
    past.git("add", "-A")
    head, tree = past.git("rev-parse", "HEAD").strip(), past.git("write-tree").strip()
    who = f"A. Translator <a@example.org> {date}"
    data = f"tree {tree}\nparent {head}\nauthor {who}\ncommitter {who}\n\nOdd\n"
    (past.root / "odd").write_text(data, encoding="utf-8")
    odd = past.git("hash-object", "-t", "commit", "-w", "--literally", "odd").strip()
    past.git("update-ref", "refs/heads/main", odd)
    assert past.subjects(histories(past.root)["getbol"]) == ["Begin"]


def test_the_newest_ten_are_kept_and_the_others_counted(past: Past) -> None:
    for number in range(12):
        past.change("getbol")
        past.commit(f"Mend {number}")
    known = histories(past.root)["getbol"]
    assert past.subjects(known) == [f"Mend {number}" for number in range(11, 1, -1)]
    assert (known.count, known.begun[:10]) == (13, "2024-03-01")


def test_a_renamed_entry_keeps_its_past(past: Past) -> None:
    past.change("getbol")
    past.commit("Mend getbol")
    past.git("mv", "glossary/getbol.yaml", "glossary/mudflat.yaml")
    past.commit("Rename getbol")
    past.change("mudflat")
    past.commit("Mend mudflat")
    shutil.copy(past.root / "glossary" / "korea.yaml", past.root / "glossary" / "getbol.yaml")
    past.commit("Another getbol")
    known = histories(past.root)
    assert past.subjects(known["mudflat"]) == [
        "Mend mudflat",
        "Rename getbol",
        "Mend getbol",
        "Begin",
    ]
    assert past.subjects(known["getbol"]) == ["Another getbol"]


def test_what_had_an_entry_s_name_before_is_not_of_its_past(past: Past) -> None:
    (past.root / "glossary" / "korea.yaml").unlink()
    past.commit("Remove korea")
    past.git("mv", "glossary/getbol.yaml", "glossary/korea.yaml")
    past.commit("Rename getbol to korea")
    assert past.subjects(histories(past.root)["korea"]) == ["Rename getbol to korea", "Begin"]


def test_branches_that_were_merged_are_told_and_the_merge_is_not(past: Past) -> None:
    past.git("switch", "-qc", "work")
    past.change("getbol")
    past.commit("On the branch")
    past.git("switch", "-q", "main")
    past.change("korea")
    past.commit("On main")
    past.git("merge", "-q", "--no-ff", "-m", "Merge the branch", "work")
    assert past.subjects(histories(past.root)["getbol"]) == ["On the branch", "Begin"]


def test_of_names_and_subjects_nothing_is_read(past: Past) -> None:
    past.change("getbol")
    hostile = past.commit(NASTY + "x" * 500, author="Mallory & \u202eSons")
    assert histories(past.root)["getbol"].commits[0] == Commit(hostile, "2024-03-02T09:30:00+09:00")


def test_the_user_s_own_settings_change_nothing(past: Past) -> None:
    plain = histories(past.root)
    for setting in (
        "log.showRoot false",
        "log.follow true",
        "log.showSignature true",
        "color.ui always",
        "diff.renames false",
        "core.abbrev 4",
        "i18n.logOutputEncoding EUC-KR",
        "format.pretty oneline",
    ):
        past.git("config", *setting.split())
    past.git("mv", "glossary/getbol.yaml", "glossary/mudflat.yaml")
    past.commit("이름을 바꾼다")
    assert past.subjects(histories(past.root)["mudflat"]) == ["이름을 바꾼다", "Begin"]
    assert histories(past.root)["korea"] == plain["korea"]


def test_content_in_a_folder_of_a_repository_has_its_past_too(past: Past) -> None:
    (past.root / "content").mkdir()
    for name in ("glossary", "translations", "seeds"):
        past.git("mv", name, f"content/{name}")
    past.commit("Move all")
    past.root /= "content"
    past.change("getbol")
    past.commit("Mend getbol")
    assert past.subjects(histories(past.root)["getbol"]) == ["Mend getbol", "Move all"]


def test_where_git_has_nothing_to_tell_there_is_no_history(
    past: Past, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(2):
        past.change("getbol")
        past.commit(f"Mend {day}")
    shallow, empty = tmp_path / "shallow", tmp_path / "empty"
    past.git("clone", "-q", "--depth", "1", past.root.as_uri(), str(shallow))
    assert histories(shallow) == {}
    past.git("init", "-q", str(empty))
    assert histories(empty) == {}
    archive = shutil.copytree(past.root, tmp_path / "archive", ignore=shutil.ignore_patterns(".git"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert histories(archive) == {}
    assert histories(past.root)
    monkeypatch.setenv("PATH", "")
    assert histories(past.root) == {}


# --- What a build says ------------------------------------------------------------------------------------------------


def test_build_tells_the_history_and_the_same_twice(past: Past, tmp_path: Path) -> None:
    past.change("getbol")
    past.commit("Mend getbol")
    made = []
    for out in ("one", "two"):
        ran = daeyeok("build", "-C", past.root, "-o", tmp_path / out)
        assert ran.returncode == 0, ran.stderr
        made.append((tmp_path / out / "glossary" / "getbol" / "index.html").read_bytes())
    assert made[0] == made[1]
    assert "Changed: March 2, 2024" in said(site.tree(tmp_path / "one" / "glossary" / "getbol" / "index.html"))
    past.change("korea")
    past.commit("Mend korea")
    assert daeyeok("build", "-C", past.root, "-o", tmp_path / "one").returncode == 0
    assert "Changed: March 3, 2024" in said(site.tree(tmp_path / "one" / "glossary" / "korea" / "index.html"))
