"""Which kind of pair a block of a TEI document is, and its level, by its element and those around it."""

from __future__ import annotations

import re
from typing import get_args

from builder.content.importers.xml import XmlElement
from builder.model.block_kinds import BLOCK_KINDS, PairKind

_OF_ELEMENT: dict[str, PairKind] = {
    kind.element: name for name, kind in BLOCK_KINDS.items() if kind.element not in ("p", "ab")
}
_OF_ELEMENT |= {"l": "verse", "label": "item", "castItem": "item", "biblStruct": "reference", "byline": "byline"}
_AROUND: dict[str, PairKind] = {kind.around: name for name, kind in BLOCK_KINDS.items() if kind.around}
_WITHIN = (
    _AROUND | {"figure": "caption", "table": "caption"} | _OF_ELEMENT
)  # what a paragraph is that is in one of these
_PROSE = frozenset("p ab quote cit lg l".split())  # what is spoken, or stands at the head or the foot
_LEVEL = re.compile("level[1-6]")
_CAPTIONED = frozenset({"figure", "table"})
_STATED = frozenset(get_args(PairKind)) - {"footnote", "heading"}  # what an anonymous block may say that it is
_DEEPEST = 6  # level of a heading


def kind_of(host: XmlElement) -> PairKind:
    """The kind of pair that the text of an element is; that of a note is a footnote, whether it is called or not."""
    around = host.parent
    stated = host.attributes.get("type", "")
    if host.name == "ab" and stated in _STATED:
        return next(kind for kind in BLOCK_KINDS if kind == stated)
    if host.name == "head":
        return "caption" if around is not None and around.name in _CAPTIONED else "heading"
    if host.name == "p" and "item" in _rendered(host):
        return "item"
    if host.name in _PROSE and (framed := _nearest(around, _AROUND)):
        return framed
    return _OF_ELEMENT.get(host.name) or _AROUND.get(host.name) or _nearest(around, _WITHIN) or "paragraph"


def _nearest(above: XmlElement | None, kinds: dict[str, PairKind]) -> PairKind | None:
    """The kind of the nearest element above that has one."""
    while above is not None and not above.name.startswith(("div", "body")):
        if above.name in kinds:
            return kinds[above.name]
        above = above.parent
    return None


def level_of(host: XmlElement, kind: PairKind) -> int:
    """The level of a heading, the divisions that it is in, and that of an item, the lists within one another, unless `@rend` states it; 1
    for other kinds.
    """
    stated = next((int(one[-1]) for one in _rendered(host) if _LEVEL.fullmatch(one)), None)
    of, level, above = {"heading": "div", "item": "list"}.get(kind), 0, host.parent
    while above is not None and of and not (of == "list" and above.name.startswith("div")):
        level += above.name.startswith(of)
        above = above.parent
    return (stated if of else None) or min(max(level, 1), _DEEPEST)


def _rendered(host: XmlElement) -> list[str]:
    return host.attributes.get("rend", "").split()
