"""What translators' tools write comes back into the YAML: every sentence, nothing else, or else a finding at its place."""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from translate.storage import factory
from translate.storage.xliff2 import Xliff2File

from builder.build.pipeline import annotated_corpus
from builder.content.file import ContentFile
from builder.content.formatting import readable_text
from builder.content.importers.foreign import ForeignFile
from builder.content.importers.integration import Imported, integrate
from builder.content.importers.sentences import Choice
from builder.content.repository import Repository
from builder.content.yaml.characters import composed
from builder.languages.code_points import NOT_TEXT
from builder.model.edition import Edition
from builder.publish import tei
from builder.publish.bitexts import po, tables, tmx, xliff1, xliff2
from builder.publish.format import EditionFormat, EditionInput

FORMATS: dict[str, EditionFormat] = {
    "xliff": xliff1.FORMAT,
    "xlf": xliff2.FORMAT,
    "po": po.FORMAT,
    "csv": tables.EDITION_FORMATS[0],
    "tmx": tmx.EDITION_FORMATS[0],
    "xml": tei.FORMAT,
}
HEAD = """\
# yaml-language-server: $schema=../docs/schemas/edition.schema.json
seed: sea.txt
title: {ko: 바다, en: The Sea}   # a comment beside
summary: {ko: 바다 글., en: On the sea.}
translators:
- {name: N. N., role: translator}
status: draft
revisions:
- {version: "1.0", when: 2025-01-02, who: N. N., what: Begun.}
pairs:
"""
SEA = """\
- id: p1
  kind: heading
  level: 1
  ko: 바다
  # how else?
  en: The Sea   # short
- {id: p2, ko: 물이 든다., en: "It floods: now."}
- id: p3
  ko: |
    '바다의 책'을 읽는다.
    물때를 알 면 5매터가 보인다.
    물이 든다.
  notes:
  - {on: sees, en: A note.}
  en: |
    I read the *Book of the Sea*.

    Who knows the tides sees five meters.
    It floods: now.
  # before the corrections
  corrections:
  - {from: 알 면, to: 알면}
  - {from: 매터, to: 미터, why: A slip.}
- omit: |
    메뉴
  why: {ko: 메뉴, en: a menu}
- id: p7a
  kind: quotation
  ko: '끝'
  en: >-
    The
    end
"""


def repository(pairs: str, **others: str) -> Repository:
    files = {"sea": pairs, **others}
    return Repository(
        translations=tuple(
            ContentFile(f"translations/{id_}.yaml", (HEAD + text).encode()) for id_, text in files.items()
        )
    )


def editions(content: Repository) -> dict[str, Edition]:
    known, faults = annotated_corpus(content)
    assert not faults, [fault.line() for fault in faults]
    return {edition.id: edition for edition in known.editions}


def exported(ending: str, content: Repository, edition: str = "sea") -> ForeignFile:
    known, _ = annotated_corpus(content)
    (made,) = FORMATS[ending].files(EditionInput(editions(content)[edition], known.glossary))
    return ForeignFile(f"work/{edition}.{ending}", made.data)


def back(file: ForeignFile, content: Repository, **choice: Any) -> Imported:
    return integrate([file], content, Choice(**choice), "2025-01-02")


def edited(file: ForeignFile, old: str, new: str) -> ForeignFile:
    assert old.encode() in file.data, (old, file.data.decode())
    return ForeignFile(file.name, file.data.replace(old.encode(), new.encode()))


def texts(made: Imported) -> dict[str, str]:
    return {file.stem: file.data.decode().removeprefix(HEAD) for file in made.files}


def said(made: Imported) -> list[str]:
    assert not made.files
    return [f"{f.place.line}:{f.place.column} {f.code} {f.text()}" for f in made.faults]


# --- What comes back --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", FORMATS)
def test_what_nobody_has_touched_changes_nothing(ending: str, mini: Repository) -> None:
    for content in (repository(SEA), mini):
        for edition in editions(content):
            assert back(exported(ending, content, edition), content) == Imported()


@pytest.mark.parametrize("ending", FORMATS)
def test_only_the_sentences_that_were_changed_change(ending: str) -> None:
    content = repository(SEA)
    file = exported(ending, content)
    for old, new in (("tides sees", "tides; sees"), ("The end", "THE END: fin"), ("The Sea", "Seas &amp; all")):
        file = edited(file, old, new if ending in ("xliff", "xlf", "tmx", "xml") else new.replace("&amp;", "&"))
    expected = (
        SEA.replace("en: The Sea  ", 'en: "Seas & all"  ')
        .replace("tides sees", "tides; sees")
        .replace("    The\n    end", "    THE END: fin")
    )
    assert texts(back(file, content)) == {"sea": expected}


