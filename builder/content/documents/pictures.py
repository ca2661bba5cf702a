"""The pictures of a document: where each stands in its text, and the files of them that an edition keeps."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from builder.content.draft import DraftPicture
from builder.content.file import MOST_BYTES, ContentFile
from builder.content.pictures import read_picture
from builder.languages.code_points import HIDDEN, NOT_TEXT
from builder.model.edition import Picture

_ENDINGS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_EMBEDDED = re.compile(r"^data:image/[\w.+-]{1,20};base64,", re.IGNORECASE)
_FETCHED = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
# What a program writes where a person has written nothing: the name of the file, or the number of the picture.
_NO_ALT = re.compile(
    r"^그림입니다\.|^\S+\.(?:png|jpe?g|gif|webp|bmp)$|^(?:그림|사진|이미지|picture|image|img|graphic)[\s_-]*\d*$",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"[,.]?\s?(?:자동 생성된 설명|AI가 생성한 콘텐츠는 부정확할 수 있습니다\.?|Description automatically generated.*)$"
)
_LONGEST_NAMED = 200  # characters of an address in a comment, and of a description
_MOST, _MOST_TOGETHER = 500, 100_000_000  # pictures of a document, and their bytes
_INVISIBLE = 2  # pixels of either side: what a page has to count its readers
_PROBLEMS = {
    "damaged": "it is damaged",
    "large": "it is larger than 2,000,000 bytes or 25,000,000 pixels",
}


@dataclass(frozen=True)
class DocumentPicture:
    """A picture of a document.

    `at` is how many `characters` of the text stand before it; `alt` what the document says that it shows;
    `data` its bytes, if the document has them; otherwise `source` is the address that it names, empty where it is not told.
    """

    at: int
    alt: str
    source: str = ""
    data: bytes | None = field(default=None, repr=False)


def embedded(address: str) -> bytes | None:
    """The bytes of a picture that an address has within it; None for any other address."""
    found = _EMBEDDED.match(address)
    if not found or len(address) > 2 * MOST_BYTES:
        return None
    try:
        return base64.b64decode(re.sub(r"\s+", "", address[found.end() :]), validate=True)
    except (binascii.Error, ValueError):
        return None


def drawn(
    pictures: Iterable[DocumentPicture], edition: str, known: Collection[str], read: Callable[[str], bytes | None]
) -> tuple[tuple[DraftPicture, ...], tuple[ContentFile, ...]]:
    """The pictures as a draft has them, and the new files for `figures/`, named after the edition as none of the known ones is.

    `read` gives the bytes of a file beside the document, None where there is none. A picture that cannot be taken has the reason.
    """
    keeper = _Keeper(edition, {name.lower() for name in known}, read)
    found = tuple(keeper.kept(pictures))
    return found, tuple(keeper.files.values())


@dataclass
class _Keeper:
    """Takes pictures, the same one once, within bounds."""

    edition: str
    known: set[str]
    read: Callable[[str], bytes | None]
    files: dict[bytes, ContentFile] = field(default_factory=dict)

    def kept(self, pictures: Iterable[DocumentPicture]) -> Iterator[DraftPicture]:
        for number, picture in enumerate(pictures):
            if number > 2 * _MOST:
                return
            data, refused = self._data(picture)
            name, refused = self._named(data) if data is not None else (None, refused)
            if name:
                yield DraftPicture(picture.at, _description(picture.alt), name=name)
            elif refused:
                yield DraftPicture(picture.at, _description(picture.alt), refused=_told(picture.source, refused))

    def _data(self, picture: DocumentPicture) -> tuple[bytes | None, str]:
        """The bytes of a picture, or why there are none."""
        if picture.data is not None:
            return picture.data, ""
        if not picture.source or _FETCHED.match(picture.source):
            return None, "it is elsewhere, and nothing is fetched"
        if len(self.files) >= _MOST or sum(len(file.data) for file in self.files.values()) > _MOST_TOGETHER:
            return None, "there are too many"
        path = urlsplit(picture.source.replace("\\", "/")).path if "://" not in picture.source else ""
        data = self.read(path) if path else None
        return data, "there is no such file in the folder of the document"

    def _named(self, data: bytes) -> tuple[str | None, str]:
        """The name of the file of a picture, or why it has none: empty for one that nobody sees."""
        if data in self.files:
            return self.files[data].base, ""
        ending = _ending(data)
        if not ending:
            return None, "it is no PNG, JPEG or WebP: save it as one of these"
        file = ContentFile(f"figures/{self._free(ending)}", data)
        read = read_picture(file)
        if not isinstance(read, Picture):
            return None, _PROBLEMS[read]
        if max(read.width, read.height) <= _INVISIBLE:
            return None, ""
        if len(self.files) >= _MOST or sum(len(one.data) for one in self.files.values()) > _MOST_TOGETHER:
            return None, "there are too many"
        self.files[data] = file
        self.known.add(file.base)
        return file.base, ""

    def _free(self, ending: str) -> str:
        number = len(self.files) + 1
        while any(f"{self.edition}-{number}.{one}" in self.known for one in ("png", "jpg", "jpeg", "webp")):
            number += 1
        return f"{self.edition}-{number}.{ending}"


def _ending(data: bytes) -> str:
    """The ending of the name of a picture, by its first bytes; empty for any other kind of file."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return next((ending for first, ending in _ENDINGS if data.startswith(first)), "")


def _description(alt: str) -> str:
    """What a document says of a picture, in one line; empty for what a program has written there."""
    text = _MACHINE.sub("", _line(alt)).strip()
    return "" if _NO_ALT.match(text) else text


def _told(source: str, refused: str) -> str:
    name = "the document's own" if _EMBEDDED.match(source) else _line(unquote(source)) or "one that the document names"
    return f"{name}: {refused}"


def _line(text: str) -> str:
    return " ".join(HIDDEN.sub("", NOT_TEXT.sub(" ", text)).split())[:_LONGEST_NAMED]
