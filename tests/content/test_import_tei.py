"""A foreign TEI document in two languages becomes an edition to edit; one of ours becomes again what it was made from."""

from __future__ import annotations

import re

import pytest

from builder.build.pipeline import annotated_corpus
from builder.content.file import ContentFile
from builder.content.formatting import canonical
from builder.content.importers.foreign import ForeignFile
from builder.content.importers.integration import Imported, integrate
from builder.content.importers.sentences import Choice
from builder.content.repository import Repository
from builder.model.edition import Edition, Pair
from builder.model.entries.editions import EditionEntry
from builder.publish import tei
from builder.publish.format import EditionInput
from builder.rules.rule import OfEdition
from builder.rules.source import EDITION as SOURCE_RULES

SHORE = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt>
    <title xml:lang="ko">바닷가 <hi rend="italic">편지</hi></title><title xml:lang="en">Letters from the Shore</title>
    <author>Hong Amugae</author><editor role="translator">A. Translator</editor>
  </titleStmt></fileDesc></teiHeader>
  <text><group>
    <text xml:lang="ko"><body><div><head xml:id="k0">바닷가 편지</head>
      <p xml:id="k1">물이 <choice><sic>들엇다</sic><corr>들었다</corr></choice>.
        "끝: 이다" # 하나<note
        place="foot">바다의 <hi rend="italic">일</hi>.</note>, 또 <choice><orig>한 번</orig><reg>한번</reg></choice>.</p>
      <div><head xml:id="k6">둘째</head><p xml:id="k2"><s>하나.</s> <s>둘.</s></p></div>
      <p xml:id="k3">셋.</p><p xml:id="k4">넷.</p>
      <list><item xml:id="k5">다섯.</item></list></div></body></text>
    <text xml:lang="en-GB"><body><div><head corresp="#k0">Letters from the Shore</head>
      <p xml:id="e1" corresp="#k1">The <hi rend="italic">tide</hi> came in.</p>
      <p xml:id="e2"><s>Two: one.</s>
        <s>Two<note><p xml:lang="en">Not three.</p><p xml:lang="ko">셋이 아니다.</p></note>.</s></p>
      <p xml:id="e34">Three
         and four.</p></div></body></text>
  </group></text>
  <standOff><linkGrp type="translation">
    <link target="#k2 #e2"/><link target="#k3 #e34"/><link target="#k4 #e34"/>
  </linkGrp></standOff>
</TEI>
"""
EXPECTED = """\
- id: p1
  kind: heading
  level: 1
  ko: |
    바닷가 편지
  en: |
    Letters from the Shore
- id: p2
  ko: |
    물이 들엇다. "끝: 이다" # 하나, 또 한 번.
  en: |
    The *tide* came in.
  notes:
  - on: 하나
    en: TODO
    ko: "바다의 *일*."
  corrections:
  - {from: 들엇다, to: 들었다, why: TODO}
  - {from: 한 번, to: 한번}
- id: p3
  kind: heading
  level: 2
  ko: |
    둘째
  en: |
    TODO
- id: p4
  ko: |
    하나.
    둘.
  en: |
    Two: one.
    Two.
  notes:
  - on: Two
    nth: 2
    en: Not three.
    ko: 셋이 아니다.
- id: p5
  ko: |
    셋. 넷.
  en: |
    Three and four.
- id: p6
  kind: item
  ko: |
    다섯.
  en: |
    TODO
"""
HEAD = """\
# yaml-language-server: $schema=../docs/schemas/edition.schema.json
# Made from a TEI document by `daeyeok import`. Replace each TODO.
seed: shore-letters.txt
title:
  ko: 바닷가 편지
  en: Letters from the Shore
summary:
  ko: TODO
  en: TODO
source:
  author:
    ko: Hong Amugae
    en: Hong Amugae
