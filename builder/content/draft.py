"""A draft of a new edition from a raw text, for a person to finish.

What can be guessed is written as a value; suggestions are comments: the glossary's terms in a pair, and similar sentences that have been
translated before.
"""

from __future__ import annotations

import re
import unicodedata
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from builder.content.file import ContentFile
from builder.content.genre import genre_of
from builder.content.raw_text.seed_block import SeedBlock
from builder.content.raw_text.segmentation import segment
from builder.content.raw_text.unit import OMIT, Group, characters
from builder.content.seed import BLANKS
from builder.content.yaml.concrete import RefusedError
from builder.content.yaml.edit import edited
from builder.content.yaml.layout import (
    BlockCollection,
    BlockScalar,
    Document,
    FlowCollection,
    LayoutEntry,
    LayoutNode,
    PlainScalar,
    one_line,
    write,
)
from builder.content.yaml.parser import parse
from builder.content.yaml.tree import Items, Mapping, Scalar
from builder.languages.korean.hanja import read_hanja
from builder.languages.korean.kiwi import SentenceSplitter
from builder.languages.korean.sentences import sentences
from builder.model.entries.pairs import DEEPEST_LEVEL
from builder.model.genres import Genre
from builder.model.nesting import CELL_MARK

TODO = "TODO"
REFUSED = "was not taken"  # said of a picture in a comment
SCHEMA = "# yaml-language-server: $schema=../docs/schemas/edition.schema.json"
_SCHEMA_OF_PART, _SCHEMA_OF_WORK = (SCHEMA.replace("edition.", f"{name}.") for name in ("part", "work"))
_ABOUT = (
    "# A draft by `daeyeok new`: kinds and sentences are guessed. Replace each TODO; delete a comment that has served."
)
_ABOUT_WORK = (
    "# A draft by `daeyeok new`: what stands here holds for all parts that do not say otherwise. Replace each TODO."
)
_RIGHTS = "# What may be done with each, if you know, such as rights: {source: public-domain, translation: CC-BY-4.0}."
_ISBN = re.compile(r"ISBN[\s:]*((?:97[89][ -]?)?(?:[0-9][ -]?){9}[0-9X])(?![0-9]|-[0-9])")
_DATE = re.compile(r"^\W*((?:19|20)\d\d)\s?[-.년]\s?(\d{1,2})\s?[-.월]\s?(\d{1,2})\s?일?\.?$")
_BEFORE_TITLE = frozenset(("byline", "contact", "dateline", "dedication", "imprint", OMIT))
_MIXED = 0.1  # the share of Hanja from which a text is in mixed script
_READ_BY_TEXT = re.compile(r"([\u3400-\u9fff\uf900-\ufaff]+) ?\(([가-힣]+)\)")
_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True)
class Hints:
    """Hints for a line: the terms in it, each with its rendering, and the translation of a similar line, if any."""

    terms: tuple[tuple[str, str], ...] = ()
    match: MemoryMatch | None = None


@dataclass(frozen=True)
class MemoryMatch:
    """The translation of a similar sentence: how similar it is, in per cent, its address (`edition#p7.2`), and the English."""

    percent: float
    where: str
    en: str


@dataclass(frozen=True)
class DraftPicture:
    """A picture of a draft: how many `characters` stand before it, what it shows as far as that is known, also in English by the document
    of its translation, and its file's name in `figures/`, or why it is not there.
    """

    at: int
    description: str = ""
    english: str = ""
    name: str = ""
    refused: str = ""


NO_HINTS = Hints()


def _no_hints(line: str) -> Hints:
    return NO_HINTS


