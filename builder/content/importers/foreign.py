"""What a foreign file is, and what all importers make of one: texts with their places in it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.content.file import ContentFile
from builder.content.importers.kinds import UNREADABLE
from builder.content.yaml.characters import composed, not_utf8
from builder.model.finding import Finding, Place

MOST_FOREIGN_BYTES = (
    50_000_000  # of a foreign file; all editions of a large corpus are a tenth of that as a translation memory
)
_BLANKS = re.compile("[ \t\r\n]+")
_FURTHER = re.compile(
    r" ?\([1-9][0-9]?\)$"
)  # what browsers add to the name of a file that is there already: letter (1).csv
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class ForeignFile:
    """A file that another program has written: its name as the user gave it, and its bytes."""

    name: str
    data: bytes

    @property
    def stem(self) -> str:
        """The name without folders and all endings."""
        return stem_of(self.name)


@dataclass(frozen=True)
class Text:
    """A text of a foreign file, and where it is.

    `marked` is the text with asterisks around its words in italics, None if the format does not carry italics.
    """

    text: str
    place: Place
    marked: str | None = None


@dataclass(frozen=True)
class Unit:
    """A sentence, or a paragraph, of a foreign file.

    `editions` are the ids of the edition that it may be of, the likeliest first. `id` is the permalink of the sentence (`p7.2`) or the id
    of the pair (`p7`), None if the file gives none. `en` is empty where nobody has translated it, or said that it is finished. `speaker` is
    the English of who says it, and `remarks` are the texts of the notes on it, in either language, where the format has them.
    """

    editions: tuple[str, ...]
    id: str | None
    ko: Text | None
    en: Text
    speaker: Text | None = None
    remarks: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Entry:
    """An entry of a foreign glossary: its id, None if the file gives none, its Korean, and its values by the names that terms.csv has.

    A value that is a list (`variants_en`) has its items; what is absent is not said.
    """

    id: str | None
    ko: Text
    values: Mapping[str, Text | tuple[Text, ...]]


@dataclass(frozen=True)
class NewEdition:
    """A document that can become an edition: its id and place, why it cannot, and the files of it, given the day of the draft.

    `pictures` are what it says of its pictures, in either language, by the names of their files.
    """

    id: str
    place: Place
    faults: tuple[Finding, ...]
    files: Callable[[str], tuple[ContentFile, ...]]
    pictures: tuple[tuple[str, Text], ...] = ()


Record = Unit | Entry | NewEdition


def stem_of(path: str) -> str:
    """The name at the end of a path, with slashes of either kind, without all its endings and the number of a further download."""
    return _FURTHER.sub("", path.replace("\\", "/").rsplit("/", 1)[-1].partition(".")[0])


class ForeignError(Exception):
    """Raised for a foreign file that cannot be read, with the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.line())
        self.finding = finding


def within_bounds(file: ForeignFile) -> ForeignFile:
    """The file; raises ForeignError if it is too large."""
    if len(file.data) > MOST_FOREIGN_BYTES:
        message = "the file has more than the {most} bytes that are read: divide it"
        raise ForeignError(UNREADABLE.at(Place(file.name), message, most=MOST_FOREIGN_BYTES))
    return file


def spaced(text: str) -> str:
    """The text on one line: without white space at its ends, with one space for every stretch of it, and with composed Hangul."""
    return composed(_BLANKS.sub(" ", text).strip(" "))


def decoded(file: ForeignFile) -> str:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark; raises ForeignError for any other."""
    encoding = "utf-16" if file.data.startswith(_UTF16) else "utf-8-sig"
    try:
        return file.data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise ForeignError(not_utf8(file.data, fault, file.name, UNREADABLE)) from fault
