"""The options of `daeyeok check`, as they are typed, on a miniature repository with faults in it."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from builder.build import pipeline
from builder.build.findings import FaultyError
from builder.build.options import Options
from builder.content.repository import Repository
from tests.support.command import Ran, daeyeok


def check(*words: str, cwd: Path, **environment: str) -> Ran:
    return daeyeok("check", *words, cwd=cwd, **environment)


def codes(*words: str, cwd: Path) -> list[str]:
    return [found["code"] for found in json.loads(check("--json", *words, cwd=cwd).stdout)]


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def faulty(mini_copy: Path) -> Path:
    """Three faults: a straight quotation mark and a repeated word in one edition, a dangling reference in an entry."""
    edit(mini_copy, "translations/moon.yaml", "The moon sets", "The the moon's face sets")
    edit(mini_copy, "glossary/korea.yaml", "rendering: free", "rendering: free\nsee: [tide]")
    return mini_copy


@pytest.fixture
def branch(mini_copy: Path) -> Path:
    """A branch on which nothing is changed yet, of a main with a fault in each edition."""
    edit(mini_copy, "translations/moon.yaml", "The moon sets", "The the moon sets")
    edit(mini_copy, "translations/tide.yaml", "We dig clams", "We dig  clams")
    for words in (["init"], ["add", "."], ["commit", "-m", "Start"], ["checkout", "-b", "work"]):
        git(mini_copy, *words)
    return mini_copy


def test_without_options_everything_is_told(faulty: Path) -> None:
    assert codes(cwd=faulty) == ["T105", "L104", "P102"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["translations/moon.yaml"], ["L104", "P102"]),
        (["glossary"], ["T105"]),
        (["glossary/korea.yaml", "translations", "--select", "T,P"], ["T105", "P102"]),
        (["translations/tide.yaml"], []),
        (["seeds/moon.txt", "glossary/getbol.yaml"], []),
        (["."], ["T105", "L104", "P102"]),
    ],
)
def test_files_and_folders_that_are_named_are_reported_alone(words: list[str], told: list[str], faulty: Path) -> None:
    assert codes(*words, cwd=faulty) == told
    assert codes(*(str(faulty / word) if "/" in word else word for word in words), cwd=faulty) == told
    assert check(*words, cwd=faulty).returncode == (1 if told else 0)


def test_faults_of_form_are_reported_whatever_is_named(faulty: Path) -> None:
    edit(faulty, "glossary/korea.yaml", "rendering: free", "rendering free")
    assert codes("translations/tide.yaml", cwd=faulty) == codes(cwd=faulty)
    assert codes(cwd=faulty)[0].startswith("Y")


def test_a_file_that_is_no_content_is_refused(faulty: Path, tmp_path: Path) -> None:
    (faulty / "notes.txt").write_text("notes", encoding="utf-8")
    for name in ("notes.txt", str(tmp_path)):
        told = check(name, cwd=faulty)
        assert told.returncode == 2
        assert told.stdout == ""
        assert f"{name} is not content: name files of translations/" in told.stderr
    (faulty / "translations" / "moon.yml").write_text("id: moon", encoding="utf-8")
    assert codes("translations/moon.yml", cwd=faulty) == ["Y205"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--select", "L"], ["L104"]),
        (["--select", "L1,P102"], ["L104", "P102"]),
        (["--select", "T", "--select", "straight-quotes"], ["T105", "P102"]),
        (["--ignore", "p"], ["T105", "L104"]),
        (["--select", "L,P", "--ignore", "repeated-word"], ["P102"]),
        (["--ignore", "T,L,P"], []),
    ],
)
def test_families_codes_and_names_select_and_ignore(words: list[str], told: list[str], faulty: Path) -> None:
    assert codes(*words, cwd=faulty) == told
    assert check(*words, cwd=faulty).returncode == (1 if told else 0)


def test_faults_of_form_are_told_whatever_is_selected(faulty: Path) -> None:
    edit(faulty, "translations/moon.yaml", "status: draft", "status: done")
    assert codes("--select", "L", cwd=faulty) == ["Y203"]


def test_a_code_that_is_none_is_misuse(faulty: Path) -> None:
    ran = check("--select", "Z9", cwd=faulty)
    assert ran.returncode == 2
    assert "‘Z9’" in ran.stderr


def test_github_annotates_and_writes_the_summary(faulty: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("Before.\n", encoding="utf-8")
    where = {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "abc"}
    ran = check("--format", "github", cwd=faulty, GITHUB_STEP_SUMMARY=str(summary), **where)
    assert ran.returncode == 1
    lines = (faulty / "translations/moon.yaml").read_text(encoding="utf-8").split("\n")
    line = next(number for number, text in enumerate(lines, 1) if "The the" in text)
    assert [told.split(",title=")[0] for told in ran.stdout.splitlines()] == [
        "::error file=glossary/korea.yaml,line=10,col=7",
        f"::error file=translations/moon.yaml,line={line},col=9",
        f"::error file=translations/moon.yaml,line={line},col=17",
    ]
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("Before.\n### daeyeok check: 3 findings\n")
    assert "[L104](https://github.com/o/r/blob/abc/docs/rules.md#l104-repeated-word)" in text


def test_github_without_findings_says_so_in_the_summary_only(mini_copy: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    ran = check("--format", "github", cwd=mini_copy, GITHUB_STEP_SUMMARY=str(summary))
    assert (ran.returncode, ran.stdout) == (0, "")
    assert summary.read_text(encoding="utf-8") == "### daeyeok check: no findings\n\n"


def test_sarif_has_the_findings_by_their_rules(faulty: Path) -> None:
    ran = check("--format", "sarif", cwd=faulty)
    results = json.loads(ran.stdout)["runs"][0]["results"]
    assert (ran.returncode, [result["ruleId"] for result in results]) == (1, ["T105", "L104", "P102"])


def test_changed_tells_only_what_the_branch_touched(branch: Path) -> None:
    assert codes(cwd=branch) == ["L104", "P103"]
    assert codes("--changed", "main", cwd=branch) == []
    edit(branch, "translations/moon.yaml", "So it does", "So  it does")
    assert codes("--changed", "main", cwd=branch) == ["L104", "P103"]  # the pair is touched as a whole
    git(branch, "commit", "-am", "Work")
    assert codes("--changed", "main", cwd=branch) == ["L104", "P103"]


def test_changed_tells_of_the_line_after_what_was_taken_out(branch: Path) -> None:
    edit(branch, "translations/tide.yaml", "- id: p2\n  kind: imprint\n  ko: 2020-05-01\n  en: May 1, 2020\n", "")
    assert "S101" in codes("--changed", "main", "--ignore", "S111", cwd=branch)


def test_changed_tells_of_a_file_that_git_does_not_know_yet(branch: Path) -> None:
    text = (branch / "glossary/korea.yaml").read_text(encoding="utf-8")
    new = text.replace("한국", "조개").replace("Korea", "clams")
    (branch / "glossary/clam.yaml").write_text(new + "see: [korea]\n", encoding="utf-8")
    assert codes("--changed", "main", cwd=branch) == [
        "T106",
        "T107",
    ]  # the Hanja is that of the old entry, where T107 stands


def test_changed_tells_what_a_new_entry_does_to_an_old_one(branch: Path) -> None:
    entry = (branch / "glossary/korea.yaml").read_text(encoding="utf-8")
    (branch / "glossary/aaa.yaml").write_text(
        entry, encoding="utf-8"
    )  # takes the form from the other: T107 stands there
    told = json.loads(check("--json", "--changed", "main", cwd=branch).stdout)
    assert ("glossary/korea.yaml", "T107") in {(one["file"], one["code"]) for one in told}
    assert not {"L104", "P103"} & {one["code"] for one in told}


def test_changed_tells_what_breaks_where_nothing_was_changed(branch: Path) -> None:
    edit(branch, "glossary/korea.yaml", "rendering: free", "rendering: free\nsee: [getbol]")
    edit(branch, "glossary/getbol.yaml", "see: [mulddae]", "see: [mulddae, korea]")
    git(branch, "commit", "-am", "Lead each to the other")
    git(branch, "branch", "-f", "main", "work")
    (branch / "glossary/korea.yaml").unlink()
    told = json.loads(check("--json", "--changed", "main", cwd=branch).stdout)
    assert [(one["file"], one["code"]) for one in told] == [("glossary/getbol.yaml", "T105")]


def test_changed_leaves_alone_what_only_moved(branch: Path) -> None:
    edit(branch, "translations/moon.yaml", "pairs:\n", "pairs:\n# The moon\n# and more\n")
    assert codes("--changed", "main", cwd=branch) == []


def test_changed_knows_pairs_however_they_are_written(branch: Path) -> None:
    path = branch / "translations/tide.yaml"
    text = path.read_text(encoding="utf-8")
    head, pairs = text.split("pairs:\n")
    indented = "pairs:\n" + "".join(f"      {line}\n" for line in pairs.splitlines())
    path.write_text(head + indented, encoding="utf-8")
    git(branch, "commit", "-am", "Indent")
    git(branch, "branch", "-f", "main", "work")
    edit(branch, "translations/tide.yaml", "Text by Hong", "Text  by Hong")
    assert codes("--changed", "main", "--ignore", "S111", cwd=branch) == ["P103"]


def test_changed_knows_what_ids_and_revisions_were(branch: Path) -> None:
    edit(branch, "translations/tide.yaml", "The sea does not grow old.", "The sea never grows old.")
    assert codes("--changed", "main", cwd=branch) == ["S111"]
    edit(branch, "translations/tide.yaml", "- id: p9\n", "- id: p99\n")
    edit(branch, "translations/tide.yaml", "- id: p10\n", "- id: p9\n")
    assert codes("--changed", "main", "--ignore", "S111", cwd=branch) == ["S110"]


def test_changed_tells_faults_of_form_wherever_they_are(branch: Path) -> None:
    edit(branch, "translations/moon.yaml", "status: draft", "status: done")
    git(branch, "commit", "-am", "Work")
    git(branch, "branch", "-f", "main", "work")
    assert codes("--changed", "main", cwd=branch) == ["Y203"]


def test_changed_from_what_is_no_commit_is_misuse(branch: Path) -> None:
    ran = check("--changed", "nowhere", cwd=branch)
    assert ran.returncode == 2
    assert "nowhere" in ran.stderr


STRAYS = {
    "glossary/old.yml": "this file is not read: rename it to ‘old.yaml’",
    "glossary/Old.YAML": "this file is not read: rename it to ‘Old.yaml’",
    "translations/new.yaml.txt": "this file is not read: rename it to ‘new.yaml’",
    "translations/notes.md": "this file is not read: give it the ending .yaml if it belongs to translations/, or move it elsewhere",
    "translations/new.yaml.bak": "this file is not read: give it the ending .yaml if it belongs to translations/, or move it elsewhere",
    "seeds/new.TXT": "this file is not read: rename it to ‘new.txt’",
    "seeds/new.yaml": "this file is not read: give it the ending .txt if it belongs to seeds/, or move it elsewhere",
    "seeds/drafts/": "this folder is not read: move its files into seeds/ itself",
    "translations/2024/": "this folder is not read: move its files into translations/ itself",
    "glossary/people.yaml/": "this folder is not read: move its files into glossary/ itself",
}


@pytest.mark.parametrize("name", STRAYS)
def test_what_nothing_reads_is_told(mini_copy: Path, name: str) -> None:
    assert codes(cwd=mini_copy) == []  # and what was remembered then is not told now
    path = mini_copy / name
    path.mkdir() if name.endswith("/") else path.write_bytes(b"ko: A\n")
    ran = check(cwd=mini_copy)
    assert (ran.returncode, ran.stdout.split("\n")[0]) == (1, f"{name.rstrip('/')}:1:1: Y205 {STRAYS[name]}")


def test_changed_tells_what_nothing_reads(branch: Path) -> None:
    (branch / "translations" / "new.yml").write_bytes(b"seed: new.txt\n")
    assert codes("--changed", "main", cwd=branch) == ["Y205"]


def test_a_build_does_not_pass_over_what_nothing_reads(mini: Repository) -> None:
    with pytest.raises(FaultyError) as raised:
        list(pipeline.site(replace(mini, strays=("seeds/drafts/",)), Options()))
    assert [finding.code for finding in raised.value.findings] == ["Y205"]
