"""Workbooks of spreadsheets (XLSX), read: the first sheet as a table."""

from __future__ import annotations

import io
from collections.abc import Iterator

from builder.content.importers.archive import is_archive, members
from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.importers.kinds import UNREADABLE
from builder.content.importers.tables import Row
from builder.model.finding import Place

_WORKBOOK = b"xl/workbook.xml"


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
    for _ in members(file):
        pass  # within its bounds, as the library does not ask
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(file.data)).get_sheet_by_index(0)
        for number, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
            yield Row(number, [_text(cell) for cell in cells])
    except (CalamineError, IndexError) as fault:
        raise ForeignError(UNREADABLE.at(Place(file.name), "the workbook is damaged: save it anew")) from fault


def _text(cell: object) -> str:
    """A cell as text; a whole number without the decimals that spreadsheets give to all numbers."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
