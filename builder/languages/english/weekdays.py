"""Days of the week in English: Monday, Mondays, Monday to Friday; Thursday, June 12, and June 12, a Thursday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from builder.languages.quantity import Quantity
from builder.languages.quantity.grammar import Grammar, Guarded
from builder.languages.quantity.weekdays import weekdays, weekend

NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAY = rf"(?:{'|'.join(NAMES)})"
_SHORT = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE_AFTER = re.compile(rf",? ?\(?(?:the )?(?:{_MONTH} \d|\d{{1,2}}(?:st|nd|rd|th)?\b(?! ?[:ap]))")
_DATE_BEFORE = re.compile(
    rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d(?:st|nd|rd|th)?)(?: \(|, (?:(?:which )?(?:is|was) )?(?:an? )?)$"
)
_NAMED = re.compile(r"\b(?:Black|Cyber|Super|Good|Ash|Bloody|Holy|Maundy|Palm|Easter|Shrove|Whit|Giving) $")


def _number(name: str) -> int:
    return 1 + next(n for n, day in enumerate(NAMES) if day.startswith(name[:3].title()))


def _one(match: re.Match[str]) -> Iterator[Quantity]:
    """A day; one that a date tells too is not answered by another date, and one that names an event is not asked for."""
    day = weekdays(_number(match["day"]), match.span())
    text, (start, end) = match.string, match.span()
    before = text[max(0, start - 40) : start]
    if _NAMED.search(before):
        yield replace(day, need="free")
    else:
        yield replace(day, strict=bool(_DATE_AFTER.match(text, end) or _DATE_BEFORE.search(before)))


def _range(match: re.Match[str]) -> Iterator[Quantity]:
    yield weekdays(_number(match["day"]), match.span(), _number(match["last"]))


def _weekend(match: re.Match[str]) -> Iterator[Quantity]:
    yield weekend(match.span())


WEEKDAYS: Grammar = (
    (Guarded(("weekend",), r"\bweekends?\b", re.I), _weekend),
    (Guarded(
        ("day",), rf"\b(?P<day>{_DAY})s?(?: ?[-–] ?| to | through | until )(?P<last>{_DAY})s?\b", re.I
    ), _range),
    (Guarded(("day",), rf"\b(?P<day>{_DAY})s?(?=\W|$)", re.I), _one),
    (Guarded(
        tuple(name[:3].lower() for name in NAMES), rf"(?<![\w])(?P<day>{_SHORT})\b\.?(?=,? {_MONTH} \d|\))"
    ), _one),
)  # fmt: skip
