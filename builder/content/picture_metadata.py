"""What a picture says besides what it shows, taken out of its file: where and when it was taken, by whom and with what device.

The picture itself is not encoded anew: what shows it is copied byte for byte, and so are the profile of its colors and how it is turned.
Pillow, which reads pictures, writes none without encoding it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from zlib import crc32

FORMATS = ("PNG", "JPEG", "WEBP")
ORIENTATION, UPRIGHT = 0x0112, 1  # of EXIF
_PNG = b"\x89PNG\r\n\x1a\n"
# What shows the picture: of PNG, besides the chunks that begin with a capital, and of WebP.
_PNG_SHOWS = frozenset({b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"sBIT", b"bKGD", b"pHYs"})
_WEBP_SHOWS = frozenset({b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_EXTENDED, _SAID_FLAGS, _EXIF_FLAG = b"VP8X", 0x0C, 0x08  # the head of a WebP, in which a byte says what is in it
# Markers of JPEG: of the end, of a scan, of what programs add (EXIF, IPTC, further pictures …), and of a comment.
_EOI, _SOS, _APP0, _APP15, _COMMENT = 0xD9, 0xDA, 0xE0, 0xEF, 0xFE
_JPEG_SHOWS = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
_MARK = 0xFF  # the byte before each of them
_IN_SCAN = frozenset({0x00, _MARK, *range(0xD0, 0xD8)})  # what may follow such a byte within the data of a scan
_EXIF = b"Exif\0\0"


class UnreadablePictureError(ValueError):
    """A picture whose parts are not those of its format."""


def says_more(data: bytes) -> bool:
    """Whether a PNG, JPEG or WebP says more than it shows, and than how it is turned; False also where its parts cannot be told."""
    try:
        return without_metadata(data) != data
    except UnreadablePictureError:
        return False


def without_metadata(data: bytes) -> bytes:
    """A PNG, JPEG or WebP that shows the same, and says no more than how it is turned; raises UnreadablePictureError for none."""
    try:
        exif = _turned(data)
        if data.startswith(_PNG):
            return _PNG + b"".join(_png(data, exif))
        return _webp(data, exif) if data.startswith(b"RIFF") else data[:2] + b"".join(_jpeg(data, exif))
    except (struct.error, IndexError, ValueError, OSError) as fault:
        raise UnreadablePictureError from fault


def _turned(data: bytes) -> bytes:
    """The EXIF that says no more than how a picture is turned; empty if it is upright."""
    from PIL import Image  # noqa: PLC0415 - few editions have pictures

    exif = Image.Exif()
    with Image.open(BytesIO(data), formats=FORMATS) as image:
        exif[ORIENTATION] = int(image.getexif().get(ORIENTATION, UPRIGHT))
    return b"" if exif[ORIENTATION] == UPRIGHT else exif.tobytes().removeprefix(_EXIF)


def _png(data: bytes, exif: bytes) -> Iterator[bytes]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        size, kind = struct.unpack_from(">I4s", data, at)
        if kind[:1].isupper() or kind in _PNG_SHOWS:
            yield data[at : at + size + 12]
        if kind == b"IHDR" and exif:
            yield struct.pack(">I4s", len(exif), b"eXIf") + exif + struct.pack(">I", crc32(b"eXIf" + exif))
        at += size + 12


def _webp(data: bytes, exif: bytes) -> bytes:
    parts: list[bytes] = []
    at = 12
    while at + 8 <= len(data):
        kind, size = struct.unpack_from("<4sI", data, at)
        end = at + 8 + size + size % 2
        if kind == _EXTENDED:
            flags = data[at + 8] & ~_SAID_FLAGS | (_EXIF_FLAG if exif else 0)
            parts.append(data[at : at + 8] + bytes([flags]) + data[at + 9 : end])
        elif kind in _WEBP_SHOWS:
            parts.append(data[at:end])
        at = end
    if exif and parts[0].startswith(_EXTENDED):
        parts.append(struct.pack("<4sI", b"EXIF", len(exif)) + exif + b"\0" * (len(exif) % 2))
    made = b"WEBP" + b"".join(parts)
    return struct.pack("<4sI", b"RIFF", len(made)) + made


def _jpeg(data: bytes, exif: bytes) -> Iterator[bytes]:
    if exif:
        yield struct.pack(">HH", 0xFFE1, len(_EXIF) + len(exif) + 2) + _EXIF + exif
    at, marker = 2, 0
    while marker != _EOI:
        while data[at + 1] == _MARK:  # as may fill up
            at += 1
        if data[at] != _MARK:
            raise UnreadablePictureError
        marker = data[at + 1]
        end = at + 2 if marker == _EOI else at + 2 + struct.unpack_from(">H", data, at + 2)[0]
        if marker == _SOS:
            end = _end_of_scan(data, end)
        added = _APP0 <= marker <= _APP15 or marker == _COMMENT
        if not added or any(marker == one and data.startswith(name, at + 4) for one, name in _JPEG_SHOWS):
            yield data[at:end]
        at = end


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the data of a scan ends: at the next marker that is none of its own."""
    while True:
        at = data.index(_MARK, at)
        if data[at + 1] not in _IN_SCAN:
            return at
        at += 1
