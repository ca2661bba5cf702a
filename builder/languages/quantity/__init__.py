"""A quantity as a value, whatever the language that says it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

QuantityKind = Literal[
    "number", "ordinal", "label", "times", "multiple", "fraction", "percent", "points", "money", "duration", "day", "date", "relative",
    "clock", "name",
]  # fmt: skip
Bound = Literal["", "at least", "more than", "at most", "less than"]
PROVISIONS = ("article", "branch", "paragraph", "item")  # the parts of a law, from the whole to the least
# How many there are beside those that are named; with one that is; and with one or two that are, of which it is not known.
OTHERS, AND_ONE, IN_ALL = "others", "and one", "in all"
Need = Literal["required", "optional", "free"]


@dataclass(frozen=True)
class Quantity:
    """One quantity of a text.

    `low` and `high` are the ends of a range (1.5–2) or of what a vague word covers (tens: 10 to 100), else the same. A date is the
    number YYYYMMDD with zeros for what is not said, 0 for a year named only by its distance (last year); a time of day is in minutes.
    A `label` may be an ordinal or a count (3단계: stage three, three stages), `times` a multiple or a count, a `day` a day of the month
    (29일), a `relative` date a month, a week or a day named by its distance (last month; the ends are 0) or a day of the week (Monday to
    Friday: 1 to 5), a `name` the figures of a name (F-16). `unit` is a code of the table of units; for a date the part of its period
    (early, mid, late), for a time the half of the day, for an ordinal or a label the part of a law that it numbers (PROVISIONS), for a
    relative date the kind of period, for a name its letters, for a number that counts beside those that are named, or with them, OTHERS,
    AND_ONE or IN_ALL. `approximate` is true of a rounded number and of a loose bound (100여: a
    hundred and some), `strict` of a bound that is meant to the unit (18세 미만) and of a day of the week whose date is told too (12일(목)).
    `also` is what else the words may mean (3조: three trillion, or Group 3).

    `need` is `required` of what the other side must say; `optional` of what idiom adds and drops, but does not change (a day of the
    month; number words in English): it needs no answer, unless the other side has something of its kind that is not answered either;
    `free` of what may answer the other side and is never asked for ("one" and "both"). `span` is half-open, in code points.
    """

    kind: QuantityKind
    low: Fraction
    high: Fraction
    unit: str = ""
    approximate: bool = False
    bound: Bound = ""
    need: Need = "required"
    span: tuple[int, int] = (0, 0)
    strict: bool = False
    also: tuple[Quantity, ...] = ()


def exactly(kind: QuantityKind, number: Fraction | int, unit: str = "", need: Need = "required") -> Quantity:
    """A quantity that is one number, without bound or place."""
    return Quantity(kind, Fraction(number), Fraction(number), unit, need=need)
