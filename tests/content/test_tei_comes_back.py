"""Every kind of text that is published as TEI comes back from it whole: into an empty library, and changed into its own."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from builder.build.pipeline import annotated_corpus
from builder.build.stores import disk
from builder.content.importers.foreign import ForeignFile
from builder.content.importers.integration import Imported, integrate
from builder.content.importers.sentences import Choice
from builder.content.repository import Repository
from builder.model.edition import Block, Edition, Figure, Pair, Segment
from builder.rules.rule import OfEdition
from builder.rules.source import EDITION as SOURCE_RULES
from tests.support import ROOT, tei

LIBRARIES = ROOT / "tests" / "libraries"
EDITIONS = [
    (path.parts[-3], path.stem)
    for path in sorted(LIBRARIES.glob("*/translations/*.yaml"))
    if "\nparts:" not in path.read_text(encoding="utf-8")
]


def library(name: str) -> Repository:
    return disk.read_repository(LIBRARIES / name)


def editions(content: Repository) -> dict[str, Edition]:
    known, faults = annotated_corpus(content)
    assert not faults, [fault.line() for fault in faults]
    return {edition.id: edition for edition in known.editions}


def document(content: Repository, edition: str) -> str:
    known, _ = annotated_corpus(content)
    return tei.made(next(one for one in known.editions if one.id == edition), known.glossary).decode()


def back(text: str, content: Repository, name: str = "text.xml") -> Imported:
    return integrate([ForeignFile(name, text.encode())], content, Choice(), "2026-01-02")


def said(made: Imported) -> list[str]:
    assert not made.files
    return [f"{f.place.line}:{f.place.column} {f.code} {f.text()}" for f in made.faults]


def of_block(block: Block) -> tuple[object, ...]:
    """What of a block a document carries."""
    if not isinstance(block, Pair):
        return (block.entry.figure, block.entry.description) if isinstance(block, Figure) else ()
    entry = block.entry
    lines = [
        (line.source, line.spoken) if line.language == "ko" else line.text for line in block.lines()
    ]  # in italics is a title whether it says so or not
    calls = [[(call.footnote, call.start) for call in line.note_references] for line in block.lines()]
    return (
        block.id,
        entry.kind,
        entry.level,
        entry.speaker,
        entry.head_rows,
        entry.of,
        entry.also,
        lines,
        calls,
        entry.gap,
    )


def of_edition(edition: Edition) -> list[tuple[object, ...]]:
    """What of the text a document carries: all but what the edition leaves out of it."""
    return [found for block in edition.blocks if (found := of_block(block))]


@pytest.mark.parametrize(("name", "edition"), EDITIONS)
def test_it_becomes_the_same_edition_in_an_empty_library(name: str, edition: str) -> None:
    content = library(name)
    before = editions(content)[edition]
    made = back(document(content, edition), Repository())
    assert [fault.line() for fault in made.faults] == []
    found = made.applied_to(Repository(figures=content.figures))
    after = editions(found)[edition]
    assert of_edition(after) == of_edition(before)
    assert after.entry.title == before.entry.title
    assert after.entry.genre == before.entry.genre
    assert after.entry.source == before.entry.source
    assert before.summary in (None, after.summary)
    assert "TODO" not in found.translations[0].data.decode().partition("\npairs:")[2]
    subject = OfEdition(after, annotated_corpus(found)[0].glossary)
    assert not [finding for rule in SOURCE_RULES for finding in rule.findings(subject)]


def changed(text: str) -> tuple[str, int]:
    """The document with another word in every line of the English, and how many there are."""
    root = etree.fromstring(text.encode())
    lines = [one for unit in ("s", "l", "row") for one in tei.find(root, f"//t:text[@xml:id='en']//t:{unit}")]
    for line in lines:
        words = [*line] if tei.tag(line) == "row" else [line]
        words[-1].text = f"Anew {words[-1].text or ''}"
    return etree.tostring(root, encoding="unicode"), len(lines)


@pytest.mark.parametrize(("name", "edition"), EDITIONS)
def test_every_changed_line_comes_back_into_its_edition(name: str, edition: str) -> None:
    content = library(name)
    assert back(document(content, edition), content) == Imported()
    text, count = changed(document(content, edition))
    made = back(text, content)
    assert [fault.line() for fault in made.faults] == []
    before, after = (editions(one)[edition] for one in (content, made.applied_to(content)))
    lines = [(old.en.text, new.en.text) for old, new in zip(segments(before), segments(after), strict=True)]
    assert len(lines) == count
    for old, new in lines:
        assert re.sub("Anew ?", "", new) == old
        assert "Anew" in new


def segments(edition: Edition) -> list[Segment]:
    return [segment for pair in edition.pairs for segment in pair.segments]


def test_a_speaker_comes_back_too() -> None:
    content = library("interview")
    made = back(
        document(content, "keeper").replace("Keeper <time>00:12</time>:", "Warden <time>00:12</time>:"), content
    )
    assert made.faults == ()
    [before, after] = (one.translations[0].data.decode() for one in (content, made.applied_to(content)))
    assert after == before.replace('en: "Keeper 00:12:"', 'en: "Warden 00:12:"')


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "A white tower",
            "A black tower",
            "what the picture tower.png shows is told in another way here: ‘A black tower",
        ),
        (
            "흰 탑",
            "검은 탑",
            "what the picture tower.png shows is told in another way here: ‘썰물에 드러난 갯벌 위에 검은 탑",
        ),
    ],
)
def test_what_is_not_brought_back_is_told(old: str, new: str, expected: str) -> None:
    content = library("station")
    [fault] = said(back(document(content, "station").replace(old, new), content))
    assert f"I106 {expected}" in fault


def test_a_note_that_is_another_is_told(mini: Repository) -> None:
    text = document(mini, "tide")
    changed_note = re.sub(r'(<note [^>]*type="translator"[^>]*>.*?<p [^>]*>)', r"\1Anew: ", text, count=1, flags=re.S)
    assert changed_note != text
    [fault] = said(back(changed_note, mini))
    assert "I106 a note on tide#p" in fault
    assert "is another here: ‘Anew: " in fault


# --- What others write ------------------------------------------------------------------------------------------------

SHAPES = """\
<div{n}><head{n}>H</head>
<opener{n}><dateline>Da</dateline><salute>Sa</salute></opener>
<epigraph{n}><quote>Ep</quote></epigraph>
<p{n}>Pa <list><item{n}>I1 <list><item{n}>I2</item></list></item><label{n}>La</label><item{n}>I3</item></list> Pb</p>
<cit{n}><quote>Qu</quote><bibl>Bi</bibl></cit>
<sp{n}><speaker>Ham</speaker><l>L1</l><l>L2</l><stage{n}>St</stage></sp>
<lg><head{n}>Ve</head><lg{n}><l>V1</l><l>V2</l></lg></lg>
<table{n}><head>Ta</head><row role="label"><cell>C1</cell><cell/></row>
<row><cell><p>C2</p><p>C3</p></cell><cell>C4</cell></row></table>
<note{n} place="end"><p>N1</p><p>N2</p></note>
<figure><head{n}>Fi</head><graphic url="img/The Tower.PNG"/><figDesc>Fd</figDesc></figure>
<quote{n}><p>Q1</p><p>Q2</p></quote>
<closer{n}>Cl <signed>Si</signed></closer>
<p{n}>So <ref target="#{f}">1</ref> <q>say</q> they<lb/>all.</p>
<note{n}>Fo</note>
</div>
"""
READ = [
    ("heading", 1, ["H"]),
    ("dateline", None, ["Da"]),
    ("salutation", None, ["Sa"]),
    ("epigraph", None, ["Ep"]),
    ("paragraph", None, ["Pa"]),
    ("item", None, ["I1"]),
    ("item", 2, ["I2"]),
    ("item", None, ["La"]),
    ("item", None, ["I3"]),
    ("paragraph", None, ["Pb"]),
    ("quotation", None, ["Qu"]),
    ("reference", None, ["Bi"]),
    ("speech", None, ["L1", "L2"]),
    ("stage", None, ["St"]),
    ("heading", 1, ["Ve"]),
    ("verse", None, ["V1", "V2"]),
    ("caption", None, ["Ta"]),
    ("table", None, ["C1 |", "C2 C3 | C4"]),
    ("paragraph", None, ["N1"]),
    ("paragraph", None, ["N2"]),
    ("caption", None, ["Fi"]),
    ("the-tower.png", None, ["Fd"]),
    ("quotation", None, ["Q1"]),
    ("quotation", None, ["Q2"]),
    ("paragraph", None, ["Cl"]),
    ("signature", None, ["Si"]),
    ("paragraph", None, ["So 1 say they all."]),
    ("footnote", None, ["Fo"]),
]


def foreign(shapes: str = SHAPES) -> str:
    """A document in two languages, whose English is that of the Korean in lower case, linked wherever the shapes have `{n}`."""
    numbers = [*range(shapes.count("{n}"))]
    last = f"k{numbers[-1]}"
    ko, en = shapes, re.sub(r"(?<=>)[^<>]+(?=<)", lambda words: words[0].lower(), shapes)
    for number in numbers:
        ko = ko.replace("{n}", f' xml:id="k{number}"', 1)
        en = en.replace("{n}", f' corresp="#k{number}"', 1)
    texts = (
        f'<text xml:lang="{language}"><body>{text}</body></text>'.replace("{f}", last)
        for language, text in (("ko", ko), ("en", en))
    )
    return f"<TEI><text><group>{''.join(texts)}</group></text></TEI>"


def told(block: Block) -> tuple[str, int | None, list[str], list[str]]:
    if isinstance(block, Figure):
        return block.entry.figure, None, [block.entry.description.ko], [block.entry.description.en]
    assert isinstance(block, Pair)
    ko, en = ([line.text for line in block.lines() if line.language == language] for language in ("ko", "en"))
    return block.kind, block.entry.level, ko, en


def test_what_others_write_is_read_whatever_its_shape() -> None:
    made = back(foreign(), Repository())
    assert [fault.line() for fault in made.faults] == []
    [edition] = editions(made.applied_to(Repository())).values()
    assert [told(block) for block in edition.blocks] == [
        (kind, level, ko, [line.lower() for line in ko]) for kind, level, ko in READ
    ]
    [speech] = (pair for pair in edition.pairs if pair.kind == "speech")
    assert speech.entry.speaker is not None
    assert (speech.entry.speaker.ko, speech.entry.speaker.en) == ("Ham", "ham")
    assert [pair.entry.of for pair in edition.pairs if pair.kind == "footnote"] == ["p26.1"]


@pytest.mark.parametrize(
    ("shape", "place", "text"),
    [
        (
            "<sp><speaker>Nobody</speaker></sp>",
            "1:49",
            "the text of this <speaker> is not read, since it belongs to nothing: ‘Nobody’",
        ),
        (
            "<figure><figDesc>A tower</figDesc></figure>",
            "1:53",
            "the text of this <figDesc> is not read, since it belongs to nothing: ‘A tower’",
        ),
        (
            '<p xml:lang="fr">Oui <hi>non</hi></p>',
            "1:45",
            "the text of this <p> is in ‘fr’, and only Korean (‘ko’) and English (‘en’) are read: ‘Oui non’",
        ),
    ],
)
def test_text_that_would_be_lost_is_told_and_nothing_is_written(shape: str, place: str, text: str) -> None:
    assert said(back(foreign(f"{shape}<p{{n}}>P</p>"), Repository()))[0] == f"{place} I108 {text}"