def draft(
    seed: str,
    source: str | Sequence[Group],
    day: str,
    hints: Callable[[str], Hints] = _no_hints,
    split: SentenceSplitter = sentences,
    pairing: Callable[[tuple[SeedBlock, ...]], tuple[SeedBlock, ...]] | None = None,
    *,
    genre: Genre | None = None,
    pictures: Sequence[DraftPicture] = (),
    is_part: bool = False,
) -> bytes:
    """A draft as YAML, in canonical form; its pairs and omissions cover the text.

    `seed` is the seed's file name, `source` its text, or the groups of the document that it is the text of, and `day` the draft's date as
    YYYY-MM-DD. `hints` gives the hints for a line, which become comments above its translation; `split` splits a paragraph into sentences.
    `pairing` puts a translation that exists already beside the sentences; `pictures` are the document's, in order. `genre` is what
    the text is, if that is known. A part states no more than its title: the rest of its head is that of its work.
    """
    text = BLANKS.sub(" ", source) if isinstance(source, str) else source
    pieces = segment(text, split, genre)
    pieces = _headed(pieces) if is_part else pieces
    pieces = pairing(pieces) if pairing else pieces
    ids = _ids(pieces)
    pairs = [LayoutEntry(None, _omission(p) if p.kind == OMIT else _pair(i, pieces, ids)) for i, p in enumerate(pieces)]
    for entry, piece, name in zip(pairs, pieces, ids, strict=True):
        if isinstance(entry.value, BlockCollection) and name:
            english = entry.value.entries[-1]
            english.lead += [f"# The kind is a guess: {piece.kind}."] if piece.guessed else []
            english.lead += _comments(piece, name, hints)
    head = [LayoutEntry("seed", _scalar(seed)), _title(pieces), *([] if is_part else _about_text(pieces, day, genre))]
    blocks = list(_illustrated(pairs, pieces, pictures))
    root = BlockCollection([*head, LayoutEntry("pairs", BlockCollection(blocks))])
    return write(Document([_SCHEMA_OF_PART if is_part else SCHEMA, _ABOUT], root)).encode()


def _headed(pieces: tuple[SeedBlock, ...]) -> tuple[SeedBlock, ...]:
    """The blocks of a part: the heading that it begins with, as 제1장, is its title, if nothing else is."""
    kinds = [piece.kind for piece in pieces]
    at = kinds.index("heading") if "heading" in kinds else None
    if at is None or any(piece.level == 1 for piece in pieces) or not set(kinds[:at]) <= _BEFORE_TITLE:
        return pieces
    return (*pieces[:at], replace(pieces[at], level=1), *pieces[at + 1 :])


def work_draft(part: str, day: str) -> bytes:
    """A draft of a work with one part, given by its id, as YAML in canonical form."""
    title = LayoutEntry("title", _to_write())
    parts = LayoutEntry("parts", BlockCollection([LayoutEntry(None, _scalar(part))]))
    root = BlockCollection([title, *_about_text((), day), parts])
    return write(Document([_SCHEMA_OF_WORK, _ABOUT_WORK], root)).encode()


def with_part(work: ContentFile, part: str) -> ContentFile:
    """The file of a work with another part at the end; raises RefusedError where that cannot be written without changing more."""
    tree, _ = parse(work.data, work.name)
    listed = tree.get("parts") if isinstance(tree, Mapping) else None
    if not isinstance(listed, Items):
        raise RefusedError("‘parts’ is no list")
    parts = (*(item.text for item in listed.items if isinstance(item, Scalar)), part)
    return replace(work, data=edited(work.data, {("parts",): parts}))


def _ids(pieces: tuple[SeedBlock, ...]) -> list[str]:
    """An id for each block, empty for what is omitted."""
    ids, number = [], 0
    for piece in pieces:
        number += piece.kind != OMIT
        ids.append("" if piece.kind == OMIT else f"p{number}")
    return ids


# --- Blocks -----------------------------------------------------------------------------------------------------------


