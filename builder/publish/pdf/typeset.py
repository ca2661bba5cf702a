"""The typesetter, Typst, and its fonts, which come with the program: the same content gives the same bytes on every machine."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any, cast

from builder.languages.korean.old_hangul import has_old_hangul
from builder.publish.pdf.content import content
from builder.publish.pdf.pictures import picture_file, wrapped
from builder.publish.reading import wording
from builder.publish.reading.book import Book

_FONTS = ("pylopdf_fonts_ko", "pylopdf_fonts_zh_cn")
_MISSING = "〓"  # what East Asian printers set where a character is missing
_RAISED = frozenset(map(ord, "⁽⁾"))  # which the template sets as raised brackets
_LATIN = frozenset((*range(0x20, 0x7F), *range(0xA0, 0x180)))  # what the typesetter's own font has for certain


def pdf(book: Book) -> bytes:
    """The book as a PDF that follows PDF/UA-1, so that it can be read aloud; it is dated by its latest revision."""
    typst = import_module("typst")
    said = _in_fonts(content(book))
    is_old = has_old_hangul(json.dumps(said, ensure_ascii=False))
    data = json.dumps({**said, "old": is_old}, ensure_ascii=False)
    template = files(__package__).joinpath("book.typ").read_bytes()
    pictures = {picture_file(one.name): wrapped(one) for one in book.pictures}
    compiler = typst.Compiler({"main.typ": template, "book.json": data.encode(), **pictures}, font_paths=_fonts())
    when = datetime.fromisoformat(wording.real_day(book.newest.when)).replace(tzinfo=UTC)
    return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=int(when.timestamp())))


@cache
def _fonts() -> Any:
    """Typst's own fonts and those of the packages, and none of the machine's."""
    folders = [str(files(name)) for name in _FONTS]
    return import_module("typst").Fonts(include_system_fonts=False, font_paths=folders)


@cache
def _characters() -> frozenset[int]:
    """The characters that the fonts have."""
    faces = (one for name in _FONTS for one in files(name).iterdir() if one.name.startswith("NotoSerif"))
    return _LATIN.union(_RAISED, *(_of_font(str(face)) for face in faces))


def _of_font(path: str) -> frozenset[int]:
    with import_module("fontTools.ttLib").TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _in_fonts(value: Any) -> Any:
    """The value with a geta mark in its texts for every character that no font has, which PDF/UA does not allow."""
    if isinstance(value, dict):
        return {key: _in_fonts(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_in_fonts(one) for one in value]
    if isinstance(value, str):
        known = _characters()
        return "".join(one if ord(one) in known else _MISSING for one in value)
    return value
