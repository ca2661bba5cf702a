"""YAML parser to a tree of texts with their places; every fault of form is a finding, never an exception.

The dialect is the plain part of YAML 1.1 that content needs: mappings, sequences and scalars, all scalars read as text.
Anchors, aliases, tags, merge keys and second documents are not needed and rejected, so that a file means what it shows, and a small
file cannot expand to a large one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from builder.content.file import MOST_BYTES
from builder.content.yaml.characters import faulty_characters, long_line, not_utf8, too_large
from builder.content.yaml.diagnosis import ONLY_COMMENT, OPENED, diagnose, meaning
from builder.content.yaml.kinds import (
    ALIAS,
    CONTROL,
    DEEP,
    DEEPEST,
    EMPTY,
    KEY,
    LONG,
    LONGEST_LINE,
    MANY,
    MOST_LINES,
    SYNTAX,
    TAG,
    TWICE,
)
from builder.content.yaml.tree import Items, Mapping, Scalar, YamlNode
from builder.languages.code_points import NOT_TEXT, name
from builder.model.finding import Finding, Place
from builder.model.limits import within_limits

_CUT = re.compile(" #")  # a comment that is meant to be one is two spaces away, as yamllint asks too
_ALL = re.compile(" *(?P<text># *[^ #].*)")
_CONTROL = re.compile(f"{NOT_TEXT.pattern}|[\r\t]")


def parse(data: bytes, file: str) -> tuple[YamlNode | None, tuple[Finding, ...]]:
    """The tree of a YAML file, and all its faults of form; no tree if the text cannot be read at all.

    No content makes it raise. Duplicate keys, tags and aliases are all reported; a fault of the text itself (encoding, syntax, size,
    length, depth) ends the reading.
    """
    if len(data) > MOST_BYTES:
        return None, (too_large(file, len(data)),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return None, (not_utf8(data, fault, file),)
    faults = [*faulty_characters(text, file)]
    tree, found = (None, faults) if faults else _tree(text, file)
    return tree, within_limits(found)


def _tree(text: str, file: str) -> tuple[YamlNode | None, Sequence[Finding]]:
    reader = _Reader(text, file)
    try:
        tree = reader.read()
    except yaml.YAMLError as fault:
        slip = _not_yaml(fault, text, file)  # one slip, one finding: *sea* is no alias and no fault of its own
        others = (f for f in reader.findings if f.code != SYNTAX.code and (f.code, f.place) != (ALIAS.code, slip.place))
        return None, (*others, slip)
    except _TooDeepError as fault:
        message = "nested more than {most} levels deep: check the brackets and the indentation"
        return None, (*reader.findings, DEEP.at(fault.place, message, most=DEEPEST))
    if any(finding.code == LONG.code for finding in reader.findings):
        return None, tuple(reader.findings)
    if tree is None:
        return None, (EMPTY.at(Place(file), "the file is empty: fill it in or delete it"),)
    return tree, tuple(reader.findings)


def _on_one_line(marks: list[yaml.Mark | None]) -> bool:
    """Whether what the parser gave up at began on the same line."""
    return len({mark.line for mark in marks if mark}) == 1


def _not_yaml(fault: yaml.YAMLError, text: str, file: str) -> Finding:
    problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "not YAML"
    marks = [getattr(fault, name, None) for name in ("problem_mark", "context_mark")]
    if any(words in problem for words in OPENED) and not _on_one_line(marks):  # where it was opened says more
        marks.reverse()
    mark = marks[0] or marks[1]
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    if slip := diagnose(text.split("\n"), place.line):
        return SYNTAX.at(Place(file, slip.line, slip.column), slip.message, **slip.values)
    return SYNTAX.at(place, meaning(problem, one_line=_on_one_line(marks)), problem=problem)


class _TooDeepError(Exception):
    """Raised to stop reading a document that is nested too deep."""

    def __init__(self, place: Place) -> None:
        super().__init__(place)
        self.place = place


@dataclass
class _Open:
    """A mapping or sequence being read: its nodes so far, for a mapping alternately keys and values."""

    place: Place
    mapping: bool
    in_brackets: bool
    nodes: list[YamlNode] = field(default_factory=list)


class _Reader:
    """Folds the parser's events into a tree, without recursion, so that no file can exhaust the stack."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.lines = text.split("\n")
        self.findings: list[Finding] = []
        self.stack: list[_Open] = []
        self.root: YamlNode | None = None

    def read(self) -> YamlNode | None:
        documents = 0
        for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.findings.append(
                        MANY.at(self._place(event), "a second document begins here: put it into a file of its own")
                    )
                    break
            self._take(event)
        return None if isinstance(self.root, Scalar) and not self.root.text else self.root

    def _place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        assert mark is not None  # noqa: S101 - the parser marks every event
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _end(self, event: yaml.Event) -> Place:
        mark = event.end_mark
        assert mark is not None  # noqa: S101 - likewise
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):  # most are scalars
            place = self._place(event)
            self._refuse(event, place)
            self._refuse_controls(event, place)
            self._refuse_length(event, place)
            self._add(self._scalar(event, place))
        elif isinstance(event, yaml.CollectionStartEvent):
            place = self._place(event)
            self._refuse(event, place)
            if len(self.stack) >= DEEPEST:
                raise _TooDeepError(place)
            mapping = isinstance(event, yaml.MappingStartEvent)
            self.stack.append(_Open(place, mapping, bool(event.flow_style)))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._add(self._close(self.stack.pop(), self._end(event)))
        elif isinstance(event, yaml.AliasEvent):
            place = self._place(event)
            self.findings.append(ALIAS.at(place, "an alias (*{name}): write the value out", name=event.anchor))
            self._add(Scalar("", place))

    def _refuse(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> None:
        if event.anchor:
            self.findings.append(
                ALIAS.at(place, "an anchor (&{name}): write the value out where it is needed", name=event.anchor)
            )
        if event.tag == "!":
            message = "a text cannot begin with ‘{char}’, which YAML reserves: put it in quotation marks, or under ‘|’"
            self.findings.append(SYNTAX.at(place, message, char="!"))
        elif event.tag:
            self.findings.append(
                TAG.at(place, "a tag ({tag}): remove it, since every value is plain text", tag=event.tag)
            )

    def _refuse_controls(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Report what an escape in double quotes makes, and take it away, so that nothing that reads the tree ever meets it."""
        if event.style != '"':
            return
        if found := _CONTROL.search(event.value):
            message = "{name}, written as an escape, is not text: remove it"
            self.findings.append(CONTROL.at(place, message, name=name(found[0])))
            event.value = _CONTROL.sub("", event.value)

    def _refuse_length(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Report a text with too many lines, or with one that YAML has made too long by joining lines."""
        if len(event.value) <= min(LONGEST_LINE, MOST_LINES):
            return
        lengths = [len(line) for line in event.value.split("\n")]
        if max(lengths) > LONGEST_LINE:
            self.findings.append(long_line(place, max(lengths)))
        elif len(lengths) > MOST_LINES + 1:  # the last one is empty where the text ends in a line break
            message = "this text has {count} lines; at most {most} are allowed: divide it"
            self.findings.append(LONG.at(place, message, count=len(lengths), most=MOST_LINES))

    def _scalar(self, event: yaml.ScalarEvent, place: Place) -> Scalar:
        style = event.style or ""
        if style == "|":
            first = self.lines[place.line] if place.line < len(self.lines) else ""
            return Scalar(
                event.value,
                place,
                style,
                Place(self.file, place.line + 1, len(first) - len(first.lstrip(" ")) + 1),
            )
        if not style and not event.value and (comment := self._comment_alone(event)):
            return Scalar(comment, place)  # as if it were the text, so that one slip is one finding
        if not style and event.value:
            self._look_for_comment(event)
        one_line = "\n" not in event.value and event.end_mark is not None and event.end_mark.line + 1 == place.line
        shift = 1 if style in ("'", '"') else 0
        body = Place(self.file, place.line, place.column + shift) if one_line else None
        several = event.end_mark is not None and event.end_mark.line + 1 > place.line
        return Scalar(event.value, place, style, body, joined=several and "\n" not in event.value and style != ">")

    def _look_for_comment(self, event: yaml.ScalarEvent) -> None:
        """Report a comment that cuts a text without quotation marks short."""
        end = event.end_mark
        assert end is not None  # noqa: S101 - the parser marks every event
        if _CUT.match(self.lines[end.line], end.column):
            cut = Place(self.file, end.line + 1, end.column + 2)
            message = (
                "what follows ‘ #’ is a comment: put the text in quotation marks, or two spaces before the comment"
            )
            self.findings.append(SYNTAX.at(cut, message))

    def _comment_alone(self, event: yaml.ScalarEvent) -> str:
        """Report a comment, on the line of a value that is empty or under it, that was meant as the text, and give it."""
        end = event.end_mark
        assert end is not None  # noqa: S101 - the parser marks every event
        here, under, *_ = (*self.lines[end.line : end.line + 2], "", "")
        empty = not here[end.column :].strip()
        line, found = end.line + empty, _ALL.match(under) if empty else _ALL.match(here, end.column)
        if not found or (empty and found.start("text") <= len(here) - len(here.lstrip(" -"))):
            return ""
        self.findings.append(SYNTAX.at(Place(self.file, line + 1, found.start("text") + 1), ONLY_COMMENT))
        return found["text"]

    def _add(self, node: YamlNode) -> None:
        if self.stack:
            self.stack[-1].nodes.append(node)
        else:
            self.root = node

    def _look_for_comma(self, opened: _Open, key: Scalar, value: YamlNode) -> None:
        """Report a key without a value in braces, which is what a comma within a text leaves (or an alias, which is reported already)."""
        empty = isinstance(value, Scalar) and not value.text and not value.style
        if opened.in_brackets and empty and not any(finding.place == value.place for finding in self.findings):
            message = "‘{key}’ has no value: a text with a comma in it must be in quotation marks here"
            self.findings.append(SYNTAX.at(key.place, message, key=key.text))

    def _close(self, opened: _Open, end: Place) -> YamlNode:
        if not opened.mapping:
            return Items(opened.place, tuple(opened.nodes))
        entries: dict[str, tuple[Scalar, YamlNode]] = {}
        for key, value in zip(opened.nodes[::2], opened.nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.findings.append(KEY.at(key.place, "a key must be a word"))
            elif key.text in entries:
                first = entries[key.text][0].place.line
                self.findings.append(
                    TWICE.at(
                        key.place, "‘{key}’ occurs twice here, first on line {line}: keep one", key=key.text, line=first
                    )
                )
            else:
                entries[key.text] = (key, value)
                self._look_for_comma(opened, key, value)
        return Mapping(opened.place, end, tuple(entries.values()))
