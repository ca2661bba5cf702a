"""Stanzas of a raw text: whether lines are verse, and what stands at the head of a poem."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from builder.content.raw_text.cells import cells
from builder.content.raw_text.line_forms import ADDRESSED, BYLINE, LIVED, SCENE
from builder.content.raw_text.line_marks import ANSWERED, MARKED, SENTENCE_CLOSE, STATED
from builder.content.raw_text.unit import OMIT, Group, Unit

_ENDS_WITHIN = re.compile(r"[가-힣]{2}[.!?]\s+[가-힣]")  # but not after a cry: 아! 그립다
SHORT_LINE, LONG_LINE = 32, 100  # characters of a line of verse, and of a poem in prose
_LEAST_STANZAS = 3  # in a poem in prose
_LEAST_VERSE = 4  # lines in a poem
SIJO = 3  # lines of a sijo
_MOST_WORDS = 8  # in one of them
_LONGEST_NAME = 8  # characters of who wrote a poem
_MOSTLY = 0.6  # the share of a text's lines that make it a poem
_WRAPPED = (25, 100)  # characters of a line that was broken at a fixed width
_WITHIN = re.compile(r"[은는을를에서의고며면네라나니지와과로도여어아듯]$")  # as lines of verse end, and headings do not
_NO_VERSE = re.compile(r"[\d:：|/(\[<@]|[.!?,]$")
COUPLET = 2
_TAKEN_FROM = re.compile(r"^(?:출처|출전|자료)\s?[:：]\s")
_RULE = re.compile(r"^[\W_]+$")
_MAKERS = re.compile(r"^(?:작사|작곡|글|시|저자|지은이|노래|가사|곡)\s?[:：│|]?\s\S")
_POET_ALONE = re.compile(r"^(?:[가-힣]{2,4}|[一-鿿]{2,4})$")
_SUNG = re.compile(r"^(?:작사|작곡|노래|가사|곡)\s?[:：]?\s\S|^[(\[]?후렴[)\]]?\s?\S?")
_PUPIL = r"\S+(?:초등학교|중학교|고등학교|유치원)\s(?:\d학년\s(?:\d반\s)?)?[가-힣]{2,4}"
_POET = re.compile(
    rf"^[―—–-]\s?\S{{2,10}}$|^[(（〔\[]\s?[가-힣]{{2,5}}\s?[)）〕\]]$|^{_PUPIL}$"
)  # who wrote a poem among others
_BY_POET = re.compile(rf"^(?:시|동시|시조|글|지은이)\s?[:：]?\s[가-힣]{{2,4}}$|^{_PUPIL}$")
_NUMBER = re.compile(r"^(\d{1,2})\.\s")
_STANZA = re.compile(r"^(?:\(?\d{1,2}(?:\.|\)|절)\s)\s*")
_EMOTICON = re.compile(r":\)|:\(|\^\^|[ㅋㅎㅠㅜ]{2}|~\s|[!~]{2}")  # as no poem has them
_DATED = re.compile(r"^\(?\d{4}(?:년(?:\s?\d|\)?$)|\.)")
_LINE_NUMBER = re.compile(r"^\d{0,3}[05]\s{2,}(?=\S)")  # of every fifth line, before it
_SLASHED = re.compile(r"\S\s/\s\S.*\S\s/\s\S")  # lines of verse in a row


def is_quoted_verse(group: tuple[str, ...]) -> bool:
    """Whether these are lines of verse in a text of prose: short, of several words, most of them ending within a sentence."""
    within = sum(bool(_WITHIN.search(line)) for line in group)
    enjambed = within == len(group) if len(group) == COUPLET else 2 * within >= len(group) > COUPLET
    of_words = SIJO * sum(" " not in line for line in group) <= len(group)
    return (
        enjambed and of_words and is_of_verse(group, SHORT_LINE) and not any(_NO_VERSE.search(line) for line in group)
    )


def is_no_poem(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether a line is such as no poem has: with the signs of messages, of the scene of a speech, or said to those present."""
    return any(form.search(line) for form in (_EMOTICON, SCENE, ADDRESSED) for group in groups for line in group)


