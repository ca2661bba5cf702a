"""What the arrangement of a raw text's lines says of them: tables, stanzas, speeches, and prose that was broken at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count, groupby

from builder.content.raw_text.conversation import LEAST_LABELS, STAMPED, speakers, speeches, stamped, with_labels
from builder.content.raw_text.line_dates import DATELINE
from builder.content.raw_text.line_marks import MARKED, SURNAME
from builder.content.raw_text.page_frames import frame_lines
from builder.content.raw_text.paragraphs import of_group
from builder.content.raw_text.questions import is_asked, questions
from builder.content.raw_text.sentence_verse import is_poem_in_sentences, is_stanza_of_sentences
from builder.content.raw_text.stanzas import (
    COUPLET,
    LONG_LINE,
    SHORT_LINE,
    SIJO,
    are_signed_sijo,
    is_dedication,
    is_no_poem,
    is_of_verse,
    is_poem,
    is_poem_in_prose,
    is_poet,
    is_poet_alone,
    is_row_of_verse,
    is_signed_so,
    is_sijo,
    is_slashed,
    titled,
    unnumbered,
)
from builder.content.raw_text.unit import OMIT, Group, Unit, lines_of
from builder.content.raw_text.wraps import breaking_width, joined

_ROW = re.compile(r"[\t|│]")
_POET_BELOW = re.compile(rf"^{SURNAME}[가-힣]{{2}}$")  # below the title of a poem among others
_HANJA_NAME = re.compile(r"^[一-鿿]{2,4}$")  # before a poem among others in mixed script
_NUMBER = re.compile(r"^(?:(?:\d{1,4}|[Ⅰ-Ⅻ]|[IVX]{1,4}|[一二三四五六七八九十]{1,2})[.]?|[(\[<]\d{1,2}[)\]>])$")


def units(groups: Sequence[Group]) -> tuple[Unit, ...]:
    """The lines of a text as units, in order; together they have every character of it but spaces."""
    groups = tuple(with_labels(tuple(_without_frame(groups))))
    plain = [lines_of(group) for group in groups if not _is_stated(group)]
    if sum(bool(STAMPED.match(line)) for group in plain for line in group) >= LEAST_LABELS:
        return tuple(stamped(groups))
    width = breaking_width(plain)
    whole = tuple(_unbroken(group, width) for group in groups)
    if labels := speakers(line for group in whole if not _is_stated(group) for line in lines_of(group)):
        return tuple(speeches(whole, labels))
    if is_asked([group for group in whole if not _is_stated(group)]):
        return tuple(questions(whole))
    if sung := tuple(_sijo(plain)):
        return sung
    if is_verse := _stanza_form(plain):
        return tuple(_poem(titled(groups), is_verse))
    return tuple(unit for at, group in enumerate(groups) for unit in of_group(group, width, begins=not at))


def _sijo(groups: Sequence[tuple[str, ...]]) -> Iterator[Unit]:
    """The units of a text that is a sijo, or several with the name of who wrote it below each; none if it is not."""
    if groups and is_sijo(groups):
        yield from (Unit(group, "verse" if len(group) == SIJO else None) for group in groups)
    elif are_signed_sijo(groups):
        yield from (unit for group in groups for unit in (Unit(group[:-1], "verse"), Unit(group[-1:], "byline")))


def _is_stated(group: Group) -> bool:
    """Whether a document, or what stands around a group, says its kind."""
    return isinstance(group, Unit) and bool(group.kind)


def _unbroken(group: Group, width: int | None) -> Group:
    """A group with its lines as they were before they were broken at a width, if they were."""
    return group if isinstance(group, Unit) or not width else tuple(" ".join(run) for run in joined(group, width))


def groups_of(text: str) -> Iterator[tuple[str, ...]]:
    """The lines between blank lines, without spaces at their ends; in a text that indents its paragraphs, one of them begins a group."""
    lines = [line.rstrip() for line in text.splitlines()]
    filled = [line for line in lines if line.strip()]
    indented = sum(line[0] in " \u3000" for line in filled)
    indents = 0 < indented < len(filled) / 2
    held: list[str] = []
    for line in lines:
        if held and (not line.strip() or (indents and line[0] in " \u3000" and not _ROW.search(line))):
            yield tuple(held)
            held = []
        if line.strip():
            held.append(line.strip())
    if held:
        yield tuple(held)


def _without_frame(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups, with each line of the pages around the text as a unit to omit, and each number of a part apart."""
    numbers = count()
    places = [() if isinstance(group, Unit) else tuple((next(numbers), line) for line in group) for group in groups]
    frame = frame_lines([line for group in places for _, line in group])
    for group, placed in zip(groups, places, strict=True):
        if isinstance(group, Unit):
            yield group
        for (omitted, numbered), run in groupby(placed, key=lambda one: (one[0] in frame, bool(_NUMBER.match(one[1])))):
            lines = tuple(line for _, line in run)
            yield from (Unit((line,), OMIT if omitted else None) for line in lines) if omitted or numbered else [lines]


