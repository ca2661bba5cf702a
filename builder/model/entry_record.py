"""An entry as look-up shows it: plain data, which can be read without the shapes of the files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """What is said in English, and in Korean if it is said in that too."""

    en: str
    ko: str | None = None


@dataclass(frozen=True)
class Avoided:
    """A form to avoid, and why."""

    form: str
    why: Words


@dataclass(frozen=True)
class Cited:
    """A citation: the id of a record or the name of a seed, and what is cited."""

    id: str | None
    seed: str | None
    cited_for: str | None


@dataclass(frozen=True)
class EntryRecord:
    """An entry: `also` are its other renderings, `see` the ids of related entries, `data` what a program is given of it."""

    id: str
    ko: str
    hanja: str | None
    en: str
    kind: str
    romanization: str
    unofficial: bool
    also: tuple[str, ...]
    avoided: tuple[Avoided, ...]
    definition: Words
    origin: Words | None
    usage: Words | None
    see: tuple[str, ...]
    sources: tuple[Cited, ...]
    data: dict[str, object]
