"""Numbers of forms that both languages share: signs (Ⅳ, ⑦), records (1:47.12), sizes (70B), figures in names (F-16)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from builder.languages.quantity import Quantity
from builder.languages.quantity.grammar import CASE_SIGNS

_IN_NAME = re.compile(r"(?<=[A-Za-z가-힣])(?<!\d[십백천만억조])-?(\d{1,6})(?!\d)")
# A name of letters and figures: F-16, S2, Aa2, 6G. Two that have the same letters, and other figures, are different things.
_LETTERS_AND_FIGURES = re.compile(
    r"(?<![A-Za-z0-9.-])(?!FY)(?:(?P<a>[A-Z][A-Za-z]{0,3})-?(?P<n>\d{1,4})|(?P<m>\d{1,2})(?P<b>[GK]))(?![A-Za-z0-9]|[.,]\d)"
)
_PAR = re.compile(r"(?:\b[Pp]ar[- ]|(?<![가-힣])파 ?)(?P<n>[3-6])(?![\d.])")
_TELEPHONE = re.compile(r"(?<![\d-])(?:0\d{1,2}[- )]\d{3,4}|1[568]\d{2})[- ]\d{4}(?!\d)")
_CASE = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d{{2}})[- ]?"
    rf"(?:{CASE_SIGNS}|(?:Hun|Go|Ga|Gu|Da|Do|Du|No|Na|Nu|Mo|Cho)[A-Za-z-]{{0,8}}) ?(?P<n>\d{{1,7}})(?!\d)"
)


def figures_of_names(text: str) -> Iterator[Quantity]:
    """The figures that are parts of names (코스피200, U-23).

    They may answer figures that are read (KOSPI 200, 23세 이하), and need no answer.
    """
    for found in _IN_NAME.finditer(text):
        number = Fraction(int(found[1]))
        yield Quantity("number", number, number, approximate=True, need="free", span=found.span(1))


def names(text: str) -> Iterator[Quantity]:
    """The names of letters and figures in a text, which the other side has with no other figures, if it has them at all."""
    for found in _LETTERS_AND_FIGURES.finditer(text):
        number = Fraction(int(found["n"] or found["m"]))
        letters = (found["a"] or found["b"]).upper()
        yield Quantity("name", number, number, letters, need="optional", span=found.span())
    for found in _TELEPHONE.finditer(text):
        number = Fraction(int(re.sub(r"\D", "", found[0])))
        yield Quantity("name", number, number, "telephone", need="optional", span=found.span())
    for found in _PAR.finditer(text):
        number = Fraction(int(found["n"]))
        yield Quantity("name", number, number, "par", need="optional", span=found.span())
    for found in _CASE.finditer(text):
        number = Fraction(int(found["year"] + found["n"]))
        yield Quantity("name", number, number, "case", need="optional", span=found.span())


def sign_number(match: re.Match[str]) -> Iterator[Quantity]:
    """A character that is a number: Ⅳ, ⑦, ⑴."""
    number = Fraction(int(unicodedata.numeric(match[0])))
    yield Quantity("label", number, number, span=match.span())


def long_time(match: re.Match[str]) -> Iterator[Quantity]:
    """A length of time in hours, minutes and seconds: 2:03:59."""
    hours, minutes, seconds = (int(part) for part in match[0].split(":"))
    total = Fraction(hours * 3600 + minutes * 60 + seconds)
    yield Quantity("duration", total, total, "second", span=match.span())


_SECONDS = {"d": 86400, "h": 3600, "hr": 3600, "hrs": 3600, "m": 60, "min": 60, "mins": 60, "s": 1, "sec": 1, "secs": 1}


def short_time(match: re.Match[str]) -> Iterator[Quantity]:
    """A length of time with the signs of its units, as programs show it: 2 min 10 s, 1h 30m."""
    parts = re.findall(r"(\d+) ?([a-z]+)", match[0])
    total = Fraction(sum(int(number) * _SECONDS[unit] for number, unit in parts))
    yield Quantity("duration", total, total, "second", span=match.span())


def record(match: re.Match[str]) -> Iterator[Quantity]:
    """A length of time in minutes, seconds and hundredths: 1:47.12."""
    minutes, seconds = match[0].split(":")
    total = int(minutes) * 60 + Fraction(seconds)
    yield Quantity("duration", total, total, "second", span=match.span())


LONG_TIME = re.compile(r"(?<![\d:.])\d{1,2}:\d{2}:\d{2}(?![\d:])")
RECORD = re.compile(r"(?<![\d:.])\d{1,2}:\d{2}\.\d{1,3}(?![\d:])")
SIGNS = re.compile("[Ⅰ-Ⅻ①-⑳⑴-⒇⒈-⒛]")


def size(match: re.Match[str]) -> Iterator[Quantity]:
    """The size of a model: 70B."""
    number = Fraction(match["figures"]) * {"B": 10**9, "M": 10**6}[match["scale"]]
    yield Quantity("number", number, number, need="optional", span=match.span())


def dimensions(match: re.Match[str]) -> Iterator[Quantity]:
    """3D, which 3차원 may answer."""
    number = Fraction(int(match["figure"]))
    yield Quantity("label", number, number, need="optional", span=match.span())


def height(match: re.Match[str]) -> Iterator[Quantity]:
    """A height in feet and inches: 6-foot-2, 6'2."""
    inches = Fraction(int(match["feet"]) * 12 + int(match["inches"]))
    yield Quantity("number", inches, inches, "in", span=match.span())


def is_suffix(text: str, at: int) -> bool:
    """Whether letters directly after figures belong to a number: 70B, 3D, 8m90."""
    return _SUFFIX.match(text, at) is not None


_SUFFIX = re.compile(r"[BMD](?![A-Za-z0-9])|m\d{2}(?![A-Za-z0-9])")
SIZES = re.compile(r"(?<![\w.,])(?P<figures>\d{1,4}(?:\.\d{1,2})?)(?P<scale>[BM])(?![A-Za-z0-9])")
HEIGHT = re.compile(
    r"(?<![\w.,])(?P<feet>[3-8])(?:[- ]?(?:foot|feet|ft)[- ]|[’'′] ?)(?P<inches>\d{1,2})(?: ?in(?:ch(?:es)?)?)?(?!\w)"
)
THREE_D = re.compile(r"(?<![\w.,])(?P<figure>\d)D(?![A-Za-z0-9])")
