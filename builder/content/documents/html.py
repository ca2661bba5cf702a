"""What a tree of HTML says of a text, as the groups of lines of a draft: headings, lists, tables, quotations, notes and emphasis.

Every format that marks its blocks is read through such a tree, so that there is one reading of it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate
from types import MappingProxyType
from urllib.parse import unquote

from lxml import etree

from builder.content.documents.pictures import LOST, DocumentPicture, embedded, is_fetched
from builder.content.formatting import readable_text
from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.importers.kinds import UNREADABLE
from builder.content.raw_text.line_marks import MARKED
from builder.content.raw_text.unit import Group, Unit, characters, lines_of
from builder.languages.code_points import NOT_TEXT
from builder.model.finding import Place
from builder.model.nesting import CELL_MARK

Element = etree._Element
NOTE = "note"  # an element of a note where it is called, its mark in the attribute `mark`
_NOT_TEXT = frozenset("script style template nav form button select noscript iframe object svg math head rt rp".split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer header hr html li main "
    "ol p pre section summary table tbody td tfoot th thead tr ul".split()
) | set(_HEADINGS)
_EMPHASIS = frozenset({"b", "cite", "em", "i", "strong", "u"})
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)
_CALL = re.compile(r"^(?:[\[(]?\d{1,3}[\])]?|[*†‡※]{1,3})$")
_BACK = re.compile(r"^[\s↑↩︎^←]*$")
_ADDRESSES = ("data-src", "data-original", "src")  # of a picture: where a page loads it late, the first
NO_FILES: Mapping[str, bytes] = MappingProxyType({})
_BREAK = "\n"
_LONGEST_CELL = 200  # characters: what is longer is a page laid out in a table
_DEEPEST = 250  # levels of elements
_MOST_SPANNED = 100  # columns or rows that a cell can be said to span
_MOST_CELLS = 20_000  # of a table
_NUMBER = "number"  # the attribute that has the number which a list prints before an item


@dataclass(frozen=True)
class Contents:
    """What a document has: the groups of lines of its text, and its pictures, in order."""

    groups: tuple[Group, ...]
    pictures: tuple[DocumentPicture, ...] = ()


def page(file: ForeignFile) -> Contents:
    """The contents of a web page; raises ForeignError for one in an encoding that nobody can tell."""
    return contents(parsed(_decoded(file), file.name))


def parsed(text: str, name: str) -> Element:
    """The tree of a text in HTML; nothing that it names is opened. Raises ForeignError if there is none, or if it is nested too deeply.

    Control characters are spaces in it: the parser lets them pass, but nothing may put them into another place of the tree.
    """
    data = NOT_TEXT.sub(" ", text).encode("utf-8", "replace")
    root, is_whole = _tree(data, name, huge=False)
    if not is_whole:  # of ten million bytes, such as pictures in addresses have, or too deep
        root, is_whole = _tree(data, name, huge=True)
    if not is_whole or _depth(root) > _DEEPEST:
        message = "the elements of the file are nested more than {most} levels deep: save its text alone"
        raise ForeignError(UNREADABLE.at(Place(name), message, most=_DEEPEST))
    return root


def _tree(data: bytes, name: str, *, huge: bool) -> tuple[Element, bool]:
    """The tree of HTML, and whether it has all of it: without `huge`, the parser stops at a bound of its own."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=huge)
    try:
        root = etree.fromstring(data, parser)
    except etree.LxmlError as fault:
        raise ForeignError(UNREADABLE.at(Place(name), "there is no text in the file")) from fault
    if root is None:
        raise ForeignError(UNREADABLE.at(Place(name), "there is no text in the file"))
    return root, not any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log)


def _depth(root: Element) -> int:
    """How many levels of elements there are."""
    steps = (1 if event == "start" else -1 for event, _ in etree.iterwalk(root, events=("start", "end")))
    return max(accumulate(steps))