def is_poem(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether most lines are of stanzas, but for those that say who wrote it, and rules."""
    sung = any(_SUNG.match(line) for group in groups for line in group) or _is_numbered(groups)
    stanzas = [group for group in groups if _is_stanza(unnumbered(group) if sung else group)]
    lines = sum(map(len, stanzas))
    others = [[line for line in group if not (BYLINE.match(line) or _RULE.match(line))] for group in groups]
    held, all_held = _letters(stanzas), _letters(others)
    return lines >= _LEAST_VERSE and lines >= _MOSTLY * sum(map(len, others)) and 2 * held >= all_held


def _is_numbered(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether the text is stanzas of several lines, of which each begins with the next number."""
    stanzas = [group for group in groups if len(group) > COUPLET]
    numbers = [_NUMBER.findall(line) for group in stanzas for line in group]
    first = [_NUMBER.findall(group[0]) for group in stanzas]
    return len(stanzas) > 1 and first == [[str(at)] for at in range(1, len(stanzas) + 1)] == list(filter(None, numbers))


def unnumbered(group: tuple[str, ...]) -> tuple[str, ...]:
    """A stanza of a song without its number, or that of either of two."""
    numbered = sum(bool(_STANZA.match(line)) for line in group)
    return tuple(_STANZA.sub("", line) for line in group) if 2 * numbered <= len(group) else group


def _letters(groups: Sequence[Sequence[str]]) -> int:
    return sum(len(line) for group in groups for line in group)


def is_sijo(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether the text is a sijo without a title: three lines of about four words, and at most who wrote it."""
    first, *others = groups
    return _are_sijo_lines(first) and len(others) < SIJO and all(len(one) == 1 for one in others)


def are_signed_sijo(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether the text is several sijo without titles, with who wrote it below each."""
    return len(groups) > 1 and all(_are_sijo_lines(group[:-1], 3) and is_poet(group[-1]) for group in groups)


def is_poet(line: str) -> bool:
    """Whether a line below a poem among others is who wrote it."""
    return bool(_POET.match(line))


def _are_sijo_lines(lines: Sequence[str], least: int = 4) -> bool:
    return len(lines) == SIJO and all(least <= len(line.split()) <= _MOST_WORDS for line in lines)


def titled(groups: Sequence[Group]) -> list[Group]:
    """The groups of a poem, whose title and author stand apart from the first stanza, be there a blank line or not."""
    framed = len(list(takewhile(lambda group: isinstance(group, Unit) and group.kind == OMIT, groups)))
    first, *others = groups[framed:] or groups
    head = 1 + sum(1 for _ in takewhile(_is_head_of_poem, first[1:])) if isinstance(first, tuple) else 0
    parts = [first[:head], first[head:]] if isinstance(first, tuple) else [first]
    return [*groups[:framed], *(part for part in parts if part), *others]


def is_dedication(group: tuple[str, ...]) -> bool:
    """Whether a line alone, after a dash, is to whom a poem is dedicated."""
    return len(group) == 1 and group[0][0] in "―—–"


def is_signed_so(group: tuple[str, ...]) -> bool:
    """Whether a line apart says of itself that it is who wrote the poem: 시 은가비"""
    return len(group) == 1 and bool(_BY_POET.match(group[0]))


def is_poet_alone(group: tuple[str, ...]) -> bool:
    """Whether a line apart below the title of a poem is who wrote it."""
    return len(group) == 1 and any(form.match(group[0]) for form in (_POET_ALONE, LIVED, _MAKERS))


def _is_head_of_poem(line: str) -> bool:
    """Whether a line below the title of a poem says who wrote it, or the tune of a song."""
    return (
        len(line) <= _LONGEST_NAME
        or any(form.match(line) for form in (_MAKERS, LIVED, ANSWERED))
        or is_dedication((line,))
    )


def _is_stanza(group: tuple[str, ...]) -> bool:
    """Whether these are lines of verse: short, without marks, no sentence ending within one, and most of them not whole sentences."""
    return is_of_verse(group, SHORT_LINE) and 2 * sum(bool(SENTENCE_CLOSE.search(line)) for line in group) <= len(group)


def is_poem_in_prose(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether all groups but the title's are stanzas of several lines, none of them more than a sentence."""
    stanzas = [group for group in groups[1:] if len(group) > 1]
    if len(stanzas) < _LEAST_STANZAS or len(stanzas) < len(groups) - 2 or any(map(is_wrapped, stanzas)):
        return False
    return all(is_of_verse(group, LONG_LINE) for group in stanzas)


def is_slashed(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether the text has its verse in rows, with slashes between the lines, below its title."""
    rows = [line for group in groups for line in group if _SLASHED.search(line)]
    others = [line for group in groups for line in group if not _SLASHED.search(line)]
    return len(rows) > 1 and len(others) <= len(rows) + 2 and all(len(line) <= SHORT_LINE for line in others)


def is_row_of_verse(group: tuple[str, ...]) -> bool:
    """Whether these are rows of lines of verse with slashes between them."""
    return all(map(_SLASHED.search, group))


def is_of_verse(group: tuple[str, ...], longest: int) -> bool:
    """Whether these can be lines of a poem, be it whole sentences: not long, without marks, no sentence ending within one."""
    group = tuple(_LINE_NUMBER.sub("", line) for line in group)
    forms = (MARKED, STATED, _DATED, _TAKEN_FROM)
    unfit = (len(line) > longest or len(cells(line)) > 1 or any(form.match(line) for form in forms) for line in group)
    return not any(unfit) and not any(_ENDS_WITHIN.search(line) for line in group)


def is_wrapped(lines: tuple[str, ...]) -> bool:
    """Whether the lines are a paragraph broken at a fixed width: all but the last about equally long, and few ending a sentence."""
    if len(lines) == 1 or any(MARKED.match(line) for line in lines[1:]):
        return False
    full = lines[:-1]
    longest, shortest = max(map(len, lines)), min(map(len, full))
    least, most = _WRAPPED
    even = least <= shortest and longest <= most and shortest >= _MOSTLY * longest
    return even and 2 * sum(bool(SENTENCE_CLOSE.search(line)) for line in full) <= len(full)
