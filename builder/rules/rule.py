"""Rules: a rule is a function that yields faults; its docstring is its manual page and, by its examples, its test."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from builder.model.edition import Edition, Pair
from builder.model.entries.heads import Revision
from builder.model.finding import Finding, Kind, Place
from builder.model.locator import Locator
from builder.model.terms import Glossary

# What a rule yields: the place, the message with {names}, and the values. The code and name are added.
Fault = tuple[Place, str, Mapping[str, object]]
SubjectT = TypeVar("SubjectT")


@dataclass(frozen=True)
class Rule(Generic[SubjectT]):
    """A check on one subject. There are no severities: a thing is wrong, or it is no rule."""

    kind: Kind
    check: Callable[[SubjectT], Iterable[Fault]]

    def findings(self, subject: SubjectT) -> Iterator[Finding]:
        """The findings about `subject`, in the order in which the rule yields them."""
        for place, message, values in self.check(subject):
            yield self.kind.at(place, message, **values)


@dataclass(frozen=True)
class OfPair:
    """The subject of a rule about a pair: an annotated pair, and the glossary that it was annotated with."""

    pair: Pair
    glossary: Glossary


@dataclass(frozen=True)
class OfEdition:
    """The subject of a rule about an edition: an annotated edition, and the glossary that it was annotated with."""

    edition: Edition
    glossary: Glossary


@dataclass(frozen=True)
class OfHead:
    """The subject of a rule about what the file of an edition or of a work states: its texts, and its revisions, if it states any."""

    locator: Locator
    revisions: tuple[Revision, ...] = ()


@dataclass(frozen=True)
class OfChange:
    """The subject of a rule about changes: an edition as it was when the branch began, and as it is now; neither is annotated."""

    before: Edition
    after: Edition


def rule(code: str, name: str, setting: str = "") -> Callable[[Callable[[SubjectT], Iterable[Fault]]], Rule[SubjectT]]:
    """A decorator that makes a rule of a generator; its docstring becomes its manual page. `setting` is the one that it follows, if any."""

    def make(check: Callable[[SubjectT], Iterable[Fault]]) -> Rule[SubjectT]:
        return Rule(Kind(code, name, inspect.getdoc(check) or "", setting), check)

    return make
