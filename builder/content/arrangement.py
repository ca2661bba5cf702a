"""What the arrangement of a raw text's lines says of them: tables, stanzas, speeches, and prose that was broken at a fixed width."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, groupby, pairwise, takewhile

from builder.content.line_marks import MARKED, SENTENCE_CLOSE, SURNAME
from builder.content.page_frames import frame_lines
from builder.content.wraps import breaking_width, joined

_SENTENCE = re.compile(r"(?:[.!?。．！？…][”’\"'」』)\]]*|[다요죠까])$")
_ENDS_WITHIN = re.compile(r"[가-힣][.!?]\s+[가-힣]")
# Who speaks in a council, by office and name: ○위원장 홍길동
_MEMBER = r"[○◯◎]\s?(?:[가-힣]{1,12}(?:장|관|수|사|표|원|인)\s[가-힣]{2,4}|[가-힣]{2,4}\s(?:위원|의원)(?:장)?)"
_LABEL = re.compile(
    r"^(?P<label>\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s[^\W\d_]\w{0,7}(?:\s?[:：]|(?=\s{2}))"
    r"|(?:[^\W\d_][\w·.() ]{0,14}?|[QA]\d{0,2})(?:\s\d{1,2}:\d{2}(?::\d{2})?)?(?:\s?[:：=]|\s[-–—―](?=\s))"
    r"|[◆◇▶▷■□●○◎▲△]\s?[^\W\d_][\w·. ]{0,11}?\s?[>:：]|[가-힣]{2,5}\s?>(?=\s)"
    r"|[\[【<〈](?!사진|그림|표|자료|붙임|별표)[^\W\d_][\w ]{0,7}[\]】>〉](?=\s)"
    r"|[QA](?=\s[가-힣“])|[QA문답]\d{0,2}[.)]|(?:[가-힣]{2,5}|[QA문답])(?=\t|\u3000|\s{2})"
    rf"|{_MEMBER}(?=\s)|\[[^\[\]]{{1,12}}\]\s\[(?:오전|오후)\s\d{{1,2}}:\d{{2}}\])\s*(?=\S)"
)
# What begins a line of a heading, not a speech: 일시: …, 담당 부서: …
STATED = re.compile(
    r"^[■□◆◇▶○●◎-]\s?(?:방송|진행|대담|출연|연출|인터뷰|기획|정리)\s?[:：]"
    r"|^(?:[○●□■◦·-]\s?)?(?:일\s?시|날\s?짜|장\s?소|시\s?간|참석자?|참\s석|출석|배석|불참|안\s?건|주\s?제|제\s?목|수\s?신|발\s?신|참\s?조|대\s?상|주\s?최|주\s?관|후\s?원|사\s?회"
    r"|(?:보도|배포|작성)\s?(?:시점|일시|일자?)|담당\s?(?:부서|자|과장|관)?|책임자|문의|연락처|때|곳|무대|날씨|(?:받는|보내는)\s?(?:이|사람))(?:\s?[:：]|\t|\s{2,})"
)
_STAGE = re.compile(
    r"^(?!\(\d{4}년|\(\d막\))(?:[-–—―]\s?막\s?[-–—―]$|(?:사이|암전|침묵|정적|막)[.]?$|\([^()]*\)|\[[^\[\]]*\])$"
)
_ACTS = re.compile(r"^(?:막(?:이|은)\s|제?\s?\d+\s?막\b|[단장]막)")  # of a play, in which whoever speaks is named
_CURTAIN = re.compile(r"^막(?:이|은)\s.*[다며면서]\b|^(?:효과음?|음향|음악|소리)\s?[:：]\s")
_MEETING = re.compile(r"^[○◯◎]\s?\S+(?:\(.*\))?$")  # what the minutes list at their end
_LONGEST_PART = 20  # characters of the heading of a part of a conversation
_CAST = re.compile(r"^\W*(?:나오는 (?:사람|이)들?|등장\s?인물|출연)\W*$")
_ASKED = re.compile(r"^[-–—―▶▷■◆◇●△▲]\s?\S.*(?:[?？]|[요까다][.]?)$")
_DASHED = re.compile(r"^[-–—―▶▷■◆◇●△▲]\s?\S")
_ANSWERED = re.compile(r"^[“\"].*[”\"]$")
_ROW = re.compile(r"[\t|│]")
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
OMIT = "omit"
_CALL = re.compile(
    r"\S@[^\s@]+\.\w|(?:\b0\d{1,2}[-)]\s?)?\d{3,4}-\d{4}(?:\s?\(.*\))?$"
)  # whom to ask: 고객센터 1588-0000
_WITHIN = re.compile(r"[은는을를에서의고며면네라나니지와과로도여어아듯]$")  # as lines of verse end, and headings do not
_NO_VERSE = re.compile(r"[\d:：|/(\[<@]|[.!?,]$")
_COUPLET = 2
_MAKERS = re.compile(r"^(?:작사|작곡|글|시|지은이|노래|가사|곡)\s?[:：]?\s\S")
_POET = re.compile(
    r"^[―—–-]\s?\S{2,10}$|^\S+(?:초등학교|중학교|고등학교|유치원)\s(?:\d학년\s(?:\d반\s)?)?[가-힣]{2,4}$"
)  # who wrote a poem among others
_POET_ALONE = re.compile(r"^(?:[가-힣]{3}|[一-鿿]{2,4})$")
_POET_BELOW = re.compile(rf"^{SURNAME}[가-힣]{{2}}$")  # below the title of a poem among others
_HANJA_NAME = re.compile(r"^[一-鿿]{2,4}$")  # before a poem among others in mixed script
_SUNG = re.compile(r"^(?:작사|작곡|노래|가사|곡)\s?[:：]?\s\S|^[(\[]?후렴[)\]]?\s?\S?")
_STANZA = re.compile(r"^(?:\(?\d{1,2}(?:\.|\)|절)\s)\s*")
_EMOTICON = re.compile(r":\)|:\(|\^\^|[ㅋㅎㅠㅜ]{2}|~\s|[!~]{2}")  # as no poem has them
_STAMPED = re.compile(
    r"^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+\S{1,8}(?:\s\d{1,2})?|\S{1,8}(?:\s\d{1,2})?\s+[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)$"
)
_QUOTING = ">"  # before each line of what a mail answers
_SIGNATURE = "--"  # above who writes a mail, by the convention of mail programs
_NUMBER = re.compile(r"^(?:\d{1,4}|[Ⅰ-Ⅻ]|[IVX]{1,4}|[一二三四五六七八九十]{1,2})[.]?$")
_DATED = re.compile(r"^\(?\d{4}[년.]")
_NUMBERED_CELL = re.compile(r"^(?:\d{1,2}|[가나다라마바사아자차카타파하])[.)]\s*\t")
_WORK = re.compile(
    r"\d\s?[×xX]\s?\d[\d.]*\s?(?:[×xX]\s?\d[\d.]*\s?)?(?:cm|㎝|mm|㎜|m)\b|(?:길이|너비|높이|지름|크기)\s?[\d.]+\s?(?:cm|㎝|mm|㎜|m)\b|(?:캔버스|종이|비단|장지|한지|판지)에\s"
)


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
    groups = tuple(_without_frame(groups))
    plain = [group for group in groups if not isinstance(group, Unit)]
    if sum(bool(_STAMPED.match(line)) for group in plain for line in group) >= _LEAST_LABELS:
        return tuple(_stamped(groups))
    if labels := _labels(line for group in plain for line in group):
        return tuple(_conversation(groups, labels))
    if _is_asked(plain):
        return tuple(_questions(groups))
    if plain and _is_sijo(plain):
        return tuple(Unit(group, "verse") if len(group) == _SIJO else Unit(group) for group in plain)
    verse = _SHORT_LINE if _is_poem(plain) else _LONG_LINE if _is_poem_in_prose(plain) else 0
    if verse:
        return tuple(_poem(_titled(groups), verse))
    width = breaking_width(plain)
    return tuple(unit for group in groups for unit in _of_group(group, width))


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


def _poem(groups: Sequence[Group], longest: int) -> Iterator[Unit]:
    """The units of a poem: stanzas, among which a line of prose may stand, and what is before and after them."""
    stanzas = {
        at
        for at, group in enumerate(groups)
        if at
        and not isinstance(group, Unit)
        and _is_of_verse(_unnumbered(group), longest)
        and not _is_dedication(group)
    }
    if 1 in stanzas and 2 in stanzas and _is_poet_alone(_lines(groups[1])):  # noqa: PLR2004 - the first stanza
        stanzas.remove(1)
    for at, group in enumerate(groups):
        within = stanzas and min(stanzas) < at < max(stanzas) and len(_lines(group)) == 1
        if not isinstance(group, Unit) and (at in stanzas or (within and not MARKED.match(group[0]))):
            if at + 1 in stanzas and len(group) == _COUPLET and _POET_BELOW.match(group[1]):
                yield from (Unit(group[:1]), Unit(group[1:], "byline"))
                continue
            named = len(group) > 1 and _POET.match(group[-1])
            named_first = len(group) > 2 and _HANJA_NAME.match(group[0])  # noqa: PLR2004 - and two lines of verse
            yield from [Unit(group[:1], "byline")] if named_first else []
            yield Unit(group[bool(named_first) : -1 if named else None], "verse")
            yield from [Unit(group[-1:], "byline")] if named else []
        else:
            yield from _of_group(group)


def _of_group(group: Group, width: int | None = None) -> Iterator[Unit]:
    """The units of a group, whose lines were broken at a width, if the text's were."""
    if isinstance(group, Unit):
        yield group
        return
    if group[0] == _SIGNATURE:
        yield Unit(group[:1], OMIT)
        yield from (Unit((line,), "contact") for line in group[1:])
        return
    if _is_quoted_verse(group):
        yield Unit(group, "verse")
        return
    for kind, run in _runs(group):
        if kind == "quotation":
            yield Unit(run, kind)
        elif kind == "table":
            yield Unit(run, "table", head_rows=_head_rows(run), rows=_rows(run))
        elif _is_label(run):
            yield Unit(run, "caption")
        else:
            joins = [" ".join(lines) for lines in joined(run, width or _width(run))]
            yield from (Unit((line,), _kind_within(at, joins)) for at, line in enumerate(joins))


