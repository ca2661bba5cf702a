"""YAML with places: every fault of form is a finding at its place, and nothing raises."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.content.file import MOST_BYTES
from builder.content.yaml.kinds import DEEPEST, LONGEST_LINE, MOST_LINES
from builder.content.yaml.parser import parse
from builder.content.yaml.tree import Items, Mapping, Scalar, at, to_python
from builder.model.finding import Place

FAULTS = [
    ("Y101", 2, 6, b"ko: a\nen: b" + b"\xff\n"),
    ("Y102", 2, 5, unicodedata.normalize("NFD", "ko: a\nen: 기정학\n").encode()),
    ("Y103", 2, 1, b"ko:\n\t- a\n"),
    ("Y103", 1, 6, b"ko: a\t# note\n"),
    ("Y104", 1, 1, b"a" * (MOST_BYTES + 1)),
    ("Y105", 1, 5, b"ko: [a\n"),
    ("Y105", 1, 6, b"ko: a: b\n"),
    ("Y105", 1, 5, b"ko: 'a\n"),
    ("Y106", 2, 1, b"ko: a\nko: b\n"),
    ("Y106", 4, 3, b"a:\n- ko: a\n  en: b\n  ko: c\n"),
    ("Y105", 2, 5, b"ko: a\nen: *sea* and land\n"),
    ("Y105", 2, 5, b"ko: a\nen: *sea and land\n"),
    ("Y105", 1, 16, b"a: {ko: b, en: @c}\n"),
    ("Y105", 2, 3, b"a:\n- `b`\n"),
    ("Y105", 1, 5, b"a: [%b]\n"),
    ("Y107", 1, 5, b"ko: &x a\n"),
    ("Y107", 2, 5, b"ko: a\nen: *x\n"),
    ("Y107", 1, 16, b"a: {ko: b, en: *x}\n"),
    ("Y108", 1, 5, b"ko: !!python/object/apply:os.system [ls]\n"),
    ("Y109", 1, DEEPEST + 1, b"[" * 2_000),
    ("Y109", 1, 5 * DEEPEST + 1, b'{"a":' * 500),
    ("Y110", 1, 3, b"? [a, b]\n: c\n"),
    ("Y111", 2, 1, b"ko: a\n---\nen: b\n"),
    ("Y112", 1, 1, b""),
    ("Y113", 1, 5, b"ko: \x00\n"),
    ("Y113", 2, 4, b"ko: a\r\nen:\x1b b\r\n"),
    ("Y113", 2, 6, "ko: a\nen: b\u0085\x1b\n".encode()),
    ("Y113", 2, 7, "ko: |\n  갯벌은.\u2028  숨을.\n".encode()),
    ("Y113", 2, 3, b"# a\n# \rko: b\n"),
    ("Y113", 3, 1, b"ko:\n|\n\r"),
    ("Y113", 1, 5, "ko: \ufffe\n".encode()),
    ("Y113", 1, 9, b'ko: [a, "\\e[8mb"]\n'),
    ("Y113", 1, 1, b'"a\\tb": c\n'),
    ("Y113", 1, 5, b'ko: "\\N"\n'),
    ("Y113", 1, 5, b'ko: "\\uFDD0"\n'),
    ("Y112", 1, 1, b"# a remark\n"),
    ("Y114", 2, LONGEST_LINE + 1, b"ko: a\nen: " + b"b" * LONGEST_LINE),
    ("Y114", 1, LONGEST_LINE + 1, b"# " + b"b" * LONGEST_LINE),
    ("Y114", 2, 5, b"ko: a\nen: >-\n" + b"  a b\n" * (LONGEST_LINE // 4 + 1)),
    ("Y114", 2, 5, b"ko: a\nen: a\n" + b"  a b\n" * (LONGEST_LINE // 4 + 1)),
    ("Y114", 1, 5, b"ko: |\n" + b"  a\n" * (MOST_LINES + 1)),
]


@pytest.mark.parametrize(("code", "line", "column", "data"), FAULTS, ids=[f"{f[0]}-{i}" for i, f in enumerate(FAULTS)])
def test_each_fault_is_told_at_its_place(code: str, line: int, column: int, data: bytes) -> None:
    _, findings = parse(data, "glossary/a.yaml")
    told = [(finding.code, finding.place) for finding in findings]
    assert (code, Place("glossary/a.yaml", line, column)) in told, [finding.line() for finding in findings]
    assert all("{" not in finding.text() for finding in findings)


def test_the_longest_line_and_text_that_are_read() -> None:
    text = "ko: |\n" + "  a\n" * MOST_LINES + "en: " + "b" * (LONGEST_LINE - 4) + "\n"
    tree, findings = parse(text.encode(), "a.yaml")
    assert not findings
    assert tree is not None


def test_an_alias_bomb_is_turned_down_and_never_unfolded() -> None:
    bomb = "a: &a [x, x, x, x]\n" + "".join(
        f"{c}: &{c} [*{p}, *{p}, *{p}, *{p}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    tree, findings = parse(bomb.encode(), "a.yaml")
    assert {finding.code for finding in findings} == {"Y107"}
    assert tree is not None
    assert len(str(to_python(tree))) < len(bomb) * 2


def test_all_faults_of_one_file_are_told_together() -> None:
    _, findings = parse(b"a: 1\na: 2\nb: !!int 3\nc: &x 4\n", "a.yaml")
    assert [(f.code, f.place.line) for f in findings] == [("Y106", 2), ("Y108", 3), ("Y107", 4)]


@pytest.mark.parametrize("word", ["no", "1:30", "2025", "2025-02-01", "1e3", "~", "0o14", ".inf"])
def test_a_scalar_is_its_text(word: str) -> None:
    tree, findings = parse(f"a: {word}\n".encode(), "a.yaml")
    assert not findings
    assert tree is not None
    assert to_python(tree) == {"a": word}


def test_places_of_a_block_scalar_are_those_of_its_lines() -> None:
    tree, _ = parse("pairs:\n- ko: |\n    가.\n    나.\n".encode(), "a.yaml")
    assert isinstance(tree, Mapping)
    node = to_python(tree)
    assert node == {"pairs": [{"ko": "가.\n나.\n"}]}
    assert at(tree, ("pairs", 0, "ko")) == Place("a.yaml", 2, 7)
    pairs = tree.get("pairs")
    assert isinstance(pairs, Items)
    pair = pairs.items[0]
    assert isinstance(pair, Mapping)
    scalar = pair.get("ko")
    assert isinstance(scalar, Scalar)
    assert scalar.line_place(1) == Place("a.yaml", 4, 5)


def test_a_text_with_breaks_that_are_written_as_escapes_has_one_place() -> None:
    tree, _ = parse(rb'a: "x\ny"', "a.yaml")
    assert isinstance(tree, Mapping)
    scalar = tree.get("a")
    assert isinstance(scalar, Scalar)
    assert scalar.text == "x\ny"
    assert scalar.line_place(1) == Place("a.yaml", 1, 4)


def test_a_mapping_ends_where_what_follows_begins() -> None:
    tree, _ = parse(b"a:\n- {b: 1}\n- c: 2\n  # said of it\n- d: 3\ne: 4\n", "a.yaml")
    assert isinstance(tree, Mapping)
    items = tree.get("a")
    assert isinstance(items, Items)
    ends = [node.end for node in items.items if isinstance(node, Mapping)]
    assert ends == [Place("a.yaml", 2, 9), Place("a.yaml", 5, 1), Place("a.yaml", 6, 1)]


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    tree, findings = parse(data, "a.yaml")
    assert tree is not None or findings


texts = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"), exclude_characters="\u0085\u2028\u2029\ufeff"
    ),
    max_size=20,
)
trees = st.recursive(
    texts,
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(texts, inner, min_size=1, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(texts, trees, min_size=1, max_size=3))
def test_what_a_writer_wrote_reads_back(value: dict[str, object]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    if unicodedata.normalize("NFC", text) != text:
        return
    tree, findings = parse(text.encode(), "a.yaml")
    assert not findings, [finding.line() for finding in findings]
    assert tree is not None
    assert to_python(tree) == value


# --- Slips that people make -------------------------------------------------------------------------------------------

EDITION = """# a comment
seed: a.txt
title:
  ko: 가
  en: A