def _pair(index: int, pieces: tuple[SeedBlock, ...], ids: list[str]) -> BlockCollection:
    piece = pieces[index]
    entries = [LayoutEntry("id", PlainScalar((ids[index],))), LayoutEntry("kind", PlainScalar((piece.kind,)))]
    if piece.level:
        entries.append(LayoutEntry("level", PlainScalar((str(min(piece.level, DEEPEST_LEVEL)),))))
    if piece.speaker:
        entries.append(LayoutEntry("speaker", _braces(ko=piece.speaker, en=piece.english_speaker or TODO)))
    if piece.head_rows:
        entries.append(LayoutEntry("head_rows", PlainScalar((str(piece.head_rows),))))
    if piece.of:
        entries.append(LayoutEntry("of", PlainScalar((f"{ids[piece.of[0]]}.{piece.of[1]}",))))
    if piece.also:
        entries.append(LayoutEntry("also", _brackets(f"{ids[at]}.{number}" for at, number in piece.also)))
    english = BlockScalar("|", "", _english(piece))
    korean = [LayoutEntry("ko", BlockScalar("|", "", piece.lines)), *_reading(piece)]
    return BlockCollection([*entries, *korean, LayoutEntry("en", english)])


def _reading(piece: SeedBlock) -> Iterator[LayoutEntry]:
    """How the Hanja of a block are probably read, where they are a good part of its words and not only glosses in brackets."""
    readings = tuple(_read(unicodedata.normalize("NFC", line)) for line in piece.lines)
    read = sum(
        one != other
        for line, said in zip(piece.lines, readings, strict=True)
        for one, other in zip(line, said, strict=False)
    )
    if read > _MIXED * sum(map(len, piece.lines)):
        yield LayoutEntry("reading", BlockScalar("|", "", readings))


def _read(line: str) -> str:
    """A line with the reading of its Hanja, but for those whose reading the text itself has, as 大韓民國(대한민국)."""
    said = read_hanja(line)
    for found in _READ_BY_TEXT.finditer(line):
        if len(found[1]) == len(found[2]):
            said = said[: found.start(1)] + found[1] + said[found.end(1) :]
    return said


def _english(piece: SeedBlock) -> tuple[str, ...]:
    """The English of each line, or what stands for it."""
    known = piece.english or [""] * len(piece.lines)
    return tuple(en or _to_do(piece, line) for en, line in zip(known, piece.lines, strict=True))


def _to_do(piece: SeedBlock, line: str) -> str:
    """What stands for the English of a line; the row of a table has its cells already."""
    return f" {CELL_MARK} ".join([TODO] * (line.count(CELL_MARK) + 1)) if piece.kind == "table" else TODO


def _omission(piece: SeedBlock) -> BlockCollection:
    why = _braces(ko="글이 아닌 줄로 보임", en="taken to be no part of the text")
    return BlockCollection([LayoutEntry(OMIT, BlockScalar("|", "", piece.lines)), LayoutEntry("why", why)])


def _illustrated(
    pairs: Sequence[LayoutEntry], pieces: Sequence[SeedBlock], pictures: Sequence[DraftPicture]
) -> Iterator[LayoutEntry]:
    """The blocks with the pictures between them: each before the first block that begins after it; a comment says which is not there."""
    waiting, passed = deque(pictures), 0
    for pair, piece in zip(pairs, pieces, strict=True):
        while waiting and waiting[0].at <= passed:
            yield from _shown(waiting.popleft(), pair, "before")
        yield pair
        passed += characters((piece.speaker or "", *piece.lines))
    for picture in waiting:
        yield from _shown(picture, pairs[-1] if pairs else None, "after")


def _shown(picture: DraftPicture, pair: LayoutEntry | None, where: str) -> Iterator[LayoutEntry]:
    """The block of a picture; if its file is not there, none, but a comment above the pair beside it, if there is one."""
    if picture.name:
        yield _figure(picture)
    elif pair:
        pair.lead = [*pair.lead, f"# A picture {where} this {REFUSED}: {picture.refused}."]


