"""Conversations without names, told by their questions: after a mark, or in an interview as sentences that ask; and what answers them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, count, pairwise

from builder.content.raw_text.conversation import LEAST_LABELS
from builder.content.raw_text.line_marks import ANSWERED, MARKED, SENTENCE_LIKE
from builder.content.raw_text.paragraphs import of_group
from builder.content.raw_text.unit import Group, Unit, lines_of

_ASKED = re.compile(r"^[-–—―─━▶▷■◆◇●△▲]\s?\S.*(?:[?？]|[요까다][.]?)$")
_DASHES = "-–—―─━"
_BRACKETED = re.compile(r"^[<〈《\[【(（「]\s?\S.*[?？]\s?[>〉》\]】)）」]$|^\*\*\S.*[?？]\*\*$")
_ASKS = re.compile(r"[?？]\s?(?:[>〉》\]】)）」]|\*\*)?$|[요까][.]?$")
_DASHED = re.compile(r"^[-–—―─━▶▷■◆◇●△▲☞☜]\s?\S")
# The marks of questions, and of what answers them.
_COUNTED, _DASH = re.compile(r"^[\[(]?\d{1,2}[.)\]]\s?\S"), re.compile(r"^[-–—]\s\S")
_PAIRS = ("▶▷", "◆◇", "▲△", "■□", "●○", "☞☜", "▷▶", "◇◆", "△▲", "□■", "○●")
# How an interview begins: … 씨를 만났다.
_MET = re.compile(r"(?:만났다|물었다|여쭈었다|들었다|찾아갔다|들어\s?[보봤]\S{0,2}다|나눴다|나누었다|궁금했다)[.]$")
_TITLED, _HEAD = re.compile(r"인터뷰|대담|일문일답|에게\s(?:듣|묻|물)|만나다$|묻고\s?답"), 4  # in what stands above one
_QUESTION = re.compile(r"^\S.{0,80}[?？]”?$")


def is_asked(groups: Sequence[Group]) -> bool:
    """Whether the text is a conversation without names: questions after a dash, most of them answered in quotation marks, or each of
    several in lines without a mark; or questions that are set off.
    """
    lines = [line for group in groups for line in lines_of(group)]
    if _set_off(groups):
        return True
    asked = sorted(_asking(lines))
    answers = [lines[at + 1] for at in asked if at + 1 < len(lines)]
    met = any(_MET.search(line) for line in lines[: min(asked, default=0)])
    in_marks = 2 * sum(_is_marked(lines[at], lines[at + 1 : at + 2]) for at in asked) >= len(asked)
    return len(asked) > 1 and (in_marks or _asks_throughout([lines[at] for at in asked], answers, met=met))


def _asking(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that ask: after a mark, by their form, or since another mark or words within quotation marks answer; else,
    in an interview, those that end so.
    """
    answered = {at for at, line in enumerate(lines[1:]) if _is_marked(lines[at], [line])}
    asked = {at for at, line in enumerate(lines) if _ASKED.match(line) or _BRACKETED.match(line)}
    found = asked | {at for at in answered if _DASHED.match(lines[at]) or _COUNTED.match(lines[at])}
    return found if len(found) > 1 else _of_interview(lines)


def _set_off(groups: Sequence[Group]) -> set[int]:
    """The numbers of the lines that a document sets off as a whole, if several of them ask, and each is answered by lines that it does
    not.
    """
    lines = [line for group in groups for line in lines_of(group)]
    units = [group if isinstance(group, Unit) else None for group in groups for _ in lines_of(group)]
    bold = {at for at, unit in enumerate(units) if unit and not unit.kind and unit.emphasis == (lines[at],)}
    bold = {at for at in bold if at + 1 < len(lines) and at + 1 not in bold and not (units[at + 1] or Unit(())).kind}
    asking = sum(bool(_ASKS.search(lines[at])) for at in bold)
    return bold if asking >= LEAST_LABELS - 1 and 2 * asking > len(bold) else set()


def _of_interview(lines: Sequence[str]) -> set[int]:
    """The numbers of the questions without a mark, each with an answer below, after the sentence with which an interview begins, or below a
    title that calls the text one.
    """
    titled = any(_TITLED.search(line) for line in lines[:_HEAD])
    begins = next((at for at, line in enumerate(lines) if _MET.search(line)), 0 if titled else len(lines))
    asks = [bool(_QUESTION.match(line)) and not MARKED.match(line) for line in lines]
    found = {at for at, (one, other) in enumerate(pairwise(asks)) if one and not other and at > begins}
    return found | _between(found, asks)


def _between(found: set[int], asks: Sequence[bool]) -> set[int]:
    """The numbers of lines that take their turn among questions as these do, every other line, be it without the form of one."""
    turns = set(range(min(found, default=0), max(found, default=0) + 1, 2))
    answers = {at + 1 for at in turns}
    in_turn = found <= turns and 2 * len(found) > len(turns) and not any(asks[at] for at in answers)
    return turns if in_turn else set()


def _is_marked(asked: str, below: Sequence[str]) -> bool:
    """Whether what is below a question has the mark of an answer."""
    if not below:
        return False
    by_number = _COUNTED.match(asked) and _DASH.match(below[0]) and _ASKS.search(asked)
    return bool(ANSWERED.match(below[0]) or asked[0] + below[0][0] in _PAIRS or by_number)


def _asks_throughout(asked: Sequence[str], answers: Sequence[str], *, met: bool) -> bool:
    """Whether lines after a dash, or without a mark, ask, most of them beyond doubt, and each is answered by sentences without a mark;
    after any mark, if the text tells before them that somebody was `met`.
    """
    by_form = met or all(not MARKED.match(line) or line[0] in _DASHES or _BRACKETED.match(line) for line in asked)
    in_doubt = sum(not _ASKS.search(line) for line in asked)
    answered = all(SENTENCE_LIKE.search(line) and not MARKED.match(line) for line in answers)
    return (
        by_form and len(asked) >= LEAST_LABELS and len(answers) == len(asked) and answered and 2 * in_doubt < len(asked)
    )


def questions(groups: Sequence[Group]) -> Iterator[Unit]:
    """The units of a conversation without names: a question, what answers it, and what is told around them.

    What answers is in quotation marks; or else it goes on to the next question, the last with the lines that begin it.
    """
    lines = [line for group in groups for line in lines_of(group)]
    asking = _set_off(groups) or _asking(lines)
    in_marks = any(_is_marked(lines[at], lines[at + 1 : at + 2]) for at in asking)
    ends = accumulate(len(lines_of(group)) for group in groups)
    end = next((at for at in ends if at > max(asking) + 1), len(lines))  # of the last answer
    answers = {pair[1] for pair in _PAIRS} & {line[0] for line in lines}
    places, said = count(), False
    for group in groups:
        for line in lines_of(group):
            at = next(places)
            is_question = at in asking or (said and bool(_DASHED.match(line)))
            said = is_question or (
                said
                and (
                    bool(ANSWERED.match(line) or line[0] in answers or _is_marked(lines[at - 1], [line]))
                    if in_marks
                    else at < end
                )
            )
            if not (isinstance(group, Unit) and group.kind):
                yield from [Unit((line,), "speech")] if said else of_group((line,))
        yield from [group] if isinstance(group, Unit) and group.kind else []
