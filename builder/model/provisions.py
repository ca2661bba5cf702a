"""The numbering of a law: what its headings and items are the provisions of, how a provision is cited, and the anchor that leads to it.

The ranks are 편, 장, 절, 관, 조, 항, 호 and 목, and their English names those of the Korea Legislation Research Institute. Articles are
numbered through the law, everything else within what is above it; an addendum (부칙) begins its articles anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from builder.model.edition import Edition, Pair

ProvisionType = Literal[
    "addenda", "part", "chapter", "section", "subsection", "article", "paragraph", "subparagraph", "item"
]


@dataclass(frozen=True)
class _Rank:
    """How a rank is named in Korean, in an English citation, and in an anchor."""

    type: ProvisionType
    ko: str
    en: str
    anchor: str


_RANKS = (
    _Rank("addenda", "부칙", "addenda", "addenda"),
    _Rank("part", "편", "pt. {}", "part"),
    _Rank("chapter", "장", "ch. {}", "ch"),
    _Rank("section", "절", "sec. {}", "sec"),
    _Rank("subsection", "관", "subsec. {}", "subsec"),
    _Rank("article", "조", "art. {}", "art"),
    _Rank("paragraph", "항", "({})", ""),
    _Rank("subparagraph", "호", "subpara. {}", ""),
    _Rank("item", "목", "({})", ""),
)
_DIVISIONS = {"편": 1, "篇": 1, "장": 2, "章": 2, "절": 3, "節": 3, "관": 4, "款": 4, "조": 5, "條": 5}
ARTICLE = 5  # the rank that is numbered through the law
_ADDENDA, _PARAGRAPH, _SUBPARAGRAPH, _ITEM = 0, 6, 7, 8
_LETTERS = "가나다라마바사아자차카타파하"
_CIRCLED = {char: str(number) for number, char in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟", 1)}
_HAN_DIGITS = {char: number for number, char in enumerate("一二三四五六七八九", 1)}
_TEN = 10
_NUMBER = r"(\d{1,4}|[一二三四五六七八九十]{1,3})"
# 제3조의2, 第一條; not 제1조에 따라, nor 제1조 및 제2조는, which are words of a sentence
_DIVISION = re.compile(
    rf"[제第]\s?{_NUMBER}\s?([편篇장章절節관款조條])(?:[의之]\s?{_NUMBER})?(?![가-힣])(?!\s?(?:및|또는|내지|부터|제\d))\s*"
)
_TITLE = re.compile(r"(?:\([^()]{1,80}\)|【[^】]{1,80}】)\s*")
_ADDENDUM = re.compile(r"부\s*칙(?![가-힣])|附\s*則")
_SIGN = re.compile(rf"([{''.join(_CIRCLED)}])|(\d{{1,3}})(?:의(\d{{1,3}}))?\.(?!\d)|([{_LETTERS}])\.(?=\s)")


@dataclass(frozen=True)
class Provision:
    """A provision: its type, its number as TEI and anchors have it (`2`, `3-2`, `a`), its anchor, and its citation in both languages."""

    type: ProvisionType
    number: str
    anchor: str
    ko: str
    en: str
    rank: int


Provisions = Mapping[str, tuple[Provision, ...]]
_Step = tuple[int, str, str]  # rank, number, and number as Korean writes it


def provisions(edition: Edition) -> Provisions:
    """The provisions that begin with each pair of a law, by the id of the pair, the outermost first.

    Of provisions that are numbered alike only the first is one, so that anchors are unique; an edition that is no law has none.
    """
    if edition.entry.genre != "law":
        return {}
    found: dict[str, tuple[Provision, ...]] = {}
    path: list[_Step] = []
    addenda, known = 0, set[str]()
    for pair in edition.pairs:
        steps = _steps(pair)
        if pair.kind == "heading" and not steps:
            path.clear()
        begun = []
        for step in steps:
            addenda += step[0] == _ADDENDA
            _enter(path, step if step[0] != _ADDENDA else (_ADDENDA, str(addenda), ""))
            one = _provision(path)
            if one and one.anchor not in known:
                known.add(one.anchor)
                begun.append(one)
        if begun:
            found[pair.id] = tuple(begun)
    return found


def item_levels(edition: Edition, found: Provisions) -> Mapping[str, int]:
    """The level of every item in the lists it is in, by the id of its pair.

    That of a provision follows from its number, paragraphs first, whatever it states. Another has that which it states, 1 by default, as
    seen from the items before it: it is beside the last that states the same, and within the last that states less.
    """
    levels: dict[str, int] = {}
    before: list[tuple[int, int]] = []  # what the items of this list state, and their levels
    for block in edition.blocks:
        if not (isinstance(block, Pair) and block.kind == "item"):
            before.clear()
            continue
        stated, begun = block.entry.level or 1, found.get(block.id)
        levels[block.id] = max(1, begun[-1].rank - ARTICLE) if begun else _level_after(before, stated)
        before.append((stated, levels[block.id]))
    return levels


def _level_after(before: list[tuple[int, int]], stated: int) -> int:
    return next((level + (other < stated) for other, level in reversed(before) if other <= stated), stated)


def _enter(path: list[_Step], step: _Step) -> None:
    while path and path[-1][0] >= step[0]:
        path.pop()
    path.append(step)


def _steps(pair: Pair) -> tuple[_Step, ...]:
    """What the Korean of a heading, a paragraph or an item begins with: divisions, and in text one sign of a paragraph or below."""
    if pair.kind not in ("heading", "paragraph", "item") or not pair.segments:
        return ()
    text = pair.segments[0].ko.text
    if pair.kind == "heading":
        return ((_ADDENDA, "", ""),) if _ADDENDUM.match(text) else tuple(_divisions(text)[0])
    steps, rest = _divisions(text)
    sign = _SIGN.match(text, rest)
    return (*steps, *((_sign(sign),) if sign else ()))


def _divisions(text: str) -> tuple[list[_Step], int]:
    """The division that a text begins with, and where what is after it and its title begins."""
    found = _DIVISION.match(text)
    if not found:
        return [], 0
    number, sub = _value(found[1]), _value(found[3]) if found[3] else 0
    title = _TITLE.match(text, found.end())
    unit = _RANKS[_DIVISIONS[found[2]]].ko
    korean = f"제{number}{unit}" + (f"의{sub}" if sub else "")
    step = (_DIVISIONS[found[2]], f"{number}-{sub}" if sub else str(number), korean)
    return [step], title.end() if title else found.end()


def _sign(found: re.Match[str]) -> _Step:
    if found[1]:
        return _PARAGRAPH, _CIRCLED[found[1]], f"제{_CIRCLED[found[1]]}항"
    if found[2]:
        sub = found[3]
        return _SUBPARAGRAPH, f"{found[2]}-{sub}" if sub else found[2], f"제{found[2]}호" + (f"의{sub}" if sub else "")
    return _ITEM, chr(ord("a") + _LETTERS.index(found[4])), f"{found[4]}목"


def _value(number: str) -> int:
    """The value of a number in digits, or in Hanja below a hundred."""
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    return (_TEN * _HAN_DIGITS.get(tens, 1) if ten else 0) + _HAN_DIGITS.get(ones, 0)


def _provision(path: list[_Step]) -> Provision | None:
    """The last step of a path as a provision; None below an article that there is not."""
    rank, number, _ = path[-1]
    inside = any(step[0] in (_ADDENDA, ARTICLE) for step in path[:-1])
    if rank > ARTICLE and not inside:
        return None
    cited = [step for step in path if not _is_left_out(step[0], rank)]
    return Provision(
        _RANKS[rank].type,
        number,
        ".".join(_anchors(cited)),
        "".join(_korean(cited)).strip(),
        "".join(_english(cited)),
        rank,
    )


def _is_left_out(rank: int, of: int) -> bool:
    """Whether a citation of an article or below leaves out a rank above: an article is numbered through all parts and chapters."""
    return of >= ARTICLE and _ADDENDA < rank < ARTICLE


def _anchors(path: list[_Step]) -> Iterator[str]:
    for rank, number, _ in path:
        yield _RANKS[rank].anchor + (_numbered_addenda(number, "{}") if rank == _ADDENDA else number)


def _korean(path: list[_Step]) -> Iterator[str]:
    for rank, number, korean in path:
        yield f"부칙{_numbered_addenda(number, '({})')} " if rank == _ADDENDA else korean


def _english(path: list[_Step]) -> Iterator[str]:
    before = None
    for rank, number, _ in path:
        if before == _ADDENDA:
            yield " "
        elif before is not None and rank not in (_PARAGRAPH, _ITEM):
            yield ", "
        yield "addenda" + _numbered_addenda(number, " {}") if rank == _ADDENDA else _RANKS[rank].en.format(number)
        before = rank


def _numbered_addenda(number: str, form: str) -> str:
    """The number of addenda, if they are not the first."""
    return "" if number == "1" else form.format(number)
