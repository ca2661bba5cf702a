"""Concrete syntax tree of YAML: reads a file with its comments and spellings, so that it can be formatted without losing any.

It reads only what `tree.parse` has accepted: no aliases, no tags, one document, no deep nesting.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import Protocol

import yaml

from builder.content.yaml.layout import (
    BlockCollection,
    BlockScalar,
    Document,
    FlowCollection,
    LayoutEntry,
    LayoutNode,
    PlainScalar,
)

_HEADER = re.compile(r"([|>])([0-9+-]*)")
_COMMENT = re.compile(r"(?:(?<=[\s])|^)#.*")


class RefusedError(Exception):
    """Raised if a file cannot be formatted safely; the message says why. Nothing is written then."""


def parse_concrete(text: str) -> Document:
    """The document in `text`, which `tree.parse` must be able to read without a fault, and whose root must be a mapping.

    Raises RefusedError if the root is in brackets.
    """
    reader = _Reader(text)
    root = reader.node(0)
    if not isinstance(root, BlockCollection):
        raise RefusedError("the whole file stands in brackets: give each key a line of its own")
    return _with_comments(text, reader, root)


def comments(text: str) -> list[str]:
    """Every comment of a text that `tree.parse` can read, from its `#` on, in order."""
    reader = _Reader(text)
    while reader.events:
        event = reader.events.popleft()
        if isinstance(event, yaml.ScalarEvent):
            reader.note_scalar(event)
    return [found for _, _, found in _found_comments(text, reader.scalars)]


class _Reader:
    """Folds the parser's events into nodes, and records the spans in which `#` does not begin a comment."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = text.split("\n")
        passed = (yaml.StreamStartEvent, yaml.DocumentStartEvent, yaml.StreamEndEvent, yaml.DocumentEndEvent)
        parsed = yaml.parse(text, Loader=yaml.CSafeLoader)
        self.events = deque(event for event in parsed if not isinstance(event, passed))
        self.scalars: list[tuple[int, int]] = []
        self.flows: list[tuple[int, int]] = []
        self.starts: list[tuple[LayoutEntry, BlockCollection]] = []

    def node(self, column: int) -> LayoutNode:
        """The next node, in a block at `column`."""
        event = self.events.popleft()
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, column)
        if isinstance(event, yaml.CollectionStartEvent) and event.flow_style:
            return self._flow(event)
        return self._block(event)

    def note_scalar(self, event: yaml.ScalarEvent) -> None:
        """Record the span of the scalar; of the header line of a block scalar only the indicator belongs to it."""
        start, end = _start(event).index, _end(event)
        if event.style in ("|", ">"):
            start = self.text.find("\n", start) + 1 or end
        self.scalars.append((start, end))

    def _block(self, event: yaml.Event) -> BlockCollection:
        block = BlockCollection([], column=_start(event).column)
        mapping = isinstance(event, yaml.MappingStartEvent)
        while not isinstance(self.events[0], yaml.CollectionEndEvent):
            first = self.events[0]
            entry = LayoutEntry(None, PlainScalar(("",)), line=_start(first).line)
            self.starts.append((entry, block))
            if mapping and isinstance(first, yaml.ScalarEvent):
                self.note_scalar(first)
                entry.key = self._slice(self.events.popleft())
            entry.value = self.node(block.column)
            block.entries.append(entry)
        self.events.popleft()
        return block

    def _flow(self, opening: yaml.CollectionStartEvent) -> PlainScalar | FlowCollection:
        mapping, entries = isinstance(opening, yaml.MappingStartEvent), []
        while not isinstance(self.events[0], yaml.CollectionEndEvent):
            first, key = self.events[0], None
            if mapping and isinstance(first, yaml.ScalarEvent):
                self.note_scalar(first)
                key = self._slice(self.events.popleft())
            entries.append((key, self.node(0)))
        closing = self.events.popleft()
        start, end = _start(opening).index, _end(closing)
        self.flows.append((start, end))
        written = self.text[start:end]
        inner = tuple((key, value) for key, value in entries if isinstance(value, PlainScalar | FlowCollection))
        if "\n" in written or written[:1] not in ("{", "["):
            return PlainScalar(tuple(line.strip(" ") for line in written.split("\n")))
        return FlowCollection(inner, written[0] + written[-1])

    def _scalar(self, event: yaml.ScalarEvent, column: int) -> PlainScalar | BlockScalar:
        self.note_scalar(event)
        written = self._slice(event)
        header = _HEADER.match(written) if event.style in ("|", ">") else None
        if header is None:
            first, *rest = written.split("\n")
            return (
                PlainScalar((first.rstrip(" "), *(line.strip(" ") for line in rest)))
                if rest
                else PlainScalar((written,))
            )
        digit = header[2].strip("+-")
        lines = written.split("\n")[1:]
        indent = column + int(digit) if digit else _indentation(lines)
        return BlockScalar(header[1], header[2].strip("0123456789"), _without(indent, lines, "+" in header[2]))

    def _slice(self, event: yaml.Event) -> str:
        return self.text[_start(event).index : _end(event)]


