"""Bundles: the style sheets and scripts combined from their parts, and the pictures, with versioned names.

Pages refer to them with a digest of their content, so that no cache of a server or browser returns those of another build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from builder.publish.site.page_types import PAGE_TYPES, PageType

VERSION = 10  # hexadecimal digits: 40 bits distinguish the few states of a file
STYLES = "daeyeok.css"
_PICTURES = "assets/pictures"


def _parts(page: PageType, names: tuple[str, ...]) -> Iterator[str]:
    """The paths, in the site's folder, of files of a page type."""
    return (name if "/" in name else f"{page.name}/{name}" for name in names)


# The bundles and their parts, in order: later parts override earlier ones.
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
    "preferences_early.js": ("frame/preferences_early.js",),  # runs before the page is painted, all others after
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
    """The content of an asset; raises FileNotFoundError if there is none of that name."""
    parts = BUNDLES.get(name, (f"{_PICTURES}/{name}",))
    return b"\n".join(source(part) for part in parts)


def source(path: str) -> bytes:
    """The content of a file in the site's folder of the package, by its path with forward slashes; raises FileNotFoundError."""
    return _folder(path).read_bytes()


@cache
def version(name: str) -> str:
    """The version of an asset: the beginning of the SHA-256 of its content, in hexadecimal."""
    return sha256(content(name)).hexdigest()[:VERSION]


def _folder(path: str) -> Traversable:
    return files("builder.publish.site").joinpath(*path.split("/"))
