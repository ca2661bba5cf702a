"""The canonical form: the same content, the same comments, twice the same, whatever way the file was written in."""

from __future__ import annotations

import json
from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.content.file import ContentFile
from builder.content.formatting import Reformatted, UnreadableError, canonical, reformat
from builder.content.repository import Repository
from builder.content.yaml.concrete import RefusedError
from builder.content.yaml.parser import parse
from builder.content.yaml.tree import to_python
from builder.model.entries.editions import EditionEntry
from builder.model.entries.terms import TermEntry

WORDS = st.text("가나다기정학 abc:#'\"-…“”’019,{}[]&*!|>%@`\\~?=\u00a0", min_size=1, max_size=24).filter(str.strip)
LINES = st.lists(WORDS.map(str.strip), min_size=1, max_size=3).map("\n".join)


def edition(text: str) -> str:
    return canonical(ContentFile("translations/x.yaml", text.encode()), EditionEntry).decode()


def term(text: str) -> str:
    return canonical(ContentFile("glossary/x.yaml", text.encode()), TermEntry).decode()


def content(text: str) -> object:
    tree, faults = parse(text.encode(), "x.yaml")
    assert tree is not None, [fault.line() for fault in faults]
    assert not faults
    return to_python(tree)


# --- Any file ---------------------------------------------------------------------------------------------------------


class Scribe:
    """Writes an edition's content in a way that no two people would: styles, order, indentation, blank lines and comments at random."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments: list[str] = []
        self.bars = random.random() < 0.5  # under a bar, a line that is indented deeper is no comment but text

    def comment(self) -> str:
        self.comments.append(f"# {len(self.comments)} 메모: {self.random.choice(['x', '- y', '{', 'a: b', '#'])}")
        return self.comments[-1]

    def gap(self, indent: int) -> list[str]:
        """Blank lines and comments to stand above an entry."""
        kinds = self.random.choices(["nothing", "blank", "here", "deeper", "outside"], [8, 1, 1, 1, 1], k=2)
        pads = {"here": indent, "deeper": indent if self.bars else indent + 3, "outside": max(0, indent - 2)}
        return ["" if kind == "blank" else " " * pads[kind] + self.comment() for kind in kinds if kind != "nothing"]

    def trail(self) -> str:
        return f"  {self.comment()}" if self.random.random() < 0.15 else ""

    def scalar(self, value: str, indent: int) -> list[str]:
        """The value, to follow its key's colon: the rest of that line, and more lines."""
        style = self.random.choice("'\"|" if "\n" not in value else '"|')
        if style == "|" and self.bars and value == value.strip(" \n"):
            pad = " " * (indent + self.random.randint(1, 4))
            return [f"|-{self.trail()}", *(pad + line for line in value.split("\n"))]
        quoted = f"'{value.replace(chr(39), chr(39) * 2)}'" if style == "'" else json.dumps(value, ensure_ascii=False)
        return [quoted + self.trail()]

    def node(self, value: object, indent: int) -> list[str]:
        if isinstance(value, str):
            first, *rest = self.scalar(value, indent)
            return [f" {first}", *rest]
        if isinstance(value, dict):
            return [self.trail(), *self.mapping(value, indent + self.random.randint(1, 4))]
        assert isinstance(value, list)
        return [self.trail(), *self.items(value, indent + self.random.choice([0, 2, 3]))]

    def mapping(self, values: dict[str, object], indent: int) -> list[str]:
        written: list[str] = []
        for key in self.random.sample(sorted(values), len(values)):
            first, *rest = self.node(values[key], indent)
            written += [*self.gap(indent), f"{' ' * indent}{key}:{first}", *rest]
        return written

    def items(self, values: list[object], indent: int) -> list[str]:
        written: list[str] = []
        for value in values:
            written += self.gap(indent)
            if (
                isinstance(value, dict)
                and self.random.random() < 0.3
                and all(isinstance(v, str) for v in value.values())
            ):
                inside = ", ".join(f"{key}: {json.dumps(v, ensure_ascii=False)}" for key, v in value.items())
                written.append(f"{' ' * indent}- {{{inside}}}{self.trail()}")
            elif isinstance(value, dict):
                offset = self.random.randint(2, 4)
                first, *rest = self.mapping(value, indent + offset)
                while not first.strip() or first.lstrip().startswith("#"):
                    written.append(" " * indent + first.strip() if first.strip() else first)  # see `bars`
                    first, *rest = rest
                written += [f"{' ' * indent}-{' ' * (offset - 1)}{first.lstrip()}", *rest]
            else:
                first, *rest = self.scalar(str(value), indent)
                written += [f"{' ' * indent}- {first}", *rest]
        return written


