"""What a fuzzer calls: every loader, every importer and the checks, each with files to begin from and what must hold whatever is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from benchmarks.attacks import repository
from builder.build.pipeline import annotated_corpus, check
from builder.build.project_file import SettingsError
from builder.build.settings import house_style, resolve_settings
from builder.content.documents.formats import manuscript
from builder.content.draft import draft
from builder.content.file import ContentFile
from builder.content.formatting import reformat
from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.importers.formats import importer_of, unpacked
from builder.content.importers.integration import integrate
from builder.content.importers.sentences import Choice
from builder.content.loading.editions import load_edition
from builder.content.repository import Repository
from builder.content.seed import seed_text
from builder.model.corpus import AnnotatedCorpus, Corpus
from builder.model.terms import Glossary
from builder.publish.format import CorpusFormat, EditionFormat, EditionInput, File, SiteInput
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from builder.rules.report import as_github, as_json
from builder.rules.rule import OfEdition
from builder.rules.source import seed_not_covered
from builder.terms.lookup import KeyIndex, all_keys

DAY = "2024-01-01"
# The share in the cases of a target that takes a millisecond or less; of one that runs whole commands it is 1.
FAST = 100
EDITION = """\
seed: attack.txt
title: {ko: 보기, en: An Example}
summary: {ko: 보기., en: An example.}
translators:
- {name: A. Translator, role: translator}
status: draft
revisions:
- {version: "1.0", when: 2024-01-01, who: A. Translator, what: Made.}
pairs:
- {id: p1, kind: heading, level: 1, ko: 보기, en: An Example}
- id: p2
  ko: |
    기정학은 *새 말*이다.
    두 번 째 말이다.
  en: |
    Technopolitics is a *new* word.
    It is the second word.
  notes:
  - {on: word, en: "A [note](https://example.org) & more.", sources: [record]}
  corrections:
  - {from: 번 째, to: 번째}
  terms:
  - {on: 말, is: none}
  allow: {T101: a reason}
- {id: p3, kind: footnote, of: p2.1, on: {ko: 말, en: word}, ko: "* <a> & ‘b’", en: "* <a> & ‘b’"}
- {omit: 메뉴, why: {ko: 메뉴, en: a menu}}
"""
_SEED = "보기\n기정학은 *새 말*이다. 두 번 째 말이다.\n\n1. 하나\n2. 둘\n* <a> & ‘b’\n메뉴\n"
_OTHERS = (
    "epub",
    "collection",
    "pdf",
    "stardict",
    "anki",
)  # formats that other libraries make, which take a hundred times as long
_MEMORY, _GLOSSARY = "omegat/project_save.tmx", "glossary/terms.txt"
_SHEET = "xl/worksheets/sheet1.xml"
_OPEN_XML = "http://schemas.openxmlformats.org"
_CELLS = f"""<worksheet xmlns="{_OPEN_XML}/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>en</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>p2.1</t></is></c><c r="B2"><v>1.5</v></c></row></sheetData></worksheet>"""
_WORKBOOK = {
    "[Content_Types].xml": f"""<Types xmlns="{_OPEN_XML}/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/></Types>""",
    "_rels/.rels": f"""<Relationships xmlns="{_OPEN_XML}/package/2006/relationships"><Relationship Id="r1"
Type="{_OPEN_XML}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""",
    "xl/_rels/workbook.xml.rels": f"""<Relationships xmlns="{_OPEN_XML}/package/2006/relationships"><Relationship Id="r1"
Type="{_OPEN_XML}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""",
    "xl/workbook.xml": f"""<workbook xmlns="{_OPEN_XML}/spreadsheetml/2006/main"
xmlns:r="{_OPEN_XML}/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>""",
}


@dataclass(frozen=True)
class Target:
    """Something to fuzz: what is called with each input, an input from which a fuzzer begins, and the share in the cases that it gets.

    `run` raises nothing, whatever it is given; an assertion that fails is a fault too.
    """

    name: str
    run: Callable[[bytes], object]
    beginning: bytes
    share: int = 1


def targets() -> Iterator[Target]:
    """All targets; what they read is in a repository of one short edition, one entry and one record."""
    given = repository([])
    (edition,), (seed,) = given.translations, given.seeds
    known = replace(
        given,
        translations=(replace(edition, data=EDITION.encode()),),
        seeds=(replace(seed, data=_SEED.encode()),),
    )
    yield from _files(known)
    content, _ = annotated_corpus(known)
    yield from _imports(known, content)
    yield from _documents()
    yield Target("look-up", partial(_looked_up, KeyIndex(all_keys(content.glossary))), "기정학".encode(), FAST)


# --- Files of the repository ------------------------------------------------------------------------------------------


