"""The glossary as translators' tools write it comes back into its files: what differs, nothing else, or else a finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage.tbx import tbxfile

from builder.build.pipeline import annotated_corpus
from builder.content.file import ContentFile
from builder.content.importers.foreign import ForeignFile
from builder.content.importers.integration import Imported, integrate
from builder.content.importers.sentences import Choice
from builder.content.loading.glossary import load_term
from builder.content.repository import Repository
from builder.languages.code_points import NOT_TEXT
from builder.model.corpus import Corpus
from builder.publish.format import SiteInput
from builder.publish.terminology import tables, tbx

FORMATS = {
    "csv": tables.FORMATS[0],
    "tbx": next(form for form in tbx.FORMATS if form.name == "tbx"),
    "v2.tbx": next(form for form in tbx.FORMATS if form.name == "tbx2"),
    "utf8": tables.FORMATS[1],
}
COMPLETE = ["csv", "tbx", "v2.tbx"]
TIDE = """\
# yaml-language-server: $schema=../docs/schemas/term.schema.json
ko: 물때   # as fishermen say
en: tide times
# what it is
kind: concept
variants:
  en:
  - tides   # loosely
avoid: {ko: [{term: 물시간, why: {en: Nobody says so.}}]}
definition:
  en: >-
    The times of
    flood and ebb.
  ko: 밀물과 썰물의 때.