def _decoded(file: ForeignFile) -> str:
    stated = _CHARSET.search(file.data[:4096])
    marked = file.data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for name in ("utf-16",) if marked else ("utf-8-sig", stated[1].decode() if stated else "cp949"):
        try:
            return file.data.decode(codecs.lookup(name).name)
        except (LookupError, UnicodeDecodeError):
            continue
    raise ForeignError(UNREADABLE.at(Place(file.name), "the encoding of the file cannot be told: save it as UTF-8"))


def contents(root: Element, files: Mapping[str, bytes] = NO_FILES) -> Contents:
    """The groups of lines in a tree, in order, with each note after the block in which it is called, and its pictures.

    `files` are those that the document has within it, by the addresses that its pictures name.
    """
    _place_notes(root)
    _number_items(root)
    mains = [one for one in root.iter("article", "main") if _has_text(one)]
    reader = _Reader(files)
    reader.block(mains[0] if len(mains) == 1 else root)
    reader.end()
    return Contents(tuple(_with_levels(reader.found)), tuple(reader.pictures))


def _has_text(element: Element) -> bool:
    return bool("".join(str(text) for text in element.itertext()).strip())


# --- Blocks -----------------------------------------------------------------------------------------------------------


@dataclass
class _Reader:
    """Goes through a tree and gathers its groups."""

    files: Mapping[str, bytes]
    found: list[Group] = field(default_factory=list)
    pictures: list[DocumentPicture] = field(default_factory=list)
    _passed: int = 0  # characters of what was found
    _held: list[DocumentPicture] = field(default_factory=list)  # pictures within the block that is being read
    _line: list[str] = field(default_factory=list)  # the text of the block that is being read
    _emphasis: list[str] = field(default_factory=list)
    _notes: list[Element] = field(default_factory=list)
    _kind: str | None = None
    _level: int | None = None
    _mark: str = ""

    def block(self, element: Element) -> None:
        """Read an element that is a block of its own."""
        tag = element.tag
        if tag == "table" and (rows := _rows(element)):
            self.end()
            self._add(_table(element, rows))
            self.pictures += [self._picture(one) for one in element.iter("img")]
            return
        around = self._kind, self._level, self._mark
        self.end()
        self._kind, self._level, self._mark = _kind_in(element, around)
        self._contents(element)
        self.end()
        self._kind, self._level, self._mark = around

    def _contents(self, element: Element) -> None:
        self._text(element.text or "", preserved=element.tag == "pre")
        for child in element:
            if child.tag in _BLOCKS:
                self.block(child)
            elif isinstance(child.tag, str) and child.tag not in _NOT_TEXT:
                self._inline(child)
            elif child.tag == "rt":
                self._text(_reading(child))
            self._text(child.tail or "", preserved=element.tag == "pre")

    def _inline(self, element: Element) -> None:
        if element.tag == "br":
            self._line.append(_BREAK)
        elif element.tag == "img":
            begins = not "".join(self._line).strip()
            (self.pictures if begins else self._held).append(self._picture(element))
        elif element.tag == NOTE:
            self._line.append(element.get("mark", ""))
            self._notes.append(element)
        else:
            before = len(self._line)
            self._contents(element)
            if element.tag in _EMPHASIS and (words := _clean("".join(self._line[before:]))):
                self._emphasis.append(words[0])

    def _picture(self, element: Element) -> DocumentPicture:
        addresses = [element.get(name, "").strip() for name in _ADDRESSES]
        source = next((one for one in addresses if one), "")
        alt = element.get("alt") or element.get("title") or ""
        within = next((self.files[one] for one in (source, unquote(source)) if one in self.files), embedded(source))
        if within is None and self.files is not NO_FILES and not is_fetched(source):
            within = LOST  # since an archive has its pictures within it
        return DocumentPicture(self._passed, alt, source, within)

    def _add(self, group: Group) -> None:
        self.found.append(group)
        self._passed += characters(lines_of(group))

    def _text(self, text: str, preserved: bool = False) -> None:
        self._line.append(text if preserved else re.sub(r"\s+", " ", text))

    def end(self) -> None:
        """End the block that is being read, if it has any text, and read the notes that it calls."""
        lines, emphasis, notes = _clean("".join(self._line)), tuple(self._emphasis), self._notes
        self._line, self._emphasis, self._notes = [], [], []
        held, self._held = self._held, []
        if lines:
            self._add(self._group(lines, emphasis))
            self._mark = ""
        for note in notes:
            around = self._kind, self._level, self._mark
            self._kind, self._level, self._mark = "footnote", None, f"{note.get('mark', '')} "
            self._contents(note)
            self.end()
            self._kind, self._level, self._mark = around
        self.pictures += [replace(one, at=self._passed) for one in held]

    def _group(self, lines: tuple[str, ...], emphasis: tuple[str, ...]) -> Group:
        if self._kind is None:
            return Unit(lines, emphasis=emphasis) if emphasis and len(lines) == 1 else lines
        mark = "" if self._kind == "item" and MARKED.match(lines[0]) else self._mark
        line = mark + " ".join(lines)
        return Unit((line.strip(),), self._kind, level=self._level, emphasis=emphasis)


