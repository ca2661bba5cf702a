"""The site's styles and scripts, each gathered from its parts, and its pictures, as they come with the program; and their names.

A page names them with a digest of what is in them, so that neither a server's cache nor a browser's gives it those of another build.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from builder.resources import names, read

VERSION = 10  # hexadecimal digits: 40 bits tell the few states of one file apart

# What a page loads and the parts it is gathered from, in the order in which later ones go over earlier ones.
BUNDLES = {
    "daeyeok.css": (
        "style/colors.css",
        "style/ground.css",
        "style/frame.css",
        "style/search.css",
        "style/settings.css",
        "style/title.css",
        "style/text.css",
        "style/notes.css",
        "style/layouts.css",
        "style/place.css",
        "style/copying.css",
        "style/library.css",
        "style/glossary.css",
        "style/term.css",
        "style/fulltext.css",
        "style/print.css",
    ),
    "settle.js": ("script/settle.js",),  # before the page is painted; all others after it
    "choices.js": ("script/settle.js", "script/choices.js"),
    "search.js": ("script/lookup.js", "script/data.js", "script/said.js", "script/entry.js", "script/box.js"),
    "offline.js": ("script/offline.js",),
    "reading.js": (
        "script/keys.js",
        "script/panel.js",
        "script/sentences.js",
        "script/notes.js",
        "script/marks.js",
        "script/margin.js",
        "script/reveal.js",
        "script/place.js",
        "script/arrival.js",
        "script/contents.js",
        "script/copying.js",
        "script/spans.js",
        "script/found.js",
    ),
    "glossary.js": ("script/glossary.js",),
    "fulltext.js": (
        "script/spans.js",
        "script/query.js",
        "script/pagefind.js",
        "script/plain.js",
        "script/answers.js",
        "script/passages.js",
        "script/fulltext.js",
    ),
}


def everything() -> tuple[str, ...]:
    """The names of the bundles, then of the other files of the package's folder `static`, in order of name."""
    return (*BUNDLES, *names("static"))


@cache
def content(name: str) -> bytes:
    """What an asset holds; FileNotFoundError where there is none of the name."""
    return b"\n".join(read(f"static/{part}") for part in BUNDLES.get(name, (name,)))


@cache
def version(name: str) -> str:
    """The beginning of the SHA-256 of what an asset holds, in hexadecimal."""
    return sha256(content(name)).hexdigest()[:VERSION]
