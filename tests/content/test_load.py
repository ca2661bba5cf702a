"""Loading: every fault of shape at once, each at its place with what to do; quotations found; footnotes called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import yaml

from builder.build import pipeline
from builder.content.file import ContentFile
from builder.content.formatting import reformat
from builder.content.loading.bibliography import load_source
from builder.content.loading.editions import load_edition
from builder.content.loading.glossary import load_term
from builder.content.repository import Repository
from builder.messages.catalogue import translations
from builder.model.edition import Edition, Line, Pair
from builder.model.finding import Finding
from builder.model.markdown import inline, plain_text
from builder.model.nesting import MarkedRun, nest, text_of
from builder.model.terms import Glossary
from builder.publish.format import EditionInput
from builder.publish.formats import EDITION_FORMATS

TERM = """\
ko: 기정학
en: technopolitics
kind: concept
definition: {ko: 낱말., en: A word.}
status: approved
"""
EDITION = """\
seed: example.txt
title: {ko: 보기, en: An Example}
summary: {ko: 보기., en: An example.}
translators:
- {name: A. Translator, role: translator}
status: draft
revisions:
- {version: "1.0", when: 2024-01-01, who: A. Translator, what: Made.}
pairs:
- id: p1
  ko: |
    가나 다라다.
    마바 사아다.
  en: |
    One two.
    Three four.
"""

SHAPES = [
    ("en: technopolitics", "en:", 2, "Y203", "some text"),
    ("kind: concept", "knd: concept", 3, "Y201", "did you mean ‘kind’?"),
    ("kind: concept", "kind: idea", 3, "Y203", "one of concept, person"),
    ("kind: concept\n", "", 1, "Y202", "‘kind’ is missing"),
    ("en: A word.", "eng: A word.", 4, "Y201", "did you mean ‘en’?"),
    ("en: A word.", "en: A word, a term", 4, "Y105", "‘a term’ has no value"),
    ("definition: {ko: 낱말., en: A word.}", "definition: A word.", 4, "Y203", "a mapping with the keys ko, en"),
    ("status: approved", "status: approved\nsee: gijeonghak", 6, "Y203", "a list"),
    ("status: approved", "status: approved\nsee: [A B]", 6, "Y203", "A B"),
    ("status: approved", "status: approved\nunofficial: perhaps", 6, "Y203", "true or false"),
    ("status: approved", "status: approved\nsources: [An Atlas]", 6, "Y203", "name of its file in bibliography/"),
    ("status: approved", "status: approved\nsources: [{title: A}]", 6, "Y201", "the keys are id, seed, for"),
    ("status: approved", "status: approved\nsources: [{id: a, seed: a.txt}]", 6, "Y203", "the keys id, seed, for"),
]


@pytest.mark.parametrize(("was", "now", "line", "code", "says"), SHAPES)
def test_each_fault_of_shape_is_told_at_its_line(was: str, now: str, line: int, code: str, says: str) -> None:
    assert was in TERM
    term, findings = load_term(ContentFile("glossary/gijeonghak.yaml", TERM.replace(was, now).encode()))
    assert term is None
    assert [(f.code, f.place.line) for f in findings] == [(code, line)], [f.line() for f in findings]
    assert says in findings[0].text()


def test_lines_that_yaml_joins_are_told_once_and_nothing_is_said_of_their_number() -> None:
    joined = EDITION.replace("  en: |\n", "  en:\n").encode()
    edition, findings = load_edition(ContentFile("translations/example.yaml", joined), {})
    assert edition is None
    assert [(f.code, f.place.line) for f in findings] == [("Y105", 15)]


PAIR = "- id: p1\n  ko: |\n    가나 다라다.\n    마바 사아다.\n  en: |\n    One two.\n    Three four.\n"
NO_MAPPINGS = [
    ("", "item 1 of ‘pairs’ cannot be ‘’"),
    ("x", "item 1 of ‘pairs’ cannot be ‘x’"),
    ("[x]", "item 1 of ‘pairs’ has the wrong shape"),
    ("[]", "item 1 of ‘pairs’ has the wrong shape"),
    ("{}", "‘id’ is missing"),
    ("- x", "item 1 of ‘pairs’ has the wrong shape"),
]


@pytest.mark.parametrize(("item", "says"), NO_MAPPINGS)
def test_a_pair_that_is_no_mapping_is_told_at_its_place(item: str, says: str) -> None:
    _, findings = load_edition(
        ContentFile("translations/example.yaml", EDITION.replace(PAIR, f"- {item}\n").encode()), {}
    )
    assert findings[0].place.line == 10
    assert findings[0].place.column == (3 if item else 2)
    assert findings[0].code == ("Y202" if item == "{}" else "Y203")
    assert says in findings[0].text()
    assert item == "{}" or "a mapping with the keys id, kind" in findings[0].text()


def test_a_missing_key_is_named_with_the_mapping_that_lacks_it_and_explained_in_either_language() -> None:
    told = "- {figure: x.png}\n- {figure: y.png, description: {ko: 등대}}\n- {omit: 메뉴}\n"
    text = EDITION.replace(PAIR, PAIR + told)
    _, findings = load_edition(ContentFile("translations/example.yaml", text.encode()), {})
    assert [finding.text() for finding in findings] == [
        "‘description’ is missing: What it shows, for those who do not see it.",
        "‘description.en’ is missing: In English.",
        "‘why’ is missing: Why they are omitted.",
    ]
    assert findings[2].text(translations("ko").gettext) == "‘why’ 항목이 없습니다. 적을 것: 뺀 까닭"
    first = next(number for number, line in enumerate(text.splitlines(), 1) if "x.png" in line)
    assert [finding.place.line for finding in findings] == [first, first + 1, first + 2]


@pytest.mark.parametrize(
    ("rights", "says"),
    [
        ("{source: CC0}", "‘source’ cannot be ‘CC0’; it must be: the identifier of a license; did you mean ‘CC0-1.0’?"),
        ("{source: {license: CC BY}}", "‘license’ cannot be ‘CC BY’; it must be: the identifier of a license; did you mean ‘CC-BY-4.0’?"),
        ("{source: mine}", "‘source’ cannot be ‘mine’; it must be: an SPDX identifier such as CC-BY-4.0, "),
    ],
)  # fmt: skip
def test_a_license_is_named_by_the_key_that_the_file_has(rights: str, says: str) -> None:
    text = EDITION.replace("pairs:\n", f"rights: {rights}\npairs:\n")
    _, [finding] = load_edition(ContentFile("translations/example.yaml", text.encode()), {})
    assert finding.text().startswith(says)


# What may stand where something else is asked for: no value, a text, lists and mappings of them.
ODD: list[object] = [
    None,
    "",
    "x",
    "5",
    [],
    ["x"],
    [None],
    [["x"]],
    {},
    {"x": "y"},
    [{"x": "y"}],
    {"ko": None},
    {"en": ["x"]},
    [{}],
]
Raw = dict[str, Any] | list[Any] | str


def paths(node: Raw, here: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all nodes of some raw content, the whole's first; of a list, those of the first item."""
    yield here
    inner = node.items() if isinstance(node, dict) else enumerate(node[:1]) if isinstance(node, list) else ()
    for step, value in inner:
        yield from paths(value, (*here, step))