def _kind_in(element: Element, around: tuple[str | None, int | None, str]) -> tuple[str | None, int | None, str]:
    """The kind, level and mark of what is directly in an element."""
    tag = str(element.tag)
    if tag in _HEADINGS:
        return "heading", _HEADINGS[tag], ""
    if tag == "li":
        return "item", 1 + sum(1 for _ in element.iterancestors("li")), _mark(element)
    if tag == "blockquote":
        return "quotation", None, ""
    if tag in ("figcaption", "caption"):
        return "caption", None, ""
    return around


def _mark(item: Element) -> str:
    """What a list prints before an item."""
    listed = item.getparent()
    return "- " if listed is None or listed.tag != "ol" else f"{item.get(_NUMBER)}. "


def _number_items(root: Element) -> None:
    """Give the items of numbered lists their numbers."""
    for listed in root.iter("ol"):
        start = listed.get("start", "1")
        for number, item in enumerate(listed.iterchildren("li"), int(start) if re.fullmatch(r"\d{1,4}", start) else 1):
            item.set(_NUMBER, str(number))


def _reading(ruby: Element) -> str:
    """The reading of a word in Hanja, in brackets after it."""
    text = "".join(str(part) for part in ruby.itertext()).strip()
    return f"({text})" if text else ""


def _clean(text: str) -> tuple[str, ...]:
    """The lines of a text that have any character, composed, without those that no text has."""
    composed = unicodedata.normalize("NFC", text)
    lines = (re.sub(r"\s+", " ", line).strip() for line in composed.split(_BREAK))
    kept = ("".join(char for char in line if char == " " or readable_text(f"x{char}x") is not None) for line in lines)
    return tuple(line for line in kept if line.strip())


# --- Tables -----------------------------------------------------------------------------------------------------------


def _rows(table: Element) -> list[list[str]]:
    """The rows of a table, each with as many cells; none if it is but the layout of a page, is too large, or has other blocks in it."""
    if any(True for _ in table.iter("h1", "h2", "h3", "ul", "ol")) or len(list(table.iter("table"))) > 1:
        return []
    below: dict[int, int] = {}  # the columns that cells of rows before reach into, and how many rows more
    rows, width = [], 0
    for row in table.iter("tr"):
        rows.append(_row(row, below))
        width = max(width, len(rows[-1]))
        if width * len(rows) > _MOST_CELLS:
            return []
    if width < 2 or any(len(cell) > _LONGEST_CELL for row in rows for cell in row):  # noqa: PLR2004 - a column is no table
        return []
    return [row + [""] * (width - len(row)) for row in rows if any(row)]


