"""Lines of the pages around a text: their numbers, the titles that run above or below them, and what a web page has to click on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

_NUMBER, _ROMAN = re.compile(r"^\d{1,4}$"), re.compile(r"^[ivxl]{1,6}$")
_LEADER = re.compile(r"[·.…․‥]{4,}\s*(?:\d{1,4}|[ivxl]{1,6})$")  # 제1장 서론 ········ 1
_CONTENTS = re.compile(r"^(?:목\s*차|차\s*례)$")
# A number before or behind a title, or between two of them: 46  바다와 사회
_RUNNING = re.compile(r"^(?P<left>\d{1,4})\s+(?=\D)|(?<=\D)\s+(?P<right>\d{1,4})$|\s{3,}(?P<middle>\d{1,4})\s{3,}")
_FAR_RIGHT = re.compile(r"\S\s{12,}\d{1,4}$")
_FAR, _THREE = re.compile(r"\s{3,}"), 3  # what stands left, in the middle and right
_WIDE = re.compile(r"\s{2,}|[|·]")
_CONTROL = (
    r"(?:본문|메뉴|메인|콘텐츠|주\s?메뉴)\s?(?:으로\s?)?(?:바로\s?가기|메뉴)|바로\s?가기(?:\s?메뉴)?|전체\s?보기|전체\s?메뉴|(?:기사\s?)?듣기|글자\s?크기(?:\s?(?:설정|조정))?|설정|등록|가가|가\+|가-|스크랩|프린트|인쇄(?:하기)?|(?:기사)?공유(?:하기)?"
    r"|(?:URL|주소|링크)\s?복사|목록(?:으로)?|(?:맨\s?)?위로|(?:맨\s?)?아래로|TOP|홈|HOME|로그인|로그아웃|회원\s?가입|마이\s?페이지|검색|닫기|열기|펼치기|접기|더\s?보기|구독(?:하기)?|신고(?:하기)?|카테고리|태그|댓글(?:\s?쓰기)?"
    r"|공감(?:한 사람 보러\s?가기)?|좋아요|추천|조회(?:수)?|통계|이웃\s?추가|서로이웃|수정|삭제|답글"
    r"|이전\s?(?:글|기사|페이지)?|다음\s?(?:글|기사|페이지)"
    r"|광고|\[광고\]|AD|페이스북|트위터|카카오톡|카카오스토리|밴드|네이버|블로그"
    r"|제정·개정\s?이유|별표·?서식|다운로드|첨부\s?파일|사이트맵|English|조문\s?보기|연혁|본문\s?듣기|음성으로 듣기|번역"
)
_CONTROLS, _BETWEEN = re.compile(_CONTROL, re.IGNORECASE), re.compile(r"[\s|·ㅣ/,:()\[\]<>\d+]*")
_TAGS = re.compile(r"^(?:태그|Tags?)?[\s:]*(?:#[^\s#,]+[\s,]*)+$", re.IGNORECASE)
_PATH = re.compile(r"^[^.!?>›»]{1,20}(?:\s[>›»]\s[^.!?>›»]{1,20})+$|^(?:홈|HOME)\s[^.!?]{1,40}$")  # 홈 > 사회 > 사건
_OTHERS = re.compile(
    r"^위키(?:문헌|백과)[,\s].*도서관|^위키백과,"
    r"|다른\s?기사\s?(?:더\s?)?보기$|카테고리(?:의|에서)?\s?(?:다른\s?)?글$|에 대한 댓글|^저장한 날짜|카카오톡 대화$"
    r"|^제보[는:]\s|^기자\s?페이지$|\d\s송고$|수신\s?거부|^요약beta|^지도 데이터|^\W*\d+\s?명이 (?:좋아|추천)"
)
_CELLS, _LEAST_CELLS = re.compile(r"\s*[|\t]\s*|\s{2,}"), 3  # of a line of links
_DIVIDED = re.compile(r"[\t|│]")  # as the rows of a table are
_FIGURE = re.compile(r"^[\d.,%]+$")
_LONGEST = 200  # characters of a line around a text
_BEGINNING = 8  # lines at the beginning of a text, among which what runs above its pages is said first


def is_control(line: str) -> bool:
    """Whether a line is of what a web page has around a text: what to click on, where the page is, its tags."""
    if len(line) > _LONGEST:
        return False
    cells = _CELLS.split(line)
    if sum(bool(_FIGURE.match(cell)) for cell in cells) > 1:  # a row of a table
        return False
    mostly = len(cells) >= _LEAST_CELLS and 2 * sum(map(_is_to_click, cells)) >= len(cells)
    return mostly or _is_to_click(line) or any(form.search(line) for form in (_TAGS, _PATH, _OTHERS))


def _is_to_click(text: str) -> bool:
    """Whether a text is only words that a page has to click on, with signs and numbers between them."""
    rest, words = _CONTROLS.subn("", text)
    return words > 0 and bool(_BETWEEN.fullmatch(rest))


def frame_lines(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that are of the pages around a text."""
    controls = {at for at, line in enumerate(lines) if is_control(line)}
    if len(controls) == 1 and not re.search(r"[^가-힣]", lines[min(controls)]):
        controls = set()  # a word alone, with nothing of a page around it, may be the title
    controls |= _contents(lines)
    numbered = {*_page_numbers(lines), *_running_titles(lines)}
    return frozenset(controls | numbered | set(_beside(lines, numbered)))


