"""The formats of documents from which an edition is begun, by the ending of the file's name; any other is plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from builder.content.documents import html, hwpx, markdown, opendocument, word
from builder.content.documents.pictures import DocumentPicture
from builder.content.importers.foreign import ForeignError, ForeignFile, within_bounds
from builder.content.importers.kinds import UNREADABLE
from builder.content.raw_text.unit import Group
from builder.model.finding import Place

_READERS: Mapping[str, Callable[[ForeignFile], html.Contents]] = {
    ".docx": word.contents,
    ".htm": html.page,
    ".html": html.page,
    ".hwpx": hwpx.contents,
    ".md": markdown.contents,
    ".odt": opendocument.contents,
    ".xhtml": html.page,
}
_OLD = {".doc": ".docx", ".hwp": ".hwpx", ".pdf": ".txt", ".rtf": ".docx"}  # what is not read, and what to save it as


@dataclass(frozen=True)
class Manuscript:
    """A text of which an edition is begun: the bytes that its seed has, and what its document gives, if it is no plain text: groups of
    lines, and pictures.
    """

    seed: bytes
    groups: tuple[Group, ...] | None = None
    pictures: tuple[DocumentPicture, ...] = ()


def manuscript(file: ForeignFile) -> Manuscript:
    """What is in a file; raises ForeignError for one that cannot be read."""
    ending = PurePath(within_bounds(file).name).suffix.lower()
    if ending in _OLD:
        message = "a file that ends in {ending} is not read: save it as {other}"
        raise ForeignError(UNREADABLE.at(Place(file.name), message, ending=ending, other=_OLD[ending]))
    read = _READERS.get(ending)
    if read is None:
        return Manuscript(file.data)
    found = read(file)
    return Manuscript(html.text_of(found.groups).encode(), found.groups, found.pictures)