def _figure(picture: DraftPicture) -> LayoutEntry:
    """The block of a picture, described in the language in which the document describes it."""
    in_korean = bool(_HANGUL.search(picture.description))
    ko, en = (picture.description, "") if in_korean else ("", picture.description)
    english = picture.english or en or TODO
    description = BlockCollection([LayoutEntry("ko", _scalar(ko or TODO)), LayoutEntry("en", _scalar(english))])
    entries = [LayoutEntry("figure", _scalar(picture.name)), LayoutEntry("description", description)]
    return LayoutEntry(None, BlockCollection(entries))


def _comments(piece: SeedBlock, name: str, hints: Callable[[str], Hints]) -> Iterator[str]:
    """The comments of a block: the words that are set off, its terms, each once, and every sentence that is like a translated one."""
    if piece.emphasis:
        yield f"# emphasized in the source: {'; '.join(piece.emphasis)}"
    if piece.doubtful:
        yield f"# Check that these answer one another: {', '.join(f'{name}.{number}' for number in piece.doubtful)}"
    known = [hints(line) for line in piece.lines]
    if terms := dict(term for one in known for term in one.terms):
        yield "# " + "; ".join(f"{ko}: {en}" for ko, en in terms.items())
    for number, one in enumerate(known, 1):
        if one.match and not piece.english:
            yield f"# {name}.{number} is {one.match.percent:.0f} % like {one.match.where}: {one.match.en}"


# --- The head ---------------------------------------------------------------------------------------------------------


def _title(pieces: tuple[SeedBlock, ...]) -> LayoutEntry:
    title = next((piece.lines[0] for piece in pieces if piece.level == 1), None)
    supplied = [] if title else [LayoutEntry("supplied", PlainScalar(("true",)))]
    return LayoutEntry("title", _to_write(title or TODO, *supplied))


def _to_write(ko: str = TODO, *more: LayoutEntry) -> BlockCollection:
    """A text in both languages whose English, and perhaps Korean, is to be written."""
    return BlockCollection([LayoutEntry("ko", _scalar(ko)), LayoutEntry("en", _scalar(TODO)), *more])


def _about_text(pieces: tuple[SeedBlock, ...], day: str, genre: Genre | None = None) -> Iterator[LayoutEntry]:
    """The head below the title."""
    yield LayoutEntry("summary", _to_write())
    if genre := genre or genre_of(pieces):
        yield LayoutEntry("genre", PlainScalar((genre,)))
    if source := list(_source(pieces)):
        lead = ["# Only what the text itself states: author, publisher, series, published, isbn, url, rights."]
        yield LayoutEntry("source", BlockCollection(source), lead)
    translators = BlockCollection([LayoutEntry(None, _braces(name=TODO, role="translator"))])
    yield LayoutEntry("translators", translators, [_RIGHTS])
    yield LayoutEntry("status", PlainScalar(("draft",)))
    yield LayoutEntry(
        "revisions", BlockCollection([LayoutEntry(None, _braces(version="0.1", when=day, who=TODO, what="Draft."))])
    )


def _source(pieces: tuple[SeedBlock, ...]) -> Iterator[LayoutEntry]:
    """The date and the ISBN that the text states, where a pattern recognizes them."""
    front = [line for piece in pieces if piece.kind == "imprint" for line in piece.lines]
    if published := next((day for line in front if (day := _day(line))), None):
        yield LayoutEntry("published", PlainScalar((published.isoformat(),)))
    if isbn := next((found[1] for line in front if (found := _ISBN.search(line))), None):
        yield LayoutEntry("isbn", _scalar(isbn))


def _day(line: str) -> date | None:
    """The day that a line states, if it is one of the calendar."""
    if not (found := _DATE.match(line)):
        return None
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _scalar(text: str) -> PlainScalar:
    return PlainScalar((one_line(text),))


def _brackets(values: Iterable[str]) -> LayoutNode:
    return FlowCollection(tuple((None, _scalar(value)) for value in values), "[]")


def _braces(**values: str) -> LayoutNode:
    return FlowCollection(tuple((key, _scalar(value)) for key, value in values.items()), "{}")