def _kind_within(at: int, lines: Sequence[str]) -> str | None:
    """What somebody says within what is told, without a blank line around it, is part of that, no quotation."""
    told = 0 < at < len(lines) - 1 and _ANSWERED.match(lines[at]) and not MARKED.match(lines[at - 1])
    return "paragraph" if told and _SENTENCE.search(lines[at - 1]) else None


def _is_quoted_verse(group: tuple[str, ...]) -> bool:
    """Whether these are lines of verse in a text of prose: short, of several words, most of them ending within a sentence."""
    within = sum(bool(_WITHIN.search(line)) for line in group)
    enjambed = within == len(group) if len(group) == _COUPLET else 2 * within >= len(group) > _COUPLET
    return enjambed and all(
        len(line) <= _SHORT_LINE and " " in line and not _NO_VERSE.search(line) and _is_of_verse((line,), _SHORT_LINE)
        for line in group
    )


def _width(lines: tuple[str, ...]) -> int:
    """The width at which a paragraph was broken by itself; 0 if it was not, or does not end a sentence."""
    return (breaking_width([lines], 1) or 0) if _SENTENCE.search(lines[-1]) else 0


def _is_label(lines: Sequence[str]) -> bool:
    """Whether these are the label of a picture on show: short lines, of which one says what it is made of, or how large it is."""
    short = all(len(line) <= _LONGEST_CELL and not _SENTENCE.search(line) and not MARKED.match(line) for line in lines)
    apart = len(lines) > 1 or "  " in lines[0]
    return apart and short and any(_WORK.search(line) for line in lines)


