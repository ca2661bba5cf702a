"""Segmentation of a raw Korean text into blocks of a guessed kind, each with its sentences.

A guess saves typing if it is right and is quickly changed if it is wrong. Guesses use only the forms of lines, so the same text always
gives the same result.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from builder.languages.korean.kiwi import SentenceSplitter
from builder.languages.korean.sentences import sentences

OMIT = "omit"
_PROSE = 60  # characters; a shorter line that does not end like a sentence is a heading or the like
_SINGLE = 0.1  # if the share of lines with several sentences is less, a line is a sentence, not a paragraph
_MOST = 8  # the most sentences to join into one paragraph of such a text

_SENTENCE_END = re.compile(r"(?:[.!?…][”’\"'」』)\]]*|다|요|까)$")
_FURNITURE = re.compile(
    r"카테고리의 다른 글|뉴스레터|구독하기|공유하기|댓글|이전 ?글|다음 ?글|목록으로|무단 ?전재|재배포|저작권자|좋아요|로그인|회원가입"
    r"|관련 ?기사|Copyright|^[\W_]+$"
)
_TO_THE_END = re.compile(r"카테고리의 다른 글|관련 ?기사$|^이전 ?글|^다음 ?글")
_REFERENCES = re.compile(
    r"^(?:<|\[|【)?\s*(?:참고\s?문헌|참고\s?자료|인용\s?문헌|References|Bibliography)\s*(?:>|\]|】)?$", re.IGNORECASE
)
_CONTACT = re.compile(r"\S@\S+\.\w|^(?:문의|연락처|전화|담당|이메일|E-?mail)\b", re.IGNORECASE)
_IMPRINT = re.compile(r"^\W*(?:ISBN|ISSN|발행|펴낸|등록|\d{4}\s?[.\-년]\s?\d{1,2})")
_BYLINE = re.compile(
    r"^(?:글|저자|필자|지은이|글쓴이|작성자|기고)\s*[:：|/ ]|^[가-힣]{2,4}\s?[_∣|/]|[가-힣]{2,4}\s?기자$"
)
_NAME = re.compile(r"^[가-힣]{3}$|^\W+[가-힣]{2,4}$")
_FOOTNOTE = re.compile(r"^(?:[*※†‡]|\[\d{1,3}\]|\d{1,3}\)|주\s?\d*[:)])\s*")
_ITEM = re.compile(r"^(?:[-–—•·▲△▶◆■□○●◦]\s|[①-⑳])")
_CAPTION = re.compile(r"^[<〈\[(【]?\s*(?:그림|표|사진|도표|자료)\s?\d|^[<〈][^>〉]*$|^[<〈][^>〉]*[>〉]$")
_QUOTATION = re.compile(r"^(?:“[^“”]*”|「[^「」]*」)$")
_PART = re.compile(
    r"^(?:[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[IVX]{1,4}\.|제\s?\d+\s?[장부편]|[가-하]\.\s|\d{1,2}\.\s|\d{1,2}(?:\.\d{1,2})+\s|[■□◆▶]\s)"
)


@dataclass(frozen=True)
class SeedBlock:
    """A block of the seed: its kind (`omit` for what is not part of the text), its sentences verbatim, and attributes of its kind.

    `level` is that of a heading; `of`, for a footnote, is the index of the block it belongs to and the number of the sentence in it,
    from 1.
    """

    kind: str
    lines: tuple[str, ...]
    level: int | None = None
    of: tuple[int, int] | None = None


def segment(text: str, split: SentenceSplitter = sentences) -> tuple[SeedBlock, ...]:
    """The blocks of a raw text, in order; they contain every character except spaces. `split` splits prose into sentences."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    kinds = _kinds(lines)
    pieces = [
        SeedBlock(kind, _split_line(kind, line, split), _level(kind, line))
        for kind, line in zip(kinds, lines, strict=True)
    ]
    return tuple(_with_places(list(_omissions_joined(_join_paragraphs(pieces)))))


def _split_line(kind: str, line: str, split: SentenceSplitter) -> tuple[str, ...]:
    """The sentences of a line; lines that are not prose are not split."""
    return split(line) if kind in ("paragraph", "footnote", "quotation", "item") else (line,)


def _level(kind: str, line: str) -> int | None:
    if kind != "heading":
        return None
    return 2 if _PART.match(line) or _REFERENCES.match(line) else 1


# --- Kinds ------------------------------------------------------------------------------------------------------------


def _kinds(lines: list[str]) -> list[str]:
    """The kind of each line, from its form and its position: before the text, in it, among the references, or after it."""
    front = _front(lines)
    title = max(range(front), key=lambda index: len(lines[index])) if front else -1
    kinds: list[str] = []
    references = ended = False
    for index, line in enumerate(lines):
        ended = ended or bool(_TO_THE_END.search(line))
        kind = OMIT if ended else _front_kind(line, index == title) if index < front else _kind(line)
        references = (references and kind not in ("byline", "contact")) or bool(_REFERENCES.match(line))
        prose = kind in ("paragraph", "item", "footnote") or (kind == "heading" and not _REFERENCES.match(line))
        kinds.append("reference" if references and prose else kind)
    return kinds


def _front(lines: list[str]) -> int:
    """The number of lines before the text, which begins with its first numbered heading or line of prose."""
    return next((i for i, line in enumerate(lines) if _PART.match(line) or _is_prose(line)), 0)


def _is_prose(line: str) -> bool:
    return len(line) > _PROSE and (len(sentences(line)) > 1 or bool(_SENTENCE_END.search(line)))


def _front_kind(line: str, title: bool) -> str:
    if title:
        return "heading"
    if _FURNITURE.search(line):
        return OMIT
    return "byline" if _NAME.match(line) or _BYLINE.search(line) else "imprint"


_FORMS = (  # the first match wins
    (OMIT, _FURNITURE),
    ("contact", _CONTACT),
    ("caption", _CAPTION),
    ("byline", _BYLINE),
    ("footnote", _FOOTNOTE),
    ("item", _ITEM),
    ("imprint", _IMPRINT),
    ("quotation", _QUOTATION),
    ("heading", _REFERENCES),
)


def _kind(line: str) -> str:
    found = next((kind for kind, form in _FORMS if form.search(line)), None)
    if found and not (found in ("byline", "contact", "imprint") and _is_prose(line)):
        return found
    short = len(line) <= _PROSE and not _SENTENCE_END.search(line)
    return "heading" if short else "paragraph"


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
    """The blocks, each footnote with its sentence: the last with an asterisk that has no footnote yet, else the last sentence before it."""
    taken: set[tuple[int, int]] = set()
    for index, piece in enumerate(pieces):
        if piece.kind == "footnote" and (place := _place(pieces, index, taken)):
            taken.add(place)
            yield replace(piece, of=place)
        else:
            yield replace(piece, kind="paragraph") if piece.kind == "footnote" else piece


def _place(pieces: list[SeedBlock], index: int, taken: set[tuple[int, int]]) -> tuple[int, int] | None:
    before = next((at for at in range(index - 1, -1, -1) if pieces[at].kind not in ("footnote", OMIT)), None)
    if before is None:
        return None
    starred = [(before, number) for number, line in enumerate(pieces[before].lines, 1) if "*" in line]
    free = [place for place in starred if place not in taken]
    return free[0] if free else (before, len(pieces[before].lines))