@pytest.mark.parametrize("ending", FORMATS)
def test_files_of_windows_keep_their_line_ends(ending: str) -> None:
    (file,) = repository(SEA).translations
    content = Repository(translations=(ContentFile(file.name, b"\xef\xbb\xbf" + file.data.replace(b"\n", b"\r\n")),))
    made = back(edited(exported(ending, content), "tides sees", "tides saw"), content)
    assert [one.data for one in made.files] == [content.translations[0].data.replace(b"tides sees", b"tides saw")]


@pytest.mark.parametrize("ending", FORMATS)
def test_words_in_italics_keep_them_where_they_remain(ending: str) -> None:
    content = repository(SEA)
    file = exported(ending, content)
    made = back(ForeignFile(file.name, file.data.replace(b"I read the", b"We read the")), content)
    assert "    We read the *Book of the Sea*.\n" in texts(made)["sea"]
    assert not made.notices


def test_words_in_italics_that_are_gone_are_told() -> None:
    content = repository(SEA)
    made = back(edited(exported("csv", content), "Book of the Sea", "Sea Book"), content)
    assert "    I read the Sea Book.\n" in texts(made)["sea"]
    assert [notice.line() for notice in made.notices] == [
        "work/sea.csv:4:3: I107 the words in italics ‘Book of the Sea’ are not in the new wording of sea#p3.1"
    ]


def test_asterisks_set_italics_and_xliff_2_says_itself_what_is_in_italics() -> None:
    content = repository(SEA)
    made = back(edited(exported("csv", content), "Who knows", "Who *really* knows"), content)
    assert "    Who *really* knows the tides" in texts(made)["sea"]
    file = exported("xlf", content)
    moved = re.sub(rb"(<pc [^>]*>)Book of the Sea</pc>", rb"\1Book</pc> of the Sea", file.data)
    assert "    I read the *Book* of the Sea.\n" in texts(back(ForeignFile(file.name, moved), content))["sea"]


LINES = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)
    .map(lambda text: text.strip(" "))
    .filter(lambda text: text.strip() and readable_text(text) and not NOT_TEXT.search(text) and composed(text) == text)
)
ODD = st.sampled_from(
    [
        "\"a\" 'b'",
        "a & <b> ]]>",
        '\\n \\\\ "',
        "\U0001f600\U00020000",
        "e\u0301",
        "שלום \u200fx",
        "a, b; c",
        "# x: y",
        'msgid ""',
        "=1+1",
    ]
)
PARAGRAPHS = st.lists(st.lists(st.tuples(LINES | ODD, LINES | ODD), min_size=1, max_size=3), min_size=1, max_size=3)


def written(paragraphs: list[list[tuple[str, str]]], *, translated: bool) -> str:
    return "".join(
        f"- id: p{number}\n  ko: |2\n{block(ko for ko, _ in lines)}  # here\n  en: |2\n"
        + block((en if translated else "TODO") for _, en in lines)
        for number, lines in enumerate(paragraphs, 1)
    )


def block(lines: Any) -> str:
    return "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize("ending", FORMATS)
@settings(max_examples=60)
@given(paragraphs=PARAGRAPHS)
def test_any_edition_comes_back(ending: str, paragraphs: list[list[tuple[str, str]]]) -> None:
    whole = repository(written(paragraphs, translated=True))
    begun = repository(written(paragraphs, translated=False))
    file = exported(ending, whole)
    assert back(file, whole) == Imported()
    made = back(file, begun)
    after = made.applied_to(begun)
    lines = [segment.en for pair in editions(after)["sea"].pairs for segment in pair.segments]
    expected = [segment.en for pair in editions(whole)["sea"].pairs for segment in pair.segments]
    if ending == "xlf":
        assert after == whole
    assert [line.text for line in lines] == [line.text for line in expected]


# --- Without ids, and what does not fit -------------------------------------------------------------------------------


def table(text: str, name: str = "sea.csv") -> ForeignFile:
    return ForeignFile(name, textwrap.dedent(text).encode())


