"""Poems whose lines are whole sentences, which the arrangement of their lines tells from prose.

Prose sets either a blank line between its paragraphs or none at all, and most of its paragraphs have several sentences. A poem stands apart
from its title, and within a stanza each line is a sentence, or what a sentence goes on with.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from builder.content.raw_text.cells import cells
from builder.content.raw_text.line_forms import CONTACT, ITEM, MAIL_HEAD, SALUTATION, SIGNATURE
from builder.content.raw_text.line_marks import ANSWERED, MARKED, SENTENCE_CLOSE, STATED
from builder.content.raw_text.stanzas import LONG_LINE, is_dedication, is_wrapped, titled
from builder.content.raw_text.wraps import breaking_width

_LEAST_LINES, _MOST_LINES = 4, 60  # of a poem without its head
_LEAST_ECHOING = 3
_LONGEST_HEAD = 20  # characters of a title, and of who wrote the poem
_MOST_HEAD = 3  # lines above the first stanza: the title, the poet, a dedication
_AVERAGE, _AVERAGE_BELOW = 75, 22  # characters of a line, and of one directly below a title
_ONE_IN = 3  # lines may be long, or have several sentences
_ENDS_WITHIN = re.compile(r"[가-힣][.!?][”’\"']?\s+[“‘\"']?[가-힣]")
_CALLS = re.compile(r"^(?:\S{1,6}이?여|아아|오오),\s")  # 님이여, …
_FACTUAL = re.compile(r"[\d:：|/(\[<@=]|[A-Za-z]{2}")  # as what informs has it, and hardly any poem


def is_poem_in_sentences(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether the text is a title and stanzas of several lines, most of which are one sentence at most."""
    if not groups:
        return False
    apart = _is_head(groups[0])
    groups = [group for group in titled(groups) if isinstance(group, tuple)]
    stanzas = [group for group in groups[1:] if len(group) > 1]
    lines = [line for group in stanzas for line in group]
    alone = [group for group in groups[1:] if len(group) == 1]
    arranged = _is_head(groups[0]) and len(alone) <= len(stanzas) + 1 and _LEAST_ECHOING <= len(lines) <= _MOST_LINES
    if not arranged or _is_of_another(groups):
        return False
    return (
        all(map(is_stanza_of_sentences, stanzas))
        and not any(_FACTUAL.search(line) for line in lines)
        and (_is_cried(lines) or (_are_sentences(lines) and (_is_of_lines(lines, apart) or _is_echoing(lines))))
        and not any(map(is_wrapped, stanzas))
        and breaking_width(stanzas) is None
    )


def is_stanza_of_sentences(group: tuple[str, ...]) -> bool:
    """Whether lines can be a stanza of such a poem: none has a mark, or cells, or is no more than what somebody says."""
    return not any(
        MARKED.match(line) or ITEM.match(line) or len(cells(line)) > 1 or ANSWERED.match(line) for line in group
    ) and not is_dedication(group)


def _are_sentences(lines: Sequence[str]) -> bool:
    """Whether few of the lines are several sentences, as paragraphs are."""
    return _ONE_IN * sum(bool(_ENDS_WITHIN.search(line)) for line in lines) <= len(lines)


def _is_cried(lines: Sequence[str]) -> bool:
    """Whether most of the lines begin with the same words as others, or one calls to somebody as poems do."""
    first = [line.split()[0] for line in lines]
    return bool(_ONE_IN * sum(first.count(word) == 1 for word in first) <= len(lines)) or any(map(_CALLS.match, lines))


def _is_of_lines(lines: Sequence[str], apart: bool) -> bool:
    """Whether these are lines enough, and few of them as long as a paragraph; short ones, if nothing sets them apart from their title."""
    short = sum(map(len, lines)) <= (_AVERAGE if apart else _AVERAGE_BELOW) * len(lines)
    return len(lines) >= _LEAST_LINES and short and _ONE_IN * sum(len(line) > LONG_LINE for line in lines) <= len(lines)


def _is_echoing(lines: Sequence[str]) -> bool:
    """Whether two words that follow one another recur in most of the lines, as they do in a poem of however long lines."""
    pairs = [set(pairwise(line.split())) for line in lines]
    times = Counter(pair for of_line in pairs for pair in of_line)
    echoing = sum(any(times[pair] > 1 for pair in of_line) for of_line in pairs)
    return _ONE_IN * (len(lines) - echoing) <= len(lines)


def _is_head(group: tuple[str, ...]) -> bool:
    """Whether these are a title, and perhaps who wrote the poem, and a motto."""
    return len(group) <= _MOST_HEAD and all(
        (len(line) <= _LONGEST_HEAD and not SENTENCE_CLOSE.search(line))
        or (at and (is_dedication((line,)) or ANSWERED.match(line)))
        for at, line in enumerate(group)
    )


def _is_of_another(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether lines are such as letters, or what an office sends out, have, and poems do not."""
    forms = (SIGNATURE, CONTACT, MAIL_HEAD, STATED)
    first, last = groups[0][0], groups[-1][-1]
    is_letter = SALUTATION.match(first) and not SENTENCE_CLOSE.search(last)
    return bool(is_letter) or any(form.search(line) for form in forms for group in groups for line in group)
