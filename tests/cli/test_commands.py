"""The commands as they are typed: what they print, where, and how they exit."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import width

from builder.build.lookup_index import look_up
from builder.cli import entry_report, main, output
from builder.cli.language import click_messages
from builder.cli.statistics_report import GATES
from tests.support import MINI
from tests.support.command import daeyeok, shell

VERBS = ["build", "check", "lookup", "explain", "stats", "new", "fmt", "suggest", "diff", "export"]


@pytest.mark.parametrize("verb", VERBS)
def test_help_teaches(verb: str) -> None:
    ran = daeyeok(verb, "--help")
    assert ran.returncode == 0
    assert f"Usage: daeyeok {verb}" in ran.stdout
    assert len(ran.stdout.splitlines()) > 10


def test_the_group_names_every_verb_and_the_exit_status() -> None:
    text = shell("--help").stdout
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
    assert ran.stdout.startswith("glossary/korea.yaml:10:7: T105 there is no entry glossary/tide.yaml")
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
    ran = shell("build", cwd=mini_copy)
    assert ran.returncode == 0, ran.stderr
    assert "site/index.html" in ran.stdout
    assert (mini_copy / "site" / "tide" / "index.html").is_file()
    assert not (mini_copy / "site" / "tide" / "tide.xml").exists()


def test_build_with_findings_publishes_nothing(mini_copy: Path) -> None:
    path = mini_copy / "translations" / "tide.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("한국의", "조국의"), encoding="utf-8")
    ran = daeyeok("build", cwd=mini_copy)
    assert ran.returncode == 1
    assert "translations/tide.yaml:26:9: S101" in ran.stdout
    assert "nothing was published" in ran.stderr
    assert not (mini_copy / "site").exists()


def test_misuse_exits_two_and_says_what_to_do(tmp_path: Path, mini_copy: Path) -> None:
    (tmp_path / "empty").mkdir()
    outside = daeyeok("check", "-C", tmp_path / "empty")
    assert outside.returncode == 2
    assert "glossary/, translations/" in outside.stderr
    assert "Usage:" not in outside.stderr
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine", encoding="utf-8")
    ran = daeyeok("build", "-o", tmp_path / "other", cwd=mini_copy)
    assert ran.returncode == 2
    assert "choose another --out" in ran.stderr
    unknown = daeyeok("explain", "Z999")
    assert unknown.returncode == 2
    assert "lists them all" in unknown.stderr
    assert unknown.stderr.startswith("Usage:")


@pytest.mark.parametrize("verb", ["check", "build", "diff --no-such", "explain --no-such"])
def test_a_fault_of_the_settings_is_told_by_its_place_and_not_as_misuse(verb: str, mini_copy: Path) -> None:
    (mini_copy / "pyproject.toml").write_text("[tool.daeyeok]\ndashes = 'long'\n", encoding="utf-8")
    ran = daeyeok(*verb.split(), cwd=mini_copy)
    assert ran.returncode == 2
    misused = "--no-such" in verb
    assert ran.stderr.startswith("Usage:" if misused else "pyproject.toml:2: ‘dashes’ cannot be ‘long’"), ran.stderr
    assert ("Usage:" in ran.stderr) == misused


def test_an_edition_that_cannot_be_read_is_no_misuse(mini_copy: Path) -> None:
    (mini_copy / "translations" / "tide.yaml").write_text("seed: [", encoding="utf-8")
    ran = daeyeok("suggest", "tide", cwd=mini_copy)
    assert ran.returncode == 2
    assert ran.stderr == "Error: ‘tide’ cannot be read: `daeyeok check` says why\n"


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
    ways = [one["found"]["by"] for one in found]
    assert set(ways) <= {"initials", "beginning"}
    assert ways[: ways.count("initials")] == ["initials"] * ways.count("initials")  # the whole before the beginnings
    assert ways.count("initials") > 1


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
    ran = daeyeok("lookup", "-n", "0", "hegemnic")
    entry, others = ran.stdout.split("\n\nMore:\n")
    assert entry.startswith("패권 霸權  paegwon  (concept)\n[similar to ‘hegemonic’]\nhegemony\n")
    assert others == "  패권경쟁 霸權競爭  hegemonic competition  [similar to ‘hegemonic competition’]\n"


def test_lookup_speaks_korean() -> None:
    ran = daeyeok("--lang", "ko", "lookup", "-n", "1", "rlwjdgkr")
    assert ran.stdout.startswith(
        "기정학 技政學  gijeonghak  (개념)\n[기정학, 한/영 전환 없이 입력]\ntechnopolitics\n다른 번역어: "
    )
    for label in ("어원", "용법", "관련 용어", "쓰인 문장:", "더 읽기:"):
        assert f"\n{label}" in ran.stdout


def test_lookup_marks_the_words_where_they_occur() -> None:
    shown = look_up(None, MINI, lambda store: entry_report.as_text(store.index().matches("갯벌"), store, 9, str))
    assert f"한국의 {click.style('갯벌(getbol)', bold=True, underline=True)}에서" in shown


def test_lookup_wraps_texts_by_the_columns_of_a_terminal(mini_copy: Path) -> None:
    usage = " ".join(["갯벌", "mud-flat"] * 40)
    path = mini_copy / "glossary" / "getbol.yaml"
    entry = path.read_text(encoding="utf-8")
    path.write_text(re.sub("^usage: .*$", f"usage: {{en: {usage}}}", entry, flags=re.M), encoding="utf-8")
    shown = look_up(None, mini_copy, lambda store: entry_report.as_text(store.index().matches("갯벌"), store, 0, str))
    lines = shown[shown.index(click.style("Usage", dim=True)) :].partition("\n\n")[0].splitlines()
    assert " ".join(lines) == f"{click.style('Usage', dim=True)} {usage}"
    assert len(lines) > 5
    for line, following in itertools.pairwise(lines):
        assert width(line) <= 96 < width(f"{line} {following.split()[0]}")


@given(words=st.integers(1, 40), first=st.integers(0, 39), length=st.integers(1, 40))
def test_lookup_marks_words_also_over_the_end_of_a_line(words: int, first: int, length: int) -> None:
    text = " ".join(f"word{number:02}" for number in range(words))
    start = min(7 * first, len(text) - 1)
    end = min(start + 7 * length - 1, len(text))
    lines = entry_report._wrapped(entry_report._lit(text, [(start, end)]), 4).splitlines()
    assert " ".join(click.unstyle(line).strip() for line in lines) == text
    assert all(line.startswith("    ") for line in lines)
    assert "<U+" not in "\n".join(map(output._shown, lines))


def test_lookup_of_nothing_names_the_nearest(mini_copy: Path) -> None:
    ran = daeyeok("lookup", "title fat", cwd=mini_copy)
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert "the nearest: tidal flat" in ran.stderr


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


MISUSES = [
    ([], "명령이 빠졌습니다."),
    (["cheek"], "그런 명령이 없습니다: ‘cheek’. 혹시 'check'입니까?"),
    (["check", "--selct", "T"], "그런 옵션이 없습니다: ‘--selct’. 혹시 '--help', '--select'입니까?"),
    (["check", "--select"], "값이 필요한 옵션입니다: ‘--select’."),
    (["check", "--fix=3"], "값을 받지 않는 옵션입니다: ‘--fix’."),
    (
        ["check", "--select", "Z9"],
        "그런 코드나 계열이 없습니다: ‘Z9’. 전체 목록은 `daeyeok explain`으로 볼 수 있습니다",
    ),
    (
        ["check", "--format", "xml"],
        "'--format'에 맞지 않는 값입니다. 다음 가운데 하나를 쓰십시오: 'text', 'json', 'github', 'sarif'. 지금 값은 ‘xml’입니다.",
    ),
    (
        ["check", "-C", "nowhere"],
        "'-C' / '--repository'에 맞지 않는 값입니다. 그런 파일이나 폴더가 없습니다: ‘nowhere’.",
    ),
    (
        ["check", "-C", "seeds/moon.txt"],
        "'-C' / '--repository'에 맞지 않는 값입니다. 폴더가 아니라 파일입니다: ‘seeds/moon.txt’.",
    ),
    (["check", "-C", "seeds"], "대역본 저장소가 아닙니다: seeds. 없는 폴더: glossary/, translations/"),
    (["lookup"], "인수가 빠졌습니다: 'QUERY...'."),
    (["lookup", "-n", "x", "갯벌"], "'-n' / '--examples'에 맞지 않는 값입니다. 정수를 쓰십시오: ‘x’."),
    (["lookup", "-n", "-3", "갯벌"], "'-n' / '--examples'에 맞지 않는 값입니다. -3: 허용 범위(x>=0)를 벗어났습니다."),
    (["explain", "Z9"], "그런 코드가 없습니다: ‘Z9’. 전체 목록은 `daeyeok explain`으로 볼 수 있습니다"),
    (["stats", "x"], "필요 없는 인수가 있습니다: x"),
    (["fmt", "seeds"], "'[FILES]...'에 맞지 않는 값입니다. 파일이 아니라 폴더입니다: ‘seeds’."),
    (
        ["fmt", "seeds/moon.txt"],
        "translations/, glossary/, bibliography/, figures/에 있는 파일이 아닙니다: {root}/seeds/moon.txt",
    ),
    (["suggest", "x"], "읽을 수 있는 대역본이 없습니다: ‘x’. 전체 목록은 `daeyeok stats`로 볼 수 있습니다"),
    (
        ["new", "seeds/moon.txt", "--id", "A B"],
        "id로 쓸 수 없습니다: ‘A B’. 소문자 a–z, 숫자, 붙임표로 된 id를 --id로 지정하십시오",
    ),
    (
        ["new", "seeds/moon.txt"],
        "이미 있는 파일입니다: translations/moon.yaml. --id로 다른 id를 고르십시오",
    ),
    (
        ["build", "-o", "seeds"],
        "seeds 폴더에 daeyeok이 만들지 않은 파일이 있습니다. --out으로 다른 폴더를 고르거나 먼저 비우십시오",
    ),
]


@pytest.mark.parametrize(("words", "said"), MISUSES, ids=[" ".join(words) for words, _ in MISUSES])
def test_misuse_is_reported_in_korean(
    words: list[str], said: str, mini_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mini_copy)
    ran = CliRunner().invoke(main, ["--lang", "ko", *words], prog_name="daeyeok")
    assert ran.exit_code == 2
    verb = " ".join(["daeyeok", *[word for word in words[:1] if word in VERBS]])
    *head, error = ran.stderr.splitlines()
    assert error == f"오류: {said.format(root=mini_copy)}"
    if head:  # of how an option takes its value Click says no more
        assert head[0].startswith(f"사용법: {verb} ")
        assert head[1:] == [f"도움말을 보려면 ‘{verb} --help’ 명령을 실행하십시오.", ""]


def test_misuse_of_git_and_of_settings_is_reported_in_korean(mini_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(mini_copy)
    for words in (["check", "--changed", "x"], ["diff", "x"]):
        ran = CliRunner().invoke(main, ["--lang=ko", *words])
        assert "오류: Git에서 ‘x’ 시점과 비교할 수 없습니다: " in ran.stderr
    for project, said in (
        (
            '[tool.daeyeok]\nurl = "x"',
            "pyproject.toml:2: ‘url’ 값으로 쓸 수 없습니다: ‘x’. https://example.org/url 같은 웹 주소여야 합니다",
        ),
        ("[tool.daeyeok]\nurls = 1", "pyproject.toml:2: ‘urls’라는 설정은 없습니다. 혹시 ‘url’입니까?"),
        ("[tool", "pyproject.toml:1: 표의 이름이 닫히지 않았습니다"),
    ):
        (mini_copy / "pyproject.toml").write_text(project, encoding="utf-8")
        assert said in CliRunner().invoke(main, ["--lang=ko", "build"]).stderr


def test_the_language_is_that_of_the_locale_and_is_asked_for_anew_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert "오류: 그런 옵션이 없습니다: ‘--nope’." in CliRunner().invoke(main, ["--nope"]).stderr
    for words in (["--lang", "en", "x"], ["--lang=en", "x"]):
        assert "Error: No such command 'x'." in CliRunner().invoke(main, words).stderr


def test_what_click_says_is_what_we_translate() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(click.__file__).parent.glob("*.py"))
    assert [
        message for message in click_messages(str, lambda one, many, count: one) if f'"{message}"' not in source
    ] == []


def test_stats_speaks_korean(mini_copy: Path) -> None:
    table = daeyeok("--lang", "ko", "stats", cwd=mini_copy).stdout
    editions, glossary = (part.splitlines() for part in table.split("\n\n"))
    assert editions[0].split() == "대역본 쌍 문장 한국어 글자 영어 낱말 표시 용어 주석 정정 원문 상태".split()
    assert glossary[0].split() == "분류 항목 뜻풀이 한자 어원 용법 관련 용어 출처".split()
    assert [row.split()[0] for row in glossary[1:]] == ["개념", "사건·행사", "지명", "전체"]
    for part in (editions, glossary):
        assert len({width(row) for row in part}) == 1
    assert daeyeok("--lang", "ko", "stats", "--marks", cwd=mini_copy).stdout.startswith("항목")


def test_every_gate_has_a_korean_name() -> None:
    gates = [
        {row.split("\t")[3] for row in daeyeok("--lang", language, "stats", "--rejected").stdout.splitlines()}
        for language in ("en", "ko")
    ]
    assert len(gates[0]) == len(gates[1]) > 5
    assert gates[0] <= set(GATES)
    assert not [gate for gate in gates[1] if re.search("[A-Za-z]", gate)]


def test_the_language_may_be_said_after_the_command(mini_copy: Path) -> None:
    for words in (
        ("--lang", "ko", "lookup", "xyzzy"),
        ("lookup", "xyzzy", "--lang", "ko"),
        ("lookup", "--lang=ko", "xyzzy"),
    ):
        assert daeyeok(*words, cwd=mini_copy).stderr == "‘xyzzy’에 맞는 것을 찾지 못했습니다\n"
    assert daeyeok("--lang", "en", "lookup", "--", "--lang", "ko", cwd=mini_copy).returncode == 1
    assert "No such option" in daeyeok("--lang", "en", "lookup", "x", "--lang", cwd=mini_copy).stderr


def test_nothing_near_is_no_answer(mini_copy: Path) -> None:
    assert daeyeok("lookup", "xyzzy", cwd=mini_copy).stderr == "nothing found for ‘xyzzy’\n"
    assert daeyeok("lookup", "", cwd=mini_copy).stderr == "nothing found for ‘’\n"
