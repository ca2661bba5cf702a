"""YAML with places: every fault of form is a finding at its place, and nothing raises."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.content.yaml.tree import DEEPEST, MOST_BYTES, Items, Mapping, Scalar, at, parse, to_python
from builder.model.finding import Place

FAULTS = [
    ("Y101", 2, 6, b"ko: a\nen: b" + b"\xff\n"),
    ("Y102", 2, 5, unicodedata.normalize("NFD", "ko: a\nen: 기정학\n").encode()),
    ("Y103", 2, 1, b"ko:\n\t- a\n"),
    ("Y103", 1, 6, b"ko: a\t# note\n"),
    ("Y104", 1, 1, b"a" * (MOST_BYTES + 1)),
    ("Y105", 2, 1, b"ko: [a\n"),
    ("Y105", 1, 6, b"ko: a: b\n"),
    ("Y105", 1, 5, b"ko: \x00\n"),
    ("Y105", 1, 5, b"ko: 'a\n"),
    ("Y106", 2, 1, b"ko: a\nko: b\n"),
    ("Y106", 4, 3, b"a:\n- ko: a\n  en: b\n  ko: c\n"),
    ("Y107", 1, 5, b"ko: &x a\n"),
    ("Y107", 2, 5, b"ko: a\nen: *x\n"),
    ("Y108", 1, 5, b"ko: !!python/object/apply:os.system [ls]\n"),
    ("Y109", 1, DEEPEST + 1, b"[" * 100_000),
    ("Y109", 1, 5 * DEEPEST + 1, b'{"a":' * 50_000),
    ("Y110", 1, 3, b"? [a, b]\n: c\n"),
    ("Y111", 2, 1, b"ko: a\n---\nen: b\n"),
    ("Y112", 1, 1, b""),
    ("Y112", 1, 1, b"# a remark\n"),
]


@pytest.mark.parametrize(("code", "line", "column", "data"), FAULTS, ids=[f"{f[0]}-{i}" for i, f in enumerate(FAULTS)])
def test_each_fault_is_told_at_its_place(code: str, line: int, column: int, data: bytes) -> None:
    _, findings = parse(data, "glossary/a.yaml")
    told = [(finding.code, finding.place) for finding in findings]
    assert (code, Place("glossary/a.yaml", line, column)) in told, [finding.line() for finding in findings]
    assert all("{" not in finding.text() for finding in findings)


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
    assert [(f.code, f.place.line) for f in findings] == [("Y108", 3), ("Y107", 4), ("Y106", 2)]


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
