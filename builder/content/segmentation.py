"""Segmentation of a raw Korean text into blocks of a guessed kind, each with its sentences.

A guess saves typing if it is right and is quickly changed if it is wrong. Guesses use only the forms of lines, so the same text always
gives the same result.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from builder.content.arrangement import STATED, Group, Unit, groups_of, units
from builder.content.footnotes import find_mark, note_mark
from builder.content.line_forms import (
    ADDRESS,
    AMENDED,
    ARTICLE,
    BYLINE,
    CALL,
    CAPTION,
    CONTACT,
    DATELINE,
    DAY,
    FOOTNOTE,
    FURNITURE,
    HEADED,
    HEADLINE,
    IMPRINT,
    ITEM,
    LUNAR,
    MARK,
    NAME,
    NO_TITLE,
    NUMBERED,
    ORDINAL,
    PART,
    POSTSCRIPT,
    QUOTATION,
    REFERENCES,
    RELEASE,
    SALUTATION,
    SENTENCE_END,
    SENTENCE_MARK,
    SIGNATURE,
    STATING,
    SUBTITLE,
    TO_THE_END,
)
from builder.languages.korean.kiwi import SentenceSplitter
from builder.languages.korean.sentences import sentences

OMIT = "omit"
_PROSE = 60  # characters; a shorter line that does not end like a sentence is a heading or the like
_SINGLE = 0.1  # if the share of lines with several sentences is less, a line is a sentence, not a paragraph
_MOST = 8  # the most sentences to join into one paragraph of such a text

_EPIGRAPH = 40  # characters
_SHORT = 25  # characters of a sentence alone that might be a heading, an epigraph or a direction
_LONGEST_ORDINAL = 100  # characters of an item that counts in words
_CLOSING_LINE = 25  # characters of who signs
_BARE_FRONT = 3  # lines: more before a text are those of a page around it
# What a line after a poem may be.
_CLOSING = ("dateline", "signature", "postscript", "footnote", "byline", "contact", "imprint")


@dataclass(frozen=True)
class SeedBlock:
    """A block of the seed: its kind (`omit` for what is not part of the text), its sentences verbatim, and attributes of its kind.

    `level` is that of a heading, or of an item of a list within a list; `of`, for a footnote, is the index of the block it belongs to and
    the number of the sentence in it, from 1; `speaker` is the label of a speech; `head_rows` is how many rows of a table are headings.
    `stated` is whether a document, or what stands around the block, says its kind, so that its form need not. `emphasis` are words that a
    document sets off in the block. `english` is the translation of each line, where there is one already, and `doubtful` are the numbers
    of lines of which it is not sure.
    """

    kind: str
    lines: tuple[str, ...]
    level: int | None = None
    of: tuple[int, int] | None = None
    speaker: str | None = None
    head_rows: int = 0
    stated: bool = False
    emphasis: tuple[str, ...] = ()
    english: tuple[str, ...] = ()
    doubtful: tuple[int, ...] = ()


def segment(source: str | Sequence[Group], split: SentenceSplitter = sentences) -> tuple[SeedBlock, ...]:
    """The blocks of a raw text, or of a document's groups, in order; they contain every character except spaces.

    `split` splits prose into sentences.
    """
    found = units(tuple(groups_of(source)) if isinstance(source, str) else source)
    pieces = [_block(unit, kind, split) for unit, kind in zip(found, _kinds(found), strict=True)]
    return tuple(_with_levels(_with_places(list(_omissions_joined(_join_paragraphs(list(_with_one_title(pieces))))))))


def _block(unit: Unit, kind: str, split: SentenceSplitter) -> SeedBlock:
    if kind == "table":
        return SeedBlock(kind, unit.rows, head_rows=unit.head_rows)
    texts = tuple(line.replace("\t", " ") for line in unit.lines)
    lines = texts if len(texts) > 1 else _split_line(kind, texts[0], split)
    level = unit.level or _level(kind, lines[0])
    return SeedBlock(
        kind,
        lines,
        level,
        speaker=unit.speaker,
        head_rows=unit.head_rows,
        stated=bool(unit.kind),
        emphasis=unit.emphasis,
    )


def is_guess(piece: SeedBlock) -> bool:
    """Whether the kind of a block is no more than a guess: nothing in its form says it, or it could as well be another."""
    if piece.stated or len(piece.lines) > 1:
        return False
    line = piece.lines[0]
    if piece.kind == "heading":
        return piece.level != 1 and not any(form.match(line) for form in (PART, HEADED, REFERENCES, SUBTITLE))
    if piece.kind == "imprint":
        return not any(form.search(line) for form in (IMPRINT, RELEASE, STATED, STATING))
    return piece.kind == "epigraph" or (piece.kind == "paragraph" and len(line) <= _SHORT)


def _split_line(kind: str, line: str, split: SentenceSplitter) -> tuple[str, ...]:
    """The sentences of a line; lines that are not prose are not split."""
    return split(line) if kind in ("paragraph", "footnote", "quotation", "item", "speech", "postscript") else (line,)


def _level(kind: str, line: str) -> int | None:
    if kind != "heading":
        return None
    return 2 if PART.match(line) or REFERENCES.match(line) else 1


def _with_one_title(pieces: Iterable[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, in which only the first heading of the highest level is the title."""
    titled = False
    for piece in pieces:
        is_title = piece.kind == "heading" and piece.level == 1
        yield replace(piece, level=2) if titled and is_title else piece
        titled = titled or is_title


