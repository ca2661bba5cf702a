"""The site's styles and scripts, each gathered from its parts, and its pictures, as they come with the program; and their names.

A page names them with a digest of what is in them, so that neither a server's cache nor a browser's gives it those of another build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from builder.publish.site.page_types import PAGE_TYPES, PageType

VERSION = 10  # hexadecimal digits: 40 bits tell the few states of one file apart
STYLES = "daeyeok.css"
_PICTURES = "assets/pictures"


def _parts(page: PageType, names: tuple[str, ...]) -> Iterator[str]:
    """Files of a page type by their paths in the site's folder."""
    return (name if "/" in name else f"{page.name}/{name}" for name in names)


# What a page loads and the parts it is gathered from, in the order in which later ones go over earlier ones.
BUNDLES: Mapping[str, tuple[str, ...]] = {
    STYLES: (
        "frame/tokens.css",
        "frame/base.css",
        "frame/frame.css",
        "lookup/lookup.css",
        "frame/settings.css",
        *(part for page in PAGE_TYPES for part in _parts(page, page.styles)),
        "frame/overrides.css",
    ),
    "preferences_early.js": ("frame/preferences_early.js",),  # before the page is painted; all others after it
    "preferences.js": ("frame/preferences_early.js", "frame/preferences.js"),
    "lookup.js": (
        "lookup/lookup.js",
        "lookup/script_loader.js",
        "frame/messages.js",
        "lookup/term_answer.js",
        "lookup/search_box.js",
    ),
    "offline.js": ("offline/offline.js",),
    **{page.bundle: tuple(_parts(page, page.scripts)) for page in PAGE_TYPES if page.bundle},
}


@cache
def everything() -> tuple[str, ...]:
    """The names of the bundles, then of the pictures, in order of name."""
    pictures = sorted(entry.name for entry in _folder(_PICTURES).iterdir() if entry.is_file())
    return (*BUNDLES, *pictures)


@cache
def content(name: str) -> bytes:
    """What an asset holds; FileNotFoundError where there is none of the name."""
    parts = BUNDLES.get(name, (f"{_PICTURES}/{name}",))
    return b"\n".join(source(part) for part in parts)


def source(path: str) -> bytes:
    """A file of the site's folder in the package, with forward slashes; FileNotFoundError where there is none."""
    return _folder(path).read_bytes()


@cache
def version(name: str) -> str:
    """The beginning of the SHA-256 of what an asset holds, in hexadecimal."""
    return sha256(content(name)).hexdigest()[:VERSION]


def _folder(path: str) -> Traversable:
    return files("builder.publish.site").joinpath(*path.split("/"))
