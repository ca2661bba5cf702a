"""What the lines around a line say of its kind: that it is one of a list, heads what is below it, or is a word of a dialogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile

from builder.content.footnotes import numbers_called
from builder.content.raw_text.cited_works import names_work
from builder.content.raw_text.line_forms import (
    ARTICLE,
    EXCLAIMED,
    HEADED,
    ITEM,
    LATIN,
    NUMBERED,
    ORDINAL,
    PART,
    QUOTATION,
    SALUTATION,
    SENTENCE_END,
    SENTENCE_MARK,
)
from builder.content.raw_text.line_marks import STATED
from builder.content.raw_text.unit import Unit

_SYLLABLES = "가나다라마바사아자차카타파하"
_LONGEST_ORDINAL = 100  # characters of an item that counts in words
_LONGEST_HEAD, _LONGEST_QUESTION = 40, 60  # characters of a heading, and of one that asks
_BRIEF = 20  # characters of what is no sentence, but ends like one
_LEAST_QUESTIONS, _LEAST_YEARS = 3, 3
_LONGEST_SAID = 120  # characters of what is said where the text tells who says something
_TOLD = re.compile(r"”\s?(?:\S{1,20}\s){0,3}\S{0,20}(?:물었|대답했|대답하였|말했|외쳤|소리쳤)\S{0,3}다\.")
_SAYS = re.compile(
    r"^(?:\S{1,12}\s){1,5}\S{0,4}(?:물었|대답했|대답하였|말했|말씀하셨|말하곤\s?했|외쳤|소리쳤|중얼거렸)다\."
)
_WRITTEN = re.compile(r"(?:적혀|적힌|쓰여|쓰인|씌어|새겨|새긴|글귀|구절|문구|편지|쪽지)")
_POLITE = re.compile(r"(?:니다|니까|시오|요|죠)[.!?…]*[”」’\"]?$")
_LEAST_WORDS = 2  # of a dialogue
_BRACKETED = re.compile(r"^(?:\[\d{1,2}\]|\(?\d{1,2}\))\s?\S")
_DASH = re.compile(r"^[-–·•]\s")
_OUTLINED = re.compile(r"^\d{1,2}[-.]\d{1,2}[.)]?\s")  # 2-1. or 2.1
_ARROW = re.compile(r"^[→⇒☞]\s")
_YEAR = re.compile(
    r"^(?:1\d|20)\d{2}(?:년(?!대)|\.\s?\d{1,2}\.?|\s{2,})\s*\S|^\d{1,2}월(?:\s?\d{1,2}일)?(?:\s{2,}|\s?[-–:]\s)\S"
)
_YEAR_ALONE = re.compile(r"^(?:1\d|20)\d{2}년$")
_ENDS_WITHIN = re.compile(r"[가-힣][.!?]\s+[가-힣]")
_LATIN_NAME = re.compile(r"^[A-Z][a-z]+,?(?:\s[A-Z][a-z]+(?:-[A-Za-z]+)?){1,2}[*†‡]?$")
_ASKS = re.compile(r"(?:나요|까요|가요|습니까|입니까|ㅂ니까|는가|을까)$")  # without the mark of a question
_SIGN = re.compile(r"^[■◆◇▶●]\s?")
_COUNTED_NOTE = re.compile(r"^(?:(\d{1,2})\)|\*)\s?(?=\S)")
_SUPERSCRIPT = re.compile(r"(?<=[가-힣”.,])(\d{1,2})(?=[\s.,)]|$)")  # what a call has become in a plain text
_PERSONS = re.compile(r"^\S.{0,40}(?:님|님들|여러분)[.,!]?$")
_ANNOUNCES = re.compile(r"다음|아래")

_LABELLED = re.compile(r"^[가-힣A-Za-z][\w ·()/]{0,15}\s?[:：]\s?\S.*[^.]$")  # 절임: 배추 10포기
_PARTY = re.compile(r"^[가-힣 ]{1,10}[:：]\s?\S.*[(（]이하\s?[“‘「\"']")
_LEAST_WORKS = 3

Lines = Sequence[tuple[int, str]]
_Context = tuple[str, tuple[str, ...], Callable[[Lines], set[int]]]


def kinds_by_context(found: Sequence[Unit], front: int) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """For units whose neighbors tell: the number, the kind that it is, and those which its form alone would have it be.

    `front` is how many of them stand before the text. The first holds where several tell of one unit.
    """
    lines = [(at, unit.lines[0]) for at, unit in enumerate(found) if unit.kind != "table"]
    for kind, instead, told in _CONTEXTS:
        first = front if told is _labelled else 0  # before a text, such a line states something of it
        yield from ((at, kind, instead) for at in sorted(told(lines)) if not found[at].kind and at >= first)


# --- Lists ------------------------------------------------------------------------------------------------------------


def _listed(lines: Lines) -> set[int]:
    """The numbered lines that are items of a list: at most items without a number are between them, and one number follows another; in
    a law all are.
    """
    numbers = [(at, _number_of(line)) for at, line in lines]
    is_law = sum(bool(ARTICLE.match(line)) for _, line in lines) > 1
    listed: set[int] = set()
    heads = "0"  # the last number that heads something
    for numbered, run in groupby(numbers, key=lambda one: bool(one[1])):
        members = tuple(one for one in run if one[1] != "-")
        heading = () if is_law else _heading_numbers(members, dict(lines), heads)
        members = tuple(one for one in members if one not in heading)
        if numbered and (is_law or any(_follows(one[1], other[1]) for one, other in pairwise(members))):
            listed.update(at for at, _ in members)
        alone = [number for _, number in members if number.isdigit()] if len(members) == 1 else []
        heads = [heads, *alone, *(number for _, number in heading)][-1]
    return listed - (set() if is_law else _numbered_heads(lines, listed))


def _heading_numbers(
    members: Sequence[tuple[int, str]], lines: Mapping[int, str], before: str
) -> tuple[tuple[int, str], ...]:
    """The numbers of a run that go on the count of a heading before it, each but the last with a list of another form below it."""
    sign = _sign(lines[members[0][0]]) if members else ""
    counted = [(place, one) for place, one in enumerate(members) if one[1].isdigit() and _sign(lines[one[0]]) == sign]
    goes_on = counted and all(
        _follows(one, other) for one, other in pairwise([before, *(one[1] for _, one in counted)])
    )
    listed = all(other - one > 1 for (one, _), (other, _) in pairwise(counted))
    lists = before != "0" and len(members) > len(counted) > 0 and counted[0][0] == 0
    return tuple(one for _, one in counted) if goes_on and listed and lists else ()


def _numbered_heads(lines: Lines, listed: set[int]) -> set[int]:
    """The numbered lines that are headings of what an outline has below them: each other one is, or states something after a colon."""
    numbered = [
        (at, line, after)
        for (at, line), (_, after) in pairwise([*lines, (-1, "")])
        if at in listed and line[0].isdigit()
    ]
    numbered = [one for one in numbered if _sign(one[1]) == _sign(numbered[0][1])]  # without those of a list within one
    heads = {
        at
        for at, line, after in numbered
        if ":" not in line and ((ITEM.match(after) and not _ARROW.match(after)) or _is_below(after))
    }
    places = {at for at, _ in lines}
    heads |= {at for at, line, _ in numbered if heads and ":" not in line and at + 1 not in places}  # of a table
    return heads if all(at in heads or ":" in line for at, line, _ in numbered) else set()


def _sign(line: str) -> str:
    """What stands behind the number of a line."""
    return line.lstrip("0123456789")[:1]


def _heads_below(after: str) -> bool:
    """Whether a line is an item, but no result of one, or is counted as what stands below a number is."""
    return (bool(ITEM.match(after)) and not _ARROW.match(after)) or _is_below(after)


def _is_below(line: str) -> bool:
    """Whether a line is counted by a syllable or by two numbers, as what stands below a number is."""
    found = NUMBERED.match(line)
    return bool((found and found[2]) or _OUTLINED.match(line))


def _number_of(line: str) -> str:
    """The number or the syllable that a line begins with, a dash for an item without one or a result of one, else nothing."""
    found = NUMBERED.match(line)
    return found[1] or found[2] if found else "-" if _DASH.match(line) or _ARROW.match(line) else ""


def _follows(one: str, other: str) -> bool:
    """Whether a number of a list, or a syllable that counts, comes after another."""
    if one in _SYLLABLES and other in _SYLLABLES:
        return _SYLLABLES.index(other) == _SYLLABLES.index(one) + 1
    return one.isdigit() and other.isdigit() and int(other) == int(one) + 1


def _runs(lines: Lines, form: Callable[[str], bool], least: int) -> set[int]:
    """The lines of a form, where so many follow one another."""
    found: set[int] = set()
    for fits, run in groupby(lines, key=lambda one: form(one[1])):
        members = {at for at, _ in run}
        if fits and len(members) >= least:
            found |= members
    return found


def _counted_in_words(lines: Lines) -> set[int]:
    return _runs(lines, lambda line: len(line) <= _LONGEST_ORDINAL and _is_counted(line), 2)


def _is_counted(line: str) -> bool:
    """Whether a line is one sentence that counts in words, as opposed to a paragraph that begins so."""
    return bool(ORDINAL.match(line)) and not _ENDS_WITHIN.search(line)


def _chronicle(lines: Lines) -> set[int]:
    """The lines of a chronicle, each of which begins with a year; headings, as those of decades, may stand among them."""
    lines = [(at, line) for at, line in lines if not (HEADED.match(line) or _YEAR_ALONE.match(line))]
    return _runs(lines, lambda line: bool(_YEAR.match(line)), _LEAST_YEARS)


def _uncalled(lines: Lines) -> set[int]:
    """The lines marked as notes are, 1) or *, of which several follow one another, and which nothing calls."""
    called = {found for _, line in lines for found in (*_SUPERSCRIPT.findall(line), *numbers_called(line))}
    starred = any("*" in line[1:] for _, line in lines)

    def is_item(line: str) -> bool:
        found = _COUNTED_NOTE.match(line)
        if not found:
            return False
        return found[1] not in called if found[1] else not starred

    at_end = takewhile(
        lambda one: bool(_COUNTED_NOTE.match(one[1])), reversed(lines)
    )  # where notes stand whose calls were lost
    among = [
        one for one in lines if _COUNTED_NOTE.match(one[1]) or not ITEM.match(one[1])
    ]  # lists may be within the list
    return _runs(among, is_item, 2) - {at for at, _ in at_end}


def _labelled(lines: Lines) -> set[int]:
    """The lines that say something of what they name before a colon, where several follow one another."""
    return _runs(lines, lambda line: bool(_LABELLED.match(line)) and not STATED.match(line) and not ITEM.match(line), 2)


def _parties(lines: Lines) -> set[int]:
    """The lines that name the parties of a contract, and how it calls them."""
    return _runs(lines, lambda line: bool(_PARTY.match(line)), 2)


def _agenda(lines: Lines) -> set[int]:
    """The numbered lines that the text has once more, where it comes to what they announce."""
    last = {line: at for at, line in lines}
    return {at for at, line in lines if NUMBERED.match(line) and last[line] > at}


# --- Works ------------------------------------------------------------------------------------------------------------


def _works(lines: Lines) -> set[int]:
    """The lines of a list of works, each of which names its author, its title and its year."""
    return _runs([one for one in lines if names_work(one[1]) or not PART.match(one[1])], names_work, _LEAST_WORKS)


# --- Headings ---------------------------------------------------------------------------------------------------------


def _headed_by_signs(lines: Lines) -> set[int]:
    """The short lines with a sign, where each of that sign heads prose without one."""
    found: set[int] = set()
    pairs = list(pairwise([*lines, (-1, "")]))
    for sign in {line[0] for _, line in lines if _SIGN.match(line)}:
        members = [(at, line, after) for (at, line), (_, after) in pairs if line[0] == sign]
        if all(
            len(line) <= _LONGEST_HEAD and ":" not in line and after and not ITEM.match(after)
            for _, line, after in members
        ):
            found.update(at for at, _, _ in members)
    return found


def _signs_in_a_row(lines: Lines) -> set[int]:
    """The lines with the same sign that follow one another: none of them heads anything."""
    signed = [(at, line, other) for (at, line), (_, other) in pairwise(lines) if _SIGN.match(line)]
    return {place for at, line, other in signed if other[0] == line[0] for place in (at, at + 1)}


def _questions(lines: Lines) -> set[int]:
    """The questions that head what answers them, in a text that has several."""
    pairs = pairwise([*lines, (-1, "?")])
    asked = {at for (at, line), (_, after) in pairs if _asks(line) and not after.endswith(("?", "？"))}
    return asked if len(asked) >= _LEAST_QUESTIONS else set()


def _asks(line: str) -> bool:
    asks = line[-1] in "?？" or _ASKS.search(line)
    return bool(asks) and len(line) <= _LONGEST_QUESTION and not ITEM.match(line) and "“" not in line


def _years(lines: Lines) -> set[int]:
    """The years that head what happened in them, where a text has several."""
    years = {at for at, line in lines if _YEAR_ALONE.match(line)}
    return years if len(years) > 1 else set()


def _headed_lists(lines: Lines) -> set[int]:
    """The short lines without a period, before the first item of a list, that do not announce it."""
    return {
        at
        for (at, line), (_, after) in pairwise(lines)
        if ITEM.match(after) and not ITEM.match(line) and len(line) <= _BRIEF and SENTENCE_END.search(line)
        if not SENTENCE_MARK.search(line) and not _ANNOUNCES.search(line)
    }


def _latin_names(lines: Lines) -> set[int]:
    """The names in Latin letters below a title in them, as an abstract has them."""
    return {
        at
        for (_, before), (at, line) in pairwise(lines)
        if _LATIN_NAME.match(line) and LATIN.match(before) and not _LATIN_NAME.match(before)
    }


# --- Dialogue ---------------------------------------------------------------------------------------------------------


def _dialogue(lines: Lines) -> set[int]:
    """The lines within quotation marks, in a text that has several short ones, of which one asks or cries,
    or before a sentence that says whose words they are: they are words of a dialogue."""
    told = any(_TOLD.search(line) for _, line in lines)
    spoken = told or any(EXCLAIMED.search(line) and QUOTATION.match(line) for _, line in lines)
    longest = _LONGEST_SAID if told else _LONGEST_QUESTION
    said = {at for at, line in lines if line.startswith("“") and QUOTATION.match(line) and len(line) <= longest}
    named = {at for (at, line), (_, after) in pairwise(lines) if QUOTATION.match(line) and _SAYS.match(after)}
    return named | (said if spoken and len(said) >= _LEAST_WORDS else set())


def _spoken(lines: Lines) -> set[int]:
    """The lines within quotation marks that are in the polite style, in a text that is not: somebody says them, unless the line before
    tells of something written.
    """
    prose = [line for _, line in lines if SENTENCE_END.search(line) and not QUOTATION.match(line)]
    polite = sum(bool(_POLITE.search(line)) for line in prose)
    pairs = pairwise([(-1, ""), *lines])
    said = {
        at
        for (_, before), (at, line) in pairs
        if QUOTATION.match(line) and _POLITE.search(line) and not _WRITTEN.search(before)
    }
    return said if 2 * polite < len(prose) else set()


def _answers(lines: Lines) -> set[int]:
    """The lines after an arrow that answer the question before them."""
    return {at for (_, before), (at, line) in pairwise(lines) if before[-1] in "?？" and _ARROW.match(line)}


def _asked_by_number(lines: Lines) -> set[int]:
    """The questions that are numbered as notes are, each with what answers it below."""
    asked = {at for at, line in lines if _BRACKETED.match(line) and line[-1] in "?？"}
    return asked if len(asked) > 1 else set()


def _greeted(lines: Lines) -> set[int]:
    """The short lines that name persons, next to one that greets persons."""
    pairs = [*pairwise(lines), *((after, line) for line, after in pairwise(lines))]
    return {at for (at, line), (_, other) in pairs if _PERSONS.match(line) and SALUTATION.match(other)}


# --- Repetition ------------------------------------------------------------------------------------------------------


def _repeated(lines: Lines) -> set[int]:
    """The lines that only repeat the one before."""
    return {at for (_, before), (at, line) in pairwise(lines) if line == before}


# The kind, what its lines would be by their form alone, and which they are.
_CONTEXTS: tuple[_Context, ...] = (
    ("reference", ("heading", "imprint", "item", "paragraph"), _works),
    ("item", ("heading", "paragraph", "contact"), _listed),
    ("item", ("heading", "imprint", "paragraph"), _agenda),
    ("item", ("heading", "imprint", "paragraph"), _parties),
    ("item", ("heading", "paragraph"), _counted_in_words),
    ("item", ("heading", "paragraph", "imprint"), _chronicle),
    ("item", ("footnote",), _uncalled),
    ("item", ("heading", "paragraph"), _labelled),
    ("heading", ("item",), _headed_by_signs),
    ("item", ("heading",), _signs_in_a_row),
    ("heading", ("dateline", "imprint"), _years),
    ("heading", ("paragraph",), _questions),
    ("heading", ("paragraph",), _headed_lists),
    ("byline", ("heading",), _latin_names),
    ("paragraph", ("quotation",), _dialogue),
    ("paragraph", ("quotation",), _spoken),
    ("paragraph", ("item",), _answers),
    ("heading", ("footnote", "item"), _asked_by_number),
    ("salutation", ("epigraph", "heading", "paragraph"), _greeted),
    ("omit", ("byline",), _repeated),
)
