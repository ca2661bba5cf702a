"""Units after an English number: those of the table of units, periods with words between, and multiples and times."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from builder.languages.quantity import QuantityKind
from builder.languages.quantity.grammar import alternatives
from builder.languages.quantity.unit_table import Dimension, Unit
from builder.languages.quantity.units import by_name

_KIND_OF: dict[Dimension, QuantityKind] = {
    "money": "money",
    "percent": "percent",
    "points": "points",
    "calendar": "duration",
    "time": "duration",
}
_BETWEEN_WORDS = (
    "(?:consecutive|straight|successive|full|long|more|business|working|whole|entire|calendar|additional|other|short|extra|solid"
    r"|(?:past|last)(?= (?:[a-z]+ )?[a-z]+s\b))"  # "2 million last year" is no length of time
)


@dataclass(frozen=True)
class After:
    """What a unit makes of the number before it: where it ends, the kind, the unit's code, and what the number is to be taken times."""

    end: int
    kind: QuantityKind = "number"
    unit: str = ""
    factor: Fraction = Fraction(1)


_NAMES = {name.lower(): unit for name, unit in by_name(lambda unit: unit.english).items()}
_NAME = alternatives(_NAMES).replace("\\ ", "[ -]")  # an 84-square-meter flat
_SYMBOLS = by_name(lambda unit: unit.symbols)
_TABLE = re.compile(
    rf"[ -]?(?:of )?(?:{_BETWEEN_WORDS}[ -])*(?:(?P<name>(?i:{_NAME}))(?:e?s)?(?![A-Za-z])"
    rf"|(?P<symbol>{alternatives(_SYMBOLS)})(?![A-Za-z0-9]))"
)
_WORDS: tuple[tuple[re.Pattern[str], QuantityKind], ...] = (
    (re.compile(r"[ -]?fold\b"), "multiple"),
    (
        re.compile(
            r" times? (?:more|as|the|larger|higher|greater|that|bigger|faster|smaller|less|longer|better)\b|[x×](?![A-Za-z\d])"
        ),
        "multiple",
    ),
    (re.compile(r"[ -]times?\b"), "times"),
)
# Letters that may follow figures directly and are no unit of the table.
_SUFFIXES = re.compile(
    r"(?:st|nd|rd|th|s|mn|bn|tn|x|am|pm|[BMDQ])(?![A-Za-z0-9])|[x×](?=\d)|(?:(?<=\d\d)K(?= [a-z]+s\b)|(?<=\.\d)K)(?![A-Za-z0-9])"
)


def unit_after(text: str, at: int) -> After:
    """The unit at an offset, a blank or a hyphen before it or none; a bare number's without one."""
    for pattern, kind in _WORDS:
        if found := pattern.match(text, at):
            return After(found.end(), kind)
    if found := _TABLE.match(text, at):
        return _of_table(found, _named(found["name"]) if found["name"] else _SYMBOLS[found["symbol"]])
    return After(at)


def _named(name: str) -> Unit:
    return _NAMES.get(name.lower()) or _NAMES[name.lower().replace("-", " ")]


def _of_table(found: re.Match[str], unit: Unit) -> After:
    kind = _KIND_OF.get(unit.dimension, "number")
    code = "" if unit.dimension in ("percent", "points") else unit.code
    return After(found.end(), kind, code, unit.factor if unit.dimension in ("money", "points") else Fraction(1))


def is_unit(text: str, at: int) -> bool:
    """Whether letters directly after figures are a unit or an ending of the number, and make no name of it (10km, 3rd)."""
    return bool(_SUFFIXES.match(text, at)) or unit_after(text, at).end > at
