"""The catalogues: every message of the program is in them, in Korean too, with the same names filled in."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

import builder
from builder.messages.catalogue import catalogue, translations
from builder.model.finding import Finding, Place

PROGRAM = Path(builder.__file__).parent

Ids = tuple[str, ...]  # a message and, where it has one, its plural


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> set[Ids]:
    """Every message of the program, as `pybabel extract` finds them."""
    template = tmp_path_factory.mktemp("locale") / "fresh.pot"
    options = ["-q", "extract", "-F", str(PROGRAM / "messages" / "babel.cfg"), "-o", str(template), str(PROGRAM)]
    subprocess.run([sys.executable, "-m", "babel.messages.frontend", *options], check=True)
    return messages(template)


def messages(file: Path) -> set[Ids]:
    with file.open("rb") as opened:
        return {texts(message.id) for message in read_po(opened) if message.id}


def texts(value: str | Sequence[str] | None) -> Ids:
    return (value,) if isinstance(value, str) else tuple(value or ())


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_template_of_the_catalogues_is_up_to_date(extracted: set[Ids]) -> None:
    assert messages(PROGRAM / "messages" / "daeyeok.pot") == extracted


def test_korean_says_everything(extracted: set[Ids]) -> None:
    said = {texts(message.id): texts(message.string) for message in catalogue("ko") if message.id}
    assert set(said) == extracted
    assert not [ids for ids, korean in said.items() if not korean or not all(korean)]


def test_korean_fills_in_the_same_names_or_the_korean_of_them() -> None:
    for message in catalogue("ko"):
        if message.id:
            korean = {name.removesuffix("_ko") for name in names(texts(message.string)[0])}
            assert korean == set(chain.from_iterable(map(names, texts(message.id))))


def test_extraction_finds_messages_of_findings_and_of_templates(extracted: set[Ids]) -> None:
    assert ("a tab: use spaces",) in extracted  # Kind.at
    assert ("there is no entry glossary/{id}.yaml",) in extracted  # a fault that a rule yields
    assert (
        "lines: {ko} in the Korean, {en} in the English; they must match line by line",
    ) in extracted  # named before it
    assert ("{count} note", "{count} notes") in extracted


def test_particles_agree_with_the_word_in_quotation_marks() -> None:
    unsourced = Finding(
        Place("x"), "G000", "", "‘{ko}’ is approved without a source: add one that you have seen", (("ko", "뜻"),)
    )
    said = unsourced.text(translations("ko").gettext)
    assert said == "‘뜻’은 출처 없이 확정되었습니다. 확인한 출처를 적으십시오"