pairs:
- id: p1
  kind: paragraph
  ko: |
    가나 다라다.
  en: |
    One: two # three.
"""
SLIPS = [  # what is changed to what, the line and column of the finding, and words of its message
    ("  kind", "\u00a0 kind", 8, 1, "U+00A0"),
    ("kind: p", "kind:\u00a0p", 8, 8, "U+00A0"),
    ("  kind", "\u3000kind", 8, 1, "U+3000"),
    ("kind: p", "kind：p", 8, 7, "‘kind: ’"),
    ("  kind: paragraph\n", "<<<<<<< HEAD\n  kind: item\n=======\n>>>>>>> b\n", 8, 1, "merge marker"),
    ("    가나 다라다.\n", "<<<<<<< HEAD\n    가나.\n=======\n>>>>>>> b\n", 10, 1, "merge marker"),
    ("- id", "-id", 7, 1, "‘- id:’"),
    ("  ko: 가\n", "  ko:가\n", 4, 6, "‘ko: ’"),
    ("en: A", "en: @home", 5, 7, "‘@’"),
    ("en: A", "en: `A`", 5, 7, "‘`’"),
    ("en: A", "en: % of A", 5, 7, "‘%’"),
    ("en: A", "en: * A", 5, 7, "‘*’"),
    ("en: A", "en: & A", 5, 7, "‘&’"),
    ("en: A", 'en: "A" and B', 5, 7, "closing quotation mark"),
    ("en: A", "en: 'A' and B", 5, 7, "closing quotation mark"),
    ("en: A", "en: A: B", 5, 8, "a colon and a space"),
    ("en: A", 'en: "A', 5, 7, "never closed"),
    ("en: A", "en: [A", 5, 7, "never closed"),
    ("en: A", "en: {A: B", 5, 7, "never closed"),
    ("  kind", "   kind", 8, 4, "indentation is 3"),
    ("  kind", " kind", 8, 2, "indentation is 1"),
    ("  en: A", "  en A", 5, 3, "neither a key nor a text"),
    ("title:\n  ko: 가\n  en: A", "title: {ko: 가, en: A, and B}", 3, 23, "a text with a comma"),
    ("title:\n  ko: 가\n  en: A", "title: {ko: 가, en: A: B}", 3, 21, "must be in quotation marks"),
    ("en: A", "en: Issue #5", 5, 13, "is a comment"),
    ("- id", "－ id", 7, 1, "is no hyphen"),
    ("- id", "– id", 7, 1, "is no hyphen"),
    ("en: A", "en: |A", 5, 7, "‘|’"),
    ("en: A", "en: > A", 5, 7, "‘>’"),
    ("en: A", "en: , A", 5, 7, "‘,’"),
    ("en: A", "en: ] A", 5, 7, "‘]’"),
    ("en: A", "en: - A", 5, 7, "‘-’"),
    ("en: A", "en: ? A", 5, 7, "‘?’"),
    ("en: A", "en: : A", 5, 7, "‘:’"),
    ("en: A", "en: ! A", 5, 7, "‘!’"),
    ("en: A", "en: # A", 5, 7, "leaves no text"),
    ("en: A", "en:   #A", 5, 9, "leaves no text"),
    ("en: A", "en:\n    # A", 6, 5, "leaves no text"),
    ("title:\n  ko: 가\n  en: A", "title: {ko: 가, en: # A}", 3, 20, "leaves no text"),
    ("ko: 가", "ko: *가", 4, 7, "‘*’"),
    ("ko: 가", "ko: &가", 4, 7, "‘&’"),
    ("en: A", "en: [A] and B", 5, 7, "‘[’"),
    ("en: A", "en: {A} and B", 5, 7, "‘{’"),
    ("en: A", 'en: "A\\q"', 5, 9, "a backslash"),
    ("en: A", "en: A,\n    and so: B", 5, 7, "‘en’ has several lines"),
    ("seed: a.txt", "seed a.txt", 2, 5, "no colon after ‘seed’"),
]


@pytest.mark.parametrize(("old", "new", "line", "column", "words"), SLIPS)
def test_a_slip_is_reported_once_where_it_is(old: str, new: str, line: int, column: int, words: str) -> None:
    assert EDITION.count(old) >= 1
    _, findings = parse(EDITION.replace(old, new, 1).encode(), "a.yaml")
    assert [(f.code, f.place) for f in findings] == [("Y105", Place("a.yaml", line, column))], findings
    assert words in findings[0].text()


@pytest.mark.parametrize(
    "text",
    [
        "en: A  # a comment",
        "en: 'A' # a comment",
        "en: A#5",
        "en: http://example.org/a",
        "en: |\n    @home: * A\n    - x: y: z",
        "en: 'it''s'  # his",
        "en: 7:30",
        "en: '#1'",
        "en: |\n    # A",
        "en:\n  # on the next key\n",
        "en:  # under it\n    A",
    ],
)
def test_what_looks_like_a_slip_and_is_none(text: str) -> None:
    tree, findings = parse(EDITION.replace("en: A", text, 1).encode(), "a.yaml")
    assert tree is not None
    assert not findings


BREAKS = "\r\x0b\x0c\x85\u2028\u2029"


@pytest.mark.parametrize("char", BREAKS)
def test_lines_are_counted_up_to_where_editors_disagree(char: str) -> None:
    """Nothing after such a character is reported: an editor that shows it as the end of a line would show other numbers."""
    _, findings = parse(f"ko: a\nen: b{char}c\nen: d\n\x1b".encode(), "a.yaml")
    assert [(f.code, f.place) for f in findings] == [("Y113", Place("a.yaml", 2, 6))]


def test_a_control_character_by_an_escape_is_in_no_tree() -> None:
    tree, findings = parse(b'ko: "a\\x1b[8m\\0\\uD800b"\n', "a.yaml")
    assert findings
    assert tree is None or to_python(tree) == {"ko": "a[8mb"}


def test_line_feeds_with_carriage_returns_are_lines() -> None:
    tree, findings = parse("ko: |\r\n  가.\r\n  나.\r\nen: b\r\n".encode(), "a.yaml")
    assert not findings
    assert tree is not None
    assert to_python(tree) == {"ko": "가.\n나.\n", "en": "b"}