def test_a_table_of_two_columns_is_known_by_its_korean() -> None:
    content = repository(SEA, tide=SEA.replace("바다", "만"))
    made = back(
        table("한국어;영어\n물때를 알면 5미터가 보인다.;New.\n만;The Bay\n", "from a friend.csv"), content, edition=None
    )
    assert texts(made) == {
        "sea": SEA.replace("Who knows the tides sees five meters.", "New."),
        "tide": SEA.replace("바다", "만")
        .replace("en: The Sea ", "en: The Bay ")
        .replace("Who knows the tides sees five meters.", "New."),
    }


def test_the_same_korean_changes_together_or_must_have_an_id() -> None:
    content = repository(SEA)
    assert texts(back(table("ko\ten\n물이 든다.\tTide!\n"), content)) == {
        "sea": SEA.replace('"It floods: now."', '"Tide!"').replace("    It floods: now.", "    Tide!")
    }
    differing = repository(SEA.replace("    It floods: now.", "    It comes."))
    assert back(table("ko,en\n물이 든다.,It comes.\n"), differing) == Imported()
    assert said(back(table("ko,en\n물이 든다.,Tide!\n"), differing)) == [
        "2:2 I104 this Korean stands at sea#p2.1 and at sea#p3.3 with different translations: give the id"
    ]


def test_what_does_not_fit_is_told_at_its_place_and_nothing_is_changed() -> None:
    content = repository(SEA)
    rows = """\
        id,ko,en
        p1.1,바다,New
        p1.1,바다,Newer
        p3.2,물때를 알면 5매터가 보인다.,x
        p9.1,바다,x
        p3.4,바다,x
        p2.1,물이 든다.,a\u0007b
        ,하늘,Sky
        p3,"'바다의 책'을 읽는다. 물때를 알면 5미터가 보인다. 물이 든다.",One text
        ,,x
    """
    assert said(back(table(rows), content)) == [
        "3:3 I104 sea#p1.1 is translated in another way at sea.csv:2:3: keep one of them",
        "4:2 I103 the Korean of p3.2 reads ‘물때를 알면 5매터가 보인다.’ here, and ‘물때를 알면 5미터가 보인다.’ in ‘sea’",
        "5:3 I102 ‘sea’ has no sentence p9.1",
        "6:3 I102 ‘sea’ has no sentence p3.4",
        "7:3 I105 U+0007 is not text: remove it",
        "8:2 I102 no edition has the Korean ‘하늘’",
        "9:3 I104 a translation of the whole of p3, which has 3 sentences: import them one by one",
        "10:3 I102 a translation without an id and without its Korean",
    ]
    made = back(table("ko,en\n하늘,Sky\n바다,\n"), content, only_known=True)
    assert (made.files, made.faults, made.unknown, made.unfinished) == ((), (), 1, 1)
    assert said(back(table("id,en\np1.1,x\np2.1,y\n", "en.csv"), content)) == [
        "2:2 I102 it is not known which edition this is of, since there is no ‘en’: name it with --edition"
    ]
    assert texts(back(table("id,en\np1.1,x\n", "en.csv"), content, edition="sea"))
    downloaded_again = table("id,en\np1.1,x\n", "sea (1).csv")
    assert texts(back(downloaded_again, content)) == texts(back(table("id,en\np1.1,x\n"), content))


def test_an_edition_with_faults_is_not_changed() -> None:
    content = repository(SEA.replace("level: 1", "levl: 1"))
    assert "Y201" in {fault.code for fault in back(table("id,en\np1.1,x\n"), content).faults}


def test_targets_that_are_not_finished_are_passed_over() -> None:
    content = repository(SEA)
    file = exported("xliff", content)
    for state in ("new", "needs-translation"):
        made = back(edited(edited(file, "tides sees", "?"), 'state="translated"', f'state="{state}"'), content)
        assert (made.files, made.faults, made.unfinished) == ((), (), 6)
    made = back(
        edited(edited(exported("xlf", content), "tides sees", "?"), 'state="translated"', 'state="initial"'), content
    )
    assert (made.files, made.faults, made.unfinished) == ((), (), 6)
    made = back(
        edited(edited(exported("po", content), "tides sees", "?"), 'msgctxt "p3.2"', '#, fuzzy\nmsgctxt "p3.2"'),
        content,
    )
    assert (made.files, made.faults, made.unfinished) == ((), (), 1)