see: [flat]
status: proposed
"""
FLAT = """\
ko: 갯벌
hanja: 開펄
en: tidal flat
kind: place
variants: {ko: [개펄]}
definition: {ko: 갯가의 벌판., en: "Land that the *sea* covers: twice a day."}
usage: {en: Not a beach.}
status: approved
"""


def repository(**terms: str) -> Repository:
    return Repository(glossary=tuple(ContentFile(f"glossary/{id_}.yaml", text.encode()) for id_, text in terms.items()))


@pytest.fixture
def content() -> Repository:
    return repository(flat=FLAT, tide=TIDE)


def exported(ending: str, content: Repository) -> ForeignFile:
    known, faults = annotated_corpus(content)
    assert not faults, [fault.line() for fault in faults]
    (made,) = FORMATS[ending].files(FORMATS[ending].sees(SiteInput(Corpus(known.glossary))))
    return ForeignFile(f"glossary.{ending}", made.data)


def back(file: ForeignFile, content: Repository, *, only_known: bool = False, new_entries: bool = False) -> Imported:
    return integrate([file], content, Choice(only_known=only_known, new_entries=new_entries), "2025-01-02")


def edited(file: ForeignFile, *pairs: tuple[str, str]) -> ForeignFile:
    text = file.data.decode()
    for old, new in pairs:
        assert old in text, (old, text)
        text = text.replace(old, new)
    return ForeignFile(file.name, text.encode())


def texts(made: Imported) -> dict[str, str]:
    assert not made.faults, [fault.line() for fault in made.faults]
    return {file.stem: file.data.decode() for file in made.files}


def said(made: Imported) -> list[str]:
    assert not made.files
    return [f"{f.place.line}:{f.place.column} {f.code} {f.text()}" for f in made.faults]


@pytest.mark.parametrize("ending", FORMATS)
def test_what_nobody_has_touched_changes_nothing(ending: str, content: Repository, mini: Repository) -> None:
    for one in (content, Repository(glossary=mini.glossary)):
        assert back(exported(ending, one), one) == Imported()


@pytest.mark.parametrize("ending", COMPLETE)
def test_only_what_was_changed_changes(ending: str, content: Repository) -> None:
    file = edited(exported(ending, content), ("flood and ebb", "ebb and flood"), ("tidal flat", "tide flat"))
    assert texts(back(file, content)) == {
        "tide": TIDE.replace("    The times of\n    flood and ebb.", "    The times of ebb and flood."),
        "flat": FLAT.replace("en: tidal flat", "en: tide flat"),
    }


def table(*rows: tuple[str, ...]) -> ForeignFile:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    return ForeignFile("terms.csv", written.getvalue().encode())


def test_lists_grow_and_keys_are_added_where_they_belong(content: Repository) -> None:
    header = ("id", "ko", "hanja", "variants_en", "variants_ko", "usage", "origin", "see", "kind", "status")
    flat = ("flat", "갯벌", "開펄", "mudflat | a: b", "개펄 | 뻘", "Not a beach.", "Old.", "tide", "place", "approved")
    tide = (
        "tide",
        "물때",
        "水때",
        "tides | tide tables",
        "물때 표",
        "Of [the] sea.",
        "",
        "flat | flat2",
        "event",
        "approved",
    )
    made = texts(back(table(header, flat, tide), content))
    assert made["flat"] == FLAT.replace("[개펄]}", '[개펄, 뻘], en: [mudflat, "a: b"]}').replace(
        "\nusage:", "\norigin: {en: Old.}\nusage:"
    ).replace("a beach.}\n", "a beach.}\nsee: [tide]\n")
    assert made["tide"] == TIDE.replace("fishermen say\n", "fishermen say\nhanja: 水때\n").replace(
        "  - tides   # loosely\n", "  - tides   # loosely\n  - tide tables\n  ko: [물때 표]\n"
    ).replace("썰물의 때.\n", '썰물의 때.\nusage: {en: "Of [the] sea."}\n').replace("[flat]", "[flat, flat2]").replace(
        "kind: concept", "kind: event"
    ).replace("status: proposed", "status: approved")
    assert all(load_term(ContentFile(f"glossary/{id_}.yaml", text.encode()))[0] for id_, text in made.items())


def test_what_does_not_fit_is_told_at_its_place_and_nothing_is_changed(content: Repository) -> None:
    header = ("id", "ko", "en", "kind", "variants_en", "avoid_ko", "usage")
    rows = (
        ("sea", "바다", "sea", "place", "", "", ""),
        ("flat", "갯벌들", "tidal flat", "place", "", "", ""),
        ("flat", "갯벌", "", "land", "a\u0007b", "벌", ""),
        ("tide", "물때", "tide times", "concept", "tides", "물시간", ""),
        ("tide", "물때", "tide", "concept", "tides", "물시간", "x"),
        ("tide", "물때", "tidings", "concept", "tides", "물시간", ""),
    )
    assert said(back(table(header, *rows), content)) == [
        "2:2 I102 the glossary has no entry ‘sea’: add it in glossary/, or have a draft of it made with --new-entries",
        "3:2 I103 the headword of ‘flat’ is ‘갯벌들’ here, and ‘갯벌’ in the glossary",
        "4:3 I106 ‘en’ of ‘flat’ is empty here: remove it in glossary/ if that is meant",
        "4:4 I105 ‘kind’ cannot be ‘land’; it is one of "
        + ", ".join(
            [
                "concept",
                "person",
                "organization",
                "place",
                "law",
                "policy",
                "event",
                "product",
                "technology",
                "work",
                "phrase",
            ]
        ),
        "4:5 I105 U+0007 is not text: remove it",
        "4:6 I106 ‘avoid_ko’ of ‘flat’ is not brought back: change it in glossary/",
        "4:7 I106 ‘usage’ of ‘flat’ is empty here: remove it in glossary/ if that is meant",
        "7:3 I104 the entry ‘tide’ has another value at terms.csv:6:3: keep one of them",
    ]
    assert said(back(table(("id", "ko", "definition_en", "color")), content))[0].startswith(
        "1:4 I102 there is no column ‘color’"
    )
    assert said(back(table(("id", "definition_en")), content)) == ["1:1 I102 a glossary needs the column ‘ko’"]


def test_markup_that_a_new_wording_has_not_is_told(content: Repository) -> None:
    made = back(edited(exported("csv", content), ("the sea covers", "the sea *covers*")), content)
    assert "Land that the sea \\\\*covers\\\\*: twice a day." in texts(made)["flat"]
    assert [notice.line() for notice in made.notices] == [
        "glossary.csv:2:13: I107 the emphasis and the links of the definition_en of ‘flat’ are not in the new wording"
    ]


def test_a_glossary_of_omegat_adds_renderings(content: Repository) -> None:
    lines = "# Glossary\n물때\ttide tables\tas in almanacs\n개펄\tmudflat\n물때\ttide times\n\n물때\ttide tables\n"
    assert texts(back(ForeignFile("glossary.txt", lines.encode()), content)) == {
        "tide": TIDE.replace("# loosely\n", "# loosely\n  - tide tables\n"),
        "flat": FLAT.replace("[개펄]}", "[개펄], en: [mudflat]}"),
    }
    avoided = repository(
        flat=FLAT.replace("usage:", "avoid: {en: [{term: beach, why: {en: No.}}]}\nusage:"), other=FLAT
    )
    lines = "바다\tsea\n갯벌\ttidal flat\n갯벌 tidal flat\n"
    assert said(back(ForeignFile("glossary.txt", lines.encode()), content)) == [
        "1:1 I102 no entry has the Korean ‘바다’: have a draft made with --new-entries, or leave it out with --only-known",
        "3:1 I101 a line of a glossary has a tab after its Korean",
    ]
    assert said(back(ForeignFile("glossary.txt", "갯벌\tbeach\n개펄\tbeach".encode()), avoided)) == [
        "1:1 I104 several entries have the Korean ‘갯벌’ (flat, other): add the rendering to one of them in glossary/",
        "2:1 I104 several entries have the Korean ‘개펄’ (flat, other): add the rendering to one of them in glossary/",
    ]
    one = Repository(glossary=avoided.glossary[:1])
    assert said(back(ForeignFile("glossary.txt", "갯벌\tbeach\n".encode()), one)) == [
        "1:4 I105 the entry ‘flat’ says to avoid ‘beach’"
    ]
    made = back(ForeignFile("glossary.txt", "바다\tsea\n".encode()), content, only_known=True)
    assert (made.files, made.faults, made.unknown) == ((), (), 1)


@pytest.mark.parametrize("ending", ["tbx", "v2.tbx"])
def test_a_termbase_swaps_its_forms(ending: str, content: Repository) -> None:
    swap = (("tide times", "@"), (">tides<", ">tide times<"), ("@", "tides"))
    made = texts(back(edited(exported(ending, content), *swap), content))
    assert made == {"tide": TIDE.replace("en: tide times", "en: tides").replace("  - tides   #", "  - tide times   #")}


def test_a_termbase_that_translate_toolkit_has_written(content: Repository, tmp_path: Path) -> None:
    path = tmp_path / "glossary.tbx"
    path.write_bytes(exported("v2.tbx", content).data)
    reader: Any = tbxfile.parsefile
    store = reader(str(path))
    for unit in store.units:
        if str(unit.target) == "tidal flat":
            unit.target = "tide & flat"
    store.savefile(str(path))
    made = back(ForeignFile(str(path), path.read_bytes()), content)
    assert texts(made) == {"flat": FLAT.replace("en: tidal flat", 'en: "tide & flat"')}


# --- Entries that the glossary does not have ----------------------------------------------------------------------------

DRAFT = """\
# yaml-language-server: $schema=../docs/schemas/term.schema.json
# A draft by `daeyeok import`: replace each TODO, and see whether the kind is right; then delete this comment.
ko: {ko}
en: {en}
kind: concept
definition:
  en: TODO
  ko: TODO
