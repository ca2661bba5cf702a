"""What a rule is: a function that yields findings, whose docstring is its page in the manual and, through its examples, its test."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from builder.model.edition import Edition, Pair
from builder.model.finding import Finding, Kind, Place
from builder.model.terms import Glossary

# What a rule yields: where, the message with {names}, and the values. Its code and name are added for it.
Fault = tuple[Place, str, Mapping[str, object]]
SubjectT = TypeVar("SubjectT")


@dataclass(frozen=True)
class Rule(Generic[SubjectT]):
    """A check on one subject. There are no severities: a thing is wrong, or it is no rule."""

    kind: Kind
    check: Callable[[SubjectT], Iterable[Fault]]

    def findings(self, subject: SubjectT) -> Iterator[Finding]:
        """What is wrong with `subject`, in the order in which the rule comes upon it."""
        for place, message, values in self.check(subject):
            yield self.kind.at(place, message, **values)


@dataclass(frozen=True)
class OfPair:
    """The subject of a pair's rules: a pair after annotation, and the glossary that it was annotated with."""

    pair: Pair
    glossary: Glossary


@dataclass(frozen=True)
class OfEdition:
    """The subject of an edition's rules: the edition after annotation, and the glossary that it was annotated with."""

    edition: Edition
    glossary: Glossary


@dataclass(frozen=True)
class OfChange:
    """The subject of the rules of history: an edition as it was where the branch began, and as it is; neither is annotated."""

    before: Edition
    after: Edition


def rule(code: str, name: str) -> Callable[[Callable[[SubjectT], Iterable[Fault]]], Rule[SubjectT]]:
    """Make a rule of a generator; its docstring becomes its manual page."""

    def make(check: Callable[[SubjectT], Iterable[Fault]]) -> Rule[SubjectT]:
        return Rule(Kind(code, name, inspect.getdoc(check) or ""), check)

    return make
