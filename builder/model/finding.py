"""Findings: what is wrong, and where; the common vocabulary of loading, rules and commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Any

from builder.languages.code_points import on_one_line
from builder.languages.korean.particles import agree
from builder.messages.marker import Message

Gettext = Callable[[str], str]


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A point in a file.

    `file` is relative to the repository, with forward slashes. `line` and `column` count from 1, columns in
    code points, as editors show them.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{on_one_line(self.file)}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Kind:
    """A kind of finding: its code, its name, and its manual page (Markdown, with Bad and Good examples).

    A code such as `T101` is never reused for another kind. The name states the fault and reads well after “allow”. `setting` is the
    setting of a house style that the rule follows, if there is one.
    """

    code: str
    name: str
    manual: str
    setting: str = ""

    @property
    def summary(self) -> str:
        """The first sentence of the manual page, which states the fault."""
        return self.manual.strip().splitlines()[0]

    @property
    def page(self) -> str:
        """The manual page, and how a repository chooses whether and how its rule is applied."""
        return f"{self.manual.strip()}\n\n{self._choice}"

    @property
    def _choice(self) -> str:
        if self.code.startswith("Y"):
            return "A fault of form is always reported."
        if self.code.startswith("I"):
            return "`daeyeok import` always reports it, and nothing else does."
        follows = f"It follows the setting `{self.setting}`. " if self.setting else ""
        return (
            f'{follows}A repository turns it off with `ignore = ["{self.code}"]` in `[tool.daeyeok]` of pyproject.toml.'
        )

    def at(self, place: Place, message: str, **values: object) -> Finding:
        """A finding of this kind; `message` is a catalogue key with `{names}` for the values."""
        plain = tuple((name, str(value)) for name, value in values.items())
        messages = tuple(name for name, value in values.items() if isinstance(value, Message))
        return Finding(place, self.code, self.name, message, plain, messages)


@dataclass(frozen=True, order=True)
class Finding:
    """A fault at a place. Findings are ordered by place, then by code.

    `message` is the English sentence with `{names}`, which is also its key in the message catalogues;
    `values` are those of the names; of a text that the content has in both languages, `why` is the English and `why_ko` the Korean.
    `messages` are the names of the values that are messages themselves, and may have names of other values.
    """

    place: Place
    code: str
    name: str
    message: str
    values: tuple[tuple[str, str], ...] = ()
    messages: tuple[str, ...] = ()

    def text(self, gettext: Gettext = str) -> str:
        """The message in the catalogue's language, with the values in their places."""
        plain = dict(self.values)
        worded = {name: filled(gettext(plain[name]), plain) for name in self.messages}
        return filled(gettext(self.message), plain | worded)

    def line(self, gettext: Gettext = str) -> str:
        """The finding as one line: `file:line:column: code message`."""
        return f"{self.place}: {self.code} {self.text(gettext)}"


def filled(message: str, values: Mapping[str, object]) -> str:
    """The message, which is one line, with its `{names}` replaced by the values; see `_Messages` for Korean particles.

    A value can come from anywhere, so that it is put on one line, and made visible where a terminal would obey or hide it.
    """
    return _Messages().vformat(message, (), values)


class _Read(str):
    """A value that is read otherwise than it is written."""

    reading: str


class _Messages(Formatter):
    """`str.format` in which `{name:은/는}` becomes the value followed by the particle that agrees with it.

    In `‘{name:’은/는}`, the quotation mark is closed in between: ‘정의’는. The particle agrees with the value `name_ko` instead, if there
    is one: the Hangul of an entry that is named by its id or its Hanja.
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
            return on_one_line(format(value, format_spec))
        shown = on_one_line(f"{value}")
        closing = "’" if format_spec.startswith("’") else ""
        reading = value.reading if isinstance(value, _Read) else str(value)
        return f"{shown}{closing}{agree(reading, format_spec.removeprefix(closing))}"
