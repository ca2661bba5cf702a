"""The library's own picture for link previews, in place of the program's, which names no library."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from builder.build.project_file import SettingsError
from builder.build.settings import card_setting
from builder.content.file import ContentFile

_SIZE = (1200, 630)  # pixels, which sites that show links ask for
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_VERSION = 10  # hexadecimal digits


def own_card(project: str, read: Callable[[str], ContentFile | None]) -> bytes:
    """The picture that the text of a pyproject.toml names; nothing if it names none.

    `read` reads a file of the repository, or returns None. Raises SettingsError if there is none, or it is not as it must be.
    """
    place, name = card_setting(project)
    if not name:
        return b""
    file = read(name)
    if file is None:
        raise SettingsError("{place}: ‘card’ names {name}, which is no file of this folder", place=place, name=name)
    if _png_size(file.data) != _SIZE:
        message = "{place}: ‘card’ names {name}, which must be a PNG of 1200 by 630 pixels"
        raise SettingsError(message, place=place, name=name)
    return file.data


def card_version(card: bytes) -> str:
    """The version of a picture, by which caches know it from another; empty for none."""
    return sha256(card).hexdigest()[:_VERSION] if card else ""


def _png_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG by its first chunk; None if it is no PNG: https://www.w3.org/TR/png-3/#11IHDR.

    Pillow, which reads the pictures of editions, is not imported for this, since each build would pay for it.
    """
    if not data.startswith(_SIGNATURE) or data[12:16] != b"IHDR":
        return None
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
