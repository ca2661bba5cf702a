"""The lines before a text: which they are, which of them is the title, and the kinds of the others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.content.raw_text.line_dates import DATELINE
from builder.content.raw_text.line_forms import (
    ABSTRACT,
    ADDRESS,
    ATTRIBUTION,
    BYLINE,
    COLUMN,
    CONTACT,
    CREDIT,
    DASHED,
    DAY,
    DEDICATION,
    FURNITURE,
    HEADED,
    HEADLINE,
    IMPRINT,
    LATIN,
    LATIN_NAME,
    LUNAR,
    MAIL_HEAD,
    MEETING,
    NAME,
    NO_TITLE,
    NUMBERED_CAPTION,
    PART,
    QUOTATION,
    RELEASE,
    SALUTATION,
    SCRIPTURE,
    SECTION,
    SENTENCE_MARK,
    SIGNATURE,
    SOURCE,
    STATING,
    SUBTITLE,
    UNIT,
    UNTITLED_ARTICLE,
)
from builder.content.raw_text.line_kinds import is_prose, is_told
from builder.content.raw_text.line_marks import SENTENCE_LIKE, STATED
from builder.content.raw_text.unit import OMIT, Unit
from builder.languages.korean.sentences import sentences

_HANGUL = re.compile("[가-힣]")
_YEAR = re.compile(r"^\d{4}년$")
_LABELLED = re.compile(r"^[-–—]\s?[가-힣]{1,6}\s?[:：]")
_ANNOUNCES = re.compile(r"다음|아래")
_LONGEST_CLOSING = 25  # characters of who signs a letter
_NO_NAME = re.compile(rf"^[(\[]|{SENTENCE_LIKE.pattern}")
_EPIGRAPH = 40  # characters
_RELEASED = re.compile(r"^[\[<【]?보\s*도\s*자\s*료[\]>】]?\s\d{4}")  # with the date
_AFFILIATION = re.compile(r"^[*†‡]{1,3}\s?[^\s*†‡]")  # of an author, below the names
_FRONT_FORMS = (
    ("imprint", MAIL_HEAD),
    ("caption", CREDIT),
    ("caption", UNIT),
    ("contact", CONTACT),
    ("footnote", _AFFILIATION),
)
# What stands before a text, be it a sentence.
_STATING_FORMS = (FURNITURE, STATED, IMPRINT, MAIL_HEAD, CREDIT, DEDICATION)


@dataclass(frozen=True)
class FrontPlace:
    """Where a line before the text stands: so many lines after the title, negative before it or without one; whether only headings are
    between; the kind of the line before it; and the line after it.
    """

    after_title: int
    below_headings: bool
    before: str
    after: str


def front_length(found: Sequence[Unit]) -> int:
    """The number of units before the text, which begins with its first numbered heading, line of prose, or unit of a kind."""
    return next((number for number in range(len(found)) if _begins_text(found, number)), 0)


def _begins_text(found: Sequence[Unit], number: int) -> bool:
    unit, line = found[number], found[number].lines[0]
    if unit.level == 1 or unit.kind == OMIT or (unit.kind == "table" and _is_head(found, number)):
        return False
    if not unit.kind and STATED.match(line) and number:
        return False
    if (
        unit.kind or line.strip("()[]<>").isdigit() or _begins_by_form(line)
    ):  # a number of a first part, since those of pages are omitted
        return True
    if number == 0:
        called = line.endswith((",", "，")) and SALUTATION.match(line)  # as no title does
        return (
            (line.endswith(".") and not _RELEASED.match(line)) or bool(called) or _begins_letter(found)
        )  # as no title does
    if any(form.search(line) for form in _STATING_FORMS) or (line[-1] in "!?" and _has_no_title(found[:number])):
        return False
    is_sentence = SENTENCE_MARK.search(line) and _HANGUL.search(line) and not QUOTATION.match(line)
    return bool(SALUTATION.match(line) or (is_sentence and not _stands_before_text(found, number)))


def _begins_by_form(line: str) -> bool:
    """Whether a line is a numbered heading, that of an abstract, or prose."""
    return bool(
        UNTITLED_ARTICLE.match(line)
        or PART.match(line)
        or ABSTRACT.match(line)
        or SECTION.match(line)
        or NUMBERED_CAPTION.match(line)
    ) or (is_prose(line) and not CREDIT.search(line))


def _has_no_title(found: Sequence[Unit]) -> bool:
    return all(any(form.search(unit.lines[0]) for form in NO_TITLE) for unit in found)


def _is_head(found: Sequence[Unit], number: int) -> bool:
    """Whether a table that everything begins with states what a press release is: of which office, and for which day."""
    cells = [cell for line in found[number].lines for cell in re.split(r"\s*[\t|]\s*", line)]
    states_it = any(RELEASE.match(cell) or STATED.match(f"{cell}:") for cell in cells)
    return states_it and all(unit.kind for unit in found[:number])


def _begins_letter(found: Sequence[Unit]) -> bool:
    """Whether the first unit is whom a letter is to, which ends with a date or a signature."""
    ends = any(SIGNATURE.match(unit.lines[0]) or DATELINE.match(unit.lines[0]) for unit in found[1:])
    last = found[-1].lines[0]
    ends = ends or (not found[-1].kind and len(last) <= _LONGEST_CLOSING and not _NO_NAME.search(last))
    return bool(SALUTATION.match(found[0].lines[0])) and ends


def _stands_before_text(found: Sequence[Unit], number: int) -> bool:
    """Whether the unit is one sentence before what begins a text, as an epigraph is."""
    after, line = found[number + 1].lines[0] if number + 1 < len(found) else "", found[number].lines[0]
    return (
        len(line) <= _EPIGRAPH
        and not _ANNOUNCES.search(line)
        and len(sentences(line)) == 1
        and (bool(SALUTATION.match(after) or PART.match(after)) or _is_above_poem(found, number))
    )


def _is_above_poem(found: Sequence[Unit], number: int) -> bool:
    """Whether below the unit there is the name of who wrote the poem that follows."""
    below = found[number + 1 : number + 3]
    return [unit.kind for unit in below] == [None, "verse"] and bool(NAME.match(below[0].lines[0]))


def title_of(front: Sequence[Unit]) -> int:
    """The index of the title among the units before the text; -1 for none.

    It is the first line that can be one, on a web page the first after what the page has above it: up to what states when and by whom the
    text is.
    """
    possible = _possible_titles(front)
    stated = (at for at, unit in enumerate(front) if possible and at > possible[0] and states(unit))
    end = next(stated, len(front))
    frame = [at for at in range(end) if front[at].kind == OMIT or FURNITURE.search(front[at].lines[0])]
    last = next((at for at in reversed(frame) if any(at < one < end for one in possible)), -1)
    return next((at for at in possible if at > last), -1)


def _possible_titles(front: Sequence[Unit]) -> list[int]:
    """The units that can be the title: what states nothing, or else has a colon, or else could be a name as well."""
    bare = [at for at, unit in enumerate(front) if not unit.kind]
    named = [at for at in bare if not any(form.search(front[at].lines[0]) for form in NO_TITLE)]
    if bare == named == [0] and DATELINE.match(front[0].lines[0]) and not _YEAR.match(front[0].lines[0]):
        return []  # of a letter, which has no title
    if all(NAME.match(front[at].lines[0]) or QUOTATION.match(front[at].lines[0]) for at in named):
        first = named[0] if named and NAME.match(front[named[0]].lines[0]) and named[0] == bare[0] else len(front)
        meetings = [at for at in bare[:1] if MEETING.match(front[at].lines[0])]  # 제34차 예산심사소위원회
        return [at for at in bare if at < first and _may_state(front[at].lines[0])] or named or meetings
    return named


def _may_state(line: str) -> bool:
    """Whether a line with a colon, which most often states something of the text, may as well be its title."""
    return bool(STATING.match(line)) and not any(form.search(line) for form in (STATED, MAIL_HEAD, IMPRINT, CONTACT))


def states(unit: Unit) -> bool:
    """Whether a unit states by whom or when the text is."""
    return not unit.kind and any(form.search(unit.lines[0]) for form in (IMPRINT, BYLINE))


def front_kind(line: str, place: FrontPlace) -> str:
    """The kind of a line before the text."""
    if place.after_title == 0:
        return "heading"
    if FURNITURE.search(line) or ADDRESS.match(line):
        return OMIT
    found = next((kind for kind, form in _FRONT_FORMS if form.search(line)), None)
    if found or LUNAR.match(line) or ((not line[0].isdigit() or DAY.match(line)) and DATELINE.match(line)):
        return found or "dateline"
    return _kind_beside_title(line, place)


def _kind_beside_title(line: str, place: FrontPlace) -> str:
    """The kind of a line before the text that is neither of the page around it nor a date."""
    if QUOTATION.match(line) and (ATTRIBUTION.match(place.after) or SCRIPTURE.match(place.after)):
        return "epigraph"
    if SUBTITLE.match(line) or (place.below_headings and _is_subtitle(line, place.after_title)):
        return "heading"
    if DEDICATION.match(line):
        return "dedication"
    if ATTRIBUTION.match(line) and place.before == "epigraph":
        return "byline"
    stated = IMPRINT.match(line) or STATED.match(line)
    if place.after_title > 0 and not stated and (QUOTATION.match(line) or SENTENCE_MARK.search(line)):
        return "epigraph"
    named = not (STATED.match(line) or is_told(line)) and any(form.search(line) for form in (NAME, BYLINE, LATIN_NAME))
    return "byline" if named else "imprint"


def _is_subtitle(line: str, after_title: int) -> bool:
    """Whether a line that follows the title, or another below it, is one more, be it in English."""
    if DASHED.match(line):
        return not any(form.match(line) for form in (_LABELLED, DEDICATION, SOURCE))
    if LATIN.match(line):
        return after_title == 1 or not LATIN_NAME.match(line)
    return any(form.match(line) for form in (HEADLINE, HEADED, COLUMN)) and not _is_of_page(line)


def _is_of_page(line: str) -> bool:
    """Whether a line states something of the text around a title, as opposed to what the text is about."""
    return any(form.search(line) for form in (IMPRINT, DATELINE, STATING, BYLINE, STATED, SENTENCE_MARK))