# --- Tables -----------------------------------------------------------------------------------------------------------


def _runs(group: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The runs of the group: rows of a table, whose cells are all divided alike, lines that a mail quotes, and others."""
    for (cells, _), lines in groupby(group, key=_columns):
        run = tuple(lines)
        if cells == 0:
            yield "quotation", run
            continue
        yield ("table" if cells > 1 and len(run) > 1 else ""), run


def _columns(line: str) -> tuple[int, bool]:
    """How many cells the line has, none if a mail quotes it, and whether bars divide them.

    What states something of the text, 일시<tab>…, is no row.
    """
    if line.startswith(_QUOTING):
        return 0, False
    count = len(_cells(line))
    if _NUMBERED_CELL.match(line) and count == 2:  # noqa: PLR2004 - the number of an item, and the item
        return 1, False
    if count == 1 or (count == 2 and STATED.match(line)):  # noqa: PLR2004 - a label and what it states
        return 1, False
    return count, len(_by_bars(line)) > 1


def _cells(line: str) -> tuple[str, ...]:
    bars = _by_bars(line)
    cells = tuple(" ".join(cell.split()) for cell in (bars if len(bars) > 1 else _TABS.split(line)))
    return cells if all(len(cell) <= _LONGEST_CELL for cell in cells) else (line,)


def _by_bars(line: str) -> list[str]:
    framed = line[:1] in "|│" and line[-1:] in "|│" and len(line) > 1
    return _BARS.split((line[1:-1] if framed else line).strip())


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
    if any(_EMOTICON.search(line) for group in groups for line in group):
        return False
    sung = any(_SUNG.match(line) for group in groups for line in group)
    stanzas = [group for group in groups if _is_stanza(_unnumbered(group) if sung else group)]
    lines = sum(map(len, stanzas))
    held, all_held = _letters(stanzas), _letters(groups)
    return lines >= _LEAST_VERSE and lines >= _MOSTLY * sum(map(len, groups)) and 2 * held >= all_held


def _unnumbered(group: tuple[str, ...]) -> tuple[str, ...]:
    """A stanza of a song without its number, or that of either of two."""
    numbered = sum(bool(_STANZA.match(line)) for line in group)
    return tuple(_STANZA.sub("", line) for line in group) if 2 * numbered <= len(group) else group


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
    head = 1 + sum(1 for _ in takewhile(_is_head_of_poem, first[1:])) if isinstance(first, tuple) else 0
    parts = [first[:head], first[head:]] if isinstance(first, tuple) else [first]
    return [*(part for part in parts if part), *others]


def _is_dedication(group: tuple[str, ...]) -> bool:
    return len(group) == 1 and group[0][0] in "―—–"


def _is_poet_alone(group: tuple[str, ...]) -> bool:
    """Whether a line apart below the title of a poem is who wrote it."""
    return len(group) == 1 and bool(_POET_ALONE.match(group[0]))


def _is_head_of_poem(line: str) -> bool:
    """Whether a line below the title of a poem says who wrote it, or the tune of a song."""
    return (
        len(line) <= _LONGEST_NAME
        or bool(_MAKERS.match(line))
        or _is_dedication((line,))
        or bool(_ANSWERED.match(line))
    )


def _is_stanza(group: tuple[str, ...]) -> bool:
    """Whether these are lines of verse: short, without marks, no sentence ending within one, and most of them not whole sentences."""
    return _is_of_verse(group, _SHORT_LINE) and 2 * sum(bool(SENTENCE_CLOSE.search(line)) for line in group) <= len(
        group
    )


def _is_poem_in_prose(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether all groups but the title's are stanzas of several lines, none of them more than a sentence."""
    stanzas = [group for group in groups[1:] if len(group) > 1]
    if len(stanzas) < _LEAST_STANZAS or len(stanzas) < len(groups) - 2 or any(map(_is_wrapped, stanzas)):
        return False
    return all(_is_of_verse(group, _LONG_LINE) for group in stanzas)


def _is_of_verse(group: tuple[str, ...], longest: int) -> bool:
    """Whether these can be lines of a poem, be it whole sentences: not long, without marks, no sentence ending within one."""
    unfit = (len(line) > longest or MARKED.match(line) or _DATED.match(line) or len(_cells(line)) > 1 for line in group)
    return not any(unfit) and not any(_ENDS_WITHIN.search(line) for line in group)


def _is_wrapped(lines: tuple[str, ...]) -> bool:
    """Whether the lines are a paragraph broken at a fixed width: all but the last about equally long, and few ending a sentence."""
    if len(lines) == 1 or any(MARKED.match(line) for line in lines[1:]):
        return False
    full = lines[:-1]
    longest, shortest = max(map(len, lines)), min(map(len, full))
    least, most = _WRAPPED
    even = least <= shortest and longest <= most and shortest >= _MOSTLY * longest
    return even and 2 * sum(bool(SENTENCE_CLOSE.search(line)) for line in full) <= len(full)


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
    states = STATED.match(line) or _CURTAIN.match(line)
    return _LABEL.match(line) if _SENTENCE.search(line) and not states else None


def _name(label: str) -> str:
    return re.sub(r"\[(?:오전|오후).*|[\d:：=.)\s–—―○◯◎◆◇▶▷■□●▲△<>〈〉【】\[\]-]+", "", label)


def _stamped(groups: Sequence[Group]) -> Iterator[Unit]:
    """The units of a transcript that states who speaks, and when, on a line above what is said."""
    for group in groups:
        if isinstance(group, Unit) or not _STAMPED.match(group[0]):
            yield from _of_group(group)
            continue
        speaker, *said = group
        yield from [Unit((" ".join(said),), "speech", speaker)] if said else [Unit((speaker,))]


def _last_turn(groups: Sequence[Group], labels: frozenset[str]) -> int:
    """The number of the last group in which somebody begins to speak: what comes after it is told, not said."""

    said = (number for number, group in enumerate(groups) if any(_speaks(line, labels) for line in _lines(group)))
    return max(said)


def _speaks(line: str, labels: frozenset[str]) -> bool:
    match = _LABEL.match(line)
    return match is not None and _name(match["label"]) in labels


def _lines(group: Group) -> tuple[str, ...]:
    return group.lines if isinstance(group, Unit) else group


def _conversation(groups: Sequence[Group], labels: frozenset[str]) -> Iterator[Unit]:
    begun, last = False, _last_turn(groups, labels)
    cast, staged = False, any(_ACTS.match(line) for group in groups for line in _lines(group))
    for number, group in enumerate(groups):
        if isinstance(group, Unit) and group.kind:
            yield group
            continue
        if cast or _CAST.match(_lines(group)[0]):
            yield from _cast(_lines(group))
            cast = not cast and len(_lines(group)) == 1
            continue
        named = False
        begun = begun and number <= last
        said = _end_of_turns(_lines(group), labels) if number == last else len(_lines(group))
        for at, line in enumerate(_lines(group)):
            match = _LABEL.match(line)
            begun = begun and at < said
            named = bool(_CAST.match(line)) or (named and _is_named(line))
            if named:
                yield from _cast((line,))
            elif match and _name(match["label"]) in labels:
                begun = True
                yield Unit((line[match.end() :],), "speech", match["label"].strip())
            else:
                begun = begun and not _MEETING.match(line)
                kind = _unlabelled(line, group, labels, begun)
                yield Unit((line,), "stage" if staged and kind == "speech" else kind)


def _unlabelled(line: str, group: Group, labels: frozenset[str], begun: bool) -> str | None:
    """The kind of a line of a conversation that names no speaker: a direction, the heading of a part, or what goes on being said."""
    if _STAGE.match(line) or _CURTAIN.match(line) or _tells_of(line, labels):
        return "stage"
    lines = _lines(group)
    at = lines.index(line)
    before, after = lines[at - 1] if at else "", lines[at + 1 : at + 2]
    apart = (_SENTENCE.search(before) if before else True) and (_speaks(after[0], labels) if after else not before)
    heading = (apart and len(line) <= _LONGEST_PART and not _SENTENCE.search(line)) or _CALL.search(line)
    return "speech" if begun and not MARKED.match(line) and not heading else None


def _tells_of(line: str, labels: frozenset[str]) -> bool:
    """Whether a line tells what a speaker does, as no speaker says of himself: 우편배달부, 자전거를 끌고 들어온다."""
    return line.endswith(".") and any(re.match(rf"{re.escape(name)}(?:[,이가은는도]|과|와)\s", line) for name in labels)


def _cast(lines: Sequence[str]) -> Iterator[Unit]:
    """The persons of a play: the heading above them, and each as an item."""
    return (Unit((line,), None if _CAST.match(line) else "item") for line in lines)


def _end_of_turns(lines: Sequence[str], labels: frozenset[str]) -> int:
    """Where in the last lines with turns what is said ends: after the last turn, if none before it goes on below its line."""
    turns = [at for at, line in enumerate(lines) if _speaks(line, labels)]
    goes_on = any(other - one > 1 and not _STAGE.match(lines[one + 1]) for one, other in pairwise(turns))
    return len(lines) if goes_on or len(turns) < _LEAST_LABELS else turns[-1] + 1


def _is_named(line: str) -> bool:
    """Whether a line below the heading of the persons of a play is one of them."""
    return len(line) <= _LONGEST_CELL and not (_SENTENCE.search(line) or _STAGE.match(line) or STATED.match(line))


def _is_asked(groups: Sequence[tuple[str, ...]]) -> bool:
    """Whether the text is a conversation without names: questions after a dash, most of them answered in quotation marks."""
    lines = [line for group in groups for line in group]
    asked = [at for at, line in enumerate(lines) if _ASKED.match(line)]
    answered = sum(at + 1 < len(lines) and bool(_ANSWERED.match(lines[at + 1])) for at in asked)
    return len(asked) > 1 and 2 * answered >= len(asked)


def _questions(groups: Sequence[Group]) -> Iterator[Unit]:
    """The units of a conversation without names: a question, what answers it in quotation marks, and what is told around them."""
    asked = False
    for group in groups:
        if isinstance(group, Unit):
            yield group
            continue
        for line in group:
            is_question = bool(_ASKED.match(line) or (asked and _DASHED.match(line)))
            answers = asked and bool(_ANSWERED.match(line))
            asked = is_question or answers
            if asked:
                yield Unit((line,), "speech")
            else:
                yield from _of_group((line,))