# --- Kinds ------------------------------------------------------------------------------------------------------------


def _kinds(found: Sequence[Unit]) -> list[str]:
    """The kind of each unit, from its form and its position: before the text, in it, among the references, or after it."""
    lines = [unit.lines[0] for unit in found]
    front = _front(found)
    title = next((at for at in range(front) if found[at].level == 1), -1)
    title = title if title >= 0 else _title(lines[:front])
    kinds: list[str] = []
    references = ended = False
    listed, called = _listed(found), {mark for line in lines for mark in MARK.findall(line)}
    is_marked = any(unit.kind == "heading" for unit in found)  # so that what a document does not call a heading is none
    for index, (unit, line) in enumerate(zip(found, lines, strict=True)):
        ended = ended or bool(TO_THE_END.search(line))
        kind = _kind_of(unit, index, front, title) if not ended else OMIT
        if kind == "heading" and is_marked and index >= front and not (unit.level or REFERENCES.match(line)):
            kind = "paragraph"
        if index in listed and not unit.kind and kind in ("heading", "paragraph", "contact"):
            kind = "item"
        if kind == "byline" and kinds and kinds[-1] == "dateline" and index > front:
            kind = "signature"
        references = (references and kind not in ("byline", "contact")) or bool(REFERENCES.match(line))
        prose = (
            kind in ("paragraph", "item")
            or (kind == "footnote" and note_mark(line) not in called)
            or (kind == "heading" and not REFERENCES.match(line))
        )
        kinds.append("reference" if references and prose else kind)
    addressed = "salutation" in kinds or (title >= 0 and bool(SALUTATION.match(lines[title])))
    return _signed(_of_letter(kinds, lines) if addressed else kinds, lines, front)


def _of_letter(kinds: list[str], lines: Sequence[str]) -> list[str]:
    """The kinds, in what is said to somebody: a date above the salutation, and a name at the end."""
    begins = kinds.index("salutation") if "salutation" in kinds else 0
    last = max(at for at, kind in enumerate(kinds) if kind not in (OMIT, "dateline", "postscript"))
    dated = [
        "dateline" if kind == "imprint" and IMPRINT.match(line) else kind
        for kind, line in zip(kinds, lines, strict=True)
    ]
    closing = last > begins and _may_sign(kinds[last], lines[last])
    return [*dated[:begins], *kinds[begins:last], "signature" if closing else kinds[last], *kinds[last + 1 :]]


def _may_sign(kind: str, line: str) -> bool:
    """Whether a line at the end can be who signs: short, and no sentence."""
    short = len(line) <= _CLOSING_LINE and not SENTENCE_MARK.search(line)
    return short and kind in ("heading", "paragraph", "byline", "imprint")


def _signed(kinds: list[str], lines: Sequence[str], front: int) -> list[str]:
    """The kinds, in which a name right after the date at the end signs."""
    ends = [at for at, kind in enumerate(kinds) if kind not in (OMIT, "contact", "postscript", "footnote")]
    *_, before, last = (-1, -1, *ends)
    signs = before >= front and kinds[before] == "dateline" and _may_sign(kinds[last], lines[last])
    return [*kinds[:last], "signature", *kinds[last + 1 :]] if signs else kinds


def _listed(found: Sequence[Unit]) -> frozenset[int]:
    """The numbered lines that are items of a list: at most a table is between them, and one number follows another; in a law all are."""
    lines = [(at, unit.lines[0]) for at, unit in enumerate(found) if unit.kind != "table"]
    numbers = [(at, (match[1] or match[2]) if (match := NUMBERED.match(line)) else "") for at, line in lines]
    is_law = sum(bool(ARTICLE.match(line)) for _, line in lines) > 1
    listed: set[int] = set()
    for numbered, run in groupby(numbers, key=lambda one: bool(one[1])):
        members = tuple(run)
        if numbered and (is_law or any(_follows(one[1], other[1]) for one, other in pairwise(members))):
            listed.update(at for at, _ in members)
    return frozenset(listed) | _counted(lines)


