"""YAML parser to a tree of texts with their places; every fault of form is a finding, never an exception.

The dialect is the plain part of YAML 1.1 that content needs: mappings, sequences and scalars, all scalars read as text.
Anchors, aliases, tags, merge keys and second documents are not needed and rejected, so that a file means what it shows, and a small
file cannot expand to a large one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from builder.content.file import MOST_BYTES
from builder.content.yaml.diagnosis import ONLY_COMMENT, OPENED, diagnose, meaning
from builder.languages.code_points import LINE_BREAKS, NOT_TEXT, end_of, name
from builder.model.finding import Finding, Kind, Place
from builder.model.limits import within_limits
from builder.model.locator import LocatedText, Path

LONGEST_LINE = 3_000  # characters
MOST_LINES = 2_000
DEEPEST = 12

UTF8 = Kind(
    "Y101",
    "not-utf8",
    "A file must be UTF-8 text.\n\nSave it as UTF-8; the message names the first byte that is not.",
)
NFC = Kind(
    "Y102",
    "decomposed-hangul",
    "Hangul must be composed (NFC), one code point per syllable.\n\nText copied from a Mac's file names is often decomposed: "
    "it looks the same and matches nothing. Normalise the file to NFC.",
)
TAB = Kind("Y103", "tab", "Tabs are not allowed in these files.\n\nIndent with two spaces.")
SIZE = Kind(
    "Y104",
    "too-large",
    f"A file may be at most {MOST_BYTES:,} bytes.\n\nSplit the text into several editions.",
)
SYNTAX = Kind(
    "Y105",
    "not-yaml",
    "The file is not YAML, or YAML reads something else than is meant.\n\n"
    "The usual slips are reported where they are: a space that is none (U+00A0, U+3000), a full-width colon, no space after a colon or a "
    "hyphen, a merge marker of Git, indentation that fits no line above, a text that begins with a character that YAML keeps for itself "
    "(``@ ` % & * !``), `: ` within a text, a quotation mark that closes too early or never. YAML would silently join the lines of a text "
    "without `|`, drop what follows ` #` in it, and split a text at its commas in braces; these are reported too. A comment after a "
    "text is two spaces away from it.",
)
TWICE = Kind(
    "Y106",
    "duplicate-key",
    "A key occurs twice in the same mapping.\n\nRemove one; YAML would silently keep the last.",
)
ALIAS = Kind(
    "Y107",
    "alias",
    "Anchors, aliases and merge keys are not allowed.\n\nWrite the value out where it is needed.",
)
TAG = Kind(
    "Y108",
    "tag",
    "Tags such as `!!binary` or `!python/object` are not allowed.\n\nEvery value is plain text: remove the tag.",
)
DEEP = Kind(
    "Y109",
    "too-deep",
    f"Nothing in these files is nested more than {DEEPEST} levels deep.\n\nCheck the indentation and the brackets.",
)
KEY = Kind(
    "Y110",
    "key-not-text",
    "A key must be a word, not a list or a mapping.\n\nCheck the indentation, and the colon after the key.",
)
MANY = Kind(
    "Y111",
    "second-document",
    "A file must contain only one document.\n\nRemove the line `---` or `...` and what follows it, or give that a file of its own.",
)
EMPTY = Kind("Y112", "empty", "The file is empty.\n\nFill it in, or delete it.")
CONTROL = Kind(
    "Y113",
    "control-character",
    'A file must contain nothing but text: no control character, written as it is or as an escape (`"\\x1b"`), and no code point that '
    "Unicode will never assign.\n\nRemove it. Terminals obey such characters, XML forbids them, and of some (U+0085, U+2028, a carriage "
    "return alone) editors disagree whether they end a line, so that no line number could be given.",
)
LONG = Kind(
    "Y114",
    "too-long",
    f"A line may have at most {LONGEST_LINE:,} characters, in the file and after YAML has folded it, and a text at most "
    f"{MOST_LINES:,} lines.\n\nEnd the line where the sentence ends, or divide the text among several pairs. The longest sentences "
    "of books have a third of that; without a bound a file could be made that takes hours to check.",
)
FORM_KINDS = (UTF8, NFC, TAB, SIZE, SYNTAX, TWICE, ALIAS, TAG, DEEP, KEY, MANY, EMPTY, CONTROL, LONG)

_CUT = re.compile(" #")  # a comment that is meant to be one is two spaces away, as yamllint asks too
_ALL = re.compile(" *(?P<text># *[^ #].*)")
_CONTROL = re.compile(f"{NOT_TEXT.pattern}|[\r\t]")
_JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+")


@dataclass(frozen=True)
class Scalar:
    """A text. `place` is where its token begins, `body` where its first character is, if the style allows that to be known.

    `joined` is true of a text whose lines YAML has joined into one, since it is under neither ‘|’ nor ‘>’.
    """

    text: str
    place: Place
    style: str = ""
    body: Place | None = None
    joined: bool = False

    def line_place(self, number: int) -> Place:
        """The place where line `number`, from 0, of the text begins; that of the scalar if it is not known."""
        if self.body is None:
            return self.place
        return Place(self.body.file, self.body.line + number, self.body.column)


@dataclass(frozen=True)
class Mapping:
    """A mapping: keys and values in file order; of duplicate keys, the first.

    `end` is where the next key or item begins or, for a mapping in brackets, the place after the closing bracket.
    """

    place: Place
    end: Place
    entries: tuple[tuple[Scalar, YamlNode], ...] = ()

    def get(self, key: str) -> YamlNode | None:
        """The value of `key`, if any."""
        return self._by_key[key][1] if key in self._by_key else None

    def key(self, key: str) -> Scalar | None:
        """The key itself, for its place."""
        return self._by_key[key][0] if key in self._by_key else None

    @cached_property
    def _by_key(self) -> dict[str, tuple[Scalar, YamlNode]]:
        return {key.text: (key, value) for key, value in self.entries}

    @cached_property
    def _texts(self) -> tuple[LocatedText, ...]:  # several rules read all texts
        return tuple(_texts(self, ()))

    def locate(self, path: Path) -> Place:
        """The place of the value at `path`, or of the nearest node above it."""
        return node_at(self, path).place

    def extent(self, path: Path) -> tuple[Place, Place]:
        """The start and end of the value at `path`; those of a text are equal."""
        node = node_at(self, path)
        return node.place, node.end if isinstance(node, Mapping) else node.place

    def texts(self) -> Iterator[LocatedText]:
        """Every text of the tree, without keys, in file order."""
        return iter(self._texts)

    def lines(self, path: Path) -> Iterator[tuple[str, Place]]:
        """The lines of the text at `path`, as they are in the file, each with the place where it begins."""
        node = node_at(self, path)
        if isinstance(node, Scalar):
            yield from ((line, node.line_place(number)) for number, line in enumerate(node.text.split("\n")))


@dataclass(frozen=True)
class Items:
    """A sequence: its items in file order."""

    place: Place
    items: tuple[YamlNode, ...] = ()


YamlNode = Scalar | Mapping | Items


def node_at(node: YamlNode, path: Path) -> YamlNode:
    """The node at `path` (keys and indices), or the nearest node above it.

    The paths of a typed model contain the names of alternatives, which are not in the file and are skipped.
    """
    for step in path:
        node = _step(node, step) or node
    return node


def at(node: YamlNode, path: Path) -> Place:
    """The place of the value at `path`, or of the nearest node above it."""
    return node_at(node, path).place


def _step(node: YamlNode, step: str | int) -> YamlNode | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Items) and isinstance(step, int) and step < len(node.items):
        return node.items[step]
    return None


def _texts(node: YamlNode, path: tuple[str | int, ...]) -> Iterator[LocatedText]:
    if isinstance(node, Scalar):
        yield LocatedText(path, node.text, node.place)
    elif isinstance(node, Items):
        for index, item in enumerate(node.items):
            yield from _texts(item, (*path, index))
    else:
        for key, value in node.entries:
            yield from _texts(value, (*path, key.text))


def to_python(node: YamlNode) -> object:
    """The tree as dictionaries, lists and texts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [to_python(item) for item in node.items]
    return {key.text: to_python(value) for key, value in node.entries}


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
    faults = [*_long_lines(text, file), *_tabs(text, file), *decomposed(text, file), *_controls(text, file)]
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


