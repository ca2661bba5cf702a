"""Translations that exist already, put beside drafts: how much of known alignments is found again, and memories of others."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.aligning import JUDGED, judged, scored
from builder.build.drafting import anchors
from builder.build.stores import disk
from builder.content.pairing import Translation, translation, with_english
from builder.content.raw_text.seed_block import SeedBlock
from builder.content.sentence_alignment import Step, align, shared_signs
from builder.languages.english.sentences import sentences as english_sentences
from builder.languages.korean.sentences import sentences as korean_sentences
from builder.model.corpus import AnnotatedCorpus
from builder.model.edition import Edition
from builder.model.terms import Glossary
from tests.conftest import annotated
from tests.support import ROOT
from tests.support.command import daeyeok

LIBRARIES = ("interview", "letter", "ordinance", "poem", "statute")


def known(edition: Edition) -> tuple[list[str], list[str], set[tuple[tuple[int, int], tuple[int, int]]]]:
    """The sentences of both sides, and which answer which: lines of prose are split, so that some have several."""
    korean: list[str] = []
    english: list[str] = []
    steps = set()
    for pair in edition.pairs:
        for segment in pair.segments:
            prose = pair.kind == "paragraph"
            ours = korean_sentences(segment.ko.text) if prose else (segment.ko.text,)
            theirs = english_sentences(segment.en.text) if prose else (segment.en.text,)
            steps.add(((len(korean), len(korean) + len(ours)), (len(english), len(english) + len(theirs))))
            korean += ours
            english += theirs
    return korean, english, steps


def figures(content: AnnotatedCorpus) -> tuple[float, float, float]:
    """Precision and recall of the steps in all editions, and the share of wrong steps that are said to be doubtful."""
    right = found = there = wrong = doubted = 0
    for edition in content.editions:
        korean, english, expected = known(edition)
        steps = align(korean, english, anchors(content))
        bad = [step for step in steps if (step.korean, step.english) not in expected]
        right, found, there = right + len(steps) - len(bad), found + len(steps), there + len(expected)
        wrong, doubted = wrong + len(bad), doubted + sum(step.doubtful for step in bad)
    return right / found, right / there, doubted / wrong if wrong else 1.0


def test_the_alignment_of_the_essays_is_found_again(
    real_glossary: Glossary, real_editions: tuple[Edition, ...]
) -> None:
    precision, recall, doubted = figures(AnnotatedCorpus(real_glossary, real_editions))
    assert precision >= 0.9
    assert recall >= 0.9
    assert doubted >= 0.7


def test_the_alignment_of_other_genres_is_found_again() -> None:
    for name in LIBRARIES:
        content = annotated(disk.read_repository(ROOT / "tests" / "libraries" / name))
        assert figures(content)[:2] == (1.0, 1.0), name


def test_every_sentence_is_in_one_step_whatever_the_texts_are() -> None:
    sides = (shared_signs, shared_signs)
    for ours, theirs in ((0, 5), (5, 0), (1, 400), (400, 1), (300, 900), (3, 3)):
        steps = align(["가나다라마."] * ours, ["It is so."] * theirs, sides)
        for at, total in ((0, ours), (1, theirs)):
            ends = [(0, 0), *((step.korean, step.english)[at] for step in steps), (total, total)]
            assert all(one[1] == other[0] for one, other in pairwise(ends))


def test_what_has_no_counterpart_is_doubtful() -> None:
    sides = (shared_signs, shared_signs)
    assert align(["배가 왔다."], [], sides) == (Step((0, 1), (0, 0), True),)
    assert align(["배 3척이 왔다."], ["3 ships came."], sides) == (Step((0, 1), (0, 1), False),)


def test_korean_sentences_that_share_an_english_one_are_joined_within_a_block() -> None:
    pieces = (
        SeedBlock("paragraph", ("배가 왔다.", "그리고 갔다.")),
        SeedBlock("omit", ("메뉴",)),
        SeedBlock("item", ("- 끝.",)),
    )
    first, omitted, last = with_english(
        pieces, Translation(["The ship came, and then it went.", "- The end."]), (shared_signs, shared_signs)
    )
    assert (first.lines, first.english) == (("배가 왔다. 그리고 갔다.",), ("The ship came, and then it went.",))
    assert omitted == pieces[1]
    assert last.english == ("- The end.",)


def test_footnotes_are_of_the_lines_that_have_the_sentences_which_call_them() -> None:
    pieces = (
        SeedBlock("paragraph", ("배가 왔다.", "그리고 갔다.1)", "배 3척이 남았다.2)", "배 7척은 낡았다.1)")),
        SeedBlock("footnote", ("1) 돛배",), of=(0, 2), also=((0, 4),)),
        SeedBlock("footnote", ("2) 어선 3척",), of=(0, 3)),
    )
    english = ["The ship came, and then it went.1)", "3 ships remained.2)", "7 ships were old.1)"]
    english += ["1) Sailing ship", "2) 3 fishing ships"]
    text, once_more, once = with_english(pieces, Translation(english), (shared_signs, shared_signs))
    assert text.lines == ("배가 왔다. 그리고 갔다.1)", "배 3척이 남았다.2)", "배 7척은 낡았다.1)")
    assert (once_more.of, once_more.also) == ((0, 1), ((0, 3),))
    assert (once.of, once.also) == ((0, 2), ())


def test_a_footnote_called_twice_on_a_line_is_of_it_once() -> None:
    pieces = (
        SeedBlock("paragraph", ("배가 왔다.1)", "그리고 갔다.1)")),
        SeedBlock("footnote", ("1) 돛배 3척",), of=(0, 1), also=((0, 2),)),
    )
    english = Translation(["The ship came,1) and then it went.1)", "1) 3 sailing ships"])
    text, note = with_english(pieces, english, (shared_signs, shared_signs))
    assert len(text.lines) == 1
    assert (note.of, note.also) == ((0, 1), ())


def test_english_that_answers_nothing_stands_with_the_line_before_it_whatever_its_block() -> None:
    pieces = (SeedBlock("paragraph", ("배 3척이 왔다.",)), SeedBlock("item", ("배 17척이 갔다.",)))
    english = ["3 ships came.", "17 ships left.", *["No."] * 3]
    first, last = with_english(pieces, Translation(english), (shared_signs, shared_signs))
    assert first.english == ("3 ships came.",)
    assert last.english == (" ".join(english[1:]),)
    assert last.doubtful == (1,)


def test_who_speaks_is_beside_who_speaks_in_korean_or_before_the_sentence() -> None:
    english = translation(
        "Q: Did the 3 ships come?\n\nA: All 3 came. I saw it.\n\nQ: And 5 more?\n\nA: No, 5 did not.\n"
    )
    assert english.sentences[:2] == ("Did the 3 ships come?", "All 3 came.")
    pieces = (
        SeedBlock("speech", ("배 3척이 왔습니까?",), speaker="문:"),
        SeedBlock("speech", ("3척이 다 왔습니다.", "제가 보았습니다."), speaker="답:"),
        SeedBlock("paragraph", ("5척이 더 왔습니까?",)),
        SeedBlock("speech", ("아니요, 5척은 안 왔습니다.",), speaker="답:"),
    )
    made = with_english(pieces, english, (shared_signs, shared_signs))
    assert [(one.english_speaker, one.english) for one in made] == [
        ("Q:", ("Did the 3 ships come?",)),
        ("A:", ("All 3 came.", "I saw it.")),
        (None, ("Q: And 5 more?",)),
        ("A:", ("No, 5 did not.",)),
    ]


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("It is so. It was not.", ["It is so.", "It was not."]),
        (
            "Mr. Kim left at 9 a.m. on Monday. Then came J. D. Vance.",
            ["Mr. Kim left at 9 a.m. on Monday.", "Then came J. D. Vance."],
        ),
        ("Art. 3 applies. (See p. 4.) So it is.1) Next.", ["Art. 3 applies.", "(See p. 4.)", "So it is.1)", "Next."]),
        ("1. First item. Second.", ["1. First item.", "Second."]),
        ("", []),
    ],
)
def test_where_english_sentences_end(paragraph: str, expected: list[str]) -> None:
    assert list(english_sentences(paragraph)) == expected


TMX = """\
<tmx version="1.4"><header/><body><tu><tuv xml:lang="ko-KR"><seg>달은 바다를 늘 당긴다.</seg></tuv>
<tuv xml:lang="en-US"><seg>The moon always <bpt i="1">b</bpt>pulls the sea.</seg></tuv></tu></body></tmx>
"""


def test_new_aligns_a_translation_and_suggests_from_memories_of_others(mini_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "moon-2.txt").write_text(
        "달 이야기\n\n달은 바다를 당긴다. 그래서 물이 든다.\n\n물때는 2시에 바뀐다.\n", encoding="utf-8"
    )
    (tmp_path / "english.md").write_text(
        "# A tale of the moon\n\nThe moon pulls the sea. And so the water comes in.\n\nThe tide times change at 2.\n",
        encoding="utf-8",
    )
    (tmp_path / "others.tmx").write_text(TMX, encoding="utf-8")
    remembered = daeyeok(
        "new", tmp_path / "moon-2.txt", "--id", "moon-3", "--memory", tmp_path / "others.tmx", cwd=mini_copy
    )
    assert remembered.returncode == 0, remembered.stderr
    made = (mini_copy / "translations" / "moon-3.yaml").read_text(encoding="utf-8")
    assert re.search(r"# p2\.1 is \d\d % like \S*others\.tmx:1: The moon always pulls the sea\.\n", made)
    ran = daeyeok("new", tmp_path / "moon-2.txt", "--english", tmp_path / "english.md", cwd=mini_copy)
    assert ran.returncode == 0, ran.stderr
    made = (mini_copy / "translations" / "moon-2.yaml").read_text(encoding="utf-8")
    assert "  en: |\n    The moon pulls the sea.\n    And so the water comes in.\n" in made
    assert "  en: |\n    The tide times change at 2." in made
    assert "Check that" not in made


def test_a_memory_that_does_harm_is_refused_and_nothing_written(mini_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "moon-2.txt").write_text("달은 바다를 당긴다.\n", encoding="utf-8")
    (tmp_path / "bomb.tmx").write_text('<!DOCTYPE tmx [<!ENTITY a "aaaa">]><tmx>&a;</tmx>', encoding="utf-8")
    ran = daeyeok("new", tmp_path / "moon-2.txt", "--memory", tmp_path / "bomb.tmx", cwd=mini_copy)
    assert (ran.returncode, "I101" in ran.stdout) == (1, True)
    assert not (mini_copy / "seeds" / "moon-2.txt").exists()


@pytest.mark.parametrize("name", ["ferry", "office"])
def test_free_translations_are_aligned_for_the_most_part(name: str) -> None:
    score = scored(judged(JUDGED / f"{name}.txt"), AnnotatedCorpus(Glossary(()), ()))
    assert score.right >= 0.7 * score.there
    assert score.right >= 0.7 * score.found
