"""The site's styles and scripts, each gathered from its parts, and its icon, as they come with the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.format import File, Whole, WholeFormat
from builder.pages import address
from builder.resources import names, read

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
    "choices.js": ("script/choices.js",),  # before the page is painted; all others after it
    "search.js": ("script/lookup.js", "script/data.js", "script/said.js", "script/entry.js", "script/box.js"),
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


def files(_: Whole) -> Iterator[File]:
    """The bundles, then the other files of the package's folder `static`, in order of name."""
    for name, parts in BUNDLES.items():
        yield _asset(name, b"\n".join(read(f"static/{part}") for part in parts))
    for name in names("static"):
        yield _asset(name, read(f"static/{name}"))


def _asset(name: str, data: bytes) -> File:
    return File(PurePosixPath(address.asset(name)), data)


FORMAT = WholeFormat("assets", "The site's styles, scripts and icon", files)
