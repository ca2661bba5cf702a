"""The pictures of a document: where each stands in its text, and the files of them that an edition keeps."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote, urlsplit

from builder.content.draft import DraftPicture
from builder.content.file import MOST_BYTES, ContentFile
from builder.content.picture_metadata import UnreadablePictureError, without_metadata
from builder.content.pictures import MOST_PIXELS, read_picture
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
LOST = b""  # in place of the bytes of a picture that the document should have, and has not
_LONGEST_NAMED = 200  # characters of an address in a comment, and of a description
_MOST, _MOST_TOGETHER = 500, 100_000_000  # pictures of a document, and their bytes
_MOST_LISTED = 1000  # of which a draft says something
_INVISIBLE = 2  # pixels of either side: what a page has to count its readers
_TOO_MANY = f"{_MOST} pictures, or {_MOST_TOGETHER:,} bytes of them, have been taken"
_TOO_LARGE = f"larger than {MOST_BYTES:,} bytes"
_PROBLEMS = {
    "damaged": "it is damaged",
    "bytes": f"it is {_TOO_LARGE}",
    "large": f"it has more than {MOST_PIXELS:,} pixels",
}
# What other pictures begin with.
_OTHERS = {
    b"GIF8": "GIF",
    b"BM": "BMP",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
    b"<svg": "SVG",
    b"<?xml": "SVG",
    b"\1\0\0\0": "EMF",
    b"\xd7\xcd\xc6\x9a": "WMF",
}


@dataclass(frozen=True)
class DocumentPicture:
    """A picture of a document.

    `at` is how many `characters` of the text stand before it; `alt` what the document says that it shows;
    `data` its bytes, if the document has them, LOST if it should; otherwise `source` is the address that it names, empty where none is
    told.
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


def is_fetched(address: str) -> bool:
    """Whether what an address names is on another host."""
    return bool(_FETCHED.match(address))


def drawn(
    pictures: Sequence[DocumentPicture],
    edition: str,
    known: Collection[str],
    read: Callable[[str], bytes | None],
    translated: Sequence[DocumentPicture] = (),
) -> tuple[tuple[DraftPicture, ...], tuple[ContentFile, ...]]:
    """The pictures as a draft has them, and the new files for `figures/`, named after the edition as none of the known ones is.

    `read` gives the bytes of a file beside the document, None where there is none. A picture that cannot be taken has the reason.
    `translated` are the pictures of the document's translation, whose descriptions are English.
    """
    keeper = _Keeper(edition, {name.lower() for name in known}, read)
    found = tuple(keeper.kept(zip(pictures, _english(pictures, translated), strict=True)))
    return found, tuple(keeper.files.values())


def _english(pictures: Sequence[DocumentPicture], translated: Sequence[DocumentPicture]) -> list[str]:
    """What the translation says that each picture shows: in order, if it has as many, and else of the same files."""
    told = [_description(one.alt) for one in translated]
    same = {one.data: text for one, text in zip(translated, told, strict=True)}
    return told if len(told) == len(pictures) else [same.get(one.data, "") if one.data else "" for one in pictures]


@dataclass
class _Keeper:
    """Takes pictures, the same one once, within bounds."""

    edition: str
    known: set[str]
    read: Callable[[str], bytes | None]
    files: dict[bytes, ContentFile] = field(default_factory=dict)

    def kept(self, pictures: Iterable[tuple[DocumentPicture, str]]) -> Iterator[DraftPicture]:
        listed = list(pictures)
        for number, (picture, english) in enumerate(listed):
            if number == _MOST_LISTED:
                more = f"the first of {len(listed) - number} more: {_TOO_MANY}"
                yield DraftPicture(picture.at, refused=more)
                return
            data, refused = self._data(picture)
            name, refused = self._named(data) if data is not None else (None, refused)
            if name:
                yield DraftPicture(picture.at, _description(picture.alt), english, name)
            elif refused:
                yield DraftPicture(picture.at, _description(picture.alt), refused=_told(picture, refused))

    def _data(self, picture: DocumentPicture) -> tuple[bytes | None, str]:
        """The bytes of a picture, or why there are none."""
        if picture.data is not None:
            return (picture.data, "") if picture.data != LOST else (None, "the document lacks it, or has it damaged")
        if not picture.source or is_fetched(picture.source):
            return None, "it is elsewhere, and nothing is fetched"
        if _EMBEDDED.match(picture.source):
            return None, f"it is damaged, or {_TOO_LARGE}"
        if self._is_full():
            return None, _TOO_MANY
        path = urlsplit(picture.source.replace("\\", "/")).path if "://" not in picture.source else ""
        data = self.read(path) if path else None
        return data, "there is no such file in the folder of the document"

    def _named(self, data: bytes) -> tuple[str | None, str]:
        """The name of the file of a picture, or why it has none: empty for one that nobody sees."""
        if data in self.files:
            return self.files[data].base, ""
        file = self._file(data)
        if isinstance(file, str):
            return None, file
        self.files[data] = file
        self.known.add(file.base)
        return file.base, ""

    def _file(self, data: bytes) -> ContentFile | str:
        """The file of a picture, without what it says of where and when it was taken; or why there is none."""
        ending = _ending(data)
        if not ending:
            kind = next((kind for first, kind in _OTHERS.items() if data.startswith(first)), "of another kind")
            return f"it is no PNG, JPEG or WebP, but {kind}: save it as one of these"
        file = ContentFile(f"figures/{self._free(ending)}", data)
        read = "bytes" if len(data) > MOST_BYTES else read_picture(file)
        if not isinstance(read, Picture):
            return _PROBLEMS[read]
        is_seen = max(read.width, read.height) > _INVISIBLE
        if not is_seen or self._is_full():
            return _TOO_MANY if is_seen else ""
        try:
            return replace(file, data=without_metadata(data))
        except UnreadablePictureError:
            return _PROBLEMS["damaged"]

    def _is_full(self) -> bool:
        return len(self.files) >= _MOST or sum(len(file.data) for file in self.files.values()) > _MOST_TOGETHER

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


def _told(picture: DocumentPicture, refused: str) -> str:
    """Which picture is refused, by its address or else what it shows, and why."""
    address = "" if _EMBEDDED.match(picture.source) else _line(unquote(picture.source))
    shows = _description(picture.alt)
    name = address or (f"‘{shows}’" if shows else "one without a name")
    return f"{name}: {refused}"


def _line(text: str) -> str:
    return " ".join(HIDDEN.sub("", NOT_TEXT.sub(" ", text)).split())[:_LONGEST_NAMED]
