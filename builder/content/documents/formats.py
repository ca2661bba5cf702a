"""The formats of documents from which an edition is begun, by the ending of the file's name; any other is plain text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from builder.content.arrangement import Group
from builder.content.documents import html, hwpx, markdown, opendocument, word
from builder.content.importers.foreign import ForeignError, ForeignFile, within_bounds
from builder.content.importers.kinds import UNREADABLE
from builder.model.finding import Place

_READERS: Mapping[str, Callable[[ForeignFile], tuple[Group, ...]]] = {
    ".docx": word.groups,
    ".htm": html.page,
    ".html": html.page,
    ".hwpx": hwpx.groups,
    ".md": markdown.groups,
    ".odt": opendocument.groups,
    ".xhtml": html.page,
}
_OLD = {".doc": ".docx", ".hwp": ".hwpx", ".pdf": ".txt", ".rtf": ".docx"}  # what is not read, and what to save it as


@dataclass(frozen=True)
class Manuscript:
    """A text of which an edition is begun: the bytes that its seed has, and the groups that its document gives, if it is no plain text."""

    seed: bytes
    groups: tuple[Group, ...] | None = None


def manuscript(file: ForeignFile) -> Manuscript:
    """What is in a file; raises ForeignError for one that cannot be read."""
    ending = PurePath(within_bounds(file).name).suffix.lower()
    if ending in _OLD:
        message = "a file that ends in {ending} is not read: save it as {other}"
        raise ForeignError(UNREADABLE.at(Place(file.name), message, ending=ending, other=_OLD[ending]))
    read = _READERS.get(ending)
    if read is None:
        return Manuscript(file.data)
    groups = read(file)
    return Manuscript(html.text_of(groups).encode(), groups)
