"""What the arrangement of a raw text's lines says of them: tables, stanzas, speeches, and prose that was broken at a fixed width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

# Marks that begin an item, a note or a numbered heading: such lines are neither verse nor the middle of a sentence.
MARKED = re.compile(
    r"^\s*(?:[-–—•·▲△▶◆◇◈■□○●◦*※†‡ㅇ⇒→☞▷]\s?|\d+\s?[막장]$|[①-⑳]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|\[?\(?\d{1,3}(?:-\d{1,3})?[.)\]]|[가나다라마바사아자차카타파하][.)]\s|제\s?\d+\s?[편장절관조])"
)
_ENDS = re.compile(r"[.!?。！？…][”’\"'」』)\]]*$")
_SENTENCE = re.compile(r"(?:[.!?。！？…][”’\"'」』)\]]*|[다요죠까])$")
_ENDS_WITHIN = re.compile(r"[가-힣][.!?]\s+[가-힣]")
_LABEL = re.compile(
    r"^(?P<label>(?:[^\W\d_][\w·.() ]{0,14}?|[QA]\d{0,2})(?:\s\d{1,2}:\d{2}(?::\d{2})?)?(?:\s?[:：=]|\s[-–—―](?=\s))"
    r"|[QA문답]\d{0,2}[.)]|(?:[가-힣]{2,5}|[QA문답])(?=\t|\s{2}))\s*(?=\S)"
)
# What begins a line of a heading, not a speech: 일시: …, 담당 부서: …
STATED = re.compile(
    r"^(?:[○●□■◦·-]\s?)?(?:일\s?시|날\s?짜|장\s?소|시\s?간|참석자?|참\s석|출석|배석|불참|안\s?건|주\s?제|제\s?목|수\s?신|발\s?신|참\s?조|대\s?상|주\s?최|주\s?관|후\s?원|사\s?회"
    r"|(?:보도|배포|작성)\s?(?:시점|일시|일자?)|담당\s?(?:부서|자|과장|관)?|책임자|문의|연락처|때|곳|무대|(?:받는|보내는)\s?(?:이|사람))(?:\s?[:：]|\t|\s{2,})"
)
_STAGE = re.compile(
    r"^(?!\(\d{4}년|\(\d막\))(?:[-–—―]\s?막\s?[-–—―]$|(?:사이|암전|침묵|정적|막)[.]?$|\([^()]*\)|\[[^\[\]]*\])$"
)
_CAST = re.compile(r"^\W*(?:나오는 (?:사람|이)들?|등장\s?인물|출연)\W*$")
_ASKED = re.compile(r"^[-–—―]\s?\S.*(?:[?？]|[요까다][.]?)$")
_ANSWERED = re.compile(r"^[“\"].*[”\"]$")
_BARS, _TABS = re.compile(r"\s*[|│]\s*"), re.compile(r"\s*\t\s*|\s{3,}")
_SHORT_LINE, _LONG_LINE = 32, 100  # characters of a line of verse, and of a poem in prose
_LEAST_STANZAS = 3  # in a poem in prose
_LEAST_VERSE = 4  # lines in a poem
_SIJO = 3  # lines of a sijo
_LONGEST_NAME = 8  # characters of who wrote a poem
_MOSTLY = 0.6  # the share of a text's lines that make it a poem
_WRAPPED = (25, 100)  # characters of a line that was broken at a fixed width
_ASKING = frozenset({"Q", "문", "질문"})
_LEAST_LABELS = 3  # labelled lines in a conversation
_LONGEST_CELL = 60  # characters


@dataclass(frozen=True)
class Unit:
    """Lines of the text that belong together: of a kind, or of none where their form has to tell.

    `speaker` is the label of a speech, `head_rows` how many rows of a table are headings, and `rows` are they with vertical bars between
    their cells. `level` is that of a heading, and `emphasis` the
    words that are set off in the lines, where a document says so.
    """

    lines: tuple[str, ...]
    kind: str | None = None
    speaker: str | None = None
    head_rows: int = 0
    rows: tuple[str, ...] = ()
    level: int | None = None
    emphasis: tuple[str, ...] = ()


Group = (
    tuple[str, ...] | Unit
)  # lines between blank lines, of which nothing is known, or what a document says of its own


def units(groups: Sequence[Group]) -> tuple[Unit, ...]:
    """The lines of a text as units, in order; together they have every character of it but spaces."""
    plain = [group for group in groups if not isinstance(group, Unit)]
    if labels := _labels(line for group in plain for line in group):
        return tuple(_conversation(groups, labels))
    if _is_asked(plain):
        return tuple(_questions(groups))
    if plain and _is_sijo(plain):
        return tuple(Unit(group, "verse") if len(group) == _SIJO else Unit(group) for group in plain)
    verse = _SHORT_LINE if _is_poem(plain) else _LONG_LINE if _is_poem_in_prose(plain) else 0
    begun = _titled(groups) if verse else groups
    return tuple(unit for number, group in enumerate(begun) for unit in _of_group(group, number, verse))


def groups_of(text: str) -> Iterator[tuple[str, ...]]:
    """The lines between blank lines, without spaces at their ends; in a text that indents its paragraphs, one of them begins a group."""
    lines = [line.rstrip() for line in text.splitlines()]
    filled = [line for line in lines if line.strip()]
    indented = sum(line[0] in " \u3000" for line in filled)
    indents = 0 < indented < len(filled) / 2
    held: list[str] = []
    for line in lines:
        if held and (not line.strip() or (indents and line[0] in " \u3000" and "\t" not in line)):
            yield tuple(held)
            held = []
        if line.strip():
            held.append(line.strip())
    if held:
        yield tuple(held)


def _of_group(group: Group, number: int, verse: int) -> Iterator[Unit]:
    """The units of a group; `verse` is how long a line of verse may be, 0 where there is none."""
    if isinstance(group, Unit):
        yield group
        return
    for kind, run in _runs(group):
        if kind == "table":
            yield Unit(run, "table", head_rows=_head_rows(run), rows=_rows(run))
        elif verse and number and _is_of_verse(run, verse):
            yield Unit(run, "verse")
        elif _is_wrapped(run):
            yield Unit((" ".join(run),))
        else:
            yield from (Unit((line,)) for line in run)


# --- Tables -----------------------------------------------------------------------------------------------------------


def _runs(group: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The runs of the group: rows of a table, whose cells are all divided alike, and other lines."""
    for (count, _), lines in groupby(group, key=_columns):
        run = tuple(lines)
        yield ("table" if count > 1 and len(run) > 1 else ""), run


