"""Where the pictures of an edition are: in a folder beside its page, whatever shows them."""

from __future__ import annotations

from pathlib import PurePosixPath

FOLDER = "figures"


def picture_path(name: str) -> str:
    """The address of a picture in an edition, relative to the folder of the edition."""
    return f"{FOLDER}/{name}"


def is_picture(path: PurePosixPath) -> bool:
    """Whether a file of the site is a picture of an edition."""
    return path.parent.name == FOLDER