def _row(row: Element, below: dict[int, int]) -> list[str]:
    cells: list[str] = []

    def pass_over() -> None:
        while below.get(len(cells)):
            below[len(cells)] -= 1
            cells.append("")

    for cell in row.iter("td", "th"):
        if len(cells) > _MOST_CELLS:
            break
        pass_over()
        text = " ".join(_clean("".join(str(part) for part in cell.itertext()))).replace(CELL_MARK, "/")
        columns, rows = (_span(cell.get(name)) for name in ("colspan", "rowspan"))
        below.update({len(cells) + at: rows - 1 for at in range(columns)})
        cells.extend([text, *[""] * (columns - 1)])
    pass_over()
    return cells


def _span(stated: str | None) -> int:
    return min(max(int(stated), 1), _MOST_SPANNED) if stated and re.fullmatch(r"\d{1,4}", stated) else 1


def _table(table: Element, rows: list[list[str]]) -> Unit:
    heads = sum(1 for row in table.iter("tr") if _is_head(row))
    return Unit(
        tuple("\t".join(row).strip() for row in rows),
        "table",
        head_rows=min(heads, len(rows) - 1),
        rows=tuple(f" {CELL_MARK} ".join(row).strip() for row in rows),
    )


def _is_head(row: Element) -> bool:
    parent = row.getparent()
    cells = [cell.tag for cell in row.iter("td", "th")]
    return (parent is not None and parent.tag == "thead") or (bool(cells) and set(cells) == {"th"})


# --- Notes ------------------------------------------------------------------------------------------------------------


def _place_notes(root: Element) -> None:
    """Put every note that is called by a link where it is called: as word processors write them, and most converters."""
    order = {one: number for number, one in enumerate(root.iter())}
    targets = {one.get("id"): one for one in order if one.get("id")}
    for link in list(root.iter("a")):
        mark = "".join(str(part) for part in link.itertext()).strip()
        note = targets.get(link.get("href", "")[1:]) if link.get("href", "").startswith("#") else None
        if note is None or not _CALL.match(mark) or note in link.iterancestors() or order[note] < order[link]:
            continue
        placed = next((one for one in (note, *note.iterancestors()) if one.tag == NOTE), None)
        if placed is not None:  # it is called once more
            link[:] = []
            link.text = placed.get("mark")
            continue
        note = _block_of(note)
        if note.getparent() is None or note in link.iterancestors():
            continue
        _detach(note)
        for back in list(note.iter("a")):
            if back.get("href", "").startswith("#") and _BACK.match("".join(map(str, back.itertext()))):
                _detach(back)
        note.tag, note.tail = NOTE, link.tail
        note.set("mark", f"{mark})" if mark.isdigit() else mark)
        around = link.getparent()
        assert around is not None  # noqa: S101 - a link is never the root
        around.replace(link, note)


def _block_of(element: Element) -> Element:
    """The element, or if it is an anchor within one, the item or paragraph around it."""
    return next(
        (one for one in (element, *element.iterancestors()) if one.tag in ("li", "p", "div", "dd", "td")), element
    )


def _detach(element: Element) -> None:
    """Take an element out of its tree, and leave what follows it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


# --- Headings ---------------------------------------------------------------------------------------------------------


def _with_levels(found: Iterable[Group]) -> Iterator[Group]:
    """The groups, with 1 as the level of the title alone, which is the only heading of the highest level or what the text begins with."""
    every = list(found)
    levels = [group.level for group in every if isinstance(group, Unit) and group.kind == "heading" and group.level]
    if not levels:
        yield from every
        return
    top = min(levels)
    alone = levels.count(top) == 1 and levels[0] == top
    begins = isinstance(every[0], Unit) and every[0].kind == "heading"
    for number, group in enumerate(every):
        if not (isinstance(group, Unit) and group.kind == "heading" and group.level):
            yield group
        elif alone or (begins and number == 0):
            yield replace(group, level=1 if number == 0 else min(group.level - top + 1, 6))
        else:
            yield replace(group, level=min(group.level - top + 2, 6))


def text_of(found: Iterable[Group]) -> str:
    """The text of groups: a blank line between them, tabs between the cells of a table."""
    return "\n\n".join(_BREAK.join(group.lines if isinstance(group, Unit) else group) for group in found) + "\n"
