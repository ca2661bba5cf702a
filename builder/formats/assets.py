"""The site's style, script and icon, as they come with the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.format import File, Whole, WholeFormat
from builder.pages import address
from builder.resources import names, read


def files(_: Whole) -> Iterator[File]:
    """The files of the package's folder `static`, in order of name."""
    for name in names("static"):
        yield File(PurePosixPath(address.asset(name)), read(f"static/{name}"))


FORMAT = WholeFormat("assets", "The site's style, script and icon", files)
