"""Translation memories (TMX), read: of OmegaT's projects too, whose own are translation memories."""

from __future__ import annotations

from collections.abc import Iterator

from builder.content.importers.foreign import ForeignFile, Text, Unit, stem_of
from builder.content.importers.xml import XmlElement, elements

_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})  # what stands for markup that is no text


def units(file: ForeignFile) -> Iterator[Unit]:
    """The units of a memory that have a translation into English, in order."""
    for unit in elements(file, {"tu"}):
        props = {one.attributes.get("type", ""): one.text().strip() for one in unit.children("prop")}
        ko, en = (_side(unit, language) for language in ("ko", "en"))
        if en is not None:
            editions = (props.get("x-edition", ""), stem_of(props.get("file", "")), file.stem)
            id_ = props.get("x-permalink") or props.get("id")
            yield Unit(tuple(dict.fromkeys(filter(None, editions))), id_, ko, en)


def _side(unit: XmlElement, language: str) -> Text | None:
    """The text of a unit in a language, of whichever country; None if there is none."""
    for variant in unit.children("tuv"):
        segment = variant.child("seg")
        if variant.attributes.get("lang", "").lower().partition("-")[0] == language and segment is not None:
            return Text(segment.text(_CODES), segment.place)
    return None
