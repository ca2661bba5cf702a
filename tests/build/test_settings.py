"""What a build is told of its site: by the project file, by the environment, and what is said of a setting that cannot be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.build.card import own_card
from builder.build.project_file import SettingsError
from builder.build.settings import house_style, resolve_settings
from builder.cli import main
from builder.content.file import ContentFile
from builder.model.library import UNNAMED, Library
from builder.publish.format import SiteSettings
from builder.publish.site.assets import bundles

FILE = """
[tool.daeyeok]
url = "https://example.org/editions/"
repository = "https://github.com/someone/essays"
branch = "trunk"
"""
ACTIONS = {
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "other/fork",
    "GITHUB_REF_NAME": "main",
    "GITHUB_REF_TYPE": "branch",
}


def test_without_settings_nothing_is_known() -> None:
    assert resolve_settings("", {}) == SiteSettings(url=None, repository=None, branch="main")


def test_the_project_file_says_them() -> None:
    assert resolve_settings(FILE, {}) == SiteSettings(
        "https://example.org/editions", "https://github.com/someone/essays", "trunk"
    )


def test_a_library_has_a_name_in_both_languages_or_one_for_both() -> None:
    both = "[tool.daeyeok]\nname = {en = 'Flats', ko = '갯벌', hanja = '干潟'}\nabout = {ko = '글', en = 'Text'}\npublisher = 'P'"
    expected = Library("Flats", "갯벌", "干潟", "P", (("ko", "글"), ("en", "Text")))
    assert resolve_settings(both, {}).library == expected
    assert resolve_settings("[tool.daeyeok]\nname = '갯벌'", {}).library == Library("갯벌", "갯벌")
    assert resolve_settings("", {}).library == UNNAMED


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "pyproject.toml:2: ‘card’ names card.png, which is no file of this folder"),
        (b"GIF89a", "pyproject.toml:2: ‘card’ names card.png, which must be a PNG of 1200 by 630 pixels"),
        (bundles.content("icon-192.png"), "which must be a PNG of 1200 by 630 pixels"),
    ],
)
def test_a_card_that_cannot_be_used_is_told(data: bytes | None, said: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(said)):
        own_card("[tool.daeyeok]\ncard = 'card.png'", lambda name: None if data is None else ContentFile(name, data))


def test_the_environment_goes_over_the_file_and_unsets_by_nothing() -> None:
    found = resolve_settings(FILE, {"DAEYEOK_URL": "", "DAEYEOK_BRANCH": "next"})
    assert found == SiteSettings(None, "https://github.com/someone/essays", "next")


def test_a_hosted_build_knows_its_repository_unless_it_is_told_another() -> None:
    assert resolve_settings("", ACTIONS).repository == "https://github.com/other/fork"
    assert resolve_settings(FILE, ACTIONS).repository == "https://github.com/someone/essays"
    assert resolve_settings("", {**ACTIONS, "GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "v1"}).branch == "main"


@pytest.mark.parametrize(
    ("project", "environment", "said"),
    [
        ("", {"DAEYEOK_URL": "example.org"}, "DAEYEOK_URL: ‘url’ cannot be ‘example.org’"),
        ("", {"DAEYEOK_REPOSITORY": "javascript:alert(1)"}, "DAEYEOK_REPOSITORY: ‘repository’ cannot be"),
        ("[tool.daeyeok]\nurls = 'x'", {}, "pyproject.toml:2: ‘urls’ is not a setting; did you mean ‘url’?"),
        ("[tool.daeyeok]\nquotation_marks = 'curly'", {}, "did you mean ‘quotation-marks’?"),
        ("[tool.daeyeok]\nxyzzy = 'x'", {}, "pyproject.toml:2: ‘xyzzy’ is not a setting; the settings are name, "),
        (
            "[tool.daeyeok]\nwords = 'daeyeok'",
            {},
            'pyproject.toml:2: ‘words’ must be a list of texts, such as words = ["gimbap"]',
        ),
        (
            "[tool.daeyeok]\nwords = ['two words']",
            {},
            "pyproject.toml:2: ‘words’ has ‘two words’, which is not one word",
        ),
        ("[tool.daeyeok]\nwords = ['']", {}, "pyproject.toml:2: ‘words’ has ‘’, which is not one word"),
        ("[tool.daeyeok]\nselect = []", {}, "pyproject.toml:2: ‘select’ is empty, so that no rule is on"),
        (
            "[project]\nname = 'x'\n\n[tool.daeyeok]\nurl = 'https://a.org'\nwords = [7]",
            {},
            "pyproject.toml:6: ‘words’ must be",
        ),
        ("[tool.daeyeok]\nname = 7", {}, "pyproject.toml:2: ‘name’ must be a text"),
        ("[tool.daeyeok]\nname = ' '", {}, "pyproject.toml:2: ‘name’ must be a text on one line, without control"),
        ("[tool.daeyeok]\nname = 'a\u202eb'", {}, "pyproject.toml:2: ‘name’ must be a text on one line"),
        ("[tool.daeyeok]\nname = {en = 'Flats'}", {}, "pyproject.toml:2: ‘name’ lacks ‘ko’: state it in both"),
        ("[tool.daeyeok.name]\nen = 'Flats'\nko = 3", {}, "pyproject.toml:1: ‘name.ko’ must be a text"),
        (
            "[tool.daeyeok]\n[tool.daeyeok.about]\nen = 'a'\nko = '가'\nja = 'あ'",
            {},
            "pyproject.toml:2: ‘about’ has ‘ja’, which it cannot have; it may have ko, en",
        ),
        (f"[tool.daeyeok]\nname = '{'a' * 61}'", {}, "‘name’ has 61 characters, and may have 60"),
        ("[tool.daeyeok]\npublisher = ''", {}, "pyproject.toml:2: ‘publisher’ must be a text on one line"),
        ("[tool.daeyeok]\nurl = 7", {}, "pyproject.toml:2: ‘url’ must be a text"),
        (
            "[tool.daeyeok]\nspelling = 'GB'",
            {},
            "pyproject.toml:2: ‘spelling’ cannot be ‘GB’; it must be one of US, UK",
        ),
        ("[tool.daeyeok]\ndashes = 'long'", {}, "it must be one of em, spaced-em, spaced-en"),
        ("tool.daeyeok = 3", {}, "pyproject.toml:1: tool.daeyeok must be a table"),
        ("[tool.daeyeok]\nurl = 'nowhere'", {}, "pyproject.toml:2: ‘url’ cannot be ‘nowhere’"),
        ("[tool.daeyeok]\n\nurl = ", {}, "pyproject.toml:3: this is no value: put a text in straight quotation marks"),
        ("[tool.daeyeok", {}, "pyproject.toml:1: the name of a table is not closed"),
        ("[tool.daeyeok]\ndashes", {}, 'pyproject.toml:2: this is no setting: write ‘dashes = "em"’'),
        ("[tool.daeyeok]\n“dashes” = 'em'", {}, "pyproject.toml:2:1: this is no setting"),
        ("[tool.daeyeok]\ndashes = “em”", {}, "pyproject.toml:2:10: this is no value"),
        ('[tool.daeyeok]\ndashes = "em\n', {}, "pyproject.toml:2:13: a text is not closed"),
        ("[tool.daeyeok]\ndashes = 'em\n'", {}, "a text is not closed"),
        ("[tool.daeyeok]\nwords = ['gimbap'", {}, "a list is not closed: add ‘]’"),
        ("[tool.daeyeok]\nname = {en = 'Flats'", {}, "a table is not closed: add ‘}’"),
        ("[tool.daeyeok]\ndashes = 'em'\ndashes = 'em'", {}, "this is stated twice"),
        ("[tool.daeyeok]\n[tool.daeyeok]", {}, "this is stated twice"),
        ("[tool.daeyeok]\ndashes = 'em' spelling = 'US'", {}, "put each setting on a line of its own"),
        ('[tool.daeyeok]\nurl = "a\\q"', {}, "a backslash"),
        ("", {"DAEYEOK_URL": "http://[example.org"}, "DAEYEOK_URL: ‘url’ cannot be ‘http://[example.org’"),
        ("", {"DAEYEOK_URL": "http://example.org:port/"}, "DAEYEOK_URL: ‘url’ cannot be"),
        ("", {"DAEYEOK_URL": "https://user:word@example.org/"}, "DAEYEOK_URL: ‘url’ cannot be"),
        ("", {"DAEYEOK_URL": "https://"}, "DAEYEOK_URL: ‘url’ cannot be"),
        ("", {"DAEYEOK_URL": "https://example.org/\n\x1b[2J"}, "DAEYEOK_URL: ‘url’ cannot be"),
        ("a = " + "[" * 5000, {}, "pyproject.toml is nested too deeply"),
        ("[tool]\ndaeyeok = 7", {}, "tool.daeyeok must be a table"),
        ("tool = {daeyeok = [1]}", {}, "tool.daeyeok must be a table"),
    ],
)
def test_a_setting_that_cannot_be_is_told(project: str, environment: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=r"^[^\n]+$") as fault:
        resolve_settings(project, environment)
    assert said in str(fault.value)


def test_the_words_of_a_repository_are_right_wherever_they_are(mini_copy: Path) -> None:
    edition = mini_copy / "translations" / "tide.yaml"
    edition.write_text(edition.read_text("utf-8").replace("complete translation", "complete wavelings"), "utf-8")
    assert "wavelings" in edition.read_text("utf-8")
    assert "L201" in CliRunner().invoke(main, ["check", "-C", str(mini_copy)]).output
    (mini_copy / "pyproject.toml").write_text('[tool.daeyeok]\nwords = ["Wavelings"]\n', "utf-8")
    assert CliRunner().invoke(main, ["check", "-C", str(mini_copy)]).exit_code == 0
    assert house_style(FILE).known_words == frozenset()


def test_the_build_stops_at_a_wrong_setting_before_it_writes(mini_copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAEYEOK_URL", "nowhere")
    ran = CliRunner().invoke(main, ["build", "-C", str(mini_copy)])
    assert ran.exit_code == 2
    assert "DAEYEOK_URL: ‘url’ cannot be ‘nowhere’" in ran.output
    assert not (mini_copy / "site").exists()


@pytest.mark.parametrize(
    ("project", "said"),
    [
        ("ignore = ['Z9']", "pyproject.toml:2: ‘ignore’ names ‘Z9’, which is no code, family or name of a rule"),
        ("select = ['no-such-rule']", "‘select’ names ‘no-such-rule’"),
        ("ignore = ['Y105']", "pyproject.toml:2: ‘Y105’ cannot be ignored"),
    ],
)
def test_a_rule_that_cannot_be_chosen_is_told(project: str, said: str) -> None:
    with pytest.raises(SettingsError) as fault:
        house_style(f"[tool.daeyeok]\n{project}")
    assert said in str(fault.value)


def test_a_repository_chooses_its_rules_by_code_family_and_name() -> None:
    off = house_style("[tool.daeyeok]\nignore = ['P', 'unlikely-length']").off
    assert {"P101", "L105"} <= set(off)
    assert "L101" not in off
    off = house_style("[tool.daeyeok]\nselect = ['T', 'M101']\nignore = ['T101']").off
    assert {"T101", "L101"} <= set(off)
    assert not {"T102", "M101"} & set(off)
    assert not [code for code in off if code.startswith("Y")]


def test_a_rule_that_is_off_is_silent_and_its_exceptions_are_needed_by_nobody(mini_copy: Path) -> None:
    edition = mini_copy / "translations" / "tide.yaml"
    edition.write_text(edition.read_text("utf-8").replace("complete translation", "complete wavelings"), "utf-8")
    assert CliRunner().invoke(main, ["check", "-C", str(mini_copy)]).exit_code == 1
    (mini_copy / "pyproject.toml").write_text('[tool.daeyeok]\nignore = ["misspelt-word"]\n', "utf-8")
    assert CliRunner().invoke(main, ["check", "-C", str(mini_copy)]).output == ""


def test_an_invalid_house_style_stops_the_check_with_its_line(mini_copy: Path) -> None:
    (mini_copy / "pyproject.toml").write_text('[tool.daeyeok]\nspelling = "British"\n', "utf-8")
    result = CliRunner().invoke(main, ["check", "-C", str(mini_copy)])
    assert result.exit_code == 2
    assert "pyproject.toml:2: ‘spelling’ cannot be ‘British’" in result.output
