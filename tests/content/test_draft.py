"""Drafts of new editions: the seed is covered to the character, the guesses come near to what editors made of four real texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from textwrap import wrap

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.raw_texts import UNSEEN, raw_texts
from builder.build import pipeline
from builder.build.drafting import line_hints
from builder.build.stores import disk
from builder.content.documents.formats import manuscript
from builder.content.documents.html import text_of
from builder.content.draft import draft
from builder.content.file import ContentFile
from builder.content.formatting import canonical
from builder.content.genre import genre_of
from builder.content.importers.foreign import ForeignFile
from builder.content.loading.editions import load_edition
from builder.content.raw_text.seed_block import SeedBlock
from builder.content.raw_text.segmentation import segment
from builder.content.raw_text.unit import Unit
from builder.content.repository import Repository
from builder.content.seed import seed_text
from builder.languages.korean.kiwi import kiwi_splitter
from builder.languages.korean.sentences import sentences
from builder.model.corpus import AnnotatedCorpus
from builder.model.edition import Edition, Figure, Omission
from builder.model.entries.editions import EditionEntry
from builder.model.entries.pairs import DEEPEST_LEVEL
from builder.model.genres import Genre
from builder.model.terms import Glossary
from tests.conftest import annotated
from tests.support import ROOT
from tests.support.examples import repository


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("달이 뜬다. 물이 찬다.", ["달이 뜬다.", "물이 찬다."]),
        ("왜 그런가? 모른다! 그렇다…", ["왜 그런가?", "모른다!", "그렇다…"]),
        ("3.5조 원이다. 2025. 1. 13. 발표했다.", ["3.5조 원이다.", "2025. 1. 13. 발표했다."]),
        ("“간다. 온다.” 라고 그는 말했다. 끝이다.", ["“간다. 온다.” 라고 그는 말했다.", "끝이다."]),
        ("그는 “왜 가는가?” 하고 물었다.", ["그는 “왜 가는가?” 하고 물었다."]),
        ("'우리의 전략은?' 자료를 냈다. 보자.", ["'우리의 전략은?' 자료를 냈다.", "보자."]),
        ("이는(그렇다. 정말이다.) 옳다. 끝.", ["이는(그렇다. 정말이다.) 옳다.", "끝."]),
        ("J. D. 밴스 부통령과 U.S. 대표가 왔다. 갔다.", ["J. D. 밴스 부통령과 U.S. 대표가 왔다.", "갔다."]),
        ("https://example.org/a.b. 참고. 1.5배다.", ["https://example.org/a.b.", "참고.", "1.5배다."]),
        ("1. 첫째 항목이다. 둘째다.", ["1. 첫째 항목이다.", "둘째다."]),
        ("물때는 바뀐다.1) 그래서 나간다.[2] 온다.³ 끝.", ["물때는 바뀐다.1)", "그래서 나간다.[2]", "온다.³", "끝."]),
        ("달이 뜬다。물이 찬다。 왜 그런가？모른다！", ["달이 뜬다。", "물이 찬다。", "왜 그런가？", "모른다！"]),
        ("1-1. 첫째 항목이다. 둘째다.", ["1-1. 첫째 항목이다.", "둘째다."]),
        ("9 a.m. 문을 연다. 6 p.m. 닫는다.", ["9 a.m. 문을 연다.", "6 p.m. 닫는다."]),
        ("닫지 않은 (괄호가 있다. 그래도 나뉜다.", ["닫지 않은 (괄호가 있다.", "그래도 나뉜다."]),
        ("마침표 없이 끝난다", ["마침표 없이 끝난다"]),
        ("", []),
    ],
)
def test_where_sentences_end(paragraph: str, expected: list[str]) -> None:
    assert list(sentences(paragraph)) == expected


def test_kinds_are_guessed_by_the_form_of_lines() -> None:
    text = (
        "달과 바다에 관한 긴 제목 한 줄\n2025-03-01\n홍길동\n\nⅠ. 들어가며\n"
        "달이 바다를 당긴다*. 그래서 하루에 두 번 물이 들고 나며 그 높이는 달의 모양을 따라 날마다 조금씩 달라진다.\n"
        "* 당긴다: 끌어당김\n- 물때표를 볼 것\n- 장화를 신을 것\n그림 1. 달\n참고문헌\n홍길동. 2019. 바다.\n"
        "문의: tide@example.org\n목록으로\n댓글 3\n"
    )
    pieces = segment(text)
    assert [piece.kind for piece in pieces] == [
        *("heading", "imprint", "byline", "heading", "paragraph", "footnote", "item", "item", "caption"),
        *("heading", "reference", "contact", "omit"),
    ]
    assert [piece.level for piece in pieces if piece.kind == "heading"] == [1, 2, 2]
    assert (pieces[5].lines, pieces[5].of) == (("* 당긴다: 끌어당김",), (4, 1))
    assert pieces[-1].lines == ("목록으로", "댓글 3")


@pytest.mark.parametrize("name", ["interview", "letter", "poem", "statute"])
def test_texts_that_are_no_essays_come_near_to_what_editors_made_of_them(name: str) -> None:
    [edition] = annotated(disk.read_repository(ROOT / "tests" / "libraries" / name)).editions
    assert edition.seed
    pieces = segment(edition.seed)
    made = [
        (block.kind, [block.entry.speaker.ko if block.entry.speaker else "", *block.entry.ko.splitlines()])
        for block in edition.pairs
    ]
    guessed = [(piece.kind, [piece.speaker or "", *piece.lines]) for piece in pieces]
    pairs = list(zip(kinds(made), kinds(guessed), strict=True))
    assert sum(one == other for one, other in pairs) / len(pairs) >= 0.95


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "어느 날의 일기\n\n아침에 비가 왔다. 우산을 들고 나갔다.\n\n저녁에는 갰다.\n",
            ["heading", "paragraph", "paragraph"],
        ),
        ("어느 날의 일기\n\n비가 왔다.\n\n우산을 들고 나갔다. 젖었다.\n", ["heading", "paragraph", "paragraph"]),
        ("일기\n\n“비는 모두에게 온다.”\n\n비가 왔다. 나갔다.\n", ["heading", "epigraph", "paragraph"]),
    ],
)
def test_a_short_first_paragraph_is_no_epigraph(text: str, expected: list[str]) -> None:
    assert [piece.kind for piece in segment(text)] == expected


def test_prose_broken_at_a_fixed_width_is_put_together() -> None:
    paragraphs = (
        "바다는 하루에 두 번 들고 나며 그 높이는 달의 모양을 따라 날마다 조금씩 달라진다. 그래서 어부는 물때를 보고 나간다.",
        "달이 없는 밤에도 물은 들어오고 등대의 불은 꺼지지 않으며 배는 그 불을 보고 항구로 돌아온다. 아이들은 자고 있다.",
        "아침이 되면 생선을 실은 차가 재를 넘어 시장으로 가고 남은 것은 소금에 절여 겨울을 난다. 그것이 우리 마을의 한 해이다.",
    )
    text = "\n\n".join("\n".join(wrap(paragraph, 28)) for paragraph in paragraphs)
    pieces = segment(f"바닷가 마을의 하루\n\n{text}\n", genre="essay")
    assert [(piece.kind, " ".join(piece.lines)) for piece in pieces[1:]] == [("paragraph", one) for one in paragraphs]
    assert [len(piece.lines) for piece in pieces[1:]] == [2, 2, 2]


def test_a_draft_of_speech_verse_and_tables_loads_and_covers_its_seed() -> None:
    for name in ("interview", "letter", "poem", "statute"):
        repository = disk.read_repository(ROOT / "tests" / "libraries" / name)
        text, faults = seed_text(repository.seeds[0])
        assert text
        assert not faults
        made = ContentFile(
            "translations/x.yaml", draft(repository.seeds[0].name.removeprefix("seeds/"), text, "2025-01-01")
        )
        assert canonical(made, EditionEntry) == made.data
        drafted = replace(repository, translations=(made,))
        assert {finding.code for finding in pipeline.check(drafted)} <= {
            "L102",
            "L105",
            "M101",
            "S112",
        }  # only what is still to do
        [edition] = annotated(drafted).editions
        assert edition.entry.genre == {
            "interview": "interview",
            "letter": "letter",
            "poem": "poetry",
            "statute": "law",
        }.get(name)


@pytest.mark.parametrize(
    ("head", "genre"),
    [
        ("보도자료\n\n", "press-release"),
        ("해양부 보 도 자 료\n배포일: 2024. 5. 1.\n\n", "press-release"),
        ("보도참고자료\n\n", "press-release"),
        ("", None),
    ],
)
def test_a_press_release_says_what_it_is(head: str, genre: str | None) -> None:
    text = (
        head
        + "등대 열 곳에 새 등을 달다\n\n해양부는 오늘 등대 열 곳에 새 등을 달았다고 밝혔다. 보도자료는 누리집에 있다.\n"
    )
    drafted = draft("x.txt", text, "2026-01-01").decode()
    assert f"genre: {genre}\n" in drafted or (genre is None and "genre:" not in drafted)


@pytest.mark.parametrize(
    ("text", "title", "level"),
    [
        ("제1장 밀물\n\n밀물은 소리 없이 온다. 나는 그것을 배웠다.\n", "제1장 밀물", 1),
        ("밀물은 소리 없이 온다. 나는 그것을 배웠다.\n\n1. 썰물\n\n썰물은 길을 남긴다. 그 길로 왔다.\n", "TODO", 2),
    ],
)
def test_a_part_is_titled_by_the_heading_that_it_begins_with(text: str, title: str, level: int) -> None:
    drafted = draft("x.txt", text, "2026-01-01", is_part=True).decode()
    assert f"title:\n  ko: {title}\n" in drafted
    assert [line for line in drafted.splitlines() if "level:" in line] == [f"  level: {level}"]
    assert "title:\n  ko: TODO\n" in draft("x.txt", text, "2026-01-01").decode()


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("1월   12\n2월 | 13", []),
        ("1월 | 12\n2월 |\t13", [("1월 | 12", "2월 | 13")]),
        ("1월 | 맑은\t날\n2월 | 흐린  날", [("1월 | 맑은 날", "2월 | 흐린 날")]),
    ],
)
def test_the_cells_of_a_table_are_all_divided_alike(rows: str, expected: list[tuple[str, ...]]) -> None:
    assert [piece.lines for piece in segment(f"제목\n\n{rows}\n") if piece.kind == "table"] == expected


def test_a_text_of_a_sentence_a_line_is_gathered_into_paragraphs() -> None:
    days = "월 화 수 목 금 토 일".split()
    lines = [f"{day}요일에는 {what} 오래 바라보았다." for what in ("바다를", "하늘을", "산을") for day in days][:20]
    pieces = segment("\n".join(lines), genre="essay")
    assert [(piece.kind, len(piece.lines)) for piece in pieces] == [
        ("paragraph", 8),
        ("paragraph", 8),
        ("paragraph", 4),
    ]


# --- The four real texts ----------------------------------------------------------------------------------------------


def squeezed(lines: Iterable[str]) -> str:
    return "".join("".join(lines).split())


def blocks(edition: Edition) -> list[tuple[str, list[str]]]:
    """Kind and lines of each block as the editors made them."""
    made = [
        ("omit", b.entry.omit) if isinstance(b, Omission) else (b.kind, b.entry.ko)
        for b in edition.blocks
        if not isinstance(b, Figure)
    ]
    return [(kind, text.splitlines()) for kind, text in made]


def ends(lines: Iterable[str]) -> set[int]:
    """Where sentences end, in characters of the text without blanks."""
    found, at = set(), 0
    for line in lines:
        at += len(squeezed(line))
        found.add(at)
    return found


def kinds(pieces: Iterable[tuple[str, Iterable[str]]]) -> list[str]:
    """The kind of every character."""
    return [kind for kind, lines in pieces for _ in squeezed(lines)]


def test_the_skeleton_covers_every_seed_and_comes_near_to_the_editions(real_editions: tuple[Edition, ...]) -> None:
    assert len(real_editions) >= 4
    for edition in real_editions:
        assert edition.seed
        pieces = segment(edition.seed)
        assert squeezed(line for piece in pieces for line in piece.lines) == squeezed(edition.seed)
        made, guessed = kinds(blocks(edition)), kinds((piece.kind, piece.lines) for piece in pieces)
        right = sum(one == other for one, other in zip(made, guessed, strict=True))
        assert right / len(made) >= 0.97, edition.id
        truth = ends(line for _, lines in blocks(edition) for line in lines if line)
        found = ends(line for piece in pieces for line in piece.lines)
        assert len(truth & found) / len(truth) >= 0.97, edition.id
        assert len(truth & found) / len(found) >= 0.95, edition.id


def test_a_real_draft_loads_covers_its_seed_and_is_canonical(
    real: Repository, real_glossary: Glossary, real_editions: tuple[Edition, ...]
) -> None:
    for seed in real.seeds:
        name = seed.name.rsplit("/", 1)[-1]
        text, faults = seed_text(seed)
        assert text
        assert not faults
        others = tuple(edition for edition in real_editions if edition.entry.seed != name)
        known = line_hints(AnnotatedCorpus(real_glossary, others))
        made = ContentFile("translations/x.yaml", draft(name, text, "2025-01-01", known))
        assert canonical(made, EditionEntry) == made.data
        edition, findings = load_edition(made, real.seed_texts())
        assert edition
        assert not findings
        assert edition.seed
        assert squeezed(line for _, lines in blocks(edition) for line in lines) == squeezed(edition.seed)
        assert all(pair.counts[0] == pair.counts[1] for pair in edition.pairs)


def test_what_the_text_states_goes_into_the_head(real: Repository) -> None:
    seed = next(one for one in real.seeds if "/000_" in one.name)
    made = draft("x.txt", seed.data.decode(), "2025-01-01").decode()
    assert "source:\n  published: 2025-01-13\n  isbn: 979-11-6617-852-8\n" in made
    assert 'version: "0.1", when: 2025-01-01' in made


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["ISBN 978 89 364 7429 3"], {"isbn": "978 89 364 7429 3"}),
        (["ISBN: 979-11-6617-852-8 93300"], {"isbn": "979-11-6617-852-8"}),
        (["ISBN 89-364-7429-X 03810"], {"isbn": "89-364-7429-X"}),
        (["ISBN9788936474293"], {"isbn": "9788936474293"}),
        (["ISBN 978-89-364"], {}),
        (["ISBN 978-89-364-7429-34"], {}),
        (["2024년 12월 45일"], {}),
        (["2024. 13. 1."], {}),
        (["2023-02-29", "2023년 3월 1일"], {"published": "2023-03-01"}),
    ],
)
def test_numbers_and_dates_of_the_head_are_stated_as_far_as_they_are_any(
    lines: list[str], expected: dict[str, str]
) -> None:
    groups = [Unit(("달 이야기",), "heading", level=1), *(Unit((line,), "imprint") for line in lines)]
    made = ContentFile("translations/x.yaml", draft("x.txt", groups, "2025-01-01"))
    edition, findings = load_edition(made, {"x.txt": "\n".join(["달 이야기", *lines])})
    assert not findings
    assert edition
    source = edition.entry.source
    assert (source.model_dump(include={"isbn", "published"}, exclude_none=True) if source else {}) == expected


def test_no_item_of_a_draft_is_deeper_than_one_may_be() -> None:
    marks = "□○-·▷※◇■"
    texts = [f"{mark} 등대에 불을 켠다" for mark in marks]
    nested = "".join(f"{'  ' * at}- 등대에 불을 켠다\n" for at in range(len(marks)))
    for source in (
        "등대지기의 일\n\n" + "\n".join(texts) + "\n",
        manuscript(ForeignFile("x.md", nested.encode())).groups,
    ):
        assert source is not None
        made = ContentFile("translations/x.yaml", draft("x.txt", source, "2025-01-01"))
        seed = source if isinstance(source, str) else text_of(source)
        edition, findings = load_edition(made, {"x.txt": seed})
        assert not findings
        assert edition
        assert max(pair.entry.level or 1 for pair in edition.pairs) == DEEPEST_LEVEL


def _said(*lines: str) -> list[SeedBlock]:
    """Speeches, each with who speaks before a bar, and directions in brackets."""
    return [
        SeedBlock("stage", (line,))
        if line.startswith("(")
        else SeedBlock("speech", (line.partition("|")[2],), speaker=line.partition("|")[0])
        for line in lines
    ]


@pytest.mark.parametrize(
    ("head", "said", "genre"),
    [
        (["등대 위원회 회의록"], ["김등대|시작하겠습니다.", "이항구|불을 켰습니까?"], "minutes"),
        (["제1차 회의", "안건: 등불"], ["김등대|시작하겠습니다.", "이항구|좋습니다.", "김등대|예."], "minutes"),
        (["등대"], ["(10시 03분 개의)", "김등대|시작하겠습니다.", "(웃음)", "이항구|불을 켰습니까?"], "minutes"),
        (["등대"], ["○의장 김등대|시작하겠습니다.", "이항구|좋습니다."], "minutes"),
        (["등대"], ["(밤.)", "지기|불을 켰니?", "아들|켰어요.", "(파도 소리)", "지기|그래."], "drama"),
        (["등대지기를 만나다"], ["기자|언제 켭니까?", "(웃음)", "지기|해가 지면 켭니다."], "interview"),
        (["등대지기를 만나다"], ["Q1.|소개를 부탁합니다.", "(웃음)", "A1.|지기입니다.", "(웃음)"], "interview"),
        (["등대지기의 말"], ["지기|불을 켰다.", "아들|배가 왔다."], None),
    ],
)
def test_what_is_mostly_speech_is_told_by_its_head_directions_and_questions(
    head: list[str], said: list[str], genre: str | None
) -> None:
    assert genre_of([*(SeedBlock("heading", (line,)) for line in head), *_said(*said)]) == genre


@pytest.mark.parametrize(("genre", "least"), [("minutes", 0.8), ("drama", 0.9), ("interview", 0.7)])
def test_spoken_texts_have_their_own_genre(genre: Genre, least: float) -> None:
    texts = [raw for raw in raw_texts(ROOT / UNSEEN) if raw.genre == genre]
    told = [genre_of(segment(raw.groups)) for raw in texts]
    right = sum(one == genre for one in told)
    assert right >= least * sum(one in ("minutes", "drama", "interview") for one in told)


def test_terms_and_sentences_known_are_suggested_in_comments(
    mini_glossary: Glossary, mini_editions: tuple[Edition, ...]
) -> None:
    known = line_hints(AnnotatedCorpus(mini_glossary, mini_editions))
    text = "우리는 한국의 갯벌에서 굴을 캔다. 아무도 모르는 전혀 다른 이야기가 여기에서 시작된다.\n"
    made = draft("x.txt", text, "2025-01-01", known).decode()
    assert "  # 한국: Korea; 갯벌: tidal flat\n" in made
    (like,) = [line for line in made.splitlines() if "% like" in line]
    assert like.startswith("  # p1.1 is 72")
    assert like.endswith(" % like tide#p3.1: We dig clams on the tidal flats (getbol) of Korea.")


def test_what_is_still_to_be_written_is_not_suggested() -> None:
    pairs = """\
