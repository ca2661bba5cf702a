"""What reaches a terminal, a log, an annotation, a summary: nothing that any of them would obey, whatever the content."""

from __future__ import annotations

import ast
import json
import re
import unicodedata
from pathlib import Path

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from builder.build.pipeline import annotated_corpus
from builder.build.stores import disk
from builder.cli import comparison_report, output
from builder.content.comparison import compare
from builder.languages.code_points import escaped_json, on_one_line, visible
from builder.model.finding import Kind, Place, filled
from tests.cli.test_diff import branch, rewrite
from tests.project.test_architecture import MODULES
from tests.support.command import daeyeok

__all__ = ["branch"]  # a fixture

RAW = "\x00\x07\x1b]0;title\x07\x1b[8m\x7f\x9b31m\x85\u061c\u200e\u202e\u2066\u2028\U000e0041\ufdd0\ufffe\udcff"
COMMAND = re.compile(r"^\s*::|##\[", re.M)  # what GitHub's runner would obey


def is_raw(text: str) -> bool:
    """Whether a text has what a terminal would obey or hide; our own judgement, by Unicode's categories and names."""
    return any(
        (unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char not in "\n\t")
        or unicodedata.bidirectional(char) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        or 0xE0000 <= ord(char) <= 0xE007F
        for char in text
    )


def calls(source: str) -> set[str]:
    """The functions of Click, and of Python itself, that a module prints with."""
    found = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    names = {ast.unparse(function) for function in found}
    return names & {"click.echo", "click.secho", "echo_via_pager", "print", "sys.stdout.write", "sys.stderr.write"}


def test_one_module_prints() -> None:
    assert {name for name, source in MODULES.items() if calls(source)} == {"cli.output"}


def test_what_is_raw_is_shown_by_its_number() -> None:
    assert visible("a\x1b[8mb\u202ec\udcffd\te") == "a<U+001B>[8mb<U+202E>c<0xFF>d\te"
    assert on_one_line("one \r\n two\u2028three\x85") == "one two three "
    assert visible("갯벌 é 😀👩‍🔬 技政學") == "갯벌 é 😀👩‍🔬 技政學"


@given(st.text(st.characters() | st.sampled_from(RAW)))
def test_nothing_raw_is_printed(text: str) -> None:
    for shown in (visible(text), on_one_line(text), filled("{text}", {"text": text}), str(Place(text))):
        assert not is_raw(shown)
    assert "\n" not in on_one_line(text)
    if text.isprintable():
        assert visible(text) == text


@given(st.text(st.characters() | st.sampled_from(RAW + "#[")))
def test_json_is_printed_without_raw_characters_and_means_the_same(text: str) -> None:
    made = escaped_json(json.dumps({text: [text]}, ensure_ascii=False, indent=2))
    assert not is_raw(made)
    assert "##[" not in made
    assert json.loads(made) == {text: [text]}


@given(st.text(st.characters() | st.sampled_from(RAW + "\x1b[1m:#")))
def test_our_own_styles_remain_and_no_others(text: str) -> None:
    shown = output._shown(f"{click.style(text, bold=True)} {click.style(text, fg='red')}")
    assert shown.startswith("\x1b[1m")
    assert not is_raw(re.sub(r"\x1b\[(?:[0124]|3[123])m", "", shown))


def test_a_link_cannot_be_left() -> None:
    made = output._shown(output.Link("T101", "file:///a\x1b\\b"))
    assert made == "\x1b]8;;file:///a<U+001B>\\b\x1b\\T101\x1b]8;;\x1b\\"


@pytest.mark.parametrize("text", ["::set-env name=a::b", "a\n  ::stop-commands::x", "a ##[group]b", "::::", "##[##["])
def test_the_log_of_a_workflow_takes_nothing_for_a_command(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert output._shown(text) == text
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert not COMMAND.search(output._shown(text))
    assert output._shown(text).replace("<U+003A>", ":").replace("<U+005B>", "[") == text


def test_a_finding_is_one_line_whatever_it_quotes_and_wherever_it_is() -> None:
    told = Kind("T101", "a-name", "").at(Place("glossary/a\n::error::b\x1b.yaml"), "‘{text}’", text=f"c\n::d{RAW}")
    assert told.line().startswith("glossary/a ::error::b<U+001B>.yaml:1:1: T101 ‘c ::d<U+0000>")
    assert not is_raw(told.line())
    assert "\n" not in told.line()


@pytest.mark.parametrize("options", [[], ["--format", "github"], ["--format", "sarif"], ["--json"]])
def test_names_of_files_cannot_speak(options: list[str], mini_copy: Path) -> None:
    (mini_copy / "glossary" / "x\n::error::y\x1b[2J##[z.txt").write_text("")
    ran = daeyeok("check", *options, cwd=mini_copy, GITHUB_ACTIONS="true")
    assert ran.returncode == 1
    assert re.search(r"y(<U\+001B>|\\u001b|%1B)", ran.stdout)
    assert not is_raw(ran.stdout + ran.stderr)
    assert all(
        line.startswith("::error file=glossary/x ") for line in re.findall(r"^\s*::.*|^.*##\[.*", ran.stdout, re.M)
    )


def test_no_content_closes_the_fence_of_a_summary(branch: Path) -> None:
    rewrite(branch / "translations" / "tide.yaml", "We dig clams", "We\n    ~~~~~~~~~~~~\n    # dig clams")
    old, _ = annotated_corpus(disk.read_repository(branch))
    rewrite(branch / "translations" / "tide.yaml", "# dig clams", "# dig cockles")
    new, _ = annotated_corpus(disk.read_repository(branch))
    made = comparison_report.as_markdown(compare(old, new), str)
    kinds = [token.type for token in MarkdownIt().parse(made)]
    assert kinds == ["heading_open", "inline", "heading_close", "fence"]
    assert "~~~~~~~~~~~~\n" in MarkdownIt().parse(made)[-1].content


def test_a_summary_is_cut_at_what_github_takes(branch: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite(branch / "translations" / "tide.yaml", "We dig clams", "We gather clams")
    whole = daeyeok("diff", "main", "--format", "markdown", cwd=branch).stdout
    assert "We [-dig-]{+gather+} clams" in whole
    monkeypatch.setattr(comparison_report, "_MOST_SUMMARY_BYTES", 50)
    cut = daeyeok("diff", "main", "--format", "markdown", cwd=branch).stdout
    assert len(cut) < len(whole)
    assert cut.endswith("…and more; `daeyeok diff` shows it all\n~~~\n\n")
