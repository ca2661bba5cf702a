"""Speeches of a raw text: who speaks, what is said, and what is told between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from builder.content.raw_text.cells import LONGEST_CELL
from builder.content.raw_text.line_forms import SENTENCE_MARK
from builder.content.raw_text.line_marks import MARKED, SENTENCE_LIKE, STATED
from builder.content.raw_text.paragraphs import of_group
from builder.content.raw_text.unit import Group, Unit, lines_of

# Who speaks in a council, by office and name: ○위원장 홍길동
_MEMBER = r"[○◯◎]\s?(?:[가-힣]{1,12}(?:장|관|수|사|표|원|인)\s[가-힣]{2,4}|[가-힣]{2,4}\s(?:위원|의원)(?:장)?)"
_JOINT = "\t\t"  # between a name that stood on a line of its own and what is said, once they are one line
_LABEL = re.compile(
    r"^(?P<label>\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s[^\W\d_]\w{0,7}(?:\s?[:：]|(?=\s{2}))"
    r"|(?:[^\W\d_][\w·.() ]{0,14}?|[QA]\d{0,2})(?:\s\d{1,2}:\d{2}(?::\d{2})?)?(?:\s?[:：=]|\s[-–—―](?=\s))"
    r"|[◆◇▶▷■□●○◎▲△]\s?[^\W\d_][\w·. ]{0,11}?\s?[>:：]|[가-힣]{2,5}\s?>(?=\s)"
    r"|[\[【<〈〔(（](?!사진|그림|표|자료|붙임|별표|웃음|박수|잠시|사이)[^\W\d_][\w ]{0,7}[\]】>〉〕)）](?=\s)"
    r"|[가-힣]{1,5}[.](?=\s)"
    r"|[QA문답]\d{0,2}(?=\s[가-힣“])|[QA문답]\d{0,2}[.)]|(?:[가-힣]{2,5}|[가-힣](?:\s[가-힣]){1,3}|[QA문답])(?=\t|\u3000|\s{2})|[가-힣](?=\t)|[가-힣]{1,5}\s(?=[「“].*[」”]$)"
    rf"|(?:[◆◇■□▶▷●○]\s?)?[^\W\d_][\w·.() ]{{0,14}}?(?:(?={_JOINT})|\s?[|│](?=[^|│]+$))|{_MEMBER}(?=\s)"
    r"|\[[^\[\]]{1,12}\]\s\[(?:오전|오후)\s\d{1,2}:\d{2}\])\s*(?=\S)"
)
_STAGE = re.compile(
    r"^(?!\(\d{4}년|\(\d막\))(?:[-–—―]\s?막\s?[-–—―]$|(?:사이|암전|침묵|정적|막)[.]?$|\([^()]*\)|\[[^\[\]]*\])$"
)
_ACTS = re.compile(
    r"^(?:막(?:이|은)\s|제?\s?\d+\s?막\b|[단장]막|S\s?#\s?\d)"
)  # of a play, in which whoever speaks is named
# Where a scene is, before anybody speaks: 지하철 승강장. 시계는 열두 시 오 분 전.
_SCENE_SET = re.compile(r"^(?:[^\s.]+\s){0,3}[가-힣)]+(?<![다요죠까네지군야라자어아서고])\.\s\S.{0,80}[.]$")
# What tells of the stage, or of a scene of a play: 불이 꺼진다. 막. 1장. 등대 안.
_CURTAIN = re.compile(
    r"^막(?:이|은)\s.*[다며면서]\b|^(?:효과음?|음향|음악|소리)\s?[:：]\s|.*\.\s(?:막|암전|끝)[.]?$|^\d{1,2}[장막][.:]\s.*[.]$|^(?:암전|용암)[.]\s"
)
_DATED = re.compile(r"^[^:：]{1,12}[:：]\s?\d{4}[.년]")  # when a talk was, not what somebody says
_MODERATED = re.compile(r"^사회자?\s?[:：]")  # who leads a talk, and says a sentence
_MEETING = re.compile(r"^[○◯◎]\s?\S+(?:\(.*\))?$")  # what the minutes list at their end
_LONGEST_TOLD = 150  # characters of what is told of the stage
_LONGEST_PART = 20  # characters of the heading of a part of a conversation
_CAST = re.compile(r"^\W*(?:나오는 (?:사람|이)들?|등장\s?인물|출연)\W*$")
_ASKING = frozenset({"Q", "문", "질문"})
_LABEL_ALONE = re.compile(r"^(?:[QA]\d{0,2}|[문답질]\d{0,2})[.:]?$")
_DOTTED = re.compile(r"^[가-힣]{1,5}[.]$")
_ASKED = re.compile(r"^[-–—―─]\s?\S.*(?:[?？]|[까요]\.?|는데\.)$")  # by whom nobody says
_NAME_ALONE = re.compile(r"^(?:[◆◇■□▶▷●○]\s?)?[^\W\d_][\w·.]{0,7}(?:\s[\w·.()]{1,6})?$")
LEAST_LABELS = 3  # labelled lines in a conversation
_MOSTLY = 0.8  # the share of names alone that a sentence follows
_CALL = re.compile(
    r"\S@[^\s@]+\.\w|(?:\b0\d{1,2}[-)]\s?)?\d{3,4}-\d{4}(?:\s?\(.*\))?$"
)  # whom to ask: 고객센터 1588-0000
STAMPED = re.compile(
    r"^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+\S{1,8}(?:\s\d{1,2})?|\S{1,8}(?:\s\d{1,2})?\s+[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)$"
)


def speakers(lines: Iterator[str]) -> frozenset[str]:
    """The names of the speakers if the text is a conversation: some begin several lines."""
    labels = _without_first_words([match["label"] for line in lines if (match := _said(line))])
    signs = Counter(_sign(label) for label in labels)
    found = Counter(_name(label) for label in labels if signs[_sign(label)] > 1)
    if found.keys() <= _ASKING:  # whose answers are not said by anybody
        return frozenset()
    often = frozenset(name for name, times in found.items() if times > 1)
    return (
        frozenset(found)
        if often and sum(found.values()) >= LEAST_LABELS and len(found) <= 2 + sum(found.values()) / 2
        else frozenset()
    )


def _without_first_words(labels: Sequence[str]) -> list[str]:
    """The labels, without words before a period that only begin what is said (네. …): those of speakers recur, of two at least."""
    times = Counter(label for label in labels if _DOTTED.match(label))
    names = {label for label, found in times.items() if found > 1}
    return [label for label in labels if label not in times or (label in names and len(names) > 1)]


def _said(line: str) -> re.Match[str] | None:
    """The label of a line that says whole sentences, as speech does and the heading of minutes does not."""
    states = (STATED.match(line) and not _MODERATED.match(line)) or _CURTAIN.match(line) or _DATED.match(line)
    spoken = SENTENCE_LIKE.search(line) or line[-1] in "」”"
    return _LABEL.match(line) if spoken and not states else None


def _sign(label: str) -> str:
    """What stands between a label and what is said."""
    return label.rstrip()[-1:] if not label.rstrip()[-1:].isalnum() else ""


def _name(label: str) -> str:
    return re.sub(r"\[(?:오전|오후).*|[\d:：=|│.()（）〔〕\s–—―○◯◎◆◇▶▷■□●▲△<>〈〉【】\[\]-]+", "", label)


def stamped(groups: Sequence[Group]) -> Iterator[Unit]:
    """The units of a transcript that states who speaks, and when, on a line above what is said."""
    for group in groups:
        if isinstance(group, Unit) or not STAMPED.match(group[0]):
            yield from of_group(group)
            continue
        speaker, *said = group
        yield from [Unit((" ".join(said),), "speech", speaker)] if said else [Unit((speaker,))]


def _last_turn(groups: Sequence[Group], labels: frozenset[str]) -> int:
    """The number of the last group in which somebody begins to speak: what comes after it is told, not said."""

    said = (number for number, group in enumerate(groups) if any(_speaks(line, labels) for line in lines_of(group)))
    return max(said)


def _speaks(line: str, labels: frozenset[str]) -> bool:
    match = _LABEL.match(line)
    return match is not None and _name(match["label"]) in labels


def speeches(groups: Sequence[Group], labels: frozenset[str]) -> Iterator[Unit]:
    """The units of a conversation: what each speaker says, what is told between, and what stands around it."""
    begun, last = False, _last_turn(groups, labels)
    cast, staged = False, _is_staged([line for group in groups for line in lines_of(group)], labels)
    for number, group in enumerate(groups):
        if isinstance(group, Unit) and group.kind:
            yield group
            continue
        if cast or _CAST.match(lines_of(group)[0]):
            yield from _cast(lines_of(group))
            cast = not cast and len(lines_of(group)) == 1
            continue
        named = False
        begun = begun and number <= last
        said = _end_of_turns(lines_of(group), labels) if number == last else len(lines_of(group))
        for at, line in enumerate(lines_of(group)):
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
                kind = _unlabelled(line, group, labels, begun, among=number <= last)
                tells = (
                    staged
                    and not (MARKED.match(line) or STATED.match(line))
                    and line.endswith(".")
                    and len(line) <= _LONGEST_TOLD
                )
                yield Unit((line,), "stage" if staged and (kind == "speech" or tells) else kind)


def _is_staged(lines: Sequence[str], labels: frozenset[str]) -> bool:
    """Whether what is said is a play: it has acts, or the place of a scene stands before what is said first."""
    first = next(at for at, line in enumerate(lines) if _speaks(line, labels))
    return any(map(_ACTS.match, lines)) or any(map(_SCENE_SET.match, lines[:first]))


def _unlabelled(line: str, group: Group, labels: frozenset[str], begun: bool, *, among: bool) -> str | None:
    """The kind of a line of a conversation that names no speaker: a direction, the heading of a part, or what goes on being said; `among`
    is whether anybody speaks after it.
    """
    if _STAGE.match(line) or _CURTAIN.match(line) or (among and _tells_of(line, labels)):
        return "stage"
    if among and _ASKED.match(line):
        return "speech"
    lines = lines_of(group)
    at = lines.index(line)
    before, after = lines[at - 1] if at else "", lines[at + 1 : at + 2]
    apart = (SENTENCE_LIKE.search(before) if before else True) and (_speaks(after[0], labels) if after else not before)
    titled = SENTENCE_MARK.search(line) if len(lines) == 1 else SENTENCE_LIKE.search(line)
    heading = (apart and len(line) <= _LONGEST_PART and not titled) or _CALL.search(line)
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
    return len(lines) if goes_on or len(turns) < LEAST_LABELS else turns[-1] + 1


def _is_named(line: str) -> bool:
    """Whether a line below the heading of the persons of a play is one of them."""
    return len(line) <= LONGEST_CELL and not (SENTENCE_LIKE.search(line) or _STAGE.match(line) or STATED.match(line))


def with_labels(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups, with each label of a question or an answer, and each name, that stands on a line of its own before the line below, if
    there are many.
    """
    alone = sum(bool(_LABEL_ALONE.match(line)) for group in groups for line in lines_of(group))
    groups = tuple(_with_labels_set_off(groups))
    names = _names_alone([line for group in groups for line in lines_of(group)]) or _names_above(groups)
    if alone > LEAST_LABELS:
        yield from (_with_label(group) for group in groups)
    elif names:
        yield from _with_names(groups, names)
    else:
        yield from groups


