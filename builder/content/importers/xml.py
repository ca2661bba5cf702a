"""A bounded reader of foreign XML: elements with their places, without entities, external files or deep nesting.

It is Expat's own interface, and not lxml, since a finding needs the column too, and since a memory of any length can be read one unit at
a time. Nothing but the five entities of XML itself is expanded, and nothing else is ever opened.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any
from xml.parsers import expat
from xml.parsers.expat import errors

from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.importers.kinds import UNREADABLE
from builder.messages.marker import _
from builder.model.finding import Place

_DEEPEST = 100
_MOST_ELEMENTS = 1_000_000  # within one unit
_CHUNK = 1 << 16  # bytes
_DAMAGED = _("the file is not XML here: export it anew")
_CUT_OFF = _("the file ends before it is complete: export it anew")
_ENCODING = _("the file is in an encoding that is not read, or not in the one that it states: save it as UTF-8")
_ENTITIES = _("the file declares entities of its own, which are not read: remove its DOCTYPE")
_ENTITY = _("an entity that XML does not have: write the character itself")
_PROBLEMS = {
    errors.codes[problem]: message
    for message, problems in (
        (_CUT_OFF, (errors.XML_ERROR_NO_ELEMENTS, errors.XML_ERROR_UNCLOSED_TOKEN, errors.XML_ERROR_PARTIAL_CHAR)),
        (_ENCODING, (errors.XML_ERROR_UNKNOWN_ENCODING, errors.XML_ERROR_INCORRECT_ENCODING)),
    )
    for problem in problems
}


class XmlElement:
    """An element: its name and attributes without their namespaces, its content in order, and the element around it."""

    __slots__ = ("attributes", "content", "name", "parent", "place")

    def __init__(self, name: str, attributes: Mapping[str, str], place: Place, parent: XmlElement | None) -> None:
        self.name, self.attributes, self.place, self.parent = name, attributes, place, parent
        self.content: list[XmlElement | str] = []

    def children(self, name: str | None = None) -> Iterator[XmlElement]:
        """The elements directly in it, all or those of a name."""
        return (one for one in self.content if isinstance(one, XmlElement) and name in (None, one.name))

    def child(self, name: str) -> XmlElement | None:
        """The first element of a name directly in it."""
        return next(self.children(name), None)

    def within(self, name: str) -> Iterator[XmlElement]:
        """The elements of a name in it at any depth, in order."""
        for one in self.children():
            if one.name == name:
                yield one
            yield from one.within(name)

    def ancestor(self, name: str) -> XmlElement | None:
        """The nearest element of a name around it."""
        above = self.parent
        while above is not None and above.name != name:
            above = above.parent
        return above

    @property
    def language(self) -> str:
        """The language, without country or script, that it or the nearest element around it states; empty if none does."""
        one: XmlElement | None = self
        while one is not None:
            if stated := one.attributes.get("lang", "").lower().partition("-")[0]:
                return stated
            one = one.parent
        return ""

    def text(self, without: Collection[str] = ()) -> str:
        """The text in it, without that of the elements of some names."""
        parts = (
            one if isinstance(one, str) else "" if one.name in without else one.text(without) for one in self.content
        )
        return "".join(parts)


def elements(file: ForeignFile, wanted: Collection[str]) -> Iterator[XmlElement]:
    """The elements of the wanted names in the file, in order, each as soon as it is complete; those in another of them are part of it.

    Of the elements around them only names and attributes are kept. Raises ForeignError where the file is not XML or does harm.
    """
    reader = _Reader(file, wanted)
    for start in range(0, len(file.data), _CHUNK):
        reader.feed(file.data[start : start + _CHUNK])
        yield from reader.taken()
    reader.feed(b"", last=True)
    yield from reader.taken()


def root_of(file: ForeignFile) -> XmlElement | None:
    """The root element, without its content; None if there is none. Raises ForeignError for what is wrong before it."""
    reader = _Reader(file, ())
    for start in range(0, len(file.data), _CHUNK):
        try:
            reader.feed(file.data[start : start + _CHUNK])
        except ForeignError:
            if reader.root is None:
                raise
        if reader.root:
            break
    return reader.root


class _Reader:
    def __init__(self, file: ForeignFile, wanted: Collection[str]) -> None:
        self._file, self._wanted = file, wanted
        self._open: XmlElement | None = None
        self._depth = self._kept = self._inside = 0
        self._ready: list[XmlElement] = []
        self.root: XmlElement | None = None
        self._parser = self._made()

    def _made(self) -> Any:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.EntityDeclHandler = self._refusal(_ENTITIES)
        parser.SkippedEntityHandler = self._refusal(_ENTITY)
        return parser

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Read on; raises ForeignError."""
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as fault:
            place = Place(self._file.name, fault.lineno, fault.offset + 1)
            raise ForeignError(UNREADABLE.at(place, _PROBLEMS.get(fault.code, _DAMAGED))) from fault
        except (
            LookupError,
            ValueError,
        ) as fault:  # of an encoding that Python does not know, or Expat cannot take from it
            raise ForeignError(UNREADABLE.at(Place(self._file.name), _ENCODING)) from fault

    def taken(self) -> list[XmlElement]:
        """The wanted elements that have been completed since the last call."""
        ready, self._ready = self._ready, []
        return ready

    def _place(self) -> Place:
        return Place(self._file.name, self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1)

    def _refusal(self, text: str) -> Callable[..., None]:
        def refuse(*__: object) -> None:
            raise ForeignError(UNREADABLE.at(self._place(), text))

        return refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        made = XmlElement(
            _local(name), {_local(key): value for key, value in attributes.items()}, self._place(), self._open
        )
        self.root = self.root or made
        self._depth += 1
        if self._inside and self._open is not None:
            self._open.content.append(made)
            self._kept += 1
        if self._depth > _DEEPEST:
            message = "the file has more elements within one another than can be read"
            raise ForeignError(UNREADABLE.at(made.place, message))
        if self._kept > _MOST_ELEMENTS:
            message = "the file has more than the {most} elements in one part that can be read"
            raise ForeignError(UNREADABLE.at(made.place, message, most=_MOST_ELEMENTS))
        self._inside += bool(self._inside) or made.name in self._wanted
        self._open = made

    def _end(self, name: str) -> None:
        closed = self._open
        assert closed is not None  # noqa: S101 - the parser closes only what is open
        self._open = closed.parent
        self._depth -= 1
        if self._inside:
            self._inside -= 1
            if not self._inside:
                self._ready.append(closed)
                self._kept = 0

    def _text(self, text: str) -> None:
        if self._inside and self._open is not None:
            self._open.content.append(text)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
