"""A sentence of a TEI document: its reading, what the source has, and the notes and corrections in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from builder.content.importers.foreign import spaced
from builder.content.importers.tei.blocks import ASIDE, DIVIDING, LINE_UNITS, Node
from builder.content.importers.xml import XmlElement
from builder.model.finding import Place
from builder.model.nesting import CELL_MARK

_SPACES = frozenset({"lb", "pb", "cb", "space"})
_SIGN = "\0"  # before and after italics, while they are read; XML has no such character
_WORD = re.compile(r"[\w’'-]+(?=\W*$)")


@dataclass(frozen=True)
class ReadNote:
    """A note: the words before it, or those that it repeats itself, how often the line has had them, and its texts by language."""

    on: str
    before: int
    texts: Mapping[str, str]
    place: Place


@dataclass(frozen=True)
class ReadCorrection:
    """A slip of the source, the correction, the reason (empty if none is given), and which occurrence of the slip in the line it is."""

    sic: str
    corr: str
    why: str
    before: int


@dataclass(frozen=True)
class ReadCall:
    """A call of a footnote: its element, the words before it, and whether it is around a mark of the text or at the end of the line."""

    element: XmlElement
    before: str
    is_plain: bool


@dataclass(frozen=True)
class ReadLine:
    """A sentence: as published, with asterisks around italics (None if that cannot be told), and as the source has it.

    `reading` is the published text with its Hanja as they are read.
    """

    place: Place
    text: str
    marked: str | None
    source: str
    reading: str
    notes: tuple[ReadNote, ...] = ()
    corrections: tuple[ReadCorrection, ...] = ()
    calls: tuple[ReadCall, ...] = ()


def read_line(place: Place, content: Iterable[Node]) -> ReadLine:
    """The content, which begins at the place, as one sentence."""
    reading = _Reading()
    reading.read(content)
    text = spaced(reading.text)
    marked = spaced(reading.marked.replace(_SIGN * 2, "").replace(_SIGN, "*"))
    return ReadLine(
        place,
        text,
        None if reading.has_titles or marked == text else marked,
        spaced(reading.source),
        spaced(reading.spoken),
        tuple(reading.notes),
        tuple(one for one in reading.corrections if one.sic and one.sic != one.corr),
        tuple(_call(one, len(before), reading.text) for one, before in reading.calls),
    )


def _call(element: XmlElement, at: int, text: str) -> ReadCall:
    before, after = spaced(text[:at]), spaced(text[at:])
    return ReadCall(element, before, bool(element.text().strip()) or not after)


@dataclass
class _Reading:
    """What has been read of a sentence so far."""

    text: str = ""
    marked: str = ""
    source: str = ""
    spoken: str = ""
    has_titles: bool = False  # whose italics are not stated
    notes: list[ReadNote] = field(default_factory=list)
    corrections: list[ReadCorrection] = field(default_factory=list)
    calls: list[tuple[XmlElement, str]] = field(default_factory=list)  # each with the text before it

    def add(self, text: str, source: str | None = None, spoken: str | None = None) -> None:
        """Add a text, what the source has in its place, and how it is read."""
        self.text += text
        self.marked += text
        self.source += text if source is None else source
        self.spoken += text if spoken is None else spoken

    def read(self, content: Iterable[Node]) -> None:
        """Read on."""
        for one in content:
            if isinstance(one, str):
                self.add(one)
            else:
                self._element(one)

    def _element(self, one: XmlElement) -> None:
        if one.name in ("ref", "ptr"):
            self.calls.append((one, self.text))
        if one.name == "note":
            self._note(one)
        elif one.name == "choice":
            self._choice(one)
        elif one.name == "ruby":
            self._ruby(one)
        elif one.name in _SPACES:
            self.add(" ")
        elif one.name not in ASIDE:
            self._inline(one)

    def _inline(self, element: XmlElement) -> None:
        before, after = _around(element)
        self.has_titles = self.has_titles or element.name == "title"
        sign = _SIGN if element.name == "hi" and "ital" in element.attributes.get("rend", "") else ""
        self.add(before)
        self.marked += sign
        self.read(element.content)
        self.marked += sign
        self.add(after)

    def _ruby(self, element: XmlElement) -> None:
        """Characters and how they are read; the latter is no part of the text."""
        base = "".join(one.text() for one in element.children("rb"))
        self.add(base, spoken="".join(one.text() for one in element.children("rt")))

    def _note(self, element: XmlElement) -> None:
        if element.attributes.get("type") == "correction" and self.corrections:
            self.corrections[-1] = replace(self.corrections[-1], why=prose(element))
            return
        label, word = element.child("label"), _WORD.search(self.text)
        on = spaced(label.text() if label else word[0] if word else "")
        self.notes.append(ReadNote(on, spaced(self.text).count(on) if on else 0, _texts(element), element.place))

    def _choice(self, element: XmlElement) -> None:
        """Of a slip and its correction, both; of an abbreviation and the like, what stands first.

        A slip that a mark splits is one: its second part has an empty `sic`.
        """
        wrong = next((one for name in ("sic", "orig") for one in element.children(name)), None)
        right = next((one for name in ("corr", "reg") for one in element.children(name)), None)
        if wrong is None or right is None:
            for first in [*element.children()][:1]:
                self.read(first.content)
            return
        sic, corrected = wrong.text(), _Reading()
        corrected.read(right.content)
        self._correct(sic, spaced(corrected.text))
        before = self.text
        self.text, self.marked = before + corrected.text, self.marked + corrected.marked
        self.source, self.spoken = self.source + sic, self.spoken + corrected.spoken
        self.calls += [(one, before + at) for one, at in corrected.calls]
        self.notes += [replace(one, before=spaced(self.text).count(one.on)) for one in corrected.notes]

    def _correct(self, sic: str, corr: str) -> None:
        if not sic and self.corrections:
            before = self.corrections[-1]
            self.corrections[-1] = replace(before, corr=spaced(before.corr + corr))
        else:
            number = spaced(self.source + sic).count(spaced(sic)) if spaced(sic) else 0
            self.corrections.append(ReadCorrection(spaced(sic), corr, "", number))


def _around(element: XmlElement) -> tuple[str, str]:
    """What divides an element from the text around it: cells by bars, and by spaces what begins a line of its own."""
    if element.name == "cell" and element.parent is not None:
        return ("" if element.parent.child("cell") is element else f" {CELL_MARK} "), ""
    divides = element.name in DIVIDING or element.name in LINE_UNITS
    return (" ", " ") if divides else ("", "")


def _texts(note: XmlElement) -> dict[str, str]:
    """What a note says in Korean and in English, as which any other language counts; not its label and its sources."""
    found: dict[str, list[str]] = {}
    content = [one for one in note.content if isinstance(one, str) or one.name not in ("label", "bibl")]
    for language, stretch in groupby(content, lambda one: (note if isinstance(one, str) else one).language):
        found.setdefault("ko" if language == "ko" else "en", []).append(words(stretch))
    return {language: text for language, texts in found.items() if (text := spaced(" ".join(texts)))}


def prose(element: XmlElement) -> str:
    """The text of a note, with asterisks around its italics."""
    return words(element.content)


def words(content: Iterable[Node]) -> str:
    """A text with asterisks around its italics."""
    reading = _Reading()
    reading.read(content)
    return spaced(reading.marked.replace(_SIGN * 2, "").replace(_SIGN, "*"))