class _Mark(Protocol):
    """A position in the text, from 0; the index counts code points."""

    index: int
    line: int
    column: int


def _start(event: yaml.Event) -> _Mark:
    assert event.start_mark is not None  # noqa: S101 - the parser marks every event
    return event.start_mark


def _end(event: yaml.Event) -> int:
    assert event.end_mark is not None  # noqa: S101 - the parser marks every event
    return event.end_mark.index


def _indentation(lines: list[str]) -> int:
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)


def _without(indent: int, lines: list[str], keep: bool) -> tuple[str, ...]:
    """The lines without their indentation, and without final blank lines unless `keep`."""
    bare = [line[indent:] for line in lines]
    if keep:
        return tuple(bare[:-1] if bare and not bare[-1] else bare)
    while bare and not bare[-1]:
        bare.pop()
    return tuple(bare)


# --- Comments ---------------------------------------------------------------------------------------------------------


def _found_comments(text: str, scalars: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """The line, the column (both from 0) and the text of each comment: `#` at the start of a line or after a space, outside scalars."""
    start = 0
    spans = iter(sorted(scalars))
    begin, end = next(spans, (len(text), len(text)))
    for number, line in enumerate(text.split("\n")):
        at = start
        while found := _COMMENT.search(line, at - start):
            at = start + found.start()
            while end <= at and begin < len(text):
                begin, end = next(spans, (len(text), len(text)))
            if not begin <= at < end:
                yield number, found.start(), found[0].rstrip()
                break
            at += 1
        start += len(line) + 1


def _with_comments(text: str, reader: _Reader, root: BlockCollection) -> Document:
    document = Document([], root)
    for line, column, comment in _found_comments(text, reader.scalars):
        offset = sum(len(one) + 1 for one in reader.lines[:line]) + column
        if any(start <= offset < end for start, end in reader.flows):
            continue  # within brackets that span several lines: it stays where it is
        before = reader.lines[line][:column].strip(" ")
        begun = [entry for entry, _ in reader.starts if entry.line <= line]
        if before.strip("-") and begun:
            _trailing(comment, begun[-1])
        else:
            _attach_standalone(comment, line, column, reader.starts, document)
    return document


def _trailing(comment: str, entry: LayoutEntry) -> None:
    if entry.trail is not None:
        entry.lead.append(entry.trail)
    entry.trail = comment


def _attach_standalone(
    comment: str, line: int, column: int, starts: list[tuple[LayoutEntry, BlockCollection]], document: Document
) -> None:
    """Attach a comment on a line of its own to the entry after it, or to the end of the block with its indentation."""
    later = next((pair for pair in starts if pair[0].line > line), None)
    outer = later[1].column if later else -1
    fitting = [block for block in _enclosing_blocks(document.root, line) if outer < block.column <= column]
    if later and later[0] is document.root.entries[0]:
        document.head.append(comment)
    elif later and not fitting:
        later[0].lead.append(comment)
    else:
        (fitting or [document.root])[-1].tail.append(comment)


def _enclosing_blocks(root: BlockCollection, line: int) -> list[BlockCollection]:
    """The blocks around the last entry that begins before `line`, outermost first."""
    blocks, node = [], root
    while True:
        blocks.append(node)
        before = [entry for entry in node.entries if 0 <= entry.line < line]
        if not before or not isinstance(before[-1].value, BlockCollection):
            return blocks
        node = before[-1].value
