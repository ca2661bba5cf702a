"""The cover of a book, as SVG: its title in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from wcwidth import wcswidth

from builder.publish import xml
from builder.publish.reading.book import Book
from builder.publish.xml import Element

_NAMESPACE = "http://www.w3.org/2000/svg"
_WIDTH, _HEIGHT, _MARGIN = 1200, 1800, 110
_GROUND, _PAPER, _SOFT = "#9c3a22", "#ffffff", "#f3c9ae"
_ADVANCE = 0.56  # the width of a Latin letter, and half that of a Hangul syllable, in ems


def cover(book: Book) -> bytes:
    """The picture of the cover."""
    lines = [
        *_lines(book.ko, 96, 520, _PAPER, "ko"),
        *_lines(book.en, 72, 980, _SOFT, "en"),
        *_lines(", ".join(book.authors), 48, 1420, _PAPER, "en"),
        *_lines(book.library.both, 44, 1680, _SOFT, "ko"),
    ]
    ground = _element("rect", width=str(_WIDTH), height=str(_HEIGHT), fill=_GROUND)
    rules = [
        _element("path", d=f"M{_MARGIN} {y}H{_WIDTH - _MARGIN}", stroke=_SOFT, **{"stroke-width": "6"})
        for y in (360, 1560)
    ]
    title = _element("title", f"{book.ko}: {book.en}")
    svg = _element("svg", title, ground, *rules, *lines, viewBox=f"0 0 {_WIDTH} {_HEIGHT}")
    return xml.serialize(svg, lambda made: xml.local_name(made) == "text")


def _element(tag: str, *content: str | Element, **attributes: str) -> Element:
    return xml.element(_NAMESPACE, tag, *content, attributes=attributes)


def _lines(text: str, size: int, top: int, color: str, language: str) -> Iterator[Element]:
    """The text in lines from a height down, so small that at most six lines hold it."""
    while len(wrapped := _wrapped(text, size)) > 6 and size > 24:  # noqa: PLR2004 - lines, and the smallest size
        size -= 8
    for number, line in enumerate(wrapped):
        at = {"x": str(_MARGIN), "y": str(top + round(number * size * 1.35)), "fill": color}
        face = {"font-size": str(size), "font-family": "serif"}
        yield _element("text", line, **at, **face, xml_lang=language)


def _wrapped(text: str, size: int) -> list[str]:
    """The words in lines that fit the width."""
    most, lines = (_WIDTH - 2 * _MARGIN) / (size * _ADVANCE), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and max(wcswidth(longer), len(longer)) > most:
            lines.append(word)
        else:
            lines[-1] = longer
    return [line for line in lines if line]
