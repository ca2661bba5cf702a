"""What a build is told of its site: by the project file, by the environment, and what is said of a setting that cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.build.settings import SettingsError, house_style, resolve_settings
from builder.cli import main
from builder.publish.format import SiteSettings

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
        ("", {"DAEYEOK_URL": "example.org"}, "the setting url is 'example.org'"),
        ("", {"DAEYEOK_REPOSITORY": "javascript:alert(1)"}, "the setting repository is"),
        ("[tool.daeyeok]\nurls = 'x'", {}, "‘urls’ is not a setting"),
        ("[tool.daeyeok]\nwords = 'daeyeok'", {}, "words must be a list of texts"),
        ("[tool.daeyeok]\nwords = [7]", {}, "words must be a list of texts"),
        ("[tool.daeyeok]\nurl = 7", {}, "‘url’ is not a setting, or its value is not text"),
        ("[tool.daeyeok", {}, "pyproject.toml cannot be read"),
        ("a = " + "[" * 5000, {}, "pyproject.toml cannot be read"),
        ("[tool]\ndaeyeok = 7", {}, "[tool.daeyeok] must be a table"),
        ("tool = {daeyeok = [1]}", {}, "[tool.daeyeok] must be a table"),
        ("", {"DAEYEOK_URL": "http://[example.org"}, "the setting url is 'http://[example.org'"),
        ("", {"DAEYEOK_URL": "http://example.org:port/"}, "the setting url is"),
        ("", {"DAEYEOK_URL": "https://user:word@example.org/"}, "the setting url is"),
        ("", {"DAEYEOK_URL": "https://"}, "the setting url is"),
        ("", {"DAEYEOK_URL": "https://example.org/\n\x1b[2J"}, "the setting url is"),
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
    assert "the setting url is 'nowhere'" in ran.output
    assert not (mini_copy / "site").exists()