def with_put(node: Any, path: tuple[str | int, ...], value: object) -> Any:
    """The raw content with `value` at the path."""
    if not path:
        return value
    copied = node.copy()
    copied[path[0]] = with_put(node[path[0]], path[1:], value)
    return copied


def whole_pair(edition_: dict[str, Any]) -> dict[str, Any]:
    """The edition with one pair that has everything that a pair of it has."""
    return {**edition_, "pairs": [{key: value for pair in edition_["pairs"] for key, value in pair.items()}]}


@pytest.mark.parametrize("name", ["glossary/getbol.yaml", "translations/tide.yaml"])
@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_whatever_stands_where_something_else_is_asked_for_is_read_or_told(
    mini: Repository, name: str, odd: object
) -> None:
    file = next(file for file in mini.files() if file.name == name)
    raw = yaml.load(file.data, Loader=yaml.BaseLoader)  # noqa: S506 - our own content, as text
    raw = raw if name.startswith("glossary") else whole_pair(raw)
    for path in paths(raw):
        data = yaml.safe_dump(with_put(raw, path, odd), allow_unicode=True).encode()
        changed = ContentFile(name, data)
        made, findings = load_term(changed) if name.startswith("glossary") else load_edition(changed, {})
        assert made or findings, path
        assert all(f.place.file == name and f.place.line <= data.count(b"\n") and f.text() for f in findings)