NOTES = st.lists(st.fixed_dictionaries({"on": WORDS, "en": LINES}, optional={"ko": WORDS}), min_size=1, max_size=2)
PAIRS = st.lists(
    st.fixed_dictionaries({"ko": LINES, "en": LINES}, optional={"kind": st.just("item"), "notes": NOTES, "odd": WORDS}),
    min_size=1,
    max_size=4,
)
EDITIONS = st.fixed_dictionaries(
    {"title": st.fixed_dictionaries({"en": WORDS, "ko": WORDS}), "pairs": PAIRS, "seed": WORDS}
)


@given(EDITIONS, st.integers(0, 1 << 32).map(Random))
def test_any_file_keeps_its_content_and_comments_and_is_its_own_canonical_form(
    values: dict[str, list[dict[str, object]]], random: Random
) -> None:
    for number, pair in enumerate(values["pairs"]):
        if random.random() < 0.7:
            pair["id"] = f"p{number}"
    scribe = Scribe(random)
    text = "\n".join(scribe.mapping(dict(values), 0)) + "\n"
    made = edition(text)
    assert edition(made) == made
    said = content(made)
    assert isinstance(said, dict)
    for was, is_ in zip(values["pairs"], said["pairs"], strict=True):
        assert {**is_, "ko": is_["ko"].strip("\n"), "en": is_["en"].strip("\n")} == {"id": is_["id"], **was}
    assert len({pair["id"] for pair in said["pairs"]}) == len(said["pairs"])
    assert {key: said[key] for key in ("title", "seed")} == {key: values[key] for key in ("title", "seed")}
    written = Counter(
        line[line.index("# ") :] for line in made.split("\n") for c in scribe.comments if line.endswith(c)
    )
    assert sum(written.values()) >= len(scribe.comments)
    assert all(sum(line.endswith(comment) for line in made.split("\n")) == 1 for comment in scribe.comments)
    assert next(iter(said)) == "seed"
    assert all(next(iter(pair)) == "id" for pair in said["pairs"])


# --- One thing each ---------------------------------------------------------------------------------------------------


def test_keys_go_into_the_order_of_the_shape_and_their_comments_with_them() -> None:
    made = term("# head\n\nen: x  # the rendering\n# of the headword\nko: 가\n# unknown\nodd: 1\nkind: concept\n")
    assert made == "# head\n# of the headword\nko: 가\nen: x  # the rendering\nkind: concept\n# unknown\nodd: 1\n"


def test_decomposed_hangul_is_composed_and_nothing_else_changed() -> None:
    assert (
        term("ko: \u1100\u1161\u11a8 # \u1100\u1161\nen: e\u0301\n".replace(" #", "  #"))
        == "ko: 각  # 가\nen: e\u0301\n"
    )


def test_comments_at_the_end_of_a_block_stay_in_it() -> None:
    text = "pairs:\n  - id: p1\n    ko: 가\n    en: a\n    # of p1\n  # of the list\n# of the file\n"
    assert edition(text).endswith("  en: |\n    a\n  # of p1\n# of the list\n# of the file\n")


def test_a_comment_before_the_first_key_is_kept_wherever_it_is() -> None:
    (made,) = reformat([ContentFile("unfit-hosts.yaml", b"? #Q-: _\n wy- e.")])
    assert made.refused or (made.data and b"#Q-: _" in made.data)


