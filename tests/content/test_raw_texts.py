"""Raw texts whose kinds were written down by hand: those that the tagger was trained on, and those that it has never seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest

from benchmarks.kinds import Table, train
from benchmarks.raw_texts import TRAINING, UNSEEN, RawText, edition_texts, raw_texts
from builder.build.stores import disk
from builder.content.draft import draft
from builder.content.file import ContentFile
from builder.content.loading.editions import load_edition
from builder.content.raw_text.seed_block import SeedBlock
from builder.content.raw_text.segmentation import segment, with_levels
from builder.content.raw_text.tagger import CERTAIN, MODEL, line_kinds
from builder.content.raw_text.unit import OMIT
from builder.model.genres import Genre
from tests.support import ROOT
from tests.support.judged import Golden, record_table

SEEN = tuple(raw_texts(ROOT / TRAINING))
NEWEST = ("short", "public2", "stage2")
TOLD = 0.97  # the share of characters of the right kind in texts that the tagger was trained on
UNKNOWN, KNOWN = 0.88, 0.9  # and in those that it has not seen, without their genre and with it


@cache
def unseen() -> Table:
    """The counts of the texts that the tagger has not seen."""
    table = Table()
    table.add(raw_texts(ROOT / UNSEEN), MODEL)
    return table


def right_kinds(raw: RawText, genre: Genre | None = None) -> float:
    """The share of a text's characters that get the right kind in its draft."""
    lines = [
        (piece.kind, line) for piece in segment(raw.groups, genre=genre) for line in (piece.speaker or "", *piece.lines)
    ]
    told = [kind for kind, line in lines for _ in raw.squeezed(line)]
    return sum(one == other for one, other in zip(raw.kinds, told, strict=True)) / len(told)


@pytest.mark.parametrize("kind_of_text", sorted({raw.kind_of_text for raw in SEEN}))
def test_texts_that_the_tagger_was_trained_on_are_read_well(kind_of_text: str) -> None:
    texts = [raw for raw in SEEN if raw.kind_of_text == kind_of_text]
    right = sum(right_kinds(raw) * len(raw.kinds) for raw in texts)
    assert right / sum(len(raw.kinds) for raw in texts) >= TOLD


def test_texts_that_the_tagger_has_not_seen_are_read_nearly_as_well() -> None:
    assert not {raw.title for raw in SEEN} & {raw.title for raw in raw_texts(ROOT / UNSEEN)}
    without, with_genre = unseen().unknown["all"], unseen().known["all"]
    assert without.right >= UNKNOWN * without.characters
    assert with_genre.right >= KNOWN * with_genre.characters


def test_the_figures_of_drafts_are_current(golden: Golden) -> None:
    record_table(golden, "drafts", unseen().rows())


def test_what_is_said_to_be_a_guess_is_wrong_more_often() -> None:
    doubted: list[bool] = []
    certain: list[bool] = []
    for raw in raw_texts(ROOT / UNSEEN):
        lines, wanted = raw.tagged()
        for found, kind in zip(line_kinds(lines), wanted, strict=True):
            (certain if found.probability >= CERTAIN else doubted).append(found.kind == kind)
    assert sum(certain) / len(certain) > 0.9
    assert sum(doubted) / len(doubted) < 0.7


def test_the_genre_tells_what_the_form_does_not() -> None:
    lines = (
        "바람도 없는 공중에 잎이 떨어집니다.",
        "그것은 누구의 발자취입니까.",
        "저녁 하늘은 누구의 얼굴입니까.",
        "나는 모릅니다.",
    )
    text = "알 수 없는 것\n\n" + "\n\n".join(lines)
    assert {piece.kind for piece in segment(text, genre="poetry")[1:]} == {"verse"}
    assert {piece.kind for piece in segment(text, genre="essay")[1:]} == {"paragraph"}
    assert "genre: poetry" in draft("x.txt", text, "2025-01-01", genre="poetry").decode()


def test_a_tagger_is_trained_on_texts_and_reads_them(tmp_path: Path) -> None:
    texts = [raw for raw in SEEN if raw.name in ("thirty-first", "thirty-second")]
    train(texts, tmp_path / "kinds.crfsuite")
    right = total = 0
    for raw in texts:
        lines, wanted = raw.tagged()
        found = line_kinds(lines, raw.genre, tmp_path / "kinds.crfsuite")
        right += sum(one.kind == other for one, other in zip(found, wanted, strict=True))
        total += len(wanted)
    assert right >= 0.9 * total


def test_the_editions_here_teach_the_tagger_too() -> None:
    texts = list(edition_texts(disk.read_repository(ROOT)))
    assert len(texts) >= 4
    for raw in texts:
        assert right_kinds(raw) >= TOLD, raw.title


def test_there_are_texts_of_many_genres() -> None:
    found: dict[str, int] = defaultdict(int)
    for raw in SEEN:
        found[raw.kind_of_text] += 1
    assert len(SEEN) >= 1100
    assert (
        min(
            found[name]
            for name in ("poem", "interview", "press release", "essay", "letter", "speech", "minutes", "play", "law")
        )
        > 40
    )


