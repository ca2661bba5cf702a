"""Raw texts of every genre whose kinds were written by hand before they were put to the program: a poem, a law, minutes, a letter …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from builder.content.documents.formats import manuscript
from builder.content.draft import draft
from builder.content.importers.foreign import ForeignFile
from builder.content.raw_text.guesses import guesses
from builder.content.raw_text.segmentation import segment
from builder.content.raw_text.unit import Group
from tests.support import JUDGED
from tests.support.judged import Golden, record_table

FLOOR, LEAST = 0.95, 0.9  # the share of characters of the right kind, in every genre and in every text
# Whose form does not tell: a post in which a map and a caption are lines as others; words of another between paragraphs, without any mark;
# poems in paragraphs, or in what a document calls a quotation; what persons say, without a word of who does.
UNDECIDABLE = (
    "poem: self-made, a prose poem in two paragraphs",
    "poem: 윤동주, 소년, 1939",
    "poem: 한용운, 님의 침묵, 1926, its beginning",
    "poem: self-made, Markdown with a quotation block",
    "interview: self-made, a survey of three persons",
    "interview: self-made, questions numbered 01 02",
    "poem: 한용운, 행복",
    "poem: 윤동주, 병원",
    "blog: a pasted post with short lines",
    "essay: 방정환, 어른들에게",
)


@dataclass(frozen=True)
class RawText:
    """A text with the kind of each of its lines; blank lines have none."""

    title: str
    lines: tuple[tuple[str, str], ...]

    @property
    def genre(self) -> str:
        """The genre, which its title begins with."""
        return self.title.partition(", ")[2].partition(":")[0]

    @property
    def text(self) -> str:
        return "\n".join(line for _, line in self.lines)

    @property
    def ending(self) -> str:
        """The ending of the name of a file with the text, which its title says in brackets if it is no plain text."""
        return next((ending for ending in ("md", "html") if f"({ending})" in self.title), "txt")

    @property
    def groups(self) -> str | Sequence[Group]:
        read = manuscript(ForeignFile(f"text.{self.ending}", self.text.encode()))
        return self.text if read.groups is None else read.groups

    @property
    def kinds(self) -> list[str]:
        """The kind of every character."""
        return [kind for kind, line in self.lines for _ in self.squeezed(line)]

    def squeezed(self, line: str) -> str:
        """The characters of a line but spaces, and bars, which may divide cells; of a document, its letters without the markup."""
        if self.ending == "txt":
            return "".join(line.replace("|", "").split())
        return "".join(char for char in re.sub(r"<[^>]*>|&\w+;", "", line) if char.isalpha())


def raw_texts() -> Iterator[RawText]:
    for path in sorted((JUDGED / "raw-texts").glob("*.txt")):
        for part in f"\n{path.read_text(encoding='utf-8')}".split("\n# ")[1:]:
            title, *lines = part.split("\n")
            rows = (line.partition("\t") for line in lines)
            yield RawText(f"{path.stem}, {title}", tuple((kind, line) for kind, _, line in rows))


TEXTS = tuple(raw_texts())


def right_kinds(raw: RawText) -> int:
    """How many of a text's characters get the right kind."""
    pieces = segment(raw.groups)
    lines = [(piece.kind, line) for piece in pieces for line in (piece.speaker or "", *piece.lines)]
    guessed = [kind for kind, line in lines for _ in raw.squeezed(line)]
    return sum(one == other for one, other in zip(raw.kinds, guessed, strict=True))


def is_said(raw: RawText) -> list[bool]:
    """Of every character that gets a wrong kind, whether a comment says that it is a guess."""
    pieces = segment(raw.groups)
    guessed = guesses(pieces)
    lines = [(at, line) for at, piece in enumerate(pieces) for line in (piece.speaker or "", *piece.lines)]
    places = [at for at, line in lines for _ in raw.squeezed(line)]
    return [at in guessed for kind, at in zip(raw.kinds, places, strict=True) if pieces[at].kind != kind]


def is_undecidable(raw: RawText) -> bool:
    return raw.title.partition(", ")[2].startswith(UNDECIDABLE)


@pytest.mark.parametrize("genre", sorted({raw.genre for raw in TEXTS}))
def test_characters_get_the_right_kind(genre: str) -> None:
    texts = [raw for raw in TEXTS if raw.genre == genre and not is_undecidable(raw)]
    right = {raw.title: right_kinds(raw) / len(raw.kinds) for raw in texts}
    assert min(right.values()) >= LEAST, right
    assert sum(map(right_kinds, texts)) / sum(len(raw.kinds) for raw in texts) >= FLOOR, right


