"""The formats that can be brought back: the one table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.content.importers import omegat, po, tables, tbx, tei, tmx, xliff1, xliff2, xlsx
from builder.content.importers.archive import is_archive
from builder.content.importers.foreign import ForeignError, ForeignFile, Record
from builder.content.importers.kinds import UNREADABLE
from builder.content.importers.xml import XmlElement, root_of
from builder.model.finding import Place

_XML = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")  # what a file of XML begins with, white space aside


@dataclass(frozen=True)
class Importer:
    """A format that is read: its name, the endings of its files, and what it carries back, in Markdown.

    `fits` tells whether a file is of it: by its content or, where that says nothing, by its ending.
    """

    name: str
    endings: tuple[str, ...]
    fits: Callable[[ForeignFile], bool]
    records: Callable[[ForeignFile], Iterator[Record]]
    manual: str


def _rooted(*names: str, version: str = "") -> Callable[[ForeignFile], bool]:
    """Whether a file is XML whose root has one of the names, and a version that begins so."""

    def fits(file: ForeignFile) -> bool:
        root = _root(file)
        return root is not None and root.name in names and root.attributes.get("version", "").startswith(version)

    return fits


def _root(file: ForeignFile) -> XmlElement | None:
    """The root element; None if the file does not begin as XML does."""
    begins = file.data[:100].replace(b"\n", b"").replace(b" ", b"").startswith(_XML)
    return root_of(file) if begins else None


def _ends(*endings: str) -> Callable[[ForeignFile], bool]:
    def fits(file: ForeignFile) -> bool:
        return file.name.lower().endswith(endings)

    return fits


def _is_catalogue(file: ForeignFile) -> bool:
    return b"\nmsgid " in file.data or file.data.startswith(b"msgid ")


def _of_workbook(file: ForeignFile) -> Iterator[Record]:
    return tables.of_rows(file, xlsx.rows(file))


IMPORTERS = (
    Importer(
        "xliff1",
        (".xliff", ".xlf"),
        _rooted("xliff", version="1"),
        xliff1.units,
        """\
XLIFF 1.2. The file is of the edition that its `original` names, a unit of the sentence that is its `id`. Targets in the state `new` or
`needs-translation` are passed over. Codes of other formats (`ph`, `bpt` and so on) are no text and are dropped.
""",
    ),
    Importer(
        "xliff2",
        (".xlf",),
        _rooted("xliff", version="2"),
        xliff2.units,
        """\
XLIFF 2.0 and 2.1. The file is of the edition that is the `id` of its `file`, a segment of the sentence with its number in the unit. Italics
(`pc` of the kind `xlf:i`) come back too; marks of terms do not, since they are found anew. Segments in the state `initial` are passed over.
""",
    ),
    Importer(
        "po",
        (".po",),
        _is_catalogue,
        po.units,
        """\
Catalogues of gettext. The file is of the edition that is its project, or its own name; a message of the sentence that is its context.
Messages that are fuzzy, obsolete or empty are passed over.
""",
    ),
    Importer(
        "csv",
        (".csv", ".tsv"),
        _ends(".csv", ".tsv"),
        tables.records,
        """\
Tables with the columns `id`, `ko` and `en`, or two of them, named in the first row; separated by commas, semicolons or tabs, in UTF-8 or,
with a byte order mark, in UTF-16. The file is of the edition that is its own name, with or without the number of a further download
(`moon (1).csv`). A row that is all in one cell, whose cells other signs separate, is reported.

A table with the columns of `terms.csv` is the glossary. `id`, or the headword `ko` alone, says which entry; `hanja`, `en`, `kind`,
`status`, `variants_ko`, `variants_en`, `definition_ko`, `definition_en`, `origin`, `usage` (both in English) and `see` are brought back. A
change of `avoid_ko` or `avoid_en` is refused, since each needs its reason; `romanization` and `sources` are not read. A definition that is
reworded loses its emphasis and links, which is reported.
""",
    ),
    Importer(
        "xlsx",
        (".xlsx",),
        xlsx.is_workbook,
        _of_workbook,
        """\
