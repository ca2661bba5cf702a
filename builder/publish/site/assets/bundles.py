"""Bundles: the style sheets and scripts combined from their parts, the pictures and the fonts, with versioned names.

Pages refer to them with a digest of their content, so that no cache of a server or browser returns those of another build.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from builder.publish.site.page_types import PAGE_TYPES, PageType

VERSION = 10  # hexadecimal digits: 40 bits distinguish the few states of a file
STYLES = "daeyeok.css"
UNSCRIPTED = "unscripted.css"  # the same for a page without scripts, whose choices no script records at the root
_PICTURES, _FONTS = "assets/pictures", "assets/fonts"
_FONT_ADDRESS = re.compile(rb'url\("([\w-]+\.woff2)"\)')
_CHOSEN = re.compile(rb'\[data-(?!page|selecting)(\w+)="(\w+)"\]')
_COMMENT_LINES = re.compile(rb"^[ ]*(?://[^\n]*|/\*(?:(?!\*/).)*\*/)\n", re.MULTILINE | re.DOTALL)


def _parts(page: PageType, names: tuple[str, ...]) -> Iterator[str]:
    """The paths, in the site's folder, of files of a page type."""
    return (name if "/" in name else f"{page.name}/{name}" for name in names)


# The cascade layers of the styles with their parts: later layers override earlier ones, whatever their selectors.
_LAYERS: Mapping[str, tuple[str, ...]] = {
    "tokens": ("frame/fonts.css", "frame/tokens.css"),
    "frame": ("frame/base.css", "frame/frame.css", "lookup/lookup.css", "frame/settings.css"),
    "pages": tuple(part for page in PAGE_TYPES for part in _parts(page, page.styles)),
    "overrides": ("frame/overrides.css",),
}
# The bundles and their parts, in order.
BUNDLES: Mapping[str, tuple[str, ...]] = {
    STYLES: tuple(part for parts in _LAYERS.values() for part in parts),
    UNSCRIPTED: tuple(part for parts in _LAYERS.values() for part in parts),
    "frame.js": (
        "frame/preferences_early.js",
        "frame/dom.js",
        "frame/fonts.js",
        "frame/address.js",
        "frame/messages.js",
        "frame/preferences.js",
        "frame/settings_panel.js",
    ),
    "lookup.js": (
        "lookup/hangul.js",
        "lookup/folding.js",
        "lookup/similarity.js",
        "lookup/lookup.js",
        "lookup/script_loader.js",
        "lookup/term_answer.js",
        "lookup/search_box.js",
    ),
    "offline.js": ("offline/offline.js",),
    **{page.bundle: tuple(_parts(page, page.scripts)) for page in PAGE_TYPES if page.bundle},
}
# The parts of the script that every page has in itself, since it runs before the page is painted.
EARLY = ("frame/preferences_early.js", "frame/progressive_rendering.js")


@cache
def everything() -> tuple[str, ...]:
    """The names of the bundles, then of the pictures and the fonts, in order of name."""
    return (*BUNDLES, *_names_in(_PICTURES), *_names_in(_FONTS))


def fonts() -> tuple[str, ...]:
    """The names of the fonts that the style sheet refers to, in order of name."""
    return tuple(name for name in _names_in(_FONTS) if name.endswith(".woff2"))


def _names_in(folder: str) -> list[str]:
    return sorted(entry.name for entry in _folder(folder).iterdir() if entry.is_file())


@cache
def content(name: str) -> bytes:
    """The content of an asset; raises FileNotFoundError if there is none of that name."""
    if name == STYLES:
        layers = (b"@layer %s {\n%s}\n" % (layer.encode(), _joined(parts)) for layer, parts in _LAYERS.items())
        return _FONT_ADDRESS.sub(_versioned_font, b"\n".join(layers))
    if name == UNSCRIPTED:
        return _CHOSEN.sub(rb":has(#\1-\2:checked)", content(STYLES))
    if name in BUNDLES:
        return _joined(BUNDLES[name])
    return source(f"{_FONTS if name in _names_in(_FONTS) else _PICTURES}/{name}")


@cache
def early() -> str:
    """The script that every page has in itself."""
    return _joined(EARLY).decode()


@cache
def early_hash() -> str:
    """The source expression by which a Content Security Policy allows that script and no other."""
    return f"sha256-{b64encode(sha256(early().encode()).digest()).decode()}"


def _versioned_font(address: re.Match[bytes]) -> bytes:
    name = address[1].decode()
    return f'url("{name}?{version(name)}")'.encode()


def _joined(parts: Iterable[str]) -> bytes:
    return b"\n".join(code(part) for part in parts)


def code(path: str) -> bytes:
    """A script or style of the site's folder without the lines that are comments, its types among them."""
    return _COMMENT_LINES.sub(b"", source(path))


def source(path: str) -> bytes:
    """The content of a file in the site's folder of the package, by its path with forward slashes; raises FileNotFoundError."""
    return _folder(path).read_bytes()


@cache
def version(name: str) -> str:
    """The version of an asset: the beginning of the SHA-256 of its content, in hexadecimal."""
    return sha256(content(name)).hexdigest()[:VERSION]


def _folder(path: str) -> Traversable:
    return files("builder.publish.site").joinpath(*path.split("/"))