def _counted(lines: Sequence[tuple[int, str]]) -> frozenset[int]:
    """The short lines that count in words, where several do one after the other."""
    found: set[int] = set()
    for counts, run in groupby(lines, key=lambda one: len(one[1]) <= _LONGEST_ORDINAL and bool(ORDINAL.match(one[1]))):
        members = {at for at, _ in run}
        if counts and len(members) > 1:
            found |= members
    return frozenset(found)


def _follows(one: str, other: str) -> bool:
    """Whether a number of a list, or a syllable that counts, comes after another."""
    syllables = "가나다라마바사아자차카타파하"
    if one in syllables and other in syllables:
        return syllables.index(other) == syllables.index(one) + 1
    return one.isdigit() and other.isdigit() and int(other) == int(one) + 1


def _kind_of(unit: Unit, index: int, front: int, title: int) -> str:
    line = unit.lines[0]
    closing = _kind(line) if unit.kind == "verse" and len(unit.lines) == 1 else ""
    if closing in _CLOSING:
        return closing
    if unit.kind:
        return unit.kind
    return _front_kind(line, index - title if title >= 0 else -1) if index < front else _kind(line)


def _front(found: Sequence[Unit]) -> int:
    """The number of units before the text, which begins with its first numbered heading, line of prose, or unit of a kind."""
    return next((number for number in range(len(found)) if _begins_text(found, number)), 0)


def _begins_text(found: Sequence[Unit], number: int) -> bool:
    unit, line = found[number], found[number].lines[0]
    if unit.level == 1:
        return False
    if unit.kind or PART.match(line) or _is_prose(line):
        return True
    if number == 0:
        return line.endswith(".") or _begins_letter(found)  # as no title does
    if FURNITURE.search(line) or STATED.match(line):
        return False
    if line[-1] in "!?" and all(any(form.search(one.lines[0]) for form in NO_TITLE) for one in found[:number]):
        return False
    is_sentence = SENTENCE_MARK.search(line) and not QUOTATION.match(line)
    return bool(SALUTATION.match(line) or (is_sentence and not _stands_before_text(found, number)))


def _begins_letter(found: Sequence[Unit]) -> bool:
    """Whether the first unit is whom a letter is to, which it ends with a signature."""
    return bool(SALUTATION.match(found[0].lines[0])) and any(SIGNATURE.match(unit.lines[0]) for unit in found)


def _stands_before_text(found: Sequence[Unit], number: int) -> bool:
    """Whether the unit is one sentence before what begins a text, as an epigraph is."""
    after, line = found[number + 1].lines[0] if number + 1 < len(found) else "", found[number].lines[0]
    return len(line) <= _EPIGRAPH and len(sentences(line)) == 1 and bool(SALUTATION.match(after) or PART.match(after))


def _title(front: list[str]) -> int:
    """The index of the title among the lines before the text: the first, or on a page with much around it, the longest; -1 for none."""
    possible = [at for at, line in enumerate(front) if not any(form.search(line) for form in NO_TITLE)]
    if len(front) > _BARE_FRONT:
        return max(possible, key=lambda at: len(front[at]), default=-1)
    return possible[0] if possible else -1


def _is_prose(line: str) -> bool:
    line = _bare(line)
    return len(line) > _PROSE and (len(sentences(line)) > 1 or bool(SENTENCE_END.search(line)))


def _front_kind(line: str, after_title: int) -> str:
    """The kind of a line before the text, `after_title` lines after the title; negative before it, or without one."""
    if after_title == 0:
        return "heading"
    if FURNITURE.search(line) or ADDRESS.match(line):
        return OMIT
    if CONTACT.search(line):
        return "contact"
    if LUNAR.match(line) or (DAY.match(line) and DATELINE.match(line)):
        return "dateline"
    return _kind_beside_title(line, after_title)


def _kind_beside_title(line: str, after_title: int) -> str:
    """The kind of a line before the text that is neither of the page around it nor a date."""
    if SUBTITLE.match(line) or (after_title == 1 and HEADLINE.match(line) and not _is_of_page(line)):
        return "heading"
    if after_title > 0 and (QUOTATION.match(line) or SENTENCE_MARK.search(line)):
        return "epigraph"
    return "byline" if NAME.match(line) or BYLINE.search(line) else "imprint"


def _is_of_page(line: str) -> bool:
    """Whether a line states something of the text around a title, as opposed to what the text is about."""
    return bool(IMPRINT.match(line) or BYLINE.search(line) or STATED.match(line) or SENTENCE_MARK.search(line))


_FORMS = (  # the first match wins
    (OMIT, FURNITURE),
    ("contact", CONTACT),
    ("heading", HEADED),
    ("caption", CAPTION),
    ("byline", BYLINE),
    ("dateline", DATELINE),
    ("dateline", LUNAR),
    ("signature", SIGNATURE),
    ("postscript", POSTSCRIPT),
    ("salutation", SALUTATION),
    ("footnote", FOOTNOTE),
    ("item", ITEM),
    ("imprint", IMPRINT),
    ("quotation", QUOTATION),
    ("imprint", STATED),
    ("heading", REFERENCES),
)