def _columns(line: str) -> tuple[int, bool]:
    """How many cells the line has, and whether bars divide them; what states something of the text, 일시<tab>…, is no row."""
    count = len(_cells(line))
    if count == 1 or (count == 2 and STATED.match(line)):  # noqa: PLR2004 - a label and what it states
        return 1, False
    return count, len(_by_bars(line)) > 1


def _cells(line: str) -> tuple[str, ...]:
    bars = _by_bars(line)
    cells = tuple(" ".join(cell.split()) for cell in (bars if len(bars) > 1 else _TABS.split(line)))
    return cells if all(len(cell) <= _LONGEST_CELL for cell in cells) else (line,)


def _by_bars(line: str) -> list[str]:
    return _BARS.split(line.strip("|│ "))


def _rows(lines: Sequence[str]) -> tuple[str, ...]:
    """The rows of a table with a vertical bar between their cells."""
    return tuple(" | ".join(_cells(line)) for line in lines)


def _head_rows(lines: Sequence[str]) -> int:
    """Whether the first row is a heading: it alone has no figures but years."""
    first, *others = (_cells(line)[1:] for line in lines)
    years = all(re.fullmatch(r"\d{4}년?", cell) for cell in first)
    return int(years or (not _figures(first) and any(_figures(row) for row in others)))


def _figures(cells: Sequence[str]) -> bool:
    return any(char.isdigit() for cell in cells for char in cell)


# --- Verse and broken lines -------------------------------------------------------------------------------------------


