"""A sentence of a TEI document: its reading, what the source has, and the notes and corrections in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from builder.content.importers.foreign import spaced
from builder.content.importers.xml import XmlElement
from builder.model.finding import Place

_POINTS = frozenset({"gap", "ptr", "fw", "del", "label", "rt"})  # what is no text of the sentence
_SPACES = frozenset({"lb", "pb", "cb", "space"})
_SIGN = "\0"  # before and after italics, while they are read; XML has no such character
_WORD = re.compile(r"[\w’'-]+(?=\W*$)")


@dataclass(frozen=True)
class ReadNote:
    """A note: the words before it, or those that it repeats itself, and the element."""

    on: str
    before: int
    element: XmlElement


@dataclass(frozen=True)
class ReadCorrection:
    """A slip of the source, the correction, the reason (empty if none is given), and which occurrence of the slip in the line it is."""

    sic: str
    corr: str
    why: str
    before: int


@dataclass(frozen=True)
class ReadLine:
    """A sentence: as published, with asterisks around italics (None if that cannot be told), and as the source has it."""

    place: Place
    text: str
    marked: str | None
    source: str
    notes: tuple[ReadNote, ...] = ()
    corrections: tuple[ReadCorrection, ...] = ()


def read_line(*parts: XmlElement) -> ReadLine:
    """The elements as one sentence."""
    reading = _Reading()
    for part in parts:
        reading.take(part)
        reading.add(" ")
    text = spaced(reading.text)
    marked = spaced(reading.marked.replace(_SIGN * 2, "").replace(_SIGN, "*"))
    return ReadLine(
        parts[0].place,
        text,
        None if reading.has_titles or marked == text else marked,
        spaced(reading.source),
        tuple(reading.notes),
        tuple(one for one in reading.corrections if one.sic and one.sic != one.corr),
    )


@dataclass
class _Reading:
    """What has been read of a sentence so far."""

    text: str = ""
    marked: str = ""
    source: str = ""
    has_titles: bool = False  # whose italics are not stated
    notes: list[ReadNote] = field(default_factory=list)
    corrections: list[ReadCorrection] = field(default_factory=list)

    def add(self, text: str, source: str | None = None) -> None:
        """Add a text, and what the source has in its place."""
        self.text += text
        self.marked += text
        self.source += text if source is None else source

    def take(self, element: XmlElement) -> None:
        """Read what is in an element."""
        for one in element.content:
            if isinstance(one, str):
                self.add(one)
            elif one.name == "note":
                self._note(one)
            elif one.name == "choice":
                self._choice(one)
            elif one.name in _SPACES:
                self.add(" ")
            elif one.name not in _POINTS:
                self._inline(one)

    def _inline(self, element: XmlElement) -> None:
        self.has_titles = self.has_titles or element.name == "title"
        sign = _SIGN if element.name == "hi" and "ital" in element.attributes.get("rend", "") else ""
        self.marked += sign
        self.take(element)
        self.marked += sign

    def _note(self, element: XmlElement) -> None:
        if element.attributes.get("type") == "correction" and self.corrections:
            self.corrections[-1] = replace(self.corrections[-1], why=prose(element))
            return
        label, word = element.child("label"), _WORD.search(self.text)
        on = spaced(label.text() if label else word[0] if word else "")
        self.notes.append(ReadNote(on, spaced(self.text).count(on) if on else 0, element))

    def _choice(self, element: XmlElement) -> None:
        """Of a slip and its correction, both; of an abbreviation and the like, what stands first.

        A slip that a mark splits is one: its second part has an empty `sic`.
        """
        wrong = next((one for name in ("sic", "orig") for one in element.children(name)), None)
        right = next((one for name in ("corr", "reg") for one in element.children(name)), None)
        if wrong is None or right is None:
            for first in [*element.children()][:1]:
                self.take(first)
            return
        sic, corr = wrong.text(), right.text({"note"})
        self.add(corr, sic)
        if not sic and self.corrections:
            before = self.corrections[-1]
            self.corrections[-1] = replace(before, corr=spaced(before.corr + corr))
        else:
            number = spaced(self.source).count(spaced(sic)) if spaced(sic) else 0
            self.corrections.append(ReadCorrection(spaced(sic), spaced(corr), "", number))


def prose(element: XmlElement) -> str:
    """The text of a note, with asterisks around its italics."""
    reading = _Reading()
    reading.take(element)
    return spaced(reading.marked.replace(_SIGN * 2, "").replace(_SIGN, "*"))