def _contents(lines: Sequence[str]) -> set[int]:
    """The lines of a table of contents with the pages, with its heading."""
    led = {at for at, line in enumerate(lines) if len(line) <= _LONGEST and _LEADER.search(line)}
    return led | {at for at, line in enumerate(lines) if led and _CONTENTS.match(line)}


def _page_numbers(lines: Sequence[str]) -> Iterator[int]:
    """Lines that are numbers alone and rise; those that count the parts of a text from 1 stand before the parts."""
    found = [at for at, line in enumerate(lines) if _NUMBER.match(line)]
    values = [int(lines[at]) for at in found]
    counts_parts = values[:1] == [1] and found[0] < _BEGINNING
    if not counts_parts and all(one < other for one, other in pairwise(values)):
        yield from found
    yield from (at for at, line in enumerate(lines) if _ROMAN.match(line))


def _running_titles(lines: Sequence[str]) -> Iterator[int]:
    """Lines of a number and a title, which others have with another number, or which the beginning of the text has."""
    short = [(at, line) for at, line in enumerate(lines) if len(line) <= _LONGEST]
    divided = [bool(_DIVIDED.search(line)) for line in lines]
    rows = {place for at, both in enumerate(pairwise(divided)) if all(both) for place in (at, at + 1)}
    others = rows | _numbered(lines)
    short = [(at, line) for at, line in short if at not in others]
    parts = {at: _letters(_RUNNING.sub("\n", line)) for at, line in short if _RUNNING.search(line)}
    often = Counter(part for at, part in parts.items() if _WIDE.search(lines[at]))
    for at, part in parts.items():
        known = at >= _BEGINNING and _is_known(part, lines)
        heads = at == 0 and bool(_FAR_RIGHT.search(lines[at]))
        if part and (heads or often[part] > 1 or known or _is_within_pages(lines, at)):
            yield at


def _numbered(lines: Sequence[str]) -> set[int]:
    """The lines that begin with numbers that count from 1 on, as headings do and pages do not."""
    found = [
        (at, int(match["left"]))
        for at, line in enumerate(lines)
        if len(line) <= _LONGEST and (match := _RUNNING.search(line)) and match["left"]
    ]
    counts = len(found) > 1 and [number for _, number in found] == list(range(1, len(found) + 1))
    return {at for at, _ in found} if counts else set()


def _is_within_pages(lines: Sequence[str], at: int) -> bool:
    """Whether a line is a number far from what is on either side of it, and no row of a table."""
    cells = [len(_FAR.split(line)) for line in lines[max(at - 1, 0) : at + 2]]
    middle = _RUNNING.search(lines[at])
    return bool(middle and middle["middle"]) and cells.count(_THREE) == 1


def _beside(lines: Sequence[str], numbered: set[int]) -> Iterator[int]:
    """Lines beside the number of a page that say again what the beginning of the text says."""
    for at, line in enumerate(lines):
        if at >= _BEGINNING and at not in numbered and {at - 1, at + 1} & numbered and _is_known(_letters(line), lines):
            yield at


def _is_known(letters: str, lines: Sequence[str]) -> bool:
    known = (_letters(line) for line in lines[:_BEGINNING] if len(line) <= _LONGEST and not _RUNNING.search(line))
    return len(letters) > 1 and any(letters in line for line in known)


def _letters(line: str) -> str:
    return "".join(char for char in line if char.isalnum())
