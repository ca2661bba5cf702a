"""The alignment of a TEI document: its Korean and English blocks, as they are linked by `@corresp` or in a `linkGrp`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.content.importers.kinds import AMBIGUOUS, UNKNOWN_ID
from builder.content.importers.tei.line import ReadLine, read_line
from builder.content.importers.xml import XmlElement
from builder.model.finding import Finding

BLOCKS = frozenset({"head", "p", "ab", "item", "quote", "note", "bibl", "l"})
_SENTENCES = frozenset({"s", "seg"})
_OWN_ID = re.compile(r"(?:ko|en)-(p[0-9]{1,9}[a-z]?)(?:\.([1-9][0-9]{0,8}))?")


@dataclass(frozen=True)
class AlignedPair:
    """Linked blocks of the two languages, in order, and their lines, which answer one another; `en` is empty where nothing is linked."""

    blocks: Sequence[XmlElement]
    ko: tuple[ReadLine, ...]
    en: tuple[ReadLine, ...]

    @property
    def own_id(self) -> str | None:
        """The id of the pair, if the document is one of ours."""
        found = _OWN_ID.fullmatch(self.blocks[0].attributes.get("id", ""))
        return found[1] if found else None


def aligned(document: XmlElement) -> tuple[list[AlignedPair], list[Finding]]:
    """The pairs of a document in the order of the Korean, and a finding for each English block that renders none."""
    blocks = [one for text in document.children("text") for one in _blocks(text)]
    groups = _groups(blocks, [*_links(document, blocks)])
    pairs, faults = [], []
    for group in groups:
        ko, en = ([block for block in group if block.language == language] for language in ("ko", "en"))
        if ko:
            pairs.append(AlignedPair((*ko, *en), *_lines(ko, en)))
        else:
            faults += [_unlinked(block) for block in en]
    if not pairs and not faults:
        message = "there is no Korean text: the two texts must have xml:lang ‘ko’ and ‘en’"
        faults.append(UNKNOWN_ID.at(document.place, message))
    return pairs, faults


def _unlinked(block: XmlElement) -> Finding:
    message = "no Korean is linked to this English: link the two by @corresp or in a linkGrp"
    return AMBIGUOUS.at(block.place, message)


def _blocks(element: XmlElement) -> Iterator[XmlElement]:
    """The innermost blocks with text of their own, and the author's notes that stand between them, in order."""
    for one in element.children():
        inner = list(_blocks(one)) if one.name not in _SENTENCES else []
        if one.name in BLOCKS and not any(block.name != "note" for block in inner):
            if one.name != "note" or one.attributes.get("corresp"):
                yield one
        else:
            yield from inner


def _links(document: XmlElement, blocks: Sequence[XmlElement]) -> Iterator[list[XmlElement]]:
    """The blocks that belong together, as their own `@corresp` or a link says; a link of sentences is one of the blocks around them."""
    by_id = {}
    for block in blocks:
        for one in (block, *(inner for name in _SENTENCES for inner in block.within(name))):
            by_id[one.attributes.get("id", "")] = block
    for block in blocks:
        for one in (block, *(inner for name in _SENTENCES for inner in block.within(name))):
            yield [block, *_pointed(one.attributes.get("corresp", ""), by_id)]
    for group in document.within("linkGrp"):
        for link in group.children("link"):
            yield [*_pointed(link.attributes.get("target", ""), by_id)]


def _pointed(pointers: str, by_id: dict[str, XmlElement]) -> Iterator[XmlElement]:
    return (by_id[one[1:]] for one in pointers.split() if one[:1] == "#" and one[1:] in by_id)


def _groups(blocks: Sequence[XmlElement], links: Iterable[Sequence[XmlElement]]) -> list[list[XmlElement]]:
    """The blocks, those together that links join, however many links are between them; in order, groups by their first Korean block."""
    group_of = {id(block): [block] for block in blocks}
    for link in links:
        for first, other in pairwise(link):
            if group_of[id(other)] is not group_of[id(first)]:
                joined = group_of[id(first)]
                joined += group_of[id(other)]
                group_of.update({id(block): joined for block in joined})
    order = {id(block): at for at, block in enumerate(blocks)}
    unique = {id(group): group for group in group_of.values()}.values()
    return [sorted(group, key=lambda block: order[id(block)]) for group in unique]


# --- Lines ------------------------------------------------------------------------------------------------------------


def _lines(ko: list[XmlElement], en: list[XmlElement]) -> tuple[tuple[ReadLine, ...], tuple[ReadLine, ...]]:
    """The lines of both sides: sentence by sentence if both have as many, else all of it on one line."""
    sentences = [[one for block in side for one in _sentences(block)] for side in (ko, en)]
    if en and len(sentences[0]) != len(sentences[1]):
        sentences = [ko, en]
        return tuple(tuple(_nonempty([read_line(*side)])) for side in sentences)  # type: ignore[return-value]
    return tuple(_nonempty(map(read_line, sentences[0]))), tuple(_nonempty(map(read_line, sentences[1])))


def _sentences(block: XmlElement) -> list[XmlElement]:
    """The sentences that a block is divided into, the whole block if it is not."""
    inside = [one for one in block.children() if one.name in _SENTENCES]
    return inside or [block]


def _nonempty(lines: Iterable[ReadLine]) -> Iterator[ReadLine]:
    return (line for line in lines if line.text)
