"""A newcomer follows CONTRIBUTING word for word, adds a short text, errs as everybody does, is told where, and sees it published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli import main
from tests.support import ROOT, site
from tests.support.clone import bash, code, environment, install, upstream

GUIDE, KOREAN_GUIDE = ROOT / "CONTRIBUTING.md", ROOT / "CONTRIBUTING.ko.md"
CLONE, SETUP, BRANCH, BEGIN, SEND, OUT, BACK = range(7)  # the guide's blocks of commands, in order
REVISION, SOURCE, TERM, EDITION = range(4)  # its blocks of YAML
EDITION_FILE, TERM_FILE, OTHER_TERM = "translations/mud-morning.yaml", "glossary/mud-sled.yaml", "glossary/getbol.yaml"
SOURCE_FILE = "bibliography/shore-2025-11-mud-sled.yaml"

SEED = """\
뻘배를 타는 아침

물이 빠지면 할머니는 뻘배를 끌고 갯벌로 나간다. 물때를 놓치면 헛걸음이다.
무릎을 뻘배에 올리고 발로 뻘을 밀면 배는 소리 없이 미끄러진다. 꼬막은 갯벌이 가장 추울 때 가장 맛있다.
할머니는 손끝으로 꼬막을 찾는다. 바구니가 차기 전에는 허리를 펴지 않는다.

멀리서 물이 돌아오는 소리가 들린다. 뻘배는 다시 뭍으로 향한다.
"""
REST = """\
- id: p3
  ko: |
    무릎을 뻘배에 올리고 발로 뻘을 밀면 배는 소리 없이 미끄러진다.
    꼬막은 갯벌이 가장 추울 때 가장 맛있다.
    할머니는 손끝으로 꼬막을 찾는다.
    바구니가 차기 전에는 허리를 펴지 않는다.
  en: |
    With a knee on the mud sled and a foot pushing at the mud, it glides without a sound.
    Cockles taste best when the tidal flat is at its coldest.
    Grandmother finds the cockles with her fingertips.
    She does not straighten her back before the basket is full.
- id: p4
  ko: |
    멀리서 물이 돌아오는 소리가 들린다.
    뻘배는 다시 뭍으로 향한다.
  en: |
    From far off comes the sound of the water returning.
    The mud sled turns back toward land.
"""


@dataclass(frozen=True)
class Mistake:
    """What a newcomer writes (`new` for `old`), and what is said: these codes, the first of them at the words `at`."""

    code: str
    file: str
    old: str
    new: str
    at: str
    also: tuple[str, ...] = ()


MISTAKES = (
    Mistake("Y201", EDITION_FILE, "summary:", "sumary:", "sumary"),
    Mistake("Y103", EDITION_FILE, "  kind: heading", "\tkind: heading", "\t"),
    Mistake("Y105", EDITION_FILE, "what: A first", "what: Draft: a first", ": a first"),
    Mistake("S101", EDITION_FILE, "손끝으로 꼬막을", "손끗으로 꼬막을", "끗으로"),
    Mistake("S103", EDITION_FILE, "    The mud sled turns back toward land.\n", "", "|\n    From far off"),
    Mistake("S104", EDITION_FILE, "- id: p4", "- id: p3", "p3\n  ko: |\n    멀리서"),
    Mistake("T101", EDITION_FILE, "The mud sled turns", "It turns", "뻘배는 다시"),
    Mistake(
        "T102",
        EDITION_FILE,
        "Cockles taste best when the tidal flat",
        "Cockles taste best when the swamp",
        "swamp",
        ("T101",),
    ),
    Mistake("N101", EDITION_FILE, "on: mud sled", "on: mud-sled", "mud-sled\n"),
    Mistake("T105", TERM_FILE, "see: [getbol]", "see: [getbul]", "getbul", ("T106",)),
    Mistake("T106", TERM_FILE, "see: [getbol]", "see: [getbol, mulddae]", "mulddae"),
    Mistake("B101", TERM_FILE, "- shore-2025-11-mud-sled", "- shore-2025-11-mudsled", "shore-2025"),
    Mistake("A101", EDITION_FILE, "- id: p4", '- id: p4\n  allow: {T101: "it is clear"}', '"it is clear"'),
)


@dataclass(frozen=True)
class Newcomer:
    """Somebody at a machine, who does what the guide's blocks of commands say."""

    clone: Path
    env: dict[str, str]

    def follow(self, commands: str) -> str:
        """What the commands print; they are typed into the shell in which the environment was activated."""
        activate = code(GUIDE, "sh")[SETUP].splitlines()[-1]
        ran = bash(f"{activate}\n{commands}", self.clone, self.env)
        assert ran.returncode == 0, ran.stdout + ran.stderr
        return ran.stdout

    def check(self) -> list[str]:
        """The lines of `daeyeok check`, asked in this process: it is asked often."""
        words = ["check", "-C", str(self.clone), "-j", "1"]
        ran = CliRunner().invoke(main, words, env={**self.env, "LC_ALL": "C.UTF-8"})
        assert ran.exit_code == (1 if ran.stdout else 0), ran.output
        return ran.stdout.splitlines()

    def write(self, file: str, text: str) -> None:
        (self.clone / file).write_text(text, encoding="utf-8")

    def read(self, file: str) -> str:
        return (self.clone / file).read_text(encoding="utf-8")

    def replace(self, file: str, old: str, new: str) -> None:
        assert self.read(file).count(old) == 1, (file, old)
        self.write(file, self.read(file).replace(old, new))