# --- Files as other programs write them -------------------------------------------------------------------------------


@pytest.mark.parametrize("ending", ["xliff", "xlf", "po", "tmx"])
def test_a_file_that_translate_toolkit_has_written(ending: str, tmp_path: Path) -> None:
    content = repository(SEA)
    path = tmp_path / f"sea.{ending}"
    path.write_bytes(exported(ending, content).data)
    reader: Any = Xliff2File.parsefile if ending == "xlf" else factory.getobject
    store = reader(str(path))
    for unit in store.units:
        if "tides" in str(unit.target):
            unit.target = 'Who knows the "tides" & <all>\u00a0sees\U0001f600.'
    store.savefile(str(path))
    assert texts(back(ForeignFile(str(path), path.read_bytes()), content)) == {
        "sea": SEA.replace(
            "Who knows the tides sees five meters.", 'Who knows the "tides" & <all>\u00a0sees\U0001f600.'
        )
    }


def test_codes_of_other_formats_are_no_text() -> None:
    content = repository(SEA)
    file = edited(
        exported("xliff", content), "The end", '<g id="1">The <bpt id="2">&lt;b&gt;</bpt>very<x id="3"/></g> end'
    )
    assert "    The very end\n" in texts(back(file, content))["sea"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_files_in_other_encodings_of_unicode(encoding: str) -> None:
    content = repository(SEA)
    for ending in FORMATS:
        file = edited(exported(ending, content), "tides sees", "tides saw")
        if ending == "po" and encoding == "utf-16":
            continue  # a catalogue's header says its encoding, which is never this
        text = file.data.decode("utf-8-sig").replace("encoding='UTF-8'", "")
        made = back(ForeignFile(file.name, text.encode(encoding)), content)
        assert texts(made) == {"sea": SEA.replace("tides sees", "tides saw")}, ending


XLIFF = '<xliff version="1.2"><file original="sea"><body>{}</body></file></xliff>'
BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
    '<xliff version="1.2"><file><trans-unit id="p1.1"><source>&b;</source></trans-unit></file></xliff>'
)
EXTERNAL = '<!DOCTYPE x [\n<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<xliff version="1.2"><file>&a;</file></xliff>'
OUTSIDE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">\n<xliff version="1.2"><trans-unit>&a;</trans-unit></xliff>'
DEEP = XLIFF.format("<group>" * 200 + "</group>" * 200)
HOSTILE: list[tuple[str, str | bytes, str]] = [
    ("a.xliff", BOMB, "1:25 I101 the file declares entities of its own"),
    ("a.xliff", EXTERNAL, "2:39 I101 the file declares entities of its own"),
    ("a.xliff", OUTSIDE, "2:34 I101 an entity that XML does not have"),
    ("a.xliff", DEEP, "I101 the file has more elements within one another"),
    ("a.xliff", XLIFF.format("<trans-unit>")[:65], "I101 the file ends before it is complete"),
    (
        "a.xliff",
        XLIFF.format("바다").encode("cp949"),
        "I101 the file is not XML here",
    ),
    (
        "a.xliff",
        b"<?xml version='1.0' encoding='x'?>\n<xliff version='1.2'/>",
        "I101 the file is in an encoding that is not read",
    ),
    ("a.xliff", "<?xml version='1.0' encoding='euc-kr'?>\n<a/>", "I101 the file is in an encoding that is not read"),
    ("a.csv", "id,ko,en\np1.1,바다,x\n".encode("cp949"), "2:6 I101 this is CP949 (EUC-KR), not UTF-8"),
    ("a.csv", 'id,ko,en\np1.1,"바다,x\n', "2:1 I101 the row that begins here is not one of a table"),
    ("a.csv", "바다,x\n물,y\n", "1:1 I102 the first row must name the columns"),
    ("a.csv", "", "1:1 I102 the first row must name the columns"),
    ("a.csv", "id,ko,en\np1.1;바다;x\n", "2:1 I108 this row is one cell: ‘p1.1;바다;x’"),
    ("a.csv", 'id,ko,en\n"p1.1,바다,x",,\n', "2:1 I108 this row is one cell: ‘p1.1,바다,x’"),
    ("a.po", 'msgid "a\nmsgstr "b"\n', "1:1 I101 this is no line of a catalogue of gettext"),
    ("a.po", 'msgid "a"\nmsgstr "b c', "2:1 I101 this is no line of a catalogue of gettext"),
    ("a.po", 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n', "I105 a message with plural forms"),
    (
        "a.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=x-none"\n',
        "I101 the file is not in the encoding that it states, x-none",
    ),
    ("a.po", 'msgid ""\nmsgstr "PO-Revision-Date: a\\n b\\n"\n', "I101 this is no line of a catalogue"),
    ("a.docx", b"PK\x03\x04", "I101 the archive is damaged"),
    ("a.doc", b"\xd0\xcf\x11\xe0", "I101 this is a file of no format that is read"),
]


@pytest.mark.parametrize(("name", "data", "expected"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_file_that_cannot_be_read_is_refused_at_its_place(name: str, data: str | bytes, expected: str) -> None:
    (found,) = said(back(ForeignFile(name, data.encode() if isinstance(data, str) else data), repository(SEA)))
    assert expected in found


def test_a_file_that_is_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.content.importers.foreign.MOST_FOREIGN_BYTES", 100)
    (found,) = said(back(ForeignFile("a.csv", b"x" * 101), repository(SEA)))
    assert "I101 the file has more than the 100 bytes" in found


def test_twice_the_same_id_is_told_unless_both_say_the_same() -> None:
    content = repository(SEA)
    unit: Callable[[str], str] = "<trans-unit id='p1.1'><source>바다</source>\n<target>{}</target></trans-unit>".format
    assert texts(back(ForeignFile("sea.xliff", XLIFF.format(unit("Sea") * 2).encode()), content))
    (found,) = said(back(ForeignFile("sea.xliff", XLIFF.format(unit("Sea") + unit("Ocean")).encode()), content))
    assert found == "3:1 I104 sea#p1.1 is translated in another way at sea.xliff:2:1: keep one of them"
    message = 'msgctxt "p1.1"\nmsgid "바다"\nmsgstr "{}"\n\n'
    twice = message.format("Sea") + message.format("Ocean")
    (found,) = said(back(ForeignFile("sea.po", twice.encode()), content))
    assert found.endswith("I104 sea#p1.1 is translated in another way at sea.po:2:1: keep one of them")


# --- Translation memories and OmegaT ----------------------------------------------------------------------------------

MEMORY = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx11.dtd">
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" segtype="paragraph" srclang="ko"/>
  <body>
<!-- Default translations -->
    <tu><tuv lang="ko"><seg>물이 든다.</seg></tuv><tuv lang="en-US"><seg>The tide is in.</seg></tuv></tu>
    <tu><tuv lang="ko"><seg>물때를 알면 5미터가 보인다.</seg></tuv><tuv lang="ja"><seg>潮</seg></tuv></tu>
<!-- Alternative translations -->
    <tu><prop type="file">sea.xliff</prop><prop type="id">p3.3</prop>
      <tuv lang="ko"><seg>물이 든다.</seg></tuv><tuv lang="en-US"><seg>In it comes.</seg></tuv></tu>
  </body>
</tmx>
"""
ALTERNATIVES = SEA.replace('"It floods: now."', "The tide is in.").replace("    It floods: now.", "    In it comes.")


def test_an_alternative_of_omegat_counts_for_its_sentence_and_the_default_for_all_others() -> None:
    content = repository(SEA)
    assert texts(back(ForeignFile("p/omegat/project_save.tmx", MEMORY.encode()), content)) == {"sea": ALTERNATIVES}


def test_a_memory_by_paragraph_changes_nothing_but_tells_what_it_cannot_take_apart() -> None:
    content = repository(SEA)
    (made,) = tmx.EDITION_FORMATS[1].files(
        EditionInput(editions(content)["sea"], annotated_corpus(content)[0].glossary)
    )
    file = ForeignFile("sea.paragraphs.tmx", made.data)
    assert back(file, content) == Imported()
    (found,) = said(back(edited(file, "Who knows", "Whoever knows"), content))
    assert "I104 a translation of the whole of p3, which has 3 sentences" in found
    nameless = re.sub(rb"<prop.*?</prop>", b"", edited(file, "Who knows", "Whoever knows").data)
    (found,) = said(back(ForeignFile("x.tmx", nameless), content))
    assert "I104 a translation of the whole of p3, which has 3 sentences" in found


def archive(files: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as writer:
        for name, text in files.items():
            writer.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize("around", ["", "my project/"])
def test_a_project_of_omegat_in_an_archive(around: str) -> None:
    content = repository(SEA)
    others = {f"{around}source/sea.xliff": "<", "../omegat/x": "", f"{around}glossary/": ""}
    data = archive({f"{around}omegat/project_save.tmx": MEMORY, **others})
    assert texts(back(ForeignFile("p.zip", data), content)) == {"sea": ALTERNATIVES}


def test_archives_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    content = repository(SEA)
    bomb = archive({"omegat/project_save.tmx": "0" * 1_000_000})
    monkeypatch.setattr("builder.content.importers.archive._MOST_UNFOLDED", 900_000)
    too_much, damaged = "1:1 I101 the archive unfolds to more than", "1:1 I101 the archive is damaged or encrypted"
    assert said(back(ForeignFile("p.zip", bomb), content)) == [f"{too_much} the 900000 bytes that are read"]
    lying = bomb.replace((1_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little"))
    whole = archive({"omegat/project_save.tmx": MEMORY})
    nameless = whole.replace(b"omegat/project_save.tmx", b"\0" * 23)
    for data in (lying, bomb[:500], whole[:4] + whole[200:], nameless):
        assert said(back(ForeignFile("p.zip", data), content)) == [f"{damaged}: make it anew"]
    monkeypatch.setattr("builder.content.importers.archive._MOST_MEMBERS", 2)
    many = archive({str(number): "" for number in range(3)})
    assert said(back(ForeignFile("p.zip", many), content)) == [
        "1:1 I101 the archive has more than the 2 files that are read"
    ]
    (found,) = said(back(ForeignFile("p.zip", archive({"a.txt": "x"})), content))
    assert "I101 this archive is neither a workbook nor a project of OmegaT, which has omegat/project_save.tmx" in found


# --- Workbooks --------------------------------------------------------------------------------------------------------


def workbook(*rows: tuple[object, ...]) -> bytes:
    made, written = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        made.active.append(row)
    made.save(written)
    return written.getvalue()


def test_a_workbook_is_a_table() -> None:
    content = repository(SEA)
    data = workbook(("id", "ko", "en"), ("p1.1", "바다", "2025"), (), ("p3.2", None, "Who?"), ("p2.1", "물이 든다.", 7))
    assert said(back(ForeignFile("sea.xlsx", data), content)) == [
        "4:2 I103 the Korean of p3.2 reads ‘’ here, and ‘물때를 알면 5미터가 보인다.’ in ‘sea’"
    ]
    made = back(ForeignFile("sea.xlsx", workbook(("원문", "번역"), ("바다", 2025), ("물이 든다.", None))), content)
    assert texts(made) == {"sea": SEA.replace("en: The Sea ", 'en: "2025" ')}


def sheet_as(whole: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with something replaced in its sheet."""
    with zipfile.ZipFile(io.BytesIO(whole)) as read:
        parts = {name: read.read(name) for name in read.namelist()}
    assert old in parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(old, new)
    return archive(parts)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="B2"', b'r="XFD1048576"'),
        (b'r="B2"', b"r = 'XFD9999999'"),
        (b'<row r="2"', b'<row r="999999999"'),
        (b"</sheetData>", b'<row r="1000000">' + b"<c/>" * 1000 + b"</row></sheetData>"),
    ],
)
def test_a_workbook_whose_cells_would_fill_the_memory_is_refused(old: bytes, new: bytes) -> None:
    whole = workbook(("ko", "en"), ("바다", "The Sea"))
    (found,) = said(back(ForeignFile("sea.xlsx", sheet_as(whole, old, new)), repository(SEA)))
    assert "I101 the workbook has more than 10000000 cells, empty ones too" in found


def test_a_workbook_of_another_kind_is_not_read_in_the_place_of_one() -> None:
    for name in ("content.xml", "xl\\Workbook.BIN"):
        (found,) = said(back(ForeignFile("a.xlsx", archive({"xl/workbook.xml": "", name: ""})), repository(SEA)))
        assert "I101 the workbook is damaged" in found


def test_a_workbook_that_is_damaged_or_lies_is_refused() -> None:
    whole = workbook(("ko", "en"), ("바다", "The Sea"))
    for data in (whole[:-100], archive({"xl/workbook.xml": "<"}), whole.replace(b"PK\x01\x02", b"PK\x01\x03")):
        (found,) = said(back(ForeignFile("sea.xlsx", data), repository(SEA)))
        assert "I101" in found
