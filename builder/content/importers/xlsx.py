"""Workbooks of spreadsheets (XLSX), read: the first sheet as a table."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from builder.content.importers.archive import is_archive, members
from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.importers.kinds import UNREADABLE
from builder.content.importers.tables import Row
from builder.model.finding import Place

_WORKBOOK = b"xl/workbook.xml"
_OTHER_KINDS = {"xl/workbook.bin", "content.xml"}  # which the library would read where it cannot read this one
_MOST_CELLS = 10_000_000  # the library makes all of the rectangle that has them, 24 bytes each
_ROW = re.compile(rb"<(?:\w+:)?row\b")
_CELL = re.compile(rb"<(?:\w+:)?c\b")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']\s*([A-Za-z]{0,9})([0-9]{1,18})""")  # of a cell, or of a row


def is_workbook(file: ForeignFile) -> bool:
    """Whether an archive is a workbook."""
    return is_archive(file) and _WORKBOOK in file.data


def rows(file: ForeignFile) -> Iterator[Row]:
    """The rows of the first sheet, numbered as the spreadsheet shows them.

    Raises ForeignError if the workbook cannot be read, or the library that reads it is not installed.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - an extra
    except ImportError as error:
        message = "workbooks are read by python-calamine, which is not installed: pip install 'daeyeok[xlsx]', or save it as CSV"
        raise ForeignError(UNREADABLE.at(Place(file.name), message)) from error
    _refuse_harm(file)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(file.data)).get_sheet_by_index(0)
        for number, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
            yield Row(number, [_text(cell) for cell in cells])
    except (CalamineError, IndexError) as fault:
        raise _damaged(file) from fault


def _damaged(file: ForeignFile) -> ForeignError:
    return ForeignError(UNREADABLE.at(Place(file.name), "the workbook is damaged: save it anew"))


def _refuse_harm(file: ForeignFile) -> None:
    """Raise ForeignError for an archive beyond the bounds, a sheet that would fill the memory, or a workbook of another kind within."""
    cells = 0
    for name, part in members(file):
        if name.lower().replace("\\", "/") in _OTHER_KINDS:
            raise _damaged(file)
        cells += _cells(part.data)
    if cells > _MOST_CELLS:
        message = (
            "the workbook has more than {most} cells, empty ones too: remove the rows and columns that are not needed"
        )
        raise ForeignError(UNREADABLE.at(Place(file.name), message, most=_MOST_CELLS))


def _cells(data: bytes) -> int:
    """The cells, empty ones too, of the rectangle that a sheet needs: those that it names, and those that it has without naming them.

    It is read by patterns, since the library, too, reads what is no XML any more. Other parts of a workbook have next to none.
    """
    rows = _ROW.split(data)[1:]
    named = _REFERENCE.findall(data)
    height = max((int(number) for _, number in named), default=0)
    width = max((_column(letters) for letters in {letters.upper() for letters, _ in named}), default=0)
    return max(height, len(rows)) * max(width, *(len(_CELL.findall(row)) for row in rows), 0)


def _column(letters: bytes) -> int:
    """The number of a column by its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _text(cell: object) -> str:
    """A cell as text; a whole number without the decimals that spreadsheets give to all numbers."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
