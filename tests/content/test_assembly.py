"""Units from lines whose kinds are known: who speaks, rows of a table, stanzas, and lines that were broken."""

from __future__ import annotations

import pytest

from builder.content.raw_text.assembly import units
from builder.content.raw_text.lines import raw_lines
from builder.content.raw_text.tagger import LineKind


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("기자: 언제 켭니까?/지기: 밤에요.", "기자:|언제 켭니까?/지기:|밤에요."),
        ("갑/먼저 가시오./을/그러지요./갑/고맙소./을/뭘요.", "갑|먼저 가시오./을|그러지요./갑|고맙소./을|뭘요."),
        (
            "[앵커]/첫 소식입니다./[나래 기자]/여기는 항구입니다.",
            "[앵커]|첫 소식입니다./[나래 기자]|여기는 항구입니다.",
        ),
        ("노을 09:10/배가 왔어요?/물결 09:12/아직요.", "노을 09:10|배가 왔어요?/물결 09:12|아직요."),
        (
            "- 시를 쓴 동기는/심심해서요./- 당선되었을 때/몰랐어요.",
            "|- 시를 쓴 동기는/|심심해서요./|- 당선되었을 때/|몰랐어요.",
        ),
        ("○의장 한바다  개회합니다./○의장 한바다  폐회합니다.", "○의장 한바다|개회합니다./○의장 한바다|폐회합니다."),
        (
            "○의장 한바다 개회합니다./○나달래 위원 한 말씀 드립니다.",
            "○의장 한바다|개회합니다./○나달래 위원|한 말씀 드립니다.",
        ),
        ("Q1. 언제요?/A1. 밤에요.", "Q1.|언제요?/A1.|밤에요."),
        ("네. 그렇습니다./아니요. 다릅니다.", "|네. 그렇습니다./|아니요. 다릅니다."),
    ],
)
def test_who_speaks_is_the_label_of_what_is_said(said: str, expected: str) -> None:
    lines = raw_lines((tuple(said.split("/")),))
    found = units(lines, [LineKind("speech")] * len(lines))
    assert "/".join(f"{unit.speaker or ''}|{' '.join(unit.lines)}" for unit in found) == expected


@pytest.mark.parametrize(
    ("text", "kinds", "expected"),
    [
        ("구분 | 수/등대 | 12", "heading imprint", ["table: 구분 | 수/등대 | 12"]),
        ("구분 | 수/등대 | 12", "byline byline", ["byline: 구분 | 수", "byline: 등대 | 12"]),
        ("등대 12", "table", ["item: 등대 12"]),
        ("나 보기가/역겨워", "verse verse", ["verse: 나 보기가/역겨워"]),
        ("가다./오다.", "paragraph paragraph", ["paragraph: 가다.", "paragraph: 오다."]),
    ],
)
def test_lines_of_a_kind_are_put_together(text: str, kinds: str, expected: list[str]) -> None:
    found = units(raw_lines((tuple(text.split("/")),)), [LineKind(kind) for kind in kinds.split()])
    assert [f"{unit.kind}: {'/'.join(unit.rows or unit.lines)}" for unit in found] == expected


def test_what_is_less_probable_is_a_guess() -> None:
    lines = raw_lines((("가다.",), ("오다.",)))
    found = units(lines, [LineKind("paragraph", 0.79), LineKind("paragraph", 0.8)])
    assert [unit.guessed for unit in found] == [True, False]