def test_a_new_pair_gets_an_id_that_was_never_used() -> None:
    text = "pairs:\n- {ko: 새, en: new}\n- {id: p7, ko: 가, en: a}\n- {en: n, ko: 나}\n- {ko: 다, en: d}\n- {id: p9, ko: 라, en: l}\n"
    said = content(edition(text + "- ko: 마\n  en: m\n"))
    assert isinstance(said, dict)
    assert [pair["id"] for pair in said["pairs"]] == ["p10", "p7", "p7a", "p7b", "p9", "p11"]


def test_an_omission_gets_no_id() -> None:
    assert edition("pairs:\n- why: {en: a, ko: 가}\n  omit: |\n    메뉴\n") == (
        "pairs:\n- omit: |\n    메뉴\n  why: {en: a, ko: 가}\n"
    )


@pytest.mark.parametrize(
    ("written", "set_anew"),
    [
        ("'가 #1: 나'", "|\n    가 #1: 나"),
        (">-\n      가\n      나", "|\n    가 나"),
        ("|2-\n     가\n    나", "|2\n     가\n    나"),
        ('"가\\uFEFF"', '"가\\uFEFF"'),
    ],
)
def test_the_sides_of_a_pair_stand_under_a_bar_where_they_can(written: str, set_anew: str) -> None:
    assert (
        edition(f"pairs:\n- id: p1\n  ko: {written}\n  en: x\n")
        == f"pairs:\n- id: p1\n  ko: {set_anew}\n  en: |\n    x\n"
    )


def test_what_an_author_decides_is_left_as_written() -> None:
    text = (
        "ko: \"가\"\nen: 'a'\nvariants:\n  en: [a, 'b', \"c\"]\ndefinition:\n  en: >-\n    Where lines\n    break.\n  ko: |+\n    나\n\n"
        "origin: plain\n  over lines\n"
    )
    assert term(text) == text
    assert term("variants: {en: [\n  a,  # why\n  b]}\nko: 가\n").count("# why") == 1


def test_windows_line_ends_become_plain_ones() -> None:
    assert term("ko: 가\r\nen: |\r\n  a\r\n") == "ko: 가\nen: |\n  a\n"


def test_what_cannot_be_set_anew_is_refused() -> None:
    with pytest.raises(UnreadableError) as unreadable:
        term("ko: 가\nko: 나\n")
    assert [fault.code for fault in unreadable.value.findings] == ["Y106"]
    with pytest.raises(RefusedError, match="no mapping"):
        term("- 가\n")
    with pytest.raises(UnreadableError) as unreadable:
        term("ko: 가\nen: 'a\u2028b'\n")
    assert [fault.code for fault in unreadable.value.findings] == ["Y113"]
    with pytest.raises(RefusedError, match="brackets"):
        term("{ko: 가, en: a}\n")


def test_files_of_a_repository_are_reported_one_by_one() -> None:
    files = [
        ContentFile("glossary/a.yaml", b"kind: a\nko: b\n"),
        ContentFile("glossary/b.yaml", b"ko: b\n"),
        ContentFile("glossary/c.yaml", b"{a: b}"),
    ]
    found = list(reformat([*files, ContentFile("glossary/d.yaml", b"ko: [")]))
    assert found[0] == Reformatted(files[0], b"ko: b\nkind: a\n")
    assert [(one.file.stem, bool(one.faults), bool(one.refused)) for one in found[1:]] == [
        ("c", False, True),
        ("d", True, False),
    ]


def test_this_repository_changes_by_little_and_only_once(real: Repository) -> None:
    files = (*real.glossary, *real.translations)
    changed = list(reformat(files))
    assert all(one.data is not None for one in changed)
    assert len(changed) <= len(files) / 20
    again = [ContentFile(one.file.name, one.data) for one in changed if one.data is not None]
    assert list(reformat(again)) == []