def too_large(file: str, size: int) -> Finding:
    """The finding for a file of more bytes than are read."""
    return SIZE.at(Place(file), "the file has {size} bytes; at most {most} are allowed", size=size, most=MOST_BYTES)


def not_utf8(data: bytes, fault: UnicodeDecodeError, file: str) -> Finding:
    """The finding for the first byte of `data` that is not UTF-8."""
    place = Place(file, *end_of(data[: fault.start].decode("utf-8", "replace")))
    return UTF8.at(place, "byte 0x{byte} is not UTF-8: save the file as UTF-8", byte=f"{data[fault.start]:02x}")


def _long_lines(text: str, file: str) -> Iterator[Finding]:
    if len(text) <= LONGEST_LINE:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            yield _long_line(Place(file, number, LONGEST_LINE + 1), len(line))


def _long_line(place: Place, length: int) -> Finding:
    message = "this line has {count} characters; at most {most} are allowed"
    return LONG.at(place, message, count=length, most=LONGEST_LINE)


def _tabs(text: str, file: str) -> Iterator[Finding]:
    if "\t" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield TAB.at(Place(file, number, line.index("\t") + 1), "a tab: use spaces")


def _controls(text: str, file: str) -> Iterator[Finding]:
    """A finding for the first control character of each line, as far as all editors count the lines alike."""
    if not NOT_TEXT.search(text):
        return
    for number, line in enumerate(re.findall(r"[^\n]*\n?", text), 1):  # with its line feed, which the last has not
        if found := NOT_TEXT.search(line):
            place = Place(file, number, found.start() + 1)
            if found[0] in LINE_BREAKS:
                message = "a line break ({name}) that not every editor shows: use line feeds (U+000A) only"
                yield CONTROL.at(place, message, name=name(found[0]))
                return
            yield CONTROL.at(place, "{name} is not text: remove it", name=name(found[0]))


def composed(text: str) -> str:
    """The text with its decomposed Hangul composed (NFC), and nothing else changed."""
    return _JAMO.sub(lambda run: unicodedata.normalize("NFC", run[0]), text)


def decomposed(text: str, file: str) -> Iterator[Finding]:
    """A finding for the first decomposed syllable of each line of a text."""
    if not _JAMO.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for found in _JAMO.finditer(line):
            composed = unicodedata.normalize("NFC", found[0])
            if composed != found[0]:
                place = Place(file, number, found.start() + 1)
                yield NFC.at(
                    place,
                    "decomposed Hangul: write ‘{composed}’ with composed syllables (NFC)",
                    composed=composed,
                )
                break


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
            self.findings.append(_long_line(place, max(lengths)))
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
        """Report a key without a value in braces, which is what a comma within a text leaves."""
        if opened.in_brackets and isinstance(value, Scalar) and not value.text and not value.style:
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
