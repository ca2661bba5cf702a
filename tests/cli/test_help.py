"""The help of the commands: the same in both languages, in lines that fit the terminal."""

from __future__ import annotations

import re

import pytest
from wcwidth import wcswidth

from builder.cli import VERBS
from tests.support.command import daeyeok, shell

HANGUL = re.compile("[가-힣]")


def blocks(text: str) -> list[str]:
    """The paragraphs of a help, and each row of its tables with the lines that continue it."""
    return [
        " ".join(one.split()) for one in re.split(r"\n\n|\n(?=  ?-|  \w+ {2,}|사용법|옵션|명령)", text) if one.strip()
    ]


@pytest.mark.parametrize("verb", [*VERBS, ""])
def test_all_of_it_is_in_korean_where_messages_are(verb: str) -> None:
    told = shell("--lang", "ko", *verb.split(), "--help").stdout
    assert [one for one in blocks(told) if not HANGUL.search(one)] == []
    assert told.startswith("사용법: daeyeok ")


@pytest.mark.parametrize("verb", [*VERBS, ""])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_lines_fit_the_terminal(verb: str, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = shell("--lang", language, *verb.split(), "--help").stdout
    text = [line for line in told.splitlines() if not line.startswith("    daeyeok ")]  # examples are as they are typed
    assert [line for line in text if wcswidth(line) > 80] == []


def test_examples_are_kept_as_they_are_typed() -> None:
    told = {language: shell("--lang", language, "new", "--help").stdout for language in ("en", "ko")}
    typed = {language: re.findall(r"^    daeyeok \S+(?: \S+)*", text, re.MULTILINE) for language, text in told.items()}
    assert typed["ko"] == typed["en"] != []


def test_one_language_does_not_stay_for_the_next_run() -> None:
    first = daeyeok("check", "--help").stdout
    assert HANGUL.search(daeyeok("--lang", "ko", "check", "--help").stdout)
    assert daeyeok("check", "--help").stdout == first
    assert not HANGUL.search(first)
