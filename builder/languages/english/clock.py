"""Times of day in English text: 3:30 p.m., half past three, ten o’clock, noon.

The forms are those of the AP Stylebook (times) and the Chicago Manual of Style (17th edition), 9.37–9.40.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.english.numerals import ONES, TENS, value
from builder.languages.quantity import Need, Quantity, exactly
from builder.languages.quantity.grammar import FIGURES, Grammar, Guarded, alternatives

_HOUR_WORDS = {word: n for word, n in ONES.items() if n <= 12}  # noqa: PLR2004 - hours of a clock
_POINTS = {"noon": 12, "midday": 12, "midnight": 24}
_HALVES = {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm", "midnight": "am", "noon": "pm"}
_MINUTES = {"quarter": 15, "half": 30, **{word: n for word, n in {**ONES, **TENS}.items() if n % 5 == 0}}
_HOUR = rf"(?:\d{{1,2}}|{alternatives(_HOUR_WORDS)})"
_AT = re.compile(r"\b(?:at|by|around|about|until|till) $", re.I)
_OF_DAY = r"(?: (?:in the|at) (?P<time>morning|afternoon|evening|night)\b)"
_HALF = r"(?P<half>[ap]\.?m\b)\.?"


def _hour(text: str) -> int:
    return {**_HOUR_WORDS, **_POINTS}.get(text.lower()) or int(text)


def _half_of_day(match: re.Match[str]) -> str:
    parts = match.groupdict()
    return (parts.get("half") or "").lower().replace(".", "") or _HALVES.get((parts.get("time") or "").lower(), "")


def _clock(match: re.Match[str]) -> Iterator[Quantity]:
    parts = match.groupdict()
    hour, minute = _hour(match["hour"]), int(parts.get("minute") or 0)
    first = _hour(parts["first"]) if parts.get("first") else hour
    first_minute = int(parts.get("first_minute") or (0 if parts.get("first") else minute))
    if hour <= 24 and minute < 60:  # noqa: PLR2004 - hours of a day, minutes of an hour
        time = _time(match, first * 60 + first_minute, hour * 60 + minute)
        yield replace(time, also=_lengths(hour, minute)) if not time.unit and time.low == time.high else time


def _lengths(first: int, last: int) -> tuple[Quantity, ...]:
    """What 2:04 may last: two hours and four minutes, or two minutes and four seconds."""
    return tuple(exactly("duration", first * 60 + last, unit) for unit in ("minute", "second"))


def _time(match: re.Match[str], low: int, high: int, need: Need = "required") -> Quantity:
    return Quantity("clock", Fraction(low), Fraction(high), _half_of_day(match), need=need, span=match.span())


def _past(match: re.Match[str]) -> Iterator[Quantity]:
    """A time told by the hour nearest: a quarter past eight, ten to six."""
    said = match["minutes"].lower()
    if match["way"].lower() == "of" and said != "quarter" and not _AT.search(match.string[: match.start()][-8:]):
        return  # five of eight shots
    minutes = _MINUTES.get(said) or int(value(said)[0])
    hour = _hour(match["hour"])
    time = (hour * 60 + minutes * (1 if match["way"].lower() in ("past", "after") else -1)) % (24 * 60)
    ends = sorted((Fraction(minutes), Fraction(hour)))
    odds = Quantity("number", ends[0], ends[1])  # ten to one
    yield replace(_time(match, time, time), also=(odds,) if match["way"].lower() == "to" else ())


def _in_words(match: re.Match[str]) -> Iterator[Quantity]:
    """A time in words: at nine thirty."""
    time = _hour(match["hour"]) * 60 + int(value(match["words"])[0])
    yield _time(match, time, time)


def _point(match: re.Match[str]) -> Iterator[Quantity]:
    minutes = 0 if match[0].lower() == "midnight" else 720
    yield Quantity(
        "clock", Fraction(minutes), Fraction(minutes), "pm" if minutes else "am", need="optional", span=match.span()
    )


def _military(match: re.Match[str]) -> Iterator[Quantity]:
    time = int(match["hour"]) * 60 + int(match["minute"])
    yield _time(match, time, time, "optional")


# What follows a time of four figures: 1813 GMT.
ZONES = r"(?:GMT|UTC|KST|[ECMP][SD]T|hours|local time)\b"
_TO = r"(?: ?[-–—] ?| to | until | and )"
_FIVES = r"twenty[- ]five|\d{1,2}|" + alternatives(_MINUTES)
TIMES: Grammar = (
    (re.compile(rf"\b(?:a )?(?P<minutes>{_FIVES})(?: minutes?)? (?P<way>past|after|to|before"
     rf"|of) (?P<hour>{alternatives({**_HOUR_WORDS, **_POINTS})})\b(?! (?:hundred|"
                rf"thousand|million|billion|percent|people)){_OF_DAY}?", re.I), _past),
    (Guarded(
        ("a.m", "p.m", "am", "pm"),
        rf"(?<![\d:.,$])\b(?:(?P<first>{_HOUR})(?::(?P<first_minute>\d{{2}}))?{_TO})?"
        rf"(?P<hour>{_HOUR})(?::(?P<minute>\d{{2}}))? ?{_HALF}", re.I
    ), _clock),
    (re.compile(
        rf"(?<=\bat )(?P<hour>{alternatives(_HOUR_WORDS)})[ -](?P<words>thirty|fifteen|forty[- ]five|ten|twenty|forty|fifty)\b"
        r"(?! (?:hundred|thousand|million|billion|percent|people))", re.I,
    ), _in_words),
    (Guarded(("clock",), rf"(?<![\d:.,$])\b(?P<hour>{_HOUR}) o[’'‘]clock{_OF_DAY}?", re.I), _clock),
    (Guarded((":",), rf"(?<![\d:])(?P<hour>\d{{1,2}}):(?P<minute>\d{{2}})(?![\d:,]){_OF_DAY}?"), _clock),
    (Guarded(("morning", "afternoon", "evening", "night"), rf"\b(?P<hour>{_HOUR}){_OF_DAY}", re.I), _clock),
    (Guarded(FIGURES, rf"(?<!\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?= {ZONES})"), _military),
    (Guarded(("noon", "midnight", "midday"), r"\b(?:noon|midnight|midday)\b", re.I), _point),
)  # fmt: skip
