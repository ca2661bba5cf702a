"""XLIFF 1.2 and its relatives, read: the target of every unit, without the codes of other programs' formats."""

from __future__ import annotations

from collections.abc import Iterator

from builder.content.importers.foreign import ForeignFile, Text, Unit, stem_of
from builder.content.importers.xml import XmlElement, elements

_CODES = frozenset({"bpt", "ept", "ph", "it", "x", "bx", "ex"})  # what stands for markup that is no text
_UNFINISHED = frozenset({"new", "needs-translation"})  # states of a target that only fills a gap


def units(file: ForeignFile) -> Iterator[Unit]:
    """The units of an XLIFF document, in order."""
    for unit in elements(file, {"trans-unit"}):
        source, target, around = unit.child("source"), unit.child("target"), unit.ancestor("file")
        original = around.attributes.get("original", "") if around else ""
        yield Unit(
            tuple(dict.fromkeys((stem_of(original), file.stem))),
            unit.attributes.get("id"),
            _text(source) if source else None,
            _text(target) if target and target.attributes.get("state") not in _UNFINISHED else Text("", unit.place),
        )


def _text(side: XmlElement) -> Text:
    return Text(side.text(_CODES), side.place)
