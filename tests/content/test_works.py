"""Works: what a part inherits and what its page is told of its neighbors, and every fault of the list at its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.build import pipeline
from builder.build.stores import disk
from builder.content.comparison import HeadChange, compare
from builder.content.file import ContentFile
from builder.content.formatting import reformat
from builder.content.loading.works import find_works, is_work
from builder.content.repository import Repository
from builder.model.edition import Edition
from builder.model.finding import Finding
from tests.conftest import annotated
from tests.support import ROOT

BOOK = ROOT / "tests" / "libraries" / "book"
WORK, MORNING, SONG, RULES = (
    f"translations/{name}.yaml" for name in ("harbor", "harbor-morning", "harbor-song", "harbor-rules")
)
LIST = "- harbor-morning\n- harbor-song\n- harbor-rules\n"


@pytest.fixture(scope="module")
def book() -> Repository:
    return disk.read_repository(BOOK)


@pytest.fixture(scope="module")
def parts(book: Repository) -> dict[str, Edition]:
    return {edition.id: edition for edition in annotated(book).editions}


def edited(repository: Repository, name: str, old: str, new: str) -> Repository:
    def edit(file: ContentFile) -> ContentFile:
        assert file.name != name or old.encode() in file.data
        return replace(file, data=file.data.replace(old.encode(), new.encode())) if file.name == name else file

    return replace(repository, translations=tuple(map(edit, repository.translations)))


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, int]]:
    return [(finding.code, finding.place.file, finding.place.line) for finding in findings]


def test_a_part_needs_a_seed_a_title_and_pairs_and_has_the_rest_of_its_work(parts: dict[str, Edition]) -> None:
    entry = parts["harbor-morning"].entry
    assert entry.title.en == "Morning"
    assert entry.source.author
    assert entry.source.author.en == "Hong Amugae"
    assert [one.name for one in entry.translators] == ["A. Translator", "B. Reader"]
    assert (entry.status, parts["harbor-morning"].version, entry.genre) == ("reviewed", "1.1", None)
    assert parts["harbor-morning"].summary is None


def test_what_a_part_states_itself_holds_key_by_key(parts: dict[str, Edition]) -> None:
    song = parts["harbor-song"]
    assert (song.entry.genre, song.entry.status) == ("poetry", "draft")
    assert song.summary
    assert song.summary.en == "A song for rowing."
    source = song.entry.source
    assert source.author
    assert source.author.en == "Kim Amugae"
    assert (source.published, source.publisher and source.publisher.en) == ("2019-03", "Bada Press")


def test_a_part_knows_its_place_and_its_neighbors(parts: dict[str, Edition]) -> None:
    found = {id_: one.part_of for id_, one in parts.items()}
    song = found["harbor-song"]
    assert song
    assert (song.work, song.title.en, song.number, song.count) == ("harbor", "The Book of the Harbor", 2, 3)
    assert song.before
    assert song.after
    assert (song.before.id, song.before.title.ko, song.after.id) == ("harbor-morning", "아침", "harbor-rules")
    first, last = found["harbor-morning"], found["harbor-rules"]
    assert first
    assert last
    assert first.before is None
    assert last.after is None


def test_one_that_is_absent_is_no_neighbor_and_keeps_its_number(book: Repository) -> None:
    given = find_works(book.translations, {SONG}).parts
    rules = given[RULES].of
    assert rules.before
    assert (rules.before.id, rules.number, rules.count) == ("harbor-morning", 3, 3)


def test_a_book_has_no_findings(book: Repository) -> None:
    assert pipeline.check(book) == ()


FAULTS = [
    ("- harbor-song\n", "- harbor-sung\n", 20, "did you mean ‘harbor-song’?"),
    ("- harbor-song\n", "- elsewhere\n", 20, "there is no file translations/elsewhere.yaml"),
    ("- harbor-song\n", "- harbor-song\n- harbor-song\n", 21, "‘harbor-song’ is listed twice"),
    ("- harbor-song\n", "- harbor-song\n- harbor\n", 21, "‘harbor’ is itself a work"),
]


@pytest.mark.parametrize(("old", "new", "line", "says"), FAULTS)
def test_a_wrong_part_is_told_at_its_line(book: Repository, old: str, new: str, line: int, says: str) -> None:
    found = pipeline.check(edited(book, WORK, old, new))
    assert ("Y207", WORK, line) in told(found), told(found)
    assert [one.place.column for one in found if one.code == "Y207"] == [3]
    assert any(says in one.text() for one in found)


def test_a_part_of_two_works_is_told_in_the_second(book: Repository) -> None:
    [work] = [file for file in book.translations if file.name == WORK]
    other = ContentFile("translations/port.yaml", work.data.replace(LIST.encode(), b"parts_were: x\n"))
    other = replace(other, data=work.data.replace(LIST.encode(), b"- harbor-song\n"))
    found = pipeline.check(replace(book, translations=(*book.translations, other)))
    assert told(found) == [("Y207", "translations/port.yaml", 19)]
    assert "already a part of the work ‘harbor’" in found[0].text()


SHAPES = [
    (LIST, "", 18, "Y203", "it must be: a list"),
    (LIST, "- [harbor-song]\n", 19, "Y203", "item 1 of ‘parts’"),
    (f"parts:\n{LIST}", "parts: []\n", 18, "Y203", "a list with at least one item"),
    ("parts:\n", "seed: x.txt\nparts:\n", 18, "Y201", "a work has ‘parts’ and no ‘seed’"),
    ("parts:\n", "pairs: []\nparts:\n", 18, "Y201", "a work has ‘parts’ and no ‘pairs’"),
    ("parts:\n", "Parts: x\nparts:\n", 18, "Y201", "did you mean ‘parts’?"),
    ("status: reviewed\n", "", 2, "Y202", "‘status’ is missing"),
]


@pytest.mark.parametrize(("old", "new", "line", "code", "says"), SHAPES)
def test_a_fault_of_a_work_is_told_once_and_not_again_in_its_parts(
    book: Repository, old: str, new: str, line: int, code: str, says: str
) -> None:
    found = pipeline.check(edited(book, WORK, old, new))
    elsewhere = [one for one in found if one.place.file != WORK]
    assert not elsewhere or "harbor" in old, "without the list, its parts are editions that lack what they inherited"
    assert any((one.code, one.place.line) == (code, line) and says in one.text() for one in found), [
        one.line() for one in found
    ]


def test_a_work_that_cannot_be_read_leaves_its_parts_without_faults_of_their_own(book: Repository) -> None:
    found = pipeline.check(edited(book, WORK, "status: reviewed", "status: finished"))
    assert told(found) == [("Y203", WORK, 14)]


def test_a_file_that_no_work_lists_is_an_edition_and_states_everything(book: Repository) -> None:
    found = pipeline.check(edited(book, WORK, "- harbor-rules\n", ""))
    assert {(code, file) for code, file, _ in told(found)} == {("Y202", RULES)}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("en: A book of", "en: TODO A book of", "S112"),
        ('"1.1"', '"0.9"', "S107"),
        ("a harbor’s morning", "a harbour’s morning", "L202"),
        ("a harbor’s morning", "a harbor’s \u202emorning", "S113"),
    ],
)
def test_the_head_of_a_work_is_checked_once_by_the_rules_of_heads(
    book: Repository, old: str, new: str, code: str
) -> None:
    found = pipeline.check(edited(book, WORK, old, new))
    assert [(one.code, one.place.file) for one in found if one.code == code] == [(code, WORK)]


def test_a_misspelt_part_is_told_in_the_list_alone(book: Repository) -> None:
    found = pipeline.check(edited(book, WORK, "- harbor-rules\n", "- harbr-rules\n"))
    assert [(code, file) for code, file, _ in told(found)] == [("Y207", WORK)]
    assert "did you mean ‘harbor-rules’?" in found[0].text()


def test_an_edition_of_its_own_is_not_made_a_part_by_a_likeness(book: Repository) -> None:
    [work] = [file for file in book.translations if file.name == WORK]
    head = work.data.decode().partition("translators:")[2].partition("parts:")[0]
    alone = edited(book, MORNING, "pairs:\n", f"summary: {{ko: 아침., en: A morning.}}\ntranslators:{head}pairs:\n")
    misspelt = edited(alone, WORK, "- harbor-morning\n", "- harbr-morning\n")
    assert [(code, file) for code, file, _ in told(pipeline.check(misspelt))] == [("Y207", WORK)]
    assert MORNING not in find_works(misspelt.translations).parts


def test_prose_about_parts_makes_no_work(book: Repository) -> None:
    said = edited(book, MORNING, "We haul in the nets.", "We haul in the nets.\n")
    [file] = [file for file in said.translations if file.name == MORNING]
    assert not is_work(replace(file, data=file.data + b"    parts: of it\n"))
    assert is_work(ContentFile(WORK, b'{"title": {"ko": "a", "en": "b"}, "parts": ["a"]}'))


def test_fmt_puts_the_keys_of_a_work_and_of_a_part_in_order(book: Repository) -> None:
    assert list(reformat(book.translations)) == []
    [work] = [file for file in book.translations if file.name == WORK]
    head, _, parts = work.data.decode().partition("status: reviewed\n")
    turned = replace(work, data=f"{parts}status: reviewed\n".encode() + head.encode().partition(b"\n")[2])
    [made] = reformat([turned])
    assert made.data == work.data.partition(b"\n")[2]


def test_a_change_of_the_work_is_one_change(book: Repository) -> None:
    old = annotated(book)
    new = annotated(edited(book, WORK, LIST, "- harbor-song\n- harbor-morning\n- harbor-rules\n"))
    assert compare(old, new).heads == (HeadChange("harbor", "changed", ("parts",)),)
    dated = annotated(edited(book, WORK, "status: reviewed", "status: published"))
    assert compare(old, dated).heads == (HeadChange("harbor", "changed", ("status",)),)