pairs:
- {id: p1, kind: table, ko: 5월 | 31, en: TODO | TODO}
- {id: p2, kind: table, ko: 등대 | 12, en: Lighthouses | 12}
"""
    known = line_hints(annotated(repository({"translations/example.yaml": pairs})))
    drafted = draft("x.txt", "들어온 배와 등대의 수\n\n5월 | 31\n등대 | 12\n", "2025-01-01", known).decode()
    assert [line for line in drafted.splitlines() if "% like" in line] == [
        "  # p2.2 is 100 % like example#p2.1: Lighthouses | 12"
    ]


@given(st.text("가다. \n\t*#-:|'\"“”()[]0123Ⅰ참고문헌그림△\u00a0\u200b\x0c\x1f\x85\u2028<>@_a.?!", max_size=120))
def test_any_text_is_covered_by_its_draft(text: str) -> None:
    seed = ContentFile("seeds/x.txt", text.encode())
    read, faults = seed_text(seed)
    if read is None:
        assert faults
        return
    made = ContentFile("translations/x.yaml", draft("x.txt", read, "2025-01-01"))
    edition, findings = load_edition(made, {"x.txt": text})
    assert edition, [finding.line() for finding in findings]
    assert squeezed(line for _, lines in blocks(edition) for line in lines) == squeezed(text)
    assert canonical(made, EditionEntry) == made.data


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("가나".encode("cp949"), "this is CP949 (EUC-KR), not UTF-8"),
        ("\u1100\u1161\u11a8".encode(), "decomposed Hangul"),
        ("가\n나\x07".encode(), "U+0007"),
        ("가\ufeff".encode(), "U+FEFF"),
        (b" \n", "no text"),
    ],
)
def test_a_seed_that_is_no_clean_text_is_turned_down(data: bytes, told: str) -> None:
    seed = ContentFile("seeds/x.txt", data)
    text, findings = seed_text(seed)
    assert text is None
    assert told in findings[0].text()
    assert tuple(pipeline.check(Repository(seeds=(seed,)))) == findings


def test_a_byte_order_mark_is_no_part_of_a_seed(mini: Repository) -> None:
    marked = replace(mini, seeds=tuple(replace(seed, data=b"\xef\xbb\xbf" + seed.data) for seed in mini.seeds))
    assert seed_text(ContentFile("seeds/x.txt", "\ufeff가".encode())) == ("가", ())
    assert pipeline.check(marked) == pipeline.check(mini) == ()


# --- Kiwi, and what is left to do -------------------------------------------------------------------------------------


def test_kiwi_finds_sentences_that_have_no_full_stop_and_loses_nothing(real: Repository) -> None:
    split = kiwi_splitter()
    wanted = ("달은 바다를 당긴다", "그래서 물이 든다", "우리는 갯벌로 간다.")
    assert split(" ".join(wanted)) == wanted
    assert sentences(" ".join(wanted)) == (" ".join(wanted),)
    for seed in real.seed_texts().values():
        pieces = segment(seed, split)
        assert "".join("".join(line.split()) for piece in pieces for line in piece.lines) == "".join(seed.split())


def test_every_todo_of_a_draft_is_told_where_it_stands(mini: Repository) -> None:
    seed = ContentFile("seeds/new.txt", "가나 다라다.\n\n마바 사아다.\n".encode())
    file = ContentFile("translations/new.yaml", draft("new.txt", seed.data.decode(), "2024-01-01"))
    told = pipeline.check(replace(mini, translations=(*mini.translations, file), seeds=(*mini.seeds, seed)))
    left = {finding.place.line for finding in told if finding.code in ("L102", "S112")}
    lines = file.data.decode().split("\n")
    assert {number for number, line in enumerate(lines, 1) if "TODO" in line and not line.startswith("#")} == left
    assert {finding.code for finding in told if "name: TODO" in lines[finding.place.line - 1]} == {"S112"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("pairs:\n", "pairs:\n- {omit: '. ', why: {ko: TODO를 쓸 것., en: An ornament.}}\n"),
        ("    ko: 게의 숨구멍을 이른다.\n", "    ko: ???\n"),
        ("source:\n", "source:\n  series: {ko: TBD, en: TBD}\n"),
    ],
)
def test_what_is_unfinished_is_told_in_every_text_beside_the_sides(mini: Repository, old: str, new: str) -> None:
    tide = next(file for file in mini.translations if file.stem == "tide")
    text = tide.data.decode()
    assert old in text
    changed = ContentFile(tide.name, text.replace(old, new, 1).encode())
    told = pipeline.check(replace(mini, translations=(changed,)))
    assert "S112" in {finding.code for finding in told}


def test_a_text_in_mixed_script_is_drafted_with_its_reading() -> None:
    declared = "吾等은 玆에 我 朝鮮의 獨立國임과 朝鮮人의 自主民임을 宣言하노라."
    text = f"宣言書\n\n{declared}\n\n기정학(技政學)은 기술이 국가의 힘을 정한다고 보는 관점(觀點)이라고 한다.\n"
    pairs = yaml.safe_load(draft("declaration.txt", text, "2026-01-01"))["pairs"]
    readings = [pair.get("reading", "").strip() for pair in pairs]
    assert readings == ["선언서", "오등은 자에 아 조선의 독립국임과 조선인의 자주민임을 선언하노라.", ""]


def test_hanja_that_the_text_reads_itself_is_not_read_twice() -> None:
    text = "大韓民國(대한민국)의 獨立은 自主民(스스로의 백성)의 일이다.\n\n朝鮮 (조선)의 바다는 朝鮮(조선)의 것이다.\n"
    pairs = yaml.safe_load(draft("x.txt", text, "2026-01-01"))["pairs"]
    readings = [pair.get("reading", "").strip() for pair in pairs]
    assert readings == ["大韓民國(대한민국)의 독립은 자주민(스스로의 백성)의 일이다.", ""]


def test_items_of_new_marks_are_levels_of_a_list_and_numbered_notes_find_their_calls() -> None:
    pieces = segment(
        "등대 점검 보고\n\nⅠ. 점검 결과\n□ 불을 켜는 시각\n○ 해가 지기 전에 불을 켰다.1)\n- 동쪽 등대가 먼저 켰다.2)\n○ 끄는 시각은 같다.\n"
        "□ 고친 것\nⅡ. 다음 점검\n□ 다음 해\n\n1) 천문대의 것을 따랐다.\n2) 늘 그렇다.\n"
    )
    items = [(piece.lines[0][0], piece.level) for piece in pieces if piece.kind == "item"]
    assert items == [("□", None), ("○", 2), ("-", 3), ("○", 2), ("□", None), ("□", None)]
    called = [pieces[piece.of[0]].lines[piece.of[1] - 1][-2:] for piece in pieces if piece.of]
    assert called == ["1)", "2)"]


def test_notes_that_raised_numbers_call_are_no_list() -> None:
    text = (
        "갯벌 관리 방침\n해양부는 탄소흡수량¹⁾을 늘릴 방침이다. 갯벌 식생²⁾ 복원 사업도 한다.\n그 밖에 염습지[3]를 조사한다.\n"
        "1) 갯벌이 흡수하는 탄소의 양\n2) 갯벌에 사는 염생식물\n3) 바닷물이 드나드는 땅\n문의: 해양부 갯벌과\n"
    )
    notes = [piece for piece in segment(text) if piece.kind == "footnote"]
    assert [piece.of for piece in notes] == [(1, 1), (1, 2), (2, 1)]


@pytest.mark.parametrize("enclosed", ["붙임: 서명부 1부", "첨부 1. 서명부 1부. 끝.", "[붙임] 서명부 1부."])
def test_what_goes_with_a_letter_does_not_sign_it(enclosed: str) -> None:
    letter = (
        "갯벌 보전 청원서\n존경하는 위원님께\n\n우리는 갯벌을 메우는 일에 반대합니다. 갯벌은 우리 마을의 밭이자 바다입니다.\n"
        "위원회가 이 청원을 살펴 주시기 바랍니다.\n\n2025년 3월 1일\n갯마을 주민 대표 김갯벌\n"
    )
    assert [piece.kind for piece in segment(letter + enclosed)][-3:] == ["dateline", "signature", "paragraph"]
