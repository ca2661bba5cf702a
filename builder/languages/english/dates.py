"""Dates in English text: American, British and ISO order, decades, centuries, and the time of day.

The forms are those of the Chicago Manual of Style (17th edition), 6.38 and 9.29–9.36.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.english.clock import TIMES, ZONES
from builder.languages.english.numerals import ONES, ORDINALS, TENS, value
from builder.languages.english.weekdays import WEEKDAYS
from builder.languages.quantity import Quantity, exactly
from builder.languages.quantity.grammar import FIGURES, Grammar, Guarded, alternatives

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"
)  # fmt: skip
_MONTH_OF = {name: n for n, month in enumerate(_MONTHS, 1) for name in (month, month[:3], "Sept" if n == 9 else month)}  # noqa: PLR2004
_OTHER_WORDS = ("March", "April", "May", "June", "August")  # what else may begin a sentence
_MONTH_WORDS = tuple(month[:3].lower() for month in _MONTHS)
_LONGEST_MONTH = 31
_CENTURY_CUT = 50  # a year cut to two digits below this is of this century
_MONTH = rf"(?:{'|'.join(sorted(_MONTH_OF, key=len, reverse=True))})\b(?!-[a-z])\.?"  # not Jun-ho
_TO = r" ?(?:[-–—]|to|and|through|or) ?"
_DAY_WORDS = {word: n for word, n in ORDINALS.items() if n <= 31}  # noqa: PLR2004 - days of a month
_DAY = rf"(?P<{{}}>\d{{{{1,2}}}}|{alternatives(_DAY_WORDS)}\b)(?:st|nd|rd|th)?"
_PARTS = {
    "early": "early|beginning|start|outset",
    "mid": "mid|middle",
    "late": "late|end|close|latter part",
    "first half": "first half",
    "second half": "second half",
}
_PART = re.compile(
    "(?:"
    + "|".join(f"(?P<{part.replace(' ', '_')}>\\b(?:{words}))" for part, words in _PARTS.items())
    + r")(?:[ -]| of (?:the (?:year )?)?| in | part of )(?:the )?$",
    re.I,
)
_EARLY_TO = re.compile(r"\bearly[- ](?:to|and)[- ](?:the )?mid[- ]$|\bearly-[- ]to[- ]mid[- ]$", re.I)
# The words for decades, of a century or of a life.
AGES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _date(match: re.Match[str], low: tuple[int, int, int], high: tuple[int, int, int] | None = None) -> Quantity:
    # A day has no parts: “beginning February 10” says when it began.
    before = None if low[2] else _PART.search(match.string, max(0, match.start() - 30), match.start())
    part = (before.lastgroup or "").replace("_", " ") if before else ""
    ends = [Fraction(year * 10000 + month * 100 + day) for year, month, day in (low, high or low)]
    also = (
        (Quantity("date", ends[0], ends[1], "early"),)
        if part == "mid" and _EARLY_TO.search(match.string[: match.start()][-14:])
        else ()
    )
    return Quantity("date", ends[0], ends[1], part, span=match.span(), also=also)


def _number(text: str | None) -> int:
    return _DAY_WORDS.get((text or "").lower()) or int(text or 0)


def _month(text: str) -> int:
    return _MONTH_OF[text.rstrip(".")]


def _day_of_month(match: re.Match[str]) -> Iterator[Quantity]:
    year, month, day = _number(match["y"]), _month(match["m"]), _number(match["d"])
    last = _number(match["last"]) or day
    yield _date(match, (year, month, day), (year, month, last))


def _months(match: re.Match[str]) -> Iterator[Quantity]:
    year, first = _number(match["y"]), _month(match["m"])
    yield _date(match, (year, first, 0), (year, _month(match["last"]), 0))


def _month_alone(match: re.Match[str]) -> Iterator[Quantity]:
    yield _date(match, (_number(match["y"]), _month(match["m"]), 0))


def _iso(match: re.Match[str]) -> Iterator[Quantity]:
    yield _date(match, (_number(match["y"]), _number(match["m"]), _number(match["d"])))


def _first_months(match: re.Match[str]) -> Iterator[Quantity]:
    """The first nine months of a year: January to September."""
    year, last = _number(match["y"]), int(value(match["n"])[0])
    months = (exactly("duration", last, "month"),)
    yield replace(_date(match, (year, 1, 0), (year, last, 0)), need="optional", also=months)


def _first_days(match: re.Match[str]) -> Iterator[Quantity]:
    """The first twenty days of a month: from its 1st to its 20th."""
    month, last = _month(match["m"]) if match["m"] else 0, int(value(match["n"])[0])
    days = exactly("duration", last, "day")
    if not month:
        yield replace(days, span=match.span(), also=(Quantity("day", Fraction(1), Fraction(last), "day"),))
    elif last <= _LONGEST_MONTH:
        yield replace(_date(match, (_number(match["y"]), month, 1), (_number(match["y"]), month, last)), also=(days,))


def _full_year(first: int, last: str | None) -> int:
    return first if last is None else int(last) if len(last) > 2 else first // 100 * 100 + int(last)  # noqa: PLR2004


def _years(match: re.Match[str]) -> Iterator[Quantity]:
    first = int(match["y"])
    date = _date(match, (first, 0, 0), (_full_year(first, match["last"]), 0, 0))
    yield replace(date, need="optional") if match["last"] and _is_epoch(match) else date


def _is_epoch(match: re.Match[str]) -> bool:
    """Whether two years only date an epoch that is named: the 1950-53 Korean War, the Joseon Dynasty (1392–1910)."""
    named = _EPOCH.match(match.string, match.end())
    return bool(named) or (
        match.string.startswith(")", match.end())
        and bool(_NAMED.search(match.string, max(0, match.start() - 30), match.start()))
    )


_EPOCH = re.compile(
    r" (?:[A-Z][a-z]+ )?(?:(?:colonial|military|Japanese|U\.S\.) )*(?:War|war|Dynasty|rule|occupation|dictatorship|regime|period|era"
    r"|[Rr]ebellion|[Rr]evolution|pandemic|famine)\b"
)
_NAMED = re.compile(r"(?:\b[A-Z][\w’'-]+|[Dd]ynasty|period|era|rule|war|kingdom|reign) \((?:r\. )?$")


def _decades(match: re.Match[str]) -> Iterator[Quantity]:
    first = int(match["y"] or 1900 + int(match["cut"]))
    for year in dict.fromkeys((first, _full_year(first, match["last"]))):
        yield _date(match, (year, 0, 0), (year + 9, 0, 0))


def _spelled_decade(match: re.Match[str]) -> Iterator[Quantity]:
    first = 1900 + AGES[match["y"].lower()]
    yield _date(match, (first, 0, 0), (first + 9, 0, 0))


def _centuries(match: re.Match[str]) -> Iterator[Quantity]:
    last = _ordinal(match["last"])
    first = _ordinal(match["first"]) if match["first"] else last
    yield _date(match, (first * 100 - 99, 0, 0), (last * 100, 0, 0))


def _ordinal(text: str) -> int:
    return ORDINALS.get(text.lower()) or int(text[:-2])


def _day_in_words(match: re.Match[str]) -> Iterator[Quantity]:
    """A day by its number in the month: the 15th day of the eighth lunar month."""
    month = _MONTH_OF.get(match["m"].rstrip(".").title()) or _ordinal(match["m"])
    yield _date(match, (_number(match["y"]), month, _ordinal(match["d"])))


def _lunar_month(match: re.Match[str]) -> Iterator[Quantity]:
    """A month by its number: the ninth lunar month of 1446."""
    yield _date(match, (_number(match["y"]), _ordinal(match["m"]), 0))


def _cut_year(match: re.Match[str]) -> Iterator[Quantity]:
    number = int(match["y"])
    year = number if len(match["y"]) > 2 else number + (2000 if number < _CENTURY_CUT else 1900)  # noqa: PLR2004 - digits of a cut year
    yield _date(match, (year, 0, 0))


def _this_year(match: re.Match[str]) -> Iterator[Quantity]:
    date = _date(match, (0, 0, 0))
    yield replace(date, need="optional" if date.unit else "free")


def _of_month_near(match: re.Match[str]) -> Iterator[Quantity]:
    """The third of last month."""
    day = Fraction(_ordinal(match["d"]))
    yield Quantity("day", day, day, "day", need="optional", span=match.span("d"))


def _distance(match: re.Match[str]) -> Iterator[Quantity]:
    unit = (match["period"] or "day").lower()
    yield Quantity("relative", Fraction(0), Fraction(0), unit, need="free", span=match.span())


_LUNAR = "(?:lunar|leap|intercalary)"
_NTH = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{alternatives(ORDINALS)})"
_YEAR = r"(?:(?<![\w,.$€£¥₩#-])(?<!\bNo\. )|(?<=\b[Mm]id-)|(?<=\b[Pp]re-)|(?<=\b[Pp]ost-))(?P<y>[12]\d{3})"

DATES: Grammar = (
    (Guarded(
        (*_MONTH_WORDS, "month"),
        rf"\b(?P<d>{_NTH})(?: day)? of (?:the )?(?P<m>{_MONTH}|{_NTH}(?= (?:{_LUNAR} )*month))"
        rf"(?: (?:{_LUNAR} )*month)?(?:(?: of|,)(?: the year)? (?P<y>[12]\d{{3}})\b)?", re.I
    ), _day_in_words),
    (Guarded((" month",), rf"\b(?P<m>{_NTH}) {_LUNAR} month(?:(?: of|,) (?P<y>[12]\d{{3}})\b)?", re.I), _lunar_month),
    (Guarded(FIGURES, r"(?<![\d.])(?P<y>[12]\d{3})[-./](?P<m>\d{1,2})[-./](?P<d>\d{1,2})(?!\d)"), _iso),
    (Guarded(
        _MONTH_WORDS,
        rf"\b(?P<m>{_MONTH}) {_DAY.format('d')}(?:{_TO}{_DAY.format('last')}(?![\d,]*\d| (?:percent|million|billion|trillion)))?"
        r"(?!\d|,\d{3})(?:,? (?P<y>[12]\d{3})\b)?"
    ), _day_of_month),
    (Guarded(
        _MONTH_WORDS,
        rf"(?<![\d,.]){_DAY.format('d')}(?:{_TO}{_DAY.format('last')})?(?: of)? (?P<m>{_MONTH})(?:,? (?P<y>[12]\d{{3}})\b)?"
    ), _day_of_month),
    (Guarded(
        ("first ",),
        rf"\bfirst (?P<n>\d{{1,2}}|{alternatives(ONES)}) months(?: of (?:the year|this year|last year|(?P<y>[12]\d{{3}}\b)))?", re.I
    ), _first_months),
    (Guarded(
        ("first ",),
        rf"\bfirst (?P<n>\d{{1,2}}|{alternatives((*ONES, *TENS))}) days of "
        rf"(?:(?:the|this|last) month\b|(?P<m>{_MONTH})(?:,? (?P<y>[12]\d{{3}})\b)?)", re.I
    ), _first_days),
    (Guarded(
        _MONTH_WORDS, rf"\b(?P<m>{_MONTH})(?: ?[-–] ?| to | through )(?P<last>{_MONTH})(?:,? (?:of )?(?P<y>[12]\d{{3}})\b)?"
    ), _months),
    (Guarded(_MONTH_WORDS, rf"\b(?P<m>{_MONTH})(?:,? (?:of |in )?(?P<y>[12]\d{{3}})\b)"), _month_alone),
    (Guarded(_MONTH_WORDS, r"(?:(?<=[a-z,;] )|(?<=mid-)|(?<=\bend-)|(?<=early-)|(?<=late-))"
                rf"(?P<y>)(?P<m>{'|'.join(_MONTHS)}|{_MONTH}(?<=\.))"), _month_alone),
    (Guarded(
        _MONTH_WORDS, rf"(?:^|(?<=[.!?”\"] ))(?P<y>)(?P<m>{'|'.join(m for m in _MONTHS if m not in _OTHER_WORDS)})(?= [a-z])"
    ), _month_alone),
    (Guarded(("centur",), rf"\b(?:(?P<first>{_NTH})(?:{_TO}))?(?P<last>{_NTH})[ -](?:century|centuries)\b", re.I), _centuries),
    (Guarded(("0s",), rf"(?:{_YEAR}|[’'‘](?P<cut>\d0))(?:s? ?(?:[-–]|to) ?(?:the )?[’'‘]?(?P<last>\d0|[12]\d\d0))?s\b"), _decades),
    (Guarded(("ties",), rf"\bthe (?P<y>{alternatives(AGES)})\b", re.I), _spelled_decade),
    (Guarded(FIGURES, rf"{_YEAR}(?:[-–/](?P<last>[12]\d{{3}}|\d{{2}})(?![\d-]))?(?![\d,]*\d|\.\d|[A-Za-z%]| {ZONES})"), _years),
    (Guarded(("fy", "fiscal"), r"\b(?:FY|fiscal(?: year)?) ?[’'‘]?(?P<y>[12]\d{3}|\d{2})\b"), _cut_year),
    (Guarded(FIGURES, r"(?<!\w)[’'‘](?P<y>\d{2})(?![\d’'s])"), _cut_year),
    (Guarded(("year",), r"\b(?:(?:last|this|next|the previous|the following|the same|the current) year|a year (?:ago|earlier|later"
     r"|before|on)|the year before"
                r"|year[- ](?:on|over)[- ]year)\b", re.I), _this_year),
    (Guarded((" month",), rf"\b(?P<d>{_NTH}) of (?:last|this|next|the (?:previous|following|same)|that) month\b", re.I), _of_month_near),
    (re.compile(
        r"\b(?:(?:last|this|next|the previous|the following|the same|the current|earlier this|later this)"
        r" (?P<period>month|week|day)\b"
        r"|today|yesterday|tomorrow|tonight|the day (?:before|after)|a day (?:earlier|later|after|before))", re.I
    ), _distance),
    *WEEKDAYS,
    *TIMES,
)  # fmt: skip
