"""The formats that can be brought back: the one table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.content.importers import po, tables, xliff1, xliff2
from builder.content.importers.foreign import ForeignError, ForeignFile, Unit
from builder.content.importers.kinds import UNREADABLE
from builder.content.importers.xml import root_of
from builder.model.finding import Place

_XML = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")  # what a file of XML begins with, white space aside


@dataclass(frozen=True)
class Importer:
    """A format that is read: its name, the endings of its files, and what it carries back, in Markdown.

    `fits` tells whether a file is of it by its content; a file of no format is told by its ending.
    """

    name: str
    endings: tuple[str, ...]
    fits: Callable[[ForeignFile], bool]
    units: Callable[[ForeignFile], Iterator[Unit]]
    manual: str


def _xliff(version: str) -> Callable[[ForeignFile], bool]:
    def fits(file: ForeignFile) -> bool:
        root = _root(file)
        return root == ("xliff", version)

    return fits


def _root(file: ForeignFile) -> tuple[str, str] | None:
    """The name of the root element, and the first digit of its version; None if the file is not XML."""
    if not file.data[:100].replace(b"\n", b"").replace(b" ", b"").startswith(_XML):
        return None
    root = root_of(file)
    return (root.name, root.attributes.get("version", "")[:1]) if root else None


def _never(_: ForeignFile) -> bool:
    return False


def _is_catalogue(file: ForeignFile) -> bool:
    return b"\nmsgid " in file.data or file.data.startswith(b"msgid ")


IMPORTERS = (
    Importer(
        "xliff1",
        (".xliff", ".xlf"),
        _xliff("1"),
        xliff1.units,
        """\
XLIFF 1.2. The file is of the edition that its `original` names, a unit of the sentence that is its `id`. Targets in the state `new` or
`needs-translation` are passed over. Codes of other formats (`ph`, `bpt` and so on) are no text and are dropped.
""",
    ),
    Importer(
        "xliff2",
        (".xlf",),
        _xliff("2"),
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
        _never,
        tables.units,
        """\
Tables with the columns `id`, `ko` and `en`, or two of them, named in the first row; separated by commas, semicolons or tabs, in UTF-8 or,
with a byte order mark, in UTF-16. The file is of the edition that is its own name.
""",
    ),
)


def importer_of(file: ForeignFile) -> Importer:
    """The format of a file, by its content, else by its ending; raises ForeignError if it is of none."""
    for one in IMPORTERS:
        if one.fits(file):
            return one
    for one in IMPORTERS:
        if one.fits is _never and file.name.lower().endswith(one.endings):
            return one
    known = ", ".join(one.name for one in IMPORTERS)
    message = "this is a file of no format that is read; these are: {known}"
    raise ForeignError(UNREADABLE.at(Place(file.name), message, known=known))