@pytest.fixture
def newcomer(tmp_path: Path) -> Newcomer:
    """A newcomer who has come as far as the end of *Set up once*."""
    env = environment(tmp_path)
    address = upstream(tmp_path, env)
    cloned = bash(code(GUIDE, "sh")[CLONE].replace("ADDRESS", f"'{address}'"), tmp_path, env)
    assert cloned.returncode == 0, cloned.stderr
    somebody = Newcomer(tmp_path / "daeyeok", env)
    install(somebody.clone)
    ready = bash(code(GUIDE, "sh")[SETUP], somebody.clone, env)
    assert ready.returncode == 0, ready.stderr
    return somebody


def test_a_newcomer_adds_a_text(newcomer: Newcomer) -> None:
    yaml, commands = code(GUIDE, "yaml"), code(GUIDE, "sh")
    newcomer.follow(commands[BRANCH])
    newcomer.write("seeds/mud-morning.txt", SEED)
    newcomer.follow(commands[BEGIN])
    assert {line.split()[1] for line in newcomer.check()} == {"L102", "S112"}  # what is still to do, and nothing else
    newcomer.write(SOURCE_FILE, yaml[SOURCE])
    newcomer.write(EDITION_FILE, yaml[EDITION])
    assert ["$ daeyeok check", *newcomer.check()] == code(GUIDE, "console")[0].splitlines()

    newcomer.write(EDITION_FILE, yaml[EDITION] + REST)
    assert newcomer.check() == []
    newcomer.write(TERM_FILE, yaml[TERM])
    (one_way,) = newcomer.check()
    assert one_way.startswith(f"{TERM_FILE}:{_line(yaml[TERM], 'see:')}:7: T106 ")
    newcomer.replace(OTHER_TERM, "see: [mulddae]", "see: [mud-sled, mulddae]")
    assert newcomer.check() == []

    for mistake in MISTAKES:
        _err_and_mend(newcomer, mistake)
    assert newcomer.check() == []

    newcomer.follow(f"daeyeok fmt --check {EDITION_FILE} {TERM_FILE} {SOURCE_FILE}")
    newcomer.follow(commands[SEND])
    _is_published(newcomer.clone)
    _is_sent(newcomer)
    _translate_elsewhere(newcomer)


def _translate_elsewhere(newcomer: Newcomer) -> None:
    """Another tool changes one sentence, and it alone comes back."""
    commands, before = code(GUIDE, "sh"), newcomer.read(EDITION_FILE)
    newcomer.follow(commands[OUT])
    newcomer.replace("export/mud-morning/mud-morning.xliff", "turns back toward land", "heads for land again")
    newcomer.follow(commands[BACK])
    assert newcomer.read(EDITION_FILE) == before.replace("turns back toward land", "heads for land again")


def _err_and_mend(newcomer: Newcomer, mistake: Mistake) -> None:
    right = newcomer.read(mistake.file)
    newcomer.replace(mistake.file, mistake.old, mistake.new)
    wrong = newcomer.read(mistake.file)
    place = f"{mistake.file}:{_line(wrong, mistake.at)}:{_column(wrong, mistake.at)}"
    told = newcomer.check()
    assert {line.split()[1] for line in told} == {mistake.code, *mistake.also}, told
    assert [line for line in told if line.startswith(f"{place}: {mistake.code} ")], (place, told)
    newcomer.write(mistake.file, right)


def _line(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def _column(text: str, words: str) -> int:
    return text.index(words) - text.rfind("\n", 0, text.index(words))


def _is_published(clone: Path) -> None:
    page = site.tree(clone / "site" / "mud-morning" / "index.html").text_content()
    for sentence in re.findall(r"[^.\n]+\.", SEED):
        assert sentence.strip() in " ".join(page.split()), sentence
    assert "Grandmother finds the cockles with her fingertips." in page
    assert "A Morning on the Mud Sled" in site.tree(clone / "site" / "index.html").text_content()
    entry = site.tree(clone / "site" / "glossary" / "mud-sled" / "index.html").text_content()
    assert "The mud sled turns back toward land." in " ".join(entry.split())


def _is_sent(newcomer: Newcomer) -> None:
    asked = "git log -1 --format=%s mud-morning && git diff --name-only main mud-morning"
    sent = bash(asked, newcomer.clone.parent / "upstream.git", newcomer.env).stdout.splitlines()
    assert sent == [
        "Add A Morning on the Mud Sled",
        SOURCE_FILE,
        OTHER_TERM,
        TERM_FILE,
        "seeds/mud-morning.txt",
        EDITION_FILE,
    ]


def test_the_guide_explains_the_mistakes_that_are_made() -> None:
    for page in (GUIDE, KOREAN_GUIDE):
        told = re.findall(r"^\| ([A-Z]\d{3}) \|", page.read_text(encoding="utf-8"), re.M)
        assert told == [mistake.code for mistake in MISTAKES], page.name


@pytest.mark.parametrize("language", ["sh", "yaml", "console"])
def test_the_guides_say_the_same_in_both_languages(language: str) -> None:
    assert code(GUIDE, language) == code(KOREAN_GUIDE, language) != []


def test_the_guides_links_lead_somewhere() -> None:
    for page in (GUIDE, KOREAN_GUIDE):
        text = page.read_text(encoding="utf-8")
        anchors = {_anchor(heading) for heading in re.findall(r"^##+ (.+)$", text, re.M)}
        for file, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)", text):
            assert not file or (ROOT / file).is_file(), (page.name, file)
            assert file or anchor in anchors, (page.name, anchor)


def _anchor(heading: str) -> str:
    """The anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