def _bare(line: str) -> str:
    """The line without what a law says of its amendments, and without the mark of a note, at its end."""
    return CALL.sub("", AMENDED.sub("", line).rstrip())


def _kind(line: str) -> str:
    found = next((kind for kind, form in _FORMS if form.search(line)), None)
    if found == "byline" and ITEM.match(line):
        found = "item"
    if found and not (found in ("byline", "contact", "imprint") and _is_prose(line)):
        return found
    short = len(line) <= _PROSE and not SENTENCE_END.search(_bare(line))
    return "heading" if short else "paragraph"


# --- Lists --------------------------------------------------------------------------------------------------------------


def _with_levels(pieces: Iterable[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, with the levels of items below the first: those of a mark that the list has not had are one below the item before."""
    marks: list[str] = []
    for piece in pieces:
        if piece.kind == "footnote":  # as may stand between items
            yield piece
            continue
        mark = _item_mark(piece.lines[0]) if piece.kind == "item" else ""
        marks = [*marks[: marks.index(mark)], mark] if mark in marks else [*marks, mark] if mark else []
        level = piece.level or len(marks) if piece.kind == "item" else piece.level  # a document's own comes first
        yield replace(piece, level=None if piece.kind == "item" and level == 1 else level)


def _item_mark(line: str) -> str:
    """The mark of an item; all numbers of a form are one, and so are the syllables that count."""
    if numbered := NUMBERED.match(line):
        return "1" if numbered[1] else "가"
    return "①" if "①" <= line[0] <= "⑳" else line[0]


# --- Paragraphs and footnotes -----------------------------------------------------------------------------------------


def _join_paragraphs(pieces: list[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks; if the text has a sentence per line, adjacent lines are joined into paragraphs."""
    prose = [piece for piece in pieces if piece.kind == "paragraph"]
    several = sum(len(piece.lines) > 1 for piece in prose)
    if len(prose) <= _MOST or several > _SINGLE * len(prose):
        yield from pieces
        return
    held: list[SeedBlock] = []
    for piece in pieces:
        if held and piece.kind == "paragraph" and sum(len(one.lines) for one in held) + len(piece.lines) <= _MOST:
            held.append(piece)
            continue
        yield from _joined(held)
        held = [piece] if piece.kind == "paragraph" else []
        yield from [] if held else [piece]
    yield from _joined(held)


def _joined(pieces: list[SeedBlock]) -> Iterator[SeedBlock]:
    if pieces:
        yield replace(pieces[0], lines=tuple(line for piece in pieces for line in piece.lines))


def _omissions_joined(pieces: Iterable[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, with adjacent omissions joined."""
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        same = list(group)
        yield from [SeedBlock(OMIT, tuple(line for piece in same for line in piece.lines))] if kind == OMIT else same


def _with_places(pieces: list[SeedBlock]) -> Iterator[SeedBlock]:
    """The blocks, each footnote with its sentence: where its number is, or an asterisk without a footnote yet, else the last before it.

    What begins with an asterisk that nothing calls is an item of the list that it stands in.
    """
    taken: set[tuple[int, int]] = set()
    for index, piece in enumerate(pieces):
        if piece.kind != "footnote":
            yield piece
        elif (place := _place(pieces, index, taken)) is None:
            yield replace(piece, kind="paragraph")
        elif piece.lines[0].startswith("*") and not _is_starred(pieces, place) and pieces[index - 1].kind == "item":
            yield replace(piece, kind="item")
        else:
            taken.add(place)
            yield replace(piece, of=place)


def _is_starred(pieces: Sequence[SeedBlock], place: tuple[int, int]) -> bool:
    return "*" in pieces[place[0]].lines[place[1] - 1]


def _place(pieces: list[SeedBlock], index: int, taken: set[tuple[int, int]]) -> tuple[int, int] | None:
    before = next((at for at in range(index - 1, -1, -1) if pieces[at].kind not in ("footnote", OMIT)), None)
    if before is None:
        return None
    mark = note_mark(pieces[index].lines[0])
    if any(char.isdigit() for char in mark):
        lines = ((at, number, line) for at in range(before + 1) for number, line in enumerate(pieces[at].lines, 1))
        called = ((at, number) for at, number, line in lines if find_mark(mark, line) is not None)
        found = next((place for place in called if pieces[place[0]].kind != OMIT), None)
        if found:
            return found
    starred = [(before, number) for number, line in enumerate(pieces[before].lines, 1) if "*" in line]
    free = [place for place in starred if place not in taken]
    return free[0] if free else (before, len(pieces[before].lines))