LONG = "9" * 2_900
NUMERALS = [
    ("- id: p1", f"- id: p{LONG}", "‘id’"),
    ("  ko: |", f"  of: p1.{LONG}\n  ko: |", "‘of’"),
    ("  ko: |", "  of: p1.0\n  ko: |", "‘of’"),
    ("  ko: |", f"  level: {LONG}\n  ko: |", "‘level’"),
    ("  ko: |", f"  notes: [{{on: One, nth: {LONG}, en: A.}}]\n  ko: |", "‘nth’"),
    ("  ko: |", f"  links: [{{term: a, sentence: {LONG}, renders: [1]}}]\n  ko: |", "‘sentence’"),
    ('version: "1.0"', f'version: "{LONG}.0"', "‘version’"),
]


@pytest.mark.parametrize(("was", "now", "key"), NUMERALS)
def test_a_number_that_no_file_needs_is_told_and_not_read(was: str, now: str, key: str) -> None:
    assert was in EDITION
    file = ContentFile("translations/example.yaml", EDITION.replace(was, now).encode())
    made, findings = load_edition(file, {})
    assert made is None
    assert [(f.code, key in f.text()) for f in findings] == [("Y203", True)]


def test_the_formatter_passes_over_an_id_that_is_no_number_to_count_on() -> None:
    text = EDITION.replace("id: p1", f"id: p{LONG}") + "- {ko: 가., en: A.}\n"
    (made,) = reformat([ContentFile("translations/example.yaml", text.encode())])
    assert b"- id: p1\n" in (made.data or b"")


def test_all_faults_in_all_files_are_told_together() -> None:
    repository = Repository(
        glossary=(
            ContentFile("glossary/a.yaml", b"ko: a\nen: b\nkind: thing\n"),
            ContentFile("glossary/b.yaml", b"ko: [\n"),
        ),
        translations=(
            ContentFile("translations/c.yaml", EDITION.replace("status", "statsu").replace("kind", "knd").encode()),
        ),
    )
    told = [finding.line() for finding in pipeline.check(repository)]
    assert [re.match(r"\S+", line)[0] for line in told] == [  # type: ignore[index]
        "glossary/a.yaml:1:1:",
        "glossary/a.yaml:1:1:",
        "glossary/a.yaml:3:7:",
        "glossary/b.yaml:2:1:",
        "translations/c.yaml:6:1:",
    ]


@pytest.mark.parametrize(
    "name",
    ["glossary/a\n.yaml", "glossary/Gijeonghak.yaml", "glossary/기정학.yaml", "glossary/a b.yaml", "glossary/.yaml"],
)
def test_a_file_name_that_cannot_be_an_id_is_told(name: str) -> None:
    _, findings = load_term(ContentFile(name, TERM.encode()))
    assert [f.code for f in findings] == ["Y204"]


def edition(extra: str = "", text: str = EDITION) -> Edition:
    made, findings = load_edition(ContentFile("translations/example.yaml", (text + extra).encode()), {})
    assert not findings, [f.line() for f in findings]
    assert made is not None
    return made


def test_lines_know_their_places() -> None:
    pair = edition().pairs[0]
    assert [(line.text, line.place.line, line.place.column) for line in pair.lines()] == [
        ("가나 다라다.", 12, 5),
        ("One two.", 15, 5),
        ("마바 사아다.", 13, 5),
        ("Three four.", 16, 5),
    ]


def test_corrections_change_the_reading_and_keep_the_source() -> None:
    extra = "  corrections:\n  - {from: 나 다, to: 나다}\n  - {from: 사아, to: 사자, why: A slip.}\n"
    first, second = (segment.ko for segment in edition(extra).pairs[0].segments)
    assert (first.text, first.source) == ("가나다라다.", "가나 다라다.")
    assert (second.text, second.source) == ("마바 사자다.", "마바 사아다.")
    assert second.corrections[0].why == "A slip."
    assert first.at(first.text.index("라")).column == 5 + first.source.index("라")


def test_a_note_is_found_on_either_side_and_by_number() -> None:
    extra = "  notes:\n  - {on: 다, nth: 3, en: A.}\n  - {on: Three, en: B.}\n  - {on: Five, en: C.}\n"
    matches = [note.match for note in edition(extra).pairs[0].notes]
    assert matches[0] is not None
    assert (matches[0].segment, matches[0].language, matches[0].start) == (1, "ko", 5)
    assert matches[1] is not None
    assert (matches[1].segment, matches[1].language, matches[1].start) == (1, "en", 0)
    assert matches[2] is None


