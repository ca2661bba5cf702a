"""The alignment of a TEI document: its Korean and English blocks, as they are linked by `@corresp` or in a `linkGrp`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from builder.content.importers.foreign import spaced
from builder.content.importers.kinds import AMBIGUOUS, UNKNOWN_ID, UNREAD
from builder.content.importers.tei.blocks import LINE_UNITS, Node, TeiBlock, TeiPicture, blocks, identities, unread
from builder.content.importers.tei.line import ReadLine, prose, read_line
from builder.content.importers.xml import XmlElement
from builder.languages import LANGUAGES
from builder.model.finding import Finding

_OWN_ID = re.compile(r"(?:ed-[a-z0-9-]+\.)?(?:ko|en)-(p[0-9]{1,9}[a-z]?)")
_GROUPS = frozenset("text group front body back div div1 div2 div3 div4 div5 div6 div7 list listBibl".split())
_SHOWN = 40  # characters of a text that a message quotes


@dataclass(frozen=True)
class AlignedPair:
    """Linked blocks of the two languages, in order, and their lines, which answer one another; `en` is empty where nothing is linked.

    An English line may be empty. `speaker` are the labels of a speech by language.
    """

    blocks: Sequence[TeiBlock]
    ko: tuple[ReadLine, ...]
    en: tuple[ReadLine, ...]
    speaker: Mapping[str, XmlElement]

    @property
    def host(self) -> XmlElement:
        """The element of the first Korean block."""
        return self.blocks[0].host

    @property
    def own_id(self) -> str | None:
        """The id of the pair, if the document is one of ours."""
        found = _OWN_ID.fullmatch(self.host.attributes.get("id", ""))
        return found[1] if found else None


@dataclass(frozen=True)
class AlignedPicture:
    """A picture at its place in the Korean, and what it shows in each language in which the document says it."""

    name: str
    descriptions: Mapping[str, XmlElement]


Aligned = AlignedPair | AlignedPicture


def aligned(document: XmlElement) -> tuple[list[Aligned], list[Finding]]:
    """The pairs and pictures of a document in the order of the Korean, and a finding for all text that is in none of them."""
    found = [one for text in document.children("text") for one in blocks(text)]
    order = {id(one): at for at, one in enumerate(found)}
    texts = [one for one in found if isinstance(one, TeiBlock)]
    read = {one for block in texts if block.host.language in LANGUAGES for one in identities(block)}
    placed: list[tuple[int, Aligned]] = []
    faults: list[Finding] = []
    for group in _groups(texts, [*_links(document, texts)], order):
        ko, en = ([block for block in group if block.host.language == language] for language in LANGUAGES)
        if ko:
            placed.append((order[id(ko[0])], _pair(ko, en)))
        else:
            faults += [_unlinked(block) for block in en]
    for at, picture, shown in _pictures(found):
        placed.append((at, picture))
        read.update(shown)
    if not placed and not faults:
        message = "there is no Korean text: the two texts must have xml:lang ‘ko’ and ‘en’"
        return [], [UNKNOWN_ID.at(document.place, message)]
    faults += [_unread(one) for text in document.children("text") for one in unread(text, read)]
    return [one for _at, one in sorted(placed, key=lambda one: one[0])], faults


def _unlinked(block: TeiBlock) -> Finding:
    message = "no Korean is linked to this English: link the two by @corresp or in a linkGrp"
    return AMBIGUOUS.at(block.host.place, message)


def _unread(element: XmlElement) -> Finding:
    words = spaced(element.text())
    shown = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    if element.language in LANGUAGES:
        message = "the text of this <{name}> is not read, since it belongs to nothing: ‘{text}’"
        return UNREAD.at(element.place, message, name=element.name, text=shown)
    message = (
        "the text of this <{name}> is in ‘{language}’, and only Korean (‘ko’) and English (‘en’) are read: ‘{text}’"
    )
    return UNREAD.at(element.place, message, name=element.name, language=element.language, text=shown)


def _pictures(found: Sequence[TeiBlock | TeiPicture]) -> Iterator[tuple[int, AlignedPicture, set[int]]]:
    """The pictures of the Korean, each with its place and what was read of it; the k-th of a file in either language show the same."""
    of_file: dict[str, dict[str, list[TeiPicture]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        if isinstance(one, TeiPicture):
            of_file[one.name][one.graphic.language].append(one)
    order = {id(one): at for at, one in enumerate(found)}
    for name, by_language in of_file.items():
        for number, picture in enumerate(by_language["ko"]):
            both = {language: ones[number] for language, ones in by_language.items() if number < len(ones)}
            shown = {language: one.description for language, one in both.items() if one.description is not None}
            yield order[id(picture)], AlignedPicture(name, shown), {id(one) for one in shown.values()}


# --- Links ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _End:
    """What an end of a link may stand for: all blocks in an element, and those of its own text, which are all if it has none."""

    every: Sequence[TeiBlock]
    own: Sequence[TeiBlock]


def _links(document: XmlElement, found: Sequence[TeiBlock]) -> Iterator[list[TeiBlock]]:
    """The blocks that belong together, as `@corresp` or a link says; a link of sentences is one of the blocks around them."""
    ends = [*_ends(found)]
    of_id = {id_: end for element, end in ends if (id_ := element.attributes.get("id"))}
    for element, end in ends:
        for answer in _pointed(element.attributes.get("corresp", ""), of_id):
            yield from _joined([end, answer])
    for link in (one for group in document.within("linkGrp") for one in group.children("link")):
        yield from _joined([*_pointed(link.attributes.get("target", ""), of_id)])


def _ends(found: Sequence[TeiBlock]) -> Iterator[tuple[XmlElement, _End]]:
    """The elements that a link may be of: what has text of its own, what is around that short of divisions and lists, and lines."""
    of_element: dict[int, tuple[XmlElement, list[TeiBlock]]] = {}
    for block in found:
        one: XmlElement | None = block.host
        while one is not None and one.name not in _GROUPS:
            of_element.setdefault(id(one), (one, []))[1].append(block)
            one = one.parent
    for element, its in of_element.values():
        yield element, _End(its, [block for block in its if block.host is element] or its)
    for block in found:
        for unit in _units(block.parts()):
            yield unit, _End([block], [block])


def _units(content: Iterable[Node]) -> Iterator[XmlElement]:
    for one in content:
        if isinstance(one, XmlElement):
            if one.name in LINE_UNITS:
                yield one
            yield from _units(one.content)


def _pointed(pointers: str, of_id: Mapping[str, _End]) -> Iterator[_End]:
    return (of_id[one[1:]] for one in pointers.split() if one[:1] == "#" and one[1:] in of_id)


def _joined(linked: Sequence[_End]) -> Iterator[list[TeiBlock]]:
    """What a link joins: block by block if all its ends have as many, else what is each end's own."""
    if len({len(end.every) for end in linked}) == 1:
        yield from (list(answers) for answers in zip(*(end.every for end in linked), strict=True))
    else:
        yield [block for end in linked for block in end.own]


