"""The commands as they are typed: what they print, where, and how they exit."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from builder.cli import entry_report
from builder.model.corpus import Corpus
from builder.terms.lookup import Index

ROOT = Path(__file__).parent.parent
VERBS = ["build", "check", "lookup", "explain", "stats", "new", "fmt", "suggest", "diff"]


def daeyeok(*words: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from builder.cli import main; main(prog_name='daeyeok')", *map(str, words)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("verb", VERBS)
def test_help_teaches(verb: str) -> None:
    ran = daeyeok(verb, "--help")
    assert ran.returncode == 0
    assert f"Usage: daeyeok {verb}" in ran.stdout
    assert len(ran.stdout.splitlines()) > 10


def test_the_group_names_every_verb_and_the_exit_status() -> None:
    text = daeyeok("--help").stdout
    assert all(f"\n  {verb} " in text for verb in VERBS)
    assert "Exit status" in text


def test_check_is_silent_when_all_is_well(mini_copy: Path) -> None:
    ran = daeyeok("check", cwd=mini_copy)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_check_tells_findings_by_line_and_as_json(mini_copy: Path) -> None:
    path = mini_copy / "glossary" / "korea.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "see: [tide]\n", encoding="utf-8")
    ran = daeyeok("check", cwd=mini_copy / "seeds")
    assert ran.returncode == 1
    assert ran.stdout.startswith("glossary/korea.yaml:10:7: T105 there is no entry glossary/tide.yaml\n")
    assert "\x1b" not in ran.stdout
    (told,) = json.loads(daeyeok("check", "--json", cwd=mini_copy).stdout)
    assert (told["file"], told["line"], told["column"], told["code"], told["name"]) == (
        "glossary/korea.yaml",
        10,
        7,
        "T105",
        "dangling-reference",
    )


def test_build_makes_a_site_and_says_where(mini_copy: Path) -> None:
    ran = daeyeok("build", cwd=mini_copy)
    assert ran.returncode == 0, ran.stderr
    assert "site/index.html" in ran.stdout
    assert (mini_copy / "site" / "tide" / "index.html").is_file()
    assert (mini_copy / "site" / "tide" / "tide.xml").is_file()


def test_build_with_findings_publishes_nothing(mini_copy: Path) -> None:
    path = mini_copy / "translations" / "moon.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("달은", "돌은"), encoding="utf-8")
    ran = daeyeok("build", cwd=mini_copy)
    assert ran.returncode == 1
    assert "translations/moon.yaml:12:5: S101" in ran.stdout
    assert "nothing was published" in ran.stderr
    assert not (mini_copy / "site").exists()


def test_misuse_exits_two_and_says_what_to_do(tmp_path: Path, mini_copy: Path) -> None:
    (tmp_path / "empty").mkdir()
    outside = daeyeok("check", "-C", tmp_path / "empty")
    assert outside.returncode == 2
    assert "glossary/, translations/" in outside.stderr
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine", encoding="utf-8")
    ran = daeyeok("build", "-o", tmp_path / "other", cwd=mini_copy)
    assert ran.returncode == 2
    assert "choose another --out" in ran.stderr
    unknown = daeyeok("explain", "Z999")
    assert unknown.returncode == 2
    assert "lists them all" in unknown.stderr


@pytest.mark.parametrize(
    "query",
    [
        "기정학",
        "技政學",
        "technopolitics",
        "gijeonghak",
        "kijŏnghak",
        "kijonghak",
        "기정학은",
        "rlwjdgkr",
        "기정핵",
        "technopolitcs",
    ],
)
def test_lookup_finds_the_entry_however_it_is_typed(query: str) -> None:
    ran = daeyeok("lookup", query)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("기정학 技政學  gijeonghak")
    assert "technopolitics" in ran.stdout.split("\n\n")[0]
    assert "technopolitics-of-ai-hegemony/index.html#p" in ran.stdout
    assert "\nRead on: glossary/gijeonghak/index.html\n" in ran.stdout


def test_lookup_by_initial_consonants_gives_all_that_share_them() -> None:
    found = json.loads(daeyeok("lookup", "--json", "ㄱㅈㅎ").stdout)
    assert "gijeonghak" in [one["id"] for one in found]
    assert {one["found"]["by"] for one in found} == {"initials"}


def test_lookup_as_json_has_spans_that_fit(mini_copy: Path) -> None:
    (found,) = json.loads(daeyeok("lookup", "--json", "-n", "9", "tidal flat", cwd=mini_copy).stdout)
    assert found["id"] == "getbol"
    assert found["found"] == {"by": "rendering", "key": "tidal flat", "avoided": False}
    assert found["occurrences"] == len(found["examples"])
    for one in found["examples"]:
        assert all(one["ko"][start:end].startswith("갯벌") for start, end in one["ko_spans"])
        assert all(
            "flat" in one["en"][start:end].lower() or "getbol" in one["en"][start:end] for start, end in one["en_spans"]
        )


def test_lookup_of_an_avoided_rendering_says_why(mini_copy: Path) -> None:
    ran = daeyeok("lookup", "swamp", cwd=mini_copy)
    assert ran.returncode == 0
    assert "‘swamp’ is a form to avoid" in ran.stdout
    assert "A swamp is not tidal." in ran.stdout


def test_lookup_gives_the_likeliest_in_full_and_the_others_by_their_heads() -> None:
    ran = daeyeok("lookup", "-n", "0", "기정핵")
    entry, others = ran.stdout.split("\n\nMore:\n")
    assert entry.startswith("기정학 技政學  gijeonghak  (concept)\n[taken for ‘기정학’]\ntechnopolitics\n")
    assert others == "  지정학 地政學  geopolitics  [taken for ‘지정학’]\n"


def test_lookup_speaks_korean() -> None:
    ran = daeyeok("--lang", "ko", "lookup", "-n", "1", "rlwjdgkr")
    assert ran.stdout.startswith(
        "기정학 技政學  gijeonghak  (개념)\n[기정학, 한/영 전환 없이 입력]\ntechnopolitics\n다른 역어 "
    )
    for label in ("어원", "쓰임", "관련 용어", "쓰인 문장:", "더 읽기:"):
        assert f"\n{label}" in ran.stdout


def test_lookup_marks_the_words_where_they_occur(mini_corpus: Corpus) -> None:
    (answer,) = Index(mini_corpus.glossary).ask("갯벌")
    shown = entry_report.as_text((answer,), mini_corpus, 9, str)
    assert f"한국의 {click.style('갯벌(getbol)', bold=True, underline=True)}에서" in shown


def test_lookup_of_nothing_names_the_nearest(mini_copy: Path) -> None:
    ran = daeyeok("lookup", "qqqq", cwd=mini_copy)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "the nearest: " in ran.stderr


def test_explain_shows_the_manual_and_lists_all() -> None:
    ran = daeyeok("explain", "term-not-rendered")
    assert ran.stdout.startswith("T101 term-not-rendered\n")
    assert "Bad:" in ran.stdout
    listed = daeyeok("explain").stdout.splitlines()
    told = json.loads(daeyeok("explain", "--json").stdout)
    assert [line.split()[0] for line in listed] == [one["code"] for one in told]


def test_stats_counts_the_miniature(mini_copy: Path) -> None:
    told = json.loads(daeyeok("stats", "--json", cwd=mini_copy).stdout)
    tide = next(one for one in told["editions"] if one["id"] == "tide")
    assert (tide["pairs"], tide["sentences"], tide["notes"], tide["corrections"]) == (11, 14, 1, 2)
    assert tide["covered"] == tide["seed_chars"]
    assert told["glossary"]["entries"] == 5
    table = daeyeok("stats", cwd=mini_copy).stdout
    assert "100.0%" in table