The first sheet of a workbook, read as a table like `csv`; the column of a place is the number of the cell. It needs an extra:
`pip install 'daeyeok[xlsx]'`.
""",
    ),
    Importer(
        "tmx",
        (".tmx",),
        _rooted("tmx"),
        tmx.units,
        """\
Translation memories. A unit is of the edition and the sentence that its properties `x-edition` and `x-permalink` name, or `file` and `id`,
which OmegaT writes; a unit without them is of every sentence with its Korean, if these have had one translation so far. A paragraph of
several sentences is not taken apart: if it is another, it is reported.
""",
    ),
    Importer(
        "omegat",
        omegat.ENDINGS,
        _ends(*omegat.ENDINGS),
        omegat.entries,
        """\
A glossary of OmegaT, in UTF-8. A rendering that the entry of its Korean does not have yet becomes a variant of it; comments are not read.
A project of OmegaT, its folder or an archive of that, is read as its memory, `omegat/project_save.tmx`, and its glossaries. Turn sentence
segmentation off in the project: each unit is a sentence already. `--only-known` leaves out what was translated from other files.
""",
    ),
    Importer(
        "tei",
        (".xml",),
        _rooted("TEI", "teiCorpus"),
        tei.records,
        """\
TEI P5 with both texts in one document (or several documents in a corpus), told apart by `xml:lang`, and linked by `corresp` or in a
`linkGrp`, blocks, what is around them, or sentences. A document of ours is of the edition that its `idno` names, another of the one with
the file's name; brought back is the English of the lines and of the speakers, with italics where the sentence has no `title`, whose
italics are not stated. A note, the reason of a correction or the description of a picture that is another in the document is reported,
since it is not brought back.

A document that is of no edition becomes one, a draft to edit. `seeds/` gets the Korean as the source has it (`sic`, `orig`);
`translations/` gets the pairs with their kinds and levels, speakers, head rows, readings (`ruby`) and what the source has lost (`gap`),
line by line where both sides have as many (`s`, `seg`, `l`, `row`), footnotes with the sentences that call them, pictures with their
descriptions but not their files, translator's notes without their sources and links, corrections, and from the header title, summary,
genre, source, rights, author and translators. TODO stands where it says nothing, such as for Korean that is linked to no English, or for
the reason of a correction. Marks of terms are found anew; a note that nothing calls is a paragraph.

A block is any stretch of text that no further block divides, whatever its element: a paragraph with a list in it is what stands before
the list, its items, and what stands after it. Left out is what TEI says is no part of the text (`fw`, `del`, `gap` for what the editors
leave out). Any other text that is in no block is reported, and so is English that is linked to no Korean; then nothing is written.
""",
    ),
    Importer(
        "tbx",
        (".tbx", ".xml"),
        _rooted("tbx", "martif"),
        tbx.entries,
        """\
Termbases, of versions 3 and 2. Brought back are the preferred rendering, the admitted forms in both languages and the definitions; the rest
is not read. An entry that we exported is known by its id, and its headword must be the same; one of others by its headword.
""",
    ),
)


def importer_of(file: ForeignFile) -> Importer:
    """The format of a file; raises ForeignError if it is of none."""
    for one in IMPORTERS:
        if one.fits(file):
            return one
    known = ", ".join(one.name for one in IMPORTERS)
    message = "this is a file of no format that is read; these are: {known}"
    raise ForeignError(UNREADABLE.at(Place(file.name), message, known=known))


def unpacked(file: ForeignFile) -> list[ForeignFile]:
    """The files to read in a file: itself, or those of a project in an archive; raises ForeignError."""
    return omegat.project(file) if is_archive(file) and not xlsx.is_workbook(file) else [file]
