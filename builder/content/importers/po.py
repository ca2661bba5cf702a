"""Catalogues of gettext, read by Babel, which also writes ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from builder.content.importers.foreign import ForeignError, ForeignFile, Text, Unit, decoded
from builder.content.importers.kinds import NOT_A_LINE, UNREADABLE
from builder.model.finding import Place

_CHARSET = re.compile(rb'Content-Type:[^"]{0,200}charset=([A-Za-z0-9_.-]+)', re.IGNORECASE)
_LINE = re.compile(r'\s*(?:#.*|(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)?\s*"(?:[^"\\]|\\.)*"\s*)?')
_OWN = frozenset({"utf-8", "utf8", "charset"})  # the last is what a template has


class _Messages(Catalog):
    """A catalogue that also remembers every message in order, even one that another of the same id and context replaces."""

    def __init__(self) -> None:
        self.all: list[Message] = []
        super().__init__(locale="en")

    def __setitem__(self, key: Any, message: Message) -> None:
        self.all.append(message)
        super().__setitem__(key, message)


def units(file: ForeignFile) -> Iterator[Unit]:
    """The messages of a catalogue, in order; raises ForeignError if it cannot be read."""
    catalogue = _read(file)
    editions = tuple(dict.fromkeys((str(catalogue.project), file.stem)))
    for message in catalogue.all:
        place = Place(file.name, message.lineno or 1)
        if not message.id:
            continue  # the header
        if not isinstance(message.id, str) or not isinstance(message.string, str | None):
            raise ForeignError(NOT_A_LINE.at(place, "a message with plural forms, which no sentence has"))
        en = "" if message.fuzzy else message.string or ""
        yield Unit(editions, message.context, Text(message.id, place), Text(en, place))


def _read(file: ForeignFile) -> _Messages:
    catalogue, text = _Messages(), _text(file)
    _refuse_damage(file, text)
    try:
        PoFileParser(catalogue, ignore_obsolete=True, abort_invalid=True).parse(StringIO(text))
    except (
        PoFileError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
    ) as fault:  # all but the first for what a header may say
        line = fault.lineno + 1 if isinstance(fault, PoFileError) else 1
        message = "this is no line of a catalogue of gettext: is the file damaged?"
        raise ForeignError(UNREADABLE.at(Place(file.name, line), message)) from fault
    return catalogue


def _refuse_damage(file: ForeignFile, text: str) -> None:
    """Raise ForeignError for a line that a catalogue cannot have, such as a text cut off, of which the library reads what it can."""
    for number, line in enumerate(text.split("\n"), 1):
        if not _LINE.fullmatch(line):
            message = "this is no line of a catalogue of gettext: is the file damaged?"
            raise ForeignError(UNREADABLE.at(Place(file.name, number), message))


def _text(file: ForeignFile) -> str:
    """The text in the encoding that the header states, which is UTF-8 if it states none."""
    found = _CHARSET.search(file.data)
    charset = found[1].decode().lower() if found else "utf-8"
    if charset in _OWN:
        return decoded(file)
    try:
        return file.data.decode(charset)
    except (UnicodeDecodeError, LookupError) as fault:
        message = "the file is not in the encoding that it states, {charset}: save it as UTF-8"
        raise ForeignError(UNREADABLE.at(Place(file.name), message, charset=charset)) from fault