def test_notes_are_numbered_through_the_edition(mini_editions: tuple[Edition, ...]) -> None:
    numbers = [note.number for pair in mini_editions[1].pairs for note in pair.notes]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_footnote_is_called_at_its_asterisk_at_its_words_or_at_the_end(mini_editions: tuple[Edition, ...]) -> None:
    tide = {pair.id: pair for pair in mini_editions[1].pairs}
    call = tide["p3"].segments[1].ko.note_references[0]
    assert (tide["p3"].segments[1].ko.text[call.start : call.end], call.footnote) == ("*", "p5")
    plain = edition("- {id: p2, kind: footnote, of: p1.1, ko: 주., en: Note.}\n")
    at_end = plain.pairs[0].segments[0].en.note_references[0]
    assert at_end.start == at_end.end == len("One two.")
    worded = edition("- {id: p2, kind: footnote, of: p1.1, on: {en: One}, ko: 주., en: Note.}\n")
    assert worded.pairs[0].segments[0].en.note_references[0].start == len("One")


def called_there(text: str, on: str | None, footnotes: int) -> tuple[Line, Edition]:
    """The English line that so many footnotes belong to, with the words `on` or none, and its edition."""
    words = f" on: {{en: '{on}'}}," if on else ""
    notes = "".join(
        f"- {{id: p{n + 2}, kind: footnote, of: p1.1,{words} ko: 주., en: Note.}}\n" for n in range(footnotes)
    )
    made = edition(notes, EDITION.replace("One two.", text))
    return made.pairs[0].segments[0].en, made


@pytest.mark.parametrize(
    ("text", "on"), [("One* two.", None), ("One two.", None), ("One* two.", "One*"), ("One two.", "One")]
)
def test_any_number_of_footnotes_may_be_called_at_one_place(text: str, on: str | None) -> None:
    line, made = called_there(text, on, 500)
    assert text_of(nest(line)) == line.text
    assert [call.footnote for call in line.note_references] == [f"p{n + 2}" for n in range(500)]
    assert not [
        leaf
        for leaf in nest(line)
        if isinstance(leaf, MarkedRun) and any(isinstance(one, MarkedRun) for one in leaf.inside)
    ]
    for form in EDITION_FORMATS:
        assert all(file.data for file in form.files(EditionInput(made, Glossary())))


def test_each_asterisk_calls_a_footnote_of_its_own() -> None:
    line, _ = called_there("One* two* three.", None, 3)
    assert [(call.start, call.end) for call in line.note_references] == [(3, 4), (8, 9), (16, 16)]


def call_of(mark: str, text: str) -> str:
    """The sign in an English sentence that calls the footnote of a mark, empty if it has none and one is added."""
    note = f"- {{id: p2, kind: footnote, of: p1.1, ko: '{mark} 주.', en: '{mark} Note.'}}\n"
    line = edition(note, EDITION.replace("One two.", text)).pairs[0].segments[0].en
    [call] = line.note_references
    assert call.mark == (line.text[call.start : call.end] or mark)
    return line.text[call.start : call.end]


@pytest.mark.parametrize("mark", ["2)", "(2)", "[2]", "²", "²⁾", "⁽²⁾", "주2)", "Note 2"])
@pytest.mark.parametrize("sign", ["2)", "(2)", "[2]", "²", "²⁾", "²)", "⁽²⁾", "[²]", "주2)", "note 2)"])
def test_a_note_is_called_by_its_number_in_any_form(mark: str, sign: str) -> None:
    assert call_of(mark, f"One{sign} two.") == sign
    assert call_of(mark, f"One² two.{mark}") in ("²", mark)
    assert call_of(mark, f"One1) two.{sign}") == sign


@pytest.mark.parametrize(
    "text",
    ["One 3m² two.", "One x² two.", "One 10² two.", "One 12) two.", "One (1) a, (2) b.", "Article 3(2) is one.", "1²⁾"],
)
def test_a_power_a_count_and_another_number_call_no_note(text: str) -> None:
    assert call_of("2)", text) in ("", "²⁾")


def test_the_very_mark_of_a_note_goes_before_other_forms_of_its_number() -> None:
    assert call_of("2)", "One[2] two.2)") == "2)"
    assert call_of("²", "3m² in 2024².") == "²"


def test_markdown_that_is_nested_without_end_is_read() -> None:
    text = "*a **b " * 500 + "c" + "** d*" * 500
    assert inline(text)
    assert set(re.findall(r"\w", plain_text(text))) == {"a", "b", "c", "d"}
    assert plain_text("*a **b*** \\* [c](https://example.org)") == "a b * c"


def key_lines(text: str) -> list[int]:
    """The numbers of the lines that begin with a key of their own, outside block scalars and lists of one line."""
    return [n for n, line in enumerate(text.split("\n"), 1) if re.match(r"^(- |  )*(- )?[a-z_]+:( |$)", line)]