def _files(known: Repository) -> Iterator[Target]:
    for name, (file, *_), share in (
        ("edition", known.translations, FAST // 5),
        ("entry", known.glossary, FAST // 2),
        ("record", known.bibliography, FAST),
    ):
        yield Target(f"read a file: {name}", partial(_read, known, file.name), file.data, share)
        yield Target(f"check and export: {name}", partial(_checked, known, file.name), file.data)
    hosts = b"- {host: example.org, why: x}\n"
    yield Target("read the list of hosts", partial(_read, known, "unfit-hosts.yaml"), hosts, FAST)
    seed = known.seeds[0]
    yield Target("draft a seed", partial(_drafted, "a.txt"), seed.data, FAST)
    yield Target("check and export: seed", partial(_checked, known, seed.name), seed.data)
    settings = b'[tool.daeyeok]\nurl = "https://example.org"\nselect = ["T", "S101"]\n'
    yield Target("read the settings", _settings, settings, FAST)


def _read(known: Repository, name: str, data: bytes) -> None:
    """Read and format a file, and format what that gives, which changes nothing any more."""
    file = ContentFile(name, data)
    load_edition(file, known.seed_texts())
    for made in reformat([file]):
        if made.data:
            assert not list(reformat([replace(file, data=made.data)])), "formatted twice, it differs"  # noqa: S101 - what is tested


def _checked(known: Repository, name: str, data: bytes) -> None:
    """Check the repository with the file in the place of its own, report what is found in every form, and export what can be read."""
    changed = _with(known, ContentFile(name, data))
    found = check(changed)
    as_json(found, str)
    as_github(found, str)
    for file in exported(annotated_corpus(changed)[0]):
        len(file.data)  # it is made now


def _with(known: Repository, file: ContentFile) -> Repository:
    """The repository with a file in the place of the one that has its name."""

    def replaced(files: tuple[ContentFile, ...]) -> tuple[ContentFile, ...]:
        return tuple(file if one.name == file.name else one for one in files)

    return replace(
        known,
        glossary=replaced(known.glossary),
        translations=replaced(known.translations),
        seeds=replaced(known.seeds),
        bibliography=replaced(known.bibliography),
    )


def exported(content: AnnotatedCorpus) -> Iterator[File]:
    """The downloads that no other library makes."""
    for edition in content.editions:
        given = EditionInput(edition, content.glossary)
        yield from chain.from_iterable(form.files(given) for form in EDITION_FORMATS if _is_ours(form))
    corpus = SiteInput(Corpus.of(content.glossary, content.editions), editions=content.editions)
    yield from chain.from_iterable(form.files(corpus) for form in CORPUS_FORMATS if _is_ours(form))


def _is_ours(form: EditionFormat | CorpusFormat) -> bool:
    return form.download is not None and not any(one in form.name for one in _OTHERS)


def _drafted(name: str, data: bytes) -> None:
    """Begin an edition of a file, if it is a text; the draft has no fault of form, and all of the seed."""
    with suppress(ForeignError):
        read = manuscript(ForeignFile(name, data))
        text, _ = seed_text(ContentFile("seeds/a.txt", read.seed))
        if text is not None:
            made = ContentFile("translations/a.yaml", draft("a.txt", read.groups or text, DAY))
            edition, faults = load_edition(made, {"a.txt": text})
            assert edition, faults[0].line()  # noqa: S101 - what is tested
            lost = list(seed_not_covered.findings(OfEdition(edition, Glossary(()))))
            assert not lost, lost[0].line()  # noqa: S101 - what is tested


def _settings(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    with suppress(SettingsError):
        house_style(text)
    with suppress(SettingsError):
        resolve_settings(text, {})


def _looked_up(index: KeyIndex, data: bytes) -> None:
    query = data.decode("utf-8", "replace")
    index.matches(query)
    index.nearest(query)


# --- Files of other programs ------------------------------------------------------------------------------------------

Packed = Callable[[bytes], bytes]


def _imports(known: Repository, content: AnnotatedCorpus) -> Iterator[Target]:
    """The importers, each beginning from our export of its kind; what is in an archive changes within it."""
    made = {str(file.path): file.data for file in exported(content)}
    files = {f"an edition’s {ending}": (f"attack.{ending}", made[f"attack/attack.{ending}"]) for ending in _OF_EDITIONS}
    files["another’s xml"] = ("shore.xml", made["attack/attack.xml"].replace(b">attack<", b">shore<"))
    files |= {name: (name, made[f"downloads/{name}"]) for name in _OF_GLOSSARY}
    files["an archive"] = ("a.zip", archived({_MEMORY: made["attack/attack.tmx"]}))
    files["a workbook"] = ("attack.xlsx", archived({**_WORKBOOK, _SHEET: _CELLS}))
    for name, (file, beginning) in files.items():
        yield from _import(known, name, file, beginning)
    memory = made["attack/attack.tmx"].decode()
    yield from _import(known, "a memory within", "a.zip", memory.encode(), partial(_within, {}, _MEMORY))
    glossary = "기정학\ttechnopolitics\tx\n".encode()
    yield from _import(known, "a glossary within", "a.zip", glossary, partial(_within, {_MEMORY: memory}, _GLOSSARY))
    yield from _import(known, "a sheet within", "attack.xlsx", _CELLS.encode(), partial(_within, _WORKBOOK, _SHEET))


_OF_EDITIONS = ("xliff", "xlf", "po", "csv", "tmx", "xml")
_OF_GLOSSARY = ("terms.csv", "glossary.tbx", "glossary.v2.tbx", "glossary.utf8")


def _within(others: Mapping[str, str], name: str, data: bytes) -> bytes:
    return archived({**others, name: data})


def archived(files: Mapping[str, str | bytes]) -> bytes:
    """An archive (ZIP) of the files, not compressed."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


def _import(known: Repository, name: str, file: str, beginning: bytes, packed: Packed = bytes) -> Iterator[Target]:
    share = FAST // 5 if file.endswith(".xml") else FAST
    yield Target(f"read {name}", lambda data: _records(ForeignFile(file, packed(data))), beginning, share)
    yield Target(f"import {name}", lambda data: _imported(known, ForeignFile(file, packed(data))), beginning)


def _records(file: ForeignFile) -> None:
    with suppress(ForeignError):
        for one in unpacked(file):
            list(importer_of(one).records(one))


def _imported(known: Repository, file: ForeignFile) -> None:
    """Import a file; what it changes can be read, and is where it belongs."""
    made = integrate([file], known, Choice(), DAY)
    for fault in (*made.faults, *made.notices):
        fault.line()
    assert not (made.files and made.faults), "imported in spite of a fault"  # noqa: S101 - what is tested
    if made.files:
        faults = annotated_corpus(made.applied_to(known))[1]
        assert not faults, faults[0].line()  # noqa: S101 - what is tested
        assert all(one.name.count("/") == 1 for one in made.files)  # noqa: S101 - what is tested


# --- Documents --------------------------------------------------------------------------------------------------------

_PAGE = """<html><body><nav>메뉴</nav><h1>갯벌</h1><p>물때는 <em>하루</em>에 두 번<a href="#n">1</a> 바뀐다.</p>
<ol start="2"><li>하나<ul><li>둘</li></ul></li></ol><blockquote><p>셋.<br>넷.</p></blockquote><pre>다섯</pre>
<table><tr><th colspan="2">여섯</th></tr><tr><td rowspan="2">7</td><td><ruby>江<rt>강</rt></ruby></td></tr></table>
<p id="n"><a href="#b">1</a> 여덟.</p></body></html>"""
_MARKDOWN = "# 갯벌\n\n때는 *하루*에 **두 번**[^1] 바뀐다.\n\n1. 하나\n    - 둘\n\n> 셋.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: 넷.\n"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD = f"""<w:document xmlns:w="{_W}"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>갯벌</w:t></w:r></w:p>
<w:p><w:r><w:t>물때는 </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>하루</w:t></w:r><w:r><w:br/><w:t>두 번</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"""
_OF_WORD = {
    "[Content_Types].xml": _WORKBOOK["[Content_Types].xml"],
    "_rels/.rels": _WORKBOOK["_rels/.rels"].replace("xl/workbook.xml", "word/document.xml"),
}
_O = "urn:oasis:names:tc:opendocument:xmlns"
_OPEN = f"""<o:document-content xmlns:o="{_O}:office:1.0" xmlns:t="{_O}:text:1.0" xmlns:b="{_O}:table:1.0"><o:body><o:text>
<t:h t:outline-level="1">갯벌</t:h><t:p>물<t:s t:c="3"/>때는<t:note><t:note-citation>1</t:note-citation><t:note-body><t:p>하루.</t:p>
</t:note-body></t:note></t:p><t:list><t:list-item><t:p>둘</t:p></t:list-item></t:list>
<b:table><b:table-row><b:table-cell><t:p>1</t:p></b:table-cell></b:table-row></b:table></o:text></o:body></o:document-content>"""
_HANGUL = """<s:sec xmlns:s="s"><p styleIDRef="1"><run><t>갯벌</t></run></p>
<p><run charPrIDRef="1"><t>물때<lineBreak/>하루</t><ctrl><footNote>
<subList><p><run><t>둘.</t></run></p></subList></footNote></ctrl></run></p><p><run><tbl><tr><tc><subList><p><run><t>1</t></run></p></subList>
<cellSpan colSpan="2" rowSpan="1"/></tc></tr></tbl></run></p></s:sec>"""


def _documents() -> Iterator[Target]:
    """The documents from which editions are begun; of the packed ones it is the text within that changes."""
    for name, beginning in (("a.html", _PAGE), ("a.md", _MARKDOWN)):
        yield Target(f"begin {name}", partial(_drafted, name), beginning.encode(), FAST // 2)
    for name, member, beginning, others in (
        ("a.docx", "word/document.xml", _WORD, _OF_WORD),
        ("a.odt", "content.xml", _OPEN, {}),
        ("a.hwpx", "Contents/section0.xml", _HANGUL, {}),
    ):
        run = partial(_unpacked, name, others, member)
        yield Target(f"begin {name}", run, beginning.encode(), FAST // 5)


def _unpacked(name: str, others: Mapping[str, str], member: str, data: bytes) -> None:
    _drafted(name, _within(others, member, data))
