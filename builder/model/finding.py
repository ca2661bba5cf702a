"""What is wrong, and where: the one thing that loading, rules and commands all speak of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from builder.languages.korean.particles import agree
from builder.messages.marker import Message

Gettext = Callable[[str], str]


@dataclass(frozen=True, order=True)
class Place:
    """A point in a file.

    `file` is relative to the repository, with forward slashes. `line` and `column` count from 1, columns in
    code points, as editors show them.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Kind:
    """A kind of fault: its code, its name, and its page in the manual (Markdown, with Bad and Good examples).

    A code such as `T101` is never given to another kind. The name says the fault and reads well after "allow".
    """

    code: str
    name: str
    manual: str

    @property
    def summary(self) -> str:
        """The manual's first sentence: what the fault is."""
        return self.manual.strip().splitlines()[0]

    def at(self, place: Place, message: str, **values: object) -> Finding:
        """Make a finding of this kind; `message` is a catalogue key with `{names}` for the values."""
        kept = ((name, value if isinstance(value, Message) else str(value)) for name, value in values.items())
        return Finding(place, self.code, self.name, message, tuple(kept))


@dataclass(frozen=True, order=True)
class Finding:
    """One fault at one place. The order is by place, then by code.

    `message` is the English sentence with `{names}`, which is also its key in the message catalogues;
    `values` fills the names in; a value that is a message itself may have names of other values in it.
    """

    place: Place
    code: str
    name: str
    message: str
    values: tuple[tuple[str, str], ...] = ()

    def text(self, gettext: Gettext = str) -> str:
        """The message in the catalogue's language, with the values in their places."""
        plain = dict(self.values)
        shown = {k: filled(gettext(v), plain) if isinstance(v, Message) else v for k, v in plain.items()}
        return filled(gettext(self.message), shown)

    def line(self, gettext: Gettext = str) -> str:
        """The finding as one line: `file:line:column: code message`."""
        return f"{self.place}: {self.code} {self.text(gettext)}"


def filled(message: str, values: Mapping[str, object]) -> str:
    """The message with the values in place of its `{names}`; see `_Messages` for the particles."""
    return _Messages().vformat(message, (), values)


class _Read(str):
    """A value that is read otherwise than it is written."""

    reading: str


class _Messages(Formatter):
    """`str.format` in which `{name:은/는}` puts the value and then the particle that agrees with it.

    `‘{name:’은/는}` closes the quotation in between: ‘정의’는. It agrees with the value `name_ko` instead, where there is one: with the
    Hangul of an entry that is named by its id or its Hanja.
    """

    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        value = super().get_value(key, args, kwargs)
        if f"{key}_ko" not in kwargs:
            return value
        read = _Read(value)
        read.reading = kwargs[f"{key}_ko"]
        return read

    def format_field(self, value: Any, format_spec: str) -> str:
        if "/" not in format_spec:
            return format(value, format_spec)
        closing = "’" if format_spec.startswith("’") else ""
        reading = value.reading if isinstance(value, _Read) else str(value)
        return f"{value}{closing}{agree(reading, format_spec.removeprefix(closing))}"
