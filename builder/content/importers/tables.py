"""Tables of sentences, Korean and English in two columns, with or without a column of ids; and those of entries, a column a value."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from builder.content.importers.foreign import Entry, ForeignError, ForeignFile, Record, Text, Unit, decoded
from builder.content.importers.kinds import UNKNOWN_ID, UNREAD, UNREADABLE
from builder.model.finding import Place

_LISTS = frozenset(
    {"variants_ko", "variants_en", "avoid_ko", "avoid_en", "see"}
)  # columns of a glossary whose cells have several values
_TEXTS = frozenset({"hanja", "en", "kind", "status", "definition_ko", "definition_en", "origin", "usage"})
_UNREAD = frozenset({"id", "ko", "romanization", "sources"})  # the last two are made from what is elsewhere
_SEPARATORS = ",;\t"
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


def records(file: ForeignFile) -> Iterator[Record]:
    """The rows of a table in CSV, in order; raises ForeignError if it cannot be read. The column of a place is the number of the cell."""
    return of_rows(file, rows(file))


def of_rows(file: ForeignFile, given: Iterable[Row]) -> Iterator[Record]:
    """The rows as sentences or, if there are columns that only a glossary has, as entries; raises ForeignError for other columns."""
    found = iter(given)
    first = next(found, Row(1, ()))
    header = [cell.strip().lower() for cell in first.cells]
    read = _entry if (_LISTS | _TEXTS).intersection(header) - {"en"} else _unit
    columns = (
        _glossary_columns(file, first.line, header) if read is _entry else _sentence_columns(file, first.line, header)
    )
    return (read(file, _whole(file, row, len(header)), columns) for row in found if any(row.cells))


def _whole(file: ForeignFile, row: Row, width: int) -> Row:
    """The row; raises ForeignError for one that is all in its first cell, since what separates its cells is another sign or none."""
    first, *others = row.cells
    if width > 1 and not any(others) and any(len(first.split(sign)) == width for sign in _SEPARATORS):
        message = "this row is one cell: ‘{text}’; separate its cells as those of the first row are"
        raise ForeignError(UNREAD.at(Place(file.name, row.line, 1), message, text=first))
    return row


def _sentence_columns(file: ForeignFile, line: int, header: Sequence[str]) -> dict[str, int]:
    """The index of each column that the header of a table of sentences names."""
    named = [*enumerate(header)][::-1]
    columns = {name: at for name, known in _NAMES.items() for at, cell in named if cell in known}
    if "en" not in columns or len(columns) == 1:
        message = "the first row must name the columns: ‘id’, ‘ko’ and ‘en’, or two of them"
        raise ForeignError(UNKNOWN_ID.at(Place(file.name, line), message))
    return columns


def _glossary_columns(file: ForeignFile, line: int, header: Sequence[str]) -> dict[str, int]:
    """The index of each column of a glossary."""
    known = _LISTS | _TEXTS | _UNREAD
    for at, cell in enumerate(header, 1):
        if cell not in known:
            message = "there is no column ‘{name}’; the columns are {known}"
            raise ForeignError(
                UNKNOWN_ID.at(Place(file.name, line, at), message, name=cell, known=", ".join(sorted(known)))
            )
    if "ko" not in header:
        raise ForeignError(UNKNOWN_ID.at(Place(file.name, line), "a glossary needs the column ‘{name}’", name="ko"))
    return {cell: at for at, cell in enumerate(header)}


def _unit(file: ForeignFile, row: Row, columns: Mapping[str, int]) -> Unit:
    cells = {name: _cell(file, row, index) for name, index in columns.items()}
    id_ = cells["id"].text.strip() if "id" in cells else ""
    return Unit((file.stem,), id_ or None, cells.get("ko"), cells["en"])


def _entry(file: ForeignFile, row: Row, columns: Mapping[str, int]) -> Entry:
    cells = {name: _cell(file, row, index) for name, index in columns.items()}
    values: dict[str, Text | tuple[Text, ...]] = {
        name: _items(cell) if name in _LISTS else cell for name, cell in cells.items() if name not in _UNREAD
    }
    id_ = cells["id"].text.strip() if "id" in cells else ""
    return Entry(id_ or None, cells["ko"], values)


def _items(cell: Text) -> tuple[Text, ...]:
    """The values of one cell, which ‘|’ separates."""
    return tuple(Text(part.strip(), cell.place) for part in cell.text.split("|") if part.strip())


def _cell(file: ForeignFile, row: Row, index: int) -> Text:
    return Text(row.cells[index] if index < len(row.cells) else "", Place(file.name, row.line, index + 1))


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
    return max(_SEPARATORS, key=first.count)