status: proposed
"""


def test_a_table_begins_entries(content: Repository) -> None:
    header = ("ko", "en", "definition_ko", "kind", "variants_en")
    rows = (
        ("바다", "the sea’s Éclat", "짠 물.", "place", "sea | ocean"),
        ("갯벌", "tidal flat", "갯가의 벌판.", "place", ""),
        ("섬", "island", "", "concept", ""),
    )
    made = texts(back(table(header, *rows), content, new_entries=True))
    assert made == {
        "the-seas-eclat": DRAFT.format(ko="바다", en='"the sea’s Éclat"')
        .replace("kind: concept", "kind: place\nvariants: {en: [sea, ocean]}")
        .replace("ko: TODO", "ko: 짠 물."),
        "island": DRAFT.format(ko="섬", en="island"),
    }


@pytest.mark.parametrize("ending", FORMATS)
def test_a_glossary_begins_one_anew(ending: str, content: Repository) -> None:
    """What is exported and brought back into a glossary without entries is found again when it is read."""
    made = back(exported(ending, content), Repository(), new_entries=True)
    assert texts(made)
    begun, faults = annotated_corpus(made.applied_to(Repository()))
    assert not faults
    assert {(term.ko, term.en) for term in begun.glossary.terms} >= {("물때", "tide times"), ("갯벌", "tidal flat")}
    if ending in COMPLETE:
        assert {term.id for term in begun.glossary.terms} == {"flat", "tide"}
        assert begun.glossary.by_id["flat"].definition.en == "Land that the sea covers: twice a day."


def test_the_termbase_of_others_begins_entries_and_knows_headwords(content: Repository) -> None:
    ours = exported("v2.tbx", content)
    theirs = edited(ours, ('id="term-flat"', 'id="c1"'), ('id="term-tide"', 'id="c2"'), ("갯벌", "뻘밭"))
    assert set(texts(back(theirs, content, new_entries=True))) == {"tidal-flat"}


def test_why_an_entry_cannot_begin(content: Repository) -> None:
    header = ("id", "ko", "en", "definition_en")
    rows = (
        ("", "바다", "", ""),
        ("Sea", "바다", "sea", ""),
        ("", "바다", "바다", ""),
        ("", "물", "tide", ""),
        ("", "물\u0007", "water", ""),
        ("", "불", "flat", ""),
    )
    assert said(back(table(header, *rows), content, new_entries=True)) == [
        "2:2 I105 a new entry needs its Korean and its English",
        "3:2 I105 ‘Sea’ cannot be the id of ‘바다’: give one in lowercase letters a–z, digits and hyphens",
        "4:2 I105 ‘’ cannot be the id of ‘바다’: give one in lowercase letters a–z, digits and hyphens",
        "5:2 I104 ‘물’ would become the entry ‘tide’, which there is already: give it an id of its own",
        "6:2 I105 U+0007 is not text: remove it",
        "7:2 I104 ‘불’ would become the entry ‘flat’, which there is already: give it an id of its own",
    ]


FORMS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)
    .map(lambda text: text.strip())
    .filter(lambda text: text and "|" not in text and not NOT_TEXT.search(text))
)
quoted: Callable[[str], str] = lambda text: "'" + text.replace("'", "''") + "'"  # noqa: E731


@pytest.mark.parametrize("ending", COMPLETE)
@settings(max_examples=40)
@given(
    forms=st.lists(
        FORMS | st.sampled_from(["a & <b>", "\"'", "e\u0301", "# x: [y]", "שלום"]), min_size=3, max_size=3, unique=True
    )
)
def test_any_entry_comes_back(ending: str, forms: list[str]) -> None:
    def entry(rendering: str, variant: str, definition: str) -> str:
        return (
            f"ko: 기정학\nen: {quoted(rendering)}\nkind: concept\nvariants: {{en: [{quoted(variant)}]}}\n"
            f"definition: {{ko: 뜻., en: {quoted(definition)}}}\nstatus: proposed\n"
        )

    whole, begun = repository(a=entry(*forms)), repository(a=entry("one", "two", "three"))
    known, faults = annotated_corpus(whole)
    if faults:
        return  # such as decomposed Hangul, which no file has
    file = exported(ending, whole)
    assert back(file, whole) == Imported()
    after, _ = annotated_corpus(back(file, begun).applied_to(begun))
    (term,), (expected,) = after.glossary.terms, known.glossary.terms
    assert (term.en, term.variants) == (expected.en, expected.variants)
