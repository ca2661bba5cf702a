"""The two texts of an edition, source and translation, in the order and with the divisions of the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from builder.languages import LANGUAGES, Language
from builder.model.block_kinds import BLOCK_KINDS, KindOfBlock, LineUnit
from builder.model.captions import captions
from builder.model.edition import Block, Edition, Figure, Omission, Pair
from builder.model.entries.shape import Bilingual
from builder.model.provisions import ARTICLE, Provisions, item_levels, provisions
from builder.model.speaker import speaker_label
from builder.model.terms import Glossary
from builder.publish.reading.pictures import picture_path
from builder.publish.tei.elements import TEI_NAMESPACE, element
from builder.publish.tei.line import OTHER, Setting, call_id, sentence, translators_note
from builder.publish.tei.people import annotator_pointer
from builder.publish.tei.prose import word_nodes
from builder.publish.xml import Element, local_name

_EDGES = {kind.around or kind.element: name for name, kind in BLOCK_KINDS.items() if kind.edge}
_TOP = frozenset({"head", "gap", *(tag for tag, name in _EDGES.items() if BLOCK_KINDS[name].edge == "both")})
_BOTTOM = frozenset({"gap", *_EDGES})
_TYPES = {"note": "author", "lg": "stanza"}  # the types of elements other than anonymous blocks
_LISTS = {"item": "list", "bibl": "listBibl"}
_CAPTION = BLOCK_KINDS["heading"]  # what a caption is in its table or figure
_PROSE = BLOCK_KINDS["paragraph"]  # what an item is that is a provision, and so has a division of its own
_TOP_LEVEL, _DEEPEST = 1, 6  # of headings


def texts(edition: Edition, glossary: Glossary) -> Element:
    """The text element of an edition: a group of the source and its translation."""
    return element("text", element("group", *(_text(edition, glossary, language) for language in LANGUAGES)))


def _text(edition: Edition, glossary: Glossary, language: Language) -> Element:
    return element(
        "text",
        _body(edition, glossary, language),
        xml_id=language,
        type="source" if language == "ko" else "translation",
        xml_lang=language,
        decls="#src-ko" if language == "ko" else None,
        corresp=f"#{OTHER[language]}",
    )


def _body(edition: Edition, glossary: Glossary, language: Language) -> Element:
    """The body: the blocks, each in the divisions that the headings and the provisions before it have opened."""
    body, begun = element("body"), provisions(edition)
    levels, opened = item_levels(edition, begun), [(0, body)]
    items: list[tuple[int, Element]] = []
    for block, made in _blocks(edition, glossary, language, begun):
        for level, division in _divisions(block, begun, language):
            while opened[-1][0] >= level:
                opened.pop()
            opened[-1][1].append(division)
            opened.append((level, division))
        _put(made, opened[-1][1], items, levels.get(block.id, 1) if isinstance(block, Pair) else 1)
        if isinstance(block, Pair) and (told := _told(block, made, {"heading": len(opened) - 1, "item": len(items)})):
            made.set("rend", told)
    for division in (body, *body.iter(f"{{{TEI_NAMESPACE}}}div")):
        _settle(division)
    return body


def _divisions(block: Block, begun: Provisions, language: Language) -> Iterator[tuple[int, Element]]:
    """The divisions that begin with a block, the outermost first, each with its level: articles, with or without a heading, are below all
    other headings.
    """
    if not isinstance(block, Pair):
        return
    of_pair, heading = begun.get(block.id, ()), block.kind == "heading"
    if heading and not of_pair:
        yield block.entry.level or _TOP_LEVEL, element("div", type="section")
    for one in of_pair:
        level = _DEEPEST + one.rank if one.rank >= ARTICLE else block.entry.level or _TOP_LEVEL
        yield level, element("div", type=one.type, n=one.number, xml_id=f"{language}-{one.anchor}")


def _told(pair: Pair, made: Element, depths: Mapping[str, int]) -> str:
    """What the element of a pair does not tell: that it is an item, and the level that the divisions or lists that it is in do not have."""
    if pair.kind not in depths:
        return ""
    level, is_listed = pair.entry.level, local_name(made) in (_CAPTION.element, *_LISTS)
    if is_listed:
        return f"level{level or 1}" if (level or 1) != depths[pair.kind] else ""
    return f"item level{level}" if level else "item"


def _settle(division: Element) -> None:
    """Make anonymous blocks of what may stand only at the ends of a division and stands elsewhere."""
    blocks = [block for block in division if isinstance(block.tag, str)]
    top = sum(1 for _ in takewhile(lambda block: local_name(block) in _TOP, blocks))
    bottom = len(blocks) - sum(1 for _ in takewhile(lambda block: local_name(block) in _BOTTOM, reversed(blocks)))
    for number, block in enumerate(blocks):
        kind = _EDGES.get(local_name(block))
        if kind and not (number >= bottom or (number < top and BLOCK_KINDS[kind].edge == "both")):
            own = block[0] if BLOCK_KINDS[kind].around else block
            own.tag = f"{{{TEI_NAMESPACE}}}ab"
            own.set("type", kind)
            if own is not block:
                own.tail = block.tail
                division.replace(block, own)


def _put(made: Element, division: Element, above: list[tuple[int, Element]], level: int) -> None:
    """Append a block to a division; items and references go into a list, into the preceding one if there is one.

    `above` are the items that the last item is within, and itself, with their levels: one of a deeper level goes into a list within it.
    """
    of = _LISTS.get(local_name(made))
    if of is None:
        division.append(made)
        return
    if not len(division) or local_name(division[-1]) != of:
        division.append(element(of))
        above.clear()
    while above and above[-1][0] >= level:
        above.pop()
    listed = _list_within(above[-1][1]) if above else division[-1]
    listed.append(made)
    above.append((level, made))


def _list_within(item: Element) -> Element:
    """The list at the end of an item, a new one if it has none."""
    if local_name(item[-1]) != _LISTS["item"]:
        item.append(element(_LISTS["item"]))
    return item[-1]


def _blocks(
    edition: Edition, glossary: Glossary, language: Language, begun: Provisions
) -> Iterator[tuple[Block, Element]]:
    """The blocks with their elements; a caption is in that of its table or picture."""
    resp, calls = annotator_pointer(edition), _footnote_calls(edition)
    of_blocks = captions(edition.blocks)

    def pair(block: Pair, kind: KindOfBlock) -> Element:
        return _block(Setting(block, glossary, resp), kind, language, calls[block.id])

    for index, block in enumerate(edition.blocks):
        caption = edition.blocks[of_blocks[index]] if index in of_blocks else None
        head = pair(caption, _CAPTION) if isinstance(caption, Pair) else None
        if isinstance(block, Omission):
            yield block, _gap("editorial", block.entry.why)
        elif isinstance(block, Figure):
            yield block, _figure(block, head, language, resp, is_first=of_blocks.get(index, index) < index)
        elif index not in of_blocks.values():
            made = pair(block, _PROSE if block.kind == "item" and block.id in begun else BLOCK_KINDS[block.entry.kind])
            made[:0] = () if head is None else (head,)
            yield block, made


def _figure(figure: Figure, head: Element | None, language: Language, resp: str, *, is_first: bool) -> Element:
    """A picture with its caption, which the source has before or after it, and the edition's description of what it shows."""
    description = figure.entry.description.ko if language == "ko" else figure.entry.description.en
    parts = (head, _graphic(figure)) if is_first else (_graphic(figure), head)
    return element("figure", *parts, element("figDesc", *word_nodes(description, language), resp=resp))


