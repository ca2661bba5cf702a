"""Pictures read from files: what one is by its content, whatever its name says, and why one is not shown."""

from __future__ import annotations

import warnings
from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from builder.content.file import MOST_BYTES, ContentFile
from builder.content.picture_metadata import FORMATS, ORIENTATION, says_more
from builder.model.edition import Picture, PictureProblem

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 25_000_000  # the most that a reader's device, and the typesetter, are asked to unpack
_TYPES = {
    "PNG": ("image/png", (".png",)),
    "JPEG": ("image/jpeg", (".jpg", ".jpeg")),
    "WEBP": ("image/webp", (".webp",)),
}
_SEVERAL = "MPO"  # a JPEG with further pictures behind it, as telephones take them
_TURNED = (5, 6, 7, 8)  # the picture is shown turned by a right angle


@lru_cache(maxsize=16)
def read_picture(file: ContentFile) -> Picture | PictureProblem:
    """The picture in a file, wholly unpacked once to see that it can be; or why it is not shown."""
    if len(file.data) > MOST_BYTES:
        return "large"
    from PIL import Image  # noqa: PLC0415 - few editions have pictures

    try:
        with warnings.catch_warnings(action="error"), Image.open(BytesIO(file.data), formats=FORMATS) as image:
            return _read(image, file)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return "large"
    except Exception:
        return "damaged"


def _read(image: Image, file: ContentFile) -> Picture | PictureProblem:
    media_type, endings = _TYPES["JPEG" if image.format == _SEVERAL else str(image.format)]
    if PurePosixPath(file.base).suffix not in endings:
        return "misnamed"
    if image.width * image.height > MOST_PIXELS:
        return "large"
    image.load()
    sides = (image.width, image.height)
    width, height = reversed(sides) if image.getexif().get(ORIENTATION) in _TURNED else sides
    return Picture(file.base, media_type, width, height, file.data, says_more(file.data))
