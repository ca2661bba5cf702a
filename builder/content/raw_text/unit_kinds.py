"""The kind of each unit of a text, by its form, by its place in the text, and by its neighbors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from builder.content.footnotes import note_mark, number_of, numbers_called
from builder.content.raw_text.front_matter import FrontPlace, front_kind, front_length, states, title_of
from builder.content.raw_text.line_contexts import kinds_by_context
from builder.content.raw_text.line_dates import DATELINE
from builder.content.raw_text.line_forms import (
    ABSTRACT,
    ADDRESSEE,
    ARTICLE,
    BODY,
    BYLINE,
    ENCLOSED,
    GREETING,
    HEADED,
    IMPRINT,
    MATERIALS,
    NAME,
    OFFICE,
    PART,
    QUOTED_TITLE,
    REFERENCES,
    SALUTATION,
    SECTION,
    SENTENCE_MARK,
    STATING,
    SUBTITLE,
    TIME_OF_YEAR,
    TO_THE_END,
)
from builder.content.raw_text.line_kinds import line_kind
from builder.content.raw_text.line_marks import ANSWERED, STATED, SURNAME
from builder.content.raw_text.unit import OMIT, Unit

_LEAST_LISTED = 3  # lines of a list without marks
_DATE = re.compile(r"\d{4}\s?[.년/-]\s?\d|\d{1,2}월")
_TAKEN_FROM = re.compile(r"^(?:출처|출전)\s?[:：]\s")
_DIGIT = re.compile(r"\d")
_POINT = re.compile(r"^[•○·▲▶]\s?\S[^:：]*$")  # of what a text says, above it
_CATEGORY = 8  # characters of what questions are about
_CLOSING_LINE = 25  # characters of who signs
_BESIDE_SPEECH = ("caption", "contact", OMIT, "imprint")  # what a line of a conversation that names no speaker may be
_RESIDENT = re.compile(
    rf"^(?:\S{{2,7}}\s)?\S{{1,10}}[시군구도읍면동리]\s(?:\S{{1,10}}\s){{0,2}}{SURNAME}[가-힣]{{2}}$"
)  # 솔내시 윗말 한정숙
_WORDS = re.compile(r"^[가-힣]+(?:\s[가-힣]+){1,3}$")
_SHORT_NAME = re.compile(rf"^{SURNAME}[가-힣]$")
_PEN_NAME = re.compile(r"^[가-힣]{2,4}$")  # whatever surname it has
# A word below the title of such a text is who wrote it; what comes after that heads its first part.
_BY_NAME = (["imprint", "paragraph"], ["imprint", "imprint", "paragraph"], ["imprint", "verse"], ["imprint", "heading"])
# What a line after a poem may be.
_CLOSING = ("dateline", "signature", "postscript", "footnote", "byline", "contact", "imprint")


def unit_kinds(found: Sequence[Unit]) -> list[str]:
    """The kind of each unit, from its form and its position: before the text, in it, among the references, or after it."""
    lines = [unit.lines[0] for unit in found]
    front = front_length(found)
    title = next((at for at in range(front) if found[at].level == 1), -1)
    title = title if title >= 0 else title_of(found[:front])
    kinds = [*_before_text(found[:front], title), *_in_text(found[front:])]
    if 1 < front < len(found) and kinds[front - 1] == "imprint" and _asks_first(found[front - 1 : front + 1]):
        kinds[front - 1] = "heading"
    _name_author(kinds, lines, title + 1 + (kinds[title + 1 : title + 2] == ["epigraph"]), front)
    if 0 <= title <= front - 2 and _heads_first_part(kinds, lines, front):
        kinds[front - 1] = "heading"
    if front < len(found) and kinds[front] == "paragraph" and GREETING.match(lines[front]):
        kinds[front] = "salutation"
    if kinds[title + 1 : title + 3] == ["salutation", "verse"]:
        kinds[title + 1] = "dedication"  # whom a poem is to
    if kinds[-1:] == ["verse"] and len(found[-1].lines) == 1 and NAME.match(lines[-1]):
        kinds[-1] = "byline"
    if kinds[-1] == "caption" and _TAKEN_FROM.match(lines[-1]) and not {"table", "caption"} & set(kinds[:-1]):
        kinds[-1] = "imprint"  # since there is nothing but the text that it can be of
    if kinds[-1] == "heading" and "verse" in kinds and lines[-1][0] in "―—–":
        kinds[-1] = "byline"  # below the poem
    _tell_by_context(kinds, found, front)
    _list_in_a_row(kinds, lines, front)
    _omit_to_the_end(kinds, lines)
    kinds = _with_references(kinds, lines)
    addressed = "salutation" in kinds or any(ADDRESSEE.match(line) for line in lines[:front])
    addressed = addressed or (title >= 0 and bool(SALUTATION.match(lines[title])))
    kinds = _of_letter(kinds, lines) if addressed else _of_diary(kinds, lines, front)
    if kinds[-2:] == ["heading", "heading"] and _DIGIT.search(lines[-1]) and not _is_heading(lines[-1]):
        kinds[-1] = "paragraph"  # which the one before it heads
    return _signed(kinds, lines, front)


def _name_author(kinds: list[str], lines: Sequence[str], below: int, front: int) -> None:
    """Set the kind of a name alone below the title, or at the end of what is before the text, and of what it divides from the title."""
    if kinds[below : front + 1] in _BY_NAME and _PEN_NAME.match(lines[below]):
        kinds[below] = "byline"
        kinds[below + 1 : front] = ["heading"] * len(kinds[below + 1 : front])
    elif below < front - 1 and kinds[front - 1] == "imprint" and _SHORT_NAME.match(lines[front - 1]):
        between = zip(kinds[below : front - 1], lines[below : front - 1], strict=True)
        named = ["heading" if kind == "imprint" and _states_nothing(line) else kind for kind, line in between]
        kinds[below:front] = [*named, "byline"]


def _asks_first(found: Sequence[Unit]) -> bool:
    """Whether a word or two stand directly before the first of many questions, or a table: they say what these are about."""
    line, label = found[0].lines[0], found[1].speaker or ""
    heads = found[1].kind == "table" or bool(label[:1] in "Q문질" and label)
    line = re.sub(r"\s?\([^()]*\)$", "", line)
    return heads and len(line) <= _CATEGORY and not any(char.isdigit() for char in line) and not BODY.search(line)


def _heads_first_part(kinds: Sequence[str], lines: Sequence[str], front: int) -> bool:
    """Whether the last line between the title and the text heads its first part, as lines that state nothing, or are of the same shape,
    head the others.
    """
    line = lines[front - 1]
    shapes = {_shape(other) for kind, other in zip(kinds[front:], lines[front:], strict=True) if kind == "heading"}
    above_prose = kinds[front - 1 : front + 1] == ["imprint", "paragraph"] and "heading" in kinds[front:]
    return above_prose and ((bool(_WORDS.match(line)) and _states_nothing(line)) or _shape(line) in shapes)


def _shape(line: str) -> str:
    """A line with its letters and its figures all alike: 증도, 4월 3일 is as 임자도, 5월 1일."""
    return re.sub(r"[^\W\d_]+", "가", re.sub(r"\d+", "0", line))


def _states_nothing(line: str) -> bool:
    return not any(form.search(line) for form in (STATED, STATING, IMPRINT, BYLINE, NAME))


def _before_text(front: Sequence[Unit], title: int) -> list[str]:
    kinds: list[str] = []
    framed = any(unit.kind == OMIT for unit in front[: max(title, 0)])
    below_headings, before = False, ""
    for index, unit in enumerate(front):
        after = front[index + 1].lines[0] if index + 1 < len(front) else ""
        place = FrontPlace(index - title if title >= 0 else -1, below_headings, before, after)
        kind = before = unit.kind or front_kind(unit.lines[0], place)
        below_headings = index == title or (below_headings and kind == "heading")
        omitted = framed and index < title and kind in ("imprint", "byline") and not states(unit)
        kinds.append(OMIT if omitted else kind)
    for at, (one, other) in enumerate(pairwise(front)):
        if kinds[at + 1] == "imprint" and kinds[at] in ("imprint", "item") and _POINT.match(one.lines[0]):
            points = one.lines[0][0] == other.lines[0][0] and not any(
                STATED.match(unit.lines[0]) for unit in (one, other)
            )
            kinds[at : at + 2] = ["item", "item"] if points else kinds[at : at + 2]
    if len(front) > 1 and kinds[-1] == "imprint" == kinds[-2] and _heads_text(front[-1].lines[0], front[-2].lines[0]):
        kinds[-1] = "heading"
    return kinds


def _heads_text(line: str, before: str) -> bool:
    """Whether the last line before the text is the heading of its first part: it states nothing, and comes after what does."""
    after = any(form.match(before) for form in (STATED, STATING))
    return after and not line.startswith("- ") and _states_nothing(line)


def _in_text(found: Sequence[Unit]) -> Iterator[str]:
    is_marked = any(unit.kind == "heading" for unit in found)  # so that what a document does not call a heading is none
    kind = ""
    for unit in found:
        before, kind = kind, _kind_of(unit)
        if kind == "heading" and is_marked and not (unit.level or REFERENCES.match(unit.lines[0])):
            kind = "paragraph"
        if before == "dateline" and (kind == "byline" or (kind == "heading" and OFFICE.match(unit.lines[0]))):
            kind = "signature"
        yield kind


def _kind_of(unit: Unit) -> str:
    if unit.kind == "speech" and not unit.speaker:
        kind = line_kind(unit.lines[0])
        return kind if kind in _BESIDE_SPEECH and not ANSWERED.match(unit.lines[0]) else "speech"
    closing = line_kind(unit.lines[0]) if unit.kind == "verse" and len(unit.lines) == 1 else ""
    return closing if closing in _CLOSING else unit.kind or line_kind(unit.lines[0])


def _tell_by_context(kinds: list[str], found: Sequence[Unit], front: int) -> None:
    """Set the kinds of the units of which their neighbors tell another than their form does; the first that is told holds."""
    told: set[int] = set()
    for at, kind, instead in kinds_by_context(found, front):
        if kinds[at] in instead and at not in told:
            kinds[at] = kind
            told.add(at)


def _list_in_a_row(kinds: list[str], lines: Sequence[str], front: int) -> None:
    """Set the lines of a list without marks: of more than two headings that follow one another, none heads anything."""
    bare = [kind == "heading" and not _is_heading(line) for kind, line in zip(kinds, lines, strict=True)]
    for is_bare, run in groupby(range(max(front, 1), len(kinds)), key=lambda at: bare[at]):
        members = list(run)
        below = members[0] > 0 and MATERIALS.match(lines[members[0] - 1])
        if is_bare and (below or len(members) >= _LEAST_LISTED):
            kinds[members[0] : members[-1] + 1] = ["item"] * len(members)


def _is_heading(line: str) -> bool:
    return any(form.match(line) for form in (PART, HEADED, SECTION, REFERENCES, SUBTITLE, ABSTRACT, ARTICLE))


def _omit_to_the_end(kinds: list[str], lines: Sequence[str]) -> None:
    """Omit what follows where a page lists others."""
    end = next((at for at, line in enumerate(lines) if TO_THE_END.search(line)), len(lines))
    kinds[end:] = [OMIT] * (len(lines) - end)


def _with_references(kinds: Sequence[str], lines: Sequence[str]) -> list[str]:
    """The kinds, in which what is below the heading of a list of works is of it."""
    called = {number for line in lines for number in numbers_called(line)}
    result: list[str] = []
    references = False
    for kind, line in zip(kinds, lines, strict=True):
        heads = bool(REFERENCES.match(line))
        cited = kind == "imprint" and bool(QUOTED_TITLE.match(line))
        parted = len(line) <= _CATEGORY and bool(PART.match(line))  # into sources and studies
        goes_on = references and (cited or kind not in ("byline", "contact", "imprint")) and not ABSTRACT.match(line)
        references = goes_on or heads
        note = kind == "footnote" and number_of(note_mark(line)) not in called
        prose = kind in ("paragraph", "item") or note or cited or (kind == "heading" and not heads and not parted)
        result.append("reference" if references and prose else kind)
    return result


def _of_letter(kinds: list[str], lines: Sequence[str]) -> list[str]:
    """The kinds, in what is said to somebody: a date above the salutation, and a name at the end."""
    begins = kinds.index("salutation") if "salutation" in kinds else 0
    ends = (OMIT, "dateline", "postscript")
    last = max((at for at, kind in enumerate(kinds) if kind not in ends and not ENCLOSED.match(lines[at])), default=0)
    dated = [
        "dateline" if kind == "imprint" and IMPRINT.match(line) and _DATE.search(line) else kind
        for kind, line in zip(kinds, lines, strict=True)
    ]
    closing = last > begins and _may_sign(kinds[last], lines[last])
    if closing and last - 1 > begins and kinds[last - 1] == "heading" and TIME_OF_YEAR.match(lines[last - 1]):
        kinds = [*kinds[: last - 1], "dateline", *kinds[last:]]
    return [*dated[:begins], *kinds[begins:last], "signature" if closing else kinds[last], *kinds[last + 1 :]]


def _of_diary(kinds: list[str], lines: Sequence[str], front: int) -> list[str]:
    """The kinds, in a text whose parts begin with dates: that of the first, which stands before the text, begins it."""
    within = (kind == "dateline" and "paragraph" in kinds[at:] for at, kind in enumerate(kinds[front:], front))
    last = max((at for at in range(front) if kinds[at] == "imprint" and DATELINE.match(lines[at])), default=-1)
    return [*kinds[:last], "dateline", *kinds[last + 1 :]] if last >= 0 and any(within) else kinds


def _may_sign(kind: str, line: str) -> bool:
    """Whether a line at the end can be who signs: short, and no sentence."""
    short = len(line) <= _CLOSING_LINE and not SENTENCE_MARK.search(line)
    return short and kind in ("heading", "paragraph", "byline", "imprint", "signature")


def _signed(kinds: list[str], lines: Sequence[str], front: int) -> list[str]:
    """The kinds, in which the names after the date at the end sign, and that of the author where a part ends with it."""
    last = max((at for at in range(front, len(kinds)) if kinds[at] == "dateline"), default=len(kinds))
    below = [at for at in range(last + 1, len(kinds)) if kinds[at] not in (OMIT, "contact", "postscript", "footnote")]
    enclosed = set(takewhile(lambda at: ENCLOSED.match(lines[at]), reversed(below)))
    after = [at for at in below if at not in enclosed]
    signers = set(after) if all(_may_sign(kinds[at], lines[at]) for at in after) else set()
    if last == len(kinds) and kinds[-1:] == ["heading"] and any(form.match(lines[-1]) for form in (OFFICE, _RESIDENT)):
        signers.add(len(kinds) - 1)  # since a heading at the end would head nothing
    names = {at for at, kind in enumerate(kinds) if kind == "heading" and at > front and _is_author(lines, at, front)}
    signed = ["signature" if at in signers | names else kind for at, kind in enumerate(kinds)]
    return ["paragraph" if at in enclosed else kind for at, kind in enumerate(signed)]


def _is_author(lines: Sequence[str], at: int, front: int) -> bool:
    """Whether a line after the text's beginning is the name of who wrote it, which what is before the text has too."""
    return bool(NAME.match(lines[at])) and any(lines[at] in line for line in lines[:front])
