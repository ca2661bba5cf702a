"""What a branch changes: by pair and by term, in a repository of Git."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from lxml import html

from builder.build.pipeline import annotated_corpus
from builder.build.stores import disk
from builder.build.stores.git import NoHistoryError, fork_point, repository_at
from builder.content.comparison import compare
from tests.support.command import daeyeok


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Hong", "-c", "user.email=hong@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def branch(mini_copy: Path) -> Path:
    """The miniature repository on a branch, `main` having gone on since."""
    git(mini_copy, "init", "-b", "main")
    git(mini_copy, "add", "-A")
    git(mini_copy, "commit", "-m", "begin")
    git(mini_copy, "switch", "-c", "work")
    return mini_copy


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_changed_sentence_is_shown_word_by_word(branch: Path) -> None:
    rewrite(branch / "translations" / "tide.yaml", "We dig clams", "We gather clams")
    ran = daeyeok("diff", "main", cwd=branch)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines() == [
        "tide p3: changed",
        "  우리는 한국의 갯벌(getbol)에서 조개를 캔다.",
        "  갯벌은 숨을 쉰다*.",
        "  We [-dig-]{+gather+} clams on the tidal flats (getbol) of Korea.",
        "  A tidal flat breathes.*",
    ]


def test_a_new_rendering_shows_every_sentence_that_it_touches(branch: Path) -> None:
    rewrite(branch / "glossary" / "getbol.yaml", "en: tidal flat", "en: mudflat")
    told = json.loads(daeyeok("diff", "main", "--json", cwd=branch).stdout)
    assert told["pairs"] == []
    (term,) = told["terms"]
    assert (term["id"], term["change"]) == ("getbol", "changed")
    assert "en" in [key for key, _ in term["values"]]
    assert {one["edition"] for one in term["touched"]} == {"moon", "tide"}
    assert all("갯벌" in one["ko"] or "getbol" in one["en"] for one in term["touched"])


def test_a_definition_touches_no_sentence(branch: Path) -> None:
    path = branch / "glossary" / "korea.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "origin: {en: A native word.}\n", encoding="utf-8")
    (term,) = json.loads(daeyeok("diff", "main", "--json", cwd=branch).stdout)["terms"]
    assert [key for key, _ in term["values"]] == ["origin.en"]
    assert term["touched"] == []


def test_editions_and_entries_come_and_go(branch: Path) -> None:
    (branch / "translations" / "moon.yaml").unlink()
    (branch / "glossary" / "korea.yaml").unlink()
    rewrite(branch / "translations" / "tide.yaml", "status: reviewed", "status: published")
    told = json.loads(daeyeok("diff", "main", "--json", cwd=branch).stdout)
    assert {(one["edition"], one["change"]) for one in told["pairs"]} == {("moon", "removed")}
    assert [(one["edition"], one["change"], one["keys"]) for one in told["heads"]] == [
        ("moon", "removed", []),
        ("tide", "changed", ["status"]),
    ]
    assert [(one["id"], one["change"]) for one in told["terms"]] == [("korea", "removed")]
    assert told["terms"][0]["touched"]


def test_what_main_did_since_is_not_the_branch_s(branch: Path) -> None:
    git(branch, "switch", "main")
    rewrite(branch / "translations" / "tide.yaml", "We dig", "They dig")
    git(branch, "commit", "-am", "on main")
    git(branch, "switch", "work")
    assert daeyeok("diff", "main", cwd=branch).stdout == "nothing changed\n"
    assert fork_point(branch, "main") == fork_point(branch, "work")


def test_the_page_escapes_and_stands_by_itself(branch: Path, tmp_path: Path) -> None:
    rewrite(branch / "translations" / "tide.yaml", "We dig clams", "We <script>dig</script> clams & mussels")
    page = tmp_path / "changes.html"
    ran = daeyeok("--lang", "ko", "diff", "main", "--html", page, cwd=branch)
    assert ran.returncode == 0, ran.stderr
    tree = html.fromstring(page.read_bytes())
    assert not tree.xpath("//script | //link | //img | //@src | //@href")
    assert "We <script>dig</script> clams & mussels" in str(tree.xpath("string()"))
    assert tree.xpath("//p[@lang='ko']")
    assert tree.xpath("//h1[contains(., 'main')]")


def test_old_content_is_read_byte_for_byte(branch: Path) -> None:
    before = disk.read_repository(branch)
    rewrite(branch / "seeds" / "tide.txt", "갯벌", "개펄")
    assert repository_at(branch, fork_point(branch, "main")) == before
    assert not compare(annotated_corpus(before)[0], annotated_corpus(before)[0])


def test_an_unknown_base_is_a_misuse(branch: Path) -> None:
    ran = daeyeok("diff", "nowhere", cwd=branch)
    assert ran.returncode == 2
    assert "Git knows no branch, tag or commit ‘nowhere’" in ran.stderr
    assert daeyeok("diff", "--", "--output=x", cwd=branch).returncode == 2
    with pytest.raises(NoHistoryError):
        fork_point(branch / "..", "main")


def test_a_file_that_cannot_be_read_is_told_and_left_out(branch: Path) -> None:
    (branch / "translations" / "moon.yaml").write_text("seed: [", encoding="utf-8")
    ran = daeyeok("diff", "main", cwd=branch)
    assert ran.returncode == 1
    assert "translations/moon.yaml:2:1: Y105" in ran.stdout
    told = json.loads(daeyeok("diff", "main", "--json", cwd=branch).stdout)
    assert [fault["code"] for fault in told["faults"]] == ["Y105"]
