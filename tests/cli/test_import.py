"""`daeyeok import`: what it says, what it writes, and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.build.stores import disk
from builder.content.file import ContentFile
from tests.support.command import Ran, daeyeok

TIDE = "translations/tide.yaml"
BETTER = ("id,ko,en", 'p4.1,물때를 알면 바다가 보인다.,"Know the tide times, and you see the sea."')
BREAKING = ("id,en", "p3.2,A tidal flat lives.*")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    return tmp_path / "tide.csv"


def run(root: Path, table: Path, rows: tuple[str, ...], *options: str) -> Ran:
    table.write_text("\n".join(rows), encoding="utf-8")
    return daeyeok("import", "-C", root, table, *options)


def test_a_sentence_is_shown_written_and_nothing_else_is_touched(mini_copy: Path, table: Path) -> None:
    before = {path: path.read_bytes() for path in mini_copy.rglob("*.yaml")}
    ran = run(mini_copy, table, BETTER, "--dry-run")
    assert ran.returncode == 0
    assert "[-Whoever knows -]{+Know +}the tide times" in ran.stdout
    assert ran.stderr == f"would change {TIDE}\n"
    assert {path: path.read_bytes() for path in before} == before
    ran = run(mini_copy, table, BETTER)
    assert (ran.returncode, ran.stderr) == (0, f"wrote {TIDE}\n")
    file = mini_copy / TIDE
    old, new = b"Whoever knows the tide times sees the sea.", b"Know the tide times, and you see the sea."
    assert {path: path.read_bytes() for path in before} == before | {file: before[file].replace(old, new)}
    assert not [path for path in file.parent.iterdir() if path.suffix != ".yaml"]
    again = run(mini_copy, table, BETTER)
    assert (again.stdout, again.stderr) == ("nothing changed\n", "")


def test_what_check_would_find_then_is_told(mini_copy: Path, table: Path) -> None:
    ran = run(mini_copy, table, BREAKING)
    assert ran.returncode == 1
    assert f"wrote {TIDE}\n" in ran.stderr
    codes = [line.split()[1] for line in ran.stdout.splitlines() if line.startswith("translations/")]
    assert "N101" in codes
    found = daeyeok("check", "-C", mini_copy).stdout.splitlines()
    assert codes == [line.split()[1] for line in found if line.startswith(TIDE)]


def test_what_does_not_fit_is_told_and_nothing_is_written(mini_copy: Path, table: Path) -> None:
    before = (mini_copy / TIDE).read_bytes()
    ran = run(mini_copy, table, (*BETTER, "p99.1,x,y"))
    assert ran.returncode == 1
    assert ran.stdout == f"{table}:3:3: I102 ‘tide’ has no sentence p99.1\n"
    assert ran.stderr.endswith("nothing was imported\n")
    assert (mini_copy / TIDE).read_bytes() == before
    ran = run(mini_copy, table, BETTER, "--edition", "none")
    assert ran.returncode == 2
    assert "there is no edition ‘none’" in ran.stderr


def test_the_same_in_json_and_in_korean(mini_copy: Path, table: Path) -> None:
    ran = run(mini_copy, table, BETTER, "--dry-run", "--json")
    data = json.loads(ran.stdout)
    assert (data["written"], data["files"], data["changes"]["pairs"][0]["id"]) == (False, [TIDE], "p4")
    data = json.loads(run(mini_copy, table, (*BETTER, "p99.1,x,y"), "--json").stdout)
    assert (data["written"], [fault["code"] for fault in data["faults"]]) == (False, ["I102"])
    ran = daeyeok("--lang", "ko", "import", "-C", mini_copy, table)
    assert ran.stdout == f"{table}:3:3: I102 ‘tide’에는 p99.1 문장이 없습니다\n"


def test_a_thousand_faults_are_counted_not_listed(mini_copy: Path, table: Path) -> None:
    ran = run(mini_copy, table, ("id,en", *(f"p9{n},x" for n in range(1000))))
    assert len(ran.stdout.splitlines()) == 200
    assert "and 800 more" in ran.stderr


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("old")
    (tmp_path / "b").mkdir()
    with pytest.raises(OSError, match="too long"):
        disk.write_files(tmp_path, [ContentFile("a", b"new"), ContentFile(f"{'x' * 300}/c", b"new")])
    assert (tmp_path / "a").read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine")
    (tmp_path / "a").symlink_to(outside)
    disk.write_files(tmp_path, [ContentFile("a", b"new")])
    assert outside.read_text() == "mine"
    assert (tmp_path / "a").read_bytes() == b"new"
    assert not (tmp_path / "a").is_symlink()


def test_a_project_of_omegat_is_read_from_its_folder(mini_copy: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    unit = "<tu><tuv lang='ko'><seg>{}</seg></tuv><tuv lang='en'><seg>{}</seg></tuv></tu>"
    pairs = unit.format("물때를 알면 바다가 보인다.", "Know the tide times, and you see the sea.") + unit.format(
        "다른 글", "Other"
    )
    for name, text in {
        "omegat/project_save.tmx": f"<tmx version='1.4'><body>{pairs}</body></tmx>",
        "omegat/project_stats.txt": "nothing of ours",
        "glossary/glossary.txt": "물때\ttide tables\n",
        "source/tide.xliff": "<",
    }.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    (project / "glossary" / "link.txt").symlink_to(mini_copy / TIDE)
    ran = daeyeok("import", "-C", mini_copy, project)
    assert ran.stdout.startswith(f"{project}/omegat/project_save.tmx:1:")
    assert "I102 no edition has the Korean ‘다른 글’" in ran.stdout
    ran = daeyeok("import", "-C", mini_copy, project, "--only-known")
    assert "in no edition, left out: 1" in ran.stderr
    assert "wrote glossary/mulddae.yaml" in ran.stderr
    assert "Know the tide times, and you see the sea." in (mini_copy / TIDE).read_text(encoding="utf-8")
    assert "tide tables" in (mini_copy / "glossary" / "mulddae.yaml").read_text(encoding="utf-8")
    ran = daeyeok("import", "-C", mini_copy, mini_copy / "seeds")
    assert ran.returncode == 2
    assert "is not a project of OmegaT" in ran.stderr


def test_a_term_that_the_glossary_has_not_gets_a_draft_that_check_reports(mini_copy: Path, table: Path) -> None:
    rows = ("ko,en,kind,definition_en", "만조,high tide,event,The sea at its highest.")
    refused = run(mini_copy, table, rows)
    assert refused.returncode == 1
    assert "--new-entries" in refused.stdout
    ran = run(mini_copy, table, rows, "--new-entries")
    assert (ran.returncode, ran.stderr) == (0, "wrote glossary/high-tide.yaml\n")
    written = (mini_copy / "glossary" / "high-tide.yaml").read_text(encoding="utf-8")
    assert "\nko: 만조\nen: high tide\nkind: event\n" in written
    found = [line for line in daeyeok("check", "-C", mini_copy).stdout.splitlines() if "high-tide" in line]
    assert any("TODO" in line for line in found)