def _graphic(figure: Figure) -> Element | None:
    if (shown := figure.picture) is None:
        return None
    size = {"width": f"{shown.width}px", "height": f"{shown.height}px"}
    return element("graphic", url=picture_path(shown.name), mimeType=shown.media_type, **size)


def _footnote_calls(edition: Edition) -> Counter[str]:
    """How often the text calls each footnote, by id."""
    lines = (segment.ko for pair in edition.pairs for segment in pair.segments)
    return Counter(call.footnote for line in lines for call in line.note_references)


def _block(setting: Setting, kind: KindOfBlock, language: Language, calls: int) -> Element:
    pair = setting.pair
    tag, footnote = kind.element, kind.element == "note"
    made = element(
        tag,
        *_lines(setting, language, kind.line),
        *(_unplaced_notes(setting) if language == "en" else ()),
        _gap("truncated", pair.entry.gap) if pair.entry.gap else None,
        xml_id=f"{language}-{pair.id}",
        n=pair.id,
        type=_TYPES.get(tag) or (pair.kind if tag == "ab" else None),
        place="bottom" if footnote else None,
        target=" ".join(f"#{call_id(pair.id, nth, language)}" for nth in range(1, calls + 1)) or None,
        corresp=f"#{OTHER[language]}-{pair.id}",
    )
    return element(kind.around, _speaker(pair, language), made) if kind.around else made


def _speaker(pair: Pair, language: Language) -> Element | None:
    """Who speaks, with the time as such."""
    if pair.kind != "speech" or pair.entry.speaker is None:
        return None
    label = speaker_label(pair.entry.speaker.ko if language == "ko" else pair.entry.speaker.en)
    time = element("time", label.time) if label.time else None
    return element("speaker", *word_nodes(label.before, language), time, *word_nodes(label.after, language))


def _lines(setting: Setting, language: Language, unit: LineUnit) -> Iterator[Element]:
    head_rows = setting.pair.entry.head_rows
    for segment in setting.pair.segments:
        made = sentence(segment.line(language), segment.number, setting, unit)
        if unit == "row" and segment.number <= head_rows:
            made.set("role", "label")
        yield made


def _unplaced_notes(setting: Setting) -> Iterable[Element]:
    """The notes whose quotation was not found, which are kept after the pair's last sentence."""
    return (translators_note(note, setting) for note in setting.pair.notes if note.match is None)


def _gap(reason: str, known: Bilingual) -> Element:
    """A gap: text omitted by the editors (`editorial`), or lost where the source breaks off (`truncated`)."""
    return element(
        "gap", element("desc", known.ko, xml_lang="ko"), element("desc", known.en, xml_lang="en"), reason=reason
    )