def broken_key(text: str, number: int) -> str:
    lines = text.split("\n")
    lines[number - 1] = re.sub(r"([a-z_]+):", r"\1x:", lines[number - 1], count=1)
    return "\n".join(lines)


@pytest.mark.parametrize("name", ["translations/tide.yaml", "glossary/getbol.yaml", "glossary/neap-tide.yaml"])
def test_a_broken_key_is_told_at_its_line_whichever_it_is(mini: Repository, name: str) -> None:
    file = next(file for file in (*mini.glossary, *mini.translations) if file.name == name)
    text = file.data.decode()
    for number in key_lines(text):
        broken = ContentFile(name, broken_key(text, number).encode())
        loader = load_term if name.startswith("glossary") else lambda f: load_edition(f, {})
        told = [f.place.line for f in loader(broken)[1]]
        assert number in told, (number, broken.data.decode().split("\n")[number - 1], told)


def test_a_changed_letter_of_the_source_is_told_at_its_line(mini: Repository) -> None:
    file = mini.translations[1]
    text = file.data.decode()
    edition_, _ = load_edition(file, mini.seed_texts())
    assert edition_ is not None
    for pair in edition_.pairs:
        for line in (segment.ko for segment in pair.segments):
            changed = "\n".join(
                row.replace("갯", "개")
                .replace("바", "보")
                .replace("다", "더")
                .replace("글", "귤")
                .replace("2020-05-01", "2020-05-02", 1)
                if number == line.place.line
                else row
                for number, row in enumerate(text.split("\n"), 1)
            )
            if changed == text:
                continue
            repository = Repository(mini.glossary, (ContentFile(file.name, changed.encode()),), mini.seeds)
            told = [(f.code, f.place.line) for f in pipeline.check(repository)]
            assert ("S101", line.place.line) in told, (line.text, told)


def test_a_pair_is_not_lost_for_a_surplus_line() -> None:
    pair: Pair = edition("    Five six.\n").pairs[0]
    assert pair.counts == (2, 3)
    assert len(pair.segments) == 2


@pytest.mark.parametrize(
    ("was", "now", "korean"),
    [
        ("kind: concept", "kind: idea", "쓸 수 있는 값: concept, person"),
        ("kind: concept", "", "‘kind’ 항목이 없습니다"),
        ("status: approved", "status: [approved]", "proposed, approved 가운데 하나"),
        ("status: approved", "status: approved\nsee: x", "쓸 수 있는 값: 목록"),
        ("status: approved", "status: approved\ngloss: perhaps", "쓸 수 있는 값: true 또는 false"),
        ("status: approved", "status: approved\nsee: [A B]", "쓸 수 있는 값: 소문자 a–z, 숫자, 붙임표로 된 id"),
        ("definition: {ko: 낱말., en: A word.}", "definition: x", "쓸 수 있는 값: 다음 키로 이루어진 매핑: ko, en"),
        ("status: approved", "status: approved\nsources: [An Atlas]", "쓸 수 있는 값: 기록의 id, 곧"),
    ],
)
def test_in_korean_a_fault_of_shape_is_told_without_english(was: str, now: str, korean: str) -> None:
    _, findings = load_term(ContentFile("glossary/gijeonghak.yaml", TERM.replace(was, now).encode()))
    assert_told_in_korean(korean, findings)


@pytest.mark.parametrize(
    ("record", "korean"),
    [
        ("title: An Atlas\nurl: example.org", "https://나 http://로 시작하고 공백이 없는 웹 주소"),
        ("title: An Atlas\naccessed: 2025", "쓸 수 있는 값: YYYY-MM-DD 형식의 날짜"),
        ("title: An Atlas\ndate: May", "쓸 수 있는 값: YYYY, YYYY-MM, YYYY-MM-DD 가운데 한 형식의 날짜"),
    ],
)
def test_in_korean_a_fault_of_a_record_is_told_without_english(record: str, korean: str) -> None:
    _, findings = load_source(ContentFile("bibliography/atlas.yaml", record.encode()))
    assert_told_in_korean(korean, findings)


def assert_told_in_korean(korean: str, findings: Iterable[Finding]) -> None:
    told = [finding.text(translations("ko").gettext) for finding in findings]
    assert any(korean in text for text in told), told
    assert not re.search(r"[a-z]{3,} [a-z]{2,}", " ".join(told).replace("true 또는 false", ""))
