"""XLIFF 2.0 and 2.1, read: the target of every segment, with the words that it sets in italics."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.content.importers.foreign import ForeignFile, Text, Unit
from builder.content.importers.xml import XmlElement, elements

_ITALICS = "xlf:i"
_UNFINISHED = "initial"  # the state of a segment that nobody has translated yet
_SIGN = "\0"  # before and after italics, while they are read; XML has no such character
_LARGEST = 0x10FFFF


def units(file: ForeignFile) -> Iterator[Unit]:
    """The segments of an XLIFF document, in order."""
    for unit in elements(file, {"unit"}):
        around = unit.ancestor("file")
        editions = tuple(dict.fromkeys((around.attributes.get("id", "") if around else "", file.stem)))
        for number, segment in enumerate(unit.children("segment"), 1):
            source, target = segment.child("source"), segment.child("target")
            finished = target and segment.attributes.get("state", "translated") != _UNFINISHED
            yield Unit(
                editions,
                f"{unit.attributes.get('id', '')}.{_number(segment, number)}",
                _text(source) if source else None,
                _text(target) if target and finished else Text("", segment.place),
            )


def _number(segment: XmlElement, place: int) -> int:
    """The number of the sentence that a segment is: that of its id, else its place in the unit."""
    found = re.fullmatch("s([1-9][0-9]{0,8})", segment.attributes.get("id", ""))
    return int(found[1]) if found else place


def _text(side: XmlElement) -> Text:
    marked = _words(side, _SIGN).replace(_SIGN * 2, "")  # italics that a mark interrupts are one
    return Text(_words(side, ""), side.place, marked.replace(_SIGN, "*"))


def _words(element: XmlElement, sign: str) -> str:
    """The text of an element, with a sign before and after what is in italics."""
    return "".join(one if isinstance(one, str) else _inline(one, sign) for one in element.content)


def _inline(element: XmlElement, sign: str) -> str:
    if element.name == "cp":
        return _character(element.attributes.get("hex", ""))
    inside = _words(element, sign)
    return f"{sign}{inside}{sign}" if element.attributes.get("subType") == _ITALICS and inside else inside


def _character(code: str) -> str:
    """The character that XML cannot hold, as `cp` gives it; U+FFFD for a code that there is not."""
    value = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,8}", code) else _LARGEST + 1
    return chr(value) if 0 < value <= _LARGEST else "\ufffd"