def _groups(
    found: Sequence[TeiBlock], links: Iterable[Sequence[TeiBlock]], order: Mapping[int, int]
) -> list[list[TeiBlock]]:
    """The blocks, those together that links join, however many links are between them; each group in order."""
    group_of = {id(block): [block] for block in found}
    for link in links:
        for first, other in pairwise(link):
            if group_of[id(other)] is not group_of[id(first)]:
                joined = group_of[id(first)]
                joined += group_of[id(other)]
                group_of.update({id(block): joined for block in joined})
    unique = {id(group): group for group in group_of.values()}.values()
    return [sorted(group, key=lambda block: order[id(block)]) for group in unique]


# --- Lines ------------------------------------------------------------------------------------------------------------


def _pair(ko: list[TeiBlock], en: list[TeiBlock]) -> AlignedPair:
    speaker = {block.host.language: block.speaker for block in (*en[::-1], *ko[::-1]) if block.speaker is not None}
    return AlignedPair((*ko, *en), *_lines(ko, en), {side: one for side, one in speaker.items() if prose(one)})


def _lines(ko: list[TeiBlock], en: list[TeiBlock]) -> tuple[tuple[ReadLine, ...], tuple[ReadLine, ...]]:
    """The lines of both sides: sentence by sentence if both have as many, else all of it on one line."""
    source, target = ([_line(block, line) for block in side for line in block.lines] for side in (ko, en))
    if not en:
        return tuple(line for line in source if line.text), ()
    if len(source) != len(target) or any(two.text and not one.text for one, two in zip(source, target, strict=True)):
        return (_whole(ko),), (_whole(en),)
    kept = [(one, two) for one, two in zip(source, target, strict=True) if one.text]
    return tuple(one for one, _ in kept), tuple(two for _, two in kept)


def _line(block: TeiBlock, content: Sequence[Node]) -> ReadLine:
    unit = next((one for one in content if isinstance(one, XmlElement) and one.name in LINE_UNITS), block.host)
    return read_line(unit.place, content)


def _whole(side: list[TeiBlock]) -> ReadLine:
    """All lines of some blocks as one."""
    content = [one for block in side for line in block.lines for one in (*line, " ")]
    return read_line(side[0].host.place, content)