def test_the_figures_of_drafts_are_current(golden: Golden) -> None:
    record_table(golden, "drafts", rows())


def rows() -> Iterator[str]:
    """The rows of the table of kinds: by genre, and of all texts."""
    yield "| genre | texts | characters | of the right kind | of the others said to be a guess |"
    yield "| --- | --- | --- | --- | --- |"
    for genre in (*sorted({raw.genre for raw in TEXTS}), "all"):
        texts = [raw for raw in TEXTS if genre in (raw.genre, "all")]
        wrong = [said for raw in texts for said in is_said(raw)]
        count = sum(len(raw.kinds) for raw in texts)
        said = f"{sum(wrong)} of {len(wrong)}" if wrong else "–"
        yield f"| {genre} | {len(texts)} | {count} | {100 * (1 - len(wrong) / count):.1f} % | {said} |"


def test_what_the_form_does_not_tell_is_not_told() -> None:
    texts = [raw for raw in TEXTS if is_undecidable(raw)]
    assert len(texts) == len(UNDECIDABLE)
    assert all(right_kinds(raw) / len(raw.kinds) < LEAST for raw in texts)


@pytest.mark.parametrize(
    "poem", [raw for raw in TEXTS if is_undecidable(raw) and raw.genre == "poem"], ids=lambda raw: raw.title
)
def test_that_a_text_may_be_a_poem_is_said_at_each_of_its_paragraphs(poem: RawText) -> None:
    pieces = segment(poem.groups)
    assert {at for at, piece in enumerate(pieces) if piece.kind == "paragraph"} <= guesses(pieces)


def test_that_lines_may_be_a_conversation_is_said() -> None:
    asked = "누가 종을 칩니까?\n\n바람이 칩니다. 저는 듣기만 합니다.\n\n언제 칩니까?\n\n비가 오기 3분 전에 칩니다. 그래서 다들 압니다."
    pieces = segment(f"종지기\n\n{asked}")
    assert {piece.kind for piece in pieces} == {"heading", "paragraph"}
    assert set(range(1, 5)) <= guesses(pieces)
    plain = segment(f"종지기\n\n{asked.replace('?', '.')}")
    assert not {2, 4} & guesses(plain)


def test_there_are_texts_of_many_genres() -> None:
    assert len(TEXTS) >= 748
    assert {raw.genre for raw in TEXTS} >= {
        "poem",
        "constitution",
        "interview",
        "press release",
        "essay",
        "letter",
        "speech",
        "questions",
        "minutes",
        "paper",
        "e-mail",
        "blog",
        "exhibition",
    }


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


def test_a_note_that_is_called_again_names_the_further_calls() -> None:
    text = "제목\n\n물때는 바뀐다.1) 배는 기다린다.\n\n다음 배는 없다. 물때가 그렇다.1)\n\n1) 하루에 두 번.\n"
    [note] = [piece for piece in segment(text) if piece.kind == "footnote"]
    assert (note.of, note.also) == ((1, 1), ((2, 2),))
    assert "  of: p2.1\n  also: [p3.2]\n" in draft("tide.txt", text, "2025-01-01").decode()


def test_a_poem_of_sentences_is_a_guess_and_prose_of_as_many_is_none() -> None:
    lines = ["나무는 아무 말도 하지 않는다.", "새는 나무를 듣는다.", "나는 새를 보고 있다.", "저녁이 우리를 본다."]
    verse = segment("나무\n\n" + "\n".join(lines))
    assert ([piece.kind for piece in verse[1:]], guesses(verse)) == (["verse"], frozenset({1}))
    for prose in ("나무\n\n" + "\n\n".join(lines), "나무\n\n" + " ".join(lines[:2]) + "\n" + " ".join(lines[2:])):
        assert {piece.kind for piece in segment(prose)[1:]} == {"paragraph"}


def test_what_is_only_a_guess_is_said_at_its_place() -> None:
    text = "갯벌 이야기\n\n물이 빠진다. 게가 나온다. 사람도 나온다.\n\n돌아오는 길\n\n물이 든다. 게가 들어간다. 사람도 들어간다.\n"
    written = draft("flats.txt", text, "2025-01-01").decode()
    [before, _] = written.split("  # The kind is a guess: heading.\n")
    assert before.endswith("kind: heading\n  level: 2\n  ko: |\n    돌아오는 길\n")