def _stanza_form(groups: Sequence[tuple[str, ...]]) -> Callable[[tuple[str, ...]], bool] | None:
    """What tells whether lines of the text are a stanza, if the text is a poem."""
    if is_no_poem(groups):
        return None
    if is_slashed(groups):
        return is_row_of_verse
    if is_poem(groups):
        return partial(is_of_verse, longest=SHORT_LINE)
    if is_poem_in_prose(groups):
        return partial(is_of_verse, longest=LONG_LINE)
    return is_stanza_of_sentences if is_poem_in_sentences(groups) else None


def _begins_another(lines: Sequence[str], before: Sequence[str]) -> bool:
    """Whether a line apart among stanzas says when a poem was written, or is the title of the next, below that."""
    dated = DATELINE.match(lines[0]) or (DATELINE.match(before[-1]) and len(lines[0]) <= SHORT_LINE)
    return len(lines) == 1 and bool(dated)


def _poem(groups: Sequence[Group], is_verse: Callable[[tuple[str, ...]], bool]) -> Iterator[Unit]:
    """The units of a poem: stanzas, among which a line of prose may stand, and what is before and after them."""
    head = next(at for at, group in enumerate(groups) if not (isinstance(group, Unit) and group.kind == OMIT))
    stanzas = {
        at
        for at, group in enumerate(groups)
        if at > head and not isinstance(group, Unit) and is_verse(unnumbered(group)) and not is_dedication(group)
    }
    if 1 in stanzas and 2 in stanzas and is_poet_alone(lines_of(groups[1])):  # noqa: PLR2004 - the first stanza
        stanzas.remove(1)
    for at, group in enumerate(groups):
        if not isinstance(group, Unit) and 0 < at <= min(stanzas, default=0) and is_signed_so(group):
            yield Unit(group, "byline")
            continue
        if at > 0 and not isinstance(group, Unit) and _begins_another(lines_of(group), lines_of(groups[at - 1])):
            yield from (Unit((line,)) for line in lines_of(group))
            continue
        within = stanzas and min(stanzas) < at < max(stanzas) and len(lines_of(group)) == 1
        if not isinstance(group, Unit) and (at in stanzas or (within and not MARKED.match(group[0]))):
            if at + 1 in stanzas and len(group) == COUPLET and _POET_BELOW.match(group[1]):
                yield from (Unit(group[:1]), Unit(group[1:], "byline"))
                continue
            named = len(group) > 1 and is_poet(group[-1])
            named_first = len(group) > 2 and _HANJA_NAME.match(group[0])  # noqa: PLR2004 - and two lines of verse
            yield from [Unit(group[:1], "byline")] if named_first else []
            yield Unit(group[bool(named_first) : -1 if named else None], "verse")
            yield from [Unit(group[-1:], "byline")] if named else []
        else:
            yield from of_group(group)
