"""Tables of sentences: Korean and English in two columns, with or without a column of ids."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.content.importers.foreign import ForeignError, ForeignFile, Text, Unit, decoded
from builder.content.importers.kinds import UNKNOWN_ID, UNREADABLE
from builder.model.finding import Place

_NAMES: Mapping[str, frozenset[str]] = {
    "id": frozenset({"id", "context", "location"}),
    "ko": frozenset({"ko", "korean", "source", "한국어", "원문"}),
    "en": frozenset({"en", "english", "target", "영어", "번역"}),
}


@dataclass(frozen=True)
class Row:
    """A row: the line on which it begins, from 1, and its cells."""

    line: int
    cells: Sequence[str]


def units(file: ForeignFile) -> Iterator[Unit]:
    """The rows of a table in CSV, in order; raises ForeignError if it cannot be read. The column of a place is the number of the cell."""
    return of_rows(file, rows(file))


def of_rows(file: ForeignFile, given: Iterable[Row]) -> Iterator[Unit]:
    """The rows as units; raises ForeignError if their columns have no names, and are not two."""
    found = iter(given)
    first = next(found, Row(1, ()))
    columns = _columns(first.cells)
    if "en" not in columns or len(columns) == 1:
        raise ForeignError(
            UNKNOWN_ID.at(
                Place(file.name, first.line), "the first row must name the columns: ‘id’, ‘ko’ and ‘en’, or two of them"
            )
        )
    for row in found:
        ko, en = (_cell(file, row, columns.get(side)) for side in ("ko", "en"))
        id_ = _cell(file, row, columns.get("id"))
        if any(row.cells):
            yield Unit(
                (file.stem,), id_.text.strip() or None if id_ else None, ko, en or Text("", Place(file.name, row.line))
            )


def rows(file: ForeignFile) -> Iterator[Row]:
    """The rows of a table in CSV, separated by commas, semicolons or tabs; raises ForeignError."""
    text, line = decoded(file), 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        for cells in reader:
            yield Row(line, cells)
            line = reader.line_num + 1
    except csv.Error as fault:
        message = "the row that begins here is not one of a table: a quotation mark is missing, or a cell is too long"
        raise ForeignError(UNREADABLE.at(Place(file.name, line), message)) from fault


def _delimiter(text: str) -> str:
    """The separator that the first line has most often; spreadsheets write what their country's settings say."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _columns(header: Sequence[str]) -> dict[str, int]:
    """The index of each column that the header names."""
    named = [cell.strip().lower() for cell in header]
    return {name: at for name, known in _NAMES.items() for at, cell in reversed([*enumerate(named)]) if cell in known}


def _cell(file: ForeignFile, row: Row, index: int | None) -> Text | None:
    if index is None:
        return None
    return Text(row.cells[index] if index < len(row.cells) else "", Place(file.name, row.line, index + 1))