def _is_poem(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether most lines are of stanzas."""
    stanzas = [group for group in groups if _is_stanza(group)]
    lines = sum(map(len, stanzas))
    held, all_held = _letters(stanzas), _letters(groups)
    return lines >= _LEAST_VERSE and lines >= _MOSTLY * sum(map(len, groups)) and 2 * held >= all_held


def _letters(groups: Sequence[tuple[str, ...]]) -> int:
    return sum(len(line) for group in groups for line in group)


def _is_sijo(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether the text is a sijo without a title: three lines of about four words, and at most who wrote it."""
    first, *others = groups
    words = [len(line.split()) for line in first]
    return (
        len(first) == _SIJO
        and set(words) <= {4, 5, 6, 7}
        and len(others) < _SIJO
        and all(len(one) == 1 for one in others)
    )


def _titled(groups: Sequence[Group]) -> list[Group]:
    """The groups of a poem, whose title and author stand apart from the first stanza, be there a blank line or not."""
    first, *others = groups
    head = (
        1 + sum(1 for _ in takewhile(lambda line: len(line) <= _LONGEST_NAME, first[1:]))
        if isinstance(first, tuple)
        else 0
    )
    parts = [first[:head], first[head:]] if isinstance(first, tuple) else [first]
    return [*(part for part in parts if part), *others]


def _is_stanza(group: tuple[str, ...]) -> bool:
    """Whether these are lines of verse: short, without marks, no sentence ending within one, and most of them not whole sentences."""
    return _is_of_verse(group, _SHORT_LINE) and 2 * sum(bool(_ENDS.search(line)) for line in group) <= len(group)


def _is_poem_in_prose(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether all groups but the title's are stanzas of several lines, none of them more than a sentence."""
    stanzas = [group for group in groups[1:] if len(group) > 1]
    if len(stanzas) < _LEAST_STANZAS or len(stanzas) < len(groups) - 2 or any(map(_is_wrapped, stanzas)):
        return False
    return all(_is_of_verse(group, _LONG_LINE) for group in stanzas)


def _is_of_verse(group: tuple[str, ...], longest: int) -> bool:
    """Whether these can be lines of a poem, be it whole sentences: not long, without marks, no sentence ending within one."""
    unfit = (len(line) > longest or MARKED.match(line) or len(_cells(line)) > 1 for line in group)
    return not any(unfit) and not any(_ENDS_WITHIN.search(line) for line in group)


def _is_wrapped(lines: tuple[str, ...]) -> bool:
    """Whether the lines are a paragraph broken at a fixed width: all but the last about equally long, and few ending a sentence."""
    if len(lines) == 1 or any(MARKED.match(line) for line in lines[1:]):
        return False
    full = lines[:-1]
    longest, shortest = max(map(len, lines)), min(map(len, full))
    least, most = _WRAPPED
    even = least <= shortest and longest <= most and shortest >= _MOSTLY * longest
    return even and 2 * sum(bool(_ENDS.search(line)) for line in full) <= len(full)


# --- Speech -----------------------------------------------------------------------------------------------------------


def _labels(lines: Iterator[str]) -> frozenset[str]:
    """The names of the speakers if the text is a conversation: some begin several lines."""
    found = Counter(_name(match["label"]) for line in lines if (match := _said(line)))
    if found.keys() <= _ASKING:  # whose answers are not said by anybody
        return frozenset()
    often = frozenset(name for name, times in found.items() if times > 1)
    return (
        frozenset(found)
        if often and sum(found.values()) >= _LEAST_LABELS and len(found) <= 1 + sum(found.values()) / 2
        else frozenset()
    )


def _said(line: str) -> re.Match[str] | None:
    """The label of a line that says whole sentences, as speech does and the heading of minutes does not."""
    return _LABEL.match(line) if _SENTENCE.search(line) and not STATED.match(line) else None


def _name(label: str) -> str:
    return re.sub(r"[\d:：=.)\s–—―-]+", "", label)


def _last_turn(groups: Sequence[Group], labels: frozenset[str]) -> int:
    """The number of the last group in which somebody begins to speak: what comes after it is told, not said."""

    def speaks(line: str) -> bool:
        match = _LABEL.match(line)
        return match is not None and _name(match["label"]) in labels

    return max(n for n, group in enumerate(groups) if not isinstance(group, Unit) and any(map(speaks, group)))


def _conversation(groups: Sequence[Group], labels: frozenset[str]) -> Iterator[Unit]:
    begun, last = False, _last_turn(groups, labels)
    cast = False
    for number, group in enumerate(groups):
        if isinstance(group, Unit) and group.kind:
            yield group
            continue
        if cast or _CAST.match(group.lines[0] if isinstance(group, Unit) else group[0]):
            yield from _cast(group.lines if isinstance(group, Unit) else group)
            cast = not cast and len(group.lines if isinstance(group, Unit) else group) == 1
            continue
        begun = begun and number <= last
        for line in group.lines if isinstance(group, Unit) else group:
            match = _LABEL.match(line)
            if match and _name(match["label"]) in labels:
                begun = True
                yield Unit((line[match.end() :],), "speech", match["label"].strip())
            elif _STAGE.match(line):
                yield Unit((line,), "stage")
            else:
                yield Unit((line,), "speech" if begun and not MARKED.match(line) else None)


def _cast(lines: Sequence[str]) -> Iterator[Unit]:
    """The persons of a play: the heading above them, and each as an item."""
    return (Unit((line,), None if _CAST.match(line) else "item") for line in lines)


def _is_asked(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether the text is a conversation without names: questions after a dash, most of them answered in quotation marks."""
    lines = [line for group in groups for line in group]
    asked = [at for at, line in enumerate(lines) if _ASKED.match(line)]
    answered = sum(at + 1 < len(lines) and bool(_ANSWERED.match(lines[at + 1])) for at in asked)
    return len(asked) > 1 and 2 * answered >= len(asked)


def _questions(groups: Sequence[Group]) -> Iterator[Unit]:
    """The units of a conversation without names: a question, what answers it in quotation marks, and what is told around them."""
    asked = False
    for number, group in enumerate(groups):
        if isinstance(group, Unit):
            yield group
            continue
        for line in group:
            is_question = bool(_ASKED.match(line))
            answers = asked and bool(_ANSWERED.match(line))
            asked = is_question or answers
            if asked:
                yield Unit((line,), "speech")
            else:
                yield from _of_group((line,), number, 0)
