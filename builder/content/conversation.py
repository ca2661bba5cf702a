"""Speeches of a raw text: who speaks, what is said, and what is told between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from builder.content.cells import LONGEST_CELL
from builder.content.line_marks import MARKED, SENTENCE_LIKE, STATED
from builder.content.paragraphs import of_group
from builder.content.unit import Group, Unit, lines_of

# Who speaks in a council, by office and name: ○위원장 홍길동
_MEMBER = r"[○◯◎]\s?(?:[가-힣]{1,12}(?:장|관|수|사|표|원|인)\s[가-힣]{2,4}|[가-힣]{2,4}\s(?:위원|의원)(?:장)?)"
_LABEL = re.compile(
    r"^(?P<label>\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s[^\W\d_]\w{0,7}(?:\s?[:：]|(?=\s{2}))"
    r"|(?:[^\W\d_][\w·.() ]{0,14}?|[QA]\d{0,2})(?:\s\d{1,2}:\d{2}(?::\d{2})?)?(?:\s?[:：=]|\s[-–—―](?=\s))"
    r"|[◆◇▶▷■□●○◎▲△]\s?[^\W\d_][\w·. ]{0,11}?\s?[>:：]|[가-힣]{2,5}\s?>(?=\s)"
    r"|[\[【<〈](?!사진|그림|표|자료|붙임|별표)[^\W\d_][\w ]{0,7}[\]】>〉](?=\s)"
    r"|[QA문답]\d{0,2}(?=\s[가-힣“])|[QA문답]\d{0,2}[.)]|(?:[가-힣]{2,5}|[QA문답])(?=\t|\u3000|\s{2})"
    rf"|{_MEMBER}(?=\s)|\[[^\[\]]{{1,12}}\]\s\[(?:오전|오후)\s\d{{1,2}}:\d{{2}}\])\s*(?=\S)"
)
_STAGE = re.compile(
    r"^(?!\(\d{4}년|\(\d막\))(?:[-–—―]\s?막\s?[-–—―]$|(?:사이|암전|침묵|정적|막)[.]?$|\([^()]*\)|\[[^\[\]]*\])$"
)
_ACTS = re.compile(r"^(?:막(?:이|은)\s|제?\s?\d+\s?막\b|[단장]막)")  # of a play, in which whoever speaks is named
_CURTAIN = re.compile(r"^막(?:이|은)\s.*[다며면서]\b|^(?:효과음?|음향|음악|소리)\s?[:：]\s")
_DATED = re.compile(r"^[^:：]{1,12}[:：]\s?\d{4}[.년]")  # when a talk was, not what somebody says
_MODERATED = re.compile(r"^사회자?\s?[:：]")  # who leads a talk, and says a sentence
_MEETING = re.compile(r"^[○◯◎]\s?\S+(?:\(.*\))?$")  # what the minutes list at their end
_LONGEST_PART = 20  # characters of the heading of a part of a conversation
_CAST = re.compile(r"^\W*(?:나오는 (?:사람|이)들?|등장\s?인물|출연)\W*$")
_ASKING = frozenset({"Q", "문", "질문"})
_LABEL_ALONE = re.compile(r"^(?:[QA]\d{0,2}|[문답질]\d{0,2})[.:]?$")
LEAST_LABELS = 3  # labelled lines in a conversation
_CALL = re.compile(
    r"\S@[^\s@]+\.\w|(?:\b0\d{1,2}[-)]\s?)?\d{3,4}-\d{4}(?:\s?\(.*\))?$"
)  # whom to ask: 고객센터 1588-0000
STAMPED = re.compile(
    r"^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+\S{1,8}(?:\s\d{1,2})?|\S{1,8}(?:\s\d{1,2})?\s+[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?)$"
)


def speakers(lines: Iterator[str]) -> frozenset[str]:
    """The names of the speakers if the text is a conversation: some begin several lines."""
    found = Counter(_name(match["label"]) for line in lines if (match := _said(line)))
    if found.keys() <= _ASKING:  # whose answers are not said by anybody
        return frozenset()
    often = frozenset(name for name, times in found.items() if times > 1)
    return (
        frozenset(found)
        if often and sum(found.values()) >= LEAST_LABELS and len(found) <= 1 + sum(found.values()) / 2
        else frozenset()
    )


def _said(line: str) -> re.Match[str] | None:
    """The label of a line that says whole sentences, as speech does and the heading of minutes does not."""
    states = (STATED.match(line) and not _MODERATED.match(line)) or _CURTAIN.match(line) or _DATED.match(line)
    return _LABEL.match(line) if SENTENCE_LIKE.search(line) and not states else None


def _name(label: str) -> str:
    return re.sub(r"\[(?:오전|오후).*|[\d:：=.)\s–—―○◯◎◆◇▶▷■□●▲△<>〈〉【】\[\]-]+", "", label)


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
    cast, staged = False, any(_ACTS.match(line) for group in groups for line in lines_of(group))
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
                kind = _unlabelled(line, group, labels, begun)
                yield Unit((line,), "stage" if staged and kind == "speech" else kind)


def _unlabelled(line: str, group: Group, labels: frozenset[str], begun: bool) -> str | None:
    """The kind of a line of a conversation that names no speaker: a direction, the heading of a part, or what goes on being said."""
    if _STAGE.match(line) or _CURTAIN.match(line) or _tells_of(line, labels):
        return "stage"
    lines = lines_of(group)
    at = lines.index(line)
    before, after = lines[at - 1] if at else "", lines[at + 1 : at + 2]
    apart = (SENTENCE_LIKE.search(before) if before else True) and (_speaks(after[0], labels) if after else not before)
    heading = (apart and len(line) <= _LONGEST_PART and not SENTENCE_LIKE.search(line)) or _CALL.search(line)
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
    """The groups, with each label of a question or an answer that stands on a line of its own before the line below, if there are many."""
    alone = sum(bool(_LABEL_ALONE.match(line)) for group in groups for line in lines_of(group))
    if alone <= LEAST_LABELS:
        yield from groups
        return
    for group in groups:
        label, *said = lines_of(group)
        joins = said and _LABEL_ALONE.match(label) and not isinstance(group, Unit)
        yield (f"{label} {said[0]}", *said[1:]) if joins else group