def test_numbered_items_are_of_one_list() -> None:
    pieces = segment(
        "제목\n\n준비물은 다음과 같다. 모두 챙긴다.\n\n1. 장화\n2. 호미\n가. 쇠 호미\n나. 나무 호미\n3. 모자\n"
    )
    assert [(piece.kind, piece.level) for piece in pieces[2:]] == [
        ("item", None),
        ("item", None),
        ("item", 2),
        ("item", 2),
        ("item", None),
    ]


@pytest.mark.parametrize(
    "marks", ["❶❷❸❹❺❻❼❽", "①②③④⑤⑥⑦⑧", "abcdefgh", "一二三四五六七八", ["하나", "둘", "셋", "넷", "다섯"]]
)
def test_a_series_of_marks_is_of_one_list(marks: Sequence[str]) -> None:
    sign = {"a": ")", "一": ",", "하나": ","}.get(marks[0], "")
    pieces = list(with_levels(SeedBlock("item", (f"{mark}{sign} 물때를 본다.",)) for mark in marks))
    assert {piece.level for piece in pieces} == {None}


def test_items_without_marks_are_of_one_list_and_none_is_too_deep() -> None:
    plain = with_levels(
        SeedBlock("item", (what,)) for what in ("두부 1모", "양파 1개", "된장 2큰술", "고추", "대파", "마늘", "물")
    )
    assert {piece.level for piece in plain} == {None}
    deep = with_levels(SeedBlock("item", (f"{mark} 달",)) for mark in "□○-·※▷◇★")
    assert [piece.level for piece in deep] == [None, 2, 3, 4, 5, 6, 6, 6]


@pytest.mark.parametrize("text", ["가", "가\n", "1", "홈", "목록으로", "···"])
def test_no_text_is_left_out_as_a_whole(text: str) -> None:
    assert OMIT not in {piece.kind for piece in segment(text)}


def test_paragraphs_with_blank_lines_between_them_are_not_joined() -> None:
    hours = "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열".split()
    lines = [f"{hour}시에는 종이 울리고 마을 사람들이 하나둘 모여 앉는다." for hour in hours]
    text = "\n\n".join(("마을의 하루", *lines))
    assert [(piece.kind, len(piece.lines)) for piece in segment(text, genre="essay")[1:]] == [("paragraph", 1)] * 10


def test_every_draft_loads() -> None:
    for raw in (*(raw for raw in SEEN if raw.name in NEWEST), *raw_texts(ROOT / UNSEEN)):
        text = "\n".join(line for _, line in raw.rows)
        made = ContentFile("translations/x.yaml", draft("x.txt", text, "2025-01-01", genre=raw.genre))
        edition, faults = load_edition(made, {"x.txt": text})
        assert edition, (raw.title, [fault.line() for fault in faults])
        assert not faults, (raw.title, [fault.line() for fault in faults])


def test_the_divisions_of_a_law_are_within_one_another() -> None:
    articles = (
        "제9조(형사미성년자) 14세되지 아니한 자의 행위는 벌하지 아니한다.",
        "제41조(형의 종류) 형의 종류는 다음과 같다.",
    )
    text = f"형법\n\n제1편 총칙\n\n제2장 죄\n\n제1절 죄의 성립\n\n{articles[0]}\n\n제3장 형\n\n{articles[1]}\n"
    headings = [(piece.lines[0], piece.level) for piece in segment(text) if piece.kind == "heading"]
    assert headings == [("형법", 1), ("제1편 총칙", 2), ("제2장 죄", 3), ("제1절 죄의 성립", 4), ("제3장 형", 3)]


def test_a_note_belongs_where_its_mark_is() -> None:
    pieces = segment(
        "제목\n\n물때는 바뀐다.1) 배는 기다린다.2) 그래서 늦는다.\n\n다음 배는 없다.\n\n1) 하루에 두 번.\n2) 늘 그렇다.\n"
    )
    assert [piece.of for piece in pieces if piece.kind == "footnote"] == [(1, 1), (1, 2)]


def test_notes_with_asterisks_at_the_end_belong_where_these_are() -> None:
    text = "그믐\n\n첫 배는 새벽에 뜬다*. 다음 배는 없다.\n\n저녁 배는 빈 배다*.\n\n아무도 타지 않는다.\n\n* 네 시쯤.\n* 날마다 그렇다.\n"
    pieces = segment(text, genre="essay")
    assert [piece.of for piece in pieces if piece.kind == "footnote"] == [(1, 1), (2, 1)]


def test_a_note_that_is_called_again_names_the_further_calls() -> None:
    text = "제목\n\n물때는 바뀐다.1) 배는 기다린다.\n\n다음 배는 없다. 물때가 그렇다.1)\n\n1) 하루에 두 번.\n"
    [note] = [piece for piece in segment(text) if piece.kind == "footnote"]
    assert (note.of, note.also) == ((1, 1), ((2, 2),))
    assert "  of: p2.1\n  also: [p3.2]\n" in draft("tide.txt", text, "2025-01-01").decode()


def test_what_is_only_a_guess_is_said_at_its_place() -> None:
    raw = next(raw for raw in raw_texts(ROOT / UNSEEN) if any(piece.guessed for piece in segment(raw.groups)))
    written = draft("x.txt", raw.groups, "2025-01-01").decode()
    told = [line for line in written.splitlines() if line.startswith("  # The kind is a guess: ")]
    kinds = [piece.kind for piece in segment(raw.groups) if piece.guessed and piece.kind != OMIT]
    assert told == [f"  # The kind is a guess: {kind}." for kind in kinds]