# TODO: state ‘genre’ above this; the document says nothing of it.
# TODO: state ‘rights’ above this; the document says nothing of it.
translators:
- {name: A. Translator, role: translator}
status: draft
revisions:
- {version: "0.1", when: 2025-01-02, who: A. Translator, what: Draft.}
pairs:
"""


def back(text: str, content: Repository, name: str = "Shore letters.xml") -> Imported:
    return integrate([ForeignFile(name, text.encode())], content, Choice(), "2025-01-02")


def read(content: Repository) -> dict[str, Edition]:
    known, faults = annotated_corpus(content)
    assert not faults, [fault.line() for fault in faults]
    return {edition.id: edition for edition in known.editions}


def test_a_foreign_document_becomes_an_edition_to_edit() -> None:
    made = back(SHORE, Repository())
    assert {file.name: file.data.decode() for file in made.files} == {
        "seeds/shore-letters.txt": '바닷가 편지\n\n물이 들엇다. "끝: 이다" # 하나, 또 한 번.\n\n둘째\n\n하나.\n둘.\n\n셋. 넷.\n\n다섯.\n',
        "translations/shore-letters.yaml": HEAD + EXPECTED,
    }
    content = made.applied_to(Repository())
    assert canonical(content.translations[0], EditionEntry) == content.translations[0].data
    edition = read(content)["shore-letters"]
    assert not [
        finding
        for rule in SOURCE_RULES
        for finding in rule.findings(OfEdition(edition, annotated_corpus(content)[0].glossary))
    ]
    assert all(note.match for pair in edition.pairs for note in pair.notes)
    assert all(one.found for pair in edition.pairs for one in pair.corrections)


def test_once_it_is_there_only_its_sentences_are_brought_back() -> None:
    content = back(SHORE, Repository()).applied_to(Repository())
    assert back(SHORE, content) == Imported()
    made = back(SHORE.replace("came in", "went out").replace("Three\n", "3\n"), content)
    (file,) = made.files
    assert file.data.decode() == HEAD + EXPECTED.replace("came in", "went out").replace("Three", "3")


@pytest.mark.parametrize("edition", ["moon", "tide"])
def test_a_document_of_ours_becomes_what_it_was_made_from(edition: str, mini: Repository) -> None:
    known, _ = annotated_corpus(mini)
    before = read(mini)[edition]
    (file,) = tei.FORMAT.files(EditionInput(next(one for one in known.editions if one.id == edition), known.glossary))
    made = back(file.data.decode(), Repository())
    assert {one.name for one in made.files} == {f"seeds/{edition}.txt", f"translations/{edition}.yaml"}
    after = read(made.applied_to(Repository()))[edition]
    assert list(map(content_of, after.pairs)) == list(map(content_of, before.pairs))
    assert (after.title.ko, after.title.en, after.entry.summary) == (
        before.title.ko,
        before.title.en,
        before.entry.summary,
    )


def content_of(pair: Pair) -> tuple[object, ...]:
    """What of a pair a document brings to a new edition; a work's title is not in italics."""
    lines = [(line.source if line.language == "ko" else line.text) for line in pair.lines()]
    slips = [(one.from_, one.to, one.nth, one.why) for one in pair.entry.corrections]
    notes = [(note.on, note.match, note.ko, re.sub(r"\[(.*?)\]\(.*?\)", r"\1", note.en)) for note in pair.notes]
    return pair.id, pair.kind, pair.entry.level, lines, slips, notes


def said(made: Imported) -> list[str]:
    assert not made.files
    return [f"{f.place.line}:{f.place.column} {f.code} {f.text()}" for f in made.faults]


def test_what_does_not_fit_is_told_at_its_place() -> None:
    assert said(back(SHORE.replace(' corresp="#k1"', ""), Repository())) == [
        "15:7 I104 no Korean is linked to this English: link the two by @corresp or in a linkGrp"
    ]
    foreign = back(SHORE.replace('xml:lang="ko"', 'xml:lang="ja"'), Repository())
    unread = [fault for fault in said(foreign) if "no Korean is linked to this English" not in fault]
    assert len(unread) == 8
    assert unread[1] == (
        "8:7 I108 the text of this <p> is in ‘ja’, and only Korean (‘ko’) and English (‘en’) are read:"
        ' ‘물이 들엇다들었다. "끝: 이다" # 하나바다의 일., 또 한 번한번.’'
    )
    assert said(back("<TEI><text><body><p>a</p></body></text></TEI>", Repository())) == [
        "1:1 I102 there is no Korean text: the two texts must have xml:lang ‘ko’ and ‘en’"
    ]
    taken = Repository(seeds=(ContentFile("seeds/shore-letters.txt", b"x"),))
    assert said(back(SHORE, taken)) == [
        "1:1 I104 this would become ‘shore-letters’, but there is already a file seeds/shore-letters.txt: rename one of them"
    ]
    (found,) = said(back(SHORE, Repository(), "바다.xml"))
    assert "I105 this cannot become an edition: translations/.yaml:1:1: Y204" in found


@pytest.mark.parametrize("id_", ["../../evil", "/evil", "a/b", "con", "A"])
def test_a_document_cannot_choose_where_it_is_written(id_: str) -> None:
    stated = f'<publicationStmt><idno type="edition">{id_}</idno></publicationStmt></fileDesc></teiHeader>'
    made = back(SHORE.replace("</fileDesc></teiHeader>", stated), Repository())
    assert any("I105 this cannot become an edition:" in fault and "Y204" in fault for fault in said(made))


def test_links_of_sentences_are_enough() -> None:
    text = re.sub(r'<link target="#k2 #e2"/>', '<link target="#s1 #t1"/>', SHORE)
    text = text.replace("<s>하나", '<s xml:id="s1">하나').replace("<s>Two: one", '<s xml:id="t1">Two: one')
    assert back(text, Repository()) == back(SHORE, Repository())
    own = SHORE.replace('<link target="#k2 #e2"/>', "").replace("<s>Two: one", '<s corresp="#s1">Two: one')
    assert back(own.replace("<s>하나", '<s xml:id="s1">하나'), Repository()).files == back(SHORE, Repository()).files