def _with_labels_set_off(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups, in which what a document sets off at the beginning of a line is a label, if that recurs as names do."""
    times = Counter(_set_off(group) for group in groups)
    names = frozenset(name for name, found in times.items() if name and found > 1)
    for group in groups:
        name = _set_off(group)
        said = lines_of(group)[0][len(name) :].strip()
        yield (f"{name}{_JOINT}{said}",) if len(names) > 1 and name in names else group


def _set_off(group: Group) -> str:
    """The name that a document sets off at the beginning of a line; empty for none."""
    if not isinstance(group, Unit) or group.kind or not group.emphasis:
        return ""
    name, line = group.emphasis[0], group.lines[0]
    return name if line.startswith(f"{name} ") and _NAME_ALONE.match(name) else ""


def _with_label(group: Group) -> Group:
    label, *said = lines_of(group)
    joins = said and _LABEL_ALONE.match(label) and not isinstance(group, Unit)
    return (f"{label} {said[0]}", *said[1:]) if joins else group


def _names_alone(lines: Sequence[str]) -> frozenset[str]:
    """The lines that are nothing but the name of who speaks below: two at least recur, and nearly always a sentence follows."""
    times = Counter(line for line in lines if _NAME_ALONE.match(line))
    names = frozenset(name for name, found in times.items() if found > 1)
    below = [other for one, other in pairwise([*lines, ""]) if one in names]
    said = sum(bool(SENTENCE_LIKE.search(line)) and line not in names for line in below)
    return names if len(names) > 1 and len(below) > LEAST_LABELS and said >= _MOSTLY * len(below) else frozenset()


def _names_above(groups: Sequence[Group]) -> frozenset[str]:
    """The names that stand above a sentence, apart from everything else, if there are several, and one recurs."""
    apart = [group for group in groups if isinstance(group, tuple) and len(group) == 2]  # noqa: PLR2004 - a name and what is said
    times = Counter(name for name, said in apart if _NAME_ALONE.match(name) and SENTENCE_MARK.search(said))
    recurs = any(found > 1 for found in times.values())
    return frozenset(times) if recurs and len(times) > 1 and times.total() >= LEAST_LABELS else frozenset()


def _with_names(groups: Sequence[Group], names: frozenset[str]) -> Iterator[Group]:
    """The groups, with each of the names before the line below it, in whatever group that is."""
    held = ""
    for group in groups:
        if isinstance(group, Unit) and group.kind:
            yield from [(held,)] if held else []
            yield group
            held = ""
            continue
        lines: list[str] = []
        for line in lines_of(group):
            lines += [f"{held}{_JOINT}{line}" if held else line] if line not in names else [held] if held else []
            held = line if line in names else ""
        yield from [tuple(lines)] if lines else []
    yield from [(held,)] if held else []
